"""Folders to work in beside the store: they go when the work ends, and what a killed process left goes with the next."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

__all__ = ["aside", "sweep"]

_NAME = re.compile(r"aside-(\d+)-\w+")


@contextmanager
def aside(home: Path) -> Iterator[Path]:
    """A folder within `home` for as long as the block lasts."""
    home.mkdir(parents=True, exist_ok=True)
    prefix = f"aside-{os.getpid()}-"
    with tempfile.TemporaryDirectory(dir=home, prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sweep(home: Path) -> None:
    """Take away what processes left that are no more."""
    for path in home.glob("aside-*"):
        match = _NAME.fullmatch(path.name)
        if match and not _lives(int(match[1])):
            shutil.rmtree(path, ignore_errors=True)


def _lives(pid: int) -> bool:
    if os.name == "nt":  # pragma: no cover - asking would end it there
        return True
    with suppress(PermissionError, OverflowError):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
    return True
