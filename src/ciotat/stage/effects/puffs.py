"""The kernel that lets puffs drift."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["drift"]

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def drift(puffs: Floats, time: float, ways: Floats, position: Singles, radius: Singles, tint: Singles) -> int:
    """Where the `puffs` (N, 21) alive at `time` are, how large, and of what colour and opacity; says how many they are.

    A puff is its birth, life, strength, tone, size and lift, where it was born (3) and pushed to (3), and nine dice. What
    they have in common, in `ways`: drag, lift, spread, the least and greatest radius, opacity, whether lit, the shade of an
    underside, wind (3), the colour of the young (3) and of the old (3)."""
    drag, lift, spread, small, large, opacity, lit, shade = ways[:8]
    count = 0
    for p in puffs:
        past = time - p[0]
        age = past / p[1] if p[1] > 0 else 2.0
        if not 0 < age < 1:
            continue
        reach = drag * (1 - np.exp(-past / drag))
        free, root = past - reach, np.sqrt(past / drag + 0.05)
        squared, above = 1e-6, 0.0
        for k in range(3):
            wander = (p[12 + k] - 0.5) * 2 * spread * reach * root
            off = wander + 0.18 * spread * free * np.sin(past * (1.1 + p[15 + k]) + 6.3 * p[18 + k])
            risen = lift * free * p[5] if k == 1 else 0.0
            position[count, k] = p[6 + k] + p[9 + k] * reach + ways[8 + k] * free + risen + off
            squared += off * off
            above = off if k == 1 else above
        aged, tone = np.sqrt(age), p[3]
        if lit > 0:
            tone *= 1 - shade * (0.5 - 0.5 * above / np.sqrt(squared))
        for k in range(3):
            tint[count, k] = (ways[11 + k] + (ways[14 + k] - ways[11 + k]) * aged) * tone
        tint[count, 3] = opacity * p[2] * min(age / 0.06, 1.0) * (1 - age) ** 1.3
        radius[count] = (small + (large - small) * (aged if lit > 0 else age)) * p[4]
        count += 1
    return count
