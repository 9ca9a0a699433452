"""A text cut into paragraphs at its blank lines."""

import re
from collections.abc import Callable, Iterator

__all__ = ["paragraphs"]

_LOOSE = re.compile(r"\n[^\S\n]+(?=\n|\Z)")


def paragraphs(text: str, speaks: Callable[[str], bool], at: int = 0) -> Iterator[tuple[int, str]]:
    """The paragraphs of `text` from offset `at` on, each with its offset. A line of two blanks or more does not end a
    paragraph whose first line `speaks`."""
    while text[at : at + 1] == "\n":
        at += 1
    loose = text[at : at + 1].isspace() or _LOOSE.search(text, at) is not None
    parts = text[at:].split("\n\n") if at else text.split("\n\n")
    parts[-1] = parts[-1].rstrip("\n")
    for part in parts:
        start, at = at, at + len(part) + 2
        if part[:1] == "\n":
            start += len(part)
            part = part.lstrip("\n")
            start -= len(part)
        if loose and (part[:1].isspace() or _LOOSE.search(part)):
            yield from _loose(start, part, speaks)
        elif part:
            yield start, part


def _loose(at: int, part: str, speaks: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """The paragraphs of a part in which lines of blanks alone may end one."""
    start, lines = at, part.split("\n")
    held: list[str] = []
    for line in (*lines, ""):
        if line.strip():
            start = start if held else at
            held.append(line)
        elif held and len(line) > 1 and speaks(held[0]):
            held.append(line)
        elif held:
            yield start, "\n".join(held).rstrip()
            held = []
        at += len(line) + 1
