"""Puffs that are born, drift, grow and fade: smoke, steam, sparks and breath as closed forms of time.

Puff i is born at (i + jitter) / rate; where it is later follows from where its source was then, the push it got, drag,
lift and wind. Nothing is stepped, so any instant can be asked for first.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.stage.world import Particles

__all__ = ["Path", "Plume", "fixed", "none"]

Floats = NDArray[np.float64]
Path = Callable[[Floats], Floats]
"""Times (N,) to points or vectors (N, 3), or to strengths (N,)."""
_TABLE = 2048
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
        table = _table(self.key)
        number = np.arange(np.ceil((time - self.life) * self.rate) - 1, np.floor(time * self.rate) + 1)
        dice = table[number.astype(np.int64) % _TABLE]
        birth = (number + dice[:, 0]) / self.rate
        age = (time - birth) / (self.life * (0.75 + 0.25 * dice[:, 1]))
        alive = (age > 0) & (age < 1) & (birth >= self.start) & (birth < self.stop)
        dice, birth, age = dice[alive], birth[alive], age[alive]
        past = time - birth
        grown = np.sqrt(age) if self.lit else age
        color = np.empty((len(age), 4), np.float32)
        color[:, :3] = np.array(self.young) + (np.array(self.old) - self.young) * np.sqrt(age)[:, None]
        color[:, :3] *= 0.85 + 0.3 * dice[:, 2:3]
        strength = self.strength(birth) if self.strength else 1.0
        color[:, 3] = self.opacity * strength * np.clip(age / 0.06, 0, 1) * (1 - age) ** 1.3
        position, above = self._place(birth, past, dice)
        if self.lit:
            color[:, :3] *= (1 - SHADE * (0.5 - 0.5 * above))[:, None]
        radius = (self.small + (self.large - self.small) * grown) * (0.75 + 0.5 * dice[:, 3])
        return Particles(
            position.astype(np.float32), radius.astype(np.float32), color, np.zeros_like(position, np.float32), self.lit
        )

    def _place(self, birth: Floats, past: Floats, dice: Floats) -> tuple[Floats, Floats]:
        """Where puffs are (N, 3), and how far each lies above the middle of its stream, in [-1, 1]."""
        push = self.push(birth) * (0.8 + 0.4 * dice[:, 4:5])
        reach = self.drag * (1 - np.exp(-past / self.drag))
        free = past - reach
        position = self.source(birth) + push * reach[:, None] + np.array(self.wind) * free[:, None]
        position[:, 1] += self.lift * free * (0.7 + 0.6 * dice[:, 5])
        wander = (dice[:, 6:9] - 0.5) * 2 * self.spread * reach[:, None] * np.sqrt(past / self.drag + 0.05)[:, None]
        curl = 0.18 * self.spread * free[:, None] * np.sin(past[:, None] * (1.1 + dice[:, 9:12]) + 6.3 * dice[:, 12:15])
        off = wander + curl
        return position + off, off[:, 1] / np.sqrt((off * off).sum(1) + 1e-6)


@lru_cache(maxsize=64)
def _table(key: str) -> Floats:
    return chance("plume", key).random((_TABLE, 16))
