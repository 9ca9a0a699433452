"""House fronts of the eras: European rows, modern blocks, Chinese shop-houses, timber framing. All face +Z."""

from itertools import pairwise

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.facade import Opening, cornice, front, pitched
from ciotat.stage.places.place import Site
from ciotat.stage.solid import box, coloured, cylinder, extrude, moved, panel, quads, repeated, sheet, sphere
from ciotat.stage.surface import clad

__all__ = ["house", "lanterns"]

DEPTH = 9.0
WALLS = (
    ("plaster", "#d8c49c"),
    ("plaster", "#c98f6a"),
    ("ashlar", "#e0d6c2"),
    ("brick", "#f0e0d4"),
    ("plaster", "#b9a58c"),
    ("plaster", "#d9b3a0"),
)
NEONS = ((1.0, 0.15, 0.12), (0.15, 0.8, 1.0), (1.0, 0.65, 0.15), (0.25, 1.0, 0.5), (1.0, 0.2, 0.7))
SHUTTERS = ("#4f6b5c", "#5a6f80", "#7a5a48", "#3f5a4a")


def house(site: Site, k: int, width: float) -> list[Mesh]:
    """The house number `k` of a street, `width` metres wide, its foot at y = 0 and its front at z = 0."""
    if site.chinese:
        return _shophouse(site, k, width) if site.setting.era != "modern" else _block(site, k, width)
    return {"modern": _block, "1900": _terrace, "ancient": _framed}[site.setting.era](site, k, width)


def _glow(site: Site, random: np.random.Generator, share: float = 0.45) -> Colour | None:
    lit = random.random() < share
    warm, size = float(random.integers(2)), (0.7, 1.3)[int(random.integers(2))]
    if not lit or not site.dark:
        return None
    return (0.85 * size, (0.46 + 0.12 * warm) * size, (0.18 + 0.17 * warm) * size)


def _sides(width: float, height: float, surface: str, tint: Colour) -> list[Mesh]:
    side = clad(panel(DEPTH, height, step=2.5), surface, tint)
    return [moved(side, (s * width / 2, 0, -DEPTH / 2), s * np.pi / 2) for s in (-1, 1)]


def _terrace(site: Site, k: int, width: float) -> list[Mesh]:
    """A town house of around 1900 with a shop below, shutters above, and a slate or tile roof."""
    random = site.chance("house", k)
    surface, hue = WALLS[int(random.integers(len(WALLS)))]
    tint, trim = srgb(hue), srgb("#d8cdb6")
    shutter = srgb(SHUTTERS[int(random.integers(4))]) if random.random() < 0.75 else None
    floors, bays = int(random.integers(2, 5)), max(2, round(width / 2.1))
    ground, storey = 3.7, 3.1
    height = ground + floors * storey
    x = (np.arange(bays) + 0.5) * width / bays - width / 2
    openings = [
        Opening(
            float(c),
            ground + 0.75 + storey * f,
            1.05,
            1.75,
            glow=_glow(site, random),
            frame=trim,
            shutter=shutter,
            panes=(2, 3),
        )
        for f in range(floors)
        for c in x
    ]
    paint = srgb(("#2f4a3c", "#5a2420", "#24384f", "#4a3a28")[int(random.integers(4))])
    openings += _shop(site, random, x, width, paint)
    meshes = front(width, height, openings, surface, tint, trim, wet=site.wet, step=1.1)
    meshes += cornice(width, height - 0.3, trim, deep=0.35) + cornice(
        width, ground - 0.1, trim, deep=0.16, blocks=False
    )
    meshes += _fascia(width, ground - 0.62, paint, random)
    meshes += _sides(width, height, surface, tint)
    roof = (
        ("snow", (1.0, 1.0, 1.0))
        if site.snow
        else (("slates", srgb("#7d8794")), ("pantiles", srgb("#b5764f")))[int(random.integers(2))]
    )
    meshes += pitched(width, DEPTH, height, 2.4, *roof, over=0.2)
    for c in (-width * 0.3, width * 0.33):
        meshes.append(clad(box((0.9, 2.2, 0.6), (c, height + 0.9, -3.2), bevel=0.02), "brick", (0.8, 0.76, 0.72)))
        meshes += [
            cylinder(0.11, 0.4, (c + d, height + 3.1, -3.2), Material(color=srgb("#a0603c")), top=0.09, sides=9)
            for d in (-0.25, 0.05, 0.3)
        ]
    if random.random() < 0.7:
        meshes += _awning(width * 0.42, ground - 0.7, (float(x[0]) + width * 0.08), random)
    return meshes


def _shop(site: Site, random: np.random.Generator, x: np.ndarray, width: float, paint: Colour) -> list[Opening]:
    door = int(random.integers(len(x)))
    made: list[Opening] = []
    for k, c in enumerate(x):
        if k == door:
            made.append(Opening(float(c), 0, 1.1, 2.7, door=True, frame=paint))
        else:
            made.append(
                Opening(
                    float(c), 0.55, width / len(x) - 0.6, 2.15, glow=_glow(site, random, 0.8), frame=paint, panes=(2, 2)
                )
            )
    return made


def _fascia(width: float, y: float, paint: Colour, random: np.random.Generator) -> list[Mesh]:
    """A painted shop sign with gilt letters."""
    long = width * 0.82
    gilt = Material(color=srgb("#d9b25a"), roughness=0.35, metallic=0.6)
    meshes = [box((long, 0.48, 0.07), (0, y, 0.05), Material(color=paint, roughness=0.35), bevel=0.015)]
    x = -long * 0.38
    while x < long * 0.36:
        wide = random.uniform(0.10, 0.2)
        if random.random() > 0.14:
            meshes += [
                box((wide * 0.3, 0.24, 0.015), (x, y + 0.12, 0.09), gilt),
                box(
                    (wide * 0.8, 0.06, 0.015), (x + wide * 0.3, y + 0.12 + 0.09 * float(random.integers(3)), 0.09), gilt
                ),
            ]
        x += wide + 0.09
    return meshes


def _awning(width: float, y: float, x: float, random: np.random.Generator) -> list[Mesh]:
    """A striped canvas awning."""
    base = np.array(srgb(("#a5352c", "#2f5a4a", "#c9a24a", "#3a4f78")[int(random.integers(4))]))
    count = max(4, round(width / 0.28))
    edges = np.linspace(-width / 2, width / 2, count + 1)
    strips, tints = [], []
    for k, (a, b) in enumerate(pairwise(edges)):
        strips += [
            [(a, y - 0.55, 1.15), (b, y - 0.55, 1.15), (b, y, 0.05), (a, y, 0.05)],
            [(a, y - 0.75, 1.16), (b, y - 0.75, 1.16), (b, y - 0.55, 1.15), (a, y - 0.55, 1.15)],
        ]
        tints += [base if k % 2 else np.array([0.72, 0.68, 0.58])] * 8
    canvas = quads(np.array(strips), Material(two_sided=True), name="awning")
    return [moved(clad(coloured(canvas, np.array(tints)), "cloth"), (x, 0, 0))]


def _block(site: Site, k: int, width: float) -> list[Mesh]:
    """A modern block: glass below, bands of windows above, a neon sign."""
    random = site.chance("house", k)
    tint = srgb(("#b9b4aa", "#8f8a84", "#a8705a", "#c9c2b4", "#77808a")[int(random.integers(5))])
    surface = "brick" if tint == srgb("#a8705a") else "plaster"
    floors, storey, ground = int(random.integers(3, 7)), 3.0, 3.8
    height = ground + floors * storey + 0.8
    bays = max(2, round(width / 2.4))
    x = (np.arange(bays) + 0.5) * width / bays - width / 2
    wide = width / bays * float(random.uniform(0.55, 0.85))
    steel = srgb("#3a3d40")
    openings = [
        Opening(float(c), ground + 0.8 + storey * f, wide, 1.6, glow=_glow(site, random), frame=steel, panes=(2, 1))
        for f in range(floors)
        for c in x
    ]
    door = int(random.integers(bays))
    for j, c in enumerate(x):
        shop = Opening(
            float(c),
            0.0 if j == door else 0.35,
            width / bays - 0.35,
            2.75 if j == door else 2.4,
            glow=_glow(site, random, 0.85) and (0.42, 0.33, 0.21),
            frame=steel,
            panes=(2, 1),
            sill=False,
        )
        openings.append(shop)
    meshes = front(width, height, openings, surface, tint, tuple(0.85 * c for c in tint), wet=site.wet, step=1.2)  # type: ignore[arg-type]
    meshes += _sides(width, height, surface, tint)
    meshes.append(
        clad(
            box((width, 0.3, DEPTH), (0, height, -DEPTH / 2 + 0.1), bevel=0.03),
            "snow" if site.snow else "plaster",
            (0.6, 0.6, 0.6),
        )
    )
    meshes += _neon(site, random, width, ground)
    for f in range(floors):
        if random.random() < 0.6:
            c = float(x[int(random.integers(bays))])
            meshes += [
                box(
                    (0.8, 0.55, 0.32),
                    (c, ground + 0.1 + storey * f, 0.18),
                    Material(color=(0.55, 0.55, 0.53), roughness=0.6),
                    bevel=0.03,
                )
            ]
    return meshes


def _neon(site: Site, random: np.random.Generator, width: float, ground: float) -> list[Mesh]:
    """A lit fascia, and for some an upright sign that juts out over the street."""
    hue = np.array(
        ((1.0, 0.15, 0.12), (0.15, 0.8, 1.0), (1.0, 0.65, 0.15), (0.25, 1.0, 0.5), (1.0, 0.2, 0.7))[
            int(random.integers(5))
        ]
    )
    lit = site.dark
    face = Material(
        color=tuple((0.15 + 0.5 * hue).tolist()), roughness=0.4, emission=tuple((hue * 0.16 * lit).tolist())
    )
    strokes = Material(color=(0.9, 0.9, 0.88), roughness=0.4, emission=tuple((4.0 * lit * (0.3 + hue)).tolist()))
    meshes = [box((width * 0.8, 0.6, 0.1), (0, ground - 0.75, 0.07), face, bevel=0.02)]
    x = -width * 0.3
    while x < width * 0.28:
        tall, wide = random.uniform(0.22, 0.32), random.uniform(0.16, 0.28)
        meshes += [
            box((wide, 0.045, 0.03), (x, ground - 0.62 + tall * j, 0.13), strokes)
            for j in (0.0, 0.5, 1.0)
            if random.random() < 0.75
        ]
        meshes.append(
            box((0.045, tall + 0.04, 0.03), (x + random.uniform(-0.5, 0.5) * wide, ground - 0.62, 0.13), strokes)
        )
        x += wide + 0.14
    if random.random() < 0.6:
        z, y = 0.75, ground + 0.9
        meshes.append(box((0.14, 2.4, 0.9), (width * 0.36, y, z), face, bevel=0.03))
        for side in (-0.085, 0.085):
            meshes += [
                box((0.02, 0.06, random.uniform(0.3, 0.6)), (width * 0.36 + side, y + 0.2 + 0.2 * j, z), strokes)
                for j in range(10)
                if j % 4
            ]
    return meshes


def _framed(site: Site, k: int, width: float) -> list[Mesh]:
    """A timber-framed house with a jettied floor."""
    random = site.chance("house", k)
    height, timber = 5.6 + float(random.uniform(0, 1.4)), srgb("#3f2c1e")
    x = (np.arange(3) - 1) * width / 3.2
    openings = [Opening(float(x[1]), 0, 1.1, 2.2, door=True, frame=timber, arched=True)]
    openings += [
        Opening(float(x[j]), 1.0, 0.9, 1.0, glow=_glow(site, random, 0.6), frame=timber, panes=(4, 4)) for j in (0, 2)
    ]
    openings += [
        Opening(float(c), 3.5, 0.85, 1.1, glow=_glow(site, random, 0.6), frame=timber, panes=(4, 4)) for c in x
    ]
    meshes = front(
        width, height, openings, "plaster", srgb(("#d8c8a4", "#c9b08a", "#cdb9a0")[k % 3]), timber, wet=site.wet
    )
    beams = [
        clad(box((0.22, height, 0.1), (c, 0, 0.04), bevel=0.015), "wood", timber, turn=True)
        for c in np.linspace(-width / 2 + 0.11, width / 2 - 0.11, 5)
    ]
    beams += [
        clad(box((width, 0.24, 0.14), (0, y, 0.05), bevel=0.015), "wood", timber) for y in (0, 2.75, height - 0.24)
    ]
    brace = extrude([(0, 0), (0.2, 0), (1.1, 1.9), (0.9, 1.9)], 0.09)
    beams += [moved(clad(brace, "wood", timber), (c, 3.0, 0.0)) for c in (-width / 2 + 0.25, width / 2 - 1.4)]
    meshes += beams + _sides(width, height, "plaster", srgb("#b8a684"))
    return meshes + pitched(
        width,
        DEPTH * 0.8,
        height,
        3.4,
        "snow" if site.snow else "pantiles",
        (1, 1, 1) if site.snow else srgb("#8a6048"),
        over=0.5,
    )


def _shophouse(site: Site, k: int, width: float) -> list[Mesh]:
    """A Chinese shop-house: grey brick, red columns and lattice, a tiled roof with lifted eaves, a hanging board."""
    random = site.chance("house", k)
    two = random.random() < 0.6
    height = 6.4 if two else 3.9
    red, dark = srgb("#7d2a1e"), srgb("#3f2a1e")
    bays = max(3, round(width / 1.8))
    x = (np.arange(bays) + 0.5) * width / bays - width / 2
    door = int(random.integers(bays))
    openings = [
        Opening(
            float(c),
            0.0 if j == door else 0.8,
            1.25,
            2.6 if j == door else 1.75,
            door=j == door,
            glow=_glow(site, random, 0.8),
            frame=red,
            panes=(5, 6),
            sill=False,
        )
        for j, c in enumerate(x)
    ]
    if two:
        openings += [
            Opening(float(c), 3.9, 1.25, 1.5, glow=_glow(site, random, 0.6), frame=red, panes=(5, 6), sill=False)
            for c in x
        ]
    meshes = front(width, height, openings, "brick", srgb("#9aa0a4"), dark, wet=site.wet)
    meshes = [_greyed(m) for m in meshes]
    meshes += [
        cylinder(0.13, height, (c, 0, 0.12), Material(color=red, roughness=0.4), sides=14)
        for c in np.linspace(-width / 2, width / 2, bays + 1)
    ]
    meshes += [
        clad(box((width, 0.3, 0.2), (0, y, 0.1), bevel=0.02), "wood", dark)
        for y in ((2.95, height - 0.3) if two else (height - 0.3,))
    ]
    meshes += _eaves(site, width, height, 2.3, 1.25)
    if two:
        meshes += [moved(m, (0, 0, 0.05)) for m in _eaves(site, width, 3.1, 0.45, 1.0)]
    board = box(
        (min(2.6, width * 0.5), 0.62, 0.08),
        (0, 2.72 if not two else 3.02, 0.6),
        Material(color=srgb("#1c1512"), roughness=0.3),
        bevel=0.02,
    )
    meshes += [board, *_glyphs(random, 4, 0.46, (0, 3.05 if not two else 3.33, 0.65))]
    meshes += _sides(width, height, "brick", srgb("#8a9094"))
    return meshes


def _greyed(mesh: Mesh) -> Mesh:
    """Grey brick from red: the wall is whitewashed with a cool tint."""
    if mesh.material.texture is None or mesh.name != "wall":
        return mesh
    return clad(
        Mesh(mesh.name, mesh.position, mesh.normal, mesh.index, mesh.material, mesh.color, mesh.position[:, :2].copy()),
        "ashlar",
        srgb("#77797a"),
    )


def _eaves(site: Site, width: float, low: float, rise: float, out: float) -> list[Mesh]:
    """A tiled slope with a sag in it and corners that lift."""
    s, t = np.linspace(-1, 1, 25), np.linspace(0, 1, 9)
    over = width / 2 + 0.35
    lift = 0.55 * np.abs(s[None]) ** 5 * (1 - t[:, None]) ** 1.5
    x = np.broadcast_to(s * over, (9, 25)) * (1 + 0.02 * (1 - t[:, None]))
    y = low + rise * t[:, None] ** 1.5 - 0.05 + lift
    z = (
        np.broadcast_to((out - (out + DEPTH * 0.35) * t)[:, None], (9, 25))
        if rise > 1
        else np.broadcast_to((out - out * t)[:, None], (9, 25))
    )
    top = sheet(np.stack([x, y, z], 2), name="tiles")
    under = sheet(np.stack([x, y - 0.12, z], 2)[:, ::-1], name="eaves")
    meshes = [
        clad(top, "snow") if site.snow else clad(top, "pantiles", srgb("#70767a")),
        clad(under, "wood", srgb("#4a3022")),
    ]
    ends = np.linspace(-over, over, round(width / 0.2))
    edge = np.interp(ends, x[0], y[0])
    cap = cylinder(0.06, 0.05, (0, -0.06, out), Material(color=srgb("#5f6468"), roughness=0.8), axis="z", sides=7)
    meshes.append(repeated(cap, np.stack([ends, edge, 0 * ends], 1)))
    if rise > 1:
        ridge = np.stack(
            [
                np.linspace(-over, over, 13),
                y[-1, 0] + 0.1 + 0.35 * np.abs(np.linspace(-1, 1, 13)) ** 6,
                np.full(13, z[-1, 0]),
            ],
            1,
        )
        meshes += [
            clad(
                box((2 * over, 0.3, 0.24), (0, float(y[-1, 12]) - 0.05, float(z[-1, 0])), bevel=0.03),
                "ashlar",
                srgb("#6a6e70"),
            )
        ]
        meshes += [
            sphere(0.16, (float(p[0]), float(p[1]), float(p[2])), Material(color=srgb("#6a6e70")), sides=8)
            for p in ridge[[0, -1]]
        ]
    return meshes


def _glyphs(random: np.random.Generator, count: int, size: float, middle: tuple[float, float, float]) -> list[Mesh]:
    """Brush strokes in squares: signs read as writing from afar."""
    gilt = Material(color=srgb("#d9b25a"), roughness=0.35, metallic=0.5)
    cx, cy, cz = middle
    meshes: list[Mesh] = []
    for k in range(count):
        x = cx + (k - (count - 1) / 2) * size * 1.2
        for y in sorted(random.choice(5, 3, replace=False).tolist()):
            wide = size * random.uniform(0.45, 0.85)
            meshes.append(box((wide, size * 0.09, 0.015), (x, cy - size / 2 + size * (0.1 + 0.19 * y), cz), gilt))
        for dx in random.choice(3, 2, replace=False).tolist():
            tall = size * random.uniform(0.5, 0.9)
            meshes.append(box((size * 0.09, tall, 0.015), (x + size * 0.3 * (dx - 1), cy - tall / 2, cz), gilt))
    return meshes


def lanterns(site: Site, spots: np.ndarray) -> list[Mesh]:
    """Red paper lanterns at `spots` (K, 3)."""
    red = Material(color=srgb("#c8281c"), roughness=0.7, emission=(2.4, 0.38, 0.12) if site.dark else (0.06, 0.0, 0.0))
    gold = Material(color=srgb("#c9a24a"), roughness=0.4, metallic=0.5)
    body = sphere(0.2, (0, 0, 0), red, sides=14)
    meshes = [repeated(body, spots, size=np.tile([1.0, 0.85, 1.0], (len(spots), 1)))]
    for y in (0.15, -0.19):
        meshes.append(repeated(cylinder(0.08, 0.04, (0, y, 0), gold, sides=10), spots))
    meshes.append(repeated(cylinder(0.015, 0.25, (0, -0.44, 0), gold, sides=5), spots))
    return meshes
