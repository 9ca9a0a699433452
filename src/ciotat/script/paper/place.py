"""From the line and column of an origin to the offset in the text."""

import re
from bisect import bisect_right

from ciotat.core.origin import Origin

__all__ = ["Places"]

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Places:
    """The lines of a text."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(newline.end() for newline in _NEWLINE.finditer(text))]
        self._size = len(text)

    def offset(self, origin: Origin) -> int:
        """Where an origin begins, counted in characters from 0."""
        if origin.line > len(self._starts):
            return self._size
        return min(self._starts[origin.line - 1] + origin.column - 1, self._size)

    def last_line(self, origin: Origin) -> int:
        """The number of the line in which an origin ends."""
        return bisect_right(self._starts, self.offset(origin) + max(origin.length - 1, 0))
