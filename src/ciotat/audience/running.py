"""An experiment as it runs: its gate, its guards and what its arms came to, fed one outcome after another.

All of it follows from the outcomes in their order, so that a program that was killed knows the same again.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from ciotat.audience.confidence import Interval, interval, mean
from ciotat.audience.experiment import Experiment
from ciotat.audience.gate import Gate
from ciotat.audience.guards import Completion, Fading, Mirror, SampleRatio, completion, fading, looks
from ciotat.audience.outcome import Outcome

__all__ = ["Backed", "Running", "finite"]

DAY = 86_400_000
_POINTS = 160
_LARGEST = 1e12


class Running:
    """The trial of an experiment between its champion and its challengers."""

    def __init__(self, experiment: Experiment) -> None:
        self.experiment = experiment
        self.gate = Gate(
            experiment.arms, experiment.alpha, experiment.d, minimum=experiment.minimum, days=experiment.days
        )
        self.ratio, self.faults = SampleRatio(experiment.arms), SampleRatio(experiment.arms)
        self.outcomes: list[Outcome] = []
        self.counts, self.sums = [0] * experiment.arms, [0.0] * experiment.arms
        self.every = looks(experiment.minimum)
        self.winner: int | None = None
        self.falling = False
        self.trail: list[tuple[int, list[float]]] = []
        self._told: tuple[int, Any] = (-1, None)

    @property
    def last(self) -> int:
        """The number of the last outcome."""
        return self.outcomes[-1].n if self.outcomes else -1

    def feed(self, outcomes: Iterable[Outcome]) -> int | None:
        """Take outcomes in; the arm that passed when it was looked at last, which is after every so many of them, however they
        come."""
        for one in outcomes:
            self.outcomes.append(one)
            self.counts[one.arm] += 1
            self.sums[one.arm] += one.y
            self.ratio.add(one.arm, one.pi)
            if one.fault:
                self.faults.add(one.arm, one.pi)
            won = self.gate.add(one.arm, one.y, one.pi, one.at / DAY)
            if len(self.outcomes) % self.every == 0:
                self.falling = won is not None and self.fading(won).falling
                self.winner = None if self.falling else won
            self._drawn()
        return self.winner

    def evidence(self, arm: int) -> float:
        """The capital of a challenger at the stage it has reached."""
        first, second = self.gate.evidence(arm)
        return first if second is None else second

    def discovered(self) -> float:
        """The most that any challenger had in discovery, as evidence against "none is better"."""
        return max(self.gate.evidence(arm)[0] for arm in range(1, self.experiment.arms)) / (self.experiment.arms - 1)

    def frozen(self) -> str:
        """The guard that freezes it, empty while none does."""
        return "ratio" if self.ratio.frozen else "stalls" if self.faults.frozen else ""

    def against(self, arm: int) -> list[Outcome]:
        """The outcomes of one challenger and the champion."""
        return [one for one in self.outcomes if one.arm in (0, arm)]

    def difference(self, arm: int) -> Interval:
        """What the challenger gains over the champion, at 95 %, at every moment."""
        return interval(*_columns(self.outcomes, arm, [one.y for one in self.outcomes]))

    def completion(self, arm: int) -> Completion:
        """How many more finish the film with the challenger."""
        arms, _, pis = _columns(self.outcomes, arm, [])
        return completion(arms, [one.finished for one in self.outcomes], pis)

    def fading(self, arm: int) -> Fading:
        """Whether what the challenger gains has become less."""
        return fading(*_columns(self.outcomes, arm, [one.y for one in self.outcomes]))

    def means(self) -> list[Interval]:
        """Where the mean outcome of each arm lies; worked out once for each number of viewers."""
        if self._told[0] != len(self.outcomes):
            ys: list[list[float]] = [[] for _ in self.counts]
            for one in self.outcomes:
                ys[one.arm].append(one.y)
            self._told = (len(self.outcomes), [mean(each) if each else Interval(0.0, 0.5, 1.0, 0) for each in ys])
        found: list[Interval] = self._told[1]
        return found

    def _drawn(self) -> None:
        """A point of the trail, every so often."""
        n = len(self.outcomes)
        if n % max(1, len(self.trail) and self.trail[-1][0] // _POINTS):
            return
        self.trail.append((n, [finite(self.evidence(arm)) for arm in range(1, self.experiment.arms)]))
        if len(self.trail) > 2 * _POINTS:
            self.trail = self.trail[1::2]


@dataclass
class Backed:
    """The hold-back of an experiment: the release that it became (arm 0) against the one before (arm 1)."""

    mirror: Mirror = field(default_factory=Mirror)
    ratio: SampleRatio = field(default_factory=lambda: SampleRatio(2))
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The number of the last outcome."""
        return self.outcomes[-1].n if self.outcomes else -1

    def feed(self, outcomes: Iterable[Outcome]) -> bool:
        """Take outcomes in; whether the release before is to be put back."""
        for one in outcomes:
            self.outcomes.append(one)
            self.ratio.add(one.arm, one.pi)
            self.mirror.add(one.arm, one.y, (one.pi[0], one.pi[1]))
            if self.mirror.roll_back:
                return True
        return False

    def means(self) -> list[Interval]:
        """Where the mean outcomes of the new and of the old release lie."""
        found = []
        for arm in (0, 1):
            ys = [one.y for one in self.outcomes if one.arm == arm]
            found.append(mean(ys) if ys else Interval(0.0, 0.5, 1.0, 0))
        return found


def finite(value: float) -> float:
    """A number as JSON has it; evidence without bounds is as much as a page can show."""
    return min(value, _LARGEST) if isfinite(value) else _LARGEST


def _columns(
    outcomes: list[Outcome], arm: int, ys: list[float]
) -> tuple[list[int], list[float], list[tuple[float, float]]]:
    arms = [1 if one.arm == arm else 0 if one.arm == 0 else 2 for one in outcomes]
    return arms, ys, [(one.pi[0], one.pi[arm]) for one in outcomes]
