"""Large things: bicycle, cart, tent, boat, door, window, clock."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.props.make import BRASS, IRON, PAPER, STEEL, Make, about_x, about_z
from ciotat.stage.solid import box, coloured, cylinder, extrude, lathe, moved, quads, sheet, tube
from ciotat.stage.surface import clad

__all__ = ["bicycle", "boat", "cart", "clock", "door", "log", "tent", "window"]


def _wheel(radius: float, tyre: float, spokes: int, rim: Material, spoke: Material, thick: float) -> list[Mesh]:
    """A wheel standing on the floor in the YZ plane, its middle at height `radius`."""
    a = np.linspace(0, 2 * np.pi, 33)
    ring = np.stack([0 * a, radius + (radius - tyre) * np.sin(a), (radius - tyre) * np.cos(a)], 1)
    meshes = [tube(ring, tyre, rim, sides=6), cylinder(thick * 3, 0.1, (-0.05, radius, 0), spoke, axis="x", sides=10)]
    for k in 2 * np.pi * np.arange(spokes) / spokes:
        end = (0.0, radius + (radius - tyre) * np.sin(k), (radius - tyre) * np.cos(k))
        meshes.append(tube([(0.0, radius, 0.0), end], thick, spoke, sides=4))
    return meshes


def bicycle(make: Make) -> list[Mesh]:
    """A bicycle that points to +Z."""
    paint = Material(color=make.pick("paint", ("#1f2a24", "#5a1c1c", "#1c2a44", "#2a2a2a")), roughness=0.3)
    rubber = Material(color=(0.015, 0.015, 0.015), roughness=0.8)
    meshes = [moved(m, (0, 0, z)) for z in (-0.52, 0.54) for m in _wheel(0.34, 0.02, 14, rubber, STEEL, 0.0018)]
    crank, seat, head, low, back, fork = (
        (0, 0.29, -0.08),
        (0, 0.82, -0.26),
        (0, 0.86, 0.36),
        (0, 0.72, 0.4),
        (0, 0.34, -0.52),
        (0, 0.34, 0.54),
    )
    for a, b in ((crank, seat), (crank, low), (seat, head), (crank, back), (seat, back), (head, low), (low, fork)):
        meshes.append(tube([a, b], 0.015, paint, sides=7))
    meshes.append(
        tube(
            [(-0.27, 0.98, 0.18), (-0.24, 1.0, 0.32), (0, 0.98, 0.35), (0.24, 1.0, 0.32), (0.27, 0.98, 0.18)],
            0.011,
            STEEL,
            sides=6,
        )
    )
    meshes += [
        tube([head, (0, 0.98, 0.35)], 0.012, STEEL, sides=6),
        tube([seat, (0, 0.9, -0.28)], 0.012, STEEL, sides=6),
    ]
    saddle = Material(color=srgb("#3a2418"), roughness=0.5)
    meshes.append(box((0.16, 0.05, 0.25), (0, 0.9, -0.28), saddle, bevel=0.025))
    meshes.append(cylinder(0.09, 0.006, (0.05, 0.29, -0.08), STEEL, axis="x", sides=18))
    return [
        *meshes,
        box((0.09, 0.015, 0.05), (0.13, 0.14, -0.05), rubber),
        box((0.09, 0.015, 0.05), (-0.13, 0.43, -0.11), rubber),
    ]


def cart(make: Make) -> list[Mesh]:
    """A two-wheeled cart; its shafts rest towards +Z."""
    meshes = [make.timber((0.11, 0.03, 1.5), (-0.5 + 0.112 * k, 0.68, -0.1)) for k in range(10)]
    for x in (-0.56, 0.56):
        meshes += [make.timber((0.03, 0.14, 1.5), (x, y, -0.1)) for y in (0.74, 0.92)]
        meshes += [make.timber((0.045, 0.42, 0.05), (x, 0.68, z), turn=True) for z in (-0.8, -0.1, 0.6)]
        meshes += [
            moved(m, (x * 1.25, 0, -0.15))
            for m in _wheel(0.55, 0.04, 12, make.timber((1, 1, 1)).material, make.timber((1, 1, 1)).material, 0.02)
        ]
        meshes.append(make_tube(make, [(x * 0.8, 0.66, -0.6), (x * 0.8, 0.6, 0.8), (x * 0.7, 0.35, 2.0)], 0.032))
    meshes.append(cylinder(0.04, 1.4, (-0.7, 0.55, -0.15), IRON, axis="x", sides=8))
    return [*meshes, make.timber((1.1, 0.28, 0.03), (0, 0.74, -0.85))]


def make_tube(make: Make, path: list[tuple[float, float, float]], radius: float) -> Mesh:
    return tube(path, radius, make.timber((1, 1, 1)).material, sides=8)


def tent(make: Make) -> list[Mesh]:
    """A ridge tent, its opening towards +Z."""
    canvas = make.pick("canvas", ("#9a8c68", "#6f7358", "#b8a888"))
    s, ends = np.linspace(0, 1, 7), (-1.2, 1.2)
    meshes: list[Mesh] = []
    for side in (-1, 1):
        x = side * 1.15 * s
        y = 1.5 * (1 - s) - 0.16 * np.sin(np.pi * s)
        points = np.stack([np.stack([x, y, np.full(7, z)], 1) for z in (ends if side > 0 else ends[::-1])])
        meshes.append(clad(_both(sheet(points, name="tent")), "cloth", canvas))
    back = extrude([(-1.15, 0), (1.15, 0), (0, 1.5)], 0.01)
    meshes.append(clad(moved(back, (0, 0, -1.2)), "cloth", canvas))
    for side in (-1, 1):
        flap = quads([[(side * 1.15, 0, 1.2), (side * 0.55, 0, 1.5), (side * 0.2, 1.0, 1.34), (0, 1.5, 1.2)]])
        meshes.append(clad(_both(flap), "cloth", canvas))
        meshes.append(tube([(0, 1.5, side * 1.2), (0, 0, side * 2.6)], 0.008, PAPER, sides=4))
    return [*meshes, make.turned(0.025, 1.55, (0, 0, 1.2)), make.turned(0.025, 1.55, (0, 0, -1.2))]


def _both(mesh: Mesh) -> Mesh:
    return Mesh(mesh.name, mesh.position, mesh.normal, mesh.index, Material(two_sided=True), uv=mesh.uv)


def boat(make: Make) -> list[Mesh]:
    """A rowing boat, its bow to +Z."""
    z, s = np.linspace(-1.7, 1.9, 17), np.linspace(-1, 1, 13)
    beam = 0.68 * np.clip(1 - np.abs((z + 0.2) / 2.1) ** 2.6, 0, 1) ** 0.8 + 0.01
    keel = 0.02 + 0.28 * np.clip((z - 0.6) / 1.3, 0, 1) ** 2
    top = 0.5 + 0.14 * (z / 1.9) ** 2
    x = beam[:, None] * np.sign(s) * np.abs(s) ** 0.7
    y = keel[:, None] + (top - keel)[:, None] * np.abs(s) ** 2.6
    points = np.stack([x, y, np.broadcast_to(z[:, None], x.shape)], 2)
    hull = sheet(points[:, ::-1], name="hull")
    inner = sheet(points * [0.95, 1, 0.98] + [0, 0.015, 0])
    paint = make.pick("paint", ("#2c4a5c", "#6a2e26", "#e2dccb", "#2f4a38"))
    meshes = [clad(_both(hull), "wood", paint), clad(_both(inner), "wood", make.wood)]
    meshes += [make.timber((0.9 + 0.35 * (abs(k) < 0.5), 0.03, 0.24), (0, 0.36, k)) for k in (-1.1, -0.1, 0.9)]
    meshes += [
        tube(np.stack([side * beam, top + 0.01, z], 1), 0.026, make.timber((1, 1, 1)).material, sides=6)
        for side in (-1, 1)
    ]
    return [
        *meshes,
        make_tube(make, [(-0.5, 0.5, -1.3), (-0.42, 0.52, 1.2)], 0.02),
        make_tube(make, [(0.5, 0.5, -1.3), (0.42, 0.52, 1.2)], 0.02),
    ]


def door(make: Make) -> list[Mesh]:
    """A door in its frame."""
    meshes = [make.timber((0.86, 2.04, 0.045), bevel=0.004, turn=True)]
    for x in (-0.2, 0.2):
        meshes += [
            make.timber((0.28, tall, 0.06), (x, y, 0), bevel=0.012, turn=True) for y, tall in ((0.15, 0.7), (1.0, 0.9))
        ]
    meshes += [make.timber((0.09, 2.1, 0.12), (x, 0, 0), turn=True) for x in (-0.48, 0.48)] + [
        make.timber((1.08, 0.1, 0.13), (0, 2.06, 0))
    ]
    return [*meshes, *(cylinder(0.026, 0.05, (0.34, 1.0, z), BRASS, axis="z", sides=10) for z in (0.02, -0.07))]


def window(make: Make) -> list[Mesh]:
    """A casement in its frame, standing at sill height."""
    glass = Material(color=(0.03, 0.04, 0.05), roughness=0.06)
    meshes = [box((1.0, 1.3, 0.01), (0, 0.9, 0), glass)]
    meshes += [make.timber((0.06, 1.36, 0.07), (x, 0.87, 0), turn=True) for x in (-0.5, 0, 0.5)]
    meshes += [make.timber((1.06, 0.05, 0.06), (0, y, 0)) for y in (0.87, 1.3, 1.75, 2.18)]
    return [*meshes, make.timber((1.2, 0.05, 0.22), (0, 0.82, 0.04))]


def clock(make: Make) -> list[Mesh]:
    """A mantel clock."""
    meshes = [make.timber((0.26, 0.03, 0.14), bevel=0.008), make.timber((0.2, 0.2, 0.11), (0, 0.03, 0), bevel=0.01)]
    arch = extrude([(0.1 * np.cos(a), 0.1 * np.sin(a)) for a in np.linspace(0, np.pi, 15)], 0.11)
    meshes.append(moved(clad(arch, "wood", make.wood), (0, 0.23, -0.055)))
    dial = cylinder(0.075, 0.006, (0, 0.2, 0.055), Material(color=srgb("#efe6d0"), roughness=0.4), axis="z", sides=24)
    rim = cylinder(0.083, 0.004, (0, 0.2, 0.054), BRASS, axis="z", sides=24)
    hands = [
        moved(box((0.005, long, 0.002), (0, 0, 0)), (0, 0.2, 0.062), turn=about_z(a))
        for long, a in ((0.045, 1.0), (0.062, -0.6))
    ]
    return [*meshes, rim, dial, *(Mesh("hand", m.position, m.normal, m.index, IRON, uv=m.uv) for m in hands)]


def log(make: Make) -> list[Mesh]:
    """A felled trunk to sit on, along X."""
    trunk = clad(coloured(cylinder(0.175, 1.6, (-0.8, 0.175, 0), axis="x", sides=14), (0.9, 0.8, 0.7)), "bark")
    face = lathe([(0.16, 0), (0, 0.004)], sides=14, axis="x")
    ends = [
        moved(clad(face, "wood", srgb("#b08a58")), (0.803, 0.175, 0)),
        moved(clad(face, "wood", srgb("#b08a58")), (-0.803, 0.175, 0), np.pi),
    ]
    return [trunk, *ends, moved(make.turned(0.03, 0.2), (0.3, 0.3, 0.05), turn=about_x(0.5))]
