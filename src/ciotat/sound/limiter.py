"""A true-peak limiter that looks ahead: the gain that keeps a mix below its ceiling, bent as little as possible."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import minimum_filter1d, uniform_filter1d
from scipy.signal import resample_poly

from ciotat.sound.stems import RATE

__all__ = ["MARGIN", "gain_under"]

_REACH = round(0.03 * RATE)  # samples the gain may begin to move before and after a peak
MARGIN = 4 * _REACH  # samples of context a piece needs on both sides so that pieces join without a seam


def gain_under(sound: NDArray[np.float32], ceiling: float) -> NDArray[np.float32]:
    """The gain (n, 1) under which the true peak of sound (n, 2) stays at or below `ceiling` (linear).

    Where the samples stay 6 dB below the ceiling, no four-fold oversampling can rise above it and none is done.
    """
    peaks = _louder(sound)
    if peaks.max(initial=0) < 0.5 * ceiling:
        return np.ones((len(sound), 1), np.float32)
    fine = _louder(resample_poly(sound, 4, 1, axis=0))
    for part in range(4):
        peaks = np.maximum(peaks, fine[part::4])
    wanted = np.minimum(np.float32(1), np.float32(ceiling) / np.maximum(peaks, np.float32(1e-9)))
    held = minimum_filter1d(wanted, 2 * _REACH + 1)
    for _ in range(2):  # two boxes are a triangle: no corner is heard; together they reach no further than the hold
        held = uniform_filter1d(held, _REACH // 2 * 2 - 1)
    return held[:, None].astype(np.float32)


def _louder(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """The level (n,) of the louder side."""
    return np.maximum(np.abs(sound[:, 0]), np.abs(sound[:, 1]))
