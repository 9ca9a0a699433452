"""Elements gathered into the paragraphs that will hold them: notes and synopses with what they are about."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ciotat.script.items import Item
from ciotat.script.kind import SPEECH
from ciotat.script.screenplay import Element

__all__ = ["Block", "blocks", "pairs"]


@dataclass(slots=True, eq=False)
class Block:
    """A paragraph to be written: its main element (none for one that only holds notes), and what goes with it."""

    main: Item | None
    new_page: bool = False
    synopses: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)

    @property
    def dual(self) -> bool:
        """Whether it is part of a dual dialogue."""
        return self.main is not None and self.main.element.dual and self.main.element.type in SPEECH


def blocks(story: Iterable[Item]) -> Iterator[Block]:
    """The paragraphs for a story, in order. Boneyard has no place in Final Draft and is left out."""
    block: Block | None = None
    turned = False
    for item in story:
        element = item.element
        if element.type == "boneyard":
            continue
        if element.type == "note" and block and not turned:
            block.notes.append(element)
        elif element.type == "synopsis" and not turned and block and _under_heading(block):
            block.synopses.append(element)
        elif element.type == "page-break" and not turned:
            turned = True
        else:
            if block:
                yield block
                if _sung_alone(block.main, element):
                    yield Block(None)
            block = Block(None if element.type in ("note", "page-break") else item, turned)
            block.notes += [element] if element.type == "note" else []
            turned = element.type == "page-break"
    if block:
        yield block
    if turned:
        yield Block(None, True)


def _sung_alone(last: Item | None, element: Element) -> bool:
    """Whether a lyric nobody is named for stands behind a speech: an empty paragraph keeps them apart."""
    return element.type == "lyric" and not element.name and last is not None and last.element.type in SPEECH


def _under_heading(block: Block) -> bool:
    return block.main is not None and block.main.element.type == "heading" and not block.notes


def pairs(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """The blocks, those of a dual dialogue together: two speakers, or three where one is left over."""
    group: list[Block] = []
    speakers = 0
    for block in blocks:
        speaks = block.main is not None and block.main.element.type == "cue"
        if group and not (block.dual or (block.main is None and block.notes)):
            yield group
            group = []
        if not block.dual and not group:
            yield [block]
            continue
        if not group:
            speakers = 0
        if speaks and speakers == 2:
            yield group
            group, speakers = [], 0
        speakers += speaks
        group.append(block)
    if group:
        yield group
