"""Whether a body can show in a picture, itself or by its shadow: what cannot need not be brought to life for it."""

from collections.abc import Iterable
from math import hypot

import numpy as np

from ciotat.core.space import Point, cross, rotation, unit
from ciotat.stage.mesh import Mesh
from ciotat.stage.world import Lamp, View

__all__ = ["Sight", "absent"]

HALF_GATE = 18.0
"""Half the width of the camera's gate, in millimetres."""

FALL, FAR = 2.5, 30.0
"""Metres: how far down a shadow of the sun falls from the middle of a body at most, and how far any shadow goes."""


NOWHERE = (0.0, -500.0, 0.0)


def absent(meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
    """`meshes` where nobody sees them."""
    return tuple(mesh.moved((mesh.position + NOWHERE).astype(np.float32), mesh.normal) for mesh in meshes)


class Sight:
    """What a camera sees of the world while `lamps` throw shadows, however high its picture is."""

    def __init__(self, view: View, lamps: Iterable[Lamp]) -> None:
        self._eye, self._sides = view.position, _sides(view)
        self._lamps = [lamp for lamp in lamps if lamp.shadow and max(lamp.color) > 0.0]

    def shows(self, middle: Point, radius: float) -> bool:
        """Whether a ball at `middle` (metres) or a shadow that it throws may reach into the picture."""
        here = self._seen(middle)
        ends = (here, *(self._seen(_thrown(lamp, middle)) for lamp in self._lamps))
        return any(all(max(a, b) > -radius for a, b in zip(here, there, strict=True)) for there in ends)

    def _seen(self, place: Point) -> list[float]:
        """How far inside each side of the picture a place is."""
        x, y, z = (place[k] - self._eye[k] for k in range(3))
        return [a * x + b * y + c * z for a, b, c in self._sides]


def _thrown(lamp: Lamp, middle: Point) -> Point:
    """Where the shadow of what is at `middle` ends."""
    if lamp.kind == "sun":
        x, y, z = lamp.direction
        far = min(FALL * hypot(x, y, z) / max(-y, 1e-3), FAR)
    else:
        x, y, z = (middle[k] - lamp.position[k] for k in range(3))
        far = FAR
    by = far / max(hypot(x, y, z), 1e-9)
    return (middle[0] + x * by, middle[1] + y * by, middle[2] + z * by)


def _sides(view: View) -> list[list[float]]:
    """Inward normals of what bounds the picture to the left, to the right and behind the camera."""
    forward = unit(np.subtract(view.target, view.position))
    right = unit(cross(forward, (0.0, 1.0, 0.0) if abs(forward[1]) < 0.999 else (0.0, 0.0, -1.0)))
    if view.roll:
        right = rotation((forward[0], forward[1], forward[2]), view.roll) @ right
    half = HALF_GATE / view.lens
    return [unit(forward * half + right).tolist(), unit(forward * half - right).tolist(), forward.tolist()]
