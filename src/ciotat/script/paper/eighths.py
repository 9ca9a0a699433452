"""How long scenes are on the page: pages and eighths, and the pages each stands on."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from ciotat.script.paper.page import Page

__all__ = ["Length", "lengths"]

_EPSILON = 1e-6


@dataclass(frozen=True, slots=True)
class Length:
    """A scene on paper: how many `eighths` of a page it takes, at least one, and the labels of its first and last page."""

    eighths: int
    first: str
    last: str

    def __str__(self) -> str:
        """Pages and eighths as the trade writes them: ``2 4/8``, never reduced.

        >>> str(Length(20, "1", "3"))
        '2 4/8'
        """
        pages, eighths = divmod(self.eighths, 8)
        return " ".join([str(pages)] * bool(pages) + [f"{eighths}/8"] * bool(eighths))


def lengths(pages: Iterable[Page]) -> dict[str, Length]:
    """By scene id, in order, the length of each. What is over an eighth counts as the next one; space above counts."""
    heights: dict[str, float] = {}
    on: dict[str, tuple[str, str]] = {}
    for page in pages:
        for scene, height in zip(page.scenes, page.heights, strict=True):
            heights[scene] = heights.get(scene, 0.0) + height / page.room * 8
            on[scene] = (on.get(scene, (page.label, ""))[0], page.label)
    return {scene: Length(max(1, ceil(height - _EPSILON)), *on[scene]) for scene, height in heights.items()}
