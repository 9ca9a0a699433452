"""The title page of a Final Draft file, written so that it reads as the pairs it is made of."""

import re
from collections.abc import Iterator

from ciotat.script.finaldraft.rendering import tagged, text_lines
from ciotat.script.finaldraft.title_page import is_credit, is_date, is_labelled, is_rights
from ciotat.script.run import Run
from ciotat.script.title_page import is_title

__all__ = ["title_lines", "title_paragraphs"]

_AUTHOR = re.compile(r"authors?|编剧|編劇|作者", re.I)
_ABOVE, _BETWEEN = 17, 8
_CENTRE, _LEFT = "Center", "Left"


def title_lines(page: tuple[tuple[str, str], ...]) -> list[str]:
    """The part of a file that holds the title page."""
    return tagged("TitlePage", {}, tagged("Content", {}, title_paragraphs(page)))


def title_paragraphs(page: tuple[tuple[str, str], ...]) -> list[str]:
    """The paragraphs of a title page: title and names in its middle, date, contact and rights at its foot."""
    blocks = [*_blocks(page)]
    lines = [""] * (_ABOVE if blocks else 0)
    shown = [(_LEFT, line) for line in lines]
    for at, (alignment, text) in enumerate(blocks):
        if at and alignment == _LEFT and blocks[at - 1][0] == _CENTRE:
            shown += [(_LEFT, "")] * _BETWEEN
        elif at:
            shown.append((alignment, ""))
        shown += [(alignment, line) for line in text.split("\n")]
    return [
        line
        for alignment, text in shown
        for line in tagged(
            "Paragraph",
            {"Alignment": alignment, "LeftIndent": "1.00", "RightIndent": "7.50", "SpaceBefore": "0", "Spacing": "1"},
            text_lines([Run(text)]),
        )
    ]


def _blocks(page: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str]]:
    """Alignment and text, the centred first; what would not be known by its place or words stands behind its key."""
    titles = [value for key, value in page if is_title(key)]
    credited = any(key == "Credit" and is_credit(value) for key, value in page)
    rest = [(key.strip(), value) for key, value in page if not is_title(key) and value]
    yield from ((_CENTRE, title) for title in titles if title)
    for key, value in rest:
        if not _at_foot(key, value):
            plain = bool(titles) and _in_place(key, value, credited)
            yield _CENTRE, value if plain else f"{key}: {value}"
    yield from ((_LEFT, value) for key, value in rest if _at_foot(key, value))


def _at_foot(key: str, value: str) -> bool:
    if key == "Contact":
        return not is_date(value) and not is_rights(value)
    return (key == "Draft date" and is_date(value)) or (key == "Copyright" and is_rights(value))


def _in_place(key: str, value: str, credited: bool) -> bool:
    """Whether a value under the title is known for what it is by where it stands."""
    if is_labelled(value):
        return False
    if key == "Credit":
        return credited
    return _AUTHOR.fullmatch(key) is not None and (credited or not is_credit(value)) and not is_rights(value)
