"""Compiled functions, and the arithmetic they share.

Every machine must draw the same bytes: no flag here lets the compiler reorder sums or fuse operations, and nothing
calls a maths library whose last digit differs from system to system.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.core.digest import digest
from ciotat.core.space import Array

__all__ = ["Doubles", "Image", "exponential", "hashed", "kernel", "noise", "smooth"]

Doubles = NDArray[np.float64]
Image = Array

F = TypeVar("F", bound=Callable[..., Any])


@cache
def _sources() -> str:
    """The digest of this package's sources: a kernel is compiled again when any it may call has changed."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return digest([file.read_text("utf-8") for file in files])


def kernel(function: F) -> F:
    """`function` as machine code that lets other threads run, kept on disk between runs."""
    made = njit(cache=True, nogil=True, error_model="numpy", fastmath={"nnan", "ninf", "nsz"})(function)
    kept = getattr(made._cache, "_cache_file", None)
    if kept is not None:
        kept._source_stamp = _sources()
    return cast(F, made)


@kernel
def exponential(x: float) -> float:
    """e to the power `x`, to nine digits."""
    x = min(max(x, -80.0), 80.0)
    k = np.floor(x * 1.4426950408889634 + 0.5)
    f = x - k * 0.6931471805599453
    y = 1.0 + f * (1.0 + f * (0.5 + f * (1 / 6 + f * (1 / 24 + f * (1 / 120 + f * (1 / 720 + f / 5040))))))
    n = int(abs(k))
    power = 1.0
    base = 2.0 if k > 0 else 0.5
    while n > 0:
        if n & 1:
            power *= base
        base *= base
        n >>= 1
    return y * power


@kernel
def smooth(low: float, high: float, x: float) -> float:
    """0 below `low`, 1 above `high`, eased between."""
    t = min(max((x - low) / (high - low), 0.0), 1.0)
    return t * t * (3.0 - 2.0 * t)


@kernel
def hashed(x: int, y: int, z: int) -> float:
    """A number in [0, 1) that belongs to a cell of the integer lattice."""
    h = (
        np.uint32(x) * np.uint32(0x9E3779B1)
        ^ np.uint32(y) * np.uint32(0x85EBCA77)
        ^ np.uint32(z) * np.uint32(0xC2B2AE3D)
    )
    h = np.uint32(h ^ (h >> np.uint32(15))) * np.uint32(0x2C1B3C6D)
    h = np.uint32(h)
    h = np.uint32(h ^ (h >> np.uint32(12))) * np.uint32(0x297A2D39)
    h = np.uint32(h)
    h = np.uint32(h ^ (h >> np.uint32(15)))
    return float(h) * (1.0 / 4294967296.0)


@kernel
def noise(x: float, y: float, seed: int) -> float:
    """Smooth value noise in [0, 1) on the plane."""
    i, j = int(np.floor(x)), int(np.floor(y))
    u, v = x - i, y - j
    u, v = u * u * (3 - 2 * u), v * v * (3 - 2 * v)
    top = hashed(i, j, seed) * (1 - u) + hashed(i + 1, j, seed) * u
    low = hashed(i, j + 1, seed) * (1 - u) + hashed(i + 1, j + 1, seed) * u
    return top * (1 - v) + low * v
