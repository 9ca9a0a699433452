"""What a whole Fountain script tells of how each of its paragraphs is to be read."""

from typing import NamedTuple

from ciotat.script.colon import ColonCues
from ciotat.script.fountain_cue import han_names
from ciotat.script.heading import SLUG
from ciotat.script.source import clean

__all__ = ["Habits", "habits"]

_WIDE = bytes(range(0xE3))


class Habits(NamedTuple):
    """Whether a script is `tight`, without blank lines, and has `wide` letters; the Han `names` that may stand bare as cues
    and the `speakers` that may stand before a colon, where `colons` lines hold one behind a name."""

    tight: bool
    wide: bool
    names: frozenset[str]
    speakers: frozenset[str]
    colons: int


def habits(text: str) -> Habits:
    """The habits of a script, from its text below the title page with NUL for what was lifted."""
    lines = text.split("\n")
    if "\0" in text:
        lines = [line for raw in lines if (line := clean(raw)) == raw or line.strip()]
    wide = bool(text.encode("utf-8", "surrogatepass").translate(None, _WIDE))
    names, colons = han_names(lines) if wide else frozenset(), ColonCues(lines)
    return Habits(_is_tight(text, lines), wide, names, colons.speakers, colons.total)


def _is_tight(text: str, lines: list[str]) -> bool:
    """Whether there are headings or names after the first line, and no blank lines around them."""
    if text.rstrip().count("\n\n") * 20 >= len(lines):
        return False
    body = [line.strip() for line in lines]
    while body and not body[-1]:
        body.pop()
    if body.count("") * 20 >= len(body):
        return False
    return sum(bare.isupper() or SLUG.fullmatch(bare) is not None for bare in body[1:]) >= 2
