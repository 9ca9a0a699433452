"""A true-peak limiter that looks ahead: the gain that keeps a mix below its ceiling, bent as little as possible."""

import numpy as np
from numpy.typing import NDArray

from ciotat.sound.dsp import mean_over, minimum_over
from ciotat.sound.loudness import between
from ciotat.sound.stems import RATE

__all__ = ["MARGIN", "gain_under"]

_REACH = round(0.03 * RATE)  # samples the gain may begin to move before and after a peak
_SMOOTH = _REACH // 2 - 1
MARGIN = 4 * _REACH  # samples of context a piece needs on both sides so that pieces join without a seam


def gain_under(sound: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The gain (n, 1) under which the true peak of sound (n, 2) stays at or below `ceiling` (linear)."""
    peaks = between(sound, 0.5 * ceiling)
    if peaks.max(initial=0) <= ceiling:
        return np.ones((len(sound), 1), np.float32)
    wanted = np.minimum(np.float32(1), np.float32(ceiling) / np.maximum(peaks, np.float32(1e-9)))
    held: NDArray[np.floating] = minimum_over(wanted, _REACH)
    for _ in range(2):  # two boxes are a triangle: no corner is heard; together they reach no further than the hold
        held = mean_over(np.pad(held, _SMOOTH, mode="edge"), 2 * _SMOOTH + 1)[_SMOOTH:-_SMOOTH]
    return held[:, None].astype(np.float32)
