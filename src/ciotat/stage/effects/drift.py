"""Things that hang in the air everywhere: flakes, drops, dust, leaves. They fill boxes that travel with the camera and
wrap around, each at a place that is a closed form of time."""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import Array, Point
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
        ahead = np.subtract(view.target, view.position)
        ahead /= max(float(np.linalg.norm(ahead)), 1e-9)
        motion = np.array([*self.velocity, self.size, self.sway, self.floor, 18.0 / max(view.lens, 8.0)])
        found = np.empty((self.count, 8), np.float32)
        count = _fall(_dice(self.key, self.count), time, np.array(view.position, np.float64), ahead, motion, found)
        found = found[:count]
        color = np.tile(np.array(self.color, np.float32), (count, 1))
        color[:, 3] *= found[:, 3]
        streak = found[:, 5:8] * np.float32(self.streak)
        return Particles(found[:, :3].copy(), found[:, 4] * np.float32(self.radius), color, streak, self.lit)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _fall(dice: Floats, time: float, eye: Floats, ahead: Floats, motion: Floats, out: Array) -> int:
    """Write the sprites in view, row by row: place (3), share of the opacity and of the radius, velocity (3). `motion`:
    velocity (3), size of the cube, sway, floor, and how wide the lens sees at a metre."""
    size, sway, count = motion[3], motion[4], 0
    for n in range(dice.shape[0]):
        d = dice[n]
        pace = 0.75 + 0.5 * d[3]
        first, second = time * (0.6 + 1.5 * d[4]) + 6.283 * d[6], time * (0.6 + 1.5 * d[5]) + 6.283 * d[7]
        swing = (math.sin(first), 0.3 * math.sin(2 * second), math.cos(second))
        depth = far = edge = 0.0
        for k in range(3):
            middle = eye[k] + ahead[k] * size * 0.5
            free = d[k] * size + motion[k] * pace * time + sway * swing[k]
            local = (free - middle) % size - size / 2
            out[count, k] = local + middle
            out[count, 5 + k] = motion[k] * pace
            way = local + middle - eye[k]
            depth += way * ahead[k]
            far += way * way
            edge = max(edge, abs(local / size))
        aside = math.sqrt(max(far - depth * depth, 0.0))
        if depth > 0.25 and aside < depth * 1.25 * motion[6] + 0.3 and out[count, 1] > motion[5]:
            near = min(max((math.sqrt(far) / _NEAR - 1) / 1.5, 0.0), 1.0)
            out[count, 3] = min(max((0.5 - edge) / 0.08, 0.0), 1.0) * near * (0.55 + 0.45 * d[6])
            out[count, 4] = 0.6 + 0.9 * d[7] ** 2
            count += 1
    return count


@lru_cache(maxsize=16)
def _dice(key: str, count: int) -> Floats:
    return chance("drift", key).random((count, 8))
