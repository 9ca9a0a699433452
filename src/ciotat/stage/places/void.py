"""A dark stage without walls: a floor that takes light, and a soft horizon."""

import numpy as np

from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.places.place import Place, Site
from ciotat.stage.solid import coloured, sheet, terrain
from ciotat.stage.surface import clad

__all__ = ["void"]


def void(site: Site) -> Place:
    """A black studio whose floor curves up into the dark; see `Place`."""
    floor = terrain(np.linspace(-30, 30, 40), np.linspace(-30, 16, 34), lambda X, Z: 0 * X, name="floor")
    x, _, z = floor.position.T
    fade = np.exp(-((x / 11) ** 2) - ((z + 1) / 9) ** 2)
    meshes = [coloured(clad(floor, "asphalt", (0.55, 0.56, 0.60)), 0.12 + 0.88 * fade)]
    angle = np.linspace(0, 2 * np.pi, 65)
    rise = np.array([0.0, 0.6, 2.5, 7.0, 16.0])
    ring = np.stack([np.sin(angle) * 29, np.zeros(65), -np.cos(angle) * 29], 1)
    points = ring[None] + np.array([0, 1.0, 0]) * rise[:, None, None]
    back = sheet(points, Material(color=(0.055, 0.06, 0.07), roughness=1.0, two_sided=True), name="cyclorama")
    shade = np.repeat(np.array([0.6, 1.0, 0.7, 0.25, 0.05]), 65)
    made = coloured(back, shade)
    meshes.append(Mesh(made.name, made.position, made.normal, made.index, made.material, made.color, shadow=False))
    return Place(tuple(meshes))
