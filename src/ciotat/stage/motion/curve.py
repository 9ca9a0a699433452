"""Curves over time: eases, smooth keys, slow noise, and tables sampled once and read at any instant."""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance

__all__ = ["Floats", "Sway", "Table", "bump", "ease", "eased", "keyed", "softened"]

Floats = NDArray[np.float64]
RATE = 60.0


def ease(x: float) -> float:
    """0 to 1 for `x` in 0 to 1, with no speed and no acceleration at either end."""
    x = min(max(x, 0.0), 1.0)
    return x * x * x * (x * (6 * x - 15) + 10)


def eased(x: Floats) -> Floats:
    """`ease` of an array."""
    x = np.clip(x, 0.0, 1.0)
    return x * x * x * (x * (6 * x - 15) + 10)


def bump(times: Floats, start: float, end: float, rise: float, fall: float) -> Floats:
    """1 between `start` and `end`, eased from 0 over `rise` seconds at the start and back over `fall` at the end."""
    return eased((times - start) / max(rise, 1e-3)) * (1 - eased((times - end + fall) / max(fall, 1e-3)))


def keyed(times: Floats, keys: Sequence[float], values: Any) -> Floats:
    """Through `values` (K, ...) at the times `keys`, without overshoot, level before the first and after the last."""
    if len(keys) == 1:
        return np.broadcast_to(np.asarray(values, np.float64)[0], times.shape + np.shape(values)[1:])
    x, y = np.asarray(keys, np.float64), np.asarray(values, np.float64)
    shape = (-1,) + (1,) * (y.ndim - 1)
    span, slopes = np.diff(x).reshape(shape), _slopes(np.diff(x).reshape(shape), np.diff(y, axis=0))
    i = np.clip(np.searchsorted(x, times, side="right") - 1, 0, len(x) - 2)
    u = np.clip((times - x[i]) / np.diff(x)[i], 0, 1).reshape(shape)
    turn = u * (1 - u) * span[i] * ((1 - u) * slopes[i] - u * slopes[i + 1])
    return np.asarray(y[i] + (y[i + 1] - y[i]) * u * u * (3 - 2 * u) + turn)


def _slopes(span: Floats, rise: Floats) -> Floats:
    """Tangents of a monotone cubic through K knots (F. N. Fritsch and J. Butland, 1984) from the K - 1 spans between
    them; at the ends the parabola through three knots, held back where it would overshoot."""
    step = rise / span
    if len(step) == 1:
        return np.repeat(step, 2, axis=0)
    a, b = 2 * span[1:] + span[:-1], span[1:] + 2 * span[:-1]
    same = step[:-1] * step[1:] > 0
    inner = np.where(same, (a + b) / (a / np.where(same, step[:-1], 1) + b / np.where(same, step[1:], 1)), 0)
    ends = [_end(span[i], span[j], step[i], step[j]) for i, j in ((0, 1), (-1, -2))]
    return np.concatenate([ends[0][None], inner, ends[1][None]])


def _end(near: Floats, far: Floats, first: Floats, second: Floats) -> Floats:
    slope = ((2 * near + far) * first - near * second) / (near + far)
    slope = np.where((first * second < 0) & (np.abs(slope) > 3 * np.abs(first)), 3 * first, slope)
    return np.where(slope * first > 0, slope, 0.0)


def softened(values: Floats, seconds: float) -> Floats:
    """`values` (T, ...) sampled at the tables' rate, passed through a Gaussian of that many seconds."""
    reach = int(4 * seconds * RATE + 0.5)
    weights = np.exp(-0.5 * (np.arange(-reach, reach + 1) / (seconds * RATE)) ** 2)
    padded = np.concatenate([np.repeat(values[:1], reach, 0), values, np.repeat(values[-1:], reach, 0)])
    made = np.zeros(values.shape)
    for at, weight in enumerate(weights / weights.sum()):
        made += weight * padded[at : at + len(values)]
    return made


class Sway:
    """Slow noise that never repeats to the eye: `count` curves in [-1, 1], each three sines around `hertz`."""

    def __init__(self, count: int, hertz: float, *identity: object) -> None:
        stream = chance(*identity)
        self.speed = 2 * math.pi * hertz * np.array([0.61, 1.0, 1.57]) * stream.uniform(0.85, 1.15, (count, 3))
        self.phase = stream.uniform(0, 2 * math.pi, (count, 3))

    def at(self, time: float) -> Floats:
        """The curves (count,) at `time`."""
        return np.sin(self.speed * time + self.phase) @ np.array([0.45, 0.35, 0.2])


class Table:
    """Rows sampled at 60 Hz from `start` on, read at any time through Catmull-Rom; level outside."""

    def __init__(self, start: float, rows: Floats) -> None:
        self.start = start
        self.rows = np.concatenate([rows[:1], rows, rows[-1:], rows[-1:]])
        self.last = len(rows) - 1

    @staticmethod
    def grid(start: float, end: float) -> Floats:
        """The times a table from `start` to `end` is sampled at."""
        return start + np.arange(max(2, math.ceil((end - start) * RATE) + 1)) / RATE

    def at(self, time: float) -> Floats:
        """The row (C,) at `time`."""
        place = min(max((time - self.start) * RATE, 0.0), float(self.last))
        i = int(place)
        t = place - i
        weights = np.array(
            (
                t * (t * (1 - 0.5 * t) - 0.5),
                1 + t * t * (1.5 * t - 2.5),
                t * (0.5 + t * (2 - 1.5 * t)),
                t * t * (0.5 * t - 0.5),
            )
        )
        return weights @ self.rows[i : i + 4]
