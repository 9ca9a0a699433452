"""Rows become parts of a script by the columns they stand in: action at the edge, speech indented, names further in.

The columns are the trade's (action from 1.5 inches, dialogue from 2.5, names from 3.5), measured from the edge that the
scene headings or most rows share, so that any paper and margin will do.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.fountain import is_transition
from ciotat.script.heading import SLUG
from ciotat.script.imports.part import Part
from ciotat.script.imports.row import Row
from ciotat.script.kind import SPEECH
from ciotat.script.run import Run
from ciotat.script.screenplay import ElementType

__all__ = ["Columns", "is_cue", "is_heading"]

_EDGE, _CUE, _RIGHT, _TYPED, _STEP = 0.4, 1.25, 3.2, 0.1, 0.12
_NUMBER = re.compile(r"(?P<number>[A-Z]{0,2}\d{1,4}[A-Z]{0,2}(?:[-.]\d{1,3}[A-Z]?)?)[.)]?\s+(?P<rest>\S.*)", re.S)
_CONTINUED = re.compile(r"\s*[(（]\s*(?:CONT(?:INUED|['’]?D)?|续|續|接上页|接上頁)\.?\s*[)）]", re.I)
_SENTENCE = (".", "!", "?", ":", "”", '"', "’", "。", "！", "？", "…", ")", "）")
_HAN = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def is_heading(text: str) -> bool:
    """Whether a row by itself reads as a scene heading, with or without its number before it."""
    if len(text) > 200:
        return False
    if text == text.upper() and (
        SLUG.fullmatch(text) or ((n := _NUMBER.fullmatch(text)) and SLUG.fullmatch(n["rest"]))
    ):
        return True
    return bool(_HAN.search(text)) and chinese_heading(text) is not None


def is_cue(text: str) -> bool:
    """Whether a row could name who speaks: capitals apart from what stands in parentheses, no sentence."""
    name = re.sub(r"[(（][^()（）]*[)）]?", "", text).strip()
    if not name or len(name) > 40 or name[-1] in ".!?:,;—-。！？：，；":
        return name.endswith((".", "'")) and name == name.upper() and len(name) < 20 and any(c.isalpha() for c in name)
    if _HAN.search(name):
        return len(name) <= 12 and not re.search(r"[，。！？；：“”《》]", name)
    return name == name.upper() and any(c.isalpha() for c in name)


class Columns:
    """One reading of rows: `parts` in order, and how many were joined over pages (`joined`)."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.parts: list[Part] = []
        self.joined = 0
        self.base = _base(rows)
        self._widest = _widest(rows, self.base)
        self._speech = _speech(rows, self.base)
        self._spaced = _spaced(rows)
        self._last: Row | None = None
        self._cue = ""
        self._two = False
        at = 0
        while at < len(rows):
            at = self._dual(rows, at) or self._single(rows, at)

    def _single(self, rows: Sequence[Row], at: int) -> int:
        row = rows[at]
        type = self._type(row, rows[at + 1] if at + 1 < len(rows) else None)
        if type == "cue" and self._same_speech(row):
            self.joined += 1
        else:
            self._put(type, row)
        self._last = row
        return at + 1

    def _type(self, row: Row, below: Row | None) -> ElementType:
        """What `row` is, from what the document says, its words, its column and the part before it."""
        if row.type:
            return row.type  # type: ignore[return-value]
        text, indent = row.text, row.left - self.base
        before = self.parts[-1].type if self.parts else "action"
        speaking = before in SPEECH and (row.gap == 0 or self._turned(row))
        if row.whole and row.centred and self._last and not self._last.centred:
            speaking = False
        if indent < _EDGE:
            if is_heading(text) or (row.number and text == text.upper()):
                return "heading"
            if self._spaced and row.gap >= 2 and below and below.gap and text == text.upper() and len(text) < 80:
                return "heading"
            return "transition" if row.gap and is_transition(text) else "action"
        if speaking and (text[0] in "(（" or (before == "parenthetical" and not self._closed())):
            return "parenthetical"
        if (row.flush or indent > _RIGHT or text.endswith("TO:")) and is_transition(text):
            return "transition"
        if (
            below
            and is_cue(text)
            and self._speaks_below(row, below)
            and not (speaking and row.gap == 0 and indent < _CUE)
        ):
            return "cue"
        if speaking:
            return "dialogue"
        if row.flush or indent > _RIGHT:
            return "transition" if text == text.upper() and len(text) < 40 else "action"
        return "centred" if row.centred else "action"

    def _speaks_below(self, row: Row, below: Row) -> bool:
        """Whether what stands under a name is spoken: directly below, indented less than the name."""
        if below.type in ("dialogue", "parenthetical"):
            return True
        if self._speech and below.text[:1] not in "(（" and abs(below.left - self._speech) > 0.2:
            return False
        indented = below.left - self.base >= _EDGE or row.whole
        left = below.left < row.left - 0.2 or (row.whole and row.centred) or below.text[:1] in "(（"
        return indented and left and (below.gap == 0 or below.page != row.page) and not is_heading(below.text)

    def _turned(self, row: Row) -> bool:
        """Whether a page was turned in the middle of what is said: same column, or a sentence left open."""
        last = self._last
        return bool(last and last.page != row.page and row.left - self.base >= _EDGE and not is_cue(row.text))

    def _same_speech(self, row: Row) -> bool:
        """Whether a name at the head of a page only says again who was speaking."""
        last, name = self._last, _CONTINUED.sub("", row.text).strip()
        again = bool(last and last.page != row.page and self.parts and self.parts[-1].type in SPEECH)
        if not again or name == row.text or name != _CONTINUED.sub("", self._cue).strip():
            return False
        return row.continued or not self.parts[-1].text.rstrip().endswith(_SENTENCE)

    def _closed(self) -> bool:
        text = self.parts[-1].text
        return text.count(")") + text.count("）") >= max(1, text.count("(") + text.count("（"))

    def _put(self, type: ElementType, row: Row, dual: bool = False) -> None:
        if type == "cue":
            self._cue = row.text
        if self._continues(type, row):
            last = self.parts[-1]
            self.parts[-1] = Part(
                type, _joined(last.runs, self._indented(type, row), self._breaks(type, row)), last.number, last.dual
            )
            return
        number, runs = row.number, self._indented(type, row)
        if (
            type == "heading"
            and (match := _NUMBER.fullmatch(row.text))
            and not number
            and SLUG.fullmatch(match["rest"])
        ):
            number, runs = match["number"], (Run(match["rest"], row.runs[0].styles),)
        self.parts.append(Part(type, runs, number, dual))

    def _indented(self, type: ElementType, row: Row) -> tuple[Run, ...]:
        """The runs of a row, with the blanks before a line of action that stands a little further in."""
        indent = row.left - self.base
        if type != "action" or row.whole or not _STEP < indent < _EDGE:
            return row.runs
        return (Run(" " * round(indent / _TYPED) + row.runs[0].text, row.runs[0].styles), *row.runs[1:])

    def _continues(self, type: ElementType, row: Row) -> bool:
        """Whether `row` goes on with the part before it."""
        if not self.parts or self.parts[-1].type != type or type == "cue" or not self._last or self._last.whole:
            return False
        if type == "parenthetical":
            return not self._closed()
        if type in ("heading", "transition", "section"):
            return row.gap == 0 and row.page == self._last.page and not is_heading(row.text) and type == "heading"
        if row.page != self._last.page:
            open_ = not self.parts[-1].text.rstrip().endswith(_SENTENCE)
            return type == "dialogue" or (type == "action" and (open_ or self._full(row)))
        return row.gap == 0

    def _breaks(self, type: ElementType, row: Row) -> bool:
        """Whether the writer broke the line before `row`: its first word would have fitted above."""
        last = self._last
        assert last
        if type in ("centred", "lyric") or (type == "action" and max(row.left, last.left) - self.base > _STEP):
            return True
        return type in ("dialogue", "action") and last.page == row.page and self._fits(row) is True

    def _full(self, row: Row) -> bool:
        """Whether the row before had no room for the first word of `row`, so that this likely goes on with it."""
        return self._fits(row) is False

    def _fits(self, row: Row) -> bool | None:
        """Whether the first word of `row` would have fitted above; None where the width of the column is not known."""
        last = self._last
        if self._two or not last or not (edge := self._widest.get(_column(last, self.base))):
            return None
        pitch = (row.right - row.left) / max(len(row.text), 1)
        slack = 0.4 if abs(pitch - _TYPED) < 0.002 else -1.2
        first = 1 if _HAN.match(row.text) else len(row.text.split()[0]) + 1
        return last.right + first * pitch <= edge + slack * pitch

    def _dual(self, rows: Sequence[Row], at: int) -> int:
        """Read two people speaking side by side; the index after them, or 0 if it is not that."""
        first = rows[at]
        if not (first.across and is_cue(first.text) and is_cue(first.across.text)):
            return 0
        middle = (first.right + first.across.left) / 2
        end = at + 1
        while (
            end < len(rows) and rows[end].gap == 0 and rows[end].page == first.page and not is_heading(rows[end].text)
        ):
            end += 1
        if end == at + 1:
            return 0
        halves = [half for row in rows[at:end] for half in (row, row.across) if half]
        for side, dual in ((True, False), (False, True)):
            column = [half for half in halves if (half.left < middle - 0.3) == side]
            if not column:
                return 0
            self._column_of_two(column, dual)
        return end

    def _column_of_two(self, column: Sequence[Row], dual: bool) -> None:
        self._last, self._two = None, True
        for place, row in enumerate(column):
            if place == 0:
                type: ElementType = "cue"
            elif row.text[0] in "(（" or (self.parts[-1].type == "parenthetical" and not self._closed()):
                type = "parenthetical"
            else:
                type = "dialogue"
            self._put(type, row, dual and type == "cue")
            self._last = row
        self._two = False


def _base(rows: Sequence[Row]) -> float:
    """The edge that action and headings share: where most headings begin, else the leftmost well used place."""
    headings = Counter(round(row.left, 1) for row in rows if is_heading(row.text))
    if headings:
        return headings.most_common(1)[0][0]
    places = Counter(round(row.left, 1) for row in rows)
    used = [place for place, count in places.items() if count * 20 >= len(rows)]
    return min(used, default=0.0)


def _column(row: Row, base: float) -> int:
    return round((row.left - base) * 4)


def _widest(rows: Sequence[Row], base: float) -> dict[int, float]:
    """How far right each column reaches, for the columns in which rows follow one another often enough to tell."""
    runs = Counter(
        _column(below, base)
        for row, below in pairwise(rows)
        if not below.gap and _column(row, base) == _column(below, base)
    )
    edges: dict[int, float] = {}
    for row in rows:
        place = _column(row, base)
        if runs[place] >= 5:
            edges[place] = max(edges.get(place, 0.0), row.right)
    return edges


def _speech(rows: Sequence[Row], base: float) -> float:
    """Where what is spoken begins: the place under names that is used most, if at least three stand there; else 0."""
    places = Counter(
        round(below.left, 1)
        for row, below in pairwise(rows)
        if not below.gap and not below.whole and base + _EDGE <= below.left < row.left - 0.2 and is_cue(row.text)
        if below.text[:1] not in "(（"
    )
    place, count = places.most_common(1)[0] if places else (0.0, 0)
    return place if count >= 3 else 0.0


def _spaced(rows: Sequence[Row]) -> bool:
    """Whether headings have more space above them than paragraphs have."""
    gaps = [row.gap for row in rows if is_heading(row.text)]
    return sum(gap >= 2 for gap in gaps) * 3 >= len(gaps) * 2 > 0


def _joined(before: tuple[Run, ...], after: tuple[Run, ...], broken: bool) -> tuple[Run, ...]:
    """Two rows of one part as one text: a blank between words, none between Han or behind a dash."""
    last, first = before[-1], after[0]
    tight = (_HAN.match(last.text[-1:]) and _HAN.match(first.text[:1])) or re.search(r"\w[-–—]+$", last.text)
    between = "\n" if broken else "" if tight else " "
    if last.styles == first.styles:
        return (*before[:-1], Run(last.text.rstrip() + between + _led(first.text, broken), last.styles), *after[1:])
    return (*before[:-1], Run(last.text.rstrip() + between, last.styles), *after)


def _led(text: str, broken: bool) -> str:
    return text if broken else text.lstrip()
