"""A thing on its way from hand to hand: two hands and the thing fill the picture, nothing else is in it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.marks import HANGING, Body

__all__ = ["passing"]

HANDS = 0.6
"""Of a person's height: where hands meet between two."""
WIDE = 0.66
"""Metres of height in the picture: both forearms and what hangs from the hand."""


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
    low = min(one.height, other.height) * HANDS
    target = (one.feet + other.feet) / 2 + np.array([0.0, low - (0.14 if hangs else 0.0), 0.0])
    lens = 70.0
    far = WIDE * lens / 20.25
    position = target + across * far * 0.96 + np.array([0.0, 0.28 * far, 0.0])
    return position, target, lens, far
