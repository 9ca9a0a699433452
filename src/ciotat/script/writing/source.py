"""The text a screenplay was read from, and which of its characters each element still is."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import accumulate

from ciotat.script.kind import SAID
from ciotat.script.reading import read
from ciotat.script.screenplay import Screenplay
from ciotat.script.writing.encode import encode
from ciotat.script.writing.formatter import Item, Story, items
from ciotat.script.writing.fountain_heading import fields

__all__ = ["Base", "same"]

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)")
_BLANKS = " \t\r\n\f\v\u3000\xa0\u200b\ufeff"


@dataclass
class Base:
    """A screenplay as it was read: its elements, where each stands in the text, and the text between them.

    Elements whose places overlap (a note within a paragraph) make one `unit`: they are kept together or not at all.
    `ends` is how far the text is taken by each element and those before it.
    """

    read: Screenplay
    text: str
    story: Story
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    unit: list[int] = field(default_factory=list)

    @classmethod
    def of(cls, screenplay: Screenplay) -> "Base":
        """What the source of `screenplay` reads as."""
        again = read(encode(screenplay.source, screenplay.encoding), format=screenplay.format)
        base = cls(again, screenplay.source, Story(item for item in items(again) if item.element.id))
        lines = [0, *accumulate(map(len, _LINE.findall(base.text + "\n")))]
        unit, reach = 0, 0
        for item in base.story:
            place = item.element.origin
            start = lines[place.line - 1] + place.column - 1
            if base.starts and start >= reach:
                unit += 1
            reach = max(reach, start + place.length)
            base.starts.append(start)
            base.ends.append(reach)
            base.unit.append(unit)
        return base

    def between(self, at: int) -> tuple[str, str]:
        """The text between the element at `at` and the one before it, or the end of the text: what stands there (lines
        that fill in a heading, the words around a quotation, the title page) and the blanks behind it."""
        end = self.starts[at] if at < len(self.starts) else len(self.text)
        gap = self.text[self.ends[at - 1] if at else 0 : end]
        told = len(gap.rstrip(_BLANKS))
        return gap[:told], gap[told:]

    def members(self, at: int) -> range:
        """The elements of the unit that the one at `at` belongs to."""
        unit = self.unit[at]
        return range(bisect_left(self.unit, unit), bisect_left(self.unit, unit + 1))


def same(a: Item, b: Item) -> bool:
    """Whether two elements are written alike."""
    was, now = a.element, b.element
    if (was.type, was.text, was.runs) != (now.type, now.text, now.runs):
        return False
    if was.type == "heading":
        return fields(a.scene) == fields(b.scene)
    return was.type in SAID or (was.name, was.extension, was.dual) == (now.name, now.extension, now.dual)
