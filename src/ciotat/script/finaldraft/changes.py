"""What changed in a screenplay since it was read from Final Draft: which element is which, paragraph by paragraph."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ciotat.core.origin import Origin
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.paragraph import Paragraph
from ciotat.script.finaldraft.places import Places
from ciotat.script.finaldraft.reader import FinalDraft
from ciotat.script.items import Item, items
from ciotat.script.kind import SAID
from ciotat.script.piece import Piece
from ciotat.script.remarks import Remarks
from ciotat.script.scenes import gather
from ciotat.script.screenplay import Scene, Screenplay

__all__ = ["Base", "Group", "Part", "groups", "same"]


@dataclass(eq=False, slots=True)
class Part:
    """An element as it was read: its piece, the paragraph it belongs to, what it was as an item of the story and what
    it is now; and the `node` of a note, synopsis or cut scene."""

    piece: Piece
    paragraph: Paragraph
    item: Item
    node: Node | None = None
    now: Item | None = None

    @property
    def changed(self) -> bool:
        """Whether it is gone or not what it was."""
        return self.now is None or not same(self.item, self.now)


@dataclass(eq=False, slots=True)
class Group:
    """Consecutive items that one part of the content holds; `block` is none for what is new."""

    block: Node | None
    items: list[tuple[Item, Part | None]] = field(default_factory=list)


class Base:
    """The file a screenplay was read from: every element it gave, and where the parts of its content stand."""

    def __init__(self, text: str) -> None:
        self.text = text
        source = Places(text)
        self.reader = FinalDraft(source, Remarks("en"))
        told: dict[tuple[Origin, str], list[Item]] = {}
        for scene in gather(self.reader.pieces, source):
            for element in scene.elements:
                told.setdefault((element.origin, element.type), []).append(Item(element, scene))
        nodes = {node.start: node for node in self.reader.root.walk()}
        self.parts = [
            Part(piece, paragraph, waiting.pop(0), nodes.get(piece.start))
            for paragraph in self.reader.paragraphs
            for piece in paragraph.pieces
            if (waiting := told.get((source.origin(piece.start, piece.end), piece.type)))
        ]
        self.of: dict[int, list[Part]] = {}
        for part in self.parts:
            self.of.setdefault(part.paragraph.block.start, []).append(part)

    def claim(self, screenplay: Screenplay) -> Iterator[tuple[Item, Part | None]]:
        """Each item of a story with the part it was: that of its place and type, else of its place."""
        free: dict[Origin, list[Part]] = {}
        for known in self.parts:
            free.setdefault(known.item.element.origin, []).append(known)
        for item in items(screenplay):
            waiting = free.get(item.element.origin, []) if item.element.id else []
            alike = (part for part in waiting if part.piece.type == item.element.type)
            part = next(alike, waiting[0] if waiting else None)
            if part:
                waiting.remove(part)
                part.now = item
            yield item, part


def groups(claimed: Iterable[tuple[Item, Part | None]]) -> list[Group]:
    """The items by the part of the content that holds them. What is new between two items of one part joins it; so does
    a new note right behind one, and what is said on in a dual dialogue; what comes back to a part it has left is new."""
    found: list[Group] = []
    seen: dict[int, Group] = {}
    for item, part in claimed:
        block = part.paragraph.block if part else None
        last = found[-1] if found else None
        if block is None:
            if not (last and (last.block is None or _joins(item, last))):
                found.append(Group(None))
            found[-1].items.append((item, None))
        elif block.start not in seen:
            found.append(Group(block, [(item, part)]))
            seen[block.start] = found[-1]
        elif last and last is seen[block.start]:
            last.items.append((item, part))
        elif len(found) > 1 and found[-2] is seen[block.start] and found[-1].block is None:
            found[-2].items += [*found.pop().items, (item, part)]
        else:
            if part:
                part.now = None
            found.append(Group(None, [(item, None)]))
    for group, following in pairwise(found):
        while (
            group.block is None and following.block and group.items and group.items[-1][0].element.type == "page-break"
        ):
            following.items.insert(0, group.items.pop())
    return found


def _joins(item: Item, last: Group) -> bool:
    """Whether something new belongs to the paragraph, or the dual dialogue, that it stands right behind."""
    element = item.element
    spoken = element.dual and element.type in SAID and last.items[-1][0].element.dual
    return spoken or element.type in ("note", "synopsis")


def same(was: Item, now: Item) -> bool:
    """Whether two items are written alike."""
    a, b = was.element, now.element
    if (a.type, a.text, a.dual) != (b.type, b.text, b.dual):
        return False
    if a.runs != b.runs and [(r.text, r.styles) for r in a.runs] != [(r.text, r.styles) for r in b.runs]:
        return False
    if a.type == "heading":
        return _fields(was.scene) == _fields(now.scene)
    return a.type in SAID or (a.name, a.extension) == (b.name, b.extension)


def _fields(scene: Scene) -> tuple[str, ...]:
    return scene.number, scene.inside, scene.place, scene.hour, *scene.modifiers
