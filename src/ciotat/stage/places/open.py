"""Open places from a few lines: the ground, what stands on it, what closes the view (see `places.grounds`)."""

from collections.abc import Callable

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.places.broadleaf import shrub, tree
from ciotat.stage.places.fittings import lamp_post
from ciotat.stage.places.grounds import GROUNDS, Ground
from ciotat.stage.places.house import house
from ciotat.stage.places.land import away, ridge, spread, swell
from ciotat.stage.places.place import Place, Site
from ciotat.stage.props import prop
from ciotat.stage.solid import coloured, gathered, moved, terrain
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["yard"]


def yard(site: Site) -> Place:
    """The open place of a setting's kind; see `Place`."""
    kind, name = site.setting.kind, site.setting.name
    ground = GROUNDS[kind]
    roll = swell(17, ground.rolling or 0.0, name, "roll")

    def lie(x: object, z: object) -> np.ndarray:
        X, Z = np.asarray(x, np.float64), np.asarray(z, np.float64)
        return away(X, Z, over=7.0) * np.clip((2.5 - Z) / 6, 0.05, 1) * roll(X, Z) if ground.rolling else 0 * X + 0 * Z

    meshes = [_floor(site, ground, lie), *_standing(site, ground, lie), *_view(site, ground)]
    if ground.grows:
        meshes += _grown(site, lie)
    built, lamps = _lamps(site, ground)
    return Place(gathered(kind, meshes + built), tuple(lamps), height=lambda x, z: float(lie(x, z)))


def _floor(site: Site, ground: Ground, lie: Callable[..., np.ndarray]) -> Mesh:
    wide = 190.0 if ground.reach < -100 else 16.0
    made = terrain(spread(-wide, wide, 0.5, 90), spread(ground.reach, 16, 0.5, 76), lie, name=site.setting.kind)
    x, _, z = made.position.T
    tone = 0.94 + swell(4, 0.09, site.setting.name, "stain")(x, z) + swell(30, 0.06, site.setting.name, "tone")(x, z)
    wet = 0.0 if site.snow else max(site.wet, ground.damp)
    return coloured(clad(made, "snow" if site.snow else ground.surface, srgb(ground.tint), wet=wet), tone)


def _standing(site: Site, ground: Ground, lie: Callable[..., np.ndarray]) -> list[Mesh]:
    meshes: list[Mesh] = []
    for line in ground.things.split(";"):
        words = line.split()
        if words:
            x, z, yaw, y, scale = (*map(float, words[1:]), *(0.0, 0.0, 1.0)[len(words) - 3 :])
            at = (x, y + float(lie(x, z)), z)
            name = f"day-{words[0]}" if words[0] == "tower" and not site.dark else words[0]
            made = prop(name, site.setting.era, f"{site.setting.name}/{name}")
            meshes += [moved(m, at, np.radians(yaw), scale=scale) for m in made]
    return meshes


def _view(site: Site, ground: Ground) -> list[Mesh]:
    """What closes the view: rings of far hills; a skyline; or the wings that already stand there."""
    if ground.view == "walls":
        return []
    if ground.view == "sea":
        return [_sea(site)]
    if ground.view == "houses":
        return [
            moved(m, (x, 0.0, -10.5), 0.0)
            for k, x in enumerate((-17.0, -8.5, 0.0, 8.5, 17.0))
            for m in house(site, k, 8.5)
        ]
    base = -40.0 if ground.reach > -100 else -3.0
    rings = ((130.0, 8.0, 2.0), (240.0, 26.0, 0.0), (430.0, 70.0, 0.0), (700.0, 140.0, 0.0))
    hues = ("#aab6c0", "#b4c0cc", "#c2ccd6", "#d0d8e0") if site.snow else ground.hues
    return [
        ridge(r, h, srgb(c), site.setting.name, r, base=base, teeth=t, rough=0.2 + 0.12 * (r > 300), steps=240)
        for (r, h, t), c in zip(rings, hues, strict=True)
    ]


def _sea(site: Site) -> Mesh:
    """The sea round a ship, its swell growing away from her."""
    chop, swells = swell(2.4, 0.05, site.setting.name, "chop"), swell(13, 0.3, site.setting.name, "sea")
    made = terrain(
        spread(-620, 620, 0.9, 120), spread(-640, 40, 0.8, 110),
        lambda X, Z: -1.3 + chop(X, Z) + swells(X, Z) * np.clip((np.hypot(X, Z) - 9) / 14, 0, 1), name="sea",
    )  # fmt: skip
    deep = (0.006, 0.012, 0.022) if site.setting.hour == "night" else (0.02, 0.065, 0.085)
    return Mesh("sea", made.position, made.normal, made.index, Material(color=deep, roughness=0.1), shadow=False)


def _grown(site: Site, lie: Callable[..., np.ndarray]) -> list[Mesh]:
    season, meshes = site.setting.season, list[Mesh]()
    x, z = (-6.8, -4.0) if site.setting.kind != "pavilion" else (-8.4, -6.0)
    meshes += [moved(m, (x, float(lie(x, z)) - 0.1, z), 1.0, scale=0.85) for m in tree("yard", season, "near")]
    for k, (x, z) in enumerate(((7.0, -4.6), (-4.6, -5.0), (11.5, -5.5), (-12.0, -6.5), (5.9, -5.4))):
        meshes += [moved(m, (x, float(lie(x, z)), z), k, scale=0.6) for m in shrub(f"{k % 3}", season, site.snow)]
    return meshes


def _lamps(site: Site, ground: Ground) -> tuple[list[Mesh], list[Lamp]]:
    """What shines by night: lamps of the place, on posts where it is a road."""
    meshes: list[Mesh] = []
    lamps: list[Lamp] = []
    for k, spot in enumerate(s for s in ground.lamps.split(";") if s.strip()):
        x, z, y = map(float, spot.split())
        if site.setting.kind == "car":
            built, lit = lamp_post((x, 0.0, z), "modern" if site.setting.era == "modern" else "1900", site.glow)
            meshes += built
            lamps += lit[: 1 if k < 3 else 0]
        elif site.dark:
            colour = (1.0, 0.62, 0.3) if site.setting.era != "modern" or site.chinese else (0.95, 0.9, 0.8)
            r, g, b = (c * 7.0 * site.glow for c in colour)
            lamps.append(Lamp("point", (r, g, b), position=(x, y, z), radius=0.2, shadow=False))
    return meshes, lamps
