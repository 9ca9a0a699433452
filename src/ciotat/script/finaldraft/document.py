"""A complete Final Draft file made of a screenplay of any format."""

from collections.abc import Iterable, Iterator
from itertools import count

from ciotat.script.finaldraft.blocks import Block, blocks, pairs
from ciotat.script.finaldraft.rendering import dual_dialogue, paragraph, tagged
from ciotat.script.finaldraft.revisions import revision_lines
from ciotat.script.finaldraft.smart_type import smart_type_lines
from ciotat.script.finaldraft.tags import category_lines
from ciotat.script.finaldraft.template import ending, layout
from ciotat.script.finaldraft.title_lines import title_lines
from ciotat.script.items import items
from ciotat.script.screenplay import Screenplay

__all__ = ["content_lines", "document"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="no" ?>'


def document(screenplay: Screenplay) -> str:
    """The XML of a file of version 5, in lines ended by newlines."""
    chinese = screenplay.language == "zh"
    parts = [
        *tagged("Content", {}, [*content_lines(blocks(items(screenplay)), count(1))]),
        *layout(chinese),
        *title_lines(screenplay.title_page),
        *smart_type_lines(screenplay),
        *ending(chinese),
        *revision_lines(),
        *category_lines(),
    ]
    root = tagged("FinalDraft", {"DocumentType": "Script", "Template": "No", "Version": "5"}, parts)
    return "\n".join([_HEAD, *root]) + "\n"


def content_lines(story: Iterable[Block], numbers: Iterator[int]) -> Iterator[str]:
    """The paragraphs of a script as lines; `numbers` are those its notes take."""
    for group in pairs(story):
        lines = [line for block in group for line in paragraph(block, numbers)]
        yield from dual_dialogue(lines) if group[0].dual else lines
