"""Emphasis of Fountain: ``*italic*``, ``**bold**``, ``***both***``, ``_underline_`` and ``\\*`` escapes, within a line.

A backslash before any mark of punctuation takes its meaning from it, so that any text can be written."""

import re
from typing import NamedTuple

from ciotat.script.run import Style

__all__ = ["Stretch", "is_marked", "plain", "stretches"]

_OPENER, _CLOSER = re.compile(r"\*(?=[^\s*])|_(?=[^\s_])"), re.compile(r"\*(?<=[^\s*]\*)|_(?<=[^\s_]_)")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~（）]")
_MARK = re.compile(rf"{_ESCAPE.pattern}|\*\**|__*")
_PAIR = re.compile(
    r"[^*_\\]*(?P<mark>\*{1,3}|(?<![0-9A-Za-z])_)(?P<told>(?=\S)[^*_\\]+(?<=\S))(?P=mark)(?:(?<!_)|(?![0-9A-Za-z]))[^*_\\]*"
)
"""One pair of marks, as most are."""
_STYLES: dict[str, tuple[Style, ...]] = {
    "*": ("italic",),
    "**": ("bold",),
    "***": ("bold", "italic"),
    "_": ("underline",),
}
_ORDER: tuple[Style, ...] = ("bold", "italic", "underline")


class Stretch(NamedTuple):
    """Characters of a line from index `start` to `end`, in the same styles, with nothing taken away between them."""

    start: int
    end: int
    styles: tuple[Style, ...]


def is_marked(text: str) -> bool:
    """Whether `text` holds a character that may mark or escape emphasis."""
    return "*" in text or "_" in text or "\\" in text


def plain(text: str) -> str:
    """One line without its emphasis marks; marks that enclose nothing stay. Linear in its length."""
    if not is_marked(text):
        return text
    return "".join([text[start:end] for start, end, _ in stretches(text)])


def stretches(text: str) -> list[Stretch]:
    """What is left of one line without its marks, cut where the style changes and where a mark was."""
    if pair := _PAIR.fullmatch(text):
        start, stop = pair.start("told"), pair.end("told")
        count = len(pair["mark"])
        found = (0, start - count, ()), (start, stop, _STYLES[pair["mark"]]), (stop + count, len(text), ())
        return [Stretch(*stretch) for stretch in found if stretch[0] < stretch[1]]
    kept, at = [], 0
    depth = dict.fromkeys(_ORDER, 0)
    styles: tuple[Style, ...] = ()
    for start, end, step in sorted(_gone(text)):
        if at < start:
            kept.append(Stretch(at, start, styles))
        if step:
            for style in _STYLES[text[start:end]]:
                depth[style] += step
            styles = tuple(style for style in _ORDER if depth[style])
        at = end
    if at < len(text):
        kept.append(Stretch(at, len(text), styles))
    return kept


def _gone(text: str) -> list[tuple[int, int, int]]:
    """The marks to take away: from and to which index, and whether they open (1), close (-1) or escape (0)."""
    gone: list[tuple[int, int, int]] = []
    if not (_OPENER.search(text) and _CLOSER.search(text)):
        return [(at, at + 1, 0) for at in map(re.Match.start, _ESCAPE.finditer(text))]
    openers: list[list[int]] = []
    waiting = {"*": 0, "_": 0}
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        kind, count = text[start], end - start
        if kind == "\\":
            gone.append((start, start + 1, 0))
            continue
        if count > 3 or (kind == "_" and count > 1):
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        while count and waiting[kind] and _closes(kind, before, after):
            opener = openers.pop()
            if text[opener[0]] != kind:
                waiting[text[opener[0]]] -= 1
                continue
            paired = min(count, opener[1])
            gone.append((opener[0] + opener[1] - paired, opener[0] + opener[1], 1))
            gone.append((start, start + paired, -1))
            start, count, opener[1] = start + paired, count - paired, opener[1] - paired
            if opener[1]:
                openers.append(opener)
            else:
                waiting[kind] -= 1
        if count and _opens(kind, before, after):
            openers.append([start, count])
            waiting[kind] += 1
    return gone


def _opens(kind: str, before: str, after: str) -> bool:
    return bool(after.strip()) and not (kind == "_" and before.isascii() and before.isalnum())


def _closes(kind: str, before: str, after: str) -> bool:
    return bool(before.strip()) and not (kind == "_" and after.isascii() and after.isalnum())
