"""A compartment coach about 1895: a door to every compartment, mouldings, lamps on the roof, a footboard along the
side; what a door opens on is furnished. Its middle lies at x = 0."""

from dataclasses import replace

import numpy as np
import shapely
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.vehicles.boiler import arch
from ciotat.stage.vehicles.forms import box, extrude, lathe, mirrored, placed, sheet, tube
from ciotat.stage.vehicles.frame import buffers
from ciotat.stage.vehicles.paint import BRASS, GLASS, GOLD, IRON, STEEL, WOOD, Livery

__all__ = ["AXLES", "BAYS", "HINGE", "LENGTH", "WHEEL_RADIUS", "coach", "leaf"]

LENGTH = 12.4
"""Over the buffers."""
AXLES = (-4.7, -2.9, 2.9, 4.7)
WHEEL_RADIUS = 0.48
_HALF = 5.7
_SIDE = 1.36
_BAY = 1.9
_WAIST = 2.18
BAYS = tuple(float(x) for x in (np.arange(6) - 2.5) * _BAY)
"""The middles of the compartments, and of their doors."""
HINGE = (-0.34, 0.0, _SIDE + 0.012)
"""Where a door hangs, from the middle of its bay."""
_DOOR = (0.34, 1.17, 3.12)
_FLOOR = 1.2
_CUSHION = Material(srgb("#6d2f24"), 0.85, sheen=0.3)
_PANEL = Material(srgb("#8a6a45"), 0.55)
_FRAME = Material(srgb("#6a4d2f"), 0.5)
_CLEAR = replace(GLASS, color=(0.09, 0.1, 0.1))
_CEILING = Material(srgb("#cfc7b2"), 0.8)
_DAY = Material(srgb("#c9d6de"), 0.1, emission=(0.42, 0.47, 0.52))


def coach(paint: Livery, lit: Material, key: str, ajar: frozenset[int] = frozenset()) -> list[Mesh]:
    """One coach; `lit` is the glass of the compartments where a lamp burns, `ajar` the bays whose doors on the +Z side are
    open: see `leaf` for the doors themselves."""
    dice = chance("coach", key)
    glow = dice.random(6) < 0.75
    body = [*_hull(paint.lower, ajar), *_roof(paint.roof)]
    panes, drawn = [lit if g else GLASS for g in glow], dice.random(18) < 0.12
    side = _side(paint, panes, drawn)
    far = mirrored(side)[len(side) :]
    near = _side(paint, panes, drawn, ajar) if ajar else side
    rooms = [part for bay in sorted(ajar) for part in _compartment(BAYS[bay], bool(lit.emission[0] and glow[bay]))]
    return body + near + far + rooms + mirrored(_underframe()) + _between()


def leaf(paint: Livery) -> list[Mesh]:
    """A door by itself: its hinge at the origin, shut along +X, its outside towards +Z."""
    half, low, high = _DOOR
    hole = shapely.box(0.1, 2.42, 2 * half - 0.1, 3.04)
    lower = shapely.box(0.0, low, 2 * half, _WAIST)
    upper = shapely.box(0.0, _WAIST, 2 * half, high) - hole
    outside = [sheet(paint.lower, lower, 0.0, 0.05), sheet(paint.upper, upper, 0.0, 0.05)]
    outside += [sheet(GOLD, shapely.box(0.0, y - 0.006, 2 * half, y + 0.006), 0.004) for y in (2.12, 2.28)]
    handle = [(2 * half - 0.06, 2.0, 0.0), (2 * half - 0.06, 2.0, 0.06), (2 * half - 0.14, 2.0, 0.065)]
    inside = [sheet(_PANEL, lower, 0.05), sheet(_PANEL, upper, 0.05), sheet(_CLEAR, hole, 0.02)]
    inside += [sheet(_FRAME, shapely.box(0.1, low + 0.1, 2 * half - 0.1, 2.2).exterior.buffer(0.02), 0.056)]
    inside += [sheet(_FRAME, hole.exterior.buffer(0.025), 0.056)]
    turned = [
        Mesh("", p.position * (-1, 1, -1) + (2 * half, 0, 0), p.normal * (-1, 1, -1), p.index, p.material)
        for p in inside
    ]
    return [*outside, *turned, tube(BRASS, handle, 0.014, 4)]


def _hull(paint: Material, ajar: frozenset[int]) -> list[Mesh]:
    """The closed box behind the sides, its ends under the arch of the roof, left out where a door is open."""
    section = shapely.box(1.2, 0.08 - _SIDE, 3.3, _SIDE - 0.08) | arch(_SIDE - 0.08, 3.28, 3.62, 0.2)
    half = _BAY / 2 - 0.03
    cuts = [-_HALF - 0.03, *(x for bay in sorted(ajar) for x in (BAYS[bay] - half, BAYS[bay] + half)), _HALF + 0.03]
    return [extrude(paint, section, a, b, "x") for a, b in zip(cuts[::2], cuts[1::2], strict=True) if b - a > 0.1]


def _compartment(bay: float, lamp: bool) -> list[Mesh]:
    """What is seen through an open door: floor, ceiling, two benches face to face, the far window."""
    half, back = _BAY / 2 - 0.03, 0.08 - _SIDE
    parts = [box(WOOD, (2 * half, 0.06, 2 * _SIDE - 0.1), (bay, _FLOOR - 0.03, 0.0))]
    parts += [box(_CEILING, (2 * half, 0.04, 2 * _SIDE - 0.1), (bay, 3.3, 0.0))]
    for side in (-1.0, 1.0):
        wall = bay + side * (half + 0.01)
        parts += [box(_PANEL, (0.04, 2.1, 2 * _SIDE - 0.1), (wall, 2.25, 0.0))]
        parts += [box(_CUSHION, (0.5, 0.16, 2.3), (wall - side * 0.27, 1.6, -0.05), 0.04)]
        parts += [box(_CUSHION, (0.14, 0.62, 2.3), (wall - side * 0.09, 2.0, -0.05), 0.04)]
        parts += [box(WOOD, (0.46, 0.32, 2.26), (wall - side * 0.25, 1.36, -0.05))]
    far = [
        shapely.box(x0, 2.42, x1, 3.04)
        for x0, x1 in ((bay - 0.85, bay - 0.4), (bay - 0.26, bay + 0.26), (bay + 0.4, bay + 0.85))
    ]
    wall_ = shapely.box(bay - half, _FLOOR, bay + half, 3.3) - shapely.union_all(far)
    parts += [sheet(_PANEL, wall_, back + 0.03), *(sheet(_DAY, pane, back + 0.01) for pane in far)]
    if lamp:
        glow = Material(srgb("#ffdfa8"), 0.3, emission=(5.0, 3.2, 1.5))
        parts.append(lathe(glow, [(3.14, 0.0), (3.18, 0.09), (3.28, 0.1)], (bay, 0, 0), "y", 8))
    return parts


def _windows(bay: float) -> list[shapely.Polygon]:
    """The openings of one bay: the door's drop light between two quarter lights, round-cornered."""
    sizes = ((-0.63, 0.44), (0.0, 0.5), (0.63, 0.44))
    return [
        shapely.box(bay + x - w / 2 + 0.05, 2.42, bay + x + w / 2 - 0.05, 3.04).buffer(0.05, quad_segs=1)
        for x, w in sizes
    ]


def _side(
    paint: Livery, glass: list[Material], drawn: NDArray[np.bool_], ajar: frozenset[int] = frozenset()
) -> list[Mesh]:
    holes = [hole for bay in BAYS for hole in _windows(bay)]
    half, low, high = _DOOR
    doors = shapely.union_all([shapely.box(BAYS[k] - half, low, BAYS[k] + half, high) for k in sorted(ajar)])
    z = _SIDE
    skin = shapely.box(-_HALF, _WAIST, _HALF, 3.3) - shapely.union_all(holes) - doors
    below = shapely.box(-_HALF, 1.16, _HALF, _WAIST) - doors
    parts = [sheet(paint.lower, below, z, 0.08), sheet(paint.upper, skin, z, 0.08)]
    rails = [(paint.lower, _WAIST - 0.015, _WAIST + 0.055, 0.014)]
    rails += [(GOLD, y - 0.006, y + 0.006, 0.016) for y in (_WAIST - 0.06, _WAIST + 0.1, 3.2)]
    parts += [sheet(finish, shapely.box(-_HALF, a, _HALF, b) - doors, z + out, 0.014) for finish, a, b, out in rails]
    for k, (bay, pane) in enumerate(zip(BAYS, glass, strict=True)):
        parts += _quarters(paint, bay, pane) if k in ajar else _bay(paint, bay, pane)
    blinds = [h for n, (h, down) in enumerate(zip(holes, drawn, strict=True)) if down and n // 3 not in ajar]
    for hole in blinds:
        x0, _, x1, y1 = hole.bounds
        parts.append(box(WOOD, (x1 - x0, 0.24, 0.01), ((x0 + x1) / 2, y1 - 0.12, z - 0.024)))
    return parts


def _quarters(paint: Livery, bay: float, pane: Material) -> list[Mesh]:
    """What stays of a bay when its door is open: the quarter lights, the posts and the rails one holds."""
    z = _SIDE
    clear = pane if pane.emission[0] else _CLEAR
    parts = [box(clear, (0.46, 0.74, 0.01), (bay + x, 2.73, z - 0.035)) for x in (-0.64, 0.64)]
    parts += [sheet(paint.lower, h.buffer(0.03, quad_segs=1) - h, z + 0.008) for h in _windows(bay)[::2]]
    parts += [box(paint.lower, (0.035, 2.06, 0.05), (bay + dx, 2.2, z - 0.01)) for dx in (-0.365, 0.365)]
    parts += [tube(BRASS, [(bay + dx, 1.85, z + 0.05), (bay + dx, 2.6, z + 0.05)], 0.016, 6) for dx in (-0.44, 0.44)]
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
