"""Where in the script a thing came from."""

from typing import NamedTuple

__all__ = ["Origin"]


class Origin(NamedTuple):
    """A run of characters of the script: line and column count from 1, length in characters (0: the whole line)."""

    line: int
    column: int = 1
    length: int = 0

    def __str__(self) -> str:
        return f"line {self.line}" if self.column == 1 else f"line {self.line}, column {self.column}"
