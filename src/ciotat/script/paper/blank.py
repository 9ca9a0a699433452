"""Blank lines that a writer left in a Fountain script beyond the one that parts paragraphs: they are printed."""

import re
from bisect import bisect_right
from itertools import accumulate

from ciotat.script.screenplay import Element, Screenplay

__all__ = ["blanks"]

_MOST = 100
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")


def blanks(screenplay: Screenplay) -> dict[str, int]:
    """By element id, how many blank lines stand above it beyond the first; -1 where there is none at all.

    A script whose headings mostly stand below two blank lines means nothing by them. Source: Fountain 1.1, "Line
    Breaks"; Final Draft's reading of it makes each an empty paragraph of action."""
    if screenplay.format != "fountain" or not screenplay.source:
        return {}
    starts = [0, *accumulate(map(len, _LINE.findall(screenplay.source)))]
    above: dict[str, int] = {}
    habit = 0
    last = None
    for scene in screenplay.scenes:
        for element in scene.elements:
            if last is not None:
                extra = max(-1, min(element.origin.line - last - 2, _MOST))
                above[element.id] = extra
                if element.type == "heading":
                    habit += 1 if extra > 0 else -1
            last = max(last or 0, _last_line(element, starts))
    if habit > 0:
        for scene in screenplay.scenes:
            above.update((e.id, 0) for e in scene.elements if e.type == "heading" and above.get(e.id, 0) > 0)
    return above


def _last_line(element: Element, starts: list[int]) -> int:
    """The number of the line in which an element ends."""
    origin = element.origin
    if origin.line >= len(starts):
        return origin.line
    end = starts[origin.line - 1] + origin.column - 1 + max(origin.length - 1, 0)
    return bisect_right(starts, end)
