"""The text of a script with its places: lines, and the notes and cuts that run across them.

Notes ``[[ ]]`` and boneyard ``/* */`` are lifted out before any format is read: their characters, newlines too, are
covered with NUL (which no script holds), so that every offset still means the same place of the text as written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from ciotat.core.origin import Origin
from ciotat.script.piece import Piece

__all__ = ["Line", "Source", "clean"]

_OPENING = re.compile(r"/\*|\[\[")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")
_BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]?(?=[\r\n])")
_EDGE = " \t\0\u3000\xa0\u200b"
_COVERED = re.compile(r"(?:^|(?<= ))\0+ | ?\0+$|\0+")


def clean(raw: str) -> str:
    """`raw` without what was lifted out of it, and without the second of the two spaces that met there."""
    return _COVERED.sub("", raw) if "\0" in raw else raw


class Line(NamedTuple):
    """A line to read: where it starts, its text with covered characters, without them, and without blanks around it."""

    start: int
    raw: str
    text: str
    bare: str

    @property
    def begin(self) -> int:
        """The offset of the first visible character."""
        raw = self.raw
        return self.start if raw[:1].isalnum() else self.start + len(raw) - len(raw.lstrip(_EDGE))

    @property
    def end(self) -> int:
        """The offset after the last visible character."""
        raw = self.raw
        return self.start + len(raw if "!" <= raw[-1:] <= "~" else raw.rstrip(_EDGE))


class Source:
    """A script text, its lines to read, and its lifted notes and boneyard as pieces; markup has none to `lift`."""

    def __init__(self, text: str, lift: bool = True) -> None:
        self.text = text
        self._starts = [0, *accumulate(map(len, _LINE.findall(text + "\n")))]
        self.lifted: list[Piece] = []
        self.unclosed: list[tuple[str, int]] = []
        self.lines = list(self._lines(self._lift() if lift else text))

    def origin(self, start: int, end: int) -> Origin:
        """The place of the characters from offset `start` to `end`."""
        line = bisect_right(self._starts, start)
        return Origin(line, start - self._starts[line - 1] + 1, end - start)

    def _lift(self) -> str:
        text, out, at = self.text, [], 0
        cut, close, blank = _Finder(text, re.compile(r"\*/")), _Finder(text, re.compile(r"\]\]")), _Finder(text, _BLANK)
        for opening in _OPENING.finditer(text):
            start, bone = opening.start(), opening.group() == "/*"
            if start < at:
                continue
            end = (cut if bone else close).after(start + 2)
            if end < 0 or (not bone and 0 <= blank.after(start + 2) < end):
                if not self.unclosed or self.unclosed[-1][0] != opening.group():
                    self.unclosed.append((opening.group(), start))
                continue
            out += [text[at:start], "\0" * (end + 2 - start)]
            at = end + 2
            self.lifted.append(Piece("boneyard" if bone else "note", text[start + 2 : end].strip(), start, at))
        return "".join((*out, text[at:]))

    def _lines(self, covered: str) -> Iterator[Line]:
        at = 0
        for whole in _LINE.findall(covered + "\n"):
            raw = whole.rstrip("\r\n")
            if "\0" not in raw:
                yield Line(at, raw, raw, raw.strip())
            elif bare := (text := clean(raw)).strip():
                yield Line(at, raw, text, bare)
            at += len(whole)


class _Finder:
    """The next match at or after a place that only moves on: linear over a whole text."""

    def __init__(self, text: str, pattern: re.Pattern[str]) -> None:
        self._places = (match.start() for match in pattern.finditer(text))
        self._next = next(self._places, -1)

    def after(self, place: int) -> int:
        while 0 <= self._next < place:
            self._next = next(self._places, -1)
        return self._next
