"""Insight: what an audience did and felt over the film, second by second, beside what was meant; and where it fails.

Everything is worked out from the evidence of one release as it stood: viewers of candidates are not among them. Feelings
are those that viewers told, moved back by how long their finger takes.
"""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

import numpy as np
from numpy.typing import NDArray

from ciotat.audience import lag as lags_of
from ciotat.audience import staying
from ciotat.audience.event import KINDS
from ciotat.audience.events import Evidence
from ciotat.audience.felt import Curve, felt
from ciotat.audience.timeline import Timeline
from ciotat.audience.weakness import Weakness, weakest

__all__ = ["Felt", "Insight", "Taps", "insight", "watched"]

Ints = NDArray[np.int64]
QUIET = 60_000
"""Milliseconds of silence after which a viewer has left."""
MOST_TAPS = 40_000
"""The newest taps that the curve is drawn through."""
_SESSIONS = """
SELECT session.number, session.viewer, watch.seen, watch.place, watch.ended, watch.gone, watch.last
FROM session JOIN watch ON watch.session = session.number
WHERE session.release = ? AND session.cut = ? AND session.measured = 1"""
_TAPS = f"""
SELECT event.at, event.v, event.a, event.session FROM event INDEXED BY event_felt
CROSS JOIN session ON session.number = event.session
WHERE event.kind = {KINDS["feel"]} AND session.release = ? AND session.cut = ? AND session.measured = 1
ORDER BY event.number DESC LIMIT {MOST_TAPS}"""
_LAGS = f"""
SELECT event.lag, session.viewer FROM event INDEXED BY event_late CROSS JOIN session ON session.number = event.session
WHERE event.kind = {KINDS["calibrate"]} AND event.lag IS NOT NULL ORDER BY event.number DESC LIMIT 20000"""
_MOVED = "SELECT second, rewinds, skips FROM moved WHERE release = ? AND cut = ?"


@dataclass(frozen=True)
class Taps:
    """What was told: seconds of the film, both dimensions, whose (by number), how late each is, when each viewer left."""

    at: NDArray[np.float64]
    v: NDArray[np.float64]
    a: NDArray[np.float64]
    who: Ints
    lag: NDArray[np.float64]
    left: NDArray[np.float64]


@dataclass(frozen=True)
class Felt:
    """One dimension: the curve, and its twin in which those who stayed speak for those who left."""

    curve: Curve
    weighted: tuple[float | None, ...]


@dataclass(frozen=True)
class Insight:
    """All that is known of the viewers of a release. Lists have an entry for every second; `seen` is the share of sittings that
    played it, `exits` how many left in it, `rewinds` how many
    went back to it, `skips` how many jumped ahead from it. `there` and `left` are those who met each shot and
    left in it. `outcome` is the mean share of the film that was played."""

    seconds: float
    viewers: int
    sessions: int
    finished: int
    seen: list[float]
    exits: list[int]
    rewinds: list[int]
    skips: list[int]
    v: Felt | None
    a: Felt | None
    taps: int
    raters: int
    lag: float
    there: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    weak: tuple[Weakness, ...] = ()
    outcome: float = 0.0


def insight(
    evidence: Evidence, release: int, timeline: Timeline, intended: Sequence[tuple[float, float]] = ()
) -> Insight:
    """Insight into a release as its timeline is; `intended` is what was meant in every second: valence and arousal."""
    length, now = timeline.seconds, evidence.now()
    count = max(1, int(np.ceil(length)))
    with evidence.reading() as base:
        rows = base.execute(_SESSIONS, (release, timeline.cut)).fetchall()
        moved = base.execute(_MOVED, (release, timeline.cut)).fetchall()
        told = base.execute(_TAPS, (release, timeline.cut)).fetchall()
        late = base.execute(_LAGS).fetchall()
        kept = _kept(base, release, timeline.cut, count)
    seen = _seen([row[2] for row in rows], count) + kept[0]
    sessions = len(rows) + kept[3][1]
    ended = [bool(row[4]) or row[3] >= length * 1000 - 2000 for row in rows]
    gone = [not end and (row[5] or row[6] < now - QUIET) for row, end in zip(rows, ended, strict=True)]
    exits = np.bincount(
        [min(row[3] // 1000, count - 1) for row, out in zip(rows, gone, strict=True) if out], minlength=count
    )
    exits = exits[:count] + kept[1]
    rewinds, skips = kept[2], np.zeros(count, np.int64)
    for second, back, ahead in moved:
        rewinds[min(second, count - 1)] += back
        skips[min(second, count - 1)] += ahead
    left_at = {row[0]: row[3] / 1000 if out else length for row, out in zip(rows, gone, strict=True)}
    taps = _taps(told, {row[0]: row[1] for row in rows}, left_at, late)
    curves = _curves(taps, length, intended)
    there, left = _shots(timeline, seen, exits)
    _, away = _shots(timeline, seen, exits + skips)
    weak = weakest(
        timeline,
        intended,
        (curves[0].curve if curves[0] else None, curves[1].curve if curves[1] else None),
        seen,
        there,
        away,
        _told(taps),
    )
    return Insight(
        length, len({row[1] for row in rows}) + kept[3][0], sessions, sum(ended) + kept[3][2],
        [float(n) for n in np.round(seen / max(1, sessions), 5)], exits.tolist(), rewinds.tolist(), skips.tolist(), curves[0], curves[1],
        len(taps.at), len(np.unique(taps.who)), float(median(taps.lag)) if len(taps.lag) else lags_of.SUPPOSED, there, left,
        weak, float(seen.sum() / max(1, sessions) / count),
    )  # fmt: skip


def watched(evidence: Evidence) -> dict[int, int]:
    """How many sittings each release has had."""
    with evidence.reading() as base:
        found = dict(
            base.execute("SELECT release, count(*) FROM session WHERE measured = 1 GROUP BY release").fetchall()
        )
        for release, sessions in base.execute("SELECT release, sum(sessions) FROM kept_whole GROUP BY release"):
            found[release] = found.get(release, 0) + sessions
    return found


def _seen(blobs: Sequence[bytes], count: int) -> Ints:
    """How many played each second."""
    total, size = np.zeros(count, np.int64), (count + 7) // 8
    step = max(1, (1 << 24) // count)
    for start in range(0, len(blobs), step):
        data = b"".join(blob[:size].ljust(size, b"\0") for blob in blobs[start : start + step])
        bits = np.unpackbits(np.frombuffer(data, np.uint8).reshape(-1, size), axis=1, bitorder="little")
        total += bits[:, :count].sum(axis=0, dtype=np.int64)
    return total


def _kept(
    base: sqlite3.Connection, release: int, cut: str, count: int
) -> tuple[Ints, Ints, Ints, tuple[int, int, int]]:
    """The sums of those who are forgotten."""
    sums = np.zeros((3, count), np.int64)
    for second, *values in base.execute(
        "SELECT second, seen, exits, rewinds FROM kept WHERE release = ? AND cut = ?", (release, cut)
    ):
        sums[:, min(second, count - 1)] += values
    whole = base.execute(
        "SELECT viewers, sessions, finished FROM kept_whole WHERE release = ? AND cut = ?", (release, cut)
    ).fetchone()
    return sums[0], sums[1], sums[2], whole or (0, 0, 0)


def _taps(
    told: Sequence[tuple[int, float, float, int]], viewers: Mapping[int, int], left: Mapping[int, float],
    late: Sequence[tuple[int, int]],
) -> Taps:  # fmt: skip
    pairs: dict[str, list[tuple[float, float]]] = {}
    for lag, viewer in late:
        pairs.setdefault(str(viewer), []).append((0.0, lag / 1000))
    told = [row for row in reversed(told) if row[3] in viewers]
    who = [viewers[row[3]] for row in told]
    measured = {viewer: lags_of.lag(found) for viewer, found in pairs.items()}
    usual = lags_of.lags(measured, [str(viewer) for viewer in {*who}])
    columns = np.asarray([row[:3] for row in told], float).reshape(-1, 3)
    return Taps(
        columns[:, 0] / 1000, columns[:, 1], columns[:, 2], np.asarray(who, np.int64),
        np.asarray([usual[str(viewer)] for viewer in who], float), np.asarray([left[row[3]] for row in told], float),
    )  # fmt: skip


def _told(taps: Taps) -> tuple[float, float]:
    """From when to when viewers told what they felt, but for the odd ones out."""
    felt_at = np.sort(taps.at - taps.lag)
    few = len(felt_at) // 50
    return (float(felt_at[few]), float(felt_at[-1 - few])) if len(felt_at) else (0.0, 0.0)


def _curves(taps: Taps, length: float, intended: Sequence[tuple[float, float]]) -> tuple[Felt | None, Felt | None]:
    found: list[Felt | None] = []
    for axis, values in enumerate((taps.v, taps.a)):
        meant = [pair[axis] for pair in intended]
        curve = felt(taps.at, values, taps.who, taps.lag, length, meant=meant)
        if curve is None:
            found.append(None)
            continue
        weights = staying.weights(taps.at, values, taps.who, taps.left, length)
        twin = felt(taps.at, values, taps.who, taps.lag, length, weights, band=False)
        found.append(Felt(curve, twin.mean if twin else curve.mean))
    return found[0], found[1]


def _shots(timeline: Timeline, seen: Ints, exits: Ints) -> tuple[dict[str, int], dict[str, int]]:
    """Who met each shot, and who left in it."""
    there, left = {}, {}
    for place in timeline.places:
        first = min(int(place.at), len(seen) - 1)
        last = min(max(first + 1, int(np.ceil(place.at + place.seconds))), len(seen))
        left[place.shot] = int(
            exits[min(round(place.at), len(exits) - 1) : max(round(place.at + place.seconds), 1)].sum()
        )
        there[place.shot] = max(int(seen[first:last].max()), left[place.shot])
    return there, left
