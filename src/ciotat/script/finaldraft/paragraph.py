"""A paragraph of a Final Draft file, and the pieces it makes: itself, its notes, its synopsis, its page break."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ciotat.script.finaldraft.inline import Inline
from ciotat.script.finaldraft.markup import Node
from ciotat.script.piece import Piece
from ciotat.script.screenplay import ElementType

__all__ = ["Paragraph", "paragraphs", "text_of"]

_APART = frozenset({"SceneProperties", "ScriptNote", "DualDialogue", "OmittedScene"})


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph: its node, the paragraph that holds it in a dual dialogue, what type of element it is, its words,
    and the pieces read from it, first or after a page break its `own`, then its notes and synopses."""

    node: Node
    holder: Node | None
    type: ElementType
    inline: Inline
    pieces: list[Piece] = field(default_factory=list)
    own: list[Piece] = field(default_factory=list)

    @property
    def block(self) -> Node:
        """The part of the content it belongs to: itself, or what holds it."""
        return self.holder or self.node

    @property
    def asides(self) -> Iterator[Piece]:
        """What stands in the paragraph beside its own words, in the order a reader meets it: synopsis, then notes."""
        if not any(node.tag in _APART for node in self.node.nodes()):
            return
        for summary in self.node.nodes("SceneProperties"):
            yield from _synopses(summary)
        for node in self.node.nodes("OmittedScene"):
            yield Piece("boneyard", text_of(node), node.start, node.end)
        for node in self.node.nodes("ScriptNote"):
            yield Piece("note", text_of(node) or node.attributes.get("Name", "").strip(), node.start, node.end)


def paragraphs(content: Node, kinds: dict[str, ElementType]) -> Iterator[Paragraph]:
    """The paragraphs of a content in order; one that holds a dual dialogue comes before those within it."""
    for node in content.nodes("Paragraph", "DualDialogue"):
        yield _paragraph(node, None, kinds)
        for pair in [node] if node.tag == "DualDialogue" else [*node.nodes("DualDialogue")]:
            for inner in pair.nodes("Paragraph"):
                yield _paragraph(inner, node, kinds)


def _paragraph(node: Node, holder: Node | None, kinds: dict[str, ElementType]) -> Paragraph:
    texts = [*node.nodes("Text")]
    written = node.attributes.get("Type", "").strip().lower()
    type = kinds.get(written, "action")
    if type == "action" and node.attributes.get("Alignment") == "Center":
        type = "centred"
    return Paragraph(
        node, holder, type, Inline(texts or ([] if any(part.tag in _APART for part in node.nodes()) else [node]))
    )


def _synopses(properties: Node) -> Iterator[Piece]:
    for summary in properties.nodes("Summary"):
        for node in [*summary.nodes("Paragraph")] or [summary]:
            if text := Inline([*node.nodes("Text")] or [node]).text.strip():
                yield Piece("synopsis", text, node.start, node.end)


def text_of(node: Node) -> str:
    """The words of the paragraphs in a node, a line each."""
    nodes = [*node.nodes("Paragraph")] or [node]
    lines = (Inline([*part.nodes("Text")]).text.strip() for part in nodes)
    return "\n".join(line for line in lines if line)
