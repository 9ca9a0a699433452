"""What stands or breaks together on the page: a heading, a paragraph, a speech, two speeches side by side."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from ciotat.script.kind import SPEECH
from ciotat.script.paper.page import Span
from ciotat.script.paper.paragraph import Paragraph, capitals, spans_of
from ciotat.script.paper.setting import Setting
from ciotat.script.paper.sheet import column
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["Block", "BlockType", "blocks_of", "groups", "marks_of"]

_LONGEST = 12_000
_MOST = 120
BlockType = Literal["heading", "told", "speech", "dual", "close", "break"]
_TYPES: dict[str, BlockType] = {"heading": "heading", "transition": "close"}
_CONT, _CONTINUED = "CONT", "CONT'D"
_DUAL = (0.0, 3.125)


@dataclass(frozen=True)
class Block:
    """Paragraphs that follow each other without a space; a dual block holds those of the second speaker in `beside`.

    `name` is what a speech that breaks repeats on the next page, `label` what a forced page is called."""

    type: BlockType
    paragraphs: tuple[Paragraph, ...]
    scene: str = ""
    number: str = ""
    name: str = ""
    beside: tuple[Paragraph, ...] = ()
    label: str = ""
    above: float = 0.0

    @cached_property
    def height(self) -> float:
        """Points from the top of the first line to the bottom of the last."""
        return max(sum(p.height for p in side) for side in (self.paragraphs, self.beside))


def blocks_of(screenplay: Screenplay, setting: Setting) -> Iterator[Block]:
    """The blocks of a script in order."""
    blank = Paragraph("action", setting.paper.column("action"), ())
    for scene in screenplay.scenes:
        last = ""
        for group in groups(element for element in scene.elements if setting.prints(element)):
            first = group[0]
            for _ in range(setting.blanks.get(first.id, 0)):
                yield Block("told", (blank,), scene.id, above=blank.column.above)
            if first.type == "page-break" or setting.column(first).new_page:
                yield Block("break", (), scene.id, label=first.text if first.type == "page-break" else "")
            if first.type in SPEECH:
                yield from _speeches(group, scene.id, setting, last if setting.continued else None)
                last = next((_speaker(e) for e in reversed(group) if e.type == "cue"), last)
            elif first.type != "page-break":
                yield from _told(first, scene, setting)


def groups(elements: Iterable[Element]) -> Iterator[list[Element]]:
    """Elements that make a block: a speech with its cue, both speeches of a dual one, else one alone."""
    group: list[Element] = []
    for element in elements:
        opens = element.type not in SPEECH or element.type == "cue"
        beside = element.type == "cue" and element.dual and group and group[-1].dual and _cues(group) == 1
        if group and (group[0].type not in SPEECH or (opens and not beside)):
            yield group
            group = []
        group.append(element)
    if group:
        yield group


def _cues(group: list[Element]) -> int:
    return sum(element.type == "cue" for element in group)


def _told(element: Element, scene: Scene, setting: Setting) -> Iterator[Block]:
    """The block of a heading or of a paragraph; a very long one as several, so that breaking it stays quick. Centred
    lines with no blank one between stand close."""
    place = setting.column(element)
    close = element.type == "centred" and setting.blanks.get(element.id) == -1
    before, after = setting.around.get(element.id, ("", ""))
    shown = (Span(before, place.styles), *spans_of(element, place), Span(after, place.styles))
    whole = Paragraph(element.type, place, tuple(span for span in shown if span.text))
    kind = _TYPES.get(element.type, "told")
    number = scene.number if kind == "heading" else ""
    owner = "" if element.type in ("section", "note") else scene.id
    for at, piece in enumerate(_pieces(whole)):
        yield Block(
            "told" if at else kind, (piece,), owner, "" if at else number, above=0.0 if at or close else place.above
        )


def _pieces(paragraph: Paragraph) -> Iterator[Paragraph]:
    """The paragraph in pieces of at most some pages."""
    while end := _far(paragraph.text):
        piece, paragraph = paragraph.cut(end)
        yield piece
    yield paragraph


def _far(text: str) -> int:
    """Where a text longer than some pages is cut; 0 for a shorter one."""
    head = text[:_LONGEST]
    if head.count("\n") > _MOST:
        return len("\n".join(head.split("\n", _MOST)[:_MOST])) + 1
    return (max(head.rfind("\n"), head.rfind(" ")) + 1 or _LONGEST) if len(text) > _LONGEST else 0


def _speeches(group: list[Element], scene: str, setting: Setting, last: str | None) -> Iterator[Block]:
    above = setting.column(group[0]).above
    sides = _sides(group)
    if len(sides) == 2 and all(len(s) <= _MOST and sum(len(e.text) for e in s) <= _LONGEST for s in sides):
        left, right = (tuple(_speech(side, _narrow(setting, x), last)) for side, x in zip(sides, _DUAL, strict=True))
        yield Block("dual", left, scene, beside=right, above=above)
        return
    for side in sides:
        paragraphs = tuple(_speech(side, setting, last))
        name = f"{_speaker(side[0])} ({_CONTINUED})" if side[0].type == "cue" else ""
        for first in range(0, len(paragraphs), _MOST):
            yield Block("speech", paragraphs[first : first + _MOST], scene, name=name, above=0.0 if first else above)


def _sides(group: list[Element]) -> list[list[Element]]:
    """The speeches of a group, each with its cue."""
    sides: list[list[Element]] = []
    for element in group:
        if element.type == "cue" or not sides:
            sides.append([])
        sides[-1].append(element)
    return sides


def _narrow(setting: Setting, shift: float) -> Setting:
    """The setting with the columns of one of two speakers, the second `shift` inches to the right."""
    spoken = column(1.5 + shift, 4.375 + shift, above=0)
    aside = column(1.75 + shift, 4.125 + shift, above=0, hang=1)
    cue = column(1.5 + shift, 4.5 + shift, align="centre", caps=True)
    narrow = {"dialogue": spoken, "lyric": replace(spoken, styles=("italic",)), "parenthetical": aside, "cue": cue}
    paper = setting.paper
    return replace(setting, paper=replace(paper, columns={**paper.columns, **narrow}), columns={})


def _speech(side: list[Element], setting: Setting, last: str | None) -> Iterator[Paragraph]:
    for element in side:
        place = setting.column(element)
        spans = spans_of(element, place)
        if element.type == "cue":
            marks = marks_of(element)
            again = _speaker(element) == last and not any(_CONT in mark.upper() for mark in marks)
            added = "".join(f" ({mark})" for mark in (*marks, *((_CONTINUED,) if again else ())))
            yield Paragraph(element.type, place, (*spans, Span(added, place.styles)) if added else spans)
        elif element.type == "parenthetical" and element.text[:1] not in "(（":
            yield Paragraph(element.type, place, (Span("(", place.styles), *spans, Span(")", place.styles)))
        else:
            yield from _pieces(Paragraph(element.type, place, spans))


def marks_of(cue: Element) -> list[str]:
    """What stands in parentheses behind a name."""
    return [mark for mark in cue.extension.split(", ") if mark and mark not in cue.text]


def _speaker(cue: Element) -> str:
    """The cue without a (CONT'D): who speaks again is who has the same one."""
    return capitals(cue.text) + "".join(f" ({mark})" for mark in marks_of(cue) if _CONT not in mark.upper())
