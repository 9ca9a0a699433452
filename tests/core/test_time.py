from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.time import Rate, Span, frames_of, seconds

rates = st.sampled_from(["24", "25", "30", "23.976", "29.97", "60"]).map(Rate.of)


def test_ntsc_decimals_are_exact_fractions() -> None:
    assert Rate.of("23.976").fps == Fraction(24000, 1001)
    assert Rate.of(29.97).fps == Fraction(30000, 1001)


@pytest.mark.parametrize("text", ["0", "-24", "1000", "many"])
def test_impossible_rates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"rate|literal"):
        Rate.of(text)


@given(rates, st.integers(0, 10_000_000))
def test_a_frame_begins_on_itself(rate: Rate, frame: int) -> None:
    assert rate.frame(rate.time(frame)) == frame


@given(rates, st.lists(st.integers(1, 500), min_size=1, max_size=20))
def test_spans_end_to_end_cover_every_frame_once(rate: Rate, lengths: list[int]) -> None:
    starts = [sum(lengths[:i]) for i in range(len(lengths))]
    spans = [Span(rate.time(a), rate.time(n)) for a, n in zip(starts, lengths, strict=True)]
    assert [f for span in spans for f in frames_of(span, rate)] == list(range(sum(lengths)))


def test_floats_are_tidied_to_milliseconds() -> None:
    assert seconds(0.1) == Fraction(1, 10)


def test_touching_spans_do_not_overlap() -> None:
    assert not Span(seconds(0), seconds(1)).overlaps(Span(seconds(1), seconds(1)))
