"""The moments where a film fails its audience: feeling that misses what was meant, and places where people leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log1p

import numpy as np
from numpy.typing import NDArray

from ciotat.audience.felt import Curve

__all__ = ["TOLERANCE", "Gap", "Moment", "exits", "gaps", "leaving", "lost", "ranked", "scene"]

Floats = NDArray[np.float64]
TOLERANCE = 0.1
"""How far what was felt may lie from what was meant, beyond the band, before it counts."""
_SIDE, _MARGIN, _TIMES = 8, 1.5, 2.0


@dataclass(frozen=True)
class Gap:
    """A run of seconds in which what was felt misses what was meant: `loss` on average, `low` at least."""

    start: int
    end: int
    loss: float
    low: float


@dataclass(frozen=True)
class Moment:
    """Something that could be better: `low` is the least it loses, `left` the viewers that still come to it, `cheap`
    how easily it is shot again (0 to 1)."""

    id: str
    low: float
    left: float
    cheap: float

    @property
    def score(self) -> float:
        """What it is worth to mend it."""
        return self.low * self.left * self.cheap


def gaps(intended: Sequence[float | None], curve: Curve, tolerance: float = TOLERANCE) -> list[Gap]:
    """Where what was meant (per second) lies further than `tolerance` outside the band of what was felt. A curve that was
    told what was meant is held against that as smoothly as it is drawn itself: no curve of sparse taps follows a start of a
    second, however well it was felt."""
    intended = intended if curve.meant is None else curve.meant
    found: list[Gap] = []
    run: list[tuple[float, float]] = []
    for second in range(len(curve.mean) + 1):
        miss = _miss(intended, curve, second)
        if miss is not None and miss[1] > tolerance:
            run.append(miss)
        elif run:
            loss, low = (sum(part) / len(run) for part in zip(*run, strict=True))
            found.append(Gap(second - len(run), second, loss, low))
            run = []
    return found


def _miss(intended: Sequence[float | None], curve: Curve, second: int) -> tuple[float, float] | None:
    """How far a second is felt from what was meant, and how far at least; None where one of them is not known."""
    if second >= min(len(curve.mean), len(intended)):
        return None
    meant, mean = intended[second], curve.mean[second]
    low, high = curve.band_low[second], curve.band_high[second]
    if meant is None or mean is None or low is None or high is None:
        return None
    return abs(meant - mean), max(meant - high, low - meant, 0.0)


def scene(misses: Sequence[float], tolerance: float = TOLERANCE) -> float:
    """Evidence that a scene is felt otherwise than meant, for decisions: one number per viewer in the order they came,
    the mean of "meant minus felt" over their taps in the scene, in [-2, 2]. Both directions share the capital."""
    capital = 0.0
    for side in (1, -1):
        shares = [0.5 + min(max(side * x, -2.0), 2.0) / 4 for x in misses]
        capital += 0.5 * _above(shares, 0.5 + tolerance / 4)
    return capital


def _above(shares: Sequence[float], bar: float) -> float:
    """The capital of a bet that the mean of numbers in [0, 1] lies above a bar."""
    grown = total = squares = 0.0
    for n, share in enumerate(shares):
        mu = total / (n + 1)
        v = max((0.25 + squares - (n + 2) * mu * mu) / (n + 1), 1e-9)
        x = share - bar
        grown += log1p(min(max(mu / (v + mu * mu), 0.0), 0.5 / bar) * x)
        total, squares = total + x, squares + x * x
    return exp(grown) if grown < 700 else inf


def exits(
    exits: Sequence[int] | Floats, at_risk: Sequence[int] | Floats, seconds: Sequence[float] | Floats | None = None
) -> list[float]:
    """Evidence for each shot (or scene) that viewers leave in it more than around it: e-values, for `guards.ebh`.

    The hazard of the eight shots on each side, pooled (per second where `seconds` are given) and taken times 1.5, is the
    null; twice that, the alternative. The baseline is estimated, which the factor 1.5 is there to bear.
    """
    logs = leaving(np.asarray(exits, float), np.asarray(at_risk, float), seconds)
    return [exp(each) if each < 700 else inf for each in logs.tolist()]


def leaving(left: Floats, there: Floats, seconds: Sequence[float] | Floats | None = None) -> Floats:
    """The logarithms of `exits`, for many audiences at once (shots on the last axis)."""
    long = np.ones(left.shape[-1]) if seconds is None else np.maximum(np.asarray(seconds, float), 1e-3)
    usual = _MARGIN * (_around(left) + 0.5) / (_around(there * long) + 0.5) * long
    base = np.minimum(usual, 0.4)
    stayed = np.maximum(there - left, 0.0)
    return left * np.log(_TIMES) + stayed * (np.log1p(-_TIMES * base) - np.log1p(-base))


def _around(values: Floats) -> Floats:
    """The sum over the eight neighbours on each side, the place itself left out."""
    count = values.shape[-1]
    sums = np.concatenate([np.zeros((*values.shape[:-1], 1)), np.cumsum(values, axis=-1)], axis=-1)
    place = np.arange(count)
    high, low = np.minimum(place + _SIDE + 1, count), np.maximum(place - _SIDE, 0)
    return np.asarray(sums[..., high] - sums[..., low] - values)


def lost(exits: int, at_risk: int, usual: float) -> float:
    """The least share of viewers that a shot loses above what is usual: the lower end of Wilson's interval."""
    if at_risk <= 0:
        return 0.0
    p, z2 = exits / at_risk, 1.96**2
    centre = (p + z2 / (2 * at_risk)) / (1 + z2 / at_risk)
    half = 1.96 / (1 + z2 / at_risk) * ((p * (1 - p) + z2 / (4 * at_risk)) / at_risk) ** 0.5
    return max(centre - half - usual, 0.0)


def ranked(moments: Sequence[Moment]) -> list[Moment]:
    """The moments by what it is worth to mend them, the most worth first."""
    return sorted(moments, key=lambda each: (-each.score, each.id))
