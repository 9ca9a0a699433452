"""A thing on its way from hand to hand: both hands, the thing whole, and the two faces that it passes between."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.marks import HANGING, Body

__all__ = ["passing"]

HANDS, HANGS = 0.5, 0.42
"""Of a person's height: the lower edge of the picture, below hands, and below what hangs from them."""
HEADROOM = 0.1
"""Metres above the taller head, and its hat."""


def passing(
    thing: Body, subjects: Sequence[Body]
) -> tuple[NDArray[np.float64], NDArray[np.float64], float, float] | None:
    """Position, target, width of lens (mm) and sharp distance (m) of a camera that sees `thing` go from one of two
    `subjects` to the other, from the side of the line between them; None where there are not two."""
    hangs = any(word in thing.id for word in HANGING)
    pair = [b for b in subjects if b.species == "human"][:2]
    if len(pair) < 2:
        return None
    one, other = pair
    line = (other.feet - one.feet) * [1, 0, 1]
    apart = float(np.linalg.norm(line))
    if not 0.3 < apart < 1.6:
        return None
    across = np.array([-line[2], 0.0, line[0]]) / apart
    across = across if across[2] > 0 else -across
    top = max(b.feet[1] + b.height for b in pair) + HEADROOM
    floor = (one.feet + other.feet) / 2
    low = floor[1] + min(one.height, other.height) * (HANGS if hangs else HANDS)
    wide = float(top - low)
    target = floor * [1, 0, 1] + np.array([0.0, (top + low) / 2, 0.0])
    lens = 60.0
    far = wide * lens / 20.25
    position = target + across * far * 0.985 + np.array([0.0, 0.17 * far, 0.0])
    return position, target, lens, far
