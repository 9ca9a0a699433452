"""The sheet of paper: its size, its margins, and the column that each kind of element stands in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from types import MappingProxyType
from typing import Literal

from ciotat.script.run import Style

__all__ = [
    "A4",
    "CELL",
    "COLUMNS",
    "LETTER",
    "LINE",
    "SONG",
    "Align",
    "Column",
    "Paper",
    "column",
    "fitting",
]

CELL = 7.2
"""Points from one letter to the next: Courier 12, ten to the inch."""
LINE = 12.0
"""Points from one line to the next: six to the inch."""
SONG = 12.0
"""Points of an em of the Song face in a Chinese script: 小四."""
_PITCH = 7
"""Points that Final Draft counts for a letter where it breaks lines: what lets 61 letters stand in six inches."""
Align = Literal["left", "right", "centre"]


@dataclass(frozen=True, slots=True)
class Column:
    """Where an element stands. Points: `left` and `right` edges from the left of the paper, `above` the space before it,
    `leading` from line to line. `cells` letters fit in a line; an opening parenthesis stands `hang` cells to the left.
    What stands in a `new_page` one begins a page; in an `anywhere` one it breaks over pages inside sentences, too.
    The first line stands `indent` points further in. In a `song` column, `cells` counts thousandths of an em."""

    left: float
    right: float
    cells: int
    above: float = LINE
    leading: float = LINE
    align: Align = "left"
    hang: int = 0
    caps: bool = False
    styles: tuple[Style, ...] = ()
    new_page: bool = False
    anywhere: bool = False
    indent: float = 0.0
    song: bool = False

    def fits(self, first: bool) -> int:
        """What fits into a line, the first one or another: letters, or thousandths of an em in the Song face."""
        indent = self.indent if first else 0.0
        return max(1, self.cells - round(indent / self.unit))

    @property
    def letters(self) -> int:
        """The most letters that a line can hold: of the narrowest."""
        return self.cells // 200 if self.song else self.cells

    @property
    def unit(self) -> float:
        """Points that one of what `cells` counts takes."""
        return SONG / 1000 if self.song else CELL


def fitting(left: float, right: float) -> int:
    """How many letters Final Draft lets stand between two edges in inches: 61 in six inches, 35 in three and a half."""
    return max(1, ceil(round((right - left) * 72 / _PITCH, 6)) - 1)


def column(left: float, right: float, above: float = 1, align: Align = "left", **more: object) -> Column:
    """The column between two edges in inches, `above` lines below what comes before."""
    return replace(Column(left * 72, right * 72, fitting(left, right), above * LINE, align=align), **more)  # type: ignore[arg-type]


_SPOKEN = column(2.5, 6.0, above=0)
_TOLD = column(1.5, 7.5)
COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "heading": column(1.5, 7.5, above=2, caps=True),
        "action": _TOLD,
        "cue": column(3.5, 7.25, caps=True),
        "parenthetical": column(3.0, 5.5, above=0, hang=1),
        "dialogue": _SPOKEN,
        "lyric": column(2.5, 7.375, above=0, styles=("italic",)),
        "transition": column(5.5, 7.1, align="right", caps=True),
        "centred": replace(_TOLD, align="centre"),
        "card": _TOLD,
        "sound": _TOLD,
        "camera": _TOLD,
    }
)
"""The columns of an American script, by element type. Source: the settings of Final Draft's own template."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet: `width`, `height`, margins and `leading` in points, the columns by element type. A `song` one is set as
    Chinese scripts are."""

    width: float
    height: float
    top: float = 72.0
    bottom: float = 72.0
    columns: Mapping[str, Column] = field(default_factory=lambda: COLUMNS)
    leading: float = LINE
    song: bool = False

    @property
    def room(self) -> float:
        """Points that the body has from top to bottom: whole lines."""
        return max(self.leading, (self.height - self.top - self.bottom) // self.leading * self.leading)

    @property
    def numbers(self) -> tuple[float, float]:
        """Where scene numbers stand: the left edge of the one, the right edge of the other."""
        return 0.75 * 72, self.width - 612 + 7.375 * 72

    def column(self, kind: str) -> Column:
        """The column of an element type; that of action for one the paper does not know."""
        return self.columns.get(kind) or self.columns["action"]


LETTER = Paper(612.0, 792.0)
A4 = Paper(595.28, 841.89)
"""The European sheet with the American columns: 58 lines instead of 54."""
