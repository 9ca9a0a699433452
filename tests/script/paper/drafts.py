"""Small scripts to print, and how to look at their pages."""

from hypothesis import strategies as st

from ciotat.script import Screenplay, read
from ciotat.script.paper import Page

__all__ = ["bottom", "fountain", "padded", "scripts", "shown", "spoken"]

WORDS = [
    "a",
    "word",
    "don't",
    "well-known",
    "Mr.",
    "stop.",
    "no!",
    "--",
    "extraordinarily",
    "你好，",
    "x" * 70,
    "é",
    "why?",
]


def fountain(text: str) -> Screenplay:
    """The screenplay of a Fountain text."""
    return read(text.encode(), "test.fountain")


def padded(lines: int, rest: str) -> Screenplay:
    """A heading, `lines` paragraphs of one line, then `rest`: 2 rows and two for each paragraph stand above it."""
    padding = "\n\n".join(f"Padding line {number:02}." for number in range(lines))
    return fountain(f"INT. ROOM - DAY\n\n{padding}\n\n{rest}\n")


def shown(page: Page) -> list[str]:
    """The words of a page, a line each, without what the page adds."""
    return [line.text.rstrip() for line in page.lines if line.kind not in ("more", "continued", "number")]


def bottom(page: Page) -> str:
    """The last line of a page."""
    return shown(page)[-1]


def spoken(pages: tuple[Page, ...]) -> dict[str, str]:
    """By element id, the characters of dialogue that the pages show, in order."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for page in pages:
        for line in page.lines:
            for span in line.spans:
                if span.element:
                    found.setdefault(span.element, []).append((span.start, span.end, span.text))
    return {element: "".join(text for _, _, text in parts) for element, parts in found.items()}


_PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
_BLOCK = st.one_of(
    _PHRASE.map(lambda text: f"!{text}"),
    _PHRASE.map(lambda text: f"@ANNA\n{text}"),
    st.tuples(_PHRASE, _PHRASE).map(lambda pair: f"@BOB (V.O.)\n{pair[0]}\n(quietly)\n{pair[1]}"),
    st.tuples(_PHRASE, _PHRASE).map(lambda pair: f"@ANNA\n{pair[0]}\n\n@BOB ^\n{pair[1]}"),
    st.sampled_from([".A PLACE", ".ANOTHER #12A#", "> CUT TO:", "> centred <", "~la la la"]),
)
scripts = st.lists(_BLOCK, min_size=1, max_size=40).map(lambda blocks: fountain(".FIRST\n\n" + "\n\n".join(blocks)))
