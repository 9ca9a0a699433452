"""Whether one take beats another, looked at after every viewer: a betting e-process on doubly robust scores.

Capital is staked on "the challenger is better by more than `d`". Where that is false it is expected never to grow, so
it passes 1/alpha at any time with probability alpha at most, however often one looks and however the arms were
drawn, as long as every draw's probabilities were logged (Waudby-Smith and Ramdas, arXiv 2010.09686; with adaptive
propensities, 2210.10768; Ville's inequality).
"""

from collections.abc import Sequence
from math import exp, inf, log, log1p
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ciotat.core.record import record

__all__ = ["CALM", "Bet", "Betting", "advanced", "begun", "capital", "needed", "path"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
CALM = 1.0
"""The variance of a score that is supposed before any was seen; it weighs as much as one viewer."""
_ROWS = 8


@record("bet", 1)
class Bet:
    """All that a bet has to remember: viewers seen, log of its capital, and six sums."""

    alpha: float
    d: float
    n: int = 0
    log_e: float = 0.0
    counts: tuple[int, int] = (0, 0)
    sums: tuple[float, float] = (0.0, 0.0)
    score: float = 0.0
    squares: float = 0.0


class Betting:
    """A bet that the challenger (arm 1) beats the champion (arm 0) by more than `d`, one viewer after another.

    >>> bet = Betting(alpha=.05, d=0.)
    >>> bet.add(1, 1., (.5, .5))
    1.0
    >>> round(bet.add(0, 0., (.5, .5)), 3)
    1.312
    """

    __slots__ = ("_c0", "_c1", "_log", "_s0", "_s1", "_squares", "_total", "alpha", "d", "n")

    def __init__(self, alpha: float = 0.05, d: float = 0.01) -> None:
        self.alpha, self.d, self.n = alpha, d, 0
        self._log = self._s0 = self._s1 = self._total = self._squares = 0.0
        self._c0 = self._c1 = 0

    def add(self, arm: int, y: float, pi: tuple[float, float]) -> float:
        """Reveal the outcome `y` in [0, 1] of one viewer who had `arm` (any other than 0 and 1: a third one) when the
        two had the probabilities `pi`; the capital after it."""
        if not (0.0 <= y <= 1.0 and pi[0] > 0.0 and pi[1] > 0.0):
            raise ValueError(f"an outcome {y} with probabilities {pi}: it lies in [0, 1], they are above 0")
        m0, m1 = (0.5 + self._s0) / (self._c0 + 1), (0.5 + self._s1) / (self._c1 + 1)
        phi = m1 - m0 - self.d
        if arm == 1:
            phi += (y - m1) / pi[1]
            self._c1, self._s1 = self._c1 + 1, self._s1 + y
        elif arm == 0:
            phi -= (y - m0) / pi[0]
            self._c0, self._s0 = self._c0 + 1, self._s0 + y
        mu = self._total / (self.n + 1)
        v = (CALM + self._squares - 2 * mu * self._total + self.n * mu * mu) / (self.n + 1)
        most = min(pi) / (2 * (1 + abs(self.d)))
        self._log += log1p(min(max(mu / (v + mu * mu), 0.0), most) * phi)
        self.n, self._total, self._squares = self.n + 1, self._total + phi, self._squares + phi * phi
        return self.e

    @property
    def e(self) -> float:
        """The capital: 1 at the start, evidence for the challenger as it grows."""
        return exp(self._log) if self._log < 700 else inf

    @property
    def log_e(self) -> float:
        """The natural logarithm of the capital."""
        return self._log

    @property
    def decided(self) -> bool:
        """Whether the capital has reached 1/alpha."""
        return self._log >= -log(self.alpha)

    def state(self) -> Bet:
        """What to keep of it, as a record."""
        return Bet(self.alpha, self.d, self.n, self._log, (self._c0, self._c1), (self._s0, self._s1),
                   self._total, self._squares)  # fmt: skip

    @classmethod
    def of(cls, bet: Bet) -> "Betting":
        """The bet that a record kept, to go on with."""
        new = cls(bet.alpha, bet.d)
        new.n, new._log, (new._c0, new._c1), (new._s0, new._s1) = bet.n, bet.log_e, bet.counts, bet.sums
        new._total, new._squares = bet.score, bet.squares
        return new


def begun(shape: tuple[int, ...] = ()) -> Floats:
    """The state of many bets side by side before their first viewer, for `advanced`: 8 x shape."""
    return np.zeros((_ROWS, *shape))


def advanced(
    state: Floats, champion: Flags, challenger: Flags, ys: Floats, pi0: Any, pi1: Any, d: float = 0.01
) -> tuple[Floats, Floats]:
    """Many bets taken on by a run of viewers at once: (the new state, log capital after each viewer, T x shape).

    `champion`, `challenger` and `ys` are T x shape (or broadcast to it): who had which arm, and the outcome. The same
    arithmetic as `Betting.add`, whose sums over the past are cumulative sums here.
    """
    shape = (len(ys), *state.shape[1:])
    n = state[0] + _column(np.arange(shape[0], dtype=float), len(shape))
    centres, rows = [], [n[-1] + 1]
    for row, mine in ((2, champion), (4, challenger)):
        count, total = _before(state[row], mine.astype(float), shape), _before(state[row + 1], mine * ys, shape)
        centres.append((0.5 + total[:-1]) / (count[:-1] + 1))
        rows += [count[-1], total[-1]]
    m0, m1 = centres
    phi = m1 - m0 - d + challenger * ((ys - m1) / pi1) - champion * ((ys - m0) / pi0)
    total, squares = _before(state[6], phi, shape), _before(state[7], phi * phi, shape)
    mu = total[:-1] / (n + 1)
    v = (CALM + squares[:-1] - 2 * mu * total[:-1] + n * mu * mu) / (n + 1)
    most = np.minimum(pi0, pi1) / (2 * (1 + abs(d)))
    gained = np.log1p(np.minimum(np.maximum(mu / (v + mu * mu), 0.0), most) * phi)
    logs = _before(state[1], gained, shape)[1:]
    new = [rows[0], logs[-1], *rows[1:], total[-1], squares[-1]]
    return np.stack([np.broadcast_to(each, state.shape[1:]) for each in new]), logs


def _column(values: Floats, dimensions: int) -> Floats:
    return values.reshape(-1, *(1,) * (dimensions - 1))


def _before(start: Floats, values: Floats, shape: tuple[int, ...]) -> Floats:
    """Running sums from `start` on: T + 1 of them, the first before any viewer."""
    out = np.empty((shape[0] + 1, *shape[1:]))
    out[0], out[1:] = start, values
    return np.cumsum(out, axis=0, out=out)


def path(arms: Sequence[int], ys: Sequence[float], pis: Sequence[tuple[float, float]], d: float = 0.01) -> Floats:
    """The log capital after each of many viewers, at once; the same as adding them one by one."""
    who, y, pi = np.asarray(arms), np.asarray(ys, float), np.asarray(pis, float).reshape(-1, 2)
    if not len(y):
        return np.zeros(0)
    return advanced(begun(), who == 0, who == 1, y, pi[:, 0], pi[:, 1], d)[1]


def capital(scores: Floats, stakes: Floats) -> Floats:
    """The log capital of any predictable stakes on scores whose mean is 0 at most."""
    return np.cumsum(np.log1p(stakes * scores))


def needed(gain: float, spread: float = 0.29, alpha: float = 0.05, pi: tuple[float, float] = (0.5, 0.5)) -> int:
    """About how many viewers decide a true gain above `d`, where outcomes spread (standard deviation) this much: the
    capital grows by gain^2 / (2 v) a viewer, v the variance of a score."""
    v = spread * spread * (1 / pi[0] + 1 / pi[1])
    return int(-log(alpha) * 2 * v / (gain * gain)) + 1 if gain > 0 else 0
