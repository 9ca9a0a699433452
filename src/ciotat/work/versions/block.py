"""A block: the smallest piece of a script that stands by itself, so that it can move without a change of what it says."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

__all__ = ["Block", "Kind", "is_heading", "letters", "likeness", "name_of"]

Kind = Literal["heading", "speech", "action", "other"]
_HEADING = re.compile(
    r"\s*(?:\.(?![.\s])|#|(?:INT|EXT|EST|I/E|E/I|INT\.?/EXT|EXT\.?/INT)[. ]"
    r"|第\s*[0-9０-９一二三四五六七八九十百零〇两]+\s*[场場集幕]|[0-9]+\s*[-－—]\s*[0-9]+[\s、.．]|[场場]次|S\s*[:：]\s*\d"
    r"|[0-9]+\s*[、.．]\s*(?:内|外|內|日|夜|景))",
    re.I,
)
_WORD = re.compile(r"[a-z0-9\u00c0-\u024f']+|[\u3400-\u9fff\uf900-\ufaff]")
_ASIDE = re.compile(r"[(（【].*?[)）】]")


@dataclass(frozen=True)
class Block:
    """A heading, a whole speech with its cue, a paragraph of action, or something else; `lines` as they are written, and the
    blank lines behind (`gap`). `tail` is set for the last block of a script, whose gap says nothing."""

    kind: Kind
    lines: tuple[str, ...]
    gap: tuple[str, ...] = ()
    tail: bool = False

    @cached_property
    def text(self) -> str:
        """What is written in it."""
        return "\n".join(self.lines)

    @cached_property
    def key(self) -> str:
        """Equal for blocks that say the same, however they are set out."""
        return "\n".join(line.strip() for line in self.lines)

    @cached_property
    def said(self) -> str:
        """As `key`, but the same whoever says it."""
        return "\n".join(["", *self.key.split("\n")[1:]]) if self.kind == "speech" and len(self.lines) > 1 else self.key

    @cached_property
    def words(self) -> "Counter[str]":
        """Its words, in small letters; of Chinese its characters."""
        return letters(self.key)

    @cached_property
    def size(self) -> int:
        """How many words it has."""
        return sum(self.words.values())

    @cached_property
    def name(self) -> str:
        """Who speaks, of a speech."""
        return name_of(self.lines[0]) if self.kind == "speech" else ""


def letters(text: str) -> "Counter[str]":
    """The words of a text in small letters, counted; of Chinese its characters."""
    return Counter(_WORD.findall(text.casefold()))


def likeness(one: "Counter[str]", other: "Counter[str]") -> float:
    """How much of two texts is the same, from 0 to 1: twice the words in common to all words (Dice)."""
    total = sum(one.values()) + sum(other.values())
    if not total:
        return 1.0
    few, many = (one, other) if len(one) < len(other) else (other, one)
    return 2 * sum(min(count, many[word]) for word, count in few.items()) / total


def name_of(cue: str) -> str:
    """The name in a cue, without marks and asides: ``@McCLANE (V.O.) ^`` is ``McCLANE``."""
    head = re.split(r"[:：]", cue, maxsplit=1)[0]
    return _ASIDE.sub("", head).strip(" \t@^*_△\u3000")


def is_heading(line: str) -> bool:
    """Whether a line opens a scene or a part of the script."""
    return bool(_HEADING.match(line))
