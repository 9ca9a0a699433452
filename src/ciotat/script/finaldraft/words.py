"""One paragraph of a Final Draft file, changed: what did not change in it keeps its characters."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ciotat.script.finaldraft.changes import Part
from ciotat.script.finaldraft.edits import Edit, applied, content, given, gone, put
from ciotat.script.finaldraft.inline import Inline, style_names, styles_of
from ciotat.script.finaldraft.markup import Node, escape, writable
from ciotat.script.finaldraft.paragraph import Paragraph
from ciotat.script.finaldraft.rendering import note, runs_of, summary, tagged, text_lines, type_of
from ciotat.script.items import Item
from ciotat.script.run import Run, Style
from ciotat.script.screenplay import Element

__all__ = ["Added", "patched"]

_OPEN, _CLOSED = "(（", ")）"


class Added(NamedTuple):
    """What a paragraph gains: notes, synopses, a new page before it."""

    notes: list[Element]
    synopses: list[Element]
    new_page: bool = False


class _Letter(NamedTuple):
    """A character of a paragraph with its style."""

    text: str
    styles: tuple[Style, ...]


def patched(
    source: str, paragraph: Paragraph, parts: Sequence[Part], added: Added, numbers: Iterator[int]
) -> list[Edit]:
    """The edits that make of a paragraph what its parts are now; notes that stand elsewhere in the file included."""
    node = paragraph.node
    pieces = {id(piece) for piece in paragraph.own}
    own = [part for part in parts if id(part.piece) in pieces]
    edits = [
        edit for part in parts if id(part.piece) not in pieces and part.changed for edit in _aside(source, node, part)
    ]
    if any(part.changed for part in own):
        edits += _own(source, paragraph, own)
    first = next(node.nodes("Text"), None)
    if added.new_page:
        edits.append(given(source, node, "StartsNewPage", "Yes"))
    if added.synopses:
        edits.append(_summarised(source, node, added.synopses))
    if added.notes:
        lines = [line for element in added.notes for line in note(element, next(numbers))]
        edits.append(put(source, node, lines, first))
    return edits


def _aside(source: str, node: Node, part: Part) -> Iterator[Edit]:
    """A page break, synopsis, note or cut scene that is changed or gone."""
    piece = part.piece
    if piece.type == "page-break":
        yield given(source, node, "StartsNewPage", "No")
        return
    aside = part.node
    if aside is None or (part.now and piece.type == "boneyard"):
        return
    if part.now is None:
        yield gone(source, aside)
        return
    lines = part.now.element.text.split("\n")
    told = [*aside.nodes("Paragraph")]
    if len(told) == len(lines) or aside.tag == "Paragraph":
        for line, paragraph in zip(lines, told or [aside], strict=False):
            yield from _reworded(source, paragraph, line)
    else:
        fresh = [line for text in lines for line in tagged("Paragraph", {}, text_lines([Run(text)]))]
        yield content(source, aside, "".join(line.lstrip() for line in fresh))


def _reworded(source: str, node: Node, text: str) -> Iterator[Edit]:
    """Other words for a paragraph of a note or synopsis, in the style of its first run."""
    first = node.first("Text")
    styles = styles_of(first.attributes.get("Style", "")) if first else ()
    yield from _letters(source, node, [_Letter(c, styles) for c in writable(text)])


def _summarised(source: str, node: Node, synopses: list[Element]) -> Edit:
    properties = node.first("SceneProperties")
    if properties and (told := properties.first("Summary")):
        return put(source, told, summary(synopses)[1:-1])
    if properties:
        return put(source, properties, summary(synopses), next(properties.nodes(), None))
    return put(source, node, tagged("SceneProperties", {}, summary(synopses)), next(node.nodes(), None))


def _own(source: str, paragraph: Paragraph, parts: list[Part]) -> Iterator[Edit]:
    """Another text, type or number for the paragraph itself."""
    node, was, now = paragraph.node, parts[0].item, parts[0].now
    if len(parts) > 1 or now is None:
        items = [part.now for part in parts if part.now]
        yield from _letters(source, node, _written(paragraph, items))
        return
    element = now.element
    deeper = element.type == "section" and element.extension != was.element.extension
    if element.type != was.element.type or deeper:
        yield given(source, node, "Type", type_of(element))
        if "centred" in (element.type, was.element.type):
            yield given(source, node, "Alignment", "Center" if element.type == "centred" else "")
    if element.type == "heading" and now.scene.number != was.scene.number:
        yield given(source, node, "Number", now.scene.number)
    if _retitled(was, now):
        runs = element.runs or (Run(element.text),)
        yield from _letters(source, node, [_Letter(c, run.styles) for run in runs for c in writable(run.text)])
    elif runs_of(now) != runs_of(was):
        yield from _letters(source, node, _written(paragraph, [now]), paragraph.type == "action")


def _retitled(was: Item, now: Item) -> bool:
    """Whether a heading has another text, and that is meant: the scene does not say more than it did."""
    if now.element.type != "heading" or now.element.text == was.element.text:
        return False
    a, b = was.scene, now.scene
    return (a.inside, a.place, a.hour, a.modifiers) == (b.inside, b.place, b.hour, b.modifiers)


def _written(paragraph: Paragraph, items: list[Item]) -> list[_Letter]:
    """The letters of a paragraph that holds these items; parentheses stay as narrow or wide as they are."""
    text = paragraph.inline.text.strip()
    wide = text[:1] == "（" or len(items) > 1
    bare = len(items) == 1 and text[:1] not in _OPEN and text != ""
    letters: list[_Letter] = []
    for item in items:
        runs = runs_of(item)
        if item.element.type == "parenthetical" and (wide or bare):
            runs = runs[1:-1] if bare else (Run("（"), *runs[1:-1], Run("）"))
        letters += [_Letter(c, run.styles) for run in runs for c in writable(run.text)]
    return letters


def _letters(source: str, node: Node, now: list[_Letter], indented: bool = False) -> Iterator[Edit]:
    """The edits of the runs that hold what changed between the first and the last letter that did."""
    texts = [*node.nodes("Text")]
    if not texts:
        fresh = text_lines(Run(letter.text, letter.styles) for letter in now)
        yield put(source, node, fresh) if [*node.nodes()] else content(source, node, "".join(fresh))
        return
    was = [_Letter(c, styles_of(text.attributes.get("Style", ""))) for text in texts for c in Inline([text]).text]
    start, end = Inline(texts).trimmed(indented)
    most = min(end - start, len(now))
    head = next((i for i in range(most) if was[start + i] != now[i]), most)
    tail = next((i for i in range(most - head) if was[end - 1 - i] != now[len(now) - 1 - i]), most - head)
    yield from _spread(source, texts, start + head, end - tail, now[head : len(now) - tail])


def _spread(source: str, texts: list[Node], start: int, end: int, now: list[_Letter]) -> Iterator[Edit]:
    """Replaces the letters from `start` to `end` of some runs: what is new stands in the first run it can."""
    at, left = 0, now
    for node in texts:
        words = node.words
        a, b = max(start - at, 0), min(end - at, len(words))
        at += len(words)
        if a < b or (start == end and left and a <= len(words)):
            before, after = words[:a], words[max(a, b) :]
            styles = styles_of(node.attributes.get("Style", ""))
            if any(letter.styles != styles for letter in left):
                yield Edit(node.start, node.end, _split(source, node, before, left, after))
            else:
                told = before + "".join(letter.text for letter in left) + after
                yield content(source, node, escape(told))
            left = []


def _split(source: str, node: Node, before: str, now: list[_Letter], after: str) -> str:
    """A run cut in up to three: its ends as they were, between them what is new in styles of its own."""
    runs = [(before, None), *((c.text, style_names(c.styles)) for c in now), (after, None)]
    out = []
    for names, letters in groupby(runs, key=lambda run: run[1]):
        edits = [] if names is None else [given(source, node, "Style", names)]
        tag = applied(source, node.start, node.inner, edits).removesuffix("/>").removesuffix(">")
        if words := "".join(text for text, _ in letters):
            out.append(f"{tag}>{escape(words)}</{node.tag}>")
    return "".join(out)
