"""The lower half of a steam locomotive that does not turn: frames, running boards, splashers, cylinders, buffers."""

import numpy as np
import shapely

from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.vehicles.forms import box, lathe, mirrored, placed, sheet, tube
from ciotat.stage.vehicles.paint import BLACK, BRASS, COPPER, GOLD, IRON, RED, RUBBER, SMOKEBOX, STEEL

__all__ = ["AXLES", "BOGIE", "CRANK", "CYLINDER", "DRIVER", "buffers", "frame"]

DRIVER = 0.92
"""The driving wheels' radius."""
AXLES = (1.35, -0.72, -2.79)
BOGIE = (4.3, 2.58)
CRANK = 0.32
CYLINDER = (3.44, DRIVER, 1.06)


def frame(paint: Material) -> list[Mesh]:
    """Everything under the boiler that stands still in the engine's own frame."""
    middle = [
        box(RED, (0.16, 0.52, 2.62), (5.0, 1.06, 0.0), 0.02),
        box(IRON, (0.3, 0.16, 2.3), (-4.95, 1.05, 0.0)),
        box(IRON, (7.2, 0.5, 0.7), (-0.6, 1.5, 0.0)),
        box(BLACK, (2.1, 0.05, 2.0), (3.95, 1.43, 0.0)),
        *_hook(),
    ]
    return middle + mirrored(_side(paint)) + placed(buffers(), (5.08, 1.06, 0.0)) + _lamp_irons()


def _side(paint: Material) -> list[Mesh]:
    plate = shapely.Polygon(
        [(-5.0, 0.85), (-5.0, 1.42), (4.95, 1.42), (4.95, 0.95), (4.3, 0.85), (1.9, 0.8), (-4.2, 0.62)]
    )
    parts = [sheet(IRON, plate, 0.6, 0.04)]
    parts += [box(BLACK, (9.95, 0.045, 0.76), (-0.03, 1.445, 0.94), 0.012)]
    parts += [box(paint, (9.9, 0.13, 0.03), (-0.03, 1.36, 1.3)), box(GOLD, (9.9, 0.018, 0.01), (-0.03, 1.32, 1.318))]
    parts += [part for x in AXLES for part in _splasher(paint, x)]
    parts += _cylinder() + _steps()
    for x in (*AXLES[:2], -2.79):
        hanger = [(x - 1.0, 1.3, 0.72), (x - 0.99, 0.95, 0.72), (x - 0.95, 0.5, 0.72)]
        parts += [tube(IRON, hanger, 0.03, 6), box(IRON, (0.1, 0.34, 0.1), (x - 0.965, 0.8, 0.72), 0.02)]
    parts += [
        box(IRON, (2.1, 0.12, 0.05), (3.44, 0.52, 0.52)),
        tube(IRON, [(4.9, 0.8, 0.72), (4.88, 0.2, 0.72)], 0.03, 6),
    ]
    pipe = [(1.1, 1.4, 1.0), (1.1, 0.9, 0.98), (1.25, 0.35, 0.8), (1.6, 0.12, 0.74)]
    return [*parts, tube(IRON, [(x + 1.3, y, z) for x, y, z in pipe], 0.022, 6)]


def _splasher(paint: Material, x: float) -> list[Mesh]:
    turn = np.linspace(0.42, np.pi - 0.42, 19)
    over = [(x + 1.02 * np.cos(t), DRIVER + 1.02 * np.sin(t)) for t in turn]
    shape = shapely.Polygon([*over, (over[-1][0], 1.44), (over[0][0], 1.44)])
    bead = shape.buffer(0.012) - shape.buffer(-0.03)
    return [
        sheet(paint, shape, 0.98, 0.42),
        sheet(BRASS, bead & shapely.box(-9, 1.47, 9, 3), 0.995, 0.025),
        sheet(GOLD, shape.buffer(-0.09) - shape.buffer(-0.105), 0.984),
    ]


def _cylinder() -> list[Mesh]:
    """Cylinder and valve chest, their covers and bolts, the slide bars."""
    x, y, z = CYLINDER
    barrel = [
        (-0.52, 0.0),
        (-0.52, 0.3),
        (-0.48, 0.32),
        (-0.44, 0.3),
        (0.44, 0.3),
        (0.48, 0.32),
        (0.52, 0.3),
        (0.54, 0.2),
        (0.6, 0.16),
        (0.61, 0.0),
    ]
    parts = [lathe(BLACK, barrel, (x, y, z), "x", 32), box(BLACK, (0.92, 0.34, 0.44), (x, y + 0.38, z - 0.1), 0.04)]
    parts += [
        lathe(
            STEEL,
            [(a, r) for a, r in ((0.53, 0.0), (0.53, 0.2), (0.57, 0.2), (0.6, 0.17), (0.6, 0.0))],
            (x - 0.01, y, z),
            "x",
            24,
        )
    ]
    for t in np.linspace(0, 2 * np.pi, 12, endpoint=False):
        parts.append(box(STEEL, (0.05, 0.03, 0.03), (x + 0.53, y + 0.26 * np.sin(t), z + 0.26 * np.cos(t))))
    parts += [tube(SMOKEBOX, [(x, y + 0.4, z - 0.15), (x, y + 0.9, z - 0.22), (x, 2.3, 0.62)], 0.11, 14)]
    for dy in (0.15, -0.15):
        parts.append(box(STEEL, (1.2, 0.05, 0.09), (x - 1.12, y + dy, z), 0.01))
    parts += [box(IRON, (0.07, 0.62, 0.34), (x - 1.72, y + 0.16, z - 0.12))]
    drains = [
        tube(COPPER, [(x + dx, y - 0.3, z), (x + dx + 0.05, y - 0.5, z), (x + 0.75, y - 0.55, z)], 0.016, 6)
        for dx in (-0.4, 0.4)
    ]
    return parts + drains


def _steps() -> list[Mesh]:
    parts: list[Mesh] = []
    for x in (-4.8, 4.62):
        parts += [box(IRON, (0.34, 0.03, 0.26), (x, h, 1.24), 0.005) for h in (0.5, 0.92)]
        parts += [box(IRON, (0.03, 0.95, 0.05), (x + dx, 0.95, 1.14)) for dx in (-0.16, 0.16)]
    return parts


def buffers(paint: Material = BLACK, sides: int = 16) -> list[Mesh]:
    """Two buffers with their stocks, pointing along +X from the beam's face at the origin."""
    stock = [(0.0, 0.19), (0.05, 0.14), (0.26, 0.115), (0.27, 0.1)]
    head = [(0.2, 0.065), (0.4, 0.065), (0.43, 0.235), (0.46, 0.235), (0.485, 0.16), (0.495, 0.0)]
    return [
        part
        for z in (-0.87, 0.87)
        for part in (
            lathe(paint, stock, (0, 0, z), "x", sides),
            lathe(STEEL, head, (0, 0, z), "x", sides + 4, crease=30),
        )
    ]


def _hook() -> list[Mesh]:
    """Drawhook, screw coupling, brake hose, and the rivets of the beam."""
    hook = [(5.06, 1.06, 0.0), (5.26, 1.06, 0.0), (5.36, 1.02, 0.0), (5.38, 1.1, 0.0), (5.33, 1.15, 0.0)]
    link = [
        (5.32, 1.1, 0.06),
        (5.34, 0.9, 0.07),
        (5.3, 0.72, 0.07),
        (5.28, 0.6, 0.05),
        (5.28, 0.56, 0.0),
        (5.28, 0.6, -0.05),
        (5.3, 0.72, -0.07),
        (5.34, 0.9, -0.07),
        (5.32, 1.1, -0.06),
    ]
    hose = [(5.06, 1.0, 0.42), (5.2, 1.02, 0.42), (5.28, 0.92, 0.42), (5.26, 0.7, 0.4), (5.2, 0.55, 0.36)]
    rivets = [
        box(RED, (0.03, 0.035, 0.035), (5.085, y, z), 0.01) for y in (0.86, 1.26) for z in np.linspace(-1.22, 1.22, 15)
    ]
    return [
        tube(IRON, hook, 0.04),
        tube(IRON, link, 0.024),
        tube(RUBBER, hose, 0.035),
        *rivets,
        box(BLACK, (0.02, 0.3, 0.3), (5.085, 1.06, 0.0), 0.01),
    ]


def _lamp_irons() -> list[Mesh]:
    return [box(IRON, (0.05, 0.22, 0.03), (5.0, 1.42, z)) for z in (-0.8, 0.8)]
