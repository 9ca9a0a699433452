"""A row of a page or a paragraph of a document: its words, and where they stand."""

from dataclasses import dataclass
from functools import cached_property

from ciotat.script.run import Run

__all__ = ["Row"]


@dataclass(frozen=True)
class Row:
    """Words between `left` and `right`, in inches from the left edge of the paper.

    `gap` is how many blank lines stand above it, `page` counts from 0. A `whole` row is a paragraph that nothing
    continues; otherwise the next row may. `type` is what the document itself says the row is: an element type, or
    nothing. `number` is the scene number beside it, `across` what stands beside it on the same line to the right. A row
    is `continued` where the page before it ends by saying that someone speaks on.
    """

    runs: tuple[Run, ...]
    left: float
    right: float
    gap: int = 1
    page: int = 0
    whole: bool = False
    centred: bool = False
    flush: bool = False
    type: str = ""
    number: str = ""
    across: "Row | None" = None
    continued: bool = False

    @cached_property
    def text(self) -> str:
        """The words without their styles."""
        return "".join(run.text for run in self.runs).strip()
