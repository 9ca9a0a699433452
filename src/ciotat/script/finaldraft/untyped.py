"""Final Draft files that know no types: pasted or converted, every paragraph General, so that only the words can tell."""

from collections.abc import Iterator, Sequence

from ciotat.script.finaldraft.paragraph import Paragraph
from ciotat.script.fountain import Fountain
from ciotat.script.habits import habits
from ciotat.script.heading import SLUG
from ciotat.script.remarks import Remarks
from ciotat.script.screenplay import ElementType
from ciotat.script.source import Source

__all__ = ["told_by_words"]

_TOLD: frozenset[ElementType] = frozenset(("heading", "cue", "parenthetical", "dialogue", "transition"))
_MARKS = tuple(".!@~>#=*_[/\\")
_LONGEST = 300


def told_by_words(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, ElementType]]:
    """The General paragraphs that read as something else, where nearly all are General and scene headings are among them."""
    lines = [" ".join(paragraph.inline.text.split()) for paragraph in paragraphs]
    general = [paragraph.node.attributes.get("Type", "").strip().lower() == "general" for paragraph in paragraphs]
    full = sum(map(bool, lines))
    if sum(known and bool(line) for known, line in zip(general, lines, strict=True)) * 10 < full * 9:
        return
    if not any(len(line) <= _LONGEST and SLUG.fullmatch(line) for line in lines):
        return
    types = _types(["a" if line.startswith(_MARKS) else line for line in lines])
    for paragraph, known, type in zip(paragraphs, general, types, strict=True):
        if known and paragraph.type == "action" and type in _TOLD:
            yield paragraph, type


def _types(lines: list[str]) -> Iterator[ElementType]:
    """What each line is by the rules of Fountain, none of them forced."""
    source = Source("\n".join(lines), lift=False)
    pieces = iter(Fountain(source, Remarks("en"), habits(source, 0)).pieces)
    piece, at = next(pieces, None), 0
    for line in lines:
        while piece and piece.end <= at:
            piece = next(pieces, None)
        yield piece.type if piece and piece.start < at + len(line) else "action"
        at += len(line) + 1
