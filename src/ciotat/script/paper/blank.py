"""Blank lines that a writer left in a Fountain script beyond the one that parts paragraphs: they are printed."""

from ciotat.script.paper.place import Places
from ciotat.script.screenplay import Screenplay

__all__ = ["blanks"]

_MOST = 100


def blanks(screenplay: Screenplay) -> dict[str, int]:
    """By element id, how many blank lines stand above it beyond the first; -1 where there is none at all.

    A script whose headings mostly stand below two blank lines means nothing by them. Source: Fountain 1.1, "Line
    Breaks"; Final Draft's reading of it makes each an empty paragraph of action."""
    if screenplay.format != "fountain" or not screenplay.source:
        return {}
    places = Places(screenplay.source)
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
            last = max(last or 0, places.last_line(element.origin))
    if habit > 0:
        for scene in screenplay.scenes:
            above.update((e.id, 0) for e in scene.elements if e.type == "heading" and above.get(e.id, 0) > 0)
    return above
