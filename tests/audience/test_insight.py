"""Insight says what the events say: who was there, who left where, what was felt; and it outlives those who are forgotten."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ciotat.audience.comments import Comments
from ciotat.audience.event import KINDS
from ciotat.audience.events import Evidence
from ciotat.audience.felt import Curve
from ciotat.audience.forgetting import KEPT, Memory
from ciotat.audience.insight import Insight, insight, watched
from ciotat.audience.sessions import Sessions
from ciotat.audience.timeline import Place, Timeline
from ciotat.audience.weakness import weakest
from ciotat.core.chance import chance
from tests.audience.test_events import FILM, Clock

OTHER = Timeline("d" * 64, FILM.places)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def evidence(tmp_path: Path, clock: Clock) -> Iterator[Evidence]:
    found = Evidence(tmp_path / "evidence.db", clock, flush=False)
    yield found
    found.close()


def sat(
    evidence: Evidence, clock: Clock, viewer: int, *events: dict[str, Any], cut: Timeline = FILM, release: int = 1
) -> str:
    session = Sessions(evidence).begin(f"{viewer:032}", release, (), lambda number, candidates: cut)
    clock.now += 200
    evidence.take_in_now(session.id, [{"seq": n, **event} for n, event in enumerate(events)])
    return session.id


def played(at: float, to: float) -> dict[str, Any]:
    return {"kind": "section", "at": at, "to": to}


def left(at: float) -> dict[str, Any]:
    return {"kind": "exit", "at": at}


def seen(evidence: Evidence) -> Insight:
    return insight(evidence, 1, FILM, [(0.0, 0.0)] * 120)


def test_who_was_there_and_who_left(evidence: Evidence, clock: Clock) -> None:
    sat(evidence, clock, 1, played(0, 30), left(30))
    sat(evidence, clock, 1, played(0, 60), {"kind": "seek", "at": 60, "to": 10}, played(10, 20), left(20))
    sat(evidence, clock, 2, played(0, 120), {"kind": "end", "at": 120})
    sat(evidence, clock, 3, played(0, 50), cut=OTHER)
    sat(evidence, clock, 4, played(0, 50), release=2)
    found = seen(evidence)
    assert (found.viewers, found.sessions, found.finished) == (2, 3, 1)
    assert [found.seen[s] for s in (0, 29, 30, 59, 60, 119)] == pytest.approx(
        [1, 1, 2 / 3, 2 / 3, 1 / 3, 1 / 3], abs=1e-4
    )
    assert {second: n for second, n in enumerate(found.exits) if n} == {20: 1, 30: 1}
    assert {second: n for second, n in enumerate(found.rewinds) if n} == {10: 1}
    assert found.outcome == pytest.approx((30 + 60 + 120) / 360, abs=1e-3)
    assert watched(evidence) == {1: 4, 2: 1}


def test_who_is_only_silent_is_still_there_for_a_minute(evidence: Evidence, clock: Clock) -> None:
    sat(evidence, clock, 1, played(0, 30))
    assert sum(seen(evidence).exits) == 0
    clock.now += 61
    assert seen(evidence).exits[30] == 1


def test_what_was_felt_is_moved_back_by_the_lag(evidence: Evidence, clock: Clock) -> None:
    draw = chance("taps")
    for viewer in range(60):
        taps = sorted(draw.uniform(2, 119, 6).tolist())
        told = [
            {"kind": "feel", "at": at, "v": 0.8 if at - 3 > 60 else -0.8, "a": float(draw.normal(0, 0.1))}
            for at in taps
        ]
        sat(
            evidence,
            clock,
            viewer,
            {"kind": "calibrate", "at": 0, "lag": 3.0},
            played(0, 119),
            *told,
            {"kind": "end", "at": 120},
        )
    found = seen(evidence)
    assert (found.taps, found.raters, found.lag) == (360, 60, 3.0)
    assert found.v is not None
    assert found.a is not None
    mean = found.v.curve.mean
    assert (mean[30] or 0) < -0.5 < 0.5 < (mean[90] or 0)
    assert abs(found.a.curve.mean[60] or 0) < 0.15
    assert {one.kind for one in found.weak} == {"gap-v"}
    assert all(one.why["en"] and one.why["zh"] and one.score > 0 for one in found.weak)


def test_nothing_is_said_of_where_nobody_was_asked() -> None:
    flat = tuple([0.0] * 121)
    curve = Curve(flat, flat, flat, tuple([-0.05] * 121), tuple([0.05] * 121), tuple([60] * 121), (0.2, 0.2))
    meant = [(0.9, 0.0)] * 30 + [(0.0, 0.0)] * 90
    there = {place.shot: 60 for place in FILM.places}

    def found(*told: tuple[float, float]) -> list[str]:
        return [one.kind for one in weakest(FILM, meant, (curve, None), np.full(120, 60), there, {}, *told)]

    assert found() == ["gap-v"]
    assert found((40.0, 119.0)) == []


def test_a_shot_that_drives_people_out_is_found(evidence: Evidence, clock: Clock) -> None:
    draw = chance("leaving")
    for viewer in range(400):
        gone = 65.0 if draw.random() < 0.25 else 120.0 if draw.random() < 0.9 else float(draw.uniform(0, 119))
        sat(evidence, clock, viewer, played(0, gone), *([left(gone)] if gone < 119 else [{"kind": "end", "at": 120}]))
    weak = [one for one in seen(evidence).weak if one.kind == "exits"]
    assert weak[0].shot == FILM.places[6].shot
    assert weak[0].sure
    assert (weak[0].evalue or 0) > 1000
    assert "%" in weak[0].why["en"]


def test_a_shot_that_people_skip_is_found_too(evidence: Evidence, clock: Clock) -> None:
    draw = chance("skipping")
    for viewer in range(300):
        skip = [played(0, 63), {"kind": "seek", "at": 63, "to": 70}, played(70, 119)]
        sat(evidence, clock, viewer, *(skip if draw.random() < 0.4 else [played(0, 119)]), {"kind": "end", "at": 120})
    found = seen(evidence)
    assert found.skips[63] > 90
    assert [one.shot for one in found.weak if one.kind == "exits"][:1] == [FILM.places[6].shot]
    assert found.left[FILM.places[6].shot] == 0, "who skips has not left the film"


def test_what_is_forgotten_leaves_its_sums(evidence: Evidence, clock: Clock) -> None:
    for viewer in range(4):
        sat(evidence, clock, viewer, played(0, 30), {"kind": "seek", "at": 30, "to": 5}, left(5))
    before = seen(evidence)
    assert Memory(evidence).erase(f"{1:032}") == 1
    assert Memory(evidence).erase(f"{1:032}") == 0
    after = seen(evidence)
    assert (after.seen, after.exits, after.rewinds) == (before.seen, before.exits, before.rewinds)
    assert (after.viewers, after.sessions) == (4, 4)
    with evidence.reading() as base:
        assert base.execute("SELECT count(*) FROM event").fetchone() == (9,)
        assert base.execute("SELECT count(*) FROM viewer").fetchone() == (3,)


def test_nothing_is_kept_longer_than_twenty_five_months(evidence: Evidence, clock: Clock) -> None:
    sat(evidence, clock, 1, played(0, 30), left(30))
    clock.now += KEPT / 1000 - 3600
    sat(evidence, clock, 2, played(0, 30), left(30))
    assert Memory(evidence).prune() == 0
    before = seen(evidence)
    clock.now += 7200
    assert Memory(evidence).prune() == 1
    assert seen(evidence).seen == before.seen
    with evidence.reading() as base:
        assert base.execute("SELECT count(*) FROM viewer").fetchone() == (1,)
        assert base.execute("SELECT count(*) FROM event WHERE kind = ?", (KINDS["section"],)).fetchone() == (1,)


def test_it_is_the_same_as_counting_every_event(evidence: Evidence, clock: Clock) -> None:
    """Bits that were folded as events came, against a plain reading of all of them."""
    draw = chance("plain")
    for viewer in range(30):
        spans = [sorted(draw.uniform(0, 120, 2).tolist()) for _ in range(5)]
        sat(evidence, clock, viewer, *(played(at, min(to, at + 20)) for at, to in spans))
    plain = np.zeros(120)
    with evidence.reading() as base:
        for (session,) in base.execute("SELECT number FROM session").fetchall():
            bits = np.zeros(121, bool)
            for at, til in base.execute("SELECT at, til FROM event WHERE session = ? AND kind = 1", (session,)):
                bits[(at + 500) // 1000 : (til + 500) // 1000] = True
            plain += bits[:120]
    assert seen(evidence).seen == pytest.approx((plain / 30).tolist(), abs=1e-4)


def test_news_come_with_whatever_is_new(evidence: Evidence, clock: Clock) -> None:
    session = sat(evidence, clock, 1, played(0, 30))
    assert evidence.touched() == {1}
    assert evidence.touched() == set()
    comments = Comments(evidence)
    said = comments.add(session, 0, 3.0, "well")
    assert evidence.touched() == {1}
    comments.hide(said.id, True)
    assert evidence.touched() == {1}
    assert comments.drop(said.id, None) is False
    Memory(evidence).erase(f"{1:032}")
    assert evidence.touched() == {1}


def test_a_release_that_nobody_saw(evidence: Evidence) -> None:
    found = insight(evidence, 1, Timeline("e" * 64, (Place("0" * 10, 0.0, 0.5),)))
    assert (found.viewers, found.seen, found.v, found.weak) == (0, [0.0], None, ())
