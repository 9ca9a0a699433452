"""Emphasis of Fountain: ``*italic*``, ``**bold**``, ``***both***``, ``_underline_`` and ``\\*`` escapes, taken away.

A backslash before any mark of punctuation takes its meaning from it, so that any text can be written."""

import re

__all__ = ["plain"]

_MARK = re.compile(r"\\[!-/:-@\[-`{-~（）]|\*+|_+")


def plain(text: str) -> str:
    """One line without its emphasis marks; marks that enclose nothing stay. Linear in its length."""
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    gone: list[tuple[int, int]] = []
    openers: list[list[int]] = []
    waiting = {"*": 0, "_": 0}
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        kind, count = text[start], end - start
        if kind == "\\":
            gone.append((start, start + 1))
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
            gone += [(opener[0] + opener[1] - paired, opener[0] + opener[1]), (start, start + paired)]
            start, count, opener[1] = start + paired, count - paired, opener[1] - paired
            if opener[1]:
                openers.append(opener)
            else:
                waiting[kind] -= 1
        if count and _opens(kind, before, after):
            openers.append([start, count])
            waiting[kind] += 1
    return _without(text, gone)


def _opens(kind: str, before: str, after: str) -> bool:
    return bool(after.strip()) and not (kind == "_" and before.isascii() and before.isalnum())


def _closes(kind: str, before: str, after: str) -> bool:
    return bool(before.strip()) and not (kind == "_" and after.isascii() and after.isalnum())


def _without(text: str, gone: list[tuple[int, int]]) -> str:
    out, at = [], 0
    for start, end in sorted(gone):
        out.append(text[at:start])
        at = end
    return "".join((*out, text[at:]))
