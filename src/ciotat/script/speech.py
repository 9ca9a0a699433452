"""Spoken text with stage directions inside it, taken apart without changing a character."""

import re
from collections.abc import Iterator
from typing import Literal

from ciotat.script.source import clean

__all__ = ["Utterance", "utterances"]

Utterance = tuple[Literal["dialogue", "parenthetical"], str, int, int]
_INNER = r"[^（()）\\]|\\."
_ASIDE = re.compile(rf"\\.|[（(](?:{_INNER}|[（(](?:{_INNER})*[)）])*[)）]")
_WIDE = re.compile(r"\\.|（(?:[^（）\\]|\\.)*）")
_BLANKS = " \t\u3000\xa0\u200b\0"


def utterances(raw: str, wide_only: bool = False) -> Iterator[Utterance]:
    """The runs of `raw` outside and inside parentheses (full-width ones only where asked): type, text, and the offsets
    from which to which it stands, parentheses included."""
    at = 0
    for aside in (_WIDE if wide_only else _ASIDE).finditer(raw):
        if raw[aside.start()] == "\\":
            continue
        yield from _spoken(raw, at, aside.start())
        if inner := clean(aside.group()[1:-1]).strip(_BLANKS):
            yield "parenthetical", inner, aside.start(), aside.end()
        at = aside.end()
    yield from _spoken(raw, at, len(raw))


def _spoken(raw: str, start: int, end: int) -> Iterator[Utterance]:
    text = raw[start:end]
    if said := clean(text.strip(_BLANKS)):
        begin = start + len(text) - len(text.lstrip(_BLANKS))
        yield "dialogue", said, begin, begin + len(text.strip(_BLANKS))
