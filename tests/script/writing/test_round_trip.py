"""What is written reads back as what was given: the same words, kinds, names, numbers and headings."""

from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.errors import ScriptError
from ciotat.script import Screenplay, read
from ciotat.script.writing import write
from tests.script.test_reading import PIECES
from tests.script.writing.hostile import WORDS, screenplays

Textual = Literal["fountain", "chinese"]
LINES = PIECES | st.sampled_from(WORDS) | st.text("aé李。*_\\( )（）~：\u3000", max_size=6)
SCRIPTS = st.lists(LINES, min_size=1, max_size=14).map("\n".join)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])


def spoken(screenplay: Screenplay) -> list[tuple[str, str]]:
    """Who says what: lines one after the other in one speech are one."""
    said: list[tuple[str, str]] = []
    for element in (e for scene in screenplay.scenes for e in scene.elements):
        if element.type == "cue":
            said.append((element.name, ""))
        elif element.type in ("dialogue", "lyric"):
            name, words = said.pop() if said and element.name else ("", "")
            said.append((name, f"{words}\n{element.text}"))
    return [speech for speech in said if speech[1]]


def kinds(screenplay: Screenplay) -> list[str]:
    """The types of the elements, lines of dialogue one after the other as one."""
    types = [e.type for scene in screenplay.scenes for e in scene.elements]
    return [type for before, type in pairwise(["", *types]) if (before, type) != ("dialogue", "dialogue")]


def headings(screenplay: Screenplay) -> list[tuple[str, ...]]:
    return [(s.number, s.inside, s.place, s.hour, *s.modifiers) for s in screenplay.scenes]


@settings(max_examples=20, deadline=None)
@given(screenplays(), st.sampled_from(["fountain", "chinese"]))
def test_any_screenplay(screenplay: Screenplay, format: Textual) -> None:
    written = write(screenplay, format)
    held = read(written.data, format=format)
    assert spoken(held) == spoken(screenplay)
    assert kinds(held) == kinds(screenplay)
    assert headings(held) == headings(screenplay)
    assert written.remarks == ()


@settings(max_examples=12, deadline=None)
@given(screenplays())
def test_there_and_back(screenplay: Screenplay) -> None:
    there = read(write(screenplay, "chinese").data, format="chinese")
    back = read(write(replace(there, source=""), "fountain").data, format="fountain")
    assert (spoken(back), kinds(back), headings(back)) == (spoken(screenplay), kinds(screenplay), headings(screenplay))


@settings(max_examples=20, deadline=None)
@given(
    SCRIPTS, ENDS, st.sampled_from(["fountain", "chinese", "prose"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
)
def test_an_untouched_text_keeps_its_bytes(
    text: str, end: str, format: Literal["fountain", "chinese", "prose"], codec: str
) -> None:
    data = text.replace("\n", end).encode(codec)
    try:
        screenplay = read(data, format=format)
    except ScriptError:
        return
    written = write(screenplay, format)
    assert (written.data, written.remarks) == (data, ())


@settings(max_examples=20, deadline=None)
@given(SCRIPTS, st.sampled_from(["fountain", "chinese", "prose"]))
def test_the_words_of_any_text_come_through(text: str, format: Literal["fountain", "chinese", "prose"]) -> None:
    try:
        screenplay = read(text.encode(), format=format)
    except ScriptError:
        return
    written = write(screenplay, "chinese" if format == "fountain" else "fountain")
    held = read(written.data, format="chinese" if format == "fountain" else "fountain")
    lost = {remark.about for remark in written.remarks}
    assert spoken(held) == spoken(screenplay) or lost & {"lost-words", "lost-type", "lost-name", "new-element"}, text


@pytest.mark.parametrize("format", ["fountain", "chinese"])
def test_what_cannot_be_held_is_said_with_its_place(format: Textual) -> None:
    screenplay = read(b"INT. A - DAY\n\nANNA\nNo.\n\nBOB ^\nIt is *so*.", "x.fountain")
    abouts = {(remark.about, remark.origin and remark.origin.line) for remark in write(screenplay, format).remarks}
    expected = {("lost-dual", 3), ("lost-dual", 6), ("lost-runs", 7)} if format == "chinese" else set()
    assert abouts == expected
