"""A compartment coach about 1895: a door to every compartment, mouldings, lamps on the roof, a footboard along the
side.
Its middle lies at x = 0."""

import numpy as np
import shapely
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.vehicles.boiler import arch
from ciotat.stage.vehicles.forms import box, extrude, lathe, mirrored, placed, sheet, tube
from ciotat.stage.vehicles.frame import buffers
from ciotat.stage.vehicles.paint import BRASS, GLASS, GOLD, IRON, STEEL, WOOD, Livery

__all__ = ["AXLES", "LENGTH", "WHEEL_RADIUS", "coach"]

LENGTH = 12.4
"""Over the buffers."""
AXLES = (-4.7, -2.9, 2.9, 4.7)
WHEEL_RADIUS = 0.48
_HALF = 5.7
_SIDE = 1.36
_BAY = 1.9
_WAIST = 2.18


def coach(paint: Livery, lit: Material, key: str) -> list[Mesh]:
    """One coach; `lit` is the glass of the compartments where a lamp burns."""
    dice = chance("coach", key)
    glow = dice.random(6) < 0.75
    body = [_hull(paint.lower), *_roof(paint.roof)]
    side = _side(paint, [lit if g else GLASS for g in glow], dice.random(18) < 0.12)
    return body + mirrored(side + _underframe()) + _between()


def _hull(paint: Material) -> Mesh:
    """The closed box behind the sides, its ends under the arch of the roof."""
    section = shapely.box(1.2, 0.08 - _SIDE, 3.3, _SIDE - 0.08) | arch(_SIDE - 0.08, 3.28, 3.62, 0.2)
    return extrude(paint, section, -_HALF - 0.03, _HALF + 0.03, "x")


def _windows(bay: float) -> list[shapely.Polygon]:
    """The openings of one bay: the door's drop light between two quarter lights, round-cornered."""
    sizes = ((-0.63, 0.44), (0.0, 0.5), (0.63, 0.44))
    return [
        shapely.box(bay + x - w / 2 + 0.05, 2.42, bay + x + w / 2 - 0.05, 3.04).buffer(0.05, quad_segs=1)
        for x, w in sizes
    ]


def _side(paint: Livery, glass: list[Material], drawn: NDArray[np.bool_]) -> list[Mesh]:
    bays = (np.arange(6) - 2.5) * _BAY
    holes = [hole for bay in bays for hole in _windows(float(bay))]
    z = _SIDE
    skin = shapely.box(-_HALF, _WAIST, _HALF, 3.3) - shapely.union_all(holes)
    parts = [sheet(paint.lower, shapely.box(-_HALF, 1.16, _HALF, _WAIST), z, 0.08), sheet(paint.upper, skin, z, 0.08)]
    parts += [box(paint.lower, (2 * _HALF + 0.02, 0.07, 0.02), (0, _WAIST + 0.02, z + 0.004))]
    parts += [
        sheet(GOLD, shapely.box(-_HALF, y - 0.006, _HALF, y + 0.006), z + 0.009)
        for y in (_WAIST - 0.06, _WAIST + 0.1, 3.2)
    ]
    for bay, pane in zip(bays, glass, strict=True):
        parts += _bay(paint, float(bay), pane)
    blinds = [hole for hole, down in zip(holes, drawn, strict=True) if down]
    for hole in blinds:
        x0, _, x1, y1 = hole.bounds
        parts.append(box(WOOD, (x1 - x0, 0.24, 0.01), ((x0 + x1) / 2, y1 - 0.12, z - 0.024)))
    return parts


def _bay(paint: Livery, bay: float, pane: Material) -> list[Mesh]:
    z = _SIDE
    parts = [box(pane, (1.74, 0.74, 0.01), (bay, 2.73, z - 0.035))]
    for hole in _windows(bay):
        parts.append(sheet(paint.lower, hole.buffer(0.03, quad_segs=1) - hole, z + 0.008))
    for dx in (-0.36, 0.36):
        parts.append(box(paint.lower, (0.035, 2.06, 0.02), (bay + dx, 2.2, z + 0.006)))
        parts.append(sheet(GOLD, shapely.box(bay + dx * 0.88 - 0.004, 1.25, bay + dx * 0.88 + 0.004, 2.08), z + 0.003))
    parts.append(box(paint.lower, (0.05, 2.06, 0.018), (bay + _BAY / 2, 2.2, z + 0.005)))
    panel = shapely.box(bay + 0.44, 1.27, bay + 0.88, 2.06)
    for dx in (0.0, -1.32):
        shape = shapely.affinity.translate(panel, dx)
        parts.append(sheet(GOLD, shape - shape.buffer(-0.012), z + 0.003))
    parts += [box(paint.lower, (0.5, 0.09, 0.025), (bay, 3.17, z + 0.01), 0.01)]
    parts += [tube(BRASS, [(bay + 0.28, 2.0, z), (bay + 0.28, 2.0, z + 0.06), (bay + 0.2, 2.0, z + 0.065)], 0.014, 4)]
    parts += [tube(BRASS, [(bay + 0.42, 1.95, z + 0.03), (bay + 0.42, 2.5, z + 0.03)], 0.011, 4)]
    parts += [box(IRON, (0.05, 0.06, 0.03), (bay - 0.36, y, z + 0.01)) for y in (1.4, 2.05)]
    return parts


def _roof(paint: Material) -> list[Mesh]:
    sheet = extrude(paint, arch(1.44, 3.27, 3.68, 0.06), -_HALF - 0.12, _HALF + 0.12, "x")
    lamp = [(3.6, 0.13), (3.78, 0.11), (3.78, 0.15), (3.84, 0.08), (3.92, 0.07), (3.93, 0.0)]
    vent = [(3.6, 0.07), (3.76, 0.06), (3.76, 0.12), (3.83, 0.0)]
    bays = (np.arange(6) - 2.5) * _BAY
    parts = [sheet, *(lathe(IRON, lamp, (float(x), 0, 0), "y", 7) for x in bays)]
    parts += [lathe(paint, vent, (float(x) + _BAY / 2, 0, s * 0.55), "y", 6) for x in bays[:-1] for s in (-1, 1)]
    return [*parts, *(box(IRON, (2 * _HALF, 0.04, 0.05), (0, 3.28, s * 1.43)) for s in (-1, 1))]


def _underframe() -> list[Mesh]:
    parts = [
        box(IRON, (2 * _HALF, 0.22, 0.06), (0, 1.05, 1.2)),
        box(WOOD, (2 * _HALF - 0.4, 0.04, 0.24), (0, 0.62, 1.42), 0.01),
        box(WOOD, (2 * _HALF - 0.2, 0.035, 0.16), (0, 1.12, 1.42), 0.01),
    ]
    parts += [box(IRON, (0.04, 0.5, 0.04), (x, 0.86, 1.36)) for x in np.linspace(-5.2, 5.2, 7)]
    truss = [(-2.4, 0.95, 1.18), (-0.9, 0.5, 1.18), (0.9, 0.5, 1.18), (2.4, 0.95, 1.18)]
    parts += [tube(IRON, truss, 0.022, 4), *(box(IRON, (0.05, 0.5, 0.05), (x, 0.75, 1.18)) for x in (-0.9, 0.9))]
    for middle in (-3.8, 3.8):
        parts += [box(IRON, (2.6, 0.16, 0.06), (middle, 0.66, 0.98)), box(IRON, (0.5, 0.3, 0.08), (middle, 0.8, 0.98))]
    for x in AXLES:
        parts += [
            box(IRON, (0.24, 0.26, 0.14), (x, WHEEL_RADIUS, 1.02)),
            box(STEEL, (0.12, 0.1, 0.02), (x, WHEEL_RADIUS, 1.1)),
        ]
        parts += [box(IRON, (0.8 - 0.2 * k, 0.03, 0.08), (x, 0.8 - 0.035 * k, 1.02)) for k in range(3)]
    return parts


def _between() -> list[Mesh]:
    """Both ends' buffer beams and buffers, couplings, the gas cylinder under the floor."""
    ahead = [
        box(IRON, (0.1, 0.34, 2.4), (_HALF - 0.02, 1.05, 0.0)),
        *placed(buffers(IRON, 8), (_HALF, 1.06, 0.0)),
        tube(IRON, [(_HALF, 1.06, 0), (_HALF + 0.5, 1.0, 0)], 0.04, 6),
    ]
    back = [Mesh("", p.position * (-1, 1, -1), p.normal * (-1, 1, -1), p.index, p.material) for p in ahead]
    tank = [(-0.9, 0.0), (-0.88, 0.18), (-0.8, 0.22), (0.8, 0.22), (0.88, 0.18), (0.9, 0.0)]
    return ahead + back + [lathe(IRON, tank, (0.0, 0.72, 0.45), "x", 10)]
