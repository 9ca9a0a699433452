"""The camera of a frame as an eye."""

import numpy as np

from ciotat.core.space import Point, rotation, unit
from ciotat.render.backends.draft.kernel import Doubles
from ciotat.render.backends.draft.raster import eye
from ciotat.stage.world import View

__all__ = ["GATE", "axes", "camera"]

GATE = 36.0
"""Width of the camera's gate in millimetres."""

NEAREST = 0.05


def axes(direction: Point | Doubles, roll: float = 0.0) -> Doubles:
    """Right, up and forward (3, 3) of something that looks along `direction`."""
    forward = unit(np.asarray(direction, np.float64))
    level = np.array([0.0, 1.0, 0.0]) if abs(forward[1]) < 0.999 else np.array([0.0, 0.0, -1.0])
    right = unit(np.cross(forward, level))
    frame = np.stack([right, np.cross(right, forward), forward])
    if roll:
        frame[:2] = frame[:2] @ rotation((forward[0], forward[1], forward[2]), roll).T
    return frame


def camera(view: View, size: tuple[int, int]) -> Doubles:
    """The eye of a view in a picture of `size` (width, height)."""
    direction = np.subtract(view.target, view.position)
    scale = size[0] * view.lens / GATE
    return eye(axes(direction, view.roll), np.asarray(view.position, np.float64), (scale, scale), size, NEAREST)
