"""Camera grammar: the ladder of sizes, the lens for each, and how the camera moves."""

import math

from ciotat.direction.plan import Size
from ciotat.direction.style import Style

__all__ = ["LADDER", "lens_for", "rung", "size_at"]

LADDER: tuple[Size, ...] = ("EWS", "WS", "FS", "MFS", "MS", "MCU", "CU", "ECU")


def rung(size: Size) -> int:
    """Steps up the ladder, from 0 (extreme wide) to 7 (extreme close-up)."""
    return LADDER.index(size)


def size_at(rung: int) -> Size:
    """The size on a rung, kept on the ladder."""
    return LADDER[max(0, min(rung, len(LADDER) - 1))]


def lens_for(size: Size, style: Style) -> float:
    """Longer lenses for closer sizes, in even ratios between the style's widest and longest; whole millimetres."""
    share = rung(size) / (len(LADDER) - 1)
    return float(round(style.wide_lens * math.exp(share * math.log(style.long_lens / style.wide_lens))))
