"""A screenplay written in its own format: the bytes of what did not change are those it was read from."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from ciotat.core.origin import Origin
from ciotat.script import Element, Screenplay, read
from ciotat.script.writing import write

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
