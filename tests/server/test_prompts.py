"""When viewers are asked how it feels: rarely, in free moments, for each session at other ones."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.server.screening.prompts import APART, EVERY, asked, spoken

VTT = b"""WEBVTT

1
00:00:02.500 --> 00:00:04.000
You are late.

01:00:10.000 --> 01:00:12.250 line:90%
The train was late.
"""
CUES = st.lists(st.tuples(st.floats(0, 900), st.floats(0.1, 30)), max_size=40)


def test_what_is_read_is_found_in_the_subtitles() -> None:
    assert spoken(VTT) == [(2.5, 4.0), (3610.0, 3612.25)]
    assert spoken(b"") == []


@settings(max_examples=150, deadline=None)
@given(seconds=st.floats(0, 900), cues=CUES, session=st.text(max_size=8))
def test_nobody_is_asked_while_there_is_something_to_read(
    seconds: float, cues: list[tuple[float, float]], session: str
) -> None:
    words = [(at, at + long) for at, long in cues]
    found = asked(seconds, words, session)
    assert found == sorted(found)
    assert len(found) <= seconds / EVERY + 1
    assert all(at + 0.01 >= 8 and at <= seconds - 4 + 0.01 for at in found)
    assert not [at for at in found for start, end in words if start - 0.5 < at < end + 0.5]
    assert all(later - at >= APART - 0.02 for at, later in pairwise(found)), "nobody is asked twice in a row"
    assert asked(seconds, words, session) == found


def test_sessions_are_asked_at_moments_of_their_own() -> None:
    found = {tuple(asked(300.0, [], f"session {n}")) for n in range(20)}
    assert len(found) == 20
    assert {len(one) for one in found} == {7}
