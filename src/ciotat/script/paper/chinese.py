"""The page of a Chinese script: numbered headings in bold, △ action two letters in, 名：台词 with the words hanging."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ciotat.script.kind import SPEECH, UNPRINTED
from ciotat.script.paper.block import Block, BlockType
from ciotat.script.paper.measure import ems
from ciotat.script.paper.page import Span
from ciotat.script.paper.paragraph import Paragraph, spans_of
from ciotat.script.paper.place import Places
from ciotat.script.paper.setting import Setting
from ciotat.script.paper.sheet import SONG, Paper
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["chinese_blocks"]

_MARKED = frozenset({"card", "sound", "camera", "transition"})
_NAMES = {"card": "字幕", "sound": "音效", "camera": "镜头"}
_TRIANGLE = "△▲▽⊿"
_LABEL = re.compile(r"[^\s:：]{1,8}\s*[:：]\s*\S.*")
_WIDEST = 7 * SONG
_LONGEST = 12_000
_MOST = 40


def chinese_blocks(screenplay: Screenplay, setting: Setting) -> Iterator[Block]:
    """The blocks of a script in order, as a Chinese page shows them."""
    setter = _Setter(screenplay, setting.paper)
    for scene in screenplay.scenes:
        yield from setter.scene(scene)


class _Setter:
    """Sets the elements of one script in paragraphs."""

    def __init__(self, screenplay: Screenplay, paper: Paper) -> None:
        self._paper = paper
        self._source = screenplay.source
        self._places = Places(screenplay.source)
        self._own = screenplay.format == "chinese" and bool(screenplay.source)

    def scene(self, scene: Scene) -> Iterator[Block]:
        """The blocks of a scene. What follows a cue, up to the next one, is one paragraph."""
        said: list[Element] = []
        for at, element in enumerate(scene.elements):
            if element.type in UNPRINTED:
                continue
            if said and (element.type not in SPEECH or element.type == "cue"):
                yield from self._blocks("speech", self._speech(said), scene)
                said = []
            if element.type in SPEECH:
                said.append(element)
            elif element.type == "page-break":
                yield Block("break", (), scene.id, label=element.text)
            elif element.type == "heading":
                yield from self._heading(scene, at)
            else:
                yield from self._blocks("told", self._told(element), scene)
        if said:
            yield from self._blocks("speech", self._speech(said), scene)

    def _blocks(self, type: BlockType, whole: Paragraph, scene: Scene) -> Iterator[Block]:
        owner = "" if whole.kind == "section" else scene.id
        above = whole.column.above
        while len(whole.text) > _LONGEST:
            piece, whole = whole.cut(_LONGEST)
            yield Block(type, (piece,), owner, above=above)
            above = 0.0
        yield Block(type, (whole,), owner, above=above)

    def _heading(self, scene: Scene, at: int) -> Iterator[Block]:
        """A heading and the lines under it that fill it in, such as 人物：李雷、韩梅梅, as they were written."""
        element = scene.elements[at]
        column = self._paper.column("heading")
        spans = spans_of(element, column)
        if scene.number and not element.text.lstrip().startswith(scene.number):
            spans = (Span(f"{scene.number}　", column.styles), *spans)
        yield Block("heading", (Paragraph("heading", column, spans),), scene.id, above=column.above)
        for label in self._labels(element, scene.elements[at + 1] if at + 1 < len(scene.elements) else None):
            yield Block("heading", (Paragraph("label", self._paper.column("label"), (Span(label),)),), scene.id)

    def _labels(self, heading: Element, below: Element | None) -> list[str]:
        if not self._own:
            return []
        start = self._places.offset(heading.origin) + heading.origin.length
        end = self._places.offset(below.origin) if below else start + 400
        rows = (row.strip(" \t　*#") for row in self._source[start : min(end, start + 2000)].splitlines())
        return [row for row in rows if _LABEL.fullmatch(row)][:_MOST]

    def _written(self, element: Element) -> str:
        """An element as it stands in the source of a Chinese script."""
        start = self._places.offset(element.origin)
        return self._source[start : start + element.origin.length] if self._own else ""

    def _told(self, element: Element) -> Paragraph:
        written = self._written(element).strip(" \t　*")
        inline = element.type == "section" and written[:1] == "【"
        column = replace(self._paper.column("card"), styles=("bold",)) if inline else self._paper.column(element.type)
        spans = spans_of(element, column)
        whole = element.text if "\n" not in written else ""
        before, found, after = written.partition(whole) if whole else ("", "", "")
        if element.type == "action":
            mark = (written[:1] if written[:1] in _TRIANGLE else "") if self._own else "△"
            before, after = mark, ""
        elif element.type in _MARKED and not found and element.type in _NAMES:
            before, after = f"【{element.extension or _NAMES[element.type]}：", "】"
        shown = (Span(before, column.styles), *spans, Span(after, column.styles))
        return Paragraph(element.type, column, tuple(span for span in shown if span.text))

    def _speech(self, said: list[Element]) -> Paragraph:
        column = self._paper.column("dialogue")
        spans: list[Span] = []
        name = ""
        for element in said:
            if element.type == "cue":
                mark = f"（{element.extension}）" if element.extension and element.extension not in element.text else ""
                spans += [*spans_of(element, replace(column, styles=("bold",))), Span(f"{mark}：")]
                name = f"{element.text}{mark}："
            elif element.type == "parenthetical":
                spans += [Span("（"), *spans_of(element, column), Span("）")]
            else:
                spans += [Span("\n")] * (spans[-1].text[-1:] not in ("", "：", "）") if spans else False)
                spans += spans_of(element, column)
        wide = min(ems(name) * SONG / 1000, _WIDEST)
        left = column.left + column.indent + wide
        cells = round((column.right - left) / column.unit)
        hanging = replace(column, left=left, indent=-wide, cells=cells)
        return Paragraph("dialogue", hanging if name else column, tuple(spans))
