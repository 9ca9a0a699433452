"""The title page: title and credits in the middle, the draft and where to reach the writer at the foot."""

import re
from collections.abc import Iterable, Iterator

from ciotat.script.paper.measure import cells, ems
from ciotat.script.paper.page import Line, Page, Span
from ciotat.script.paper.paragraph import capitals
from ciotat.script.paper.sheet import CELL, LETTER, LINE, SONG, Paper
from ciotat.script.paper.wrap import wrap
from ciotat.script.screenplay import Screenplay
from ciotat.script.title_page import is_title

__all__ = ["title_page"]

_MIDDLE = re.compile(
    r"credits?|authors?|(written )?by|source|series|episode( title)?|based on|subtitle|编剧|編劇|作者|导演|導演|原著",
    re.I,
)
_RIGHT = re.compile(r"(draft )?date|draft|revision|version|日期|稿次|版本", re.I)
_LEFT = re.compile(r"contact|copyright|notes?|联系.*|聯繫.*|电话|電話|版权|版權", re.I)
_GAPS = {"credit": 3, "credits": 3, "source": 4}
_FIRST = 18
_EDGE = 72.0
_MOST = 200
_LARGE = 26.0
_CHINESE = frozenset({"类型", "類型", "集数", "集數", "题材", "題材"})


def title_page(screenplay: Screenplay, paper: Paper = LETTER) -> Page | None:
    """The title page of a script, or None where it has none: pairs such as Title, Credit, Author, Source in the middle,
    Contact and Copyright at the foot on the left, Draft date on the right. Keys that nobody knows stay off it."""
    pairs = [(key.strip(), value) for key, value in screenplay.title_page[:_MOST] if value.strip()]
    if not pairs:
        return None
    if paper.song:
        return Page("", tuple(_song(pairs, screenplay.title, paper)))
    wide = int((paper.width - 2 * _EDGE) / CELL)
    middle = list(_middle(pairs, screenplay.title, wide))
    left = [row for key, value in pairs if _LEFT.fullmatch(key) for row in _rows(value, wide // 2)]
    right = [row for key, value in pairs if _RIGHT.fullmatch(key) for row in _rows(value, wide // 2 - 2)]
    if not (middle or left or right):
        return None
    least = sum(gap + 1 for gap, _ in middle)
    top = max(0, min(_FIRST, int(paper.room / LINE) - max(len(left), len(right)) - least - 2))
    lines = [*_placed(middle, top * LINE, paper), *_foot(left, right, paper)]
    return Page("", tuple(sorted(lines, key=lambda line: (line.y, line.x))))


def _song(pairs: list[tuple[str, str]], title: str, paper: Paper) -> Iterator[Line]:
    """The title page of a Chinese script: a large title, and under it who made it."""
    found = next((value for key, value in pairs if is_title(key)), title).strip("《》")
    found = f"《{found}》" if found else ""
    top = _FIRST * LINE
    for start, end in wrap(found[:200], 16_000, measure=ems):
        row = found[start:end].strip()
        yield Line((paper.width - ems(row) * _LARGE / 1000) / 2, top, "title", (Span(row, ("bold",)),), _LARGE)
        top += _LARGE * 1.5
    top += _LARGE
    for key, value in pairs:
        if _MIDDLE.fullmatch(key) or _LEFT.fullmatch(key) or _RIGHT.fullmatch(key) or key in _CHINESE:
            row = f"{key}：{' '.join(value.split())}"[:60]
            yield Line((paper.width - ems(row) * SONG / 1000) / 2, top, "title", (Span(row),))
            top += 2 * LINE


def _middle(pairs: list[tuple[str, str]], title: str, wide: int) -> Iterator[tuple[int, str]]:
    """What stands in the middle, and how many lines below the last."""
    found = next((value for key, value in pairs if is_title(key)), title)
    yield from ((0, capitals(row)) for row in _rows(found, wide))
    for key, value in pairs:
        if _MIDDLE.fullmatch(key):
            for number, row in enumerate(_rows(value, wide)):
                yield 0 if number else _GAPS.get(key.lower(), 1), row


def _rows(text: str, wide: int) -> list[str]:
    return [text[start:end].strip() for start, end in wrap(text[:4000], wide)]


def _placed(rows: Iterable[tuple[int, str]], top: float, paper: Paper) -> Iterator[Line]:
    for gap, row in rows:
        top += gap * LINE
        yield Line((paper.width - cells(row) * CELL) / 2, top, "title", (Span(row),))
        top += LINE


def _foot(left: list[str], right: list[str], paper: Paper) -> Iterator[Line]:
    """The blocks at the foot: both end with the last line of the page."""
    for rows, on_right in ((left, False), (right, True)):
        widest = max(map(cells, rows), default=0) * CELL
        x = paper.width - _EDGE - widest if on_right else _EDGE
        for number, row in enumerate(reversed(rows)):
            y = paper.room - LINE * (number + 1)
            if row and y >= 0:
                yield Line(x, y, "title", (Span(row),))
