"""Rows of text as a table to read in a fixed-width face; Han characters are two wide."""

import re
import unicodedata
from collections.abc import Sequence

__all__ = ["cut", "grid", "wide"]

_NUMBER = re.compile(r"[\d :/%.-]*[A-Z]?")


def wide(text: str) -> int:
    """How many columns `text` takes.

    >>> wide("狼群 A")
    6
    """
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """`text` on one line of at most so many columns, with an ellipsis where it was longer."""
    text = " ".join(text[: 4 * columns].split())
    if wide(text) <= columns:
        return text
    taken, used = 0, 1
    while used + _columns(text[taken]) <= columns:
        used += _columns(text[taken])
        taken += 1
    return f"{text[:taken].rstrip()}…"


def grid(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], most: int = 32) -> str:
    """A titled table: columns that hold only numbers stand right, the others left, none wider than `most`."""
    cells = [[cut(cell, most) for cell in row] for row in (head, *rows)]
    widths = [max(map(wide, column)) for column in zip(*cells, strict=True)]
    right = [all(map(_NUMBER.fullmatch, column[1:])) for column in zip(*cells, strict=True)]
    lines = []
    for row in cells:
        parts = []
        for cell, width, to_right in zip(row, widths, right, strict=True):
            blank = " " * (width - wide(cell))
            parts.append(blank + cell if to_right else cell + blank)
        lines.append("  ".join(parts).rstrip())
    return "\n".join((title, *lines, ""))
