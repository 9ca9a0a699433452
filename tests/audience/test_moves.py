"""What is summed as events come is at any moment what counting all of them again gives; whoever is forgotten is taken out."""

import secrets
import sqlite3
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ciotat.audience.events import Evidence
from ciotat.audience.forgetting import Memory
from ciotat.audience.insight import insight
from ciotat.audience.schema import MOVES, VERSION
from ciotat.audience.sessions import Sessions
from tests.audience.test_events import FILM, Clock

VIEWERS = [f"{n:032}" for n in range(3)]
ACTS = st.one_of(
    st.tuples(
        st.just("tell"), st.integers(0, 3),
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 119), st.integers(0, 119)), min_size=1, max_size=6),
    ),
    st.tuples(st.sampled_from(["erase", "hide", "again"]), st.integers(0, 2), st.just([])),
)  # fmt: skip


def sums(base: sqlite3.Connection) -> list[tuple[Any, ...]]:
    return base.execute("SELECT * FROM moved WHERE rewinds != 0 OR skips != 0 ORDER BY 1, 2, 3").fetchall()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=14))
def test_sums_are_a_full_count(tmp_path: Path, acts: list[Any]) -> None:
    path, clock = tmp_path / f"{secrets.token_hex(8)}.db", Clock()
    evidence = Evidence(path, clock, flush=False)
    sessions, memory = Sessions(evidence), Memory(evidence)
    begun = [sessions.begin(VIEWERS[n % 3], 1, (), lambda release, cut: FILM) for n in range(4)]
    for what, who, told in acts:
        clock.now += 300
        if what == "tell":
            moves = [{"seq": seq, "kind": "seek", "at": at, "to": to} for seq, at, to in told]
            if evidence.seat(begun[who].id).measured:
                evidence.take_in_now(begun[who].id, moves)
        elif what == "hide":
            sessions.measure(VIEWERS[who], False)
        else:
            if what == "erase":
                memory.erase(VIEWERS[who])
            sessions.measure(VIEWERS[who], True)
            for n in (n for n in range(4) if n % 3 == who):
                begun[n] = sessions.begin(VIEWERS[who], 1, (), lambda release, cut: FILM)
        with evidence.reading() as base:
            assert sums(base) == base.execute(f"{MOVES} ORDER BY 1, 2, 3").fetchall()
    found = insight(evidence, 1, FILM)
    evidence.close()
    again = Evidence(path, clock, flush=False)
    with again.reading() as base:
        assert sums(base) == base.execute(f"{MOVES} ORDER BY 1, 2, 3").fetchall()
    assert insight(again, 1, FILM) == found
    again.close()


def test_events_of_before_are_counted_when_the_database_grows_older(tmp_path: Path) -> None:
    clock = Clock()
    evidence = Evidence(tmp_path / "e.db", clock)
    session = Sessions(evidence).begin(VIEWERS[0], 1, (), lambda release, cut: FILM)
    clock.now += 300
    told = [(90, 10), (20, 60), (20, 70), (50, 52)]
    evidence.take_in_now(
        session.id, [{"seq": n, "kind": "seek", "at": at, "to": to} for n, (at, to) in enumerate(told)]
    )
    evidence.close()
    with sqlite3.connect(tmp_path / "e.db") as base:
        base.executescript(
            "DROP TABLE moved; DROP INDEX event_felt; DROP INDEX event_late; PRAGMA user_version = 2;"
            "CREATE INDEX event_told ON event (kind, session, at, til, v, a) WHERE kind > 2"
        )
    base.close()
    evidence = Evidence(tmp_path / "e.db", clock)
    with evidence.reading() as opened:
        assert sums(opened) == [(1, FILM.cut, 10, 1, 0), (1, FILM.cut, 20, 0, 1)]
        assert opened.execute("PRAGMA user_version").fetchone() == (VERSION,)
    evidence.close()


def test_a_sitting_whose_number_was_anothers_begins_afresh(tmp_path: Path) -> None:
    clock = Clock()
    evidence = Evidence(tmp_path / "e.db", clock, flush=False)
    sessions = Sessions(evidence)
    for viewer in VIEWERS[:2]:
        session = sessions.begin(viewer, 1, (), lambda release, cut: FILM)
        clock.now += 300
        evidence.take_in_now(session.id, [{"seq": 5, "kind": "section", "at": 0, "to": 9}])
        with evidence.reading() as base:
            assert base.execute("SELECT session, seq, place FROM watch").fetchall() == [(1, 5, 9000)]
        Memory(evidence).erase(viewer)
    evidence.close()


def test_what_a_forgotten_viewer_had_sent_is_not_written_after(tmp_path: Path) -> None:
    clock = Clock()
    evidence = Evidence(tmp_path / "e.db", clock, flush=False)
    sessions = Sessions(evidence)
    session = sessions.begin(VIEWERS[0], 1, (), lambda release, cut: FILM)
    clock.now += 300
    waiting = evidence._batch(session.id, [{"seq": 0, "kind": "section", "at": 0, "to": 9}])
    Memory(evidence).erase(VIEWERS[0])
    other = sessions.begin(VIEWERS[1], 1, (), lambda release, cut: FILM)
    assert evidence.seat(other.id).number == waiting.seat.number, "the number is free again"
    evidence.writer.put_and_wait(waiting)
    with evidence.reading() as base:
        assert base.execute("SELECT count(*) FROM event").fetchone() == (0,)
    evidence.close()
