"""A paragraph set in its column: rows that can be counted, cut at the end of a sentence, and placed."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from ciotat.script.paper.measure import cells, ems
from ciotat.script.paper.page import Line, Span
from ciotat.script.paper.sheet import CELL, LINE, Column
from ciotat.script.paper.wrap import Row, wrap
from ciotat.script.run import Style
from ciotat.script.screenplay import Element

__all__ = ["Paragraph", "capitals", "spans_of"]

_SENTENCE = re.compile(r"[.!?]+[\"'”’)\]}*_]*\s+|[。！？…]+[”’」』）)]*\s*")


@dataclass(frozen=True)
class Paragraph:
    """Styled text of one `kind` in its column; `goes_on` where it is the rest of one that began on the page before."""

    kind: str
    column: Column
    spans: tuple[Span, ...]
    goes_on: bool = False

    @cached_property
    def text(self) -> str:
        return "".join([span.text for span in self.spans])

    @cached_property
    def rows(self) -> list[Row]:
        column = self.column
        first = column.fits(not self.goes_on) + (column.hang if self._hangs else 0)
        return wrap(self.text, column.cells, first, ems if column.song else cells)

    @property
    def _hangs(self) -> bool:
        return self.text[:1] in ("(", "（") and not self.goes_on

    @property
    def height(self) -> float:
        """Points from the top of its first line to the bottom of its last."""
        return len(self.rows) * self.column.leading

    @cached_property
    def sentences(self) -> list[int]:
        """Where sentences end inside the text: the index of the first character of the next one."""
        if self.column.anywhere:
            return [row[0] for row in self.rows[1:]]
        ends = [match.end() for match in _SENTENCE.finditer(self.text)]
        return [end for end in ends if end < len(self.text)]

    def row_of(self, index: int) -> int:
        """The row that character `index` stands in."""
        return bisect_right(self.rows, index, key=lambda row: row[0]) - 1

    def cut(self, index: int) -> "tuple[Paragraph, Paragraph]":
        """The paragraph before character `index`, and the rest of it."""
        before, after = self._slice(0, index), self._slice(index, len(self.text))
        return Paragraph(self.kind, self.column, before, self.goes_on), Paragraph(self.kind, self.column, after, True)

    @cached_property
    def _offsets(self) -> list[int]:
        return [0, *accumulate(len(span.text) for span in self.spans)]

    def _slice(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the characters from `start` to `end`."""
        found = []
        at = bisect_right(self._offsets, start) - 1
        while at < len(self.spans) and self._offsets[at] < end:
            span, begin = self.spans[at], self._offsets[at]
            a, b = max(start - begin, 0), min(end - begin, len(span.text))
            places = (span.start + a, span.start + b) if span.element else (0, 0)
            if a < b:
                found.append(Span(span.text[a:b], span.styles, span.element, *places))
            at += 1
        return tuple(found)

    def lines(self, top: float) -> Iterator[Line]:
        """Its lines, the first of them `top` points below the top of the body."""
        if not self.spans:
            return
        column = self.column
        y = top + column.leading - LINE
        for number, (start, end) in enumerate(self.rows):
            spans = self._slice(start, end)
            text = "".join([span.text for span in spans]).rstrip()
            spare = column.right - column.left - (ems if column.song else cells)(text) * column.unit
            x = column.left
            if column.align != "left":
                x += max(0.0, spare if column.align == "right" else spare / 2)
            elif not number and not self.goes_on:
                x += column.indent - (CELL * column.hang if self._hangs else 0.0)
            yield Line(x, y, self.kind, spans)
            y += column.leading


def spans_of(element: Element, column: Column) -> tuple[Span, ...]:
    """The text of an element in its styles, in capitals where its column wants them."""
    runs = [(run.text, run.styles) for run in element.runs] or [(element.text, ())]
    found, at = [], 0
    for text, styles in runs:
        shown = capitals(text) if column.caps or "caps" in styles else text
        found.append(Span(shown, _joined(column.styles, styles), element.id, at, at + len(text)))
        at += len(text)
    return tuple(found)


def _joined(one: tuple[Style, ...], other: tuple[Style, ...]) -> tuple[Style, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def capitals(text: str) -> str:
    """`text` in capitals, letter for letter: one that would become two stays as it is."""
    upper = text.upper()
    return upper if len(upper) == len(text) else "".join([c.upper() if len(c.upper()) == 1 else c for c in text])
