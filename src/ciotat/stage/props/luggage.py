"""Bags, trunks, parcels and what people carry on a journey."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.props.make import BRASS, IRON, PAPER, Make
from ciotat.stage.solid import box, cylinder, lathe, moved, sheet, tube
from ciotat.stage.surface import clad

__all__ = ["bag", "basket", "chest", "fan", "flower", "hat", "parcel", "stick", "suitcase", "umbrella"]

HIDES = ("#6a4426", "#4a3020", "#7d5a38", "#3d3a34")


def _handle(width: float, y: float, tall: float, z: float = 0.0) -> Mesh:
    arc = np.linspace(0, np.pi, 9)
    points = np.stack([width / 2 * np.cos(arc), y + tall * np.sin(arc), np.full(9, z)], 1)
    return tube(points, 0.011, Material(color=srgb("#3a2418"), roughness=0.5), sides=6)


def suitcase(make: Make) -> list[Mesh]:
    hide = make.pick("hide", HIDES)
    meshes = [clad(box((0.6, 0.4, 0.19), bevel=0.025, name="suitcase"), "cloth", hide)]
    meshes += [
        box((0.035, 0.406, 0.196), (x, -0.003, 0), Material(color=srgb("#3a2418"), roughness=0.45), bevel=0.008)
        for x in (-0.17, 0.17)
    ]
    meshes += [
        box((0.05, 0.05, 0.05), (x, y, z), BRASS, bevel=0.012)
        for x in (-0.285, 0.285)
        for y in (-0.004, 0.354)
        for z in (-0.08, 0.08)
    ]
    return [*meshes, _handle(0.13, 0.4, 0.05), box((0.04, 0.03, 0.012), (0.1, 0.3, 0.097), BRASS, bevel=0.003)]


def bag(make: Make) -> list[Mesh]:
    hide = make.pick("hide", HIDES)
    body = [(0.0, 0.0), (0.16, 0.0), (0.19, 0.06), (0.175, 0.2), (0.1, 0.27), (0.0, 0.28)]
    made = lathe(body, sides=20)
    squashed = Mesh(
        "bag", made.position * np.array([1.15, 1, 0.62], np.float32), made.normal, made.index, made.material, uv=made.uv
    )
    return [
        clad(squashed, "cloth", hide),
        _handle(0.17, 0.26, 0.12, 0.03),
        _handle(0.17, 0.26, 0.12, -0.03),
        box((0.24, 0.02, 0.02), (0, 0.27, 0), BRASS, bevel=0.006),
    ]


def chest(make: Make) -> list[Mesh]:
    """A travelling trunk."""
    meshes = [make.timber((0.9, 0.45, 0.5), bevel=0.02)]
    meshes += [box((0.05, 0.46, 0.515), (x, -0.004, 0), IRON, bevel=0.006) for x in (-0.32, 0.32)]
    meshes += [box((0.91, 0.03, 0.51), (0, y, 0), IRON, bevel=0.004) for y in (0.0, 0.3, 0.425)]
    return [*meshes, box((0.08, 0.1, 0.02), (0, 0.27, 0.255), BRASS, bevel=0.006)]


def parcel(make: Make) -> list[Mesh]:
    brown = make.pick("paper", ("#a5824f", "#8f7048", "#b39464"))
    string = Material(color=srgb("#d9cba8"), roughness=0.9)
    return [
        clad(box((0.3, 0.18, 0.22), bevel=0.012, name="parcel"), "cloth", brown),
        box((0.304, 0.184, 0.006), (0, -0.001, 0), string),
        box((0.006, 0.184, 0.224), (0, -0.001, 0), string),
        box((0.09, 0.001, 0.06), (0.07, 0.18, 0.05), PAPER),
    ]


def basket(make: Make) -> list[Mesh]:
    cane = srgb("#a07a46")
    meshes = [
        clad(lathe([(0, 0), (0.13, 0), (0.18, 0.16), (0.17, 0.16), (0.12, 0.02), (0, 0.02)], sides=20), "cloth", cane)
    ]
    arc = np.linspace(0, np.pi, 13)
    meshes.append(
        clad(tube(np.stack([0.17 * np.cos(arc), 0.15 + 0.2 * np.sin(arc), 0 * arc], 1), 0.01, sides=6), "cloth", cane)
    )
    cloth = make.padded((0.24, 0.08, 0.24), (0, 0.1, 0), colour=srgb("#d8cfc0"), bevel=0.035)
    return [*meshes, cloth]


def umbrella(make: Make) -> list[Mesh]:
    """An open umbrella; the hand is at its foot."""
    silk = Material(
        color=make.pick("silk", ("#16181c", "#5a1a1e", "#1c2c44", "#2a3a2c")), roughness=0.6, sheen=0.4, two_sided=True
    )
    if make.era == "ancient":
        silk = Material(
            color=make.pick("oilpaper", ("#b8452a", "#c79a4a", "#7a8a5a")),
            roughness=0.45,
            subsurface=0.3,
            two_sided=True,
        )
    ribs, around, along = 8, np.linspace(0, 2 * np.pi, 49), np.linspace(0.02, 1, 7)
    sag = 0.05 * np.abs(np.sin(ribs / 2 * around))[None] * along[:, None] ** 2
    radius = 0.56 * along[:, None] * (1 - sag * 0.8)
    points = np.stack(
        [radius * np.cos(-around), 0.98 - 0.22 * along[:, None] ** 1.8 + sag * 0.6, radius * np.sin(-around)], 2
    )
    pole = [cylinder(0.008, 1.0, (0, 0.0, 0), IRON, sides=8), make.turned(0.014, 0.12)]
    spokes = [
        tube([(0, 0.72, 0), (0.4 * np.cos(a), 0.86, 0.4 * np.sin(a))], 0.003, IRON, sides=4)
        for a in 2 * np.pi * np.arange(ribs) / ribs
    ]
    return [sheet(points, silk, name="umbrella"), *pole, *spokes]


def stick(make: Make) -> list[Mesh]:
    """A walking stick, its crook up."""
    arc = np.linspace(0, np.pi, 8)
    crook = np.stack([0 * arc, 0.85 + 0.045 * np.sin(arc), 0.045 - 0.045 * np.cos(arc)], 1)
    path = np.concatenate([[(0, 0, 0), (0, 0.4, 0), (0, 0.8, 0)], crook])
    return [
        tube(path, 0.011, make.timber((1, 1, 1)).material, sides=8),
        cylinder(0.012, 0.03, (0, 0, 0), BRASS, sides=8),
    ]


def fan(make: Make) -> list[Mesh]:
    """A folding fan of painted paper, open, by its pivot."""
    angle = np.linspace(-1.25, 1.25, 15)
    rings = [
        np.stack([r * np.sin(angle), r * np.cos(angle), 0.004 * (-1.0) ** np.arange(15)], 1) for r in (0.02, 0.1, 0.215)
    ]
    paper = Material(
        color=make.pick("leaf", ("#f0e6cf", "#c8463c", "#5a83a0", "#e8c890")), roughness=0.8, two_sided=True
    )
    sticks = Material(color=srgb("#3a2617"), roughness=0.5, two_sided=True)
    return [sheet(np.stack(rings[:2]), sticks), sheet(np.stack(rings[1:]), paper)]


def hat(make: Make) -> list[Mesh]:
    felt = Material(color=make.pick("felt", ("#2a2724", "#4a3a2c", "#5a5a5a")), roughness=0.95, sheen=0.4)
    made = lathe(
        [(0.0, 0.004), (0.15, 0.012), (0.155, 0.016), (0.09, 0.014), (0.085, 0.1), (0.06, 0.125), (0, 0.115)],
        felt,
        sides=26,
    )
    return [
        made,
        cylinder(0.0905, 0.025, (0, 0.016, 0), Material(color=(0.02, 0.02, 0.02), roughness=0.6), top=0.089, sides=26),
    ]


def flower(make: Make) -> list[Mesh]:
    """A bunch of flowers, stems down."""
    random = make.random("flowers")
    green = Material(color=srgb("#3f5c28"), roughness=0.8, two_sided=True)
    hues = (("#c22a2a", "#e8d9d0"), ("#e6c437", "#f0ead8"), ("#d98fb0", "#8a5ab0"), ("#f0ead8", "#c9d8e8"))[
        int(random.integers(4))
    ]
    meshes: list[Mesh] = []
    for k in range(11):
        a, r = random.uniform(0, 6.28), 0.11 * np.sqrt(k / 11)
        top = np.array([r * np.sin(a), 0.3 + random.uniform(-0.03, 0.05), r * np.cos(a)])
        meshes.append(tube(np.stack([top * [0.1, 0, 0.1], top * [0.4, 0.5, 0.4], top]), 0.003, green, sides=4))
        petal = Material(color=srgb(hues[k % 2]), roughness=0.7, subsurface=0.4)
        bloom = lathe(
            [(0, -0.015), (0.012, -0.012), (0.03, 0.008), (0.026, 0.014), (0.014, 0.004), (0.01, 0.012), (0, 0.008)],
            petal,
            sides=9,
        )
        meshes.append(moved(bloom, (float(top[0]), float(top[1]), float(top[2])), a))
    wrap = lathe(
        [(0.022, 0.03), (0.025, 0.1), (0.1, 0.25)],
        Material(color=srgb("#d8cdb4"), roughness=0.85, two_sided=True),
        sides=14,
    )
    return [*meshes, wrap]
