"""One part of the content of a Final Draft file, changed: a paragraph, or a dual dialogue with those it holds."""

from collections.abc import Iterator

from ciotat.script.finaldraft.changes import Group, Part
from ciotat.script.finaldraft.edits import Edit, applied, gone
from ciotat.script.finaldraft.entries import Anew, Entry
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.paragraph import Paragraph
from ciotat.script.finaldraft.words import Added, patched
from ciotat.script.items import Item

__all__ = ["Patch"]


class Patch:
    """The changes to one block of the content: which paragraphs it keeps, and what is new before and after each."""

    def __init__(self, source: str, anew: Anew, parts: list[Part], group: Group) -> None:
        self.source, self.anew = source, anew
        self.edits: list[Edit] = []
        self.dual = any(part.paragraph.holder for part in parts)
        self.holds = self.dual and any(item.element.dual for item, part in group.items)
        self.parts: dict[int, list[Part]] = {}
        self.paragraphs: dict[int, Paragraph] = {}
        for part in parts:
            self.parts.setdefault(part.paragraph.node.start, []).append(part)
            self.paragraphs[part.paragraph.node.start] = part.paragraph
        self.last = max(self.paragraphs)
        self.added: dict[int, Added] = {}
        self.new: dict[int, list[Item]] = {}
        self._sort(group)

    def _sort(self, group: Group) -> None:
        at = -1
        turned: list[Item] = []
        for item, part in group.items:
            type = item.element.type
            if part:
                at = part.paragraph.node.start
                if turned and item.element.type != "page-break":
                    self.added[at] = self._of(at)._replace(new_page=True)
                turned = []
            elif type == "note" and at >= 0 and not turned and at not in self.new:
                self._of(at).notes.append(item.element)
            elif type == "synopsis" and at >= 0 and self.paragraphs[at].type == "heading" and at not in self.new:
                self._of(at).synopses.append(item.element)
            elif type == "page-break":
                turned.append(item)
            else:
                self.new.setdefault(at, []).extend((*turned, item))
                turned = []
        self.new.setdefault(at, []).extend(turned)

    def _of(self, at: int) -> Added:
        return self.added.setdefault(at, Added([], []))

    @property
    def before(self) -> list[Item]:
        """What is new before the block."""
        return self.new.get(-1, [])

    @property
    def after(self) -> list[Item]:
        """What is new behind a dual dialogue, and no part of it."""
        return self._parted(self.last)[1]

    def _parted(self, at: int) -> tuple[list[Item], list[Item]]:
        """What is new behind a paragraph: what speaks with it at the same time, and the rest."""
        new = self.new.get(at, [])
        size = next((i for i, item in enumerate(new) if not item.element.dual), len(new))
        return (new[:size], new[size:]) if at == self.last else (new, [])

    def _edited(self, at: int) -> str:
        paragraph = self.paragraphs[at]
        edits = patched(self.source, paragraph, self.parts[at], self._of(at), self.anew.numbers)
        self.edits += edits
        return applied(self.source, paragraph.node.start, paragraph.node.end, edits)

    def _left(self, at: int) -> bool:
        """Whether anything is left of a paragraph."""
        added = self._of(at)
        return bool(added.notes or added.synopses or added.new_page) or any(part.now for part in self.parts[at])

    def entries(self, lead: str) -> Iterator[Entry]:
        """The paragraphs of the block, each for itself, with what is new between them."""
        yield from self.anew.entries(self.before)
        for at, paragraph in sorted(self.paragraphs.items()):
            if self._left(at):
                now = [part.now.element for part in self.parts[at] if part.now]
                dual = not self.dual and any(element.dual for element in now)
                speaks = any(element.type == "cue" for element in now)
                yield Entry(lead, self._edited(at), None if self.dual else paragraph.node, dual, speaks)
                lead = self.anew.gap
            else:
                self._edited(at)
            yield from self.anew.entries(self.new.get(at, []))

    def text(self, block: Node) -> str:
        """A block that holds a dual dialogue, with its paragraphs as they are now."""
        edits: list[Edit] = []
        for at, paragraph in self.paragraphs.items():
            node = paragraph.node
            if node is block:
                edits += patched(self.source, paragraph, self.parts[at], self._of(at), self.anew.numbers)
                self.edits += edits
                continue
            new = "".join(entry.lead + entry.text for entry in self.anew.entries(self._parted(at)[0]))
            text = self._edited(at)
            edit = Edit(node.start, node.end, text + new) if self._left(at) else gone(self.source, node)
            edits.append(edit if self._left(at) else edit._replace(text=new))
        return applied(self.source, block.start, block.end, edits)
