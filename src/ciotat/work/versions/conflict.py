"""A conflict: what both sides of a merge changed differently, told with both versions, and never written into a script."""

from typing import Literal

from ciotat.core.digest import short
from ciotat.core.record import record

__all__ = ["Choices", "Conflict", "Sort"]

Sort = Literal["line", "gone", "scene", "moved", "setting", "file"]
Choices = dict[str, Literal["ours", "theirs"]]
"""Which side is taken, by the key of the conflict or the id of its shot."""


@record("conflict", 1)
class Conflict:
    """One thing that both sides changed. `where` is a file of the film, `line` the line of our script (0 elsewhere); `base`,
    `ours` and `theirs` what stands there, empty where it was taken out. `shots` are the shots that show it."""

    sort: Sort
    where: str
    base: str
    ours: str
    theirs: str
    line: int = 0
    shots: tuple[str, ...] = ()
    number: int = 0

    @property
    def key(self) -> str:
        """Six characters to choose by; the same for the same conflict, whatever else is merged."""
        return short([self.sort, self.where, self.base, self.ours, self.theirs, self.number], 6)

    def choice(self, choices: Choices) -> Literal["ours", "theirs"] | None:
        """The side that was chosen: for this conflict, for one of its shots, or for all."""
        return next((choices[name] for name in (self.key, *self.shots, "all") if name in choices), None)
