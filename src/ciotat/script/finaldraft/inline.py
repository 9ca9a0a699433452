"""The text of a paragraph: its runs joined, each character with its style and its place in the file."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from ciotat.script.finaldraft.markup import Node, Words
from ciotat.script.run import Run, Style
from ciotat.script.source import Source

__all__ = ["STYLES", "Inline", "style_names", "styles_of"]

STYLES: tuple[tuple[Style, str], ...] = (
    ("bold", "Bold"),
    ("italic", "Italic"),
    ("underline", "Underline"),
    ("strike", "Strikeout"),
    ("caps", "AllCaps"),
)
"""Styles of runs, as Final Draft names them and in the order it writes them."""
_NAMED: dict[str, Style] = {name.lower(): style for style, name in STYLES} | {"strikethrough": "strike"}
_BREAKS = str.maketrans("\u2028\u2029\r", "\n\n\n")


@lru_cache(256)
def styles_of(written: str) -> tuple[Style, ...]:
    """The styles in an attribute such as ``Bold+Italic``."""
    named = {_NAMED[name] for part in written.split("+") if (name := part.strip().lower()) in _NAMED}
    return tuple(style for style, _ in STYLES if style in named)


def style_names(styles: Iterable[Style]) -> str:
    """The attribute for these styles; empty where there are none."""
    wanted = set(styles)
    return "+".join(name for style, name in STYLES if style in wanted)


class _Piece(NamedTuple):
    at: int
    text: str
    styles: tuple[Style, ...]
    start: int
    end: int


class Inline:
    """What stands in some nodes, joined: `text`, and the runs and places of any part of it."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self._pieces: list[_Piece] = []
        at = 0
        for node in nodes:
            styles = styles_of(node.attributes.get("Style", ""))
            for part in node.parts:
                if isinstance(part, Words):
                    words = part.text.translate(_BREAKS)
                    self._pieces.append(_Piece(at, words, styles, part.start, part.end))
                    at += len(words)
        self._starts = [piece.at for piece in self._pieces]
        self._styled = any(piece.styles for piece in self._pieces)
        self.text = "".join(piece.text for piece in self._pieces)

    def trimmed(self, indented: bool = False) -> tuple[int, int]:
        """From and to which character the text stands without the blanks around it; `indented` text keeps those
        before its first word, unless it begins with a line end."""
        end = len(self.text.rstrip())
        start = 0 if indented and self.text[:1] != "\n" else len(self.text) - len(self.text.lstrip())
        return min(start, end), end

    def place(self, at: int) -> int:
        """Where in the file the character `at` stands."""
        piece = self._pieces[bisect_right(self._starts, at) - 1]
        return piece.start + (at - piece.at if piece.end - piece.start == len(piece.text) else 0)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """From and to which character of the file the characters from `start` to `end` stand."""
        last = self._pieces[bisect_right(self._starts, end - 1) - 1]
        whole = last.end - last.start != len(last.text)
        return self.place(start), last.end if whole else self.place(end - 1) + 1

    def runs(self, source: Source, start: int, end: int) -> tuple[Run, ...]:
        """The characters from `start` to `end` cut where their style changes; none where all are plain."""
        if not self._styled:
            return ()
        cut: list[tuple[tuple[Style, ...], int, int]] = []
        for piece in islice(
            self._pieces, max(bisect_right(self._starts, start) - 1, 0), bisect_left(self._starts, end)
        ):
            a, b = max(start, piece.at), min(end, piece.at + len(piece.text))
            if a < b and cut and cut[-1][0] == piece.styles:
                cut[-1] = (piece.styles, cut[-1][1], b)
            elif a < b:
                cut.append((piece.styles, a, b))
        if not any(styles for styles, _, _ in cut):
            return ()
        return tuple(Run(self.text[a:b], styles, source.origin(*self.span(a, b))) for styles, a, b in cut)
