"""When everything plays: exact, in order, in both languages, and with real voices where they are known."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.record import dump, load
from ciotat.script import Screenplay, read
from ciotat.script.numbers import Times, times
from ciotat.script.numbers.speaking import card_seconds, shown_seconds, spoken_seconds


def script(text: str) -> Screenplay:
    return read(f"INT. A - DAY\n\n{text}\n".encode(), "x.fountain")


def spans(screenplay: Screenplay, spoken: dict[str, Fraction] | None = None) -> dict[str, tuple[Fraction, Fraction]]:
    """Text to (start, end), for the texts of elements that take time."""
    found = times(screenplay, spoken).elements
    every = [e for scene in screenplay.scenes for e in scene.elements]
    return {e.text: (found[e.id].start, found[e.id].end) for e in every if e.id in found}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("No.", 0.4, 0.6),
        ("修不好了，是吗？", 1.4, 1.6),
        ("天亮以前走不了", 1.5, 1.7),
        ("The train is always on time. It is people who are early.", 2.8, 4.2),
        ("2024", 1.7, 1.8),
    ],
)
def test_speech_takes_the_time_it_takes(text: str, low: float, high: float) -> None:
    assert low < spoken_seconds(text) < high


def test_shown_and_cards_have_bounds() -> None:
    assert shown_seconds("He sits.") == 2.4
    assert shown_seconds("He walks a very long way " * 9) == 4.2
    assert card_seconds("三年前") == 2.0
    assert card_seconds("A long time ago " * 9) == 6.0


def test_lines_follow_each_other_exactly() -> None:
    found = spans(script("ANNA\nHello there.\n\nBOB\nHello, Anna, how are you?\n\nHe sits. She stands."))
    (a, b), (c, d), (e, f) = found.values()
    assert a == 0
    assert c == max(b + Fraction(35, 100), Fraction(5, 4))
    assert e == d + Fraction(35, 100)
    assert f - e == Fraction(24, 5)
    assert all(isinstance(time, Fraction) for pair in found.values() for time in pair)


def test_who_speaks_at_once_takes_the_longer_time() -> None:
    one, two = "Hello there, my very dear old friend.", "Hello."
    for first, second in ((one, two), (two, one)):
        found = spans(script(f"ANNA\n{first}\n\nBOB ^\n{second}\n\nSilence falls over all."))
        assert found[one][0] == found[two][0] == 0
        assert found["Silence falls over all."][0] == found[one][1] + Fraction(35, 100)
    found = spans(script("A\n1.\n\nB ^\n2.\n\nA\n3.\n\nB ^\n4."))
    assert found["1."][0] == found["2."][0] < found["3."][0] == found["4."][0]


def test_a_beat_is_a_silence() -> None:
    found = spans(script("ANNA\nI do not think so.\n(beat)\nNo.\n(smiling)\nNever."))
    assert found["beat"][1] - found["beat"][0] == Fraction(3, 2)
    assert "smiling" not in found
    assert spans(script("ANNA\n好。\n（停顿）\n好。"))["停顿"]


def test_real_voices_replace_estimates() -> None:
    screenplay = script("ANNA\nHello there.\n\nBOB\nHello.")
    first = next(e for e in screenplay.scenes[0].elements if e.type == "dialogue")
    found = spans(screenplay, {first.id: Fraction(10)})
    assert found["Hello there."] == (0, 10)
    assert found["Hello."][0] == Fraction(1035, 100)


def test_scenes_lie_end_to_end_and_notes_take_no_time() -> None:
    screenplay = read(
        b"INT. A - DAY\n\nOne.\n\n[[a note]]\n\nINT. B - DAY\n\nMONTAGE:\n\nINT. C - DAY\n\nTwo.\n", "x.fountain"
    )
    found = times(screenplay)
    a, b, c = found.scenes.values()
    assert (a.start, a.length) == (0, Fraction(34, 10))
    assert b.length == 0
    assert (c.start, c.end) == (a.end, found.length)
    assert load(Times, dump(found)) == found


@given(
    st.lists(
        st.sampled_from(["He sits.", "ANNA\nYes.", "BOB ^\nNo, never.", "> THE END <", "[[x]]", "CUT TO:"]), max_size=9
    )
)
def test_time_never_runs_backwards(blocks: list[str]) -> None:
    found = times(script("\n\n".join(["She waits.", *blocks])))
    starts = [span.start for span in found.elements.values()]
    assert all(span.length > 0 and span.end <= found.length for span in found.elements.values())
    assert len([1 for a, b in itertools.pairwise(starts) if b < a]) <= sum("^" in block for block in blocks)
