"""Which take the next viewers see: top-two Thompson sampling with a floor, so that every take stays measurable.

The arms that might be best are drawn more often; the floor keeps each one's probability above floor/K, which the
betting e-process needs (its stakes are bounded by the smallest probability). Log what is returned: no later sum is
valid without it. (Russo 2016; arXiv 1910.10945; Jourdan et al., NeurIPS 2022.)
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["drawn", "propensities", "votes"]

Floats = NDArray[np.float64]
_SAMPLES = 64


def propensities(
    counts: Sequence[int], sums: Sequence[float], draw: np.random.Generator, floor: float = 0.4
) -> list[float]:
    """The probability of each arm for the next viewers, from its revealed outcomes so far: their count and their sum.

    Draw anew every 50 to 200 viewers, and keep what was drawn. Two arms of one film start even.
    """
    arms = len(counts)
    if arms < 2 or len(sums) != arms:
        raise ValueError(f"{arms} counts and {len(sums)} sums: a trial has two arms at least, each with both")
    share = votes(np.asarray(counts, float), np.asarray(sums, float), draw)
    pi = (1 - floor) * share + floor / arms
    return [float(p) for p in pi / pi.sum()]


def votes(counts: Floats, sums: Floats, draw: np.random.Generator) -> Floats:
    """The share of posterior draws that speak for each arm (last axis), for many trials at once: half name the best of
    a draw, half the best of the others in a second one."""
    a, b = 1 + sums, 1 + np.maximum(counts - sums, 0)
    first = np.argmax(draw.beta(a, b, size=(_SAMPLES, *counts.shape)), axis=-1)
    second = draw.beta(a, b, size=(_SAMPLES, *counts.shape))
    np.put_along_axis(second, first[..., None], -1.0, axis=-1)
    other = np.argmax(second, axis=-1)
    named = np.where(draw.random(first.shape) < 0.5, first, other)
    return (named[..., None] == np.arange(counts.shape[-1])).mean(axis=0)


def drawn(pi: Sequence[float], draw: np.random.Generator) -> int:
    """The arm of one viewer, by the probabilities that are logged with it."""
    return min(int(np.searchsorted(np.cumsum(pi), draw.random(), side="right")), len(pi) - 1)
