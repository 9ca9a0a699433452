"""Breath that shows in the cold."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance, seed
from ciotat.core.space import Point, facing
from ciotat.stage.world import Particles

__all__ = ["breath"]

_PERIOD = 3.4
_PUFFS = 9
_OUT = 0.9
_LIFE = 1.4


def breath(
    key: str, head: Callable[[float], Point], yaw: Callable[[float], float], time: float, strength: float = 1.0
) -> tuple[Particles, ...]:
    """The cloud before a mouth at `time`. `head(t)` is the middle of the head, `yaw(t)` (radians) where it faces; each
    breath leaves from where the head was when it began."""
    phase = _phase(key)
    number = int(np.floor((time + phase) / _PERIOD))
    since = time + phase - number * _PERIOD
    if since > _OUT + _LIFE:
        return ()
    began = time - since
    dice = _dice(key, number)
    birth = np.arange(_PUFFS) / _PUFFS * _OUT
    past = since - birth
    alive = (past > 0) & (past < _LIFE)
    if not alive.any():
        return ()
    past, dice = past[alive], dice[alive]
    way = facing(yaw(began))
    mouth = np.array(head(began)) + way * 0.11 + np.array([0.0, -0.07, 0.0])
    reach = 0.42 * (0.5 + 0.5 * strength) * (1 - np.exp(-past / 0.35))
    position = mouth + way * reach[:, None] + (dice[:, :3] - 0.5) * 0.16 * np.sqrt(past)[:, None]
    position[:, 1] += 0.09 * past * past - 0.42 * reach
    color = np.tile(np.array([0.9, 0.93, 0.97, 0.09], np.float32), (len(past), 1))
    color[:, 3] *= strength * np.clip(past / 0.12, 0, 1) * (1 - past / _LIFE) ** 1.4
    radius = (0.02 + 0.1 * np.sqrt(past)) * (0.7 + 0.6 * dice[:, 3])
    return (
        Particles(position.astype(np.float32), radius.astype(np.float32), color, np.zeros_like(position, np.float32)),
    )


@lru_cache(maxsize=64)
def _phase(key: str) -> float:
    return seed("breath", key) % 1000 / 1000.0 * _PERIOD


@lru_cache(maxsize=64)
def _dice(key: str, number: int) -> NDArray[np.float64]:
    return chance("breath", key, number).random((_PUFFS, 6))
