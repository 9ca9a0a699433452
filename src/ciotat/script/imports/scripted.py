"""Rows of a page or a document, whatever it was, become the text of a script."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.cue import chinese_cue
from ciotat.script.detect import detect, language_of
from ciotat.script.imports.columns import Columns, is_heading
from ciotat.script.imports.front import front
from ciotat.script.imports.imported import Imported, Inference
from ciotat.script.imports.part import Part, fountain
from ciotat.script.imports.row import Row
from ciotat.script.source import Source

__all__ = ["scripted"]

_OPENS = re.compile(r"FADE IN[:.]?|(?:COLD )?OPEN(?:ING)?\b.*|TEASER|ACT ONE|淡入.*", re.I)
_MATTER = re.compile(
    r"[【]?(?:人物(?:小传|表|介绍)|主要人物|角色(?:介绍|表)|(?:故事)?(?:大纲|梗概|简介)|story|characters)[】]?[:：]?",
    re.I,
)
_FRONT = 200
_EDGE = 0.4
_STARTS = re.compile(r"[△▲▽⊿【\[（(]|\d+[-、.．]|第.{1,6}[场集幕]|人物[:：]")


def scripted(
    rows: Sequence[Row], inferred: Sequence[Inference] = (), known: tuple[str, str] = ("", "")
) -> Imported | None:
    """The script that `rows` are: Fountain where columns or styles tell what each is, Chinese where the text itself
    does; None where they are only paragraphs. `known` are title and author if the file itself names them."""
    chinese = language_of("\n".join(row.text for row in rows)) == "zh"
    start = _front(rows)
    page = front(rows[:start], chinese, *known) if start else ()
    body = rows[start:]
    columns = Columns(body)
    speeches = _speeches(columns.parts)
    typed = sum(bool(row.type) for row in body)
    told = tuple(inferred) + _told(columns, page)
    if chinese and not typed and _lined(body, columns, speeches):
        text = "\n".join(_flowing(body))
        head = "".join(f"{key}：{' '.join(value.splitlines())}\n" for key, value in page)
        if detect(Source(text)) == "chinese":
            return Imported(f"{head}\n{text}\n" if head else f"{text}\n", "chinese", tuple(inferred))
    if typed >= 3 or speeches >= 2 or (speeches and any(part.type == "heading" for part in columns.parts)):
        return Imported(fountain(columns.parts, page), "fountain", told)
    return None


def _front(rows: Sequence[Row]) -> int:
    """How many rows are a title page: all on pages before the one where the story begins, and
    in the middle where they are rows and not paragraphs."""
    start = next(
        (
            at
            for at, row in enumerate(rows[:_FRONT])
            if row.type == "heading" or is_heading(row.text) or _OPENS.fullmatch(row.text)
        ),
        0,
    )
    while start and rows[start - 1].page == rows[start].page:
        start -= 1
    start = next((at for at, row in enumerate(rows[:start]) if _MATTER.fullmatch(row.text)), start)
    head = rows[:start]
    middle = sum(row.centred for row in head) * 3 >= len(head) or all(row.whole for row in head)
    return start if middle else 0


def _speeches(parts: Sequence[Part]) -> int:
    said = ("dialogue", "parenthetical")
    return sum(a.type == "cue" and b.type in said for a, b in pairwise(parts))


def _told(columns: Columns, page: Sequence[tuple[str, str]]) -> tuple[Inference, ...]:
    found: list[Inference] = [("columns", {"count": str(len(columns.parts))})]
    if columns.joined:
        found.append(("joined-speech", {"count": str(columns.joined)}))
    if page:
        found.append(("front-page", {"count": str(len(page))}))
    return tuple(found)


def _lined(rows: Sequence[Row], columns: Columns, speeches: int) -> bool:
    """Whether lines say what they are by themselves: hardly any stands in a column, or more are 名：台词 than columns."""
    placed = sum(row.left - columns.base >= _EDGE for row in rows)
    return placed * 6 < len(rows) or sum(chinese_cue(row.text) is not None for row in rows) > speeches


def _flowing(rows: Sequence[Row]) -> list[str]:
    """Chinese rows as lines: those that only go on because the one above was full are joined to it."""
    edge = max((row.right for row in rows), default=0.0)
    lines: list[str] = []
    last: Row | None = None
    for row in rows:
        text = row.text if not row.across else f"{row.text}　{row.across.text}"
        if row.number and is_heading(text):
            text = f"{row.number} {text}"
        em = (row.right - row.left) / max(len(row.text), 1)
        full = last and not last.whole and last.right + 1.7 * em >= edge and row.gap == 0
        turned = last and last.page != row.page
        if last and (full or (turned and last.right + 1.7 * em >= edge)) and not _begins(text):
            lines[-1] += text
        else:
            lines += [""] * (row.gap > 0 and bool(lines)) + [text]
        last = row
    return lines


def _begins(text: str) -> bool:
    return bool(_STARTS.match(text)) or chinese_heading(text) is not None or chinese_cue(text) is not None
