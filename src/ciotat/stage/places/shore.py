"""The sea behind a place: the land falls to it, sails stand on it, a headland closes it, haze lies over it."""

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.broadleaf import shrub, tree
from ciotat.stage.places.land import ridge, spread, swell
from ciotat.stage.places.place import Site
from ciotat.stage.solid import coloured, moved, quads, terrain
from ciotat.stage.surface import clad

__all__ = ["GAP", "shore"]

GAP = (-0.15, 1.05)
"""Where the hills leave the sea open, as seen from the middle: the turn from -Z and half the width (radians)."""
_LEVEL, _EDGE = -5.0, -13.4
_SAILS = ((-150.0, -240.0, 8.0), (-62.0, -170.0, 6.5), (-24.0, -330.0, 8.5), (-98.0, -410.0, 9.0), (46.0, -260.0, 8.0))


def shore(site: Site) -> list[Mesh]:
    """Everything from the edge of the place at z = -13.4 out to the horizon."""
    return [*_slope(site), _water(site), *_boats(), *_trees(site), *_hills(site)]


def _slope(site: Site) -> list[Mesh]:
    name, season = site.setting.name, site.setting.season
    roll = swell(14, 0.22, name, "slope")
    x, z = spread(-240, 160, 2.5, 48, -10), np.linspace(-46, _EDGE + 1.0, 16)

    def lie(X: np.ndarray, Z: np.ndarray) -> np.ndarray:
        down = np.clip((_EDGE - Z) / 26, 0, 1)
        return -0.3 - 6.4 * down * down * (3 - 2 * down) + roll(X, Z) * np.clip((_EDGE - Z) / 8, 0, 1)

    land = terrain(x, z, lie, name="shore")
    tint: Colour = {"summer": (1.25, 1.02, 0.66), "autumn": (1.2, 0.95, 0.6), "winter": (0.95, 0.85, 0.7)}[season]
    patch = swell(9, 0.16, name, "scrub")(land.position[:, 0], land.position[:, 2])
    return [coloured(clad(land, "snow" if site.snow else "grass", (1, 1, 1) if site.snow else tint), 1 + patch)]


def _water(site: Site) -> Mesh:
    name = site.setting.name
    chop, swells = swell(7, 0.05, name, "chop"), swell(28, 0.16, name, "swell")
    x, z = spread(-1400, 1200, 4.0, 72, -20), spread(-2600, -30, 3.0, 64, -31)
    sea = terrain(x, z, lambda X, Z: _LEVEL + chop(X, Z) + swells(X, Z), name="sea")
    deep: Colour = {"night": (0.006, 0.012, 0.022), "dusk": (0.03, 0.05, 0.08)}.get(
        site.setting.hour, (0.022, 0.115, 0.17)
    )
    far = np.clip((-sea.position[:, 2] - 40) / 500, 0, 1)[:, None]
    made = coloured(sea, 1.0 + far * np.array([0.9, 0.35, 0.15]))
    return Mesh(
        "sea", made.position, made.normal, made.index, Material(color=deep, roughness=0.22), made.color, shadow=False
    )


def _boats() -> list[Mesh]:
    """Sails on their way out: a hull and two white triangles each."""
    white = Material(color=srgb("#f3ead8"), roughness=0.9, two_sided=True)
    dark = Material(color=srgb("#3a3430"), roughness=0.8, two_sided=True)
    made: list[Mesh] = []
    for x, z, tall in _SAILS:
        y = _LEVEL + 0.2
        main = (x, y + 1.0, z), (x + 0.5 * tall, y + 1.0, z - 0.5), (x + 0.06 * tall, y + tall, z), (x, y + tall, z)
        jib = (x - 0.34 * tall, y + 1.0, z + 0.4), (x - 0.06 * tall, y + 1.0, z), (x - 0.02 * tall, y + 0.86 * tall, z)
        hull = (
            (x - 0.4 * tall, y + 0.9, z),
            (x - 0.28 * tall, y, z),
            (x + 0.45 * tall, y, z),
            (x + 0.56 * tall, y + 0.95, z),
        )
        for corners, finish in ((main, white), ((*jib, jib[2]), white), (hull, dark)):
            flat = quads([list(corners)], name="sail")
            made.append(Mesh("sail", flat.position, flat.normal, flat.index, finish, shadow=False))
    return made


def _trees(site: Site) -> list[Mesh]:
    random, season = site.chance("shore trees"), site.setting.season
    made: list[Mesh] = []
    for k, x in enumerate((-58.0, -49.0, -30.5, -17.0, -7.5, 26.0, 34.0)):
        at = (x + random.uniform(-1, 1), -0.6, -17.5 - random.uniform(0, 5))
        made += [moved(m, at, k * 1.7, scale=random.uniform(0.75, 1.05)) for m in tree(f"field {k % 3}", season, "far")]
    for k in range(14):
        at = (random.uniform(-60, 30), -0.45, _EDGE - random.uniform(0.6, 5))
        made += [moved(m, at, k, scale=random.uniform(0.6, 1.2)) for m in shrub(f"{k % 2}", season, site.snow)]
    return made


def _hills(site: Site) -> list[Mesh]:
    """The coast to both sides, and a headland that falls steeply into the sea."""
    name = site.setting.name
    rock, wood = srgb("#8f8a72"), srgb("#6f7a55")
    made = [
        ridge(260, 34, wood, name, 300, base=-14, gap=GAP),
        ridge(560, 88, rock, name, 520, base=-16, gap=(GAP[0] - 0.1, GAP[1] - 0.25)),
    ]
    profile = np.array([(0, 0), (0.12, 0.5), (0.2, 1.0), (0.3, 0.82), (0.45, 0.66), (0.7, 0.5), (1.0, 0.42)])
    x = 150 - 210 * np.interp(np.linspace(0, 1, 20), [0, 1], [1, 0])
    tall = -7 + 62 * np.interp(np.linspace(0, 1, 20), profile[:, 0], profile[:, 1])
    tall += 3.0 * swell(12, 1.0, name, "head")(x, 0 * x)
    foot, top = (
        [(float(a), -8.0, -600.0) for a in x],
        [(float(a), max(float(b), -7.5), -612.0) for a, b in zip(x, tall, strict=True)],
    )
    flats = [[foot[k], foot[k + 1], top[k + 1], top[k]] for k in range(len(x) - 1)]
    head = quads(flats, name="headland")
    stone = Material(color=srgb("#a08468"), roughness=1.0, two_sided=True)
    return [*made, Mesh("headland", head.position, head.normal, head.index, stone, shadow=False)]
