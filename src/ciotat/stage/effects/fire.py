"""Fire: flames that glow, sparks that rise, smoke above, and how its light flickers."""

import numpy as np

from ciotat.core.chance import seed
from ciotat.core.space import Point
from ciotat.stage.effects.plume import Path, Plume, fixed
from ciotat.stage.world import Particles

__all__ = ["fire", "flicker"]


def fire(key: str, position: Point, time: float, size: float = 1.0) -> tuple[Particles, ...]:
    """Flames, sparks and smoke of a fire at `position`, `size` times a camp fire (0.1 for a candle), at `time`."""
    flames = _flames(key, position, size)
    if size >= 0.3:
        flames = (_smoke(key, position, size), *flames, _sparks(key, position, size))
    return tuple(plume.at(time) for plume in flames)


def _rising(speed: float, size: float) -> Path:
    return fixed((0.0, speed * size**0.5, 0.0))


def _flames(key: str, position: Point, s: float) -> tuple[Plume, ...]:
    outer = Plume(
        f"{key} flame", rate=60, life=0.75, source=fixed(position), push=_rising(1.5, s), drag=0.5, lift=0.9 * s**0.5,
        wind=(0.05, 0.0, 0.0), spread=0.45 * s, small=0.17 * s, large=0.03 * s, young=(2.6, 1.25, 0.32),
        old=(1.5, 0.28, 0.03), opacity=0.55, lit=False,
    )  # fmt: skip
    core = Plume(
        f"{key} core", rate=30, life=0.45, source=fixed(position), push=_rising(0.9, s), drag=0.4, lift=0.5 * s**0.5,
        spread=0.25 * s, small=0.12 * s, large=0.04 * s, young=(3.2, 2.3, 1.0), old=(2.4, 1.0, 0.2), opacity=0.5, lit=False,
    )  # fmt: skip
    return outer, core


def _sparks(key: str, position: Point, s: float) -> Plume:
    return Plume(
        f"{key} spark", rate=14, life=1.8, source=fixed(position), push=_rising(2.6, s), drag=0.9, lift=1.0,
        wind=(0.2, 0.0, 0.1), spread=0.9 * s, small=0.013, large=0.006, young=(4.0, 1.8, 0.5), old=(2.0, 0.4, 0.05),
        opacity=1.0, lit=False,
    )  # fmt: skip


def _smoke(key: str, position: Point, s: float) -> Plume:
    above = (position[0], position[1] + 0.7 * s, position[2])
    return Plume(
        f"{key} smoke", rate=9, life=4.0, source=fixed(above), push=_rising(1.0, s), drag=0.8, lift=0.7,
        wind=(0.25, 0.0, -0.1), small=0.12 * s, large=0.9 * s, young=(0.12, 0.11, 0.1), old=(0.3, 0.3, 0.31), opacity=0.22,
    )  # fmt: skip


def flicker(key: str, time: float, amount: float = 1.0) -> float:
    """How bright a fire burns at `time`, around 1: slow breathing, quick licks, never below 0.3."""
    phase = seed("flicker", key) % 6283 / 1000.0
    waves = ((1.3, 0.12), (3.7, 0.1), (8.9, 0.09), (17.3, 0.06))
    value = 1 + amount * sum(a * np.sin(time * w * 2.1 + phase * (i + 1)) for i, (w, a) in enumerate(waves))
    return max(0.3, float(value))
