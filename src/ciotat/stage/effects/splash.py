"""Where drops meet the ground: short-lived rings and beads."""

from dataclasses import dataclass

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.world import Particles, View

__all__ = ["Splash"]

_PERIOD = 0.32


@dataclass(frozen=True, eq=False)
class Splash:
    """`count` splashes at a time within `reach` metres ahead of the camera, on the plane y = 0."""

    key: str
    count: int
    reach: float = 9.0

    def at(self, time: float, view: View) -> Particles:
        dice = chance("splash", self.key).random((self.count, 4))
        turn = time / _PERIOD + dice[:, 0]
        cycle = np.floor(turn)
        age = turn - cycle
        spot = np.modf(dice[:, 1:3] + cycle[:, None] * np.array([0.754878, 0.569840]))[0]
        eye, target = np.array(view.position), np.array(view.target)
        ahead = (target - eye)[[0, 2]]
        ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-9)
        middle = eye[[0, 2]] + ahead * self.reach * 0.55
        place = np.round(middle) + (spot - 0.5) * 2 * self.reach
        rise = 0.05 * np.sin(np.pi * age) * dice[:, 3]
        position = np.stack([place[:, 0], 0.012 + rise, place[:, 1]], 1).astype(np.float32)
        color = np.tile(np.array([0.78, 0.83, 0.9, 0.4], np.float32), (self.count, 1))
        color[:, 3] *= (1 - age) ** 1.5
        return Particles(position, (0.008 + 0.035 * age).astype(np.float32), color, np.zeros_like(position))
