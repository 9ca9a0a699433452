"""Evidence is kept once, whole and in bounds, whatever order it comes in and whatever dies."""

import asyncio
import random
import secrets
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ciotat.audience.event import LARGEST, MOST, Malformed, parsed, rows
from ciotat.audience.events import Busy, Evidence, NoSession, TooOften
from ciotat.audience.folding import unpacked
from ciotat.audience.seat import Seat
from ciotat.audience.sessions import Session, Sessions
from ciotat.audience.timeline import Place, Timeline

FILM = Timeline("c" * 64, tuple(Place(f"{n:010x}", n * 10.0, 10.0, f"s{n // 3}") for n in range(12)))


class Clock:
    """A clock that a test turns."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def evidence(tmp_path: Path, clock: Clock) -> Iterator[Evidence]:
    found = Evidence(tmp_path / "audience" / "evidence.db", clock)
    yield found
    found.close()


def begun(evidence: Evidence, viewer: str = "v" * 32) -> Session:
    return Sessions(evidence).begin(viewer, 1, (), lambda release, candidates: FILM)


def kept(evidence: Evidence, what: str = "session, seq, kind, at, til") -> list[tuple[Any, ...]]:
    with evidence.reading() as base:
        return base.execute(f"SELECT {what} FROM event ORDER BY session, seq").fetchall()


def seen(evidence: Evidence) -> list[int]:
    with evidence.reading() as base:
        return unpacked(base.execute("SELECT seen FROM watch").fetchone()[0])


def section(seq: int, at: float, to: float) -> dict[str, Any]:
    return {"seq": seq, "kind": "section", "at": at, "to": to, "wall": 0}


def test_what_is_answered_is_kept(evidence: Evidence, clock: Clock) -> None:
    session = begun(evidence)
    clock.now += 20
    evidence.take_in_now(session.id, [section(0, 0, 12.4), {"seq": 1, "kind": "exit", "at": 12.4}])
    assert [row[1:] for row in kept(evidence)] == [(0, 1, 0, 12400), (1, 2, 12400, None)]
    assert seen(evidence) == [*range(12)]


def test_from_an_event_loop_too(evidence: Evidence, clock: Clock) -> None:
    session = begun(evidence)

    async def many() -> None:
        await asyncio.gather(*(evidence.take_in(session.id, [section(n, n, n + 1)]) for n in range(20)))

    clock.now += 60
    asyncio.run(many())
    assert len(kept(evidence)) == 20


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_order_repetition_and_splits_change_nothing(tmp_path: Path, data: st.DataObject) -> None:
    """However the same events are cut into batches, shuffled and sent again, the same is kept and the same comes of it."""
    spans = data.draw(st.lists(st.tuples(st.floats(0, 119), st.floats(0, 20)), min_size=1, max_size=12))
    told = [section(n, at, min(120, at + long)) for n, (at, long) in enumerate(spans)]
    results = []
    for seed in (0, data.draw(st.integers(1, 10**6))):
        dice = random.Random(seed)
        sent = [told[i : i + 3] for i in range(0, len(told), 3)] if seed == 0 else [[e] for e in told] + [told[:]]
        if seed:
            dice.shuffle(sent)
        clock = Clock()
        evidence = Evidence(tmp_path / secrets.token_hex(8) / "e.db", clock)
        session = begun(evidence)
        clock.now += 10_000
        for batch in sent:
            evidence.take_in_now(session.id, batch)
            evidence.take_in_now(session.id, batch)
        with evidence.reading() as base:
            watch = base.execute("SELECT seen, seq, place FROM watch").fetchall()
        results.append(([row[1:] for row in kept(evidence)], watch))
        evidence.close()
    assert results[0] == results[1]


def test_an_event_that_comes_again_cannot_change(evidence: Evidence, clock: Clock) -> None:
    session = begun(evidence)
    clock.now += 5
    evidence.take_in_now(session.id, [section(0, 3, 3), section(9, 3, 4)])
    evidence.take_in_now(session.id, [section(0, 0, 15)])
    assert seen(evidence) == [3]


def test_nobody_plays_more_than_time_has_passed(evidence: Evidence, clock: Clock) -> None:
    session = begun(evidence)
    clock.now += 10
    evidence.take_in_now(session.id, [section(n, n * 10, n * 10 + 10) for n in range(12)])
    assert len(seen(evidence)) == 20, "ten seconds and the slack"


def test_the_clock_may_jump(evidence: Evidence, clock: Clock) -> None:
    session = begun(evidence)
    clock.now -= 100_000
    evidence.take_in_now(session.id, [section(0, 0, 10)])
    clock.now += 10**9
    evidence.take_in_now(session.id, [section(1, 10, 20)])
    assert len(kept(evidence)) <= 2
    assert set(seen(evidence)) <= {*range(20)}


@settings(max_examples=200, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=6,
    ),
    st.sampled_from(["play", "section", "seek", "feel", "exit", "nothing", 3, None]),
)
def test_whatever_is_no_event_is_refused_and_nothing_else_happens(value: Any, kind: Any) -> None:
    for event in (value, {"seq": 0, "kind": kind, "at": value, "to": value}, {"seq": value, "kind": kind, "at": 1.0}):
        try:
            found = rows([event], 1, 60_000, 0, 1000)
        except Malformed:
            continue
        for row in found:
            assert 0 <= row[3] <= 60_000
            assert row[4] is None or 0 <= row[4] <= 60_000
            assert 0 <= row[10] <= 6000


def test_feelings_stay_in_their_square() -> None:
    told = [
        {"seq": 0, "kind": "feel", "at": 1, "v": 7, "a": -1e300},
        {"seq": 1, "kind": "feel", "at": 1, "face": "sad"},
    ]
    assert [row[5:8] for row in rows(told, 1, 9000, 0, 0)] == [(1.0, -1.0, None), (-0.65, -0.3, "sad")]
    with pytest.raises(Malformed):
        rows([{"seq": 1, "kind": "feel", "at": 1, "face": "nobody"}], 1, 9000, 0, 0)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'{"session": 1, "events": []}', b'{"session": "s", "events": {}}', b"\xff", b"[" * 60_000,
     b'{"session": "s", "events": [NaN]}', b'{"session":"s","events":[' + b"0," * MOST + b"0]}"],
)  # fmt: skip
def test_whatever_is_no_batch_is_refused(body: bytes) -> None:
    assert len(body) <= LARGEST
    with pytest.raises(Malformed):
        parsed(body)


def test_strangers_and_floods_are_turned_away(evidence: Evidence, clock: Clock) -> None:
    session = begun(evidence)
    with pytest.raises(NoSession):
        evidence.take_in_now("nobody", [])
    for _ in range(30):
        evidence.take_in_now(session.id, [])
    with pytest.raises(TooOften):
        evidence.take_in_now(session.id, [])
    clock.now += 3600
    evidence.take_in_now(session.id, [section(0, 0, 1)])
    assert len(kept(evidence)) == 1


def test_a_full_queue_says_so(tmp_path: Path, clock: Clock) -> None:
    evidence = Evidence(tmp_path / "e.db", clock, most=10)
    session = begun(evidence)
    with pytest.raises(Busy):
        evidence.take_in_now(session.id, [{"seq": n, "kind": "play", "at": 0} for n in range(11)])
    evidence.take_in_now(session.id, [{"seq": 0, "kind": "play", "at": 0}])
    evidence.close()
    with pytest.raises(Busy):
        evidence.take_in_now(session.id, [{"seq": 1, "kind": "play", "at": 0}])


def test_a_job_that_fails_leaves_its_neighbours_alone(evidence: Evidence) -> None:
    def wrong(base: sqlite3.Connection) -> None:
        base.execute("INSERT INTO meta VALUES ('wrong', '1')")
        raise ValueError("no")

    first, second = evidence.do(wrong), evidence.do(lambda base: base.execute("INSERT INTO meta VALUES ('right', '1')"))
    with pytest.raises(ValueError, match="no"):
        first.result()
    second.result()
    with evidence.reading() as base:
        assert [row[0] for row in base.execute("SELECT name FROM meta ORDER BY name")] == ["right", "salt"]


def test_a_session_is_known_again_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    first = Evidence(tmp_path / "e.db", clock)
    session = begun(first)
    clock.now += 10
    first.take_in_now(session.id, [section(0, 0, 10)])
    first.close()
    second = Evidence(tmp_path / "e.db", clock)
    second.take_in_now(session.id, [section(0, 0, 10), section(1, 10, 20)])
    assert [row[1] for row in kept(second)] == [0, 1]
    assert seen(second) == [*range(20)]
    assert second.salt == first.salt
    second.close()


@settings(max_examples=200, deadline=None, database=None)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2), st.integers(0, 9), st.integers(0, 9)), max_size=6),
        max_size=8,
    ),
    st.booleans(),
)
def test_whoever_tells_in_order_is_believed_as_much_as_others(
    batches: list[list[tuple[int, ...]]], ordered: bool
) -> None:
    """The short way through `possible` comes to what the long way comes to."""

    class Slow(Seat):
        def _goes_on(self, rows: list[Any], most: int) -> bool:
            return False

    short, long = (kind("s", 1, None, 1, "c", 90_000, 0, True) for kind in (Seat, Slow))
    told = 0
    for now, batch in enumerate(batches):
        made: list[Any] = []
        for seq, kind, at, more in batch:
            seq, told = (told, told + 1) if ordered else (seq, told)
            made.append((1, seq, kind, at * 1000, (at + more) * 1000, None, None, None, None, None, 0, now))
        assert short.possible(made, now * 1000) == long.possible(made, now * 1000)
        assert (short.known, short.played) == (long.known, long.played)
