"""A paragraph as rows of character cells: where lines break, and how wide a letter is on a typewriter's grid."""

import re
from collections.abc import Iterator
from functools import lru_cache
from unicodedata import category, east_asian_width

__all__ = ["Row", "cells", "wrap"]

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
_ANY_HAN = re.compile(rf"[{_HAN}]")


@lru_cache(4096)
def _cell(letter: str) -> int:
    if category(letter) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cells(text: str) -> int:
    """How many cells `text` takes: an ideograph two, a combining mark none, any other letter one."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def wrap(text: str, width: int, first: int | None = None) -> list[Row]:
    """The rows that `text` fills, each at most `width` cells (the first one `first`) without the blanks at its end.

    Lines break at blanks, after dashes and hyphens, between ideographs (no closing mark begins a line, no opening one
    ends it), and inside a word only where it is longer than a line. Together the rows hold every character but the
    newlines. Linear in the length."""
    rows: list[Row] = []
    room = width if first is None else first
    start = 0
    for line in text.split("\n"):
        rows += _rows(line, start, room, width)
        start += len(line) + 1
        room = width
    return rows


def _rows(line: str, offset: int, room: int, width: int) -> Iterator[Row]:
    start = at = used = 0
    for size, wide, blanks in _atoms(line):
        if used and used + wide > room:
            yield offset + start, offset + at
            start, used, room = at, 0, width
        while wide > room:
            cut, taken = _chop(line, at, room)
            yield offset + start, offset + cut
            size, wide = size - (cut - at), wide - taken
            start, at, room = cut, cut, width
        used += wide + blanks
        at += size
    yield offset + start, offset + len(line)


def _atoms(line: str) -> Iterator[tuple[int, int, int]]:
    """What may not be broken, in order: characters with the blanks behind, cells without them, cells of the blanks.
    The hyphen that a word is broken at counts as a blank, as in Final Draft."""
    ascii = line.isascii()
    for match in _ATOM.finditer(line):
        if not (size := match.end() - match.start()):
            continue
        word = match[1]
        if ascii or not _ANY_HAN.search(word):
            hangs = word[-1:] == "-" and len(word) > 1
            yield size, cells(word) - hangs, cells(line[match.end(1) : match.end()]) + hangs
            continue
        parts = [part for part in _LETTERS.findall(word) if part]
        for part in parts[:-1]:
            yield len(part), cells(part), 0
        yield len(parts[-1]) + size - len(word), cells(parts[-1]), cells(line[match.end(1) : match.end()])


def _chop(line: str, at: int, room: int) -> tuple[int, int]:
    """Where a word that begins at `at` and is longer than `room` is cut, and how many cells stand before the cut."""
    taken = 0
    while taken + (wide := _cell(line[at])) <= room or not taken:
        taken, at = taken + wide, at + 1
        if at == len(line):
            break
    while at < len(line) and not _cell(line[at]):
        at += 1
    return at, taken
