"""Puffs that are born, drift, grow and fade: smoke, steam, sparks and breath as closed forms of time.

Puff i is born at (i + jitter) / rate; where it is later follows from where its source was then, the push it got, drag,
lift and wind. Nothing is stepped, so any instant can be asked for first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.stage.effects.puffs import drift
from ciotat.stage.world import Particles

__all__ = ["Path", "Plume", "fixed", "none"]

Floats = NDArray[np.float64]
Path = Callable[[Floats], Floats]
"""Times (N,) to points or vectors (N, 3), or to strengths (N,)."""
_TABLE, _BLOCK = 2048, 128
SHADE = 0.3
"""How much darker a puff on the underside of its stream is than one on top, which has the sky's light."""


def fixed(point: Point) -> Path:
    """A source that stays where it is."""
    return lambda times: np.broadcast_to(np.array(point, np.float64), (len(times), 3))


def none() -> tuple[Particles, ...]:
    """No particles."""
    return ()


@dataclass(frozen=True, eq=False)
class Plume:
    """One stream of puffs. `rate` a second, `life` seconds, `source` and `push` (m/s) at birth; `drag` is the time
    (s) in
    which the push dies, `lift` the rise (m/s) after it, `wind` (m/s), `spread` the sideways wander (m/s); radius in
    metres
    from `small` to `large`; colours from `young` to `old`; `opacity` at its fullest; `strength` scales it by birth
    time."""

    key: str
    rate: float
    life: float
    source: Path
    push: Path
    drag: float = 0.6
    lift: float = 0.8
    wind: Point = (0.0, 0.0, 0.0)
    spread: float = 0.5
    small: float = 0.2
    large: float = 1.5
    young: Point = (0.8, 0.8, 0.8)
    old: Point = (0.8, 0.8, 0.8)
    opacity: float = 0.4
    strength: Path | None = None
    lit: bool = True
    start: float = -1e9
    stop: float = 1e9

    def at(self, time: float) -> Particles:
        """All puffs alive at `time`, the oldest first."""
        first, last = int(np.ceil((time - self.life) * self.rate)) - 1, int(np.floor(time * self.rate)) + 1
        position, tint = np.empty((last - first, 3), np.float32), np.empty((last - first, 4), np.float32)
        radius, count = np.empty(last - first, np.float32), 0
        for block in range(first // _BLOCK, (last - 1) // _BLOCK + 1):
            puffs = self._born(block)[max(first - block * _BLOCK, 0) : last - block * _BLOCK]
            count += drift(puffs, time, self._ways, position[count:], radius[count:], tint[count:])
        position = position[:count]
        return Particles(position, radius[:count], tint[:count], np.zeros_like(position), self.lit)

    @cached_property
    def _ways(self) -> Floats:
        """What all puffs have in common, as `drift` takes it."""
        common = (self.drag, self.lift, self.spread, self.small, self.large, self.opacity, float(self.lit), SHADE)
        return np.array([*common, *self.wind, *self.young, *self.old], np.float64)

    @cached_property
    def _blocks(self) -> dict[int, Floats]:
        return {}

    def _born(self, block: int) -> Floats:
        """What is settled at the birth of the puffs of a `block` (N, 21), as `drift` takes them; those never born have no life."""
        if block not in self._blocks:
            number = np.arange(block * _BLOCK, (block + 1) * _BLOCK)
            dice = _table(self.key)[number % _TABLE]
            birth = (number + dice[:, 0]) / self.rate
            strength = self.strength(birth) if self.strength else np.ones(_BLOCK)
            life = self.life * (0.75 + 0.25 * dice[:, 1])
            life[(birth < self.start) | (birth >= self.stop)] = 0.0
            push = self.push(birth) * (0.8 + 0.4 * dice[:, 4:5])
            self._blocks[block] = np.column_stack(
                [birth, life, strength, 0.85 + 0.3 * dice[:, 2], 0.75 + 0.5 * dice[:, 3], 0.7 + 0.6 * dice[:, 5],
                 self.source(birth), push, dice[:, 6:15]]
            )  # fmt: skip
        return self._blocks[block]


@lru_cache(maxsize=64)
def _table(key: str) -> Floats:
    return chance("plume", key).random((_TABLE, 16))
