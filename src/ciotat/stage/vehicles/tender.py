"""The tender: coal and water behind the engine. Its front is at x = 0 and it reaches back to -LENGTH."""

import numpy as np
import shapely

from ciotat.core.chance import chance
from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.vehicles.forms import blob, box, extrude, facets, lathe, mirrored, placed, sheet, tube
from ciotat.stage.vehicles.frame import buffers
from ciotat.stage.vehicles.paint import BLACK, BRASS, COAL, GOLD, IRON, RED, STEEL

__all__ = ["AXLES", "LENGTH", "WHEEL_RADIUS", "tender"]

LENGTH = 6.2
AXLES = (-1.25, -3.1, -4.95)
WHEEL_RADIUS = 0.55


def tender(paint: Material, key: str) -> list[Mesh]:
    """Tank with flared coping, lined panels, springs and axle boxes, and a heap of coal of its own shape."""
    flare = [(-1.24, 1.5), (-1.24, 2.6), (-1.3, 2.74), (-1.36, 2.8), (-1.33, 2.82), (-1.26, 2.76), (-1.2, 2.62)]
    section = shapely.Polygon([(y, z) for z, y in flare] + [(y, -z) for z, y in flare[::-1]])
    tank = extrude(paint, section, -6.0, -0.35, "x")
    body = [
        tank,
        box(BLACK, (5.9, 0.1, 2.6), (-3.1, 1.45, 0.0), 0.02),
        box(RED, (0.14, 0.5, 2.6), (-6.13, 1.06, 0.0), 0.02),
        box(IRON, (5.9, 0.4, 1.1), (-3.1, 1.2, 0.0)),
        *_coal(key),
    ]
    filler = [(2.6, 0.28), (2.84, 0.28), (2.86, 0.32), (2.92, 0.3), (2.95, 0.0)]
    body += [lathe(BLACK, filler, (-5.4, 0, 0), "y", 20)]
    back = [Mesh("", p.position * (-1, 1, -1), p.normal * (-1, 1, -1), p.index, p.material) for p in buffers()]
    return body + mirrored(_side()) + placed(back, (-6.2, 1.06, 0.0)) + _ladder()


def _side() -> list[Mesh]:
    panel = shapely.box(-5.8, 1.66, -0.55, 2.5)
    parts = [
        sheet(GOLD, panel - panel.buffer(-0.028), 1.246),
        sheet(GOLD, panel.buffer(-0.06) - panel.buffer(-0.07), 1.244),
    ]
    parts += [tube(BRASS, [(-0.33, 1.6, 1.24), (-0.33, 2.7, 1.24)], 0.02)]
    plate = shapely.Polygon([(-6.05, 1.4), (-0.1, 1.4), (-0.1, 1.0), (-0.7, 0.62), (-5.6, 0.62), (-6.05, 1.0)])
    holes = [shapely.box(x + 0.35, 0.78, x + 1.5, 1.12).buffer(0.08) for x in AXLES[1:]]
    parts += [sheet(IRON, plate - shapely.union_all(holes), 0.96, 0.04)]
    for x in AXLES:
        parts += [
            box(IRON, (0.28, 0.3, 0.16), (x, WHEEL_RADIUS, 1.02), 0.03),
            box(STEEL, (0.16, 0.14, 0.03), (x, WHEEL_RADIUS, 1.105)),
        ]
        leaves = [
            box(IRON, (1.1 - 0.2 * k, 0.035, 0.09), (x, 0.96 - 0.04 * k + 0.02 * (k == 0), 1.02)) for k in range(4)
        ]
        parts += [*leaves, tube(IRON, [(x, 0.7, 1.02), (x, 0.86, 1.02)], 0.04, 6)]
    return parts


def _ladder() -> list[Mesh]:
    rungs = [box(IRON, (0.05, 0.03, 0.3), (-6.06, y, 0.75), 0.005) for y in np.linspace(1.6, 2.6, 5)]
    return [
        *rungs,
        tube(IRON, [(-6.08, 1.4, 0.6), (-6.08, 2.8, 0.6)], 0.016, 6),
        tube(IRON, [(-6.08, 1.4, 0.9), (-6.08, 2.8, 0.9)], 0.016, 6),
    ]


def _coal(key: str) -> list[Mesh]:
    """A rough heap, with lumps on it."""
    dice = chance("coal", key)
    n, m = 22, 12
    x = np.linspace(-4.9, -0.4, n)[:, None] + dice.normal(0, 0.04, (n, m))
    z = np.linspace(-1.18, 1.18, m)[None] + dice.normal(0, 0.03, (n, m))
    hill = np.clip(1 - (np.abs(z) / 1.25) ** 2.5, 0, 1) * np.clip(1 - ((x + 2.4) / 2.9) ** 2, 0.15, 1)
    y = 2.55 + 0.62 * hill + dice.normal(0, 0.05, (n, m))
    grid = np.stack([x, y, z], -1)
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    triangles = np.concatenate([np.stack([a, b, c], -2).reshape(-1, 3, 3), np.stack([a, c, d], -2).reshape(-1, 3, 3)])
    lumps = []
    for _ in range(34):
        i, j = dice.integers(2, n - 3), dice.integers(2, m - 2)
        r = dice.uniform(0.06, 0.13, 3)
        lumps.append(blob(COAL, (r[0], r[1], r[2]), tuple(grid[i, j] + (0, 0.03, 0)), 6))
    return [facets(COAL, triangles), *lumps]
