"""A railway line along X: rails, sleepers and ballast."""

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.mesh import Material, Mesh, srgb
from ciotat.stage.places.land import spread
from ciotat.stage.solid import box, coloured, extrude, moved, repeated, terrain
from ciotat.stage.surface import clad

__all__ = ["GAUGE", "track"]

GAUGE = 1.435
RAIL = [
    (-0.065, 0),
    (0.065, 0),
    (0.065, 0.015),
    (0.012, 0.03),
    (0.012, 0.1),
    (0.036, 0.11),
    (0.036, 0.14),
    (-0.036, 0.14),
    (-0.036, 0.11),
    (-0.012, 0.1),
    (-0.012, 0.03),
    (-0.065, 0.015),
]
FORGED = Material(color=srgb("#4a3a30"), roughness=0.55, metallic=0.6)
BRIGHT = Material(color=srgb("#b9bcc0"), roughness=0.22, metallic=1.0)


def track(z: float, head: float, left: float, right: float, *identity: object, snow: bool = False) -> list[Mesh]:
    """A line along X at `z` from x = `left` to `right`, the head of its rails at y = `head`."""
    meshes: list[Mesh] = []
    for side in (-1, 1):
        across = z + side * (GAUGE / 2 + 0.036)
        turn = np.array([[0, 0, 1.0], [0, 1, 0], [-1, 0, 0]])
        rail = moved(extrude(RAIL, right - left, FORGED, name="rail"), (left, head - 0.14, across), turn=turn)
        worn = box((right - left, 0.006, 0.058), ((left + right) / 2, head - 0.004, across), BRIGHT, name="rail head")
        meshes += [rail, worn]
    meshes += _sleepers(z, head, left, right, *identity)
    meshes.append(_bed(z, head, left, right, snow))
    return meshes


def _sleepers(z: float, head: float, left: float, right: float, *identity: object) -> list[Mesh]:
    """Sleepers and, near by, the chairs that hold the rails."""
    random = chance("track", *identity)
    x = np.arange(left + 0.3, right, 0.62)
    x = x[np.abs(x) < 95]
    shade = random.uniform(0.55, 1.0, (len(x), 1)) * np.array([0.40, 0.31, 0.25])
    at = np.stack([x + random.normal(0, 0.015, len(x)), np.full(len(x), head - 0.30), np.full(len(x), z)], 1)
    sleeper = clad(box((0.24, 0.16, 2.5)), "wood", turn=True)
    meshes = [repeated(sleeper, at, random.normal(0, 0.012, len(x)), tint=shade)]
    chair, near = box((0.16, 0.05, 0.2), (0, 0, 0), FORGED), at[np.abs(x) < 22]
    for side in (-1, 1):
        meshes.append(repeated(chair, near + np.array([0, 0.14, side * (GAUGE / 2 + 0.036)])))
    return meshes


def _bed(z: float, head: float, left: float, right: float, snow: bool) -> Mesh:
    x = spread(left, right, 1.5, 60)
    across = np.array([-2.3, -1.75, -1.3, -0.9, -0.55, 0, 0.55, 0.9, 1.3, 1.75, 2.3])
    rise = np.array([-0.34, -0.06, 0.0, 0.0, -0.02, -0.02, -0.02, 0.0, 0.0, -0.06, -0.34])

    def height(X: np.ndarray, Z: np.ndarray) -> np.ndarray:
        bumps = 0.025 * np.sin(X * 2.1 + 4 * Z) * np.sin(X * 0.9 - Z)
        return head - 0.185 + np.interp(Z - z, across, rise) + bumps * (not snow)

    bed = terrain(x, z + across, height, name="ballast")
    oiled = np.exp(-(((bed.position[:, 2] - z) / 0.6) ** 2))
    if snow:
        return coloured(clad(bed, "snow"), 1 - 0.25 * oiled)
    return coloured(clad(bed, "gravel"), (1 - 0.45 * oiled)[:, None] * np.array([1.0, 0.95, 0.88]))
