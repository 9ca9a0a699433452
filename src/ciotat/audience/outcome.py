"""Outcomes: what became of each viewer who met the shot on trial, revealed in the order in which they met it.

Each is counted at one fixed time after its viewer met the shot, never when somebody leaves: else those who leave early would
come first. What is told later than that does not count.
"""

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from ciotat.audience.event import KINDS
from ciotat.audience.experiment import Experiment

__all__ = ["Outcome", "due", "known", "share"]

_DUE = """
SELECT reach.number, reach.viewer, reach.came, assignment.arm, assignment.pi, assignment.stage,
       session.gates, session.prompts, session.cut, session.seconds
FROM reach JOIN assignment ON assignment.experiment = reach.experiment AND assignment.viewer = reach.viewer
JOIN session ON session.number = reach.session
WHERE reach.experiment = ?1 AND reach.number > ?2 ORDER BY reach.number LIMIT ?3"""
_SECTIONS = """
SELECT at, til FROM event WHERE kind = ?3 AND came <= ?4
AND session IN (SELECT number FROM session WHERE viewer = ?1 AND cut = ?2)"""
_FEELS = """
SELECT v, a FROM event WHERE kind = ?3 AND came <= ?4 AND at BETWEEN ?5 AND ?6
AND session IN (SELECT number FROM session WHERE viewer = ?1 AND cut = ?2) ORDER BY at LIMIT 1"""
_WHOLE = """
SELECT max(ended), max(place), sum(faults) FROM watch
WHERE session IN (SELECT number FROM session WHERE viewer = ? AND cut = ?)"""
_BEFORE, _AFTER, _MOST = 3_000, 15_000, 2000


@dataclass(frozen=True, slots=True)
class Outcome:
    """One viewer of a trial: `n` orders them, `pi` were the chances of the arms when theirs was drawn. `at` is when they
    met the shot; `y` in [0, 1]; `fault`: their player stalled or broke."""

    n: int
    viewer: int | None
    arm: int
    pi: tuple[float, ...]
    y: float
    finished: bool
    fault: bool
    stage: str
    at: int


def due(base: sqlite3.Connection, experiment: Experiment, trial: str, after: int, now: int) -> list[Outcome]:
    """The outcomes that may be counted now, from reach number `after` on, in order; the first that may not ends them."""
    found = []
    for row in base.execute(_DUE, (trial, after, _MOST)).fetchall():
        number, viewer, came, arm, pi, stage, gates, prompts, cut, length = row
        until = came + experiment.deadline
        if until > now:
            break
        start = dict(json.loads(gates)).get(trial, 0)
        y = _y(base, experiment, viewer, cut, start, length, until, json.loads(prompts))
        if y is None:
            continue
        ended, place, faults = base.execute(_WHOLE, (viewer, cut)).fetchone()
        finished = bool(ended) or (place or 0) >= length - 2000
        found.append(Outcome(number, viewer, arm, tuple(json.loads(pi)), y, finished, bool(faults), stage, came))
    return found


def known(base: sqlite3.Connection, trial: str, after: int = -1) -> list[Outcome]:
    """The outcomes that were counted already."""
    rows = base.execute(
        "SELECT n, viewer, arm, pi, y, finished, fault, stage, reached FROM outcome WHERE experiment = ? AND n > ? ORDER BY n",
        (trial, after),
    )
    return [
        Outcome(n, viewer, arm, tuple(json.loads(pi)), y, bool(finished), bool(fault), stage, reached)
        for n, viewer, arm, pi, y, finished, fault, stage, reached in rows
    ]


def share(sections: Iterable[tuple[int, int]], start: int, window: int) -> float:
    """How much of a window was played, counting nothing twice."""
    total, until = 0, start
    for at, til in sorted(sections):
        begin, end = max(at, until), min(til, start + window)
        if end > begin:
            total, until = total + end - begin, end
    return total / window


def _y(
    base: sqlite3.Connection, experiment: Experiment, viewer: int, cut: str, start: int, length: int, until: int,
    prompts: list[int],
) -> float | None:  # fmt: skip
    """The outcome of one viewer; None where they are none of those who were drawn to be asked."""
    window = max(1000, min(round(experiment.window * 1000), length - start))
    if experiment.outcome == "watched":
        return share(base.execute(_SECTIONS, (viewer, cut, KINDS["section"], until)), start, window)
    asked = next((at for at in prompts if start <= at <= start + window), None)
    if asked is None:
        return None
    told = base.execute(_FEELS, (viewer, cut, KINDS["feel"], until, asked - _BEFORE, asked + _AFTER)).fetchone()
    if told is None:
        return 0.5
    return 1 - (abs(told[0] - experiment.meant[0]) + abs(told[1] - experiment.meant[1])) / 4
