"""The upper half of a steam locomotive about 1900: smokebox, boiler, firebox, chimney, domes, cab, driver."""

import numpy as np
import shapely

from ciotat.core.space import Point
from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.vehicles.forms import blob, box, extrude, lathe, mirrored, ring, sheet, tube
from ciotat.stage.vehicles.paint import (
    BLACK,
    BRASS,
    COPPER,
    GLASS,
    GOLD,
    IRON,
    LEATHER,
    LENS,
    SMOKEBOX,
    STEEL,
    painted,
)

__all__ = ["AXIS", "CHIMNEY", "LANTERN", "boiler", "cab", "chimney", "lantern", "smokebox"]

AXIS = 2.55
"""The height of the boiler's axis over the rail."""
CHIMNEY: Point = (3.72, 4.12, 0.0)
LANTERN: Point = (4.78, 3.52, 0.0)
_MIDDLE: Point = (0.0, AXIS, 0.0)


def boiler(paint: Material) -> list[Mesh]:
    """The barrel with its bands, the firebox, the domes and the handrails."""
    parts = [lathe(paint, [(-1.7, 0.7), (2.9, 0.7)], _MIDDLE, sides=44)]
    parts += [ring(BRASS, x, 0.06, 0.712, _MIDDLE, "x", 44) for x in (-1.62, 0.0, 1.45, 2.86)]
    outline = shapely.box(1.5, -0.42, 2.92, 0.42).buffer(0.36, quad_segs=6)
    parts += [extrude(paint, outline, -3.42, -1.7, "x")]
    parts += [
        extrude(BRASS, outline.buffer(0.012).difference(outline.buffer(-0.02)), x, x + 0.05, "x")
        for x in (-1.76, -2.6, -3.4)
    ]
    dome = [
        (3.14, 0.47),
        (3.21, 0.39),
        (3.27, 0.345),
        (3.42, 0.325),
        (3.58, 0.305),
        (3.68, 0.26),
        (3.75, 0.19),
        (3.79, 0.1),
        (3.80, 0.0),
    ]
    parts += [lathe(BRASS, dome, (0.75, 0.0, 0.0), "y", 28)]
    valve = [
        (3.16, 0.34),
        (3.26, 0.25),
        (3.34, 0.205),
        (3.52, 0.165),
        (3.62, 0.165),
        (3.68, 0.215),
        (3.71, 0.2),
        (3.7, 0.12),
        (3.62, 0.11),
    ]
    parts += [lathe(BRASS, valve, (-2.2, 0.0, 0.0), "y", 28)]
    parts += [tube(COPPER, [(-2.2, 3.6, z), (-2.2, 3.82, z)], 0.035) for z in (-0.06, 0.06)]
    whistle = [(3.26, 0.025), (3.44, 0.025), (3.44, 0.05), (3.48, 0.05), (3.5, 0.055), (3.66, 0.055), (3.7, 0.0)]
    parts += [lathe(BRASS, whistle, (-3.12, 0.0, 0.2), "y", 12)]
    return parts + mirrored(_rails())


def _rails() -> list[Mesh]:
    """One side's handrail on its knobs, injector pipe and sand box."""
    z, y = 0.8, AXIS + 0.2
    parts = [tube(STEEL, [(x, y, z) for x in (-3.3, 0.0, 2.9, 4.5)], 0.02)]
    parts += [tube(STEEL, [(x, y, 0.66), (x, y, z + 0.015)], 0.028, 6) for x in (-3.0, -1.2, 0.6, 2.2, 3.4, 4.4)]
    bend = [(-3.4, 2.1, 0.86), (-1.9, 2.1, 0.86), (1.6, 1.98, 0.68), (1.95, 2.02, 0.66), (2.05, 2.2, 0.6)]
    parts += [
        tube(COPPER, bend, 0.032),
        lathe(BRASS, [(1.95, 0.0), (1.95, 0.075), (2.15, 0.075), (2.15, 0.0)], (0.0, 2.2, 0.68), "x", 12),
    ]
    return parts


def smokebox() -> list[Mesh]:
    """The smokebox with its rivets, and the door: dished, ringed, hung on two straps, closed by a dart."""
    shell = [(2.9, 0.7), (2.9, 0.77), (4.5, 0.77), (4.55, 0.755), (4.58, 0.72), (4.58, 0.0)]
    door = [(4.58, 0.63), (4.615, 0.62), (4.66, 0.52), (4.7, 0.36), (4.72, 0.18), (4.725, 0.0)]
    parts = [lathe(SMOKEBOX, shell, _MIDDLE, sides=44), lathe(SMOKEBOX, door, _MIDDLE, sides=36, crease=50)]
    parts += [lathe(STEEL, [(4.57, 0.66), (4.6, 0.655), (4.6, 0.615), (4.585, 0.61)], _MIDDLE, sides=44)]
    turns = np.linspace(0, 2 * np.pi, 28, endpoint=False)
    parts += [_rivet((4.58, AXIS + 0.7 * np.cos(t), 0.7 * np.sin(t)), "x") for t in turns]
    for row in (2.97, 4.44):
        for t in np.linspace(-2.2, 2.2, 26):
            parts.append(_rivet((row, AXIS + 0.77 * np.cos(t), 0.77 * np.sin(t)), "r"))
    for y in (0.24, -0.24):
        strap = [(4.6, AXIS + y, 0.6), (4.655, AXIS + y, 0.46), (4.715, AXIS + y, 0.2), (4.722, AXIS + y * 0.9, -0.1)]
        parts.append(tube(STEEL, strap, 0.03, 6))
    parts += [tube(STEEL, [(4.62, AXIS - 0.33, 0.63), (4.62, AXIS + 0.33, 0.63)], 0.035, 8)]
    hub = [(4.72, 0.09), (4.75, 0.085), (4.78, 0.04), (4.86, 0.035), (4.87, 0.0)]
    parts += [lathe(STEEL, hub, _MIDDLE, sides=16)]
    for angle, out in ((250.0, 4.85), (195.0, 4.8)):
        a = np.radians(angle)
        tip = (out + 0.01, AXIS + 0.3 * np.sin(a), 0.3 * np.cos(a))
        parts.append(
            tube(STEEL, [(out - 0.02, AXIS, 0.0), (out, AXIS + 0.15 * np.sin(a), 0.15 * np.cos(a)), tip], 0.018)
        )
    saddle = [(1.4, -0.62), (1.4, 0.62), (1.8, 0.5), (2.1, 0.68), (2.1, -0.68), (1.8, -0.5)]
    parts += [extrude(SMOKEBOX, shapely.Polygon(saddle).convex_hull, 2.92, 4.5, "x")]
    rail = [(4.6, AXIS + 0.2 + 0.62 * np.sin(t) * 0.98, 0.8 * np.cos(t)) for t in np.linspace(0.0, np.pi, 13)]
    return [*parts, tube(STEEL, rail, 0.018, 6)]


def _rivet(at: Point, way: str) -> Mesh:
    x, y, z = at
    if way == "x":
        return box(SMOKEBOX, (0.02, 0.028, 0.028), (x + 0.006, y, z))
    return box(SMOKEBOX, (0.028, 0.028, 0.028), (x, y, z))


def chimney() -> list[Mesh]:
    """A flared base, a tapered barrel, a copper cap."""
    x = CHIMNEY[0]
    base = [(3.18, 0.5), (3.27, 0.42), (3.33, 0.32), (3.4, 0.265), (3.5, 0.24), (3.92, 0.222)]
    cap = [
        (3.86, 0.23),
        (3.9, 0.245),
        (3.95, 0.3),
        (3.99, 0.345),
        (4.03, 0.36),
        (4.07, 0.35),
        (4.12, 0.31),
        (4.14, 0.285),
        (4.12, 0.262),
        (3.9, 0.2),
    ]
    hole = [(3.95, 0.22), (3.95, 0.0)]
    return [
        lathe(SMOKEBOX, base, (x, 0, 0), "y", 36),
        lathe(COPPER, cap, (x, 0, 0), "y", 30, crease=60),
        lathe(BLACK, hole, (x, 0, 0), "y", 24),
    ]


def lantern(at: Point, size: float = 1.0) -> list[Mesh]:
    """A headlamp: round case, brass rim, glowing lens, a hood with its chimney."""
    x, y, z = at
    s = size
    case = [(-0.3, 0.0), (-0.3, 0.13), (-0.24, 0.17), (0.0, 0.185)]
    rim = [(-0.02, 0.18), (-0.02, 0.205), (0.035, 0.205), (0.045, 0.19), (0.03, 0.165)]
    lens = [(0.0, 0.17), (0.025, 0.12), (0.035, 0.06), (0.038, 0.0)]

    def turned(material: Material, profile: list[tuple[float, float]]) -> Mesh:
        return lathe(material, [(a * s, r * s) for a, r in profile], (x, y, z), "x", 16, crease=50)

    hood = [(0.15, 0.09), (0.24, 0.08), (0.24, 0.11), (0.28, 0.1), (0.31, 0.0)]
    return [
        turned(BLACK, case),
        turned(BRASS, rim),
        turned(LENS, lens),
        lathe(BLACK, [(a * s, r * s) for a, r in hood], (x - 0.13 * s, y, z), "y", 14),
        box(IRON, (0.2 * s, 0.2 * s, 0.12 * s), (x - 0.14 * s, y - 0.26 * s, z)),
    ]


def cab(paint: Material) -> list[Mesh]:
    """Sheets with windows and an open doorway, an arched roof with its rain strip, and the crew's dark shapes."""
    side = shapely.box(-5.02, 1.46, -3.4, 3.22) - shapely.box(-5.3, 2.05, -4.55, 2.95).buffer(0.08, quad_segs=4)
    side -= shapely.box(-4.25, 2.36, -3.68, 2.98).buffer(0.04, quad_segs=3)
    frame = shapely.box(-4.25, 2.36, -3.68, 2.98)
    lining = shapely.box(-4.48, 1.62, -3.5, 2.2)
    walls = [
        extrude(paint, side, 1.27, 1.31, "z"),
        sheet(BRASS, frame.buffer(0.075, quad_segs=3) - frame.buffer(0.035, quad_segs=3), 1.325, 0.015),
        sheet(GOLD, lining - lining.buffer(-0.025), 1.314),
        box(BRASS, (0.62, 0.2, 0.015), (-4.0, 1.92, 1.318), 0.01),
        tube(BRASS, [(-5.04, 1.6, 1.34), (-5.04, 2.9, 1.34)], 0.02),
        tube(BRASS, [(-4.58, 1.5, 1.34), (-4.58, 2.2, 1.34)], 0.018),
    ]
    front = shapely.Polygon([(1.46, -1.3), (1.46, 1.3), (3.2, 1.3), (3.42, 0.7), (3.5, 0.0), (3.42, -0.7), (3.2, -1.3)])
    holes = [shapely.Point(2.98, z).buffer(0.2, quad_segs=8) for z in (-0.88, 0.88)]
    rims = [extrude(BRASS, h.buffer(0.035) - h, -3.4, -3.36, "x") for h in holes]
    panes = [extrude(GLASS, h, -3.43, -3.42, "x") for h in holes]
    floor = box(IRON, (1.7, 0.06, 2.5), (-4.2, 1.46, 0.0))
    return [
        *mirrored(walls),
        extrude(paint, front - shapely.union_all(holes), -3.45, -3.4, "x"),
        floor,
        *rims,
        *panes,
        *_roof(),
        *_crew(),
    ]


def arch(width: float, eave: float, crown: float, thick: float) -> shapely.Polygon:
    """The (y, z) section of an arched roof sheet."""
    t = np.linspace(-1, 1, 17)
    over = [(eave + (crown - eave) * (1 - abs(k) ** 2.4), k * width) for k in t]
    return shapely.Polygon(over + [(y - thick, z) for y, z in over[::-1]])


def _roof() -> list[Mesh]:
    sheet = extrude(SMOKEBOX, arch(1.43, 3.16, 3.62, 0.05), -5.35, -3.2, "x")
    strips = [box(IRON, (2.0, 0.04, 0.03), (-4.25, 3.35, z), 0.0) for z in (-1.2, 1.2)]
    return [sheet, *strips, box(IRON, (0.7, 0.08, 0.8), (-4.3, 3.64, 0.0), 0.02)]


def _crew() -> list[Mesh]:
    """A driver leaning at the window and a fireman: shapes only, in the dark of the cab."""
    coat, skin, cap = painted("#20242c", 0.9), painted("#6d4c3a", 0.7), painted("#14161a", 0.8)
    parts: list[Mesh] = []
    for x, z, lean in ((-4.05, 0.86, 0.12), (-4.5, -0.5, 0.0)):
        parts += [blob(coat, (0.17, 0.4, 0.26), (x, 2.2, z), 8), blob(coat, (0.14, 0.1, 0.3), (x, 2.52, z), 8)]
        parts += [blob(skin, (0.1, 0.135, 0.09), (x + lean / 2, 2.75, z + lean), 8)]
        parts += [blob(cap, (0.13, 0.055, 0.12), (x + 0.02 + lean / 2, 2.86, z + lean), 8)]
    gauges = [lathe(BRASS, [(-3.5, 0.0), (-3.5, 0.07), (-3.46, 0.07)], (0, 2.7, z), "x", 12) for z in (-0.2, 0.1, 0.3)]
    return [*parts, *gauges, box(LEATHER, (0.3, 0.05, 0.4), (-4.3, 1.95, 0.9))]
