"""Who is still there: how likely a viewer was to stay so far, so that those who left may be spoken for.

The bored leave, so a felt curve is what those felt who were still there. Weighting each tap by one over its viewer's own
chance of having stayed (against the usual one) lets the few who nearly left speak for those who did: felt by all who
came, as far as their taps before told of it. A twin to show beside the plain curve, not a better one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ciotat.audience.spline import Floats

__all__ = ["weights"]

_SLICE = 10.0
_STEPS = 25
_LEAST, _MOST = 0.2, 5.0
_FEWEST = 20


def weights(
    times_s: Sequence[float] | Floats,
    values: Sequence[float] | Floats,
    viewers: Sequence[object] | NDArray[np.generic],
    left_s: Sequence[float] | Floats,
    length_s: float,
) -> Floats:
    """A weight for each tap. `left_s`: the second at which the tap's viewer left (the film's length where they did not).

    Leaving is a logistic hazard in slices of ten seconds, by how far the film has come and by the viewer's own last
    value; all weights are 1 where fewer than twenty left.
    """
    t, y, out = np.asarray(times_s, float), np.asarray(values, float), np.asarray(left_s, float)
    if not len(t):
        return np.ones(0)
    _, first, who = np.unique(np.asarray(viewers), return_index=True, return_inverse=True)
    left = out[first]
    slices = max(int(np.ceil(length_s / _SLICE)), 1)
    last = _carried(t, y, who, len(first), slices)
    there = left[:, None] > np.arange(slices) * _SLICE
    gone = there & (left[:, None] <= (np.arange(slices) + 1) * _SLICE) & (left < length_s)[:, None]
    if gone.sum() < _FEWEST:
        return np.ones(len(t))
    far = np.broadcast_to((np.arange(slices) / slices)[None, :], last.shape)
    usual = _hazard(np.stack([np.ones_like(far), far, far * far], axis=-1), there, gone)
    own = _hazard(np.stack([np.ones_like(far), far, far * far, last], axis=-1), there, gone)
    kept = np.cumsum(np.log1p(-usual) - np.log1p(-own), axis=1)
    place = np.clip((t / _SLICE).astype(int), 0, slices - 1)
    before = np.where(place > 0, kept[who, np.maximum(place - 1, 0)], 0.0)
    return np.clip(np.exp(before), _LEAST, _MOST)


def _carried(t: Floats, y: Floats, who: NDArray[np.intp], people: int, slices: int) -> Floats:
    """Each viewer's last value before each slice; 0 before the first tap."""
    order = np.argsort(t, kind="stable")
    place = np.minimum((t[order] / _SLICE).astype(int) + 1, slices)
    grid = np.full((people, slices + 1), np.nan)
    grid[:, 0] = 0.0
    grid[who[order], place] = y[order]
    known = np.where(np.isnan(grid), 0, np.arange(slices + 1))
    held = np.maximum.accumulate(known, axis=1)
    return np.asarray(np.take_along_axis(grid, held, axis=1)[:, :slices])


def _hazard(x: Floats, there: NDArray[np.bool_], gone: NDArray[np.bool_]) -> Floats:
    """The chance to leave in each slice, by a logistic regression (Newton steps, a trace of a ridge)."""
    rows, hits = x[there], gone[there].astype(float)
    ridge = 1e-3 * np.eye(x.shape[-1])
    beta = np.zeros(x.shape[-1])
    usual = min(max(hits.mean(), 1e-3), 1 - 1e-3)
    beta[0] = np.log(usual / (1 - usual))
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(rows @ beta, -30, 30)))
        step = np.linalg.solve((rows * (p * (1 - p))[:, None]).T @ rows + ridge, rows.T @ (hits - p))
        beta = beta + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-8:
            break
    return np.asarray(np.clip(1 / (1 + np.exp(-np.clip(x @ beta, -30, 30))), 1e-6, 0.9))
