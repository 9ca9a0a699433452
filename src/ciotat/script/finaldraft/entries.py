"""Paragraphs on their way into the content of a file, and new ones in its habits."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ciotat.script.finaldraft.blocks import blocks
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.rendering import paragraph
from ciotat.script.items import Item

__all__ = ["PAD", "Anew", "Entry"]

PAD = "  "


@dataclass(slots=True, eq=False)
class Entry:
    """A paragraph to stand in the content, what stands before it, and the block of the file it was, if any."""

    lead: str
    text: str
    block: Node | None = None
    dual: bool = False
    speaks: bool = False


@dataclass(frozen=True)
class Anew:
    """Writes paragraphs anew: `gap` is the line end and the blanks before each, `numbers` are those of new notes."""

    gap: str
    numbers: Iterator[int]

    def entries(self, story: Iterable[Item]) -> Iterator[Entry]:
        """The paragraphs of a story."""
        for block in blocks(story):
            lines = paragraph(block, self.numbers)
            text = self.gap.join(lines) if self.gap else "".join(line.lstrip() for line in lines)
            speaks = block.main is not None and block.main.element.type == "cue"
            yield Entry(self.gap, text, None, block.dual, speaks)
