"""The pages of a screenplay, broken where Final Draft breaks them."""

import re
from collections import deque
from collections.abc import Iterable, Iterator

from ciotat.script.paper.block import Block, blocks_of
from ciotat.script.paper.breaking import halves, torn
from ciotat.script.paper.chinese import chinese_blocks
from ciotat.script.paper.front import front_blocks
from ciotat.script.paper.measure import cells
from ciotat.script.paper.page import Line, Page, Span
from ciotat.script.paper.setting import Setting, setting_of
from ciotat.script.paper.sheet import CELL, LINE, Paper
from ciotat.script.screenplay import Screenplay

__all__ = ["body_pages", "front_pages", "paginate"]

_NUMBER = re.compile(r"[0-9]{1,6}")
_MOST = 20
"""Blocks in a row that are kept together, at most."""


def paginate(screenplay: Screenplay, paper: Paper | None = None, continued: bool | None = None) -> tuple[Page, ...]:
    """The pages of the body, without the title page, on `paper`: else on the one that a Final Draft file asks for, or
    US Letter. With `continued`, a cue of who spoke last in the scene is marked (CONT'D), as also where nothing says
    otherwise. Linear in the length of the script."""
    return body_pages(screenplay, setting_of(screenplay, paper, continued))


def body_pages(screenplay: Screenplay, setting: Setting) -> tuple[Page, ...]:
    """The pages of the body, set as `setting` says."""
    blocks = chinese_blocks if setting.paper.song else blocks_of
    pages = tuple(_Press(setting.paper).pages(blocks(screenplay, setting)))
    return setting.scene_breaks.marked(pages, {s.id: s.number for s in screenplay.scenes}, setting.paper)


def front_pages(screenplay: Screenplay, paper: Paper) -> tuple[Page, ...]:
    """The pages between the title page and the body of a Chinese script: its story in short, its people."""
    return tuple(_Press(paper).pages(front_blocks(screenplay, paper))) if paper.song else ()


class _Press:
    """Fills one page after the other."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self._lines: list[Line] = []
        self._heights: dict[str, float] = {}
        self._used = 0.0
        self._label, self._count = "", 0

    def pages(self, blocks: Iterable[Block]) -> Iterator[Page]:
        for group in _kept(blocks):
            if group[0].type == "break":
                yield from self._turn()
                self._label = group[0].label
            else:
                yield from self._set(group)
        yield from self._turn()

    def _set(self, group: deque[Block]) -> Iterator[Page]:
        """Place blocks that no page may part: all of them here, or broken in one of them, or on the next page."""
        while group:
            if self._used + self._height(group) <= self.paper.room:
                for block in group:
                    self._put(block)
                return
            at = next((i for i, block in enumerate(group) if block.type not in ("heading", "close")), len(group) - 1)
            ahead = [group[i] for i in range(at)]
            room = self.paper.room - self._used - self._height([*ahead, group[at]]) + group[at].height
            found = halves(group[at], room)
            if not found and self._used:
                yield from self._turn()
                continue
            above, below = found or self._torn(group, at, room)
            if found:
                self._put_all(group, at)
                group.popleft()
            self._put(above)
            if below:
                group.appendleft(below)
                yield from self._turn(above.name)

    def _torn(self, group: deque[Block], at: int, room: float) -> tuple[Block, Block | None]:
        """At the top of a page that cannot hold the first `at` blocks and the next: what of them to place, and the rest
        of the one that no page can hold."""
        if room >= group[at].paragraphs[0].column.leading and group[at].height > room:
            self._put_all(group, at)
            return torn(group.popleft(), room)
        block = group.popleft()
        return torn(block, self.paper.room) if block.height > self.paper.room else (block, None)

    def _put_all(self, group: deque[Block], count: int) -> None:
        for _ in range(count):
            self._put(group.popleft())

    def _height(self, group: Iterable[Block]) -> float:
        """Points that the blocks take below what stands on the page."""
        total = sum(block.above + block.height for block in group)
        return total if self._used else total - next(iter(group)).above

    def _put(self, block: Block) -> None:
        top = self._used + (block.above if self._used else 0.0)
        for side in (block.paragraphs, block.beside):
            at = top
            for paragraph in side:
                self._lines += paragraph.lines(at)
                at += paragraph.height
        if block.number:
            self._number(block.number, top)
        bottom = top + block.height
        if block.scene:
            self._heights[block.scene] = self._heights.get(block.scene, 0.0) + bottom - self._used
        self._used = bottom

    def _number(self, number: str, top: float) -> None:
        """The number of a scene on both sides of its heading."""
        left, right = self.paper.numbers
        for x in (left, right - CELL * cells(number)):
            self._lines.append(Line(x, top, "number", (Span(number),)))

    def _turn(self, speaker: str = "") -> Iterator[Page]:
        """Finish the page, unless nothing stands on it; `speaker` goes on speaking on the next one."""
        speaker = "" if self.paper.song else speaker
        more = [Line(self.paper.column("cue").left, self._used, "more", (Span("(MORE)"),))] if speaker else []
        if self._lines:
            yield self._page(more)
        self._lines, self._heights, self._used = [], {}, 0.0
        if speaker:
            self._lines.append(Line(self.paper.column("cue").left, -LINE, "continued", (Span(speaker),)))

    def _page(self, more: list[Line]) -> Page:
        label, self._label = self._label or str(self._count + 1), ""
        number = _NUMBER.match(label)
        self._count = int(number[0]) if number else self._count + 1
        lines = sorted((*self._lines, *more), key=lambda line: line.y)
        return Page(label, tuple(lines), tuple(self._heights), tuple(self._heights.values()), self.paper.room)


def _kept(blocks: Iterable[Block]) -> Iterator[deque[Block]]:
    """The blocks in groups that no page may part: headings with what follows, transitions with what they end."""
    group: deque[Block] = deque()
    for block in blocks:
        whole = group and group[-1].type != "heading" and block.type != "close"
        if whole or (group and block.type == "break") or len(group) > _MOST:
            yield group
            group = deque()
        group.append(block)
    if group:
        yield group
