"""A screenplay under examination: its source by lines, its elements, and what the rules ask of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import accumulate

from ciotat.core.origin import Origin
from ciotat.script.screenplay import Element, Remark, Scene, Screenplay

__all__ = ["Draft", "Rule", "offsets"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")


def offsets(text: str) -> list[int]:
    """Where each line of `text` begins."""
    return [0, *accumulate(map(len, _LINE.findall(text + "\n")))]


class Draft:
    """A screenplay with the lines it was read from. A script without a text of lines (Final Draft) has none."""

    def __init__(self, screenplay: Screenplay) -> None:
        self.screenplay = screenplay
        self.chinese = screenplay.language == "zh"
        self.lined = bool(screenplay.source) and screenplay.format != "finaldraft"

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the source without their ends."""
        return [line.rstrip("\r\n") for line in _LINE.findall(self.screenplay.source + "\n")] if self.lined else []

    @cached_property
    def newline(self) -> str:
        """How the script ends its lines."""
        met = re.search(r"\r\n|\r|\n", self.screenplay.source)
        return met.group() if met else "\n"

    @cached_property
    def elements(self) -> list[Element]:
        """Every element in order."""
        return [element for scene in self.screenplay.scenes for element in scene.elements]

    @cached_property
    def cues(self) -> list[Element]:
        """Every cue in order."""
        return [element for element in self.elements if element.type == "cue"]

    @cached_property
    def spoken(self) -> Counter[str]:
        """How often each name is given a line."""
        return Counter(cue.name for cue in self.cues)

    @cached_property
    def headings(self) -> dict[int, Scene]:
        """The scenes by the line their heading stands in."""
        return {scene.origin.line: scene for scene in self.screenplay.scenes if scene.heading}

    def line(self, number: int) -> str:
        """The line of a number from 1; empty where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def whole(self, number: int) -> Origin:
        """The place of a whole line, which is not empty."""
        return Origin(number, 1, len(self.line(number)))

    def triangled(self, number: int) -> tuple[Origin, str]:
        """What makes a line action: its △."""
        line = self.line(number)
        bare = line.lstrip(" \t\u3000")
        return self.whole(number), f"{line[: len(line) - len(bare)]}△{bare}"

    def replaced(self, place: Origin, old: str, new: str) -> tuple[Origin, str] | None:
        """What puts `new` for the one `old` in the line of `place`, at or behind it; None where it is not there once."""
        line, start = self.line(place.line), place.column - 1
        if not old or line.count(old, start) != 1:
            return None
        return Origin(place.line, line.index(old, start) + 1, len(old)), new


Rule = Callable[[Draft], Iterator[Remark]]
"""One thing that is looked for in a whole draft."""
