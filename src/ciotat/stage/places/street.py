"""Streets, alleys and squares."""

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.broadleaf import tree
from ciotat.stage.places.fittings import lamp_post
from ciotat.stage.places.house import house, lanterns
from ciotat.stage.places.land import ridge, spread, swell
from ciotat.stage.places.place import Place, Site
from ciotat.stage.props import prop
from ciotat.stage.solid import box, coloured, cylinder, gathered, lathe, moved, repeated, terrain, tube
from ciotat.stage.surface import clad
from ciotat.stage.world import Lamp

__all__ = ["alley", "square", "street"]

KERB, FRONTS = -4.4, -7.0


def street(site: Site) -> Place:
    """A street along X: house fronts across the road, lamps on the kerb; see `Place`."""
    meshes = _ground(site, -70, 70) + _pavement(site, -70, 70) + _row(site, FRONTS, -34, 34, 0)
    meshes += _opposite(site) + _closing(site) + _skyline(site)
    lamps: list[Lamp] = []
    for x in (-12.5, -5.2, 4.6, 12.5, -22.0, 22.0):
        built, lit = lamp_post((x, 0.12, KERB - 0.45), site.setting.era, site.glow, shadow=abs(x) < 6)
        meshes += built
        lamps += lit if abs(x) < 13 else []
    if site.chinese and site.setting.era != "modern":
        spots = np.array([(x, 2.75, FRONTS + 1.25) for x in np.arange(-20, 21, 2.3)])
        meshes += lanterns(site, spots)
        lamps += [_warm((x, 2.6, FRONTS + 1.6), site) for x in (-4.6, 4.6) if site.dark]
    for name, x in (("bicycle", 6.4), ("barrel" if site.setting.era != "modern" else "bench", -7.4), ("crate", -9.3)):
        meshes += [moved(m, (x, 0.12, KERB - 1.4), 1.35) for m in _stood(site, name)]
    return Place(gathered("street", meshes), tuple(lamps), height=lambda x, z: 0.12 if z < KERB else 0.0)


def _warm(at: tuple[float, float, float], site: Site) -> Lamp:
    return Lamp("point", (5.0 * site.glow, 1.9 * site.glow, 0.7 * site.glow), position=at, radius=0.3, shadow=False)


def _stood(site: Site, name: str) -> list[Mesh]:
    if name == "barrel":
        stave = [
            (0, 0),
            (0.26, 0),
            (0.32, 0.25),
            (0.34, 0.42),
            (0.32, 0.6),
            (0.26, 0.85),
            (0.24, 0.85),
            (0.24, 0.8),
            (0, 0.8),
        ]
        body = clad(lathe(stave, sides=18), "wood", srgb("#6a4a2e"), turn=True)
        return [
            body,
            *(
                cylinder(r, 0.05, (0, y, 0), Material(color=(0.08, 0.08, 0.08), roughness=0.5, metallic=0.6), sides=18)
                for r, y in ((0.315, 0.18), (0.325, 0.6))
            ),
        ]
    return list(prop(name, site.setting.era, f"{site.setting.name}/{name}"))


def _paving(site: Site) -> tuple[str, Colour]:
    if site.snow:
        return "snow", (1.0, 1.0, 1.0)
    if site.setting.era == "modern":
        return "asphalt", (1.0, 1.0, 1.0)
    return ("flags", (0.8, 0.79, 0.77)) if site.chinese else ("cobbles", (1.0, 0.97, 0.92))


def _ground(site: Site, left: float, right: float, back: float = KERB) -> list[Mesh]:
    ground = terrain(spread(left, right, 0.6, 64), spread(back, 16, 0.5, 26), lambda X, Z: 0 * X, name="road")
    x, _, z = ground.position.T
    stain = swell(4, 0.10, site.setting.name, "stain")(x, z)
    gutter = 1 - 0.35 * np.exp(-np.maximum(z - back, 0) / 0.25)
    cover, tint = _paving(site)
    puddle = np.clip(swell(2.6, 0.5, site.setting.name, "puddle")(x, z) + 0.4, 0, 1)
    wet = site.wet if not site.snow else 0.0
    return [coloured(clad(ground, cover, tint, wet=wet), (0.92 + stain) * gutter * (1 - 0.3 * wet * puddle))]


def _pavement(site: Site, left: float, right: float) -> list[Mesh]:
    x = spread(left, right, 0.6, 60)
    walk = terrain(x, np.linspace(FRONTS - 0.2, KERB - 0.16, 7), lambda X, Z: 0 * X + 0.12, name="pavement")
    z = walk.position[:, 2]
    shade = (0.95 + swell(3, 0.06, site.setting.name, "walk")(walk.position[:, 0], z)) * (
        1 - 0.35 * np.exp(-(z - FRONTS) / 0.35)
    )
    cover = "snow" if site.snow else "flags"
    meshes = [coloured(clad(walk, cover, (0.95, 0.93, 0.9), wet=0 if site.snow else site.wet * 0.8), shade)]
    stones = np.arange(left, right, 1.0)
    stone = clad(
        box((0.985, 0.13, 0.17), bevel=0.015, name="kerb"),
        cover if site.snow else "ashlar",
        wet=0 if site.snow else site.wet * 0.8,
    )
    tint = site.chance("kerb").uniform(0.7, 0.95, (len(stones), 1)) * np.array([1.0, 0.98, 0.95])
    at = np.stack([stones + 0.5, np.zeros(len(stones)), np.full(len(stones), KERB - 0.08)], 1)
    return [*meshes, repeated(stone, at, tint=tint)]


def _row(site: Site, z: float, left: float, right: float, first: int) -> list[Mesh]:
    meshes: list[Mesh] = []
    x, k = left, first
    while x < right:
        width = float(site.chance("width", k).uniform(6.2, 9.5))
        meshes += [moved(m, (x + width / 2, 0.1, z)) for m in house(site, k, width)]
        x, k = x + width + (0.0 if k % 4 else 0.02), k + 1
    return meshes


def _opposite(site: Site) -> list[Mesh]:
    """The near side of the street, seen only when the camera looks along it."""
    meshes: list[Mesh] = []
    for k, x in enumerate((-15.0, 15.0)):
        meshes += [moved(m, (x, 0.1, 10.5), np.pi) for m in house(site, 40 + k, 8.5)]
    return meshes


def _closing(site: Site) -> list[Mesh]:
    """What ends the street at both sides."""
    meshes: list[Mesh] = []
    for k, (x, yaw) in enumerate(((-42.0, np.pi / 2), (42.0, -np.pi / 2))):
        for j, z in enumerate((-1.0,)):
            meshes += [moved(m, (x, 0.0, z), yaw) for m in house(site, 50 + 2 * k + j, 9.0)]
    return meshes


def _skyline(site: Site) -> list[Mesh]:
    """Roofs beyond roofs."""
    hue = srgb("#8a8378") if site.setting.era != "modern" else srgb("#7a8088")
    near = ridge(60, 15, hue, site.setting.name, "roofs", rough=0.35, teeth=3.0, steps=150)
    return [near, ridge(140, 24, hue, site.setting.name, "town", rough=0.3, teeth=6.0, steps=200)]


def square(site: Site) -> Place:
    """A square: a fountain, trees, houses around."""
    back = -17.0
    meshes = _ground(site, -60, 60, back) + _row(site, back, -32, 32, 10) + _opposite(site) + _skyline(site)
    for s in (-1, 1):
        for j in range(3):
            meshes += [
                moved(m, (s * 24.0, 0.0, back + 5 + 8.5 * j), -s * np.pi / 2) for m in house(site, 30 + 3 * j + s, 8.0)
            ]
    meshes += [moved(m, (0.8, 0, -8.5)) for m in _fountain(site)]
    for k, x in enumerate((-11.0, -6.0, 8.5, 13.0)):
        meshes += [
            moved(m, (x, 0, -11.0 + 0.4 * k), k, scale=0.8)
            for m in tree(f"square {k % 2}", site.setting.season, "middle")
        ]
    lamps: list[Lamp] = []
    for x, z in ((-4.8, -3.6), (5.4, -3.8), (-9.0, -13.0), (9.0, -13.0)):
        built, lit = lamp_post((x, 0, z), site.setting.era, site.glow, shadow=z > -5)
        meshes += built
        lamps += lit
    for x in (-7.0, 7.4):
        meshes += [moved(m, (x, 0, -3.2)) for m in prop("bench", site.setting.era, "square")]
    return Place(gathered("square", meshes), tuple(lamps))


def _fountain(site: Site) -> list[Mesh]:
    stone = srgb("#b8ad9a")
    basin = lathe(
        [(0, 0), (2.1, 0), (2.1, 0.12), (1.9, 0.16), (1.95, 0.55), (2.05, 0.62), (1.75, 0.62), (1.7, 0.3), (0, 0.3)],
        sides=36,
    )
    stem = lathe(
        [
            (0.5, 0.3),
            (0.42, 0.5),
            (0.22, 0.8),
            (0.2, 1.4),
            (0.75, 1.62),
            (0.8, 1.7),
            (0.2, 1.66),
            (0.12, 2.2),
            (0.2, 2.35),
            (0, 2.55),
        ],
        sides=24,
    )
    water = Material(color=(0.05, 0.09, 0.10), roughness=0.05)
    meshes = [clad(m, "ashlar", stone, wet=site.wet) for m in (basin, stem)]
    return [
        *meshes,
        cylinder(1.76, 0.02, (0, 0.48, 0), water, sides=36),
        cylinder(0.72, 0.01, (0, 1.665, 0), water, sides=24),
    ]


def alley(site: Site) -> Place:
    """An alley that runs away from the camera between high walls."""
    ground = terrain(np.linspace(-9, 9, 26), spread(-26, 16, 0.5, 48), lambda X, Z: 0 * X, name="alley")
    x, _, z = ground.position.T
    wall = np.where(z < 1.5, 1 - 0.4 * np.exp(-np.maximum(4.2 - np.abs(x), 0) / 0.35), 1.0)
    cover, tint = _paving(site)
    stain = 0.9 + swell(3, 0.12, site.setting.name, "stain")(x, z)
    wet = 0.0 if site.snow else max(site.wet, 0.45)
    meshes = [coloured(clad(ground, cover, tint, wet=wet), wall * stain)]
    for side in (-1, 1):
        for k, at in enumerate((-2.85, -11.25, -19.7)):
            meshes += [moved(m, (side * 4.3, 0, at), -side * np.pi / 2) for m in house(site, 60 + 5 * k + side, 8.4)]
    meshes += [moved(m, (0, 0, -25.0)) for m in house(site, 80, 9.0)]
    for s in (-1, 1):
        meshes += [moved(m, (s * 12.8, 0, 1.6 + 0.05), 0.0) for m in house(site, 85 + s, 8.4)]
    meshes += _clutter(site) + _skyline(site)
    lamps: list[Lamp] = []
    for x0, z0 in ((-3.7, -3.6), (3.7, -11.5)):
        built, lit = lamp_post(
            (x0, 0.0, z0), "1900" if site.setting.era != "modern" else "modern", site.glow, shadow=True
        )
        meshes += built
        lamps += lit
    if site.chinese:
        meshes += lanterns(site, np.array([(s * 3.3, 2.9, z1) for s in (-1, 1) for z1 in (-3.0, -6.5, -10.0, -14.0)]))
        lamps += [_warm((0, 2.9, -7.0), site)] if site.dark else []
    return Place(gathered("alley", meshes), tuple(lamps))


def _clutter(site: Site) -> list[Mesh]:
    """Crates, barrels, washing on a line, wires."""
    meshes: list[Mesh] = []
    for k, (x, z) in enumerate(((3.7, -2.2), (3.55, -3.0), (-3.7, -6.4), (3.6, -8.3))):
        name = "barrel" if k % 2 else "crate"
        meshes += [moved(m, (x, 0, z), 0.4 * k) for m in _stood(site, name)]
    random = site.chance("washing")
    for y, z in ((5.4, -6.0), (7.2, -10.0), (6.3, -15.0)):
        t = np.linspace(-1, 1, 9)
        meshes.append(
            tube(
                np.stack([4.3 * t, y - 0.3 * (1 - t * t), np.full(9, z)], 1),
                0.008,
                Material(color=(0.05, 0.05, 0.05)),
                sides=4,
            )
        )
        for x in random.uniform(-3, 3, 5) if site.setting.weather == "clear" else ():
            tint = srgb(("#d8d2c8", "#a5554a", "#5f7a8a", "#c9b58a")[int(random.integers(4))])
            sag = 0.3 * (1 - (x / 4.3) ** 2)
            meshes.append(clad(box((0.6, 0.8, 0.012), (float(x), y - sag - 0.8, z), bevel=0.004), "cloth", tint))
    return meshes
