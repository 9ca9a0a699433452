"""What a whole Fountain script tells of how each of its paragraphs is to be read."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ciotat.script.colon import ColonCues, before_colon
from ciotat.script.fountain_cue import han_names
from ciotat.script.heading import SLUG
from ciotat.script.source import Source, clean

__all__ = ["Habits", "habits"]

_FAR = 4096
_FEW = 12
"""Lines that may be one paragraph or speech, where none of them is a heading."""


class Habits(NamedTuple):
    """Whether a script is `tight`, without blank lines, and has `wide` letters; the Han `names` that may stand bare as cues
    and the `speakers` that may stand before a colon."""

    tight: bool
    wide: bool
    names: frozenset[str]
    speakers: frozenset[str]


def habits(source: Source, body: int) -> Habits:
    """The habits of a script whose title page ends at offset `body`."""
    text, wide = source.covered, source.wide > 0
    if not wide and _is_loose(source, body):
        named = (line for line in _lines_with(":", text, body) if before_colon(line))
        if not any(islice(named, 1, None)):
            return Habits(False, False, frozenset(), frozenset())
    text = text[body:]
    lines = text.split("\n")
    if "\0" in text:
        lines = [line for raw in lines if (line := raw if "\0" not in raw else clean(raw)) is raw or line.strip()]
    names, colons = han_names(lines) if wide else frozenset(), ColonCues(lines)
    return Habits(_is_tight(text, lines), wide, names, colons.speakers)


def _lines_with(mark: str, text: str, at: int) -> Iterator[str]:
    """The lines of `text` from offset `at` on that hold a mark, without what was lifted out of them."""
    while (place := text.find(mark, at)) >= 0:
        start, at = text.rfind("\n", at, place) + 1 or at, text.find("\n", place)
        at = len(text) if at < 0 else at
        yield clean(text[start:at])


def _is_loose(source: Source, body: int) -> bool:
    """Whether many lines are blank, as a part of the text is enough to tell."""
    text = source.covered
    end = body + (len(text) - body) // 4
    if not text[end : end + _FAR].strip():
        return False
    return text.count("\n\n", body, end) * 20 > source.ends


def _is_tight(text: str, lines: list[str]) -> bool:
    """Whether there are headings or names after the first line, and no blank lines around them."""
    if text.rstrip().count("\n\n") * 20 >= len(lines):
        return False
    body = [line.strip() for line in lines]
    while body and not body[-1]:
        body.pop()
    if body.count("") * 20 >= len(body):
        return False
    headings = [SLUG.fullmatch(bare) is not None for bare in body]
    if not any(headings) and len(body) < _FEW:
        return False
    return sum(bare.isupper() or heading for bare, heading in zip(body[1:], headings[1:], strict=True)) >= 2
