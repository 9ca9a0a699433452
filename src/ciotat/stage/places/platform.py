"""A country railway station: the platform, the line away to -X, the station across it, trees, hills and haze."""

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.broadleaf import poplar, shrub, tree
from ciotat.stage.places.facade import Opening, cornice, front, pitched
from ciotat.stage.places.fittings import clock, column, fence, lamp_post, poster, trolley
from ciotat.stage.places.land import ridge, spread, swell
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.shore import shore
from ciotat.stage.places.track import track
from ciotat.stage.solid import box, coloured, gathered, moved, panel, quads, repeated, terrain
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["HEAD", "LINE", "platform"]

LINE, HEAD, EDGE = -3.2, -0.75, -1.9
FAR_EDGE, FAR_BACK = -8.6, -12.4
CREAM: Colour = srgb("#d9c7a0")
TRIM: Colour = srgb("#e6dcc6")
GREEN: Colour = srgb("#3f6a5c")


def platform(site: Site) -> Place:
    """The station; see `Place`. The track runs along X at z = -3.2, 0.75 m below the platform."""
    meshes: list[Mesh] = []
    lamps: list[Lamp] = []
    meshes += _near(site) + _far(site)
    meshes += track(LINE, HEAD, -150, 90, site.setting.name, snow=site.snow)
    meshes += track(-6.7, HEAD, -150, 90, site.setting.name, "second", snow=site.snow)
    for built, lit in (_station(site), _lights(site)):
        meshes += built
        lamps += lit
    meshes += _shed(site) + _beyond(site)
    return Place(gathered("station", meshes), tuple(lamps), rail=HEAD, height=_floor)


def _floor(x: float, z: float) -> float:
    return 0.0 if z > EDGE or z < FAR_EDGE else HEAD - 0.2


def _paving(site: Site, left: float, right: float, back: float, front_: float, fine: float) -> Mesh:
    x, z = spread(left, right, fine, 54), np.linspace(back, front_, 14)
    ground = terrain(x, z, lambda X, Z: 0 * X, name="platform")
    p = ground.position
    stain = swell(5, 0.10, site.setting.name, "stains")(p[:, 0], p[:, 2])
    worn = swell(1.4, 0.05, site.setting.name, "wear")(p[:, 0], p[:, 2])
    if site.snow:
        return coloured(clad(ground, "snow"), 0.95 + stain * 0.5)
    warm = np.array([1.02, 0.95, 0.84])
    return coloured(clad(ground, "flags", wet=site.wet), (0.92 + stain + worn)[:, None] * warm)


def _near(site: Site) -> list[Mesh]:
    meshes = [_paving(site, -70, 40, EDGE + 0.45, 14, 0.6)]
    meshes += _edge(site, -70, 40, EDGE, 1.0)
    meshes += [moved(m, (-9.4, 0, 0.4), 0.35) for m in trolley()]
    for x in (-12.5, -19.0, 10.5):
        meshes += _bench(x, 2.4 if x < 0 else -0.2)
    meshes += fence((-60, 0, 6.2), (-9, 0, 6.2), (0.62, 0.58, 0.5))
    for k in range(5):
        detail = "middle" if k < 2 else "far"
        crown = tree(f"plane {k % 2}", site.setting.season, detail)
        meshes += [moved(m, (-13.0 - 9 * k, 0, 8.6 + 0.6 * (k % 3)), k * 1.3) for m in crown]
    return meshes


def _edge(site: Site, left: float, right: float, z: float, side: float) -> list[Mesh]:
    """The coping stones and the wall under them; `side` is +1 where the platform lies towards +Z."""
    x = np.arange(left, right, 1.1)
    random = site.chance("coping", z)
    stone = clad(box((1.088, 0.24, 0.48), bevel=0.018, name="coping"), "ashlar", wet=site.wet)
    at = np.stack([x + 0.55, np.full(len(x), -0.232), np.full(len(x), z + side * 0.22)], 1)
    at[:, 1] += random.normal(0, 0.0025, len(x))
    tint = random.uniform(0.74, 0.98, (len(x), 1)) * np.array([1.0, 0.98, 0.94])
    meshes = [repeated(stone, at, tint=tint)]
    wall = [
        (left, -1.1, z + side * 0.1),
        (right, -1.1, z + side * 0.1),
        (right, -0.2, z + side * 0.1),
        (left, -0.2, z + side * 0.1),
    ]
    meshes.append(clad(quads([wall[::-1] if side > 0 else wall], name="platform wall"), "brick", (0.62, 0.56, 0.50)))
    if site.snow:
        lying = box((1.2, 0.05, 0.40), bevel=0.02)
        meshes.append(clad(repeated(lying, at + np.array([0, 0.225, side * 0.03])), "snow"))
    return meshes


def _bench(x: float, z: float) -> list[Mesh]:
    iron = Material(color=srgb("#1f2b27"), roughness=0.45, metallic=0.3)
    slats = [box((1.8, 0.03, 0.085), (0, 0.43, -0.18 + 0.1 * k), bevel=0.006) for k in range(5)]
    slats += [box((1.8, 0.085, 0.03), (0, 0.55 + 0.11 * k, -0.27 - 0.02 * k), bevel=0.006) for k in range(4)]
    meshes = [clad(s, "wood", srgb("#5f7a4a")) for s in slats]
    for s in (-0.75, 0.75):
        meshes += [
            box((0.05, 0.43, 0.05), (s, 0, 0.2), iron),
            box((0.05, 0.92, 0.05), (s, 0, -0.26), iron),
            box((0.05, 0.04, 0.5), (s, 0.4, -0.02), iron),
        ]
    return [moved(m, (x, 0, z)) for m in meshes]


def _far(site: Site) -> list[Mesh]:
    """The yard between the lines and the opposite platform."""
    x, z = spread(-150, 90, 1.2, 60), np.linspace(-13.0, EDGE + 0.1, 15)
    dip = swell(1.8, 0.02, site.setting.name, "yard")
    yard = terrain(x, z, lambda X, Z: HEAD - 0.27 + dip(X, Z), name="yard")
    near_wall = np.clip((EDGE - yard.position[:, 2]) / 0.7, 0.35, 1)
    tint = srgb("#b9ad9d")
    meshes = [coloured(clad(yard, "snow" if site.snow else "gravel", (1, 1, 1) if site.snow else tint), near_wall)]
    meshes += _edge(site, -60, 34, FAR_EDGE, -1.0)
    x2, z2 = spread(-60, 34, 1.2, 44), np.linspace(FAR_BACK - 3, FAR_EDGE - 0.45, 6)
    top = terrain(x2, z2, lambda X, Z: 0 * X, name="far platform")
    stain = 0.9 + swell(4, 0.08, site.setting.name, "far stains")(top.position[:, 0], top.position[:, 2])
    meshes.append(
        coloured(clad(top, "snow" if site.snow else "sand", (1, 1, 1) if site.snow else (0.62, 0.58, 0.52)), stain)
    )
    if not site.has("sea"):
        meshes += fence((-58, 0, FAR_BACK), (-4.6, 0, FAR_BACK), (0.60, 0.58, 0.52))
    meshes += [moved(m, (-3.2, 0, -9.8), 0.5) for m in trolley()]
    return meshes


def _station(site: Site) -> tuple[list[Mesh], list[Lamp]]:
    """The station house across the line, under its glass awning."""
    glow: Colour | None = (1.9, 1.15, 0.5) if site.dark else None
    doors = [
        Opening(x, 0.0, 1.5, 3.1, arched=True, glow=glow, frame=GREEN, panes=(2, 4), sill=False)
        for x in (-5.1, -1.7, 1.7, 5.1)
    ]
    upper = [
        Opening(x, 4.6, 1.15, 1.9, frame=TRIM, shutter=GREEN, glow=glow if k % 2 else None, panes=(2, 3))
        for k, x in enumerate((-5.1, -1.7, 1.7, 5.1))
    ]
    w, h, depth = 14.0, 7.2, 9.0
    meshes = front(w, h, doors + upper, "plaster", CREAM, TRIM, wet=site.wet)
    meshes += cornice(w, h, TRIM, deep=0.45) + cornice(w, 4.05, TRIM, deep=0.14, blocks=False)
    for x in (-w / 2 + 0.25, w / 2 - 0.25):
        meshes += [clad(box((0.55, 0.42, 0.12), (x, 0.5 * k, 0.02), bevel=0.02), "ashlar", TRIM) for k in range(14)]
    meshes.append(clad(box((w + 0.1, 0.6, 0.12), (0, 0, 0.01), bevel=0.02), "ashlar", (0.75, 0.72, 0.68)))
    for s in (-1, 1):
        side = clad(panel(depth, h, step=1.2), "plaster", CREAM)
        meshes.append(moved(side, (s * w / 2, 0, -depth / 2), s * np.pi / 2))
    meshes += pitched(
        w, depth, h + 0.25, 2.6, "snow" if site.snow else "pantiles", (1, 1, 1) if site.snow else srgb("#c98a63")
    )
    for x in (-4.5, 3.8):
        meshes.append(clad(box((0.8, 2.0, 0.6), (x, h + 1.4, -depth / 2 - 0.6), bevel=0.02), "brick"))
        meshes.append(
            box((0.95, 0.14, 0.75), (x, h + 3.3, -depth / 2 - 0.6), Material(color=(0.3, 0.26, 0.22)), bevel=0.02)
        )
    meshes += _awning(site, w)
    meshes += [moved(m, (0, 3.75, 0.25)) for m in clock(0.42, site.glow)]
    meshes.append(
        box((4.2, 0.5, 0.06), (0, 6.75 - 0.42, 0.05), Material(color=srgb("#22405c"), roughness=0.35), bevel=0.02)
    )
    meshes += [
        box((0.16 + 0.1 * (k % 3 == 1), 0.24, 0.02), (-1.55 + 0.34 * k, 6.46, 0.09), Material(color=TRIM))
        for k in range(10)
    ]
    for k, x in enumerate((-3.4, 3.4)):
        meshes += [moved(m, (x, 1.0, 0.02)) for m in poster(0.9, 1.35, site.setting.name, k)]
    at = (9.5, 0.0, FAR_BACK - 0.6)
    lamps = []
    if site.glow:
        lamps = [
            Lamp(
                "point", (9 * site.glow, 5.4 * site.glow, 2.2 * site.glow), position=(9.5 + x, 2.9, -11.4), shadow=False
            )
            for x in (-3.4, 3.4)
        ]
    return [moved(m, at) for m in meshes], lamps


def _awning(site: Site, width: float) -> list[Mesh]:
    iron = Material(color=GREEN, roughness=0.5, metallic=0.2)
    meshes: list[Mesh] = []
    deep = 3.2
    for x in np.linspace(-width / 2 + 0.6, width / 2 - 0.6, 5):
        meshes += [moved(m, (x, 0, deep - 0.5)) for m in column(3.5, GREEN)]
        meshes.append(box((0.08, 0.12, deep), (x, 3.5, deep / 2), iron))
    rise = 0.35
    corners = [
        (-width / 2, 3.62, deep),
        (width / 2, 3.62, deep),
        (width / 2, 3.62 + rise, 0),
        (-width / 2, 3.62 + rise, 0),
    ]
    roof = quads([corners, [(x, y - 0.03, z) for x, y, z in corners[::-1]]], name="awning")
    meshes.append(clad(roof, "snow") if site.snow else clad(roof, "metal", (0.32, 0.37, 0.36)))
    meshes.append(box((width, 0.16, 0.05), (0, 3.52, deep), iron, bevel=0.01))
    x = np.arange(-width / 2 + 0.09, width / 2, 0.18)
    tooth = box((0.15, 0.26, 0.02), bevel=0.004)
    meshes.append(
        repeated(
            clad(tooth, "wood", TRIM),
            np.stack([x, 3.27 + 0.05 * (np.arange(len(x)) % 2), np.full(len(x), deep + 0.02)], 1),
        )
    )
    return meshes


def _shed(site: Site) -> list[Mesh]:
    """The goods shed that closes the near platform on the right."""
    glow: Colour | None = (1.5, 0.9, 0.4) if site.dark else None
    gable = [
        Opening(-1.8, 0, 1.6, 2.6, door=True, frame=srgb("#5c4632"), arched=True),
        Opening(1.6, 1.0, 1.1, 1.5, arched=True, frame=GREEN, glow=glow),
    ]
    meshes = front(7.6, 4.2, gable, "brick", (0.95, 0.9, 0.85), TRIM, wet=site.wet)
    meshes = [moved(m, (10.4, 0, 3.4), -np.pi / 2) for m in meshes]
    side = clad(panel(14, 4.2, step=1.5), "brick", (0.9, 0.86, 0.8))
    meshes.append(moved(side, (17.4, 0, -0.4), np.pi))
    roof = pitched(14, 7.6, 4.2, 2.2, "snow" if site.snow else "pantiles", (1, 1, 1) if site.snow else srgb("#b97a55"))
    meshes += [moved(m, (17.4, 0, 7.2)) for m in roof]
    meshes += [moved(m, (10.36, 1.1, 0.5), -np.pi / 2) for m in poster(0.8, 1.2, site.setting.name, "shed")]
    return meshes


def _lights(site: Site) -> tuple[list[Mesh], list[Lamp]]:
    meshes: list[Mesh] = []
    lamps: list[Lamp] = []
    for k, (x, z) in enumerate(
        [(-5.4, -1.2), (5.6, -1.2), (-15, -1.2), (-25, -1.2), (-36, -1.2), (-9, -9.6), (-20, -9.6)]
    ):
        built, lit = lamp_post((x, 0.0, z), "1900", site.glow, shadow=k == 0)
        meshes += built
        lamps += lit if k < 3 or k == 5 else []
    return meshes, lamps


def _beyond(site: Site) -> list[Mesh]:
    """Fields, poplars, hills."""
    if site.has("sea"):
        return shore(site)
    name, season = site.setting.name, site.setting.season
    roll = swell(40, 0.5, name, "fields")
    x, z = spread(-260, 200, 3.0, 64, -10), spread(-260, -12.3, 2.0, 34, -12.3)
    field = terrain(x, z, lambda X, Z: -0.25 + roll(X, Z) * np.clip((-13 - Z) / 20, 0, 1), name="fields")
    patch = swell(30, 0.12, name, "patches")(field.position[:, 0], field.position[:, 2])
    tint: Colour = {"summer": (0.95, 0.95, 0.8), "autumn": (1.2, 0.95, 0.6), "winter": (0.95, 0.85, 0.7)}[season]
    meshes = [coloured(clad(field, "snow" if site.snow else "grass", (1, 1, 1) if site.snow else tint), 1 + patch)]
    random = site.chance("poplars")
    for k in range(13):
        at = (-50.0 + 3.7 * k + random.uniform(-1, 1), -0.3, -17.0 - 1.2 * (k % 3) - random.random())
        meshes += [moved(m, at, k * 2.1, scale=random.uniform(0.75, 1.1)) for m in poplar(f"{k % 3}", season)]
    for k in range(16):
        at = (random.uniform(-80, 60), -0.3, random.uniform(-60, -22))
        meshes += [moved(m, at, k, scale=random.uniform(0.7, 1.2)) for m in tree(f"field {k % 3}", season, "far")]
    for k in range(9):
        at = (-42.0 + 4.3 * k + random.uniform(-1, 1), -0.1, -13.4)
        meshes += [moved(m, at, k, scale=random.uniform(1.1, 1.9)) for m in shrub(f"{k % 2}", season, site.snow)]
    hill = np.array(
        [0.75, 0.8, 0.86]
        if site.snow
        else {"summer": srgb("#56683f"), "autumn": srgb("#7a6a44"), "winter": srgb("#6d6653")}[season]
    )
    for radius, height, shade in ((150, 9, 0.75), (300, 30, 0.9), (520, 75, 1.0)):
        r, g, b = (hill * shade).tolist()
        meshes.append(ridge(radius, height, (r, g, b), name, radius, base=-3, teeth=2.0 if radius == 150 else 0.0))
    return meshes
