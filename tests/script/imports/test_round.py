"""What we print reads back: the same elements, the same words, the same people."""

from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ciotat.script import Screenplay, read
from ciotat.script.paper import A4, LETTER
from ciotat.script.paper.pdf import pdf

EXAMPLES = sorted(
    path for path in (Path(__file__).parents[3] / "examples").rglob("*") if path.suffix in (".fountain", ".txt")
)
WHOLE = """Title: The Whole
Credit: Screenplay by
Author: A. Writer
Draft date: 3 May 2020
Contact: writer@example.org

FADE IN:

EXT. POOL - DAY #1#

Steel, in the middle of a heated phone call:

STEEL
They're coming out of the woodwork!
(pause)
No, everybody we've put away!

.SNIPER SCOPE POV

From what seems like only INCHES AWAY. His face FILLS the **scope**.

STEEL
(oh no)
Hello...

CUT TO:

EXT. WOODEN SHACK - DAY #2A#

> BRICK & STEEL <
> RETIRED <

BRICK
Enough of it. It was a long time ago, and the people that were there are gone, all of them, every last one.

STEEL ^
Enough.

A list:
  one
  two

DAN (V.O.)
Did you *hear* that? 你好！

> FADE OUT.
"""


def story(screenplay: Screenplay) -> list[tuple[str, str, str, bool]]:
    return [
        (e.type, e.name, e.text, e.dual)
        for scene in screenplay.scenes
        for e in scene.elements
        if e.type not in ("section", "synopsis", "note", "boneyard")
    ]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples(path: Path) -> None:
    written = read(path.read_bytes(), path.name)
    found = read(pdf(written))
    assert story(found) == story(written)
    assert (found.title, found.author, found.format) == (written.title, written.author, written.format)
    assert found.people == written.people


@pytest.mark.parametrize("paper", [LETTER, A4])
def test_everything_a_page_can_show(paper) -> None:
    written = read(WHOLE.encode(), "x.fountain")
    found = read(pdf(written, paper))
    assert story(found) == story(written)
    assert found.title_page == written.title_page
    assert [scene.number for scene in found.scenes] == [scene.number for scene in written.scenes]
    assert {run.text: run.styles for s in found.scenes for e in s.elements for run in e.runs if run.styles} == {
        "scope": ("bold",),
        "hear": ("italic",),
    }


WORDS = st.lists(
    st.sampled_from(["the", "rain", "falls", "on", "old", "roofs", "and", "nobody", "comes", "home", "tonight"]),
    min_size=1,
    max_size=40,
)
SAID = WORDS.map(lambda words: " ".join(words).capitalize() + ".")
SPEECH = st.tuples(st.sampled_from(["ANNA", "BOB", "THE OLD MAN"]), SAID)


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(st.tuples(SAID, st.lists(SPEECH, max_size=6)), min_size=1, max_size=12))
def test_what_is_said_is_never_changed(scenes: list[tuple[str, list[tuple[str, str]]]]) -> None:
    blocks = [
        block
        for told, speeches in scenes
        for block in ("INT. HOUSE - DAY", told, *(f"{name}\n{said}" for name, said in speeches), "Silence.")
    ]
    written = read("\n\n".join(blocks).encode(), "x.fountain")
    found = read(pdf(written))
    said = [(e.name, e.text) for scene in found.scenes for e in scene.elements if e.type == "dialogue"]
    assert said == [(e.name, e.text) for scene in written.scenes for e in scene.elements if e.type == "dialogue"]
