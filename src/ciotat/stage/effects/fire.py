"""Fire: flames that glow, sparks that rise, smoke above, and how its light flickers."""

import numpy as np

from ciotat.core.chance import seed
from ciotat.core.space import Point
from ciotat.stage.effects.plume import Path, Plume, fixed
from ciotat.stage.world import Particles

__all__ = ["fire", "flicker"]


def fire(key: str, position: Point, time: float, size: float = 1.0) -> tuple[Particles, ...]:
    """Flames, sparks and smoke of a fire at `position`, `size` times a camp fire (0.1 for a candle), at `time`."""
    s = size
    base = fixed(position)

    def rising(speed: float) -> Path:
        return fixed((0.0, speed * s**0.5, 0.0))

    flames = Plume(
        key + " flame",
        60,
        0.75,
        base,
        rising(1.5),
        0.5,
        0.9 * s**0.5,
        (0.05, 0, 0),
        0.45 * s,
        0.17 * s,
        0.03 * s,
        (2.6, 1.25, 0.32),
        (1.5, 0.28, 0.03),
        0.55,
        lit=False,
    )
    core = Plume(
        key + " core",
        30,
        0.45,
        base,
        rising(0.9),
        0.4,
        0.5 * s**0.5,
        (0.0, 0, 0),
        0.25 * s,
        0.12 * s,
        0.04 * s,
        (3.2, 2.3, 1.0),
        (2.4, 1.0, 0.2),
        0.5,
        lit=False,
    )
    if s < 0.3:
        return flames.at(time), core.at(time)
    sparks = Plume(
        key + " spark",
        14,
        1.8,
        base,
        rising(2.6),
        0.9,
        1.0,
        (0.2, 0, 0.1),
        0.9 * s,
        0.013,
        0.006,
        (4.0, 1.8, 0.5),
        (2.0, 0.4, 0.05),
        1.0,
        lit=False,
    )
    smoke = Plume(
        key + " smoke",
        9,
        4.0,
        fixed((position[0], position[1] + 0.7 * s, position[2])),
        rising(1.0),
        0.8,
        0.7,
        (0.25, 0, -0.1),
        0.5,
        0.12 * s,
        0.9 * s,
        (0.12, 0.11, 0.1),
        (0.3, 0.3, 0.31),
        0.22,
    )
    return smoke.at(time), flames.at(time), core.at(time), sparks.at(time)


def flicker(key: str, time: float, amount: float = 1.0) -> float:
    """How bright a fire burns at `time`, around 1: slow breathing, quick licks, never below 0.3."""
    phase = seed("flicker", key) % 6283 / 1000.0
    waves = ((1.3, 0.12), (3.7, 0.1), (8.9, 0.09), (17.3, 0.06))
    value = 1 + amount * sum(a * np.sin(time * w * 2.1 + phase * (i + 1)) for i, (w, a) in enumerate(waves))
    return max(0.3, float(value))
