"""A paragraph as rows: where its lines break."""

import re
from collections.abc import Iterator

from ciotat.script.paper.measure import Measure, cells, ems

__all__ = ["Row", "wrap"]

Row = tuple[int, int]
"""The characters from one index up to another, the blanks behind the last word included."""

_BLANK = r" \t\u2000-\u200a\u205f\u3000"
_DASH = r"\-\u2010\u2012-\u2015"
_ATOM = re.compile(rf"([^{_BLANK}{_DASH}]*[{_DASH}]+|[^{_BLANK}{_DASH}]+|)[{_BLANK}]*")
_HAN = r"\u1100-\u115f\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff\u3105-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff02-\uff60\U00020000-\U0003fffd"
_OPENING = r"“‘《〈「『【〔〖（［｛([{"
_CLOSING = r"”’》〉」』】〕〗）］｝)\]}，。、；：！？…·～—,.;:!?％‰℃ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〻"
_LETTERS = re.compile(
    rf"[{_OPENING}]*(?:(?![{_OPENING}{_CLOSING}])[{_HAN}]|[^{_HAN}{_OPENING}{_CLOSING}]+)?[{_CLOSING}]*"
)
_WIDEST: dict[Measure, int] = {cells: 2, ems: 1100}
"""The most that a letter can be wide."""
_ANY_HAN = re.compile(rf"[{_HAN}]")


def wrap(text: str, width: int, first: int | None = None, measure: Measure = cells) -> list[Row]:
    """The rows that `text` fills, each at most `width` of what `measure` counts (the first one `first`) without the
    blanks at its end.

    Lines break at blanks, after dashes and hyphens, between ideographs (no closing mark begins a line, no opening one
    ends it), and inside a word only where it is longer than a line. Together the rows hold every character but the
    newlines. Linear in the length."""
    rows: list[Row] = []
    room = width if first is None else first
    start = 0
    for line in text.split("\n"):
        rows += _rows(line, start, room, width, measure)
        start += len(line) + 1
        room = width
    return rows


def _rows(line: str, offset: int, room: int, width: int, measure: Measure) -> Iterator[Row]:
    if len(line) * _WIDEST[measure] <= room:
        yield offset, offset + len(line)
        return
    start = at = used = 0
    for size, wide, blanks in _atoms(line, measure):
        if used and used + wide > room:
            yield offset + start, offset + at
            start, used, room = at, 0, width
        while wide > room:
            cut, taken = _chop(line, at, room, measure)
            yield offset + start, offset + cut
            size, wide = size - (cut - at), wide - taken
            start, at, room = cut, cut, width
        used += wide + blanks
        at += size
    yield offset + start, offset + len(line)


def _atoms(line: str, measure: Measure) -> Iterator[tuple[int, int, int]]:
    """What may not be broken, in order: characters with the blanks behind, width without them, width of the blanks.
    The hyphen that a word is broken at counts as a blank, as in Final Draft."""
    ascii = line.isascii()
    measure = len if ascii and measure is cells else measure
    for match in _ATOM.finditer(line):
        start, end = match.span()
        if start == end:
            continue
        word = match[1]
        blanks = line[start + len(word) : end]
        if ascii or not _ANY_HAN.search(word):
            hangs = measure("-") if word[-1:] == "-" and len(word) > 1 else 0
            yield end - start, measure(word) - hangs, measure(blanks) + hangs
            continue
        parts = _LETTERS.findall(word)
        for part in parts[:-2]:
            yield len(part), measure(part), 0
        yield len(parts[-2]) + len(blanks), measure(parts[-2]), measure(blanks)


def _chop(line: str, at: int, room: int, measure: Measure) -> tuple[int, int]:
    """Where a word that begins at `at` and is longer than `room` is cut, and how wide what stands before the cut is."""
    taken = 0
    while taken + (wide := measure(line[at])) <= room or not taken:
        taken, at = taken + wide, at + 1
        if at == len(line):
            break
    while at < len(line) and not measure(line[at]):
        at += 1
    return at, taken
