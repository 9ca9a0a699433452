"""The title page of a Final Draft file: centred and left paragraphs, read as the keys a title page has."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from ciotat.script.finaldraft.inline import Inline
from ciotat.script.finaldraft.markup import Node

__all__ = ["is_credit", "is_date", "is_labelled", "is_rights", "title_page"]

_CREDIT = re.compile(
    r"(?:(?:written|screenplay|teleplay|script|story|created|adapted|directed)(?:\s+(?:and|&)\s+\w+)*\s+)?by:?"
    r"|编剧|編劇|作者",
    re.I,
)
_LABELLED = re.compile(r"(?P<key>[^\W\d_][^:：\n]{0,40}?)\s*[:：]\s*(?P<value>\S.*)", re.S)
_DRAFT = re.compile(
    r".*\b(?:draft|revised|revision|rev\.)\b.*|(?:\d{1,4}[-./年 ]){2}\d{1,4}日?"
    r"|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?:\d{1,2}, ?)?\d{4}|.*稿",
    re.I,
)
_KEY = re.compile(
    r"title|credit|authors?|source|draft date|date|contact|copyright|notes?|revision|标题|片名|编剧|作者", re.I
)
_RIGHTS = re.compile(r".*(?:©|\(c\)|copyright|版权|版權).*", re.I | re.S)
_LONGEST = 300


class _Block(NamedTuple):
    """Paragraphs of one alignment with no empty one between them."""

    centred: bool
    text: str


def title_page(root: Node) -> tuple[tuple[str, str], ...]:
    """The pairs of the title page, in the order it shows them: Title, Credit, Author, Source, Draft date, Contact,
    Copyright, and whatever else is labelled."""
    content = root.first("TitlePage", "Content")
    blocks = [*_blocks(content)] if content else []
    credited = any(block.centred and is_credit(block.text) for block in blocks)
    pairs: dict[str, list[str]] = {}
    for block in blocks:
        key, text = _named(block, pairs, credited)
        pairs.setdefault(key, []).append(text)
    return tuple((key, "\n".join(texts)) for key, texts in pairs.items())


def is_credit(text: str) -> bool:
    """Whether a line says that a name follows: ``Written by``."""
    return len(text) <= _LONGEST and _CREDIT.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a line dates or names a draft."""
    return len(text) <= _LONGEST and _DRAFT.fullmatch(text) is not None


def is_labelled(text: str) -> bool:
    """Whether lines begin with a key of their own."""
    return len(text) <= _LONGEST and _LABELLED.fullmatch(text) is not None


def is_rights(text: str) -> bool:
    """Whether lines claim a copyright."""
    return len(text) <= _LONGEST and _RIGHTS.fullmatch(text) is not None


def _blocks(content: Node) -> Iterator[_Block]:
    lines: list[str] = []
    was = False
    for paragraph in content.nodes("Paragraph"):
        text = Inline(paragraph.nodes("Text")).text.strip()
        centred = paragraph.attributes.get("Alignment", "") == "Center"
        if lines and (not text or centred != was):
            yield from _credited(_Block(was, "\n".join(lines)))
            lines = []
        was = centred
        lines += [text] if text else []
    if lines:
        yield from _credited(_Block(was, "\n".join(lines)))


def _credited(block: _Block) -> Iterator[_Block]:
    """A block, parted behind a line such as ``Written by`` that stands right over the names."""
    first, _, rest = block.text.partition("\n")
    if rest and _CREDIT.fullmatch(first.strip()):
        yield _Block(block.centred, first)
        yield _Block(block.centred, rest)
    else:
        yield block


def _named(block: _Block, pairs: Collection[str], credited: bool) -> tuple[str, str]:
    """The key of a block. Where names are `credited`, what stands between title and credit names an episode."""
    text = block.text
    labelled = _LABELLED.fullmatch(text) if block.centred and len(text) <= _LONGEST else None
    if labelled and ("Title" in pairs or _KEY.fullmatch(labelled["key"])):
        return labelled["key"], labelled["value"]
    if block.centred and "Title" not in pairs:
        return "Title", text
    if is_rights(text):
        return "Copyright", text
    if not block.centred:
        return ("Draft date" if is_date(text) else "Contact"), text
    if "Credit" not in pairs and is_credit(text):
        return "Credit", text
    if "Author" not in pairs and ("Credit" in pairs or not credited):
        return "Author", text
    return ("Episode" if credited and "Credit" not in pairs else "Source"), text
