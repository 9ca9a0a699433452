"""The text of a script with its places: lines, and the notes and cuts that run across them.

Notes ``[[ ]]`` and boneyard ``/* */`` are lifted out before any format is read: their characters, newlines too, are
covered with NUL (which no script holds), so that every offset still means the same place of the text as written.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from ciotat.core.origin import Origin
from ciotat.script.piece import Piece

__all__ = ["Line", "Source", "clean", "uncovered", "wide_in"]

_BLANK = re.compile(r"\n[ \t]?(?=\n)")
_END = re.compile(r"\r\n?|\n")
_TRIES = 64
_new = tuple.__new__
_NARROW = bytes(range(0xE3))
"""Bytes of UTF-8 that begin no character from U+3000 on."""
_EDGE = " \t\0\u3000\xa0\u200b"
_COVERED = re.compile(r"(?:^|(?<= ))\0+ | ?\0+$|\0+")


def clean(raw: str) -> str:
    """`raw` without what was lifted out of it, and without the second of the two spaces that met there."""
    return _COVERED.sub("", raw) if "\0" in raw else raw


def wide_in(text: str) -> int:
    """How many characters of a text are of U+3000 or above, where Han begins."""
    return 0 if text.isascii() else len(text.encode("utf-8", "surrogatepass").translate(None, _NARROW))


def uncovered(raw: str) -> tuple[str, Sequence[int]]:
    """Lines without what was lifted out of them, nor the lines that held nothing else; and where each character was."""
    if "\0" not in raw:
        return raw, range(len(raw))
    kept: list[int] = []
    at = 0
    for line in raw.split("\n"):
        if "\0" not in line or clean(line).strip():
            first = at
            for gone in _COVERED.finditer(line):
                kept += range(first, at + gone.start())
                first = at + gone.end()
            kept += range(first, at + len(line) + 1)
        at += len(line) + 1
    if kept:
        kept.pop()
    return "".join([raw[i] for i in kept]), kept


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
    """A script text, its lines to read, and its lifted notes and boneyard as pieces; markup has none to `lift`.

    `text` ends every line with a newline alone; `covered` is the same, character for character, with NUL where notes and
    boneyard were. A text that is a part of a script has lines `above` it."""

    def __init__(self, text: str, lift: bool = True, above: int = 0) -> None:
        self._line, self._at, self._begin = above + 1, 0, 0
        self._above, self._doubled, self._ends = above, "\r\n" in text if "\r" in text else False, list[int]()
        if self._doubled and not text.count("\r\n") == text.count("\r") == text.count("\n"):
            self._ends = _doubles(text)
        self.text = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
        self.lifted: list[Piece] = []
        self.unclosed: list[tuple[str, int]] = []
        self.covered = self._lift() if lift and ("[" in text or "/" in text) else self.text

    @cached_property
    def lines(self) -> list[Line]:
        """The lines to read; those that hold nothing but what was lifted are left out."""
        return list(self._lines())

    @cached_property
    def wide(self) -> int:
        """How many of its characters are of U+3000 or above, where Han begins."""
        return wide_in(self.text)

    @cached_property
    def ends(self) -> int:
        """How many of its lines are ended, those within notes and boneyard too."""
        return self.text.count("\n")

    def origin(self, start: int, end: int) -> Origin:
        """The place of the characters from offset `start` to `end`: soonest where that is near the one asked for last."""
        return self.origins(((start, end),))[0]

    def origins(self, spans: Iterable[tuple[int, int]]) -> list[Origin]:
        """The places of the characters from and to these offsets."""
        text, line, at, begin = self.text, self._line, self._at, self._begin
        found, add = [], 0
        for start, end in spans:
            if start >= at:
                end_of_line = text.find("\n", at, start)
                if end_of_line >= 0:
                    if end_of_line + 2 == start and text[end_of_line + 1] == "\n":
                        line, begin = line + 2, start
                    elif end_of_line + 1 == start:
                        line, begin = line + 1, start
                    else:
                        line += text.count("\n", end_of_line, start)
                        begin = text.rfind("\n", end_of_line, start) + 1
            elif start < begin:
                line -= text.count("\n", start, at)
                begin = text.rfind("\n", 0, start) + 1
            at = start
            if self._doubled:
                add = self._added(line - self._above - 1, text.count("\n", start, end))
            found.append(_new(Origin, (line, start - begin + 1, end - start + add)))
        self._line, self._at, self._begin = line, at, begin
        return found

    def _added(self, line: int, more: int) -> int:
        """How many characters the line ends from index `line` on, so many, take beside their first."""
        return self._ends[line + more] - self._ends[line] if self._ends else more

    def _lift(self) -> str:
        text, out, at = self.text, [], 0
        bones, cut, notes, close = (_Finder(text, mark) for mark in ("/*", "*/", "[[", "]]"))
        blank = _Finder(text, _BLANK)
        start = 0
        while (start := min(bones.after(start), notes.after(start))) < len(text):
            bone = text[start] == "/"
            end = (cut if bone else close).after(start + 2)
            stop = end if bone else min(end, blank.after(start + 2))
            if stop < end or end == len(text):
                if not self.unclosed or self.unclosed[-1][0] != text[start : start + 2]:
                    self.unclosed.append((text[start : start + 2], start))
                (bones if bone else notes).skip(stop)
                start += 1
                continue
            out += [text[at:start], "\0" * (end + 2 - start)]
            self.lifted.append(Piece("boneyard" if bone else "note", text[start + 2 : end].strip(), start, end + 2))
            start = at = end + 2
        return "".join((*out, text[at:]))

    def _lines(self) -> Iterator[Line]:
        at = 0
        for raw in self.covered.split("\n"):
            if "\0" not in raw:
                yield Line(at, raw, raw, raw.strip())
            elif bare := (text := clean(raw)).strip():
                yield Line(at, raw, text, bare)
            at += len(raw) + 1


def _doubles(text: str) -> list[int]:
    """How many of the line ends before each line take two characters."""
    return list(accumulate([len(end) - 1 for end in _END.findall(text)], initial=0))


def _pair(text: str, two: str, at: int) -> int:
    """Where `two` characters stand next, or -1: sooner than `str.find` where the first of them is rare."""
    for _ in range(_TRIES):
        at = text.find(two[0], at)
        if at < 0 or text[at + 1 : at + 2] == two[1]:
            return at
        at += 1
    return text.find(two, at)


class _Finder:
    """The next match at or after a place that only moves on, or the end of the text: linear over a whole text."""

    def __init__(self, text: str, sought: str | re.Pattern[str]) -> None:
        self._text, self._sought, self._next = text, sought, -1

    def after(self, place: int) -> int:
        if self._next < place:
            if isinstance(self._sought, str):
                at = _pair(self._text, self._sought, place)
            else:
                match = self._sought.search(self._text, place)
                at = match.start() if match else -1
            self._next = at if at >= 0 else len(self._text)
        return self._next

    def skip(self, place: int) -> None:
        """Leave out all before `place`."""
        self._next = -1
        self._next = self.after(place)
