"""Where a block may break over two pages: at the end of a sentence, two lines on each side."""

from collections.abc import Iterator
from dataclasses import replace

from ciotat.script.kind import SPOKEN
from ciotat.script.paper.block import Block
from ciotat.script.paper.paragraph import Paragraph

__all__ = ["halves", "torn"]

_LEAST = 2
"""Lines that must stand on either side of a break."""
_SHORTEST = 3
"""Lines that a part of a speech has at least, if it is broken inside."""
_FLOWING = frozenset({"action", "card", "sound", "camera"})
Sides = tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]


def halves(block: Block, room: float) -> tuple[Block, Block] | None:
    """The part of `block` that stands in `room` points and the rest of it; None where it must not break there."""
    if block.type == "speech":
        found = _speech(block.paragraphs, room)
    elif block.type == "told" and block.paragraphs[0].kind in _FLOWING:
        found = _told(block.paragraphs[0], room)
    else:
        found = None
    return _parted(block, *found) if found else None


def torn(block: Block, room: float) -> tuple[Block, Block]:
    """`block` broken wherever the page ends: for one that no page could hold."""
    first, second = _torn(block.paragraphs, room)
    if not block.beside:
        return _parted(block, first, second)
    left, right = _torn(block.beside, room)
    return replace(block, paragraphs=first, beside=left), replace(block, paragraphs=second, beside=right, above=0.0)


def _parted(block: Block, first: tuple[Paragraph, ...], second: tuple[Paragraph, ...]) -> tuple[Block, Block]:
    return replace(block, paragraphs=first), replace(block, paragraphs=second, number="", above=0.0)


def _told(whole: Paragraph, room: float) -> Sides | None:
    """Action breaks at the end of the last sentence that fits."""
    most = int(room // whole.column.leading)
    for end in reversed(whole.sentences):
        rows = whole.row_of(end - 1) + 1
        if rows < _LEAST:
            return None
        if rows <= most and len(whole.rows) - rows >= _LEAST and _rest(whole, end) >= _LEAST:
            before, after = whole.cut(end)
            return (before,), (after,)
    return None


def _speech(parts: tuple[Paragraph, ...], room: float) -> Sides | None:
    """A speech breaks between its parts, or inside one of three lines or more at the end of a sentence: as late as it
    can, and behind a parenthetical only where nothing else is left."""
    left = [0 if part.kind == "cue" else len(part.rows) for part in parts]
    best: tuple[tuple[bool, int, int], int, int] | None = None
    for at, end, above in _ends(parts, room):
        part = parts[at]
        inside = end < len(part.text)
        rest = min(_rest(part, end), len(part.rows) - part.row_of(end - 1) - 1) if inside else 0
        below = rest + sum(left[at + 1 :])
        if above >= _LEAST and below >= _LEAST:
            score = (inside or part.kind != "parenthetical", above, end)
            if not best or score >= best[0]:
                best = (score, at, end)
    if not best:
        return None
    _, at, end = best
    if end == len(parts[at].text):
        return parts[: at + 1], parts[at + 1 :]
    before, after = parts[at].cut(end)
    return (*parts[:at], before), (after, *parts[at + 1 :])


def _ends(parts: tuple[Paragraph, ...], room: float) -> Iterator[tuple[int, int, int]]:
    """Where a speech may break inside `room`: the part, the character in it, and the lines (without the cue) above."""
    used, above = 0.0, 0
    for at, part in enumerate(parts):
        breaks = part.sentences if part.kind in SPOKEN and len(part.rows) >= _SHORTEST else []
        for end in (*breaks, len(part.text)):
            rows = part.row_of(max(end - 1, 0)) + 1
            if used + rows * part.column.leading > room:
                return
            if end < len(part.text) or at + 1 < len(parts):
                yield at, end, above + (rows if part.kind != "cue" else 0)
        used += part.height
        above += len(part.rows) if part.kind != "cue" else 0


def _rest(part: Paragraph, end: int) -> int:
    """How many lines the text from `end` on fills; of a long one, that it is more than enough."""
    if len(part.text) - end > _LEAST * part.column.letters:
        return _LEAST
    return len(part.cut(end)[1].rows)


def _torn(parts: tuple[Paragraph, ...], room: float) -> Sides:
    used = 0.0
    for at, part in enumerate(parts):
        if used + part.height > room:
            rows = int((room - used) // part.column.leading)
            if rows <= 0:
                return parts[:at], parts[at:]
            before, after = part.cut(part.rows[rows][0])
            return (*parts[:at], before), (after, *parts[at + 1 :])
        used += part.height
    return parts, ()
