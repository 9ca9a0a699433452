"""Rooms of every kind, furnished along their walls."""

import numpy as np

from ciotat.core.space import Point
from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.fittings import clock, poster
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.shell import BACK, SIDE, Look, Pane, casement, daylight, look, shell
from ciotat.stage.props import prop
from ciotat.stage.solid import box, coloured, cylinder, gathered, lathe, moved, sheet, sphere, terrain
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["bedroom", "cafe", "corridor", "kitchen", "office", "room"]

Built = tuple[list[Mesh], list[Lamp]]
CURTAINS = ("#7d2f2c", "#4a5f4c", "#c9b58a", "#43536e")


def _put(site: Site, name: str, at: Point, degrees: float = 0.0) -> list[Mesh]:
    """A prop of the era as furniture."""
    made = prop(name, site.setting.era, f"{site.setting.name}/{name}")
    return [moved(m, at, np.radians(degrees)) for m in made]


def _finished(
    site: Site, finish: Look, panes: list[Pane], doors: list[float], *parts: Built, cloth: bool = True
) -> Place:
    hue = srgb(CURTAINS[int(site.chance("curtain").integers(4))]) if cloth else None
    meshes = shell(site, finish, panes, doors)
    for pane in panes:
        meshes += casement(site, finish, pane, hue)
    lamps = daylight(site, panes)
    for built, lit in parts:
        meshes += built
        lamps += lit
    return Place(gathered("room", meshes), tuple(lamps))


def _rug(site: Site, width: float = 3.0, deep: float = 2.0, z: float = -0.2) -> Built:
    rug = terrain(
        np.linspace(-width / 2, width / 2, 6),
        np.linspace(z - deep / 2, z + deep / 2, 6),
        lambda X, Z: 0 * X + 0.008,
        name="rug",
    )
    tint = site.chance("rug").uniform(0.75, 1.1, 3)
    edge = [
        box((width + 0.06, 0.007, deep + 0.06), (0, 0, z), Material(color=srgb("#3a2a1c"), roughness=1.0), bevel=0.003)
    ]
    return [clad(rug, "rug", (float(tint[0]), float(tint[1]), float(tint[2]))), *edge], []


def _picture(site: Site, x: float, y: float, width: float, height: float, *who: object) -> list[Mesh]:
    """A painting in a gilt frame on the back wall."""
    gilt = Material(color=srgb("#a5803c"), roughness=0.35, metallic=0.8)
    art = poster(width, height, site.setting.name, *who)
    bars = [box((width + 0.12, 0.06, 0.05), (0, dy, 0.02), gilt, bevel=0.015) for dy in (-0.06, height)]
    bars += [
        box((0.06, height + 0.12, 0.05), (s * (width / 2 + 0.03), -0.06, 0.02), gilt, bevel=0.015) for s in (-1, 1)
    ]
    return [moved(m, (x, y, BACK + 0.01)) for m in (*art[:1], *bars)]


def _table_lamp(site: Site, at: Point, power: float = 1.0) -> Built:
    """A lamp on something; lit when it is dark."""
    meshes = _put(site, "lamp", at)
    if not site.dark and site.setting.hour != "dawn":
        return [_unlit(m) for m in meshes], []
    x, y, z = at
    glow = Lamp(
        "point", (2.6 * power, 1.55 * power, 0.72 * power), position=(x, y + 0.42, z + 0.05), radius=0.12, shadow=False
    )
    return meshes, [glow]


def _unlit(mesh: Mesh) -> Mesh:
    material = Material(
        mesh.material.color,
        mesh.material.roughness,
        mesh.material.metallic,
        two_sided=True,
        texture=mesh.material.texture,
    )
    return Mesh(mesh.name, mesh.position, mesh.normal, mesh.index, material, mesh.color, mesh.uv)


def pendant(site: Site, x: float, z: float, height: float, drop: float, colour: Colour, power: float) -> Built:
    """A lamp hanging from the ceiling over (x, z)."""
    y = height - drop
    cord = cylinder(0.006, drop, (x, y, z), Material(color=(0.03, 0.03, 0.03)), sides=5)
    lit = site.dark or site.setting.hour == "dawn"
    shade = lathe(
        [(0.05, 0.16), (0.09, 0.14), (0.22, 0.0)],
        Material(color=colour, roughness=0.4, two_sided=True),
        sides=24,
        name="pendant",
    )
    bulb = sphere(
        0.06, (0, 0.03, 0), Material(color=(0.9, 0.9, 0.85), emission=(9.0, 6.2, 3.2) if lit else (0, 0, 0)), sides=12
    )
    meshes = [cord, *(moved(m, (x, y, z)) for m in (shade, bulb))]
    if not lit:
        return meshes, []
    light = (9.0 * power, 6.0 * power, 3.2 * power)
    return meshes, [
        Lamp("spot", light, (0, -1, 0), (x, y - 0.02, z), radius=0.2, inner=0.6, outer=1.25, shadow=power >= 1)
    ]


def room(site: Site) -> Place:
    """A living room."""
    finish = look(site)
    panes, doors = [Pane(-1.9, 1.5, 0.85, 2.35)], [2.3]
    old = site.setting.era == "ancient"
    corner: Point = (SIDE - 0.75, 0, BACK + 0.2)
    meshes = _put(site, "cabinet" if old else "bookcase", corner) + _put(
        site, "bench" if old else "sofa", (-0.2, 0, BACK + 0.62)
    )
    meshes += _put(site, "table", (-SIDE + 0.5, 0, -1.6), 90) + _put(site, "chair", (-SIDE + 0.7, 0, -0.55), 150)
    meshes += _put(site, "teapot" if old else "book", (-SIDE + 0.55, 0.75, -1.35), 20) + _plant((-3.3, 0, BACK + 0.45))
    if old:
        meshes += _scroll(site, 0.75)
    else:
        meshes += _picture(site, 0.55, 1.5, 0.75, 0.95, "a") + _picture(site, 1.35, 1.62, 0.4, 0.5, "b")
        meshes += _put(site, "clock", (corner[0], 1.9, corner[2]))
    parts = [_rug(site), (meshes, list[Lamp]()), _table_lamp(site, (-SIDE + 0.5, 0.75, -1.9), 1.5)]
    if site.setting.era == "modern":
        parts.append(_floor_lamp(site, (1.25, 0, BACK + 0.4)))
    return _finished(site, finish, panes, doors, *parts)


def _scroll(site: Site, x: float) -> list[Mesh]:
    """A hanging scroll: ink mountains on paper, between two rollers."""
    silk = Material(color=srgb("#7a6a4a"), roughness=0.8)
    paper = Material(color=srgb("#e2d6b8"), roughness=0.9)
    ink = Material(color=srgb("#3a3a38"), roughness=0.9, two_sided=True)
    meshes = [
        box((0.62, 1.5, 0.008), (x, 0.95, BACK + 0.02), silk),
        box((0.52, 1.1, 0.004), (x, 1.15, BACK + 0.026), paper),
    ]
    meshes += [
        cylinder(0.022, 0.72, (x - 0.36, y, BACK + 0.03), Material(color=srgb("#3a2418")), axis="x", sides=8)
        for y in (0.94, 2.46)
    ]
    random = site.chance("scroll")
    for k in range(3):
        u = np.linspace(-0.25, 0.25, 15)
        top = 1.45 + 0.16 * k + 0.16 * np.exp(-(((u - random.uniform(-0.15, 0.15)) / 0.08) ** 2))
        z = np.full(15, BACK + 0.034 - 0.001 * k)
        peak = sheet(np.stack([np.stack([x + u, top - 0.12, z], 1), np.stack([x + u, top, z], 1)]), ink, name="ink")
        meshes.append(coloured(peak, np.repeat([5.5, 1.0 + 1.4 * k], 15)))
    return meshes


def _floor_lamp(site: Site, at: Point) -> Built:
    shade = Material(
        color=srgb("#e4d3ae"), roughness=0.9, two_sided=True, emission=(1.6, 1.0, 0.5) if site.dark else (0, 0, 0)
    )
    made = [
        lathe(
            [(0, 0), (0.15, 0), (0.15, 0.02), (0.014, 0.03), (0.012, 1.5), (0, 1.5)],
            Material(color=(0.04, 0.04, 0.04), roughness=0.4),
        ),
        lathe([(0.23, 1.38), (0.17, 1.68)], shade, sides=26),
    ]
    x, _, z = at
    lamps = [Lamp("point", (3.4, 2.1, 1.0), position=(x, 1.5, z + 0.1), radius=0.15, shadow=False)] if site.dark else []
    return [moved(m, at) for m in made], lamps


def _plant(at: Point) -> list[Mesh]:
    """A potted plant with long leaves."""
    pot = clad(
        lathe([(0, 0), (0.13, 0), (0.18, 0.3), (0.19, 0.32), (0.16, 0.32), (0, 0.28)], sides=20),
        "plaster",
        srgb("#a0603c"),
    )
    green = Material(color=srgb("#3f5f34"), roughness=0.5, two_sided=True)
    meshes = [pot]
    for k in range(15):
        a, tall = k * 2.4, 0.55 + 0.25 * ((k * 7) % 5) / 5
        t = np.linspace(0, 1, 5)
        r, y = 0.42 * t**1.3 * (0.6 + 0.4 * ((k * 3) % 4) / 4), 0.3 + tall * (t - 0.45 * t**2.6)
        wide = 0.055 * np.sin(np.pi * np.clip(t * 0.92 + 0.05, 0, 1))
        middle = np.stack([r * np.cos(a), y, r * np.sin(a)], 1)
        aside = np.array([-np.sin(a), 0, np.cos(a)]) * wide[:, None]
        points = np.stack([middle - aside, middle - [0, 0.012, 0], middle + aside], 1)
        leaf = sheet(points, green, name="leaf")
        meshes.append(coloured(leaf, 0.6 + 0.5 * np.repeat(t, 3)))
    return [moved(m, at) for m in meshes]


def bedroom(site: Site) -> Place:
    """A bedroom: the bed along the back wall, its head to the left."""
    finish = look(site)
    panes, doors = [Pane(0.9, 1.4, 0.85, 2.3)], [2.9]
    parts = [_rug(site, 2.4, 1.6)]
    parts.append((_put(site, "stool", (-1.55, 0, BACK + 0.4)), []))
    parts.append(_table_lamp(site, (-1.55, 0.46, BACK + 0.4), 1.3))
    parts.append((_put(site, "wardrobe", (SIDE - 0.4, 0, -0.9), -90), []))
    parts.append((_picture(site, -2.6, 1.55, 0.9, 0.7, "bed"), []))
    return _finished(site, finish, panes, doors, *parts)


def kitchen(site: Site) -> Place:
    """A kitchen: a counter under the window, stove, shelves and tiles."""
    finish = look(site)
    tiled = Look(
        finish.height,
        "plaster",
        srgb("#d9d3c0"),
        "tiles",
        (0.72, 0.66, 0.58),
        finish.trim,
        1.25,
        "tiles",
        (0.95, 0.95, 0.9),
        finish.beams,
    )
    panes, doors = [Pane(-1.2, 1.4, 1.15, 2.35)], [2.8]
    meshes: list[Mesh] = []
    paint, top = srgb("#8fa096"), srgb("#d8d2c8")
    for k in range(6):
        x = -3.8 + 0.62 * k + 0.31
        meshes += [clad(box((0.6, 0.82, 0.58), (x, 0.06, BACK + 0.31), bevel=0.008), "wood", paint, turn=True)]
        meshes += [
            clad(box((0.54, 0.62, 0.02), (x, 0.1, BACK + 0.605), bevel=0.012), "wood", paint, turn=True),
            box(
                (0.16, 0.015, 0.02),
                (x, 0.78, BACK + 0.62),
                Material(color=srgb("#b08d4a"), roughness=0.3, metallic=1.0),
                bevel=0.004,
            ),
        ]
    meshes.append(clad(box((3.8, 0.05, 0.66), (-2.25, 0.88, BACK + 0.33), bevel=0.012), "plaster", top))
    steel = Material(color=srgb("#c9ccce"), roughness=0.25, metallic=1.0)
    meshes += [
        box((0.7, 0.02, 0.44), (-1.2, 0.922, BACK + 0.33), steel, bevel=0.01),
        cylinder(0.014, 0.3, (-1.2, 0.93, BACK + 0.12), steel, sides=8),
    ]
    iron = Material(color=(0.03, 0.03, 0.033), roughness=0.4)
    meshes += [
        box((0.85, 0.9, 0.62), (0.75, 0, BACK + 0.33), iron, bevel=0.02),
        box((0.6, 0.4, 0.02), (0.75, 0.25, BACK + 0.65), Material(color=(0.01, 0.01, 0.01), roughness=0.1)),
    ]
    for x, z in ((0.55, 0.2), (0.95, 0.2), (0.55, 0.48), (0.95, 0.48)):
        meshes.append(cylinder(0.1, 0.015, (x, 0.9, BACK + z), iron, sides=16))
    copper = Material(color=srgb("#b8703c"), roughness=0.25, metallic=1.0)
    meshes += [
        moved(
            lathe([(0, 0), (0.11, 0), (0.12, 0.14), (0.11, 0.14), (0.1, 0.02), (0, 0.02)], copper),
            (0.95, 0.915, BACK + 0.25),
        )
    ]
    for y in (1.5, 1.85):
        meshes.append(clad(box((1.5, 0.03, 0.24), (0.85, y, BACK + 0.13), bevel=0.006), "wood", srgb("#7a5636")))
        names = ("bowl", "cup", "bottle", "teapot", "cup", "plate", "bottle")
        for k, n in enumerate(names):
            meshes += _put(site, n, (0.25 + 0.2 * k, y + 0.03, BACK + 0.14), 40 * k)
    parts = [
        (meshes, []),
        pendant(site, -2.4, -1.9, finish.height, 0.8, srgb("#2f4a42"), 1.0),
        (_put(site, "table", (3.4, 0, -1.9), 90), []),
    ]
    parts.append(
        (
            _put(site, "bowl", (3.4, 0.75, -1.7))
            + _put(site, "bottle", (3.3, 0.75, -2.2))
            + _put(site, "chair", (3.35, 0, -0.75), 180),
            [],
        )
    )
    return _finished(site, tiled, panes, doors, *parts)


def office(site: Site) -> Place:
    """An office: desk by the window, books, papers, a clock."""
    finish = look(site)
    panes, doors = [Pane(-0.6, 2.0, 0.95, 2.35)], [2.6]
    meshes = (
        _put(site, "desk", (-2.6, 0, BACK + 1.0), 0)
        + _put(site, "chair", (-2.6, 0, BACK + 0.45))
        + _put(site, "bookcase", (SIDE - 0.65, 0, BACK + 0.2))
    )
    meshes += _put(site, "book", (-2.9, 0.76, BACK + 0.95), 30) + _put(site, "telephone", (-2.1, 0.76, BACK + 1.0), -20)
    meshes += [box((0.21, 0.02, 0.3), (-2.55, 0.76, BACK + 1.05), Material(color=srgb("#e9e4d8")), bevel=0.002)]
    meshes += _put(site, "bookcase", (-SIDE + 0.2, 0, -1.3), 90) + _picture(site, 1.3, 1.5, 0.6, 0.75, "office")
    meshes += [moved(m, (1.3, 2.48, BACK + 0.02)) for m in clock(0.16, 0.0)]
    parts = [
        (meshes, []),
        _table_lamp(site, (-3.1, 0.76, BACK + 1.0), 1.4),
        pendant(site, 0.6, -1.9, finish.height, 0.55, srgb("#d8d4c8"), 1.0),
    ]
    return _finished(site, finish, panes, doors, *parts, cloth=site.setting.era != "modern")


def cafe(site: Site) -> Place:
    """A cafe: the bar at the back, bottles before a mirror, small tables, hanging lamps."""
    base = look(site)
    finish = Look(
        base.height,
        "plaster",
        srgb("#b8a078"),
        "tiles" if site.setting.era == "1900" else base.floor,
        (0.8, 0.72, 0.6),
        srgb("#5a3a26"),
        1.1,
        "wood",
        srgb("#6a3f28"),
    )
    panes = [Pane(-2.7, 1.9, 0.75, 2.45)]
    dark, brass = srgb("#4a2c1c"), Material(color=srgb("#b8924a"), roughness=0.25, metallic=1.0)
    meshes = [
        clad(box((3.4, 1.0, 0.55), (1.9, 0, BACK + 1.15), bevel=0.01), "wood", dark, turn=True),
        clad(box((3.6, 0.05, 0.7), (1.9, 1.0, BACK + 1.15), bevel=0.015), "plaster", srgb("#c9c2b8")),
    ]
    meshes += [
        clad(box((0.56, 0.62, 0.03), (0.55 + 0.675 * k, 0.2, BACK + 1.43), bevel=0.015), "wood", dark, turn=True)
        for k in range(5)
    ]
    meshes.append(cylinder(0.022, 3.4, (0.2, 0.14, BACK + 1.56), brass, axis="x", sides=10))
    meshes.append(
        box((3.0, 1.2, 0.03), (1.9, 1.25, BACK + 0.03), Material(color=srgb("#c4ccd0"), roughness=0.06, metallic=1.0))
    )
    random = site.chance("bottles")
    for y in (1.25, 1.62, 2.0):
        meshes.append(clad(box((3.1, 0.03, 0.2), (1.9, y - 0.03, BACK + 0.14)), "wood", dark))
        for k in range(19):
            if random.random() < 0.8:
                kind = "bottle" if random.random() < 0.7 else "wine glass"
                made = prop(kind, site.setting.era, f"{site.setting.name}/{y}/{k % 5}")
                meshes += [moved(m, (0.5 + 0.155 * k, y, BACK + 0.14)) for m in made]
    for x, z, turn in ((-3.5, -2.2, 0.0), (-1.5, -2.35, 40.0), (-3.65, 0.2, 75.0)):
        meshes += _put(site, "cafe-table", (x, 0, z)) + _put(site, "coffee cup", (x + 0.1, 0.74, z), turn)
        for side in (-1, 1):
            at: Point = (x + side * 0.42, 0, z - 0.1) if z < -1 else (x, 0, z + side * 0.55)
            meshes += _put(site, "chair", at, turn - side * 80 if z < -1 else 90 + side * 90)
    parts: list[Built] = [(meshes, [])]
    parts += [pendant(site, x, BACK + 1.15, finish.height, 0.95, srgb("#7a2f24"), 0.55) for x in (1.0, 2.8)]
    parts.append(pendant(site, -2.6, -2.1, finish.height, 1.0, srgb("#7a2f24"), 1.0))
    return _finished(site, finish, panes, [], *parts)


def corridor(site: Site) -> Place:
    """A corridor: doors in a row, a runner, lamps between them."""
    finish = look(site)
    doors = [-2.9, 0.0, 2.9]
    parts = [_rug(site, 8.2, 1.3, -0.2)]
    for k, x in enumerate((-1.45, 1.45)):
        parts.append(_sconce(site, (x, 1.95, BACK + 0.02)))
        parts.append((_picture(site, x, 1.2, 0.45, 0.55, k), []))
    parts.append(pendant(site, 0, -1.2, finish.height, 0.6, srgb("#d8d0bc"), 1.0))
    return _finished(site, finish, [], doors, *parts)


def _sconce(site: Site, at: Point) -> Built:
    lit = site.setting.hour != "day"
    brass = Material(color=srgb("#b08d4a"), roughness=0.3, metallic=1.0)
    globe = sphere(
        0.08,
        (0, 0.1, 0.14),
        Material(color=srgb("#efe2c4"), roughness=0.3, emission=(4.0, 2.6, 1.2) if lit else (0.3, 0.25, 0.2)),
        sides=14,
    )
    meshes = [
        cylinder(0.05, 0.02, (0, 0, 0), brass, axis="z", sides=14),
        cylinder(0.014, 0.14, (0, 0.01, 0), brass, axis="z", sides=8),
        globe,
    ]
    x, y, z = at
    lamps = [Lamp("point", (1.6, 1.0, 0.45), position=(x, y + 0.1, z + 0.24), shadow=False)] if lit else []
    return [moved(m, at) for m in meshes], lamps
