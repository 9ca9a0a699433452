"""What may be said of a difference when one stops: a betting confidence sequence, never the raw mean.

Every supposed difference on a grid has two bets against it, that the truth is above and that it is below; those that
lose no more than 2/alpha stay in the interval. It covers the truth at every moment at once, so it may be read when a
trial stops because of what it showed, where the raw mean is too good.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.audience.betting import CALM

__all__ = ["Interval", "interval", "mean", "scores"]

Floats = NDArray[np.float64]
_STEP = 0.0025
_CHUNK = 128


@dataclass(frozen=True)
class Interval:
    """Where a value lies, by `n` viewers: `low` to `high`, about `middle` (inside them)."""

    low: float
    middle: float
    high: float
    n: int


def scores(arms: Sequence[int], ys: Sequence[float], pis: Sequence[tuple[float, float]]) -> tuple[Floats, Floats]:
    """The doubly robust score of each viewer for "challenger minus champion", and how large it could have been."""
    who, y, pi = np.asarray(arms), np.asarray(ys, float), np.asarray(pis, float).reshape(-1, 2)
    centres = []
    for k in (0, 1):
        mine = who == k
        count, total = np.cumsum(mine) - mine, np.cumsum(mine * y) - mine * y
        centres.append((0.5 + total) / (count + 1))
    phi = centres[1] - centres[0]
    phi = phi + (who == 1) * (y - centres[1]) / pi[:, 1] - (who == 0) * (y - centres[0]) / pi[:, 0]
    return phi, 1 / pi.min(axis=1)


def interval(
    arms: Sequence[int], ys: Sequence[float], pis: Sequence[tuple[float, float]], alpha: float = 0.05
) -> Interval:
    """The difference "arm 1 minus arm 0" by viewers in the order of their reach; at 1 - alpha, at every moment."""
    phi, most = scores(arms, ys, pis)
    return _sequence(phi, most, -1.0, 1.0, alpha)


def mean(ys: Sequence[float], alpha: float = 0.05) -> Interval:
    """The mean of one arm's outcomes in [0, 1], at every moment at once."""
    y = np.asarray(ys, float)
    return _sequence(y, np.zeros(len(y)), 0.0, 1.0, alpha)


def _sequence(values: Floats, most: Floats, low: float, high: float, alpha: float) -> Interval:
    """The grid of supposed means that no bet has refuted. `most` is how far a value can lie from 0 (0: it lies in
    [low, high])."""
    if not len(values):
        return Interval(low, (low + high) / 2, high, 0)
    grid = np.arange(low, high + _STEP / 2, _STEP)
    sums, squares = _before(values), _before(values * values)
    alive, logs = np.ones(len(grid), bool), np.zeros((2, len(grid)))
    for start in range(0, len(values), _CHUNK):
        part = slice(start, start + _CHUNK)
        n = np.arange(start, min(start + _CHUNK, len(values)), dtype=float)[:, None]
        for side, sign in enumerate((1.0, -1.0)):
            logs[side, alive], peak = _staked(
                logs[side, alive], values[part], sums[part], squares[part], n, grid[alive], most[part, None], sign
            )
            alive[alive] = peak < np.log(2 / alpha)
            if not alive.any():
                return _pinched(values, grid)
    held = grid[alive]
    down, up = max(float(held[0]) - _STEP, low), min(float(held[-1]) + _STEP, high)
    return Interval(down, min(max(float(values.mean()), down), up), up, len(values))


def _staked(
    logs: Floats, values: Floats, sums: Floats, squares: Floats, n: Floats, grid: Floats, most: Floats, sign: float
) -> tuple[Floats, Floats]:
    """The bets on one side taken on by a run of viewers: log capital at its end, and the most on the way."""
    mu = (sums[:, None] - n * grid) / (n + 1)
    second = squares[:, None] - 2 * grid * sums[:, None] + n * grid * grid
    v = (CALM * (most.max() > 0) + 0.25 * (most.max() == 0) + second - (n + 2) * mu * mu) / (n + 1)
    far = np.where(most > 0, most + np.abs(grid), np.maximum(grid, 1 - grid))
    stake = np.clip(sign * mu / np.maximum(v + mu * mu, 1e-9), 0.0, 0.5 / far)
    run = logs + np.cumsum(np.log1p(stake * sign * (values[:, None] - grid)), axis=0)
    return run[-1], np.maximum(run.max(axis=0), logs)


def _before(values: Floats) -> Floats:
    return np.cumsum(values) - values


def _pinched(values: Floats, grid: Floats) -> Interval:
    """Every mean is refuted (the truth moved): all that is left is about the raw mean, as wide as the grid."""
    middle = float(values.mean())
    return Interval(float(grid[0]), middle, float(grid[-1]), len(values))
