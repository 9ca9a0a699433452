"""What something that is not made yet will cost, from what its like has cost, with an honest range."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ciotat.work.cost import Cost

__all__ = ["Estimate", "Gauge", "Past"]

Samples = Mapping[str, Sequence[tuple[float, Mapping[str, float]]]]

FIRST_GUESS: Mapping[str, tuple[float, float]] = {"outline": (0.08, 0.01), "draft": (0.08, 0.3)}
"""Seconds of one core for a frame, where nothing was measured yet: to move what it shows, and to draw it at 1280 x 720; else the slowest
of these."""
PIXELS = 1280 * 720
NOTHING = Cost()


@dataclass(frozen=True)
class Gauge:
    """What may be compared: frames by one renderer, with its version (``draft.8``), at one size."""

    renderer: str
    size: tuple[int, int]

    @classmethod
    def read(cls, text: str) -> "Gauge | None":
        """The gauge that was written so, if it was one."""
        match = re.fullmatch(r"(\S+) (\d+)x(\d+)", text)
        return cls(match[1], (int(match[2]), int(match[3]))) if match else None

    def __str__(self) -> str:
        return f"{self.renderer} {self.size[0]}x{self.size[1]}"

    @property
    def pixels(self) -> int:
        """How many pixels a frame has."""
        return self.size[0] * self.size[1]

    @property
    def name(self) -> str:
        """The renderer without its version."""
        return self.renderer.partition(".")[0]


@dataclass(frozen=True)
class Estimate:
    """Three costs: it is likely to be `likely`, and unlikely to be below `low` or above `high`. `jobs` were estimated, of
    these `guessed` with nothing to go by. Estimates add up; the range of a sum assumes that all err alike."""

    low: Cost = NOTHING
    likely: Cost = NOTHING
    high: Cost = NOTHING
    jobs: int = 0
    guessed: int = 0

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(
            self.low + other.low, self.likely + other.likely, self.high + other.high,
            self.jobs + other.jobs, self.guessed + other.guessed,
        )  # fmt: skip

    def seconds(self, cores: float) -> tuple[float, float, float]:
        """Seconds on the wall when as many jobs as there are cores are done at once."""
        share = max(min(cores, self.jobs), 1)
        return self.low.wall_seconds / share, self.likely.wall_seconds / share, self.high.wall_seconds / share


class Past:
    """What finished jobs have cost: by gauge, how many units each had and what it took."""

    def __init__(self, samples: Samples | None = None) -> None:
        self._rates: dict[str, list[tuple[float, Cost]]] = {}
        for gauge, kept in (samples or {}).items():
            for units, cost in kept:
                self.learn(gauge, units, Cost.of(cost))

    def learn(self, gauge: str, units: float, cost: Cost) -> None:
        """One more job was done."""
        if units > 0:
            self._rates.setdefault(gauge, []).append((units, cost))

    def estimate(self, gauge: Gauge | str, units: float) -> Estimate:
        """What `units` of a gauge will cost: by the same renderer at the same size, or else another size, or else
        another version; or else by a first guess, and for what is no picture nothing at all."""
        mine = self._rates.get(str(gauge))
        if mine:
            return _spread(mine, units, 1.0)
        wanted = Gauge.read(str(gauge))
        if wanted is None or units <= 0:
            return Estimate(jobs=1, guessed=1)
        gauges = [gauge for gauge in map(Gauge.read, self._rates) if gauge is not None]
        same = [gauge for gauge in gauges if gauge.renderer == wanted.renderer]
        alike = [gauge for gauge in gauges if gauge.name == wanted.name]
        for known, slack in ((same, 1.5), (alike, 2.0)):
            if known:
                near = min(known, key=lambda g: (abs(_ratio(g.pixels, wanted.pixels) - 1), str(g)))
                return _spread(self._rates[str(near)], units * wanted.pixels / near.pixels, slack)
        moving, drawing = FIRST_GUESS.get(wanted.name, max(FIRST_GUESS.values()))
        seconds = units * (moving + drawing * wanted.pixels / PIXELS)
        likely = Cost(seconds, 0.0, seconds)
        return Estimate(likely * 0.2, likely, likely * 5.0, 1, 1)

    def estimates(self, jobs: Iterable[tuple[str, float]]) -> Estimate:
        """The sum over jobs, each a gauge and how many units."""
        return sum((self.estimate(gauge, units) for gauge, units in jobs), Estimate())


def _spread(samples: Sequence[tuple[float, Cost]], units: float, slack: float) -> Estimate:
    """The mean for each unit, and the range that nine in ten jobs fell into, wider the fewer there were."""
    total = sum((cost for _, cost in samples), Cost())
    likely = total * (1 / sum(amount for amount, _ in samples))
    mean = max(likely.wall_seconds, 1e-9)
    each = sorted(cost.wall_seconds / amount / mean for amount, cost in samples)
    slack *= 1 + 1 / len(each)
    low = min(each[len(each) // 20], 1.0) / slack
    high = max(each[-1 - len(each) // 20], 1.0) * slack
    return Estimate(likely * (low * units), likely * units, likely * (high * units), 1)


def _ratio(a: int, b: int) -> float:
    return max(a, b) / max(min(a, b), 1)
