"""Open space: a world below, its ring and moon, and a ship on its way; the sky is black and full of stars."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.places.land import swell
from ciotat.stage.places.place import Place, Site
from ciotat.stage.solid import box, coloured, cylinder, gathered, lathe, moved, sphere

__all__ = ["space"]

WORLDS = {
    "red": ("#b4552f", "#6e2f1c"), "blue": ("#3f6fa8", "#d8e2ea"), "green": ("#4f8a5a", "#c9d3b0"),
    "yellow": ("#c9a15a", "#8a6236"), "white": ("#cfd6dc", "#8f9aa4"), "purple": ("#6c4a8f", "#2f2447"),
}  # fmt: skip
"""Two tones of a world, by the colour that the words give it."""
PLAIN = ("#4f7fae", "#e3e7e6")
HULL, DARK = (
    Material(color=srgb("#a9afb6"), roughness=0.42, metallic=0.35),
    Material(color=srgb("#3a3f46"), roughness=0.5),
)
PORTS = Material(color=(1.0, 0.9, 0.7), emission=(3.6, 2.9, 1.7))
THRUST = Material(color=(0.5, 0.7, 1.0), emission=(2.2, 4.4, 8.5))


def space(site: Site) -> Place:
    """A world, a moon and a ship before the stars; see `Place`."""
    far = [_world(site), _moon(site)]
    ship = [moved(mesh, (-1.5, 2.6, -21.0), np.radians(28.0)) for mesh in _ship()]
    return Place(gathered("space", [*far, *ship]))


def _world(site: Site) -> Mesh:
    """A world of two tones in bands and spots, half in the light."""
    told = next((tones for word, tones in WORLDS.items() if site.has(f"{word}-world")), PLAIN)
    ball = sphere(62.0, (0.0, 0.0, 0.0), Material(roughness=0.95), sides=72, name="world")
    x, y, z = (ball.position / 62.0).T
    noise = swell(1.1, 1.0, site.setting.name, "world")
    share = np.clip(0.5 + 0.34 * np.sin(5.0 * y + 1.4 * noise(x + y, z)) + 0.3 * noise(x * 3 + z, y * 3), 0, 1)
    first, second = (np.array(srgb(tone)) for tone in told)
    tone = first + share[:, None] * (second - first)
    return moved(coloured(ball, tone.astype(np.float32)), (46.0, -17.0, -150.0))


def _moon(site: Site) -> Mesh:
    ball = sphere(5.0, (0.0, 0.0, 0.0), Material(color=srgb("#b9b4a8"), roughness=1.0), sides=32, name="moon")
    x, y, z = (ball.position / 5.0).T
    shade = 0.9 + 0.12 * swell(0.5, 1.0, site.setting.name, "moon")(x + y, z + y)
    return moved(coloured(ball, shade), (-52.0, 30.0, -120.0))


def _ship() -> list[Mesh]:
    """A ship of some twenty metres, along X: hull, bridge, wings, engines, lit ports."""
    profile = [(0.0, -9.6), (0.9, -9.4), (1.35, -6.0), (1.5, 0.0), (1.25, 5.0), (0.7, 8.6), (0.12, 10.6), (0.0, 10.7)]
    hull = lathe(profile, HULL, sides=28, axis="x", name="hull")
    meshes = [
        hull,
        box((4.2, 1.0, 1.3), (2.2, 1.0, 0.0), HULL, bevel=0.22),
        box((6.5, 0.5, 3.1), (-3.5, -1.2, 0.0), DARK, bevel=0.1),
    ]
    meshes += [box((3.6, 0.16, 4.6), (-5.6, -0.1, side * 3.0), HULL, bevel=0.05) for side in (-1, 1)]
    meshes += [box((4.6, 0.9, 0.9), (-6.6, -0.5, side * 5.2), DARK, bevel=0.15) for side in (-1, 1)]
    meshes += [box((0.9, 2.4, 0.16), (-7.4, 1.0, 0.0), HULL, bevel=0.04)]
    meshes += [box((0.34, 0.2, 2.66), (-5.0 + 1.1 * k, 0.42, 0.0), PORTS, bevel=0.03) for k in range(8)]
    meshes += [box((0.26, 0.34, 1.36), (4.05, 1.4, 0.0), PORTS, bevel=0.04)]
    for y, z, wide in ((0.0, 0.0, 0.85), (-0.05, -5.2, 0.36), (-0.05, 5.2, 0.36)):
        x = -9.7 if z == 0.0 else -9.0
        meshes.append(cylinder(wide * 1.15, 0.5, (x, y, z), DARK, axis="x", sides=20))
        meshes.append(cylinder(wide, 0.1, (x - 0.1, y, z), THRUST, axis="x", sides=20))
    return meshes
