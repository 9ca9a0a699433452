"""Tables, desks and shelves."""

import numpy as np

from ciotat.stage.mesh import Mesh, srgb
from ciotat.stage.props.make import BRASS, IRON, Make
from ciotat.stage.solid import box, cylinder, lathe
from ciotat.stage.surface import clad

__all__ = ["desk", "round_table", "shelf", "table", "wardrobe"]


def table(make: Make) -> list[Mesh]:
    w, d, h = 1.3, 0.75, 0.75
    meshes = [make.timber((w, 0.035, d), (0, h - 0.035, 0), bevel=0.01)]
    meshes += [make.timber((w - 0.2, 0.09, 0.022), (0, h - 0.125, z)) for z in (-d / 2 + 0.09, d / 2 - 0.09)]
    meshes += [make.timber((0.022, 0.09, d - 0.2), (x, h - 0.125, 0)) for x in (-w / 2 + 0.09, w / 2 - 0.09)]
    for x in (-w / 2 + 0.09, w / 2 - 0.09):
        for z in (-d / 2 + 0.09, d / 2 - 0.09):
            meshes += _leg(make, x, z, h - 0.035)
    return meshes


def _leg(make: Make, x: float, z: float, tall: float) -> list[Mesh]:
    if make.era != "1900":
        return [make.timber((0.055, tall, 0.055), (x, 0, z), turn=True)]
    profile = [
        (0.0, 0),
        (0.02, 0),
        (0.03, 0.05),
        (0.022, 0.09),
        (0.034, 0.3),
        (0.026, 0.46),
        (0.038, 0.5),
        (0.026, 0.54),
        (0.036, 0.58),
        (0.036, tall),
        (0.0, tall),
    ]
    turned = lathe([(r, y) for r, y in profile], sides=12)
    leg = Mesh(
        make.name,
        turned.position + np.array([x, 0, z], np.float32),
        turned.normal,
        turned.index,
        turned.material,
        uv=turned.uv,
    )
    return [clad(leg, "wood", make.wood)]


def round_table(make: Make) -> list[Mesh]:
    """A cafe table: marble on a cast-iron foot."""
    marble = clad(cylinder(0.34, 0.025, (0, 0.715, 0), sides=32, bevel=0.006), "plaster", srgb("#e2ddd6"))
    foot = [
        (0.0, 0),
        (0.24, 0),
        (0.22, 0.03),
        (0.06, 0.06),
        (0.03, 0.12),
        (0.035, 0.6),
        (0.12, 0.7),
        (0.12, 0.715),
        (0, 0.715),
    ]
    rim = cylinder(0.35, 0.018, (0, 0.712, 0), BRASS, sides=32)
    return [marble, rim, lathe(foot, IRON, sides=16)]


def desk(make: Make) -> list[Mesh]:
    w, d, h = 1.4, 0.7, 0.76
    meshes = [make.timber((w, 0.04, d), (0, h - 0.04, 0), bevel=0.01)]
    for x in (-w / 2 + 0.22, w / 2 - 0.22):
        meshes.append(make.timber((0.4, h - 0.1, d - 0.1), (x, 0.06, 0)))
        for k in range(3):
            y = 0.1 + 0.2 * k
            meshes.append(make.timber((0.35, 0.17, 0.02), (x, y, -d / 2 + 0.045)))
            meshes.append(box((0.09, 0.015, 0.02), (x, y + 0.08, -d / 2 + 0.03), BRASS, bevel=0.004))
    meshes.append(make.timber((w - 0.8, 0.5, 0.02), (0, h - 0.56, d / 2 - 0.1)))
    return meshes


def shelf(make: Make) -> list[Mesh]:
    """A bookcase, filled."""
    w, h, d = 1.1, 1.9, 0.3
    meshes = [make.timber((0.03, h, d), (x, 0, 0), turn=True) for x in (-w / 2, w / 2)]
    meshes.append(make.timber((w, h, 0.015), (0, 0, -d / 2)))
    random = make.random("books")
    hues = ("#6d2a2c", "#2f4a3c", "#2d3a52", "#8a6a3c", "#4a3a30", "#a89a7c", "#7d3f2a", "#50545a")
    for k in range(6):
        y = 0.04 + k * (h - 0.08) / 5
        meshes.append(make.timber((w, 0.025, d), (0, y, 0)))
        if k == 5:
            break
        x = -w / 2 + 0.03
        while x < w / 2 - 0.12:
            thick, tall = random.uniform(0.02, 0.05), random.uniform(0.19, 0.28)
            if random.random() < 0.12:
                x += random.uniform(0.05, 0.18)
            x += thick
            hue = srgb(hues[int(random.integers(len(hues)))])
            meshes.append(
                clad(
                    box((thick * 0.94, tall, 0.19), (x - thick / 2, y + 0.025, random.uniform(0.0, 0.03)), bevel=0.004),
                    "cloth",
                    hue,
                )
            )
    return meshes


def wardrobe(make: Make) -> list[Mesh]:
    w, h, d = 1.2, 2.0, 0.55
    meshes = [
        make.timber((w, h - 0.1, d), (0, 0.06, 0), bevel=0.012, turn=True),
        make.timber((w + 0.1, 0.09, d + 0.08), (0, h - 0.05, 0), bevel=0.02),
    ]
    meshes.append(make.timber((w + 0.05, 0.09, d + 0.03), (0, 0, 0), bevel=0.015))
    for x in (-w / 4, w / 4):
        meshes.append(make.timber((w / 2 - 0.05, h - 0.35, 0.02), (x, 0.2, d / 2), turn=True))
        meshes += [
            make.timber((w / 2 - 0.22, 0.65, 0.02), (x, y, d / 2 + 0.012), bevel=0.014, turn=True) for y in (0.32, 1.1)
        ]
        meshes.append(cylinder(0.016, 0.03, (np.sign(x) * 0.06, 1.0, d / 2 + 0.02), BRASS, axis="z", sides=10))
    return meshes
