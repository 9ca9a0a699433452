"""What a Chinese script tells before its first scene: the story in short, and who its people are."""

from collections.abc import Iterator

from ciotat.script.paper.block import Block
from ciotat.script.paper.page import Span
from ciotat.script.paper.paragraph import Paragraph
from ciotat.script.paper.place import Places
from ciotat.script.paper.sheet import Paper
from ciotat.script.screenplay import Screenplay

__all__ = ["front_blocks"]

_PEOPLE = "人物小传"
_OUTLINES = ("大纲", "大綱", "梗概", "简介", "簡介", "一句话故事")
_LONGEST = 12_000


def front_blocks(screenplay: Screenplay, paper: Paper) -> Iterator[Block]:
    """The blocks of the pages between the title page and the first scene; none for a script that has nothing there."""
    if screenplay.format != "chinese" or not screenplay.source or not screenplay.scenes:
        return
    for key, value in screenplay.title_page:
        if key.endswith(_OUTLINES) and value.strip():
            yield _block(paper, "heading", Span(key, ("bold",)))
            for row in value.split("\n"):
                yield from _paragraph(paper, Span(row))
    head = screenplay.source[: Places(screenplay.source).offset(screenplay.scenes[0].origin)]
    people = [(name, told) for name, told in screenplay.people if name in head and told]
    if people:
        yield _block(paper, "heading", Span(_PEOPLE, ("bold",)))
    for name, told in people:
        yield from _paragraph(paper, Span(name, ("bold",)), Span(f"：{told}"))


def _block(paper: Paper, kind: str, *spans: Span) -> Block:
    column = paper.column(kind)
    return Block("heading" if kind == "heading" else "told", (Paragraph(kind, column, spans),), above=column.above)


def _paragraph(paper: Paper, *spans: Span) -> Iterator[Block]:
    """One paragraph, in pieces that no page is too small for."""
    *first, last = spans
    for at in range(0, max(len(last.text), 1), _LONGEST):
        yield _block(paper, "action", *(() if at else first), Span(last.text[at : at + _LONGEST], last.styles))
