"""Compiled functions, and the arithmetic they share.

Every machine must draw the same bytes: no flag here lets the compiler reorder sums or fuse operations, and nothing
calls a maths library whose last digit differs from system to system.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from pickle import UnpicklingError
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.digest import digest
from ciotat.core.space import Array

__all__ = [
    "Doubles",
    "F",
    "Flags",
    "Image",
    "N",
    "exponential",
    "hashed",
    "inner",
    "kernel",
    "maker",
    "noise",
    "part",
    "smooth",
]

Doubles = NDArray[np.float64]
Flags = NDArray[np.bool_]
Image = Array

F: Callable[[Any], Any] = np.float32
"""Marks a number in a kernel as single precision: a bare one would make all it touches double."""

N: Callable[[Any], Any] = np.int64
"""Marks a number in a kernel as any whole one: a bare one is a type of its own, for which what it meets is compiled again."""

Function = TypeVar("Function", bound=Callable[..., Any])


@cache
def _sources() -> str:
    """The digest of this package's sources: a kernel is compiled again when any it may call has changed."""
    files = sorted(Path(__file__).parent.glob("*.py"))
    return digest([file.read_text("utf-8") for file in files])


def kernel(function: Function) -> Function:
    """`function` as machine code that lets other threads run, kept on disk between runs.

    It makes no arrays, and counts no references to those it is given: counting is atomic, and where small functions
    call each other it takes a quarter of the time.
    """
    return _compiled(function, counting=False)


def maker(function: Function) -> Function:
    """A kernel that makes arrays."""
    return _compiled(function, counting=True)


def inner(function: Function) -> Function:
    """A kernel that only kernels call: it has no door for Python, and is kept within those that call it."""
    flags = {"nnan", "ninf", "nsz"}
    options = {"nogil": True, "error_model": "numpy", "fastmath": flags, "_nrt": False}
    return cast(Function, njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, **options)(function))


def _compiled(function: Function, counting: bool) -> Function:
    flags = {"nnan", "ninf", "nsz"}
    made = njit(cache=True, nogil=True, error_model="numpy", fastmath=flags, _nrt=counting, no_cfunc_wrapper=True)(
        function
    )
    kept = getattr(made._cache, "_cache_file", None)
    if kept is not None:
        kept._source_stamp = _sources()
        kept._load_index = _forgiving(kept._load_index)
    return cast(Function, made)


def _forgiving(load: Callable[[], dict[Any, Any]]) -> Callable[[], dict[Any, Any]]:
    """What was kept by other sources may name what is no more: it is out of date, not wrong."""

    def loaded() -> dict[Any, Any]:
        try:
            return load()
        except (AttributeError, ImportError, EOFError, UnpicklingError):
            return {}

    return loaded


def part(function: Function) -> Function:
    """A piece of kernels that is written into each of them: for what is called too often to be called."""
    return cast(Function, njit(inline="always")(function))


@inner
def exponential(x: float) -> float:
    """e to the power `x` in single precision, to five digits."""
    f = min(max(x, F(-80)), F(80)) * F(1 / 256)
    y = F(1) + f * (F(1) + f * (F(1 / 2) + f * (F(1 / 6) + f * (F(1 / 24) + f * F(1 / 120)))))
    for _ in range(8):
        y *= y
    return y


@inner
def smooth(low: float, high: float, x: float) -> float:
    """0 below `low`, 1 above `high`, eased between; as precise as what it is given."""
    t = min(max((x - low) / (high - low), F(0)), F(1))
    return t * t * (F(3) - F(2) * t)


@inner
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
    return F(h >> np.uint32(8)) * F(1 / 16777216)


LATTICE = chance("noise lattice").random((64, 64)).astype(np.float32)


@inner
def noise(x: float, y: float) -> float:
    """Smooth value noise in [0, 1) on the plane; it starts again after 64."""
    left_x, above_y = np.floor(x), np.floor(y)
    i, j, u, v = int(left_x), int(above_y), x - left_x, y - above_y
    u, v = u * u * (F(3) - F(2) * u), v * v * (F(3) - F(2) * v)
    left, right, above, below = i & 63, (i + 1) & 63, j & 63, (j + 1) & 63
    top = LATTICE[above, left] + (LATTICE[above, right] - LATTICE[above, left]) * u
    low = LATTICE[below, left] + (LATTICE[below, right] - LATTICE[below, left]) * u
    return top + (low - top) * v
