"""Things to sit and lie on. All face +Z."""

import numpy as np

from ciotat.stage.mesh import Mesh, srgb
from ciotat.stage.props.make import STEEL, Make, about_x
from ciotat.stage.solid import box, moved, tube

__all__ = ["SEATS", "bed", "bench", "chair", "sofa", "stool"]

SEATS = {"chair": 0.45, "bench": 0.45, "stool": 0.46, "sofa": 0.44, "bed": 0.48, "trunk": 0.45, "log": 0.35}
"""How high each seat is, metres."""


def chair(make: Make) -> list[Mesh]:
    if make.era == "ancient":
        return _yoke_chair(make)
    meshes = (
        [make.padded((0.43, 0.055, 0.42), (0, 0.405, 0.0), bevel=0.02)]
        if make.era == "modern"
        else [
            make.timber((0.44, 0.03, 0.42), (0, 0.42, 0)),
            make.padded((0.38, 0.04, 0.36), (0, 0.44, 0.01), bevel=0.02),
        ]
    )
    meshes.append(make.timber((0.40, 0.055, 0.38), (0, 0.37, 0)))
    for x in (-0.18, 0.18):
        meshes.append(make.turned(0.016, 0.42, (x, 0, 0.17), top=0.02))
        back = make.timber((0.036, 0.98, 0.036), bevel=0.008, turn=True)
        meshes.append(moved(back, (x, 0.0, -0.15), turn=about_x(-0.10)))
        meshes.append(make.timber((0.02, 0.02, 0.33), (x, 0.18, 0)))
    meshes.append(make.timber((0.34, 0.02, 0.02), (0, 0.22, 0)))
    for y in (0.93, 0.78, 0.63):
        slat = make.timber((0.36, 0.075 if y > 0.9 else 0.04, 0.018))
        meshes.append(moved(slat, (0, y - 0.04, -0.15 - 0.1 * y), turn=about_x(-0.10)))
    return meshes


def _yoke_chair(make: Make) -> list[Mesh]:
    """A Ming armchair with a yoke back: round posts, a splat, and a rail that overhangs."""
    meshes = [make.timber((0.56, 0.035, 0.46), (0, 0.43, 0)), make.timber((0.52, 0.05, 0.03), (0, 0.37, 0.2))]
    for x in (-0.25, 0.25):
        meshes += [make.turned(0.018, 0.68, (x, 0, 0.2)), make.turned(0.018, 1.08, (x, 0, -0.2))]
        meshes.append(make.timber((0.03, 0.03, 0.42), (x, 0.67, 0)))
        meshes.append(make.timber((0.022, 0.022, 0.4), (x, 0.12, 0)))
    meshes += [
        make.timber((0.15, 0.62, 0.016), (0, 0.46, -0.2), turn=True),
        make.timber((0.66, 0.04, 0.04), (0, 1.07, -0.2)),
    ]
    meshes.append(make.timber((0.5, 0.022, 0.05), (0, 0.08, 0.2)))
    return meshes


def stool(make: Make) -> list[Mesh]:
    meshes = [make.turned(0.18, 0.04, (0, 0.42, 0))]
    for a in np.pi / 4 + np.pi / 2 * np.arange(4):
        meshes.append(
            _leg(make, (0.16 * np.sin(a), 0, 0.16 * np.cos(a)), (0.11 * np.sin(a), 0.43, 0.11 * np.cos(a)), 0.018)
        )
    return meshes


def _leg(make: Make, low: tuple[float, float, float], high: tuple[float, float, float], radius: float) -> Mesh:
    made = make.turned(radius, 0.1)
    leg = tube([low, high], [radius, radius * 1.15], sides=8)
    return Mesh(make.name, leg.position, leg.normal, leg.index, made.material, uv=leg.uv)


def bench(make: Make) -> list[Mesh]:
    meshes = [make.timber((1.6, 0.035, 0.11), (0, 0.415, -0.13 + 0.13 * k)) for k in range(3)]
    for x in (-0.66, 0.66):
        meshes += [make.timber((0.06, 0.41, 0.06), (x, 0, z), turn=True) for z in (-0.14, 0.14)]
        meshes.append(make.timber((0.05, 0.07, 0.36), (x, 0.34, 0)))
    meshes.append(make.timber((1.32, 0.05, 0.04), (0, 0.14, 0)))
    if make.era != "ancient":
        for y in (0.6, 0.75):
            meshes.append(moved(make.timber((1.6, 0.1, 0.028)), (0, y, -0.2), turn=about_x(-0.15)))
        meshes += [
            moved(make.timber((0.05, 0.5, 0.04), turn=True), (x, 0.4, -0.17), turn=about_x(-0.15)) for x in (-0.6, 0.6)
        ]
    return meshes


def sofa(make: Make) -> list[Mesh]:
    meshes = [make.padded((1.9, 0.24, 0.8), (0, 0.1, -0.02), bevel=0.04)]
    meshes += [make.padded((0.86, 0.15, 0.66), (x, 0.31, 0.04), bevel=0.05) for x in (-0.43, 0.43)]
    for x in (-0.43, 0.43):
        meshes.append(moved(make.padded((0.86, 0.46, 0.18), bevel=0.07), (x, 0.42, -0.3), turn=about_x(-0.16)))
    meshes += [make.padded((0.2, 0.5, 0.82), (x, 0.1, -0.02), bevel=0.07) for x in (-0.98, 0.98)]
    meshes += [make.turned(0.025, 0.11, (x, 0, z)) for x in (-0.9, 0.9) for z in (-0.36, 0.32)]
    pillow = make.padded((0.38, 0.38, 0.12), colour=make.pick("pillow", ("#c9a35a", "#d9d2c0", "#7d4a44")), bevel=0.055)
    return [*meshes, moved(pillow, (-0.68, 0.45, -0.12), turn=about_x(-0.35))]


def bed(make: Make) -> list[Mesh]:
    """A bed for one or two, its head at -Z."""
    w, l = 1.45, 2.0
    linen, cover = srgb("#e6e0d3"), make.cloth
    meshes = [
        make.timber((w + 0.08, 0.16, l), (0, 0.2, 0), bevel=0.015),
        make.padded((w, 0.2, l - 0.06), (0, 0.3, 0), colour=linen, bevel=0.06),
    ]
    meshes.append(make.padded((w + 0.1, 0.22, l * 0.66), (0, 0.3, 0.36), colour=cover, bevel=0.06))
    meshes.append(make.padded((w + 0.1, 0.235, 0.26), (0, 0.3, -0.26), colour=linen, bevel=0.06))
    for x in (-0.36, 0.36):
        meshes.append(
            moved(make.padded((0.58, 0.15, 0.38), colour=linen, bevel=0.07), (x, 0.47, -0.76), turn=about_x(0.16))
        )
    if make.era == "1900":
        for z, tall in ((-1.0, 1.15), (1.0, 0.8)):
            meshes += [tube([(x, 0, z), (x, tall, z)], 0.02, STEEL, sides=8) for x in (-w / 2, w / 2)]
            meshes += [
                tube([(x, 0.3, z), (x, tall - 0.05, z)], 0.009, STEEL, sides=6)
                for x in np.linspace(-w / 2, w / 2, 8)[1:-1]
            ]
            meshes.append(tube([(-w / 2, tall - 0.05, z), (w / 2, tall - 0.05, z)], 0.016, STEEL, sides=8))
        return meshes
    meshes.append(make.timber((w + 0.12, 1.0, 0.06), (0, 0, -1.02), bevel=0.02))
    if make.era == "ancient":
        meshes += [make.turned(0.03, 2.1, (x, 0, z)) for x in (-w / 2, w / 2) for z in (-1.0, 1.0)]
        meshes.append(make.timber((w + 0.2, 0.14, l + 0.2), (0, 2.05, 0)))
    meshes += [box((0.06, 0.2, 0.06), (x, 0, 0.92), make.timber((1, 1, 1)).material) for x in (-w / 2, w / 2)]
    return meshes
