"""(CONTINUED) where a page ends inside a scene, CONTINUED: where the next one goes on with it: for shooting scripts."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ciotat.script.paper.measure import cells
from ciotat.script.paper.page import Line, Page, Span
from ciotat.script.paper.sheet import CELL, LINE, Paper

__all__ = ["SceneBreaks"]

_DOWN, _UP = 2 * LINE, -2 * LINE
"""How far below the last line of a page the one mark stands, and above the first line the other: outside the body."""


@dataclass(frozen=True, slots=True)
class SceneBreaks:
    """What is printed at the foot of a page that ends inside a scene and at the top of the next; empty for nothing.
    Where `counted`, the second page on which a scene goes on says ``(2)``, and so on."""

    bottom: str = ""
    top: str = ""
    counted: bool = False

    def marked(self, pages: tuple[Page, ...], numbers: Mapping[str, str], paper: Paper) -> tuple[Page, ...]:
        """The pages with the marks. `numbers` are those of the scenes, by id."""
        if not (self.bottom or self.top):
            return pages
        found, times = [], 0
        for at, page in enumerate(pages):
            over = at + 1 < len(pages) and page.scenes[-1:] == pages[at + 1].scenes[:1]
            goes_on = at > 0 and page.scenes[:1] == pages[at - 1].scenes[-1:]
            times = times + 1 if goes_on else 0
            lines = [*page.lines]
            if goes_on and self.top:
                lines[:0] = self._top(numbers.get(page.scenes[0], ""), times, paper)
            if over and self.bottom:
                y = max(line.y for line in page.lines) + _DOWN
                lines.append(Line(paper.column("transition").left, y, "continued", (Span(self.bottom),)))
            found.append(replace(page, lines=tuple(lines)))
            times = times if len(page.scenes) <= 1 else 0
        return tuple(found)

    def _top(self, number: str, times: int, paper: Paper) -> list[Line]:
        count = f" ({times})" if self.counted and times > 1 else ""
        left, right = paper.numbers
        marks = [(paper.column("heading").left, "continued", self.top + count)]
        if number:
            marks += [(left, "number", number), (right - CELL * cells(number), "number", number)]
        return [Line(x, _UP, kind, (Span(text),)) for x, kind, text in marks]
