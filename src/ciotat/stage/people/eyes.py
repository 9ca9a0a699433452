"""Eyeballs with a painted iris under a glossy cornea, lashes, teeth and tongue."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.stage.mesh import Colour, Material, Texture, srgb
from ciotat.stage.people.body import Points
from ciotat.stage.people.pack import people_pack
from ciotat.stage.people.part import Part, Shapes, compact, face_shapes, rigid

__all__ = ["Ball", "ball", "eyeballs", "lashes", "mouth"]

IRIS = 0.545  # sine of the half-angle of the iris seen from the ball's centre
RINGS = np.radians([0, 9, 18, 26, 32, 36, 44, 58, 76, 100, 125])


@dataclass(frozen=True)
class Ball:
    centre: NDArray[np.float64]
    radius: float


def ball(shape: Points, side: str) -> Ball:
    """The eyeball that fits the lids; `side` is l or r."""
    ring = shape[np.unique(people_pack().faces(f"helper-{side}-eye"))]
    low, high = ring.min(0), ring.max(0)
    radius = float(high[0] - low[0]) / 2
    centre = (low + high) / 2
    centre[2] = high[2] - radius * 1.03
    return Ball(centre, radius)


def iris(color: Colour, name: str, size: int) -> Texture:
    """The front of an eyeball seen along its axis; x and y of the ball are u and v."""
    v, u = np.mgrid[0:size, 0:size]
    x, y = (u + 0.5) / size * 2 - 1, 1 - (v + 0.5) / size * 2
    r, turn = np.hypot(x, y) / IRIS, np.arctan2(y, x)
    dice = chance("iris", name)
    rays = sum(np.sin(k * turn + dice.uniform(0, 6.3) + 2 * r) * dice.uniform(0.5, 1) for k in (17, 29, 41, 67)) / 4
    paint = np.array(color) ** (1 / 2.2)
    light = 1.0 + 0.28 * rays * np.clip(r * 2, 0, 1) - 0.30 * y / IRIS + 0.35 * np.exp(-(((r - 0.55) / 0.22) ** 2))
    disc = paint * light[..., None]
    disc = disc + (np.exp(-(((r - 0.45) / 0.13) ** 2)) * 0.10)[..., None] * np.array([1.0, 0.62, 0.2])
    disc *= 0.86 * (1 - 0.80 * _rise(r, 0.74, 1.0))[..., None]
    disc *= (1 - 0.40 * _rise(y / IRIS, -0.1, 0.9))[..., None]  # the lid's shadow
    disc *= (1 - 0.98 * (1 - _rise(r, 0.43, 0.50)))[..., None]
    white = np.array([0.925, 0.905, 0.885]) - 0.30 * _rise(y, 0.05, 0.62)[..., None] * np.array([0.9, 1.0, 1.0])
    white = white - 0.14 * _rise(np.abs(x), 0.62, 0.95)[..., None] * np.array([0.35, 1.0, 0.9])
    pixels = disc + (white - disc) * _rise(r, 0.955, 1.06)[..., None]
    return Texture((np.clip(pixels, 0, 1) * 255).astype(np.uint8), clamp=True)


def eyeballs(shape: Points, color: Colour, name: str, bone: int, far: bool = False) -> list[Part]:
    """Both eyes: spheres with a slight bulge of the cornea, open at the back."""
    segments, step, size = (8, 2, 64) if far else (24, 1, 256)
    material = Material(color=(1.0, 1.0, 1.0), roughness=0.05, texture=iris(color, name, size), subsurface=0.1)
    turn = np.arange(segments) * (2 * np.pi / segments)
    rings = RINGS[::step]
    front = np.stack([np.outer(np.sin(rings), np.cos(turn)), np.outer(np.sin(rings), np.sin(turn))], -1)
    unit = np.concatenate([front, np.repeat(np.cos(rings)[:, None, None], segments, 1)], -1).reshape(-1, 3)
    bulge = 1 + 0.055 * np.exp(-((np.arccos(np.clip(unit[:, 2], -1, 1)) / np.radians(25)) ** 4))
    faces = _grid(len(rings), segments)
    parts = []
    for k, side in enumerate("lr"):
        found = ball(shape, side)
        bones, weights = rigid(len(unit), bone)
        uv = np.where(unit[:, 2:] > 0, unit[:, :2], unit[:, :2] / np.maximum(np.hypot(*unit[:, :2].T), 1e-6)[:, None])
        parts.append(
            Part(
                f"eye_{side}",
                found.centre + unit * bulge[:, None] * found.radius,
                faces,
                material,
                bones,
                weights,
                normal=None,
                uv=0.5 + uv * 0.5,
                eye=k + 1,
            )
        )
    return parts


def lashes(shape: Points, moves: Shapes, female: bool, bone: int) -> list[Part]:
    """Upper and lower lashes from the helper strips, drawn in towards the lid: long for women, a dark line for men."""
    pack = people_pack()
    parts = []
    for group, length in (("2", 0.85 if female else 0.34), ("1", 0.30 if female else 0.14)):
        for side in "lr":
            ids, index = compact(pack.faces(f"helper-{side}-eyelashes-{group}"))
            at = shape[ids]
            found = ball(shape, side)
            reach = np.linalg.norm(at - found.centre, axis=1) / found.radius
            root = found.centre + (at - found.centre) / reach[:, None] * np.minimum(reach, 1.07)[:, None]
            bones, weights = rigid(len(ids), bone)
            color = Material(color=(0.012, 0.008, 0.006), roughness=0.9, two_sided=True)
            shapes = face_shapes(ids, moves)
            parts.append(
                Part(f"lash_{group}{side}", root + (at - root) * length, index, color, bones, weights, shapes=shapes)
            )
    return parts


def mouth(shape: Points, moves: Shapes, bone: int) -> list[Part]:
    """Teeth and tongue, which the jaw shapes move."""
    parts = []
    looks = (("upper-teeth", "#d6cbb8", 0.4), ("lower-teeth", "#c4b9a6", 0.45), ("tongue", "#9c4a48", 0.5))
    for group, color, rough in looks:
        ids, index = compact(people_pack().faces(f"helper-{group}"))
        bones, weights = rigid(len(ids), bone)
        material = Material(color=srgb(color), roughness=rough, subsurface=0.3)
        parts.append(Part(group, shape[ids], index, material, bones, weights, shapes=face_shapes(ids, moves)))
    return parts


def _rise(x: NDArray[np.float64], low: float, high: float) -> NDArray[np.float64]:
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def _grid(rows: int, columns: int) -> NDArray[np.int32]:
    """Triangles of a tube of `rows` rings, from the pole outwards, seen from outside."""
    i, j = (a.ravel() for a in np.mgrid[0 : rows - 1, 0:columns])
    a, b = i * columns + j, i * columns + (j + 1) % columns
    quads = np.stack([a, a + columns, b, b, a + columns, b + columns], 1)
    return quads.reshape(-1, 3).astype(np.int32)
