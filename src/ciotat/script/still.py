"""The garbage collector held still while many objects are made that all stay, so that each of them costs the same."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

__all__ = ["still"]


class _Holders:
    """How many hold the collector, in all threads, and whether it was at work before the first of them."""

    def __init__(self) -> None:
        self._lock, self._count, self._worked = Lock(), 0, False

    def enter(self) -> None:
        with self._lock:
            if not self._count:
                self._worked = gc.isenabled()
                gc.disable()
            self._count += 1

    def leave(self) -> None:
        with self._lock:
            self._count -= 1
            if not self._count and self._worked:
                gc.enable()


_HOLDERS = _Holders()


@contextmanager
def still() -> Iterator[None]:
    """Let no garbage be collected meanwhile; afterwards all is as it was, whoever else held it at the same time."""
    _HOLDERS.enter()
    try:
        yield
    finally:
        _HOLDERS.leave()
