"""A screenplay written in its own format: the bytes of what did not change are those it was read from."""

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.origin import Origin
from ciotat.script import Element, Screenplay, read
from ciotat.script.writing import write
from tests.script.test_chinese import RAIN
from tests.script.writing.hostile import SINGLE, screenplays

SCRIPT = """Title: X
Author: Y


INT. HOUSE - DAY #1#


Anna waits.  She [[why?]] sits.

          ANNA (V.O.)
     You came
     back.
     (beat)
     Yes.

BOB walks. \t


EXT. GARDEN - NIGHT

          BOB
     No.
"""
Change = Callable[[Element], list[Element]]


def changed(screenplay: Screenplay, change: Change) -> Screenplay:
    scenes = screenplay.scenes
    return replace(
        screenplay,
        scenes=tuple(replace(s, elements=tuple(new for e in s.elements for new in change(e))) for s in scenes),
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r\n"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("last", ["", "\n\n  ", "x  "])
def test_untouched_bytes(end: str, codec: str, last: str) -> None:
    data = ((SCRIPT + "他来了。").replace("\n", end) + last).encode(codec)
    written = write(read(data, "x.fountain"), "fountain")
    assert (written.data, written.remarks) == (data, ())


def _say(e: Element) -> list[Element]:
    return [replace(e, text="You went\naway.") if e.text.startswith("You came") else e]


def _tell(e: Element) -> list[Element]:
    return [replace(e, text="Bob runs.") if e.text.startswith("BOB") and e.type == "action" else e]


def _add(e: Element) -> list[Element]:
    speech = [
        Element("q", "cue", "CARL", Origin(1), name="CARL"),
        Element("r", "dialogue", "Hi.\nHo.", Origin(1), name="CARL"),
    ]
    return [e, *speech] if e.text.startswith("BOB walks") else [e]


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (_say, "You came\n     back.", "You went\n     away."),
        (_tell, "BOB walks. \t", "Bob runs. \t"),
        (_add, "walks. \t\n\n\n", "walks.\n\n          CARL\n     Hi.\n     Ho.\n\n\n"),
        (lambda e: [] if e.type == "note" else [e], "Anna waits.  She [[why?]] sits.", "Anna waits.  She sits."),
        (lambda e: [] if e.type == "parenthetical" else [e], "     (beat)\n", ""),
        (lambda e: [] if e.name == "BOB" else [e], "\n\n          BOB\n     No.", ""),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_what_changed_is_written_anew(change: Change, was: str, now: str, end: str) -> None:
    source = SCRIPT.replace("\n", end)
    written = write(changed(read(source.encode(), "x.fountain"), change), "fountain")
    assert written.data.decode() == source.replace(was.replace("\n", end), now.replace("\n", end))
    assert [remark for remark in written.remarks if remark.about != "lost-cast"] == []


def test_scenes_change_places() -> None:
    screenplay = read(SCRIPT.encode(), "x.fountain")
    written = write(replace(screenplay, scenes=screenplay.scenes[::-1]), "fountain")
    again = read(written.data, "x.fountain")
    assert [s.heading for s in again.scenes] == ["EXT. GARDEN - NIGHT", "INT. HOUSE - DAY"]
    assert b"Anna waits.  She [[why?]] sits.\n\n          ANNA (V.O.)\n" in written.data


def test_a_new_title_page() -> None:
    screenplay = replace(read(SCRIPT.encode(), "x.fountain"), title_page=(("Title", "Z"),), title="Z", author="")
    assert write(screenplay, "fountain").data.decode() == SCRIPT.replace("Title: X\nAuthor: Y", "Title: Z")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize(
    ("was", "text", "gone", "now"),
    [
        ("……是你？", "是你吗？", "……是你？", "是你吗？"),
        ("没抬头", "没抬头地", "（没抬头）", "（没抬头地）"),
        ("停顿", "", "（没抬头）关门了。（停顿）……是你？", "\n（没抬头）\n关门了。\n……是你？"),
        ("墙上写着：今日提前打烊。", "狗叫。", "墙上写着：今日提前打烊。", "狗叫。"),
        ("三年前", "四年前", "三年前", "四年前"),
    ],
)
def test_a_change_in_a_chinese_script(codec: str, was: str, text: str, gone: str, now: str) -> None:
    screenplay = read(RAIN.encode(codec))
    after = changed(screenplay, lambda e: [e] if e.text != was else [replace(e, text=text)] if text else [])
    written = write(after, "chinese")
    assert written.data == RAIN.replace(gone, now).encode(codec)
    assert written.remarks == ()


def lines(screenplay: Screenplay) -> list[tuple[str, str]]:
    said = [e for scene in screenplay.scenes for e in scene.elements if e.type == "dialogue"]
    return [(e.name, line) for e in said for line in e.text.split("\n")]


@settings(max_examples=12, deadline=None)
@given(screenplays(), st.sampled_from(["fountain", "chinese"]), st.integers(0, 2**16), SINGLE)
def test_whatever_changes_the_words_come_through(
    made: Screenplay, format: Literal["fountain", "chinese"], seed: int, words: str
) -> None:
    screenplay = read(write(made, format).data, format=format)
    scenes = screenplay.scenes
    at = seed % len(scenes)
    which = [i for i, e in enumerate(scenes[at].elements) if e.type in ("dialogue", "action")]
    if which:
        i = which[seed // 7 % len(which)]
        elements = list(scenes[at].elements)
        elements[i] = replace(elements[i], text=words, runs=())
        if seed % 3 == 0:
            elements.insert(i + 1, replace(elements[i], id="n", type="action", name="", text=words))
        scenes = (*scenes[:at], replace(scenes[at], elements=tuple(elements)), *scenes[at + 1 :])
    after = replace(screenplay, scenes=scenes[::-1] if seed % 5 == 0 else scenes)
    written = write(after, format)
    assert lines(read(written.data, format=format)) == lines(after)
