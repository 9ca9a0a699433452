"""What became of one viewer: how much of the next seconds they played, or how near what they felt came to what was meant."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.audience.outcome import due, share
from ciotat.audience.sessions import Sessions
from tests.audience.test_deciding import Stage
from tests.audience.test_events import FILM, Clock

SPANS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)).map(lambda two: (min(two), max(two))), max_size=8)


@given(SPANS, st.integers(0, 150), st.integers(1, 80))
def test_a_share_counts_every_millisecond_once(spans: list[tuple[int, int]], start: int, window: int) -> None:
    there = {n for at, til in spans for n in range(at, til) if start <= n < start + window}
    assert share(spans, start, window) == pytest.approx(len(there) / window)


def told(stage: Stage, viewer: int, *events: dict[str, Any]) -> list[float]:
    """The prompts a viewer was drawn to get; they tell what they feel at the first."""
    one = stage.one()
    trials = [trial] if (trial := one.trial(1)) else []
    session = Sessions(stage.evidence).begin(f"{viewer:032}", 1, trials, lambda r, c: FILM)
    stage.clock.now += 120
    more = [{**event, "at": session.prompts[0] + 2} for event in events if session.prompts]
    seen = {"kind": "section", "at": 0, "to": 100}
    stage.evidence.take_in_now(session.id, [{"seq": n, **event} for n, event in enumerate([seen, *more])])
    return [*session.prompts]


def test_what_was_felt_counts_for_those_who_were_drawn_to_be_asked(tmp_path: Path) -> None:
    stage = Stage(tmp_path, Clock())
    stage.begin(outcome="felt", meant=(0.5, 0.0))
    asked = [
        bool(told(stage, n, *([{"kind": "feel", "v": 0.5, "a": -0.4, "prompt": True}] if n % 2 else [])))
        for n in range(40)
    ]
    stage.clock.now += 3600
    with stage.evidence.reading() as base:
        found = due(base, stage.one(), stage.one().id, -1, stage.evidence.now())
    assert 8 < sum(asked) < 32, "about half are asked"
    assert len(found) == sum(asked), "who was not drawn to be asked is no outcome"
    assert {round(o.y, 3) for o in found} == {0.5, 0.9}, "silence counts one half"
    stage.evidence.close()
