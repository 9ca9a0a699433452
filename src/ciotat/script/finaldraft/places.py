"""The text of a Final Draft file with its places; every character is kept, line ends too."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from ciotat.core.origin import Origin
from ciotat.script.source import Source

__all__ = ["Places"]

_END = re.compile(r"\r\n?|\n")


class Places(Source):
    """A source whose offsets count the characters of the file as they are, two for a line end of two."""

    def __init__(self, text: str) -> None:
        super().__init__("", lift=False)
        self.text = text
        self._begins = [0, *(match.end() for match in _END.finditer(text))]

    def origins(self, spans: Iterable[tuple[int, int]]) -> list[Origin]:
        """The places of the characters from and to these offsets."""
        lines = [(bisect_right(self._begins, start), start, end) for start, end in spans]
        return [Origin(line, start - self._begins[line - 1] + 1, end - start) for line, start, end in lines]
