"""Where things lie in the picture, reckoned from the conventions of a View alone: a 36 mm gate, 16:9."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ciotat.core.time import Span, seconds
from ciotat.direction.plan import Light, Shot
from ciotat.stage.marks import Body

__all__ = ["person", "place", "shot"]


def place(
    point: Sequence[float] | NDArray[np.float64], position: Sequence[float], target: Sequence[float], lens: float
) -> tuple[float, float, float]:
    """Where `point` lies: x from the left (0) to the right (1), y from the top (0) to the bottom (1), depth in metres."""
    ahead = np.subtract(target, position).astype(float)
    ahead /= np.linalg.norm(ahead)
    right = np.cross(ahead, [0.0, 1.0, 0.0])
    right /= np.linalg.norm(right)
    away = np.subtract(point, position)
    depth = float(away @ ahead)
    x, y = away @ right * lens / depth, away @ np.cross(right, ahead) * lens / depth
    return float(0.5 + x / 36), float(0.5 - y / 20.25), depth


def person(id: str, x: float, z: float, yaw: float, height: float = 1.7) -> Body:
    """Someone who stands at (x, z) and looks where they face."""
    feet = np.array([x, 0.0, z])
    return Body(id, "human", feet + np.array([0, height * 0.935, 0]), feet, yaw, height, True, yaw)


def shot(role: str, size: str, subjects: tuple[str, ...], lens: float, **more: object) -> Shot:
    """A shot of four seconds."""
    usual: dict[str, object] = {"angle": "eye", "camera": "locked", "amount": 0.0, "span": Span(seconds(0), seconds(4))}
    light = Light("left", 3.0, 0.0, 0.5, "window")
    return Shot(id=f"{role} {size}", role=role, beats=(), subjects=subjects, size=size, lens=lens, light=light,
                reasons=("because",), **{**usual, **more})  # type: ignore[arg-type]  # fmt: skip
