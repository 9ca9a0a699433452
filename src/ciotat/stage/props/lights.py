"""Lamps, candles and fires. Their flames glow; the light they cast belongs to the stage."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.props.make import BRASS, FLAME, IRON, STEEL, Make, about_x
from ciotat.stage.solid import coloured, cylinder, lathe, moved, sphere, tube
from ciotat.stage.surface import clad

__all__ = ["candle", "fire", "lamp", "lantern", "torch"]

SHADE = Material(color=srgb("#e8d3a4"), roughness=0.9, emission=(1.5, 0.95, 0.45), two_sided=True)


def flame(height: float, y: float) -> Mesh:
    """A teardrop of light."""
    t = np.linspace(0, 1, 9)
    width = 0.26 * height * np.sin(np.pi * t**0.65)
    return moved(lathe(np.stack([np.maximum(width, 0), t * height], 1), FLAME, sides=8, name="flame"), (0, y, 0))


def lamp(make: Make) -> list[Mesh]:
    if make.era == "modern":
        base = lathe([(0, 0), (0.09, 0), (0.09, 0.015), (0.012, 0.03), (0.012, 0.34), (0, 0.34)], BRASS, sides=20)
        shade = lathe([(0.15, 0.3), (0.1, 0.5)], SHADE, sides=24, name="lampshade")
        return [base, shade, sphere(0.035, (0, 0.37, 0), FLAME, sides=10)]
    if make.era == "ancient":
        bowl = lathe(
            [(0, 0), (0.06, 0), (0.02, 0.03), (0.02, 0.12), (0.07, 0.16), (0.075, 0.18), (0, 0.17)], BRASS, sides=20
        )
        return [bowl, flame(0.06, 0.175)]
    font = [
        (0, 0),
        (0.075, 0),
        (0.07, 0.02),
        (0.025, 0.05),
        (0.02, 0.12),
        (0.06, 0.16),
        (0.065, 0.2),
        (0.03, 0.24),
        (0, 0.24),
    ]
    chimney = [(0.025, 0.25), (0.045, 0.31), (0.022, 0.38), (0.02, 0.46)]
    shade = lathe(
        [(0.14, 0.29), (0.06, 0.4)],
        Material(color=srgb("#4c7a5a"), roughness=0.3, emission=(0.5, 0.75, 0.35), two_sided=True),
        sides=24,
    )
    return [lathe(font, BRASS, sides=20), lathe(chimney, SHADE, sides=12), shade, flame(0.05, 0.26)]


def candle(make: Make) -> list[Mesh]:
    wax = Material(color=srgb("#efe6cf"), roughness=0.5, subsurface=0.6, emission=(0.12, 0.07, 0.03))
    dish = lathe([(0, 0), (0.06, 0), (0.07, 0.015), (0.02, 0.02), (0.02, 0.04), (0, 0.04)], BRASS, sides=18)
    return [dish, cylinder(0.012, 0.16, (0, 0.03, 0), wax, sides=12), flame(0.045, 0.195)]


def lantern(make: Make) -> list[Mesh]:
    if make.era == "ancient" or "灯笼" in make.name:
        red = Material(color=srgb("#c8281c"), roughness=0.7, emission=(1.3, 0.22, 0.08))
        ribs = np.linspace(0, np.pi, 13)
        paper = lathe(
            np.stack([0.06 + 0.1 * np.sin(ribs), 0.06 + 0.13 - 0.13 * np.cos(ribs)], 1),
            red,
            sides=20,
            name="paper lantern",
        )
        caps = [cylinder(0.07, 0.025, (0, y, 0), BRASS, sides=16) for y in (0.04, 0.31)]
        return [
            paper,
            *caps,
            tube([(0, 0.33, 0), (0, 0.45, 0)], 0.004, IRON, sides=4),
            cylinder(0.012, 0.04, (0, 0, 0), red, sides=8),
        ]
    glow = Material(color=srgb("#ffe2a8"), roughness=0.2, emission=(3.2, 1.8, 0.7))
    meshes = [
        cylinder(0.075, 0.06, (0, 0, 0), IRON, sides=16, bevel=0.01),
        cylinder(0.05, 0.13, (0, 0.06, 0), glow, top=0.045, sides=14),
    ]
    meshes.append(
        lathe([(0, 0.19), (0.065, 0.19), (0.06, 0.21), (0.03, 0.25), (0.03, 0.27), (0, 0.27)], IRON, sides=16)
    )
    meshes += [
        tube(
            [(0.062 * np.sin(a), 0.05, 0.062 * np.cos(a)), (0.058 * np.sin(a), 0.2, 0.058 * np.cos(a))],
            0.004,
            IRON,
            sides=4,
        )
        for a in np.arange(4) * np.pi / 2
    ]
    arc = np.linspace(0, np.pi, 11)
    meshes.append(tube(np.stack([0.085 * np.cos(arc), 0.2 + 0.16 * np.sin(arc), 0 * arc], 1), 0.004, STEEL, sides=5))
    return meshes


def torch(make: Make) -> list[Mesh]:
    if make.era == "modern":
        body = lathe([(0, 0), (0.016, 0), (0.016, 0.13), (0.024, 0.16), (0.024, 0.19), (0, 0.19)], IRON, sides=14)
        lens = lathe([(0.022, 0.19), (0, 0.192)], Material(color=(1, 1, 1), emission=(8.0, 7.4, 6.0)), sides=14)
        return [moved(m, (0, 0.03, 0), turn=about_x(np.pi / 2)) for m in (body, lens)]
    return [make.turned(0.018, 0.5, top=0.024), cylinder(0.034, 0.12, (0, 0.44, 0), IRON, sides=10), flame(0.26, 0.52)]


def fire(make: Make) -> list[Mesh]:
    """A ring of stones, logs, embers and tongues of flame."""
    random = make.random("fire")
    meshes: list[Mesh] = []
    for k in range(11):
        a = 2 * np.pi * k / 11 + random.uniform(-0.1, 0.1)
        stone = sphere(random.uniform(0.08, 0.12), (0, 0, 0), sides=8)
        grey = random.uniform(0.5, 0.9)
        meshes.append(
            moved(
                clad(stone, "ashlar", (grey * 0.6, grey * 0.58, grey * 0.55)),
                (0.48 * np.sin(a), 0.04, 0.48 * np.cos(a)),
                a,
            )
        )
    for k in range(7):
        a = 2 * np.pi * k / 7
        log = tube(
            [(0.42 * np.sin(a), 0.05, 0.42 * np.cos(a)), (0.04 * np.sin(a + 1), 0.34, 0.04 * np.cos(a + 1))],
            [0.05, 0.035],
            sides=8,
        )
        meshes.append(clad(coloured(log, np.linspace(0.8, 0.25, len(log.position))), "bark"))
    ember = Material(color=(0.1, 0.03, 0.01), emission=(5.0, 1.1, 0.15))
    meshes.append(lathe([(0.3, 0.01), (0.2, 0.07), (0, 0.1)], ember, sides=14, name="embers"))
    for _ in range(9):
        a, r = random.uniform(0, 6.28), random.uniform(0, 0.15)
        meshes.append(moved(flame(random.uniform(0.25, 0.6), 0.08), (r * np.sin(a), 0, r * np.cos(a)), a))
    return meshes
