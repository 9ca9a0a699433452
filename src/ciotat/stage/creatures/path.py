"""Where an animal walks: its moves as one path with headings, speeds and gaits."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ciotat.core.space import Point, yaw_towards
from ciotat.direction.plan import Move

__all__ = ["Leg", "Path"]

_RAMP = 0.45
"""Seconds in which a body gathers or loses its speed."""
_TURN = 0.7


@dataclass(frozen=True)
class Leg:
    """One move: from `start` to `end` in [`begin`, `finish`] seconds, `length` metres, heading `way` (radians) while it
    goes and `yaw` when it is done."""

    verb: str
    begin: float
    finish: float
    start: Point
    end: Point
    length: float
    way: float
    yaw: float
    target: str
    manner: str = ""

    @property
    def moving(self) -> bool:
        return self.length > 0.08

    @property
    def speed(self) -> float:
        return self.length / max(self.finish - self.begin - self._ramp, 1e-3)

    @property
    def _ramp(self) -> float:
        return min(_RAMP, 0.3 * (self.finish - self.begin))

    def gone(self, time: float) -> float:
        """Metres gone at `time`: speed rises and falls in straight ramps."""
        t = float(np.clip(time - self.begin, 0, self.finish - self.begin))
        r, whole = self._ramp, self.finish - self.begin
        up = 0.5 * min(t, r) ** 2 / max(r, 1e-6)
        even = float(np.clip(t - r, 0, whole - 2 * r))
        late = max(t - (whole - r), 0.0)
        return self.speed * (up + even + late - 0.5 * late**2 / max(r, 1e-6))


class Path:
    """All moves of one animal in order. Before the first it stands at its start, after the last at its end."""

    def __init__(self, moves: Sequence[Move]) -> None:
        self.legs = [_leg(move) for move in sorted(moves, key=lambda move: move.span.start)]
        self._begins = [leg.begin for leg in self.legs]

    def current(self, time: float) -> int:
        """The number of the move at `time`; the last one that has begun, the first before any."""
        return max(bisect_right(self._begins, time) - 1, 0)

    def at(self, time: float) -> tuple[float, float]:
        """(x, z) of the body's middle."""
        if not self.legs:
            return 0.0, 0.0
        leg = self.legs[self.current(time)]
        share = leg.gone(time) / leg.length if leg.moving else float(time >= leg.begin)
        x, z = (leg.start[k] + (leg.end[k] - leg.start[k]) * share for k in (0, 2))
        return x, z

    def yaw(self, time: float) -> float:
        """The heading in radians, turning smoothly from move to move."""
        if not self.legs:
            return 0.0
        number = self.current(time)
        leg = self.legs[number]
        before = self.legs[number - 1].yaw if number else (leg.way if leg.moving else leg.yaw)
        first = leg.way if leg.moving else leg.yaw
        turn = _between(before, first, (time - leg.begin) / _TURN)
        return _between(turn, leg.yaw, (time - (leg.finish - _TURN)) / _TURN) if leg.moving else turn


def _leg(move: Move) -> Leg:
    length = float(np.hypot(move.end[0] - move.start[0], move.end[2] - move.start[2]))
    yaw = float(np.radians(move.yaw))
    way = yaw_towards(move.start, move.end) if length > 0.08 else yaw
    return Leg(
        move.verb,
        float(move.span.start),
        float(move.span.end),
        move.start,
        move.end,
        length,
        way,
        yaw,
        move.target,
        move.manner,
    )


def _between(a: float, b: float, share: float) -> float:
    t = float(np.clip(share, 0, 1))
    return a + ((b - a + np.pi) % (2 * np.pi) - np.pi) * t * t * (3 - 2 * t)
