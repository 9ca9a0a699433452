"""Memory that is not used any more, given back to the system."""

import ctypes
import gc
from collections.abc import Callable
from contextlib import suppress
from functools import cache

__all__ = ["give_back", "stays"]


def stays() -> None:
    """What is there now stays until the program ends: no longer go through it in search of what nobody holds."""
    gc.freeze()


def give_back(search: bool = True) -> None:
    """Hand the free pages of the heap back, where the system's C library can: large arrays that come and go on several
    threads leave holes in it that are never used again. First `search` for what nobody holds any more, which takes a few
    tenths of a second."""
    if search:
        gc.collect()
    _trim()(0)


@cache
def _trim() -> Callable[[int], int]:
    with suppress(OSError, AttributeError):
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
        return found
    return lambda _: 0
