"""Things that hang in the air everywhere: flakes, drops, dust, leaves. They fill boxes that travel with the camera and
wrap around, each at a place that is a closed form of time."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.stage.world import Particles, View

__all__ = ["Drift"]

Floats = NDArray[np.float64]
_NEAR = 0.5
"""Sprites fade out between this far from the lens and 2.5 times as far."""


@dataclass(frozen=True, eq=False)
class Drift:
    """`count` sprites in a cube of `size` metres ahead of the camera, moving at `velocity` (m/s), swaying `sway` metres
    around it; sizes vary around `radius`; `streak` seconds of motion blur; kept above `floor`."""

    key: str
    count: int
    size: float
    velocity: Point
    sway: float
    radius: float
    color: tuple[float, float, float, float]
    streak: float = 0.0
    floor: float = -0.5
    lit: bool = True

    def at(self, time: float, view: View) -> Particles:
        """The sprites in the camera's view at `time`."""
        dice = _dice(self.key, self.count)
        eye = np.array(view.position, np.float64)
        ahead = np.array(view.target, np.float64) - eye
        ahead /= max(float(np.linalg.norm(ahead)), 1e-9)
        middle = eye + ahead * self.size * 0.5
        velocity = np.array(self.velocity) * (0.75 + 0.5 * dice[:, 3:4])
        pace = 0.6 + 1.5 * dice[:, 4:6]
        phase = time * pace + 6.283 * dice[:, 6:8]
        swing = self.sway * np.stack([np.sin(phase[:, 0]), 0.3 * np.sin(2 * phase[:, 1]), np.cos(phase[:, 1])], 1)
        free = dice[:, :3] * self.size + velocity * time + swing
        local = np.mod(free - middle, self.size) - self.size / 2
        seen = self._seen(local + middle - eye, ahead, view)
        seen &= local[:, 1] + middle[1] > self.floor
        return self._sprites(local[seen], middle, eye, velocity[seen], dice[seen])

    def _seen(self, way: Floats, ahead: Floats, view: View) -> NDArray[np.bool_]:
        depth = way @ ahead
        aside = np.linalg.norm(way - depth[:, None] * ahead, axis=1)
        return (depth > 0.25) & (aside < depth * 1.25 * 18.0 / max(view.lens, 8.0) + 0.3)

    def _sprites(self, local: Floats, middle: Floats, eye: Floats, velocity: Floats, dice: Floats) -> Particles:
        position = local + middle
        edge = np.clip((0.5 - np.abs(local / self.size).max(1)) / 0.08, 0, 1)
        near = np.clip((np.linalg.norm(position - eye, axis=1) / _NEAR - 1) / 1.5, 0, 1)
        color = np.tile(np.array(self.color, np.float32), (len(local), 1))
        color[:, 3] *= edge * near * (0.55 + 0.45 * dice[:, 6])
        radius = self.radius * (0.6 + 0.9 * dice[:, 7] ** 2)
        streak = velocity * self.streak
        return Particles(
            position.astype(np.float32), radius.astype(np.float32), color, streak.astype(np.float32), self.lit
        )


@lru_cache(maxsize=16)
def _dice(key: str, count: int) -> Floats:
    return chance("drift", key).random((count, 8))
