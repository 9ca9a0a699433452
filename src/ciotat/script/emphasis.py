"""Emphasis of Fountain: ``*italic*``, ``**bold**``, ``***both***``, ``_underline_`` and ``\\*`` escapes, within a line.

A backslash before any mark of punctuation takes its meaning from it, so that any text can be written."""

import re
from dataclasses import dataclass

from ciotat.script.run import Style

__all__ = ["Stretch", "is_marked", "plain", "stretches"]

_OPENER, _CLOSER = re.compile(r"\*(?=[^\s*])|_(?=[^\s_])"), re.compile(r"\*(?<=[^\s*]\*)|_(?<=[^\s_]_)")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~（）]")
_MARK = re.compile(rf"{_ESCAPE.pattern}|\*\**|__*")
_PAIR = re.compile(r"([*_]\**+)([^*_\\\s](?:[^*_\\]*[^*_\\\s])?)(\**_?)")
_ONE = re.compile(r"([^*_\\]*+)([*_]\**+)([^*_\\\s](?:[^*_\\]*[^*_\\\s])?)(\*++_?|_)([^*_\\]*+)")
_STYLES: dict[str, tuple[Style, ...]] = {
    "*": ("italic",),
    "**": ("bold",),
    "***": ("bold", "italic"),
    "_": ("underline",),
}
_ORDER: tuple[Style, ...] = ("bold", "italic", "underline")
_PAIRS: dict[tuple[str, str], tuple[Style, ...]] = {
    **{(mark, mark): styles for mark, styles in _STYLES.items()},
    **{("_" + mark, mark + "_"): (*_STYLES[mark], "underline") for mark in ("*", "**", "***")},
}
_FEW = 40
"""Marks in a line that is worth a second look."""


Stretch = tuple[int, int, tuple[Style, ...]]
"""Characters of a line from an index to another, in the same styles, with nothing taken away between them."""


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
    if (paired := _paired(text)) is not None:
        return paired
    kept: list[Stretch] = []
    at = 0
    depth = dict.fromkeys(_ORDER, 0)
    styles: tuple[Style, ...] = ()
    for start, end, step in sorted(_gone(text)):
        if at < start:
            kept.append((at, start, styles))
        if step:
            for style in _STYLES[text[start:end]]:
                depth[style] += step
            styles = tuple(style for style in _ORDER if depth[style])
        at = end
    if at < len(text):
        kept.append((at, len(text), styles))
    return kept


def _paired(text: str) -> list[Stretch] | None:
    """What `stretches` gives where all marks stand in plain pairs, one after the other, as most do; else None."""
    if one := _ONE.fullmatch(text):
        return _alone(*one.groups())
    left = text.count("*") + text.count("_")
    if left > _FEW or "\\" in text:
        return None
    parts = _PAIR.split(text)
    kept: list[Stretch] = []
    at, last = len(parts[0]), len(parts) - 1
    if at:
        kept.append((0, at, ()))
    for i in range(1, last, 4):
        opener, told, closer, after = parts[i : i + 4]
        styles, size = _PAIRS.get((opener, closer)), len(opener)
        if not styles or (not after and i + 3 < last):
            return None
        if opener[0] == "_" and not (_opens("_", parts[i - 1][-1:], told) and _closes("_", told, after[:1])):
            return None
        start = at + size
        end = start + len(told)
        kept.append((start, end, styles))
        at = end + size
        left -= 2 * size
        if after:
            kept.append((at, at + len(after), ()))
            at += len(after)
    return None if left else kept


def _alone(before: str, opener: str, told: str, closer: str, after: str) -> list[Stretch] | None:
    """What `_paired` gives of a line with one pair of marks."""
    styles = _PAIRS.get((opener, closer))
    if not styles or (opener[0] == "_" and not (_opens("_", before[-1:], told) and _closes("_", told, after[:1]))):
        return None
    start = len(before) + len(opener)
    end = start + len(told)
    kept: list[Stretch] = [(0, len(before), ()), (start, end, styles)] if before else [(start, end, styles)]
    if after:
        last = end + len(closer)
        kept.append((last, last + len(after), ()))
    return kept


def _gone(text: str) -> list[tuple[int, int, int]]:
    """The marks to take away: from and to which index, and whether they open (1), close (-1) or escape (0)."""
    gone: list[tuple[int, int, int]] = []
    if not (_OPENER.search(text) and _CLOSER.search(text)):
        return [(at, at + 1, 0) for at in map(re.Match.start, _ESCAPE.finditer(text))]
    openers: list[_Opener] = []
    for mark in _MARK.finditer(text):
        start, end = mark.span()
        kind, count = text[start], end - start
        if kind == "\\":
            gone.append((start, start + 1, 0))
            continue
        if count > 3 or (kind == "_" and count > 1):
            continue
        before, after = text[start - 1 : start], text[end : end + 1]
        opens, closes = _opens(kind, before, after), _closes(kind, before, after)
        size, both = count, opens and closes
        while count and closes and (at := _opener(openers, kind, size, both)) >= 0:
            del openers[at + 1 :]
            opener = openers[at]
            paired = min(count, opener.left)
            gone.append((opener.start + opener.left - paired, opener.start + opener.left, 1))
            gone.append((start, start + paired, -1))
            start, count, opener.left = start + paired, count - paired, opener.left - paired
            if not opener.left:
                openers.pop()
        if count and opens:
            openers.append(_Opener(kind, start, count, size, both))
    return gone


@dataclass(slots=True)
class _Opener:
    """Marks that may open emphasis: how many are `left` of its `size`, and whether they may close some as well."""

    kind: str
    start: int
    left: int
    size: int
    both: bool


def _opener(openers: list[_Opener], kind: str, size: int, both: bool) -> int:
    """The index of the opener that a closing mark belongs to, or -1. Of two of which one may open and close, the sizes
    must not make three, so that ``**a*b**`` is bold with an asterisk in it, as Markdown has it."""
    for at in range(len(openers) - 1, max(-1, len(openers) - 1 - _FEW), -1):
        opener = openers[at]
        if opener.kind == kind and not ((both or opener.both) and opener.size + size == 3):
            return at
    return -1


def _opens(kind: str, before: str, after: str) -> bool:
    return bool(after.strip()) and not (kind == "_" and before.isascii() and before.isalnum())


def _closes(kind: str, before: str, after: str) -> bool:
    return bool(before.strip()) and not (kind == "_" and after.isascii() and after.isalnum())
