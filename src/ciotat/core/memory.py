"""Memory that is not used any more, given back to the system."""

import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cache

__all__ = ["give_back"]


def give_back() -> None:
    """Look for what nobody holds any more, and hand the free pages of the heap back, where the system's C library can: large
    arrays that come and go on several threads leave holes in it that are never used again. Takes a few tenths of a second."""
    gc.collect()
    _trim()(0)


@cache
def _trim() -> Callable[[int], int]:
    with suppress(OSError, AttributeError):
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
        return found
    return lambda _: 0
