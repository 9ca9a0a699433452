"""The shell of a room: floor, walls, ceiling, a window with what is seen and shines through it, a door.

The back wall stands at z = BACK, the side walls at x = +-SIDE up to z = 1.5; beyond, where the camera works, the room
opens to +-WIDE and is closed far behind it, so that a turned camera still sees a room.
"""

from dataclasses import dataclass, replace

import numpy as np

from ciotat.core.space import Point, unit
from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.place import Site
from ciotat.stage.solid import box, coloured, cylinder, merged, moved, panel, quads, sheet, terrain
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["BACK", "SIDE", "Look", "Pane", "casement", "daylight", "door_leaf", "look", "shell"]

BACK, SIDE, FRONT, WIDE, REAR = -3.3, 4.2, 1.5, 8.6, 9.2


@dataclass(frozen=True)
class Look:
    """How a room is finished: heights in metres, surfaces by name, their tints; where its back wall and its side walls
    stand; whether it is `plain`, without mouldings."""

    height: float
    wall: str
    wall_tint: Colour
    floor: str
    floor_tint: Colour
    trim: Colour
    dado: float = 0.0
    dado_surface: str = "wood"
    dado_tint: Colour = (0.3, 0.2, 0.13)
    beams: bool = False
    back: float = BACK
    side: float = SIDE
    plain: bool = False


@dataclass(frozen=True)
class Pane:
    """A window in the back wall: its middle, width, sill and top."""

    x: float
    width: float
    sill: float
    top: float

    @property
    def opening(self) -> tuple[float, float, float, float]:
        return (self.x - self.width / 2, self.sill, self.x + self.width / 2, self.top)

    @property
    def middle(self) -> Point:
        return (self.x, (self.sill + self.top) / 2, BACK)


def look(site: Site) -> Look:
    """The finish of a home of the era."""
    random = site.chance("look")
    k = int(random.integers(4))
    if site.setting.era == "modern":
        tint = [srgb("#d9d2c4"), srgb("#b9c4bd"), srgb("#c9b9a6"), srgb("#aab4bf")][k]
        return Look(2.8, "plaster", tint, "boards", (1.0, 0.95, 0.88), srgb("#e9e4da"))
    if site.setting.era == "1900":
        tint = [srgb("#8fa084"), srgb("#b08a6a"), srgb("#8a96a8"), srgb("#b59a62")][k]
        return Look(
            3.1, "wallpaper", tint, "boards", (0.62, 0.55, 0.48), srgb("#d8cdb8"), dado=0.95, dado_tint=srgb("#7d5a3e")
        )
    return Look(2.9, "plaster", srgb("#c9b594"), "flags", (0.75, 0.66, 0.55), srgb("#5a3c26"), dado=0.0, beams=True)


def shell(site: Site, finish: Look, panes: list[Pane], doors: list[float]) -> list[Mesh]:
    """Floor, walls with their openings, mouldings and ceiling."""
    h = finish.height
    openings = [p.opening for p in panes] + [(x - 0.45, 0.0, x + 0.45, 2.06) for x in doors]
    end, side = finish.back, finish.side
    back = moved(panel(2 * side, h, openings=openings, reveal=0.22, step=0.3), (0, 0, end))
    deep = FRONT - end
    sides = [moved(panel(deep, h, step=0.3), (s * side, 0, (end + FRONT) / 2), -s * np.pi / 2) for s in (-1, 1)]
    returns = [moved(panel(WIDE - side, h, step=1.0), (s * (WIDE + side) / 2, 0, FRONT)) for s in (-1, 1)]
    far = [moved(panel(REAR - FRONT, h, step=1.5), (s * WIDE, 0, (REAR + FRONT) / 2), -s * np.pi / 2) for s in (-1, 1)]
    far.append(moved(panel(2 * WIDE, h, step=1.5), (0, 0, REAR), np.pi))
    meshes = [_papered(w, finish) for w in (back, *sides, *returns)]
    meshes += [replace(_papered(w, finish), shadow=False) for w in far]
    meshes += _floor(finish) + _ceiling(finish)
    for width, at, yaw, gaps in [] if finish.plain else _runs(finish, doors):
        meshes += [moved(m, at, yaw) for m in _mouldings(width, finish, gaps)]
    for x in doors:
        meshes += [moved(m, (x, 0, end - 0.1)) for m in door_leaf(finish)]
    return meshes


def _runs(finish: Look, doors: list[float]) -> list[tuple[float, Point, float, list[float]]]:
    """The straight walls that carry mouldings: length, place, yaw, and the doors in them."""
    end, side = finish.back, finish.side
    runs: list[tuple[float, Point, float, list[float]]] = [(2 * side, (0, 0, end), 0.0, doors)]
    runs += [(FRONT - end, (s * side, 0, (end + FRONT) / 2), -s * np.pi / 2, []) for s in (-1, 1)]
    return runs


def _shade(mesh: Mesh, finish: Look) -> np.ndarray:
    """Where walls meet, less light comes: the ambient occlusion of corners."""
    x, y, z = mesh.position.T
    near = [
        y,
        finish.height - y,
        finish.side - np.abs(x) + 9.0 * (np.abs(mesh.normal[:, 0]) > 0.5),
        z - finish.back + 9.0 * (mesh.normal[:, 2] > 0.5),
    ]
    shade = np.ones(len(x))
    for d in near:
        shade *= 1 - 0.30 * np.exp(-np.maximum(d, 0) / 0.22)
    return shade


def _papered(wall: Mesh, finish: Look) -> Mesh:
    return clad(coloured(wall, _shade(wall, finish)), finish.wall, finish.wall_tint)


def _floor(finish: Look) -> list[Mesh]:
    ground = terrain(
        np.linspace(-WIDE, WIDE, 40), np.linspace(finish.back - 0.3, REAR, 34), lambda X, Z: 0 * X, name="floor"
    )
    x, _, z = ground.position.T
    edge = np.minimum(np.where(z < FRONT, finish.side - np.abs(x), WIDE - np.abs(x)), z - finish.back)
    shade = 1 - 0.38 * np.exp(-np.maximum(edge, 0) / 0.3)
    return [coloured(clad(ground, finish.floor, finish.floor_tint, turn=False), shade)]


def _ceiling(finish: Look) -> list[Mesh]:
    h = finish.height
    white = Material(color=tuple(0.5 + 0.4 * c for c in finish.trim), roughness=0.95)  # type: ignore[arg-type]
    end, side = finish.back, finish.side
    inner = [(-side, h, FRONT), (-side, h, end), (side, h, end), (side, h, FRONT)]
    outer = [(-WIDE, h, REAR), (-WIDE, h, FRONT), (WIDE, h, FRONT), (WIDE, h, REAR)]
    meshes = [quads([inner], white, name="ceiling"), replace(quads([outer], white, name="ceiling"), shadow=False)]
    if finish.beams:
        for x in np.linspace(-side + 0.5, side - 0.5, 6):
            meshes.append(
                clad(
                    box((0.18, 0.2, FRONT - end), (x, h - 0.2, (end + FRONT) / 2), bevel=0.02),
                    "wood",
                    finish.trim,
                    turn=True,
                )
            )
        for x in (-side + 0.08, -1.4, 1.4, side - 0.08):
            meshes.append(clad(box((0.2, h, 0.2), (x, 0, end + 0.04), bevel=0.02), "wood", finish.trim, turn=True))
        meshes.append(clad(box((2 * side, 0.18, 0.16), (0, h - 0.42, end + 0.04), bevel=0.02), "wood", finish.trim))
    return meshes


def _mouldings(width: float, finish: Look, gaps: list[float]) -> list[Mesh]:
    """Skirting, dado or picture rail, cornice, along a wall facing +Z."""
    paint = Material(color=finish.trim, roughness=0.55)
    stops = [-width / 2, *(e for x in sorted(gaps) for e in (x - 0.55, x + 0.55)), width / 2]
    meshes: list[Mesh] = []
    for a, b in zip(stops[::2], stops[1::2], strict=True):
        middle, long = (a + b) / 2, b - a
        meshes += [
            box((long, 0.15, 0.025), (middle, 0, 0.01), paint),
            box((long, 0.02, 0.04), (middle, 0.0, 0.012), paint),
        ]
        if finish.dado:
            tall = finish.dado
            board = clad(panel(long, tall, step=0.4), finish.dado_surface, finish.dado_tint, turn=True)
            meshes.append(moved(coloured(board, 1 - 0.35 * np.exp(-board.position[:, 1] / 0.2)), (middle, 0, 0.018)))
            meshes.append(
                clad(box((long, 0.05, 0.05), (middle, tall, 0.02), bevel=0.012), finish.dado_surface, finish.dado_tint)
            )
            count = max(1, round(long / 0.62)) if finish.dado_surface == "wood" else 0
            for k in range(count):
                x = a + (k + 0.5) * long / count
                meshes.append(
                    clad(
                        box((long / count - 0.14, tall - 0.36, 0.02), (x, 0.22, 0.02), bevel=0.012),
                        finish.dado_surface,
                        finish.dado_tint,
                        turn=True,
                    )
                )
    if not finish.beams:
        h = finish.height
        meshes.append(box((width, 0.035, 0.03), (0, h - 0.5, 0.012), paint, bevel=0.008))
        meshes += [
            box(
                (width, 0.06 + 0.02 * k, 0.10 - 0.03 * k),
                (0, h - 0.06 - 0.055 * k, 0.04 - 0.012 * k),
                paint,
                bevel=0.012,
            )
            for k in range(3)
        ]
    return meshes


def door_leaf(finish: Look) -> list[Mesh]:
    """A panelled door in its frame, filling an opening 0.9 x 2.06 m."""
    paint = Material(color=finish.trim, roughness=0.5)
    leaf = [box((0.96, 2.12, 0.045), (0, 0, 0), paint)]
    for x in (-0.2, 0.2):
        for y, tall in ((0.18, 0.62), (0.98, 0.9)):
            leaf.append(box((0.3, tall, 0.02), (x, y, 0.022), paint, bevel=0.014))
    brass = Material(color=srgb("#b08d4a"), roughness=0.3, metallic=1.0)
    frame = [box((0.1, 2.16, 0.05), (s * 0.5, 0, 0.12), paint, bevel=0.012) for s in (-1, 1)] + [
        box((1.14, 0.12, 0.06), (0, 2.06, 0.12), paint, bevel=0.014)
    ]
    knob = [
        cylinder(0.03, 0.02, (0.36, 0.98, 0.02), brass, axis="z", sides=12),
        cylinder(0.022, 0.05, (0.36, 0.98, 0.03), brass, axis="z", sides=12, bevel=0.01),
    ]
    return [*leaf, *frame, *knob]


def casement(site: Site, finish: Look, pane: Pane, cloth: Colour | None) -> list[Mesh]:
    """Frame, bars, sill, curtains, and the world outside as layers of cut paper."""
    w, h, x0 = pane.width, pane.top - pane.sill, pane.x
    lattice = site.setting.era == "ancient"
    paint = Material(color=finish.trim, roughness=0.5)
    bars = [box((w, 0.06, 0.06), (0, y, 0), paint) for y in (0, h - 0.06)] + [
        box((0.06, h, 0.06), (x, 0, 0), paint) for x in (-w / 2 + 0.03, 0, w / 2 - 0.03)
    ]
    columns, rows = (9, 9) if lattice else (2, 3)
    bars += [box((0.025, h, 0.03), (w * (k / columns - 0.5), 0, 0), paint) for k in range(1, columns)]
    bars += [box((w, 0.025, 0.03), (0, h * k / rows, 0), paint) for k in range(1, rows)]
    meshes = [
        moved(merged("window", bars), (x0, pane.sill, BACK - 0.15)),
        box((w + 0.24, 0.05, 0.3), (x0, pane.sill - 0.05, BACK - 0.04), paint, bevel=0.015),
    ]
    trim = [
        box((0.1, h + 0.1, 0.04), (x0 + s * (w / 2 + 0.05), pane.sill - 0.05, BACK + 0.015), paint, bevel=0.01)
        for s in (-1, 1)
    ]
    meshes += [*trim, box((w + 0.3, 0.12, 0.06), (x0, pane.top, BACK + 0.02), paint, bevel=0.012)]
    meshes += _outside(site, pane)
    if cloth:
        meshes += [_curtain(pane, s, cloth) for s in (-1, 1)]
        meshes.append(
            cylinder(
                0.018,
                w + 0.9,
                (x0 - w / 2 - 0.45, pane.top + 0.16, BACK + 0.12),
                Material(color=srgb("#6a4a2a"), roughness=0.4),
                axis="x",
                sides=8,
            )
        )
    return meshes


def _curtain(pane: Pane, side: int, cloth: Colour) -> Mesh:
    """A curtain drawn aside in folds."""
    t, y = np.linspace(0, 1, 41), np.linspace(0, 1, 12)
    width, long = 0.55, pane.top + 0.14 - max(0.06, pane.sill - 0.75)
    gather = 0.75 + 0.25 * np.cos(np.pi * np.clip(y, 0, 1))[:, None] ** 2
    x = side * (pane.width / 2 + 0.30 - (t - 0.5) * width * gather)
    z = 0.11 + 0.045 * np.sin(t * 2 * np.pi * 5.5 + side)[None] * (0.7 + 0.3 * gather) + 0.012 * np.sin(9 * y)[:, None]
    points = np.stack([pane.x + x, np.broadcast_to((pane.top + 0.14 - long * (1 - y))[:, None], x.shape), BACK + z], 2)
    made = sheet(points[:, ::-side], name="curtain")
    fold = 0.78 + 0.4 * np.clip((made.position[:, 2] - BACK - 0.11) / 0.06, -1, 1)
    return clad(coloured(replace(made, material=Material(two_sided=True)), fold), "cloth", cloth)


SKIES: dict[str, tuple[Colour, Colour]] = {
    # the radiance of the sky outside and of what stands before it
    "dawn": ((1.3, 0.85, 0.62), (0.30, 0.24, 0.26)),
    "day": ((1.9, 2.1, 2.3), (0.62, 0.72, 0.66)),
    "dusk": ((1.5, 0.72, 0.32), (0.16, 0.12, 0.15)),
    "night": ((0.05, 0.075, 0.15), (0.012, 0.018, 0.035)),
}


def _outside(site: Site, pane: Pane) -> list[Mesh]:
    air, shape = SKIES[site.setting.hour]
    random = site.chance("outside", pane.x)
    z = BACK - 2.2
    glow = Material(color=(0, 0, 0), roughness=1.0, emission=air)
    meshes = [
        quads(
            [[(pane.x - 6, -1, z - 3), (pane.x + 6, -1, z - 3), (pane.x + 6, 6, z - 3), (pane.x - 6, 6, z - 3)]],
            glow,
            name="outside",
        )
    ]
    for layer, share in ((0, 0.45), (1, 0.8)):
        mixed = tuple(a + (b - a) * share for a, b in zip(air, shape, strict=True))
        dark = Material(color=(0, 0, 0), roughness=1.0, emission=mixed)  # type: ignore[arg-type]
        x = np.linspace(pane.x - 5, pane.x + 5, 60)
        top = pane.sill + 0.45 - 0.22 * layer + 0.22 * np.abs(np.cumsum(random.normal(0, 0.35, 60))) % 0.5
        points = np.stack(
            [
                np.stack([x, np.full(60, -1.0), np.full(60, z - 2 + layer)], 1),
                np.stack([x, top, np.full(60, z - 2 + layer)], 1),
            ]
        )
        meshes.append(sheet(points, dark, name="outside"))
    return [replace(m, shadow=False) for m in meshes]


def daylight(site: Site, panes: list[Pane]) -> list[Lamp]:
    """What comes in through the first window: a beam of sun or moon, and the soft light of the sky."""
    if not panes:
        return []
    hour, weather, pane = site.setting.hour, site.setting.weather, panes[0]
    beam: dict[str, tuple[Colour, Point]] = {
        "dawn": ((11.0, 6.4, 3.5), (0.62, -0.30, 0.70)),
        "day": ((17.0, 14.6, 11.2), (0.42, -0.60, 0.66)),
        "dusk": ((14.0, 6.0, 2.0), (0.60, -0.24, 0.74)),
        "night": ((0.55, 0.78, 1.35), (0.40, -0.58, 0.70)),
    }
    soft: dict[str, Colour] = {
        "dawn": (1.5, 1.2, 1.2),
        "day": (7.0, 7.4, 7.8),
        "dusk": (1.5, 1.0, 0.9),
        "night": (0.16, 0.23, 0.42),
    }
    clear = {"clear": 1.0, "overcast": 0.12, "snow": 0.12}.get(weather, 0.06)
    colour, way = beam[hour]
    away, centre = unit(np.array(way)) * 7.0, np.array(pane.middle)
    size = float(np.arctan(max(pane.width, pane.top - pane.sill) / 7.0))
    sun = Lamp("spot", _scaled(colour, 49 * clear), way, _point(centre - away), 0.03, size * 0.9, size * 1.4)
    reach = pane.width * (pane.top - pane.sill)
    glow = Lamp(
        "spot", _scaled(soft[hour], reach), (0.12, -0.22, 1.0), _point(centre - [0, -0.15, 0.5]), 0.6, 0.7, 1.25
    )
    return [glow] if clear < 0.1 else [sun, glow]


def _scaled(colour: Colour, by: float) -> Colour:
    r, g, b = colour
    return (r * by, g * by, b * by)


def _point(v: np.ndarray) -> Point:
    x, y, z = v.tolist()
    return (x, y, z)
