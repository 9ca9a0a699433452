"""A file watched while the writer types: polled, so that it works on any disk, and read when it has come to rest."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

__all__ = ["changes"]

_EVERY = 0.25


def changes(path: Path, wait: Callable[[float], None] = time.sleep, every: float = _EVERY) -> Iterator[None]:
    """Yields at once and then each time the file has changed and stayed so for one look. Ends never; Ctrl-C ends it."""
    seen = _stamp(path)
    yield
    while True:
        wait(every)
        now = _stamp(path)
        if now == seen or now is None:
            continue
        wait(every)
        if _stamp(path) == now:
            seen = now
            yield


def _stamp(path: Path) -> tuple[int, int] | None:
    """What changes when a file does; None while an editor has it away."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
