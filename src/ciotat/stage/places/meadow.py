"""Open country: meadow, field, hill and beach."""

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.broadleaf import shrub, tree
from ciotat.stage.places.grass import blades, flowers, scatter
from ciotat.stage.places.land import Relief, away, ridge, spread, swell
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.track import track
from ciotat.stage.places.woods import LINE
from ciotat.stage.props import prop
from ciotat.stage.solid import coloured, gathered, moved, repeated, sphere, terrain
from ciotat.stage.surface import clad

__all__ = ["beach", "field", "hill", "meadow"]

HEAD = 0.5


def meadow(site: Site) -> Place:
    """Grass and flowers, a lone tree, a stone wall, hills; see `Place`."""
    return _country(site, rolling=0.9, fall=0.0, flowered=True)


def hill(site: Site) -> Place:
    """A hilltop: the land falls away behind, and there is much sky."""
    return _country(site, rolling=0.5, fall=1.0, flowered=True)


def field(site: Site) -> Place:
    """A field of ripe corn, a path through it."""
    return _country(site, rolling=0.4, fall=0.0, flowered=False)


def _country(site: Site, rolling: float, fall: float, flowered: bool) -> Place:
    name = site.setting.name
    rail = site.has("railway", "stopped-train", "train", "track")
    roll, bump = swell(22, rolling, name, "roll"), swell(2.6, 0.05, name, "bump")

    def lie(x: object, z: object) -> np.ndarray:
        X, Z = np.asarray(x, np.float64), np.asarray(z, np.float64)
        free = away(X, Z, over=7.0) * np.clip((2.5 - Z) / 6, 0.05, 1)
        if rail:
            t = np.clip((np.abs(Z - LINE) - 2.1) / 4, 0, 1)
            free = free * t * t * (3 - 2 * t)
        far = np.clip(-Z - 5, 0, 200)
        return (
            free * (roll(X, Z) + 0.3 * rolling) + away(X, Z) * bump(X, Z) - fall * 14 * (1 - np.exp(-((far / 26) ** 2)))
        )

    meshes = [_turf(site, lie)]
    if rail:
        meshes += track(LINE, HEAD, -150, 150, name, snow=site.snow)
    meshes += _wall(site, lie, -11.0 if not fall else -6.5) + _trees(site, lie, fall)
    meshes += _growth(site, lie, rail, flowered) + _mountains(site, fall)
    return Place(gathered(site.setting.kind, meshes), rail=HEAD if rail else None, height=lambda x, z: float(lie(x, z)))


def _turf(site: Site, lie: Relief) -> Mesh:
    ground = terrain(spread(-190, 190, 0.5, 96), spread(-190, 120, 0.5, 96), lie)
    p = ground.position
    tone = (
        1
        + swell(9, 0.14, site.setting.name, "tone")(p[:, 0], p[:, 2])
        + swell(50, 0.12, site.setting.name, "fields")(p[:, 0], p[:, 2])
    )
    if site.snow:
        return coloured(clad(ground, "snow"), 0.9 + 0.1 * tone)
    warm: dict[str, Colour] = {"summer": (1.05, 1.05, 0.85), "autumn": (1.35, 1.05, 0.62), "winter": (1.0, 0.88, 0.68)}
    return coloured(clad(ground, "grass", warm[site.setting.season], wet=site.wet * 0.3), tone)


def _wall(site: Site, lie: Relief, z: float) -> list[Mesh]:
    """A dry-stone wall that wanders across."""
    random = site.chance("wall")
    x = np.arange(-26, 26, 0.34)
    line = z + 1.2 * np.sin(x * 0.13 + 1) + 0.4 * np.sin(x * 0.41)
    keep = np.abs(x - 5.5) > 1.1
    parts: list[np.ndarray] = []
    sizes: list[np.ndarray] = []
    for course in range(4):
        at = np.stack(
            [
                x + random.normal(0, 0.05, len(x)) + 0.17 * (course % 2),
                lie(x, line) + 0.1 + 0.17 * course,
                line + random.normal(0, 0.03, len(x)),
            ],
            1,
        )
        parts.append(at[keep])
        sizes.append((random.uniform(0.85, 1.2, (len(x), 3)) * [0.21, 0.115, 0.2 - 0.02 * course])[keep])
    places, size = np.concatenate(parts), np.concatenate(sizes)
    tint = random.uniform(0.42, 0.72, (len(places), 1)) * np.array([1.0, 0.97, 0.92])
    stones = [clad(repeated(sphere(1, sides=6), places, random.random(len(places)) * 0.6, size, tint=tint), "ashlar")]
    if site.snow:
        stones.append(
            clad(
                repeated(sphere(1, sides=6), parts[-1] + np.array([0, 0.1, 0]), 0.0, sizes[-1] * [1.1, 0.6, 1.1]),
                "snow",
            )
        )
    return stones


def _trees(site: Site, lie: Relief, fall: float) -> list[Mesh]:
    season, random = site.setting.season, site.chance("trees")
    meshes: list[Mesh] = []
    x, z = -7.6, -7.2
    meshes += [moved(m, (x, float(lie(x, z)) - 0.1, z), 1.0, scale=1.05) for m in tree("lone", season, "near")]
    for k in range(14):
        x, z = float(random.uniform(-60, 60)), float(random.uniform(-70, -26))
        meshes += [
            moved(m, (x, float(lie(x, z)) - 0.2, z), k, scale=random.uniform(0.7, 1.1))
            for m in tree(f"{k % 3}", season, "far")
        ]
    for k in range(10):
        x, z = float(random.uniform(4.5, 15) * random.choice([-1, 1])), float(random.uniform(-9.5, -2.5))
        meshes += [
            moved(m, (x, float(lie(x, z)) - 0.1, z), k, scale=random.uniform(0.5, 1.2))
            for m in shrub(f"{k % 3}", season, site.snow)
        ]
    return meshes


def _growth(site: Site, lie: Relief, rail: bool, flowered: bool) -> list[Mesh]:
    season = "winter" if site.snow else site.setting.season
    name = site.setting.name
    count = 600 if site.snow else 5200
    at = scatter(count, -13, 13, -13, 7.2, name, "grass", near=1.25)
    low = scatter(500 if site.snow else 900, -3.3, 3.3, -1.8, 6.5, name, "short")
    if rail:
        at = at[np.abs(at[:, 1] - LINE) > 2.3]
    at = at[(np.abs(at[:, 0]) > 3.9) | (np.abs(at[:, 1]) > 2.3)]
    corn = not flowered and not site.snow
    tall = np.where((at[:, 1] > 0.2) & (np.abs(at[:, 0]) < 9.4), 0.16, 0.85 if corn else 0.34)
    kind = "autumn" if corn else season
    meshes = [blades(at, tall, lie, kind, name, tuft=3), blades(low, 0.10, lie, season, name, "short", tuft=3)]
    if flowered and season == "summer":
        spots = scatter(900, -12, 12, -9, 5.5, name, "flowers", near=1.2)
        patch = swell(4, 1.0, name, "patches")(spots[:, 0], spots[:, 1]) > 0.1
        meshes.append(flowers(spots[patch][:320], lie, name))
    return meshes


def _mountains(site: Site, fall: float) -> list[Mesh]:
    name, base = site.setting.name, -16.0 if fall else -3.0
    hue = {
        "summer": ("#4c6040", "#5f7460", "#7a8a94", "#93a2b4"),
        "autumn": ("#7a6a3c", "#80704e", "#84868a", "#98a2b0"),
        "winter": ("#6a6450", "#74746c", "#8a9098", "#a5afba"),
    }[site.setting.season]
    if site.snow:
        hue = ("#aab6c0", "#b4c0cc", "#c2ccd6", "#d0d8e0")
    rings = ((110.0, 10.0, 3.0), (220.0, 30.0, 0.0), (420.0, 80.0, 0.0), (700.0, 170.0, 0.0))
    if fall:
        rings = ((120.0, 1.5, 2.0), (240.0, 9.0, 0.0), (430.0, 40.0, 0.0), (700.0, 125.0, 0.0))
    return [
        ridge(r, h, srgb(c), name, r, base=base, teeth=t, rough=0.2 + 0.12 * (r > 300), steps=260)
        for (r, h, t), c in zip(rings, hue, strict=True)
    ]


def beach(site: Site) -> Place:
    """Sand, the sea with its swell, a boat drawn up, headlands in the haze."""
    name = site.setting.name
    dune, ripple = swell(9, 0.25, name, "dunes"), swell(1.6, 0.02, name, "ripples")

    def lie(x: object, z: object) -> np.ndarray:
        X, Z = np.asarray(x, np.float64), np.asarray(z, np.float64)
        return away(X, Z, over=5) * (
            dune(X, Z) * np.clip((Z + 4) / 6, 0, 1) * np.clip((9 - Z) / 8, 0.1, 1) + ripple(X, Z)
        ) - 0.10 * np.clip(-Z - 2.5, 0, 40)

    sand = terrain(spread(-160, 160, 0.5, 80), spread(-26, 16, 0.4, 60), lie)
    z = sand.position[:, 2]
    wet = np.clip((-z - 4.5) / 2.5, 0, 1)
    meshes = [coloured(clad(sand, "snow" if site.snow else "sand"), 1 - 0.5 * wet)]
    chop, swells = swell(2.2, 0.035, name, "chop"), swell(11, 0.10, name, "sea")
    level_ = -0.48
    sea = terrain(
        spread(-420, 420, 0.7, 110),
        spread(-640, -5.6, 0.45, 90, -7),
        lambda X, Z: level_ + chop(X, Z) + swells(X, Z) * np.clip((-7 - Z) / 12, 0.1, 1),
        name="sea",
    )
    deep: Colour = {"night": (0.006, 0.012, 0.022)}.get(site.setting.hour, (0.02, 0.065, 0.085))
    water = Material(color=deep, roughness=0.10)
    meshes.append(Mesh("sea", sea.position, sea.normal, sea.index, water, shadow=False))
    meshes += _foam(name, level_) + [moved(m, (-6.6, -0.02, -2.4), 1.9) for m in prop("boat", site.setting.era, name)]
    random = site.chance("rocks")
    at = np.stack([random.uniform(5, 16, 14), np.zeros(14), random.uniform(-9, -1.8, 14)], 1)
    size = random.uniform(0.25, 1.1, (14, 1)) * random.uniform(0.7, 1.3, (14, 3)) * [1.2, 0.6, 1]
    at[:, 1] = lie(at[:, 0], at[:, 2])
    meshes.append(
        clad(repeated(sphere(1, sides=10), at, random.random(14) * 6, size), "ashlar", (0.36, 0.34, 0.33), wet=0.3)
    )
    for radius, height in ((330, 26), (620, 60)):
        hills = ridge(radius, height, srgb("#6d7a72"), name, radius, base=-12, rough=0.9, steps=240)
        meshes.append(hills)
    return Place(gathered("beach", meshes), height=lambda x, z: float(lie(x, z)))


def _foam(name: str, level_: float) -> list[Mesh]:
    """Lines of foam along the water's edge."""
    white = Material(color=(0.82, 0.86, 0.88), roughness=0.9, two_sided=True)
    meshes: list[Mesh] = []
    for k, (z, width) in enumerate(((-6.3, 0.5), (-7.9, 0.3), (-10.5, 0.35))):
        x = np.linspace(-60, 60, 240)
        wave = swell(6, 0.3, name, "foam", k)(x, 0 * x)
        wide = width * np.clip(0.6 + swell(2.0, 0.5, name, "froth", k)(x, 0 * x), 0.02, 1.6)
        near = np.stack([x, np.full(240, level_ + 0.07), z + wave + wide], 1)
        far = np.stack([x, np.full(240, level_ + 0.10), z + wave], 1)
        from_ = np.stack([near, far])
        meshes.append(_strip(from_, white))
    return meshes


def _strip(points: np.ndarray, material: Material) -> Mesh:
    n = points.shape[1]
    i = np.arange(n - 1)
    index = np.concatenate([np.stack([i, i + 1, i + n + 1], 1), np.stack([i, i + n + 1, i + n], 1)]).astype(np.int32)
    up = np.tile(np.array([0, 1, 0], np.float32), (2 * n, 1))
    return Mesh("foam", points.reshape(-1, 3).astype(np.float32), up, index, material, shadow=False)
