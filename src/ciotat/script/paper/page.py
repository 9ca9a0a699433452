"""A printed page as data: lines of styled text at their places."""

from dataclasses import dataclass
from functools import cached_property

from ciotat.script.run import Style

__all__ = ["Line", "Page", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """Some text in one style: characters `start` to `end` of the element with the id `element`. What the page itself
    adds, such as ``(MORE)``, belongs to no element."""

    text: str
    styles: tuple[Style, ...] = ()
    element: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: `x` points from the left edge of the sheet, `y` points from the top of the body to the top of
    the line; above 0 and below the body stand only ``(CONT'D)`` and ``(MORE)``. `kind` is the type of its element, or
    ``number``, ``more``, ``continued`` for what the page adds. `size` is that of its letters in points."""

    x: float
    y: float
    kind: str
    spans: tuple[Span, ...]
    size: float = 12.0

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join([span.text for span in self.spans])


@dataclass(frozen=True)
class Page:
    """One page: its label (``12``, ``12A``), its lines from top to bottom, the ids of the scenes it shows in order, for
    each of them the points of height it takes here, and the points of height there are."""

    label: str
    lines: tuple[Line, ...]
    scenes: tuple[str, ...] = ()
    heights: tuple[float, ...] = ()
    room: float = 648.0

    @cached_property
    def text(self) -> str:
        """What the page says, a line each."""
        return "\n".join(line.text for line in self.lines)
