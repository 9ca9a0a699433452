"""Pages saved as text: columns of blanks, page numbers, double spacing."""

from ciotat.script import Screenplay, read
from ciotat.script.imports.typed import typed


def outline(screenplay: Screenplay) -> list[tuple[str, str]]:
    return [(e.type, e.text) for scene in screenplay.scenes for e in scene.elements]


STORY = [
    ("heading", "INT. KITCHEN - NIGHT"),
    ("action", "Anna waits by the window, and the rain falls."),
    ("cue", "ANNA"),
    ("parenthetical", "softly"),
    ("dialogue", "You came back. I had begun to think you never would."),
    ("action", "She smiles."),
    ("cue", "BOB"),
    ("dialogue", "Never."),
]
PAGES = [
    "5    INT. KITCHEN - NIGHT                                        5",
    "",
    "     Anna waits by the window,",
    "     and the rain falls.",
    "",
    "                              ANNA",
    "                         (softly)",
    "               You came back. I had begun to",
    "                              (MORE)",
    "",
    "                                                       (CONTINUED)",
    "                                                              12.",
    "5    CONTINUED:                                                  5",
    "",
    "                              ANNA (CONT'D)",
    "               think you never would.",
    "",
    "     She smiles.",
    "",
    "                              BOB",
    "               Never.",
]


def test_page_marks_are_undone() -> None:
    screenplay = read("\n".join(PAGES).encode(), "old.txt")
    assert outline(screenplay) == STORY
    assert screenplay.scenes[0].number == "5"


def test_double_spacing_is_undone() -> None:
    lines = [*PAGES[:8], *PAGES[15:]]
    doubled = "\n".join(line + "\n" for line in lines)
    assert outline(read(doubled.encode(), "old.txt")) == STORY


def test_a_text_that_needs_nothing_is_left_as_it_is() -> None:
    plain = "INT. KITCHEN - NIGHT\n\nAnna waits.\n\n                    ANNA\n          No.\n\n                    BOB\n          Yes.\n"
    assert typed(plain.encode()) is None
    assert read(plain.encode()).source == plain
