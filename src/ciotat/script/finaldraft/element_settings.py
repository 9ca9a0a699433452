"""How a Final Draft file sets its paper and each type of paragraph."""

import re
from dataclasses import dataclass
from fractions import Fraction

from ciotat.script.finaldraft.inline import styles_of
from ciotat.script.finaldraft.markup import Node
from ciotat.script.finaldraft.root import root_of
from ciotat.script.run import Style
from ciotat.script.screenplay import Screenplay

__all__ = ["ElementSetting", "paper_of", "settings_of"]

_DECIMAL = re.compile(r"-?\d{1,6}(?:\.\d{1,6})?")


@dataclass(frozen=True)
class ElementSetting:
    """How one type of paragraph is set: edges in inches from the left of the paper, the first line from `left`, the
    space above in points, lines apart as in ``1``, its font and styles, and the type it is paginated as."""

    type: str
    left: Fraction
    right: Fraction
    first: Fraction
    above: Fraction
    spacing: Fraction
    alignment: str
    new_page: bool
    font: str
    size: Fraction
    styles: tuple[Style, ...]
    like: str


def settings_of(screenplay: Screenplay) -> tuple[ElementSetting, ...]:
    """The settings of a script read from Final Draft, in the order of the file; none for other formats."""
    root = root_of(screenplay)
    return tuple(_setting(node) for node in root.nodes("ElementSettings")) if root else ()


def paper_of(screenplay: Screenplay) -> tuple[Fraction, Fraction] | None:
    """Width and height of the paper in inches, where a script read from Final Draft says so."""
    if not (root := root_of(screenplay)):
        return None
    size = root.first("PageLayout", "PageSize")
    wide, high = _number(size, "Width"), _number(size, "Height")
    return (wide, high) if wide and high else None


def _setting(node: Node) -> ElementSetting:
    font, spec, behavior = node.first("FontSpec"), node.first("ParagraphSpec"), node.first("Behavior")
    return ElementSetting(
        node.attributes.get("Type", ""),
        _number(spec, "LeftIndent"),
        _number(spec, "RightIndent"),
        _number(spec, "FirstIndent"),
        _number(spec, "SpaceBefore"),
        _number(spec, "Spacing"),
        _word(spec, "Alignment"),
        _word(spec, "StartsNewPage") == "Yes",
        _word(font, "Font"),
        _number(font, "Size"),
        styles_of(_word(font, "Style")),
        _word(behavior, "PaginateAs"),
    )


def _word(node: Node | None, key: str) -> str:
    return node.attributes.get(key, "") if node else ""


def _number(node: Node | None, key: str) -> Fraction:
    word = _word(node, key).strip()
    return Fraction(word) if _DECIMAL.fullmatch(word) else Fraction(0)
