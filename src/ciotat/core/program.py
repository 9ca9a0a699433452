"""The program itself as an ingredient: nothing kept outlives a change of the sources that made it."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from ciotat.core.digest import digest

__all__ = ["program"]


@cache
def program(*rooms: str) -> str:
    """One digest over the sources of these rooms."""
    return digest([digest(source) for room in rooms for source in _sources(files("ciotat") / room)])


def _sources(folder: Traversable) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _sources(entry)
        elif entry.name.endswith(".py"):
            yield entry.read_bytes()
