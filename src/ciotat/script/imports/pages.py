"""Words on pages become rows; what belongs to the paper and not to the script is left out."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise

from ciotat.script.imports.columns import is_cue, is_heading
from ciotat.script.imports.pdf import Sheet, Word
from ciotat.script.imports.row import Row
from ciotat.script.run import Run, Style

__all__ = ["Paper", "is_turn", "rows_of"]

_INCH = 72.0
_MARGIN, _HEAD = 1.15, 0.92
_PAGE = re.compile(
    r"(?:(?:page|第)\s*)?[-–—(]?\s*\d{1,4}[A-Z]?\s*[-–—)]?\.?\s*(?:页|頁)?(?:\s*(?:/|of|共)\s*\d{1,4}\s*页?)?", re.I
)
_SCENE = re.compile(r"[A-Z]{0,2}\d{1,4}[A-Z]{0,2}(?:[-.]\d{1,3}[A-Z]?)?[.、]?|\*")
_CONTINUED = re.compile(
    r"(?i:[(（]\s*(?:CONTINUED|MORE|更多|续|續|接下页|未完|待续)\s*[)）])|CONTINUED\s*:?\s*(?:\(\d+\))?"
)
_Place = tuple[str, int, int]
_MORE = re.compile(r"MORE|更多|续|續|接下页", re.I)


@dataclass(frozen=True)
class Paper:
    """The rows of a script on paper, and how many were left out as page numbers, heads, feet and marks of a page turn."""

    rows: tuple[Row, ...]
    left_out: int


@dataclass(frozen=True)
class _Bit:
    """Words standing together on a line."""

    runs: tuple[Run, ...]
    x: float
    end: float
    size: float

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()


@dataclass(frozen=True)
class _Line:
    """A line of a page: its baseline from the top in points, its bits from left to right; whether `two` speak in it."""

    y: float
    bits: tuple[_Bit, ...]
    page: int
    two: bool = False

    @property
    def text(self) -> str:
        return "  ".join(bit.text for bit in self.bits)


def rows_of(sheets: Sequence[Sheet]) -> Paper:
    """The rows of all pages, in order."""
    stamps = _stamps(sheets)
    pages = [list(_lines(sheet, at, stamps)) for at, sheet in enumerate(sheets)]
    total = sum(map(len, pages)) + sum(any(_place(word) in stamps for word in sheet.words) for sheet in sheets)
    heads = _repeated(pages, sheets)
    kept = [
        [line for line in page if not _furniture(line, page, sheet, heads)]
        for page, sheet in zip(pages, sheets, strict=True)
    ]
    pitch = _pitch(kept)
    rows: list[Row] = []
    more = False
    for whole, page, sheet in zip(pages, kept, sheets, strict=True):
        found = list(_rows(page, sheet, pitch))
        rows += [replace(row, continued=more and row is found[0]) for row in found] if more else found
        more = any(is_turn(line.text, more=True) for line in whole[-3:])
    return Paper(tuple(rows), total - sum(map(len, kept)))


def _stamps(sheets: Sequence[Sheet]) -> set[_Place]:
    """Watermarks: large words in the same place of at least three pages and three quarters of them."""
    sizes = Counter(round(word.size) for sheet in sheets for word in sheet.words)
    usual = max(sizes, key=sizes.__getitem__, default=0)
    large = [{_place(word) for word in sheet.words if word.size > 1.8 * usual} for sheet in sheets]
    met = Counter(place for places in large for place in places)
    return {place for place, count in met.items() if count >= 3 and count * 4 >= len(sheets) * 3}


def _place(word: Word) -> _Place:
    return word.text, round(word.x), round(word.y)


def _lines(sheet: Sheet, page: int, stamps: Set[_Place]) -> Iterator[_Line]:
    paper = ((-5 <= w.x <= sheet.width and -5 <= w.y <= sheet.height + 5, w) for w in sheet.words)
    inside = [word for within, word in paper if within and not (stamps and _place(word) in stamps)]
    inside.sort(key=lambda word: -word.y)
    lines: list[list[Word]] = []
    for word in inside:
        if lines and lines[-1][0].y - word.y <= 0.35 * max(min(lines[-1][0].size, word.size), 4):
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda word: word.x)
    gutters = dict(_gutters(lines))
    for number, line in enumerate(lines):
        yield _line(line, sheet, page, gutters.get(number, 0.0))


def _gutters(lines: Sequence[Sequence[Word]]) -> Iterator[tuple[int, float]]:
    """The numbers of the lines in which two people speak side by side, and where the one to the right begins."""
    for number, line in enumerate(lines):
        wide = [at for at in range(1, len(line)) if line[at].x - line[at - 1].end >= 2.2 * line[at].size]
        halves = [" ".join(word.text for word in half) for half in (line[: wide[0]], line[wide[0] :])] if wide else []
        if len(wide) != 1 or not all(map(is_cue, halves)):
            continue
        last = number + 1
        while last < len(lines) and lines[last - 1][0].y - lines[last][0].y < 1.6 * lines[last][0].size:
            last += 1
        left, right = line[wide[0] - 1].end, line[wide[0]].x
        starts = Counter(
            round(word.x)
            for below in lines[number + 1 : last]
            for before, word in pairwise(below)
            if word.x <= right and word.x - before.end > 0.9 * word.size and (word.x > left or before.end > left)
        )
        if starts:
            gutter = max(starts.items(), key=lambda found: (found[1], found[0]))[0] - 2.0
            yield from ((at, gutter) for at in range(number + 1, last))


def _line(words: list[Word], sheet: Sheet, page: int, gutter: float) -> _Line:
    bits: list[list[Word]] = []
    numbered = len(words) > 1 and _numbers(words)
    for word in words:
        near = 1.2 if numbered and bits == [words[:1]] else 2.2
        if bits and (bits[-1][-1].end < gutter <= word.x or _revised(word, sheet)):
            bits.append([word])
        elif bits and (gutter or word.x - bits[-1][-1].end < near * word.size):
            bits[-1].append(word)
        else:
            bits.append([word])
    y = words[0].y
    rules = [(left, right) for left, at, right in sheet.rules if -1 <= y - at <= 4]
    return _Line(sheet.height - y, tuple(_bit(bit, rules) for bit in bits), page, gutter > 0)


def _revised(word: Word, sheet: Sheet) -> bool:
    """Whether a word is the star in the right margin that marks a revision."""
    return word.text == "*" and word.x > sheet.width - 1.05 * _INCH


def _numbers(words: Sequence[Word]) -> bool:
    """Whether a line is a heading with its number before it."""
    return _SCENE.fullmatch(words[0].text) is not None and is_heading(" ".join(word.text for word in words[1:]))


def _bit(words: list[Word], rules: list[tuple[float, float]]) -> _Bit:
    runs: list[Run] = []
    for at, word in enumerate(words):
        middle = (word.x + word.end) / 2
        under = any(left <= middle <= right for left, right in rules)
        styles: tuple[Style, ...] = (*word.styles, "underline") if under else word.styles
        gap = word.x - words[at - 1].end if at else 0.0
        text = (
            f" {word.text}" if gap > 0.22 * word.size or (at and word.spaced and gap > 0.05 * word.size) else word.text
        )
        if runs and runs[-1].styles == styles:
            text = runs.pop().text + text
        runs.append(Run(text, styles))
    return _Bit(tuple(runs), words[0].x, words[-1].end, words[0].size)


def _repeated(pages: Sequence[Sequence[_Line]], sheets: Sequence[Sheet]) -> set[str]:
    """Heads and feet: what stands outside the body of at least three pages and a quarter of them, numbers apart."""
    met: Counter[str] = Counter()
    for page, sheet in zip(pages, sheets, strict=True):
        heads = [line for line in page if _marginal(line, sheet, _HEAD)]
        met.update({_shape(line) for line in heads if not any(is_heading(bit.text) for bit in line.bits)})
    return {shape for shape, count in met.items() if count >= 3 and count * 4 >= len(pages)}


def _shape(line: _Line) -> str:
    words = [bit.text for bit in line.bits if not _PAGE.fullmatch(bit.text)] or [bit.text for bit in line.bits]
    return f"{round(line.y / 3)} " + re.sub(r"\d+", "#", "  ".join(words))


def _marginal(line: _Line, sheet: Sheet, inches: float) -> bool:
    return line.y < inches * _INCH or line.y > sheet.height - inches * _INCH


def _furniture(line: _Line, page: Sequence[_Line], sheet: Sheet, heads: set[str]) -> bool:
    """Whether a line belongs to the page: its number, head or foot, or a mark that something goes on overleaf."""
    text, first = line.text, line.bits[0]
    aside = first.x > sheet.width * 0.6 or abs((first.x + first.end) / 2 - sheet.width / 2) < 0.3 * _INCH
    if _marginal(line, sheet, _HEAD) and _shape(line) in heads:
        return True
    if _marginal(line, sheet, _MARGIN) and _PAGE.fullmatch(text) and (aside or _marginal(line, sheet, _HEAD)):
        return True
    edge = line in (*page[:3], *page[-3:])
    words = [bit.text for bit in line.bits if not _SCENE.fullmatch(bit.text)]
    return edge and len(words) == 1 and is_turn(words[0])


def is_turn(text: str, more: bool = False) -> bool:
    """Whether a line only says that something goes on overleaf: ``(MORE)``, ``CONTINUED: (2)``, （续）; with `more`, that
    someone speaks on."""
    if len(text) > 30 or not _CONTINUED.fullmatch(text):
        return False
    return not more or _MORE.search(text) is not None


def _pitch(pages: Sequence[Sequence[_Line]]) -> float:
    """The usual distance of two lines in points."""
    steps = Counter(round((b.y - a.y) * 2) / 2 for page in pages for a, b in pairwise(page) if b.y - a.y > 4)
    common = [step for step, count in steps.items() if count * 8 >= steps.total()]
    return min(common, default=12.0)


def _rows(page: Sequence[_Line], sheet: Sheet, pitch: float) -> Iterator[Row]:
    before: _Line | None = None
    for line in page:
        gap = max(0, round((line.y - before.y) / pitch) - 1) if before else 1
        if row := _row(line, sheet, gap):
            yield row
            before = line


def _row(line: _Line, sheet: Sheet, gap: int) -> Row | None:
    right = sheet.width - 1.6 * _INCH
    bits = [bit for bit in line.bits if bit.text != "*" or bit.x < right]
    if not bits:
        return None
    last = bits[-1].text if len(bits) > 1 and bits[-1].x > right and _SCENE.fullmatch(bits[-1].text) else ""
    if last:
        bits.pop()
    number = last
    if len(bits) > 1 and _SCENE.fullmatch(bits[0].text):
        beside = is_heading(bits[1].text) or bits[0].text == last
        if beside or (not last and bits[0].x < 1.3 * _INCH):
            number = bits.pop(0).text
    across = _placed(bits[1:], line, sheet, 0) if len(bits) > 1 else None
    if across and not (line.two or _beside(bits)):
        bits, across = [_merged(bits)], None
    return replace(_placed(bits[:1], line, sheet, gap), number=number.strip("*.、"), across=across)


def _beside(bits: Sequence[_Bit]) -> bool:
    """Whether the bits of a line are two columns rather than one line with holes in it."""
    return len(bits) == 2 and bits[1].x - bits[0].end > 1.0 * bits[0].size


def _merged(bits: Sequence[_Bit]) -> _Bit:
    runs = [*bits[0].runs, *(run for bit in bits[1:] for run in (Run(" "), *bit.runs))]
    return _Bit(tuple(runs), bits[0].x, bits[-1].end, bits[0].size)


def _placed(bits: Sequence[_Bit], line: _Line, sheet: Sheet, gap: int) -> Row:
    bit = _merged(bits) if len(bits) > 1 else bits[0]
    middle = abs((bit.x + bit.end) / 2 - sheet.width / 2)
    return Row(
        bit.runs,
        bit.x / _INCH,
        bit.end / _INCH,
        gap,
        line.page,
        centred=middle < 0.45 * _INCH and bit.x > 1.7 * _INCH,
        flush=bit.end > sheet.width - 1.6 * _INCH and bit.x > sheet.width / 2,
    )
