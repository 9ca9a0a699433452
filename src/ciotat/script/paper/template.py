"""The page that a Final Draft file asks for: its paper and margins, the settings of its elements and paragraphs."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ciotat.script.finaldraft.markup import Node, parse
from ciotat.script.paper.continued import SceneBreaks
from ciotat.script.paper.place import Places
from ciotat.script.paper.sheet import COLUMNS, LETTER, LINE, Align, Column, Paper, fitting
from ciotat.script.run import Style
from ciotat.script.screenplay import Screenplay

__all__ = ["Template"]

_TYPES = {
    "scene heading": "heading",
    "character": "cue",
    "shot": "camera",
    "singing": "lyric",
    "lyrics": "lyric",
    "show/ep. title": "centred",
}
"""Types of Final Draft whose columns go by another name here."""
_ALIGNS: dict[str, Align] = {"Left": "left", "Right": "right", "Center": "centre"}
_STYLES: dict[str, Style] = {"Bold": "bold", "Italic": "italic", "Underline": "underline"}
_UNPRINTED = ("outline",)


class Template:
    """What the text of a Final Draft file says about its pages."""

    def __init__(self, text: str) -> None:
        self._text = text
        root = parse(text)
        self._columns = {name: column for name, column in map(_setting, root.nodes("ElementSettings")) if name}
        self._paragraphs = [*_paragraphs(root.first("Content"))]
        more = root.first("MoresAndContinueds", "DialogueBreaks")
        self.continued = not more or more.attributes.get("AutomaticCharacterContinueds") != "No"
        breaks = root.first("MoresAndContinueds", "SceneBreaks")
        self.scene_breaks = _scene_breaks(breaks.attributes) if breaks else SceneBreaks()
        self.paper = self._paper(root)

    def _paper(self, root: Node) -> Paper:
        layout, size = root.first("PageLayout"), root.first("PageLayout", "PageSize")
        found = layout.attributes if layout else {}
        sizes = size.attributes if size else {}
        columns = {**COLUMNS, **{_TYPES.get(name, name): column for name, column in self._columns.items()}}
        if found.get("BreakDialogueAndActionAtSentences") == "No":
            columns = {name: replace(column, anywhere=True) for name, column in columns.items()}
        return Paper(
            _number(sizes.get("Width"), LETTER.width / 72, 3, 40) * 72,
            _number(sizes.get("Height"), LETTER.height / 72, 3, 40) * 72,
            _number(found.get("TopMargin"), LETTER.top, 0, 700),
            _number(found.get("BottomMargin"), LETTER.bottom, 0, 700),
            columns,
        )

    def elements(self, screenplay: Screenplay) -> tuple[dict[str, Column], dict[str, int]]:
        """By element id, the columns of what the file sets otherwise than its type, or prints though it tells no story;
        and how many empty paragraphs stand above."""
        columns: dict[str, Column] = {}
        empty: dict[str, int] = {}
        places = Places(screenplay.source)
        starts = [node.start for node in self._paragraphs]
        last = -1
        for scene in screenplay.scenes:
            for element in scene.elements:
                offset = places.offset(element.origin)
                at = bisect_right(starts, offset) - 1
                if at < 0 or element.type in ("page-break", "boneyard", "synopsis"):
                    continue
                node = self._paragraphs[at]
                if at > last:
                    if missing := sum(_is_empty(between) for between in self._paragraphs[last + 1 : at]):
                        empty[element.id] = missing
                    last = at
                printed = element.type not in ("section", "note") or (offset == node.start and _is_printed(node))
                if printed and (column := self._column(node)) != self.paper.columns.get(element.type):
                    columns[element.id] = column
        return columns, empty

    def _column(self, node: Node) -> Column:
        name = node.attributes.get("Type", "").strip().lower()
        return _placed(node, self.paper.column(_TYPES.get(name, name)))


def _scene_breaks(found: Mapping[str, str]) -> SceneBreaks:
    bottom = found.get("SceneBottom", "(CONTINUED)") if found.get("SceneBottomOfPage") == "Yes" else ""
    top = found.get("SceneTop", "CONTINUED:") if found.get("SceneTopOfNext") == "Yes" else ""
    return SceneBreaks(bottom[:40], top[:40], found.get("ContinuedNumber") == "Yes")


def _paragraphs(content: Node | None) -> Iterator[Node]:
    for node in content.nodes("Paragraph") if content else ():
        if pairs := [*node.nodes("DualDialogue")]:
            for pair in pairs:
                yield from pair.nodes("Paragraph")
        else:
            yield node


def _is_empty(node: Node) -> bool:
    return not any(text.words.strip() for text in node.nodes("Text"))


def _is_printed(node: Node) -> bool:
    return not node.attributes.get("Type", "").strip().lower().startswith(_UNPRINTED)


def _setting(node: Node) -> tuple[str, Column]:
    """An element's settings: the name of its type and its column."""
    name = node.attributes.get("Type", "").strip().lower()
    column = COLUMNS.get(_TYPES.get(name, name)) or COLUMNS["action"]
    font, paragraph = node.first("FontSpec"), node.first("ParagraphSpec")
    if font:
        words = font.attributes.get("Style", "").split("+")
        styles = tuple(_STYLES[word] for word in words if word in _STYLES)
        column = replace(column, caps="AllCaps" in words, styles=styles)
    return name, _placed(paragraph, column) if paragraph else column


def _placed(node: Node, column: Column) -> Column:
    """A column moved to where the attributes of `node` put it."""
    found = node.attributes
    left = _number(found.get("LeftIndent"), column.left / 72, 0, 40)
    right = _number(found.get("RightIndent"), column.right / 72, 0, 40)
    if right <= left:
        left, right = column.left / 72, column.right / 72
    return replace(
        column,
        left=left * 72,
        right=right * 72,
        cells=fitting(left, right),
        above=_number(found.get("SpaceBefore"), column.above, 0, 400),
        leading=LINE * _number(found.get("Spacing"), column.leading / LINE, 0.5, 10),
        align=_ALIGNS.get(found.get("Alignment", ""), column.align),
        new_page=found["StartsNewPage"] == "Yes" if "StartsNewPage" in found else column.new_page,
    )


def _number(text: str | None, other: float, least: float, most: float) -> float:
    """The number an attribute gives, if it is one that can be meant."""
    try:
        value = float(text or "")
    except ValueError:
        return other
    return value if least <= value <= most else other
