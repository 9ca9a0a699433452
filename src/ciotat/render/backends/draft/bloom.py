"""Light that spreads in the lens: the picture halved again and again, and added back from coarse to fine."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import F, kernel, maker

__all__ = ["bloom", "halved"]

LEVELS = 5


@kernel
def _halve(fine: Array, knee: float, out: Array) -> None:
    """`out` becomes the mean of each 2 x 2 of `fine`; with a `knee`, only what is brighter than about that."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            peak = F(0)
            for k in range(3):
                near = fine[2 * y, 2 * x, k] + fine[2 * y, 2 * x + 1, k]
                out[y, x, k] = F(0.25) * (near + fine[2 * y + 1, 2 * x, k] + fine[2 * y + 1, 2 * x + 1, k])
                peak = max(peak, out[y, x, k])
            if knee > F(0):
                share = peak / (peak + knee) / max(F(1), F(0.04) * peak)
                for k in range(3):
                    out[y, x, k] *= share * share


@maker
def _spread(coarse: Array, share: float, fine: Array) -> None:
    """Adds `coarse` (h, 3 w), enlarged to twice its size, times `share` to `fine` (H, 3 W)."""
    high, wide = coarse.shape
    line = np.empty(wide, np.float32)
    near, away = F(0.75) * share, F(0.25) * share
    for y in range(fine.shape[0]):
        j, v = (y - 1) >> 1, F(0.75) if y & 1 == 0 else F(0.25)
        up, low = min(max(j, 0), high - 1), min(max(j + 1, 0), high - 1)
        for m in range(wide):
            line[m] = coarse[up, m] + (coarse[low, m] - coarse[up, m]) * v
        for i in range(wide // 3):
            left, right = max(3 * i - 3, 0), min(3 * i + 3, wide - 3)
            for k in range(3):
                here = line[3 * i + k] * near
                fine[y, 6 * i + k] += here + line[left + k] * away
                fine[y, 6 * i + 3 + k] += here + line[right + k] * away
        for m in range(2 * wide, fine.shape[1]):
            fine[y, m] += line[m - wide - 3] * share


def halved(fine: Array, knee: float = 0.0) -> Array:
    """A picture (H, W, 3) at half its size."""
    out = np.empty((fine.shape[0] // 2, fine.shape[1] // 2, 3), np.float32)
    _halve(fine, F(knee), out)
    return out


def _flat(picture: Array) -> Array:
    return picture.reshape(len(picture), -1)


def bloom(picture: Array, amount: float, exposure: float) -> None:
    """Lets the bright parts of `picture` (H, W, 3) shine over their surroundings, in place."""
    levels = [halved(picture, 1.6 / exposure)]
    while len(levels) < LEVELS and min(levels[-1].shape[:2]) >= 8:
        levels.append(halved(levels[-1]))
    for coarse, fine in zip(levels[:0:-1], levels[-2::-1], strict=True):
        _spread(_flat(coarse), F(1.1), _flat(fine))
    _spread(_flat(levels[0]), F(amount * 0.28), _flat(picture))
