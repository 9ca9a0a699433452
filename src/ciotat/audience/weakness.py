"""The weakest moments of a film, by what it is worth to mend them: least loss x viewers who still come to it x ease."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ciotat.audience.felt import Curve
from ciotat.audience.guards import ebh
from ciotat.audience.timeline import Place, Timeline
from ciotat.audience.weak import Moment, exits, gaps, lost, ranked

__all__ = ["MOST", "Weakness", "weakest"]

MOST = 40
_SIDE = 8
_EASY = 8.0
"""Seconds of a shot that are half as cheap to make as none."""
_FEWEST = 30
"""Viewers of a shot below whom nothing is said of who leaves."""
_AXES = (("gap-v", "pleasant", "愉悦"), ("gap-a", "exciting", "激动"))


@dataclass(frozen=True)
class Weakness:
    """A moment: `kind` is ``gap-v``, ``gap-a`` or ``exits``; `loss` what it loses, `low` at least; `left` how many still come to
    it; `gap` what was meant less what was felt."""

    id: str
    shot: str
    at: float
    seconds: float
    kind: str
    loss: float
    low: float
    left: int
    cheap: float
    score: float
    evalue: float | None
    why: Mapping[str, str]
    gap: float = 0.0
    sure: bool = True


def weakest(
    timeline: Timeline, intended: Sequence[tuple[float, float]], curves: tuple[Curve | None, Curve | None],
    seen: NDArray[np.int64], there: Mapping[str, int], left: Mapping[str, int], told: tuple[float, float] = (0.0, 1e9),
) -> tuple[Weakness, ...]:  # fmt: skip
    """Gaps between what was felt and what was meant, and shots that viewers leave in or skip; the most worth mending first.
    Nothing is said of what was felt outside `told`: nobody was asked there, the curve is only carried on."""
    found = [*_exits(timeline, there, left)]
    for axis, curve in enumerate(curves):
        if curve is not None and intended:
            found += [
                gap
                for gap in _gaps(timeline, [pair[axis] for pair in intended], curve, axis, seen)
                if told[0] <= gap.at + gap.seconds / 2 <= told[1]
            ]
    by_id = {one.id: one for one in found}
    order = ranked([Moment(one.id, one.low, float(one.left), one.cheap) for one in found])
    return tuple(by_id[moment.id] for moment in order[:MOST])


def _gaps(
    timeline: Timeline, meant: Sequence[float], curve: Curve, axis: int, seen: NDArray[np.int64]
) -> list[Weakness]:
    kind, en, zh = _AXES[axis]
    if curve.meant is not None:
        meant = [value or 0.0 for value in curve.meant]
    found = []
    for gap in gaps(meant, curve):
        place = timeline.at((gap.start + gap.end) / 2)
        if place is None:
            continue
        span = range(gap.start, min(gap.end, len(meant)))
        wanted = sum(meant[n] for n in span) / len(span)
        told = [value for n in span if (value := curve.mean[n]) is not None]
        was = sum(told) / len(told)
        left = int(seen[min(gap.start, len(seen) - 1)])
        cheap = _cheap(place)
        less = wanted > was
        why = {
            "en": f"felt {abs(wanted - was):.2f} {'less' if less else 'more'} {en} than meant ({was:+.2f} for {wanted:+.2f})",
            "zh": f"{zh}比本意{'低' if less else '高'} {abs(wanted - was):.2f}（感受 {was:+.2f}，本意 {wanted:+.2f}）",
        }
        found.append(
            Weakness(
                f"{kind}-{place.shot}-{gap.start}", place.shot, float(gap.start), float(gap.end - gap.start), kind, gap.loss,
                gap.low, left, cheap, gap.low * left * cheap, None, why, wanted - was,
            )
        )  # fmt: skip
    return found


def _exits(timeline: Timeline, there: Mapping[str, int], left: Mapping[str, int]) -> list[Weakness]:
    places = timeline.places[:-1]
    if len(places) < 3:
        return []
    out = [left.get(place.shot, 0) for place in places]
    risk = [max(there.get(place.shot, 0), gone) for place, gone in zip(places, out, strict=True)]
    long = [place.seconds for place in places]
    evidence = exits(out, risk, long)
    sure = {*ebh(evidence)}
    found = []
    for n, place in enumerate(places):
        near = [k for k in range(max(0, n - _SIDE), min(len(places), n + _SIDE + 1)) if k != n]
        usual = place.seconds * sum(out[k] for k in near) / max(1e-9, sum(risk[k] * long[k] for k in near))
        low = lost(out[n], risk[n], min(1.0, usual))
        if low <= 0 or risk[n] < _FEWEST:
            continue
        share, cheap = out[n] / risk[n], _cheap(place)
        why = {
            "en": f"{share:.1%} of those who see this shot leave in it or skip it; around it {usual:.1%} do",
            "zh": f"看到这个镜头的人有 {share:.1%} 在此离开或跳过；前后镜头为 {usual:.1%}",
        }
        value = min(evidence[n], 1e12) if isfinite(evidence[n]) else 1e12
        found.append(
            Weakness(
                f"exits-{place.shot}", place.shot, place.at, place.seconds, "exits", share - usual, low, risk[n], cheap,
                low * risk[n] * cheap, value, why, 0.0, n in sure,
            )
        )  # fmt: skip
    return found


def _cheap(place: Place) -> float:
    return _EASY / (_EASY + place.seconds)
