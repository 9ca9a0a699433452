"""What stops a trial that is not what it seems: wrong shares, broken clips, fewer who finish, a winner that is none."""

from collections.abc import Sequence
from math import exp, inf, log
from typing import NamedTuple

import numpy as np

from ciotat.audience.betting import Bet, Betting
from ciotat.audience.confidence import Interval, interval, scores
from ciotat.core.record import record

__all__ = ["FROZEN", "Completion", "Fading", "Mirror", "Ratio", "SampleRatio", "completion", "ebh", "fading", "looks"]

FROZEN = 1000.0
"""The evidence of a wrong share at which an experiment is frozen."""
FALL, CLEAR = 0.5, 2.0
"""Standard errors by which a gain may have become less, and by which what is left after as much again is clearly a gain."""


@record("ratio", 1)
class Ratio:
    """All that a sample-ratio guard has to remember."""

    weight: float
    log_e: float
    counts: tuple[float, ...]
    expected: tuple[float, ...]


class SampleRatio:
    """Evidence that the arms of viewers do not follow the probabilities that were logged for them.

    A Dirichlet-multinomial e-process: each viewer's arm is bet on with the shares seen so far. Told of those viewers
    alone who met a stall, an error or a failed start, it says that one arm's clip is broken.

    >>> guard = SampleRatio(2)
    >>> for _ in range(40): e = guard.add(0, (.5, .5))
    >>> e > FROZEN
    True
    """

    def __init__(self, arms: int, weight: float = 10.0) -> None:
        self.weight, self._log = weight, 0.0
        self._counts, self._expected = [0.0] * arms, [0.0] * arms

    def add(self, arm: int, pi: Sequence[float]) -> float:
        """One viewer more, who had `arm` by the probabilities `pi`; the evidence after it."""
        tilt = [
            p * (self.weight * p + seen) / (self.weight * p + hoped)
            for p, seen, hoped in zip(pi, self._counts, self._expected, strict=True)
        ]
        self._log += log(tilt[arm] / sum(tilt) / pi[arm])
        self._counts[arm] += 1
        self._expected = [hoped + p for hoped, p in zip(self._expected, pi, strict=True)]
        return self.e

    @property
    def e(self) -> float:
        """The evidence so far."""
        return exp(self._log) if self._log < 700 else inf

    @property
    def frozen(self) -> bool:
        """Whether it is enough to freeze the experiment."""
        return self._log >= log(FROZEN)

    def state(self) -> Ratio:
        """What to keep of it, as a record."""
        return Ratio(self.weight, self._log, tuple(self._counts), tuple(self._expected))

    @classmethod
    def of(cls, kept: Ratio) -> "SampleRatio":
        """The guard that a record kept, to go on with."""
        new = cls(len(kept.counts), kept.weight)
        new._log, new._counts, new._expected = kept.log_e, list(kept.counts), list(kept.expected)
        return new


class Mirror:
    """The bet of the hold-back that the release before was better; at 1/alpha it is put back."""

    def __init__(self, alpha: float = 0.05, d: float = 0.0) -> None:
        self._bet = Betting(alpha, d)

    def add(self, arm: int, y: float, pi: tuple[float, float]) -> float:
        """Reveal one viewer: `arm` 0 saw the new release, 1 the old one that was held back; `pi` in that order."""
        return self._bet.add(arm, y, pi)

    @property
    def e(self) -> float:
        """The evidence that the release before was better."""
        return self._bet.e

    @property
    def roll_back(self) -> bool:
        """Whether it is enough to go back."""
        return self._bet.decided

    def state(self) -> Bet:
        """What to keep of it, as a record."""
        return self._bet.state()

    @classmethod
    def of(cls, kept: Bet) -> "Mirror":
        """The mirror that a record kept, to go on with."""
        new = cls(kept.alpha, kept.d)
        new._bet = Betting.of(kept)
        return new


class Completion(Interval):
    """How many more (or fewer) finish the film with the challenger; `allowed` is the loss that is let pass."""

    allowed: float = 0.01

    @property
    def safe(self) -> bool:
        """Whether no loss above the allowed one is possible any more."""
        return self.low >= -self.allowed

    @property
    def harmed(self) -> bool:
        """Whether a loss above the allowed one is certain."""
        return self.high < -self.allowed


def completion(
    arms: Sequence[int], finished: Sequence[bool], pis: Sequence[tuple[float, float]], alpha: float = 0.05
) -> Completion:
    """The difference in finishing between challenger and champion, as a confidence sequence."""
    found = interval(arms, [float(each) for each in finished], pis, alpha)
    return Completion(found.low, found.middle, found.high, found.n)


class Fading(NamedTuple):
    """What a challenger gained with the first half of its viewers, and with the second; the standard error of the difference."""

    first: float
    second: float
    error: float

    @property
    def falling(self) -> bool:
        """Whether the gain has become less by more than chance explains easily, and would not clearly be one after falling as
        much again: the charm of the new may be wearing off."""
        fall = self.first - self.second
        return fall > FALL * self.error and self.second - fall < CLEAR * self.error


def fading(arms: Sequence[int], ys: Sequence[float], pis: Sequence[tuple[float, float]]) -> Fading:
    """Whether the gain of a challenger falls. A guard that only makes wait, so that it lets no worthless take through; look after
    every so many viewers (`looks`): who looks after each of them is let through by some fluctuation."""
    if len(arms) < 4:
        return Fading(0.0, 0.0, 0.0)
    phi, _ = scores(arms, ys, pis)
    halves = phi[: len(phi) // 2], phi[len(phi) // 2 :]
    error = sum(float(half.var()) / len(half) for half in halves) ** 0.5
    return Fading(float(halves[0].mean()), float(halves[1].mean()), error)


def looks(minimum: int) -> int:
    """After how many viewers each it is asked whether a trial is decided, where `minimum` of them is the least."""
    return max(50, minimum // 4)


def ebh(evalues: Sequence[float], alpha: float = 0.05) -> list[int]:
    """Which of many hypotheses fall, at a false discovery rate of alpha under any dependence (Wang and Ramdas 2022).

    >>> ebh([1.0, 90.0, 50.0, 0.2], alpha=.05)
    [1, 2]
    """
    values = np.asarray(evalues, float)
    if not values.size:
        return []
    order = np.argsort(-values, kind="stable")
    passing = np.flatnonzero(np.arange(1, len(order) + 1) * values[order] >= len(order) / alpha)
    return sorted(int(k) for k in order[: passing[-1] + 1]) if passing.size else []
