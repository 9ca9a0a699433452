"""Script notes: within the paragraph they are about, or, in newer files, at the end with a range of characters."""

from bisect import bisect_right
from dataclasses import dataclass

from ciotat.core.origin import Origin
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.paragraph import text_of
from ciotat.script.finaldraft.places import Places
from ciotat.script.finaldraft.root import root_of
from ciotat.script.piece import Piece
from ciotat.script.screenplay import Screenplay

__all__ = ["Anchors", "ScriptNote", "length_of", "notes_of"]

_EMBEDDED = ("DualDialogue", "OmittedScene")


def length_of(paragraph: Node) -> int:
    """How many units of UTF-16 a paragraph of the content counts, its end included: an embedded block counts two."""
    units = 1
    for node in paragraph.nodes():
        if node.tag == "Text":
            units += len(node.words.encode("utf-16-le")) // 2
        elif node.tag in _EMBEDDED:
            units += 2
    return units


class Anchors:
    """Which notes at the end of a file belong to which paragraph of its content."""

    def __init__(self, root: Node, content: Node) -> None:
        self._notes: dict[int, list[Piece]] = {}
        listed = [note for notes in root.nodes("ScriptNotes") for note in notes.nodes("ScriptNote")]
        if not listed:
            return
        blocks = [*content.nodes("Paragraph", "DualDialogue")]
        starts, at = [], 0
        for block in blocks:
            starts.append(at)
            at += length_of(block)
        for note in listed:
            first = note.attributes.get("Range", "").partition(",")[0].strip()
            place = int(first) if first.isdecimal() and len(first) < 10 else 0
            if blocks and (text := text_of(note) or note.attributes.get("Name", "").strip()):
                block = blocks[max(0, bisect_right(starts, place) - 1)]
                self._notes.setdefault(block.start, []).append(Piece("note", text, note.start, note.end))

    def of(self, block: Node) -> list[Piece]:
        """The notes about a paragraph of the content, handed out once."""
        return self._notes.pop(block.start, [])


@dataclass(frozen=True)
class ScriptNote:
    """A note with all that Final Draft keeps of it; `origin` is that of the note element."""

    text: str
    name: str
    author: str
    type: str
    color: str
    origin: Origin


def notes_of(screenplay: Screenplay) -> tuple[ScriptNote, ...]:
    """The notes of a script read from Final Draft, in the order of the file; none for other formats."""
    if not (root := root_of(screenplay)):
        return ()
    places = Places(screenplay.source)
    return tuple(
        ScriptNote(
            text_of(node),
            given.get("Name", ""),
            given.get("WriterName", "") or given.get("Author", ""),
            given.get("Type", ""),
            given.get("Color", ""),
            places.origin(node.start, node.end),
        )
        for node, given in ((node, node.attributes) for node in root.walk())
        if node.tag == "ScriptNote"
    )
