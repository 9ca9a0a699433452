"""The shapes of road vehicles and boats, each around its own middle, forward along +X."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import shapely

from ciotat.core.space import Point, cross
from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.vehicles.boiler import lantern
from ciotat.stage.vehicles.forms import box, extrude, facets, lathe, mirrored, placed, sheet, tube
from ciotat.stage.vehicles.paint import BLACK, BRASS, GLASS, GOLD, IRON, LEATHER, LENS, RUBBER, STEEL, WOOD, painted

__all__ = ["Build", "build"]


@dataclass(frozen=True, eq=False)
class Build:
    """`parts` that stand still in the vehicle's frame, `wheels` as (parts, x, radius), where the `lights` and the
    `exhaust`
    are, what to look at (`head`), `length` in metres."""

    parts: list[Mesh]
    wheels: list[tuple[list[Mesh], float, float]]
    head: Point
    length: float
    lights: tuple[Point, ...] = ()
    exhaust: Point | None = None
    afloat: bool = False


_PAINTS = {
    "red": "#7c1d18",
    "blue": "#1d3457",
    "green": "#1f3d2c",
    "white": "#cfcbc2",
    "black": "#141517",
    "yellow": "#b58a2c",
}


def build(species: str, era: str, paint: str) -> Build:
    """The vehicle of a species and an era; unknown species are carts."""
    colour = next((painted(code, 0.22) for word, code in _PAINTS.items() if word in paint.lower()), None)
    makers: dict[str, Callable[[Material], Build]] = {
        "car": _car if era == "modern" else _tourer,
        "carriage": _carriage,
        "boat": _boat,
    }
    return makers.get(species, _cart)(colour or painted("#39424a" if era == "modern" else "#2a1c18", 0.25))


def _pair(wheel: list[Mesh], x: float, radius: float, track: float) -> list[tuple[list[Mesh], float, float]]:
    """A wheel made for the right-hand side and its mirror image, on one axle."""
    right = placed(wheel, (0.0, 0.0, track))
    return [(right, x, radius), (mirrored(right)[len(right) :], x, radius)]


def _wooden_wheel(radius: float, spokes: int, paint: Material) -> list[Mesh]:
    rim = [
        (-0.03, radius - 0.07),
        (-0.03, radius - 0.012),
        (0.03, radius - 0.012),
        (0.03, radius - 0.07),
        (-0.03, radius - 0.07),
    ]
    iron = [(-0.032, radius - 0.014), (-0.032, radius), (0.032, radius), (0.032, radius - 0.014)]
    hub = [(-0.12, 0.05), (-0.08, 0.075), (0.08, 0.075), (0.12, 0.055), (0.14, 0.05), (0.14, 0.0)]
    parts = [
        lathe(paint, rim, axis="z", sides=30),
        lathe(IRON, iron, axis="z", sides=30),
        lathe(paint, hub, axis="z", sides=12),
    ]
    for turn in np.arange(spokes) * 2 * np.pi / spokes:
        way = np.array([np.cos(turn), np.sin(turn), 0.0])
        parts.append(tube(paint, [way * 0.06, way * (radius - 0.05)], 0.02, 5))
    return parts


def _tyred_wheel(radius: float, hub: Material) -> list[Mesh]:
    r = radius
    tyre = [
        (-0.09, r - 0.13),
        (-0.1, r - 0.05),
        (-0.07, r - 0.01),
        (0.0, r),
        (0.07, r - 0.01),
        (0.1, r - 0.05),
        (0.09, r - 0.13),
    ]
    disc = [(0.04, r - 0.12), (0.075, r - 0.13), (0.06, r - 0.17), (0.09, 0.1), (0.1, 0.06), (0.1, 0.0)]
    holes = [
        box(IRON, (0.05, 0.05, 0.02), (0.12 * np.cos(t), 0.12 * np.sin(t), 0.09)) for t in np.arange(5) * 2 * np.pi / 5
    ]
    return [lathe(RUBBER, tyre, axis="z", sides=28, crease=60), lathe(hub, disc, axis="z", sides=24), *holes]


def _loft(paint: Material, sections: list[tuple[float, list[tuple[float, float]]]]) -> Mesh:
    """A skin over cross sections: (x, [(y, z), ...]) all with the same number of points, from the keel outward."""
    grid = np.array([[(x, y, z) for y, z in points] for x, points in sections], np.float64)
    a, b, c, d = grid[:-1, :-1], grid[:-1, 1:], grid[1:, 1:], grid[1:, :-1]
    quads = np.stack([a, d, c, b], -2).reshape(-1, 4, 3)
    made = facets(paint, quads)
    along, across = np.gradient(grid, axis=0), np.gradient(grid, axis=1)
    normal = cross(along, across)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-9)
    corner = [normal[:-1, :-1], normal[1:, :-1], normal[1:, 1:], normal[:-1, 1:]]
    smooth = np.stack(corner, -2).reshape(-1, 3)
    sign = np.sign((smooth * made.normal).sum(1, keepdims=True))
    return replace(made, normal=(smooth * np.where(sign == 0, 1, sign)).astype(np.float32))


def _car(paint: Material) -> Build:
    """A saloon of today."""
    lower = shapely.Polygon(
        [
            (-2.2, 0.42),
            (-2.25, 0.7),
            (-2.15, 0.92),
            (-1.4, 0.98),
            (0.85, 0.96),
            (1.9, 0.82),
            (2.2, 0.66),
            (2.22, 0.42),
            (1.85, 0.32),
            (-1.9, 0.32),
        ]
    )
    arches = [shapely.Point(x, 0.32).buffer(0.38, quad_segs=6) for x in (-1.35, 1.38)]
    cabin = shapely.Polygon([(-1.75, 0.95), (-1.2, 1.38), (-0.8, 1.45), (0.0, 1.45), (0.3, 1.4), (1.05, 0.95)])
    pane = cabin.buffer(-0.07)
    panes = [pane & shapely.box(-2, 0.97, -0.42, 2), pane & shapely.box(-0.36, 0.97, 2, 2)]
    body = [
        extrude(paint, lower - shapely.union_all(arches), -0.88, 0.88, "z"),
        extrude(paint, cabin, -0.72, 0.72, "z"),
        extrude(GLASS, cabin.buffer(-0.03) - shapely.box(-0.9, 0, 0.15, 2), -0.66, 0.66, "z"),
        box(IRON, (3.4, 0.1, 1.5), (0, 0.3, 0)),
    ]
    glass = facets(
        GLASS,
        [
            [(1.03, 0.97, 0.66), (1.03, 0.97, -0.66), (0.34, 1.4, -0.62), (0.34, 1.4, 0.62)],
            [(-1.72, 0.97, -0.66), (-1.72, 0.97, 0.66), (-1.22, 1.38, 0.62), (-1.22, 1.38, -0.62)],
        ],
    )
    side = [sheet(GLASS, p, 0.725) for p in panes] + [
        box(LENS, (0.06, 0.13, 0.34), (2.16, 0.68, 0.62), 0.02),
        box(painted("#8a1512"), (0.05, 0.14, 0.3), (-2.22, 0.76, 0.66), 0.02),
        box(STEEL, (0.16, 0.025, 0.02), (-0.2, 0.86, 0.885)),
        box(paint, (0.12, 0.1, 0.16), (0.72, 1.0, 0.86), 0.03),
    ]
    wheels = [w for x in (-1.35, 1.38) for w in _pair(_tyred_wheel(0.32, STEEL), x, 0.32, 0.78)]
    return Build(
        [
            *body,
            glass,
            *mirrored(side),
            box(BLACK, (0.05, 0.14, 0.9), (2.2, 0.5, 0)),
        ],
        wheels,
        (0.6, 1.15, 0.0),
        2.7,
        ((2.2, 0.68, 0.62), (2.2, 0.68, -0.62)),
        (-2.25, 0.32, 0.5),
    )


def _tourer(paint: Material) -> Build:
    """An open touring car with a brass radiator, wings and running boards."""
    side = shapely.Polygon(
        [(-1.75, 0.62), (-1.8, 1.25), (-1.1, 1.15), (-0.95, 1.05), (-0.3, 1.02), (0.0, 1.18), (0.6, 1.15), (0.62, 0.62)]
    )
    bonnet = shapely.box(0.62, -0.28, 1.08, 0.28).buffer(0.06, quad_segs=4)
    parts = [
        sheet(paint, side, 0.68, 0.05),
        box(LEATHER, (0.5, 0.16, 0.6), (-0.1, 0.92, 0.34), 0.05),
        box(LEATHER, (0.14, 0.5, 0.6), (-0.4, 1.15, 0.34), 0.06),
        box(LEATHER, (0.5, 0.16, 0.6), (-1.2, 0.92, 0.34), 0.05),
        box(LEATHER, (0.14, 0.55, 0.6), (-1.55, 1.2, 0.34), 0.06),
        box(BLACK, (1.5, 0.04, 0.26), (-0.2, 0.42, 0.8), 0.01),
        tube(BRASS, [(0.66, 1.15, 0.56), (0.6, 1.62, 0.56)], 0.014),
    ]
    for x in (-1.35, 1.25):
        turn = np.linspace(-0.2, np.pi + 0.15, 14)
        over = [(x + 0.5 * np.cos(t), 0.4 + 0.48 * np.sin(t)) for t in turn]
        wing = shapely.LineString(over).buffer(0.02, cap_style="flat")
        parts.append(extrude(paint, wing, 0.6, 0.9, "z"))
    parts += lantern((1.75, 0.95, 0.45), 0.75)
    inner = [
        replace(
            p,
            position=p.position * np.array([1, 1, -1], np.float32),
            normal=p.normal * np.array([1, 1, -1], np.float32),
            index=p.index[:, ::-1],
        )
        for p in [sheet(paint, side, -0.63)]
    ]
    middle = [
        extrude(paint, bonnet, 0.6, 1.6, "x"),
        box(BRASS, (0.12, 0.62, 0.66), (1.64, 0.88, 0), 0.05),
        box(BLACK, (0.03, 0.5, 0.54), (1.7, 0.88, 0)),
        box(paint, (0.06, 0.66, 1.3), (-1.78, 0.94, 0), 0.02),
        box(IRON, (3.5, 0.12, 0.8), (0, 0.52, 0)),
        box(paint, (2.4, 0.06, 1.34), (-0.6, 0.64, 0)),
        box(paint, (0.06, 0.5, 1.3), (0.6, 0.92, 0), 0.02),
    ]
    screen = facets(GLASS, [[(0.64, 1.18, 0.54), (0.64, 1.18, -0.54), (0.6, 1.6, -0.54), (0.6, 1.6, 0.54)]])
    wheel = [
        lathe(WOOD, [(-0.12, 0.17), (-0.1, 0.2), (-0.08, 0.17)], (0.3, 1.15, -0.34), "x", 16),
        tube(IRON, [(0.2, 1.15, -0.34), (0.6, 0.95, -0.34)], 0.015),
    ]
    wheels = [
        w
        for x in (-1.35, 1.25)
        for w in _pair(
            [
                *_wooden_wheel(0.33, 12, painted("#7a2a1e")),
                lathe(
                    RUBBER,
                    [(-0.05, 0.32), (-0.06, 0.36), (0, 0.4), (0.06, 0.36), (0.05, 0.32)],
                    axis="z",
                    sides=28,
                    crease=60,
                ),
            ],
            x,
            0.4,
            0.74,
        )
    ]
    return Build(
        [*mirrored([*parts, *inner]), *middle, screen, *wheel],
        wheels,
        (0.3, 1.2, 0.0),
        2.6,
        ((1.8, 0.95, 0.45), (1.8, 0.95, -0.45)),
        (-1.8, 0.4, 0.3),
    )


def _carriage(paint: Material) -> Build:
    """A closed coach on four high wheels, its box in front; whoever draws it walks ahead."""
    outline = shapely.Polygon(
        [(-1.0, 0.85), (-1.15, 1.4), (-1.1, 2.25), (0.75, 2.25), (0.8, 1.4), (0.65, 0.85), (0.3, 0.66), (-0.6, 0.66)]
    )
    window = shapely.box(-0.45, 1.5, 0.15, 2.05)
    side = [
        sheet(GOLD, outline.buffer(-0.06) - outline.buffer(-0.075), 0.665),
        sheet(GLASS, window, 0.666),
        sheet(BRASS, window.buffer(0.03) - window, 0.668),
        sheet(GOLD, shapely.box(-0.5, 0.8, 0.2, 1.4) - shapely.box(-0.485, 0.815, 0.185, 1.385), 0.666),
        box(BRASS, (0.1, 0.03, 0.04), (0.12, 1.3, 0.68)),
        tube(IRON, [(-1.5, 0.55, 0.45), (-1.2, 0.4, 0.45), (-0.6, 0.55, 0.45)], 0.03),
        tube(WOOD, [(1.2, 0.62, 0.35), (2.2, 0.75, 0.38), (3.4, 0.95, 0.34)], 0.03),
    ]
    parts = [
        extrude(paint, outline, -0.66, 0.66, "z"),
        box(BLACK, (2.1, 0.07, 1.45), (-0.18, 2.29, 0), 0.03),
        box(LEATHER, (0.5, 0.14, 1.0), (1.15, 1.55, 0), 0.05),
        box(paint, (0.08, 0.6, 1.0), (0.9, 1.6, 0)),
        box(WOOD, (0.6, 0.05, 1.0), (1.35, 1.1, 0)),
        box(IRON, (2.9, 0.1, 0.5), (0.0, 0.58, 0)),
        *lantern((0.9, 1.85, 0.78), 0.5),
        *lantern((0.9, 1.85, -0.78), 0.5),
    ]
    wheels = [
        *_pair(_wooden_wheel(0.62, 14, painted("#6d2018")), -1.15, 0.62, 0.82),
        *_pair(_wooden_wheel(0.46, 12, painted("#6d2018")), 1.2, 0.46, 0.82),
    ]
    return Build(parts + mirrored(side), wheels, (0.0, 1.7, 0.0), 2.4, ((0.95, 1.85, 0.78),))


def _cart(paint: Material) -> Build:
    """A two-wheeled farm cart with boarded sides and shafts."""
    boards = [box(WOOD, (2.2, 0.16, 0.03), (0, 0.95 + 0.2 * k, 0.66 + 0.03 * k), 0.008) for k in range(3)]
    posts = [box(WOOD, (0.06, 0.66, 0.06), (x, 1.15, 0.71)) for x in (-1.0, 0.0, 1.0)]
    shaft = tube(WOOD, [(-1.1, 0.8, 0.5), (1.2, 0.82, 0.5), (3.0, 0.95, 0.42)], 0.04)
    floor = [box(WOOD, (2.3, 0.05, 0.3), (0, 0.84, z), 0.006) for z in (-0.48, -0.16, 0.16, 0.48)]
    ends = [box(WOOD, (0.03, 0.16, 1.3), (x, 0.95 + 0.2 * k, 0), 0.008) for x in (-1.1, 1.1) for k in range(3)]
    hay = [
        box(painted("#8c7436", 0.95), (1.9 - 0.3 * k, 0.22, 1.15 - 0.25 * k), (0.02 * k, 1.1 + 0.2 * k, 0), 0.09)
        for k in range(3)
    ]
    return Build(
        [*floor, *ends, *hay, *mirrored([*boards, *posts, shaft]), tube(IRON, [(0, 0.7, -0.8), (0, 0.7, 0.8)], 0.035)],
        _pair(_wooden_wheel(0.7, 12, WOOD), 0.0, 0.7, 0.86),
        (0.0, 1.3, 0.0),
        1.6,
    )


def _boat(paint: Material) -> Build:
    """A clinker rowing boat with thwarts and oars; the water lies at y = 0."""
    sections, inside = [], []
    for x in np.linspace(-2.1, 2.3, 15):
        u = (x + 2.1) / 4.4
        half = 0.72 * np.sin(np.pi * min(0.16 + 0.84 * u, 1.0)) ** 0.6 * (1 if u < 0.98 else 0.05) + 0.02
        keel, top = -0.18 + 0.5 * max(u - 0.72, 0) ** 1.5 * 4, 0.42 + 0.28 * max(u - 0.5, 0) ** 2 * 4 + 0.06 * (1 - u)
        bend = np.linspace(0, 1, 9)
        sections.append((float(x), [(float(keel + (top - keel) * b**1.7), float(half * b**0.55)) for b in bend]))
        inside.append(
            (
                float(x),
                [(float(keel + 0.03 + (top - keel - 0.03) * b**1.7), float((half - 0.02) * b**0.55)) for b in bend],
            )
        )
    hull = replace(paint, two_sided=True)
    shell = [
        _loft(hull, sections),
        _loft(replace(WOOD, two_sided=True), inside),
        tube(WOOD, [(x, p[-1][0], p[-1][1]) for x, p in sections], 0.03, 6),
    ]
    oar = [
        tube(WOOD, [(0.1, 0.5, 0.1), (0.1, 0.52, 0.75), (-0.3, 0.05, 2.1)], 0.022, 6),
        box(WOOD, (0.16, 0.03, 0.5), (-0.36, 0.0, 2.3), 0.01),
    ]
    thwarts = [box(WOOD, (0.24, 0.04, w), (x, 0.3, 0), 0.01) for x, w in ((-1.2, 1.1), (0.0, 1.3), (1.2, 1.0))]
    transom = box(WOOD, (0.05, 0.5, 0.8), (-2.08, 0.25, 0.0), 0.01)
    return Build([*mirrored([*shell, *oar]), *thwarts, transom], [], (0.0, 0.5, 0.0), 3.0, afloat=True)
