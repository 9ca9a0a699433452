"""Woods: a clearing among firs or broadleaf trees, in snow or not, with a railway line where the story wants one."""

from dataclasses import replace

import numpy as np

from ciotat.core.space import Point
from ciotat.stage.mesh import Colour, Mesh, srgb
from ciotat.stage.places.broadleaf import shrub, tree
from ciotat.stage.places.conifer import fir
from ciotat.stage.places.grass import blades, scatter
from ciotat.stage.places.land import Relief, away, ridge, spread, swell
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.track import track
from ciotat.stage.solid import coloured, gathered, moved, repeated, sphere, terrain
from ciotat.stage.surface import clad

__all__ = ["LINE", "forest", "relief", "snowfield"]

LINE, HEAD = -4.5, 0.5
RAILWAY = ("railway", "stopped-train", "train", "track")


def forest(site: Site) -> Place:
    """A clearing in a wood; see `Place`."""
    return _woods(site, trees=1.0)


def snowfield(site: Site) -> Place:
    """Open snow with a few firs and a far wood; see `Place`."""
    return _woods(site, trees=0.4)


def relief(site: Site, rail: bool, high: float = 0.5) -> Relief:
    """The lie of the land: flat where they act, low along the line, rolling beyond."""
    roll, bump = swell(14, high, site.setting.name, "roll"), swell(3.2, 0.07, site.setting.name, "bump")

    def at(x: object, z: object) -> np.ndarray:
        X, Z = np.asarray(x, np.float64), np.asarray(z, np.float64)
        free = away(X, Z, over=5.0)
        if rail:
            t = np.clip((np.abs(Z - LINE) - 2.1) / 3.5, 0, 1)
            free = free * t * t * (3 - 2 * t)
        near = np.clip((6 - Z) / 7, 0.1, 1)
        return free * (near * (roll(X, Z) + 0.25 * high) + bump(X, Z)) + 0.004 * np.clip(-Z - 14, 0, 60) ** 1.25

    return at


def _woods(site: Site, trees: float) -> Place:
    rail = site.has(*RAILWAY)
    lie = relief(site, rail)
    meshes = [_floor(site, lie)]
    if rail:
        meshes += track(LINE, HEAD, -150, 150, site.setting.name, snow=site.snow)
    meshes += (
        _trees(site, lie, rail, trees)
        + _edge(site, lie, trees)
        + _undergrowth(site, lie, rail, trees)
        + _distance(site)
    )
    return Place(gathered("woods", meshes), rail=HEAD if rail else None, height=lambda x, z: float(lie(x, z)))


def _floor(site: Site, lie: Relief) -> Mesh:
    x, z = spread(-130, 130, 0.45, 100), spread(-130, 70, 0.45, 94)
    ground = terrain(x, z, lie)
    p = ground.position
    tone = swell(6, 0.08, site.setting.name, "tone")(p[:, 0], p[:, 2])
    if site.snow:
        hollow = np.clip(1 + tone * 0.5 + 0.10 * (p[:, 1] - 0.2), 0.8, 1.08)
        return coloured(clad(ground, "snow"), hollow)
    cover, tint = {
        "summer": ("grass", (0.75, 0.78, 0.6)),
        "autumn": ("litter", (0.85, 0.8, 0.72)),
        "winter": ("litter", (0.55, 0.5, 0.46)),
    }[site.setting.season]
    return coloured(clad(ground, cover, tint, wet=site.wet * 0.5), 1 + 1.5 * tone)


def _spots(site: Site, rail: bool, trees: float) -> list[tuple[float, float, str]]:
    """Where trees stand: a few near ones that frame, then ever more and ever simpler."""
    random = site.chance("trees")
    side = -7.6 if rail else -4.6
    framing = [(-8.4, -0.9), (8.7, -1.3), (-10.6, 1.9), (11.0, 1.2)]
    spots = [
        (x + random.uniform(-0.4, 0.4), z + random.uniform(-0.3, 0.3), "near")
        for x, z in framing[: 4 if trees > 0.5 else 2]
    ]
    rows = [
        (side - 1.0, 3.4, 13, "middle"),
        (side - 4.5, 3.0, 18, "far"),
        (side - 9, 3.6, 26, "distant"),
        (side - 16, 4.6, 38, "distant"),
    ]
    for z, gap, reach, detail in rows if trees > 0.5 else rows[2:]:
        for x in np.arange(-reach, reach + 0.1, gap / min(1.0, trees * 1.6)):
            if random.random() < 0.86:
                spots.append((x + random.uniform(-1.2, 1.2), z + random.uniform(-1.6, 1.2), detail))
    return [(float(x), float(z), d) for x, z, d in spots]


def _edge(site: Site, lie: Relief, trees: float) -> list[Mesh]:
    """The wood on the side of the audience, which a camera sees that looks back: without shadows, since it stands behind
    the camera of most pictures, and the simpler the farther."""
    random = site.chance("edge")
    evergreen = site.snow or site.setting.season == "winter"
    meshes: list[Mesh] = []
    for k, (radius, gap) in enumerate(((14.2, 3.1), (18.0, 3.6), (23.0, 5.0))):
        for turn in np.arange(0.12, np.pi - 0.1, gap / radius / min(1.0, trees * 1.6)):
            angle, far = turn + random.uniform(-0.06, 0.06), radius + random.uniform(-0.9, 1.3)
            x, z, tall, spin = (
                far * np.cos(angle),
                far * np.sin(angle),
                random.uniform(0.75, 1.25),
                random.random() * 6.28,
            )
            at = (float(x), float(lie(x, z)) - 0.05, float(z))
            detail = ("middle", "far", "distant")[k]
            made = fir(f"{k % 3}", site.snow, detail) if evergreen else tree(f"{k}", site.setting.season, "far")
            meshes += [moved(m, at, spin, scale=(7.4 if evergreen else 1.05) * tall) for m in made]
    return [replace(mesh, shadow=False) for mesh in meshes]


def _trees(site: Site, lie: Relief, rail: bool, trees: float) -> list[Mesh]:
    meshes: list[Mesh] = []
    random = site.chance("kinds")
    evergreen = 1.0 if site.snow or site.setting.season == "winter" else 0.2
    for k, (x, z, detail) in enumerate(_spots(site, rail, trees)):
        at = (x, float(lie(x, z)) - 0.05, z)
        tall, turn = random.uniform(0.75, 1.3), random.random() * 6.28
        if random.random() < evergreen:
            built = fir(f"{k % 3}", site.snow, detail)
            meshes += [moved(m, at, turn, scale=7.2 * tall + (1.5 if z < -12 else 0)) for m in built]
        else:
            tint: Colour = (float(random.uniform(0.85, 1.15)), float(random.uniform(0.9, 1.1)), 1.0)
            meshes += [
                _tinted(moved(m, at, turn, scale=tall * 1.05), tint)
                for m in tree(f"{k % 4}", site.setting.season, "far" if detail == "distant" else detail)
            ]
    return meshes


def _tinted(mesh: Mesh, tint: Colour) -> Mesh:
    return coloured(mesh, tint) if mesh.name == "leaves" else mesh


def _undergrowth(site: Site, lie: Relief, rail: bool, trees: float) -> list[Mesh]:
    """Shrubs, stones, dry stalks: what makes a foreground."""
    season, random = site.setting.season, site.chance("undergrowth")
    back = -7.0 if rail else -4.0
    meshes: list[Mesh] = []
    for k in range(round(12 * trees) + 4):
        x, z = random.uniform(-13, 13), back - 9 * random.random() ** 1.5
        if k % 3 == 0:
            x, z = float(np.sign(x)) * random.uniform(8.6, 12), random.uniform(-2.2, 1.2)
        at: Point = (float(x), float(lie(x, z)) - 0.06, float(z))
        meshes += [moved(m, at, k * 1.7, scale=random.uniform(0.6, 1.25)) for m in shrub(f"{k % 3}", season, site.snow)]
    meshes += _stones(site, lie, 16)
    at2 = scatter(420 if site.snow else 2600, -14, 14, -12, 6.5, site.setting.name, near=1.3)
    if rail:
        at2 = at2[np.abs(at2[:, 1] - LINE) > 2.4]
    tall = np.where(at2[:, 1] > 1.2, 0.16, 0.34) * (0.8 if site.snow else 1.0)
    dry = "winter" if site.snow else season
    meshes.append(blades(at2, tall, lie, dry, site.setting.name, tuft=4 if site.snow else 5))
    return meshes


def _stones(site: Site, lie: Relief, count: int) -> list[Mesh]:
    random = site.chance("stones")
    x = random.uniform(3.6, 12, count) * np.where(random.random(count) < 0.5, -1, 1)
    z = random.uniform(-7.5, 1.0, count)
    size = random.uniform(0.15, 0.5, (count, 1)) * random.uniform(0.7, 1.3, (count, 3)) * [1, 0.6, 1]
    at = np.stack([x, lie(x, z) + size[:, 1] * 0.15, z], 1)
    stone = repeated(sphere(1, sides=9), at, random.random(count) * 6, size)
    meshes = [clad(stone, "ashlar", (0.42, 0.41, 0.40))]
    if site.snow:
        cap = repeated(
            sphere(1, sides=9),
            at + np.stack([0 * x, size[:, 1] * 0.32, 0 * x], 1),
            random.random(count),
            size * [1.05, 0.8, 1.05],
        )
        meshes.append(clad(cap, "snow"))
    return meshes


def _distance(site: Site) -> list[Mesh]:
    """The wood going on, and hills."""
    name = site.setting.name
    if site.snow:
        colours = [srgb("#5c6b74"), srgb("#75848f"), srgb("#aab6c2")]
    else:
        colours = {
            "summer": [srgb("#26381f"), srgb("#33482c"), srgb("#4a5d45")],
            "autumn": [srgb("#5a3a1e"), srgb("#6b4a2a"), srgb("#66583c")],
            "winter": [srgb("#3a3530"), srgb("#4a453f"), srgb("#5f5b54")],
        }[site.setting.season]
    rings = ((58.0, 9.0, 5.0), (95.0, 15.0, 7.0), (240.0, 46.0, 0.0))
    return [
        ridge(radius, height, colour, name, radius, teeth=teeth, base=-1, rough=0.16, steps=320)
        for (radius, height, teeth), colour in zip(rings, colours, strict=True)
    ]
