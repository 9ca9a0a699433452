"""A script's text taken apart into blocks, and put together again: Fountain, 剧本, outlines and Final Draft.

Only what merging needs is told apart here, so that the history of a film opens with nothing but this room: a speech stays
with its cue, a boneyard is one piece, and every line of a 剧本 stands for itself.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ciotat.work.versions.block import Block, Kind, is_heading

__all__ = ["apart", "together"]

_FINAL = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<FinalDraft", re.S)
_TAG = re.compile(r"<(/?)(Paragraph|Content)\b([^>]*?)(/?)>")
_TYPE = re.compile(r'\bType="([^"]*)"')
_SPOKEN = re.compile(
    r"\s*(?:[△▲]|[^\s：:（）()。，！？]{1,12}(?:[（(【][^：)）】]{0,20}[)）】])?\s*(?:OS|VO|O\.S\.|V\.O\.)?：)"
)
_COLON = re.compile(r"\s*[A-Z][A-Z .'\-]{0,30}(?:\([^)]{0,20}\))?:\s")
_TRANSITION = re.compile(r"[^a-z]*TO:\s*")


def apart(text: str) -> tuple[Block, ...]:
    """The blocks of a script with plain line ends; `together` gives the same text back."""
    if _FINAL.match(text[:500]):
        return tuple(_elements(text))
    lines = text.split("\n")
    end = lines[-1:] == [""]
    paragraphs = list(_paragraphs(lines[:-1] if end else lines))
    tight = 4 * len(paragraphs) < sum(bool(line.strip()) for line in lines)
    blocks = [block for body, gap in paragraphs for block in _parted(body, gap, tight)]
    if blocks:
        last = blocks[-1]
        blocks[-1] = Block(last.kind, last.lines, (*last.gap, *([""] if end else [])), True)
    return tuple(blocks)


def together(blocks: Sequence[Block], whole: bool = False) -> str:
    """The text that the blocks make up. A `whole` one is as it was taken apart; else blank lines are put where pieces meet
    that did not stand together."""
    if not blocks:
        return ""
    if blocks[0].kind == "other" and _FINAL.match(blocks[0].text[:500]):
        return "".join("".join(block.lines) for block in blocks)
    usual = _usual(blocks)
    lines: list[str] = []
    for k, block in enumerate(blocks, 1):
        gap = block.gap
        if k == len(blocks):
            gap = gap if block.tail else ("",)
        elif block.tail and not whole:
            gap = usual
        lines += [*block.lines, *gap]
    return "\n".join(lines)


def _usual(blocks: Sequence[Block]) -> tuple[str, ...]:
    gaps = Counter(block.gap for block in blocks if not block.tail)
    return min(gaps, key=lambda gap: (-gaps[gap], len(gap))) if gaps else ("",)


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    """Runs of lines with something in them, each with the blank lines behind. A boneyard is one run; so is a speech held
    together by a line of two blanks. Blank lines at the beginning are a run of their own."""
    closing = [place for place, line in enumerate(lines) if "*/" in line]
    place = 0
    while place < len(lines):
        start = place
        while place < len(lines) and not _is_blank(lines, place):
            opened = lines[place].rfind("/*")
            if opened > lines[place].rfind("*/"):
                while closing and closing[0] <= place:
                    closing.pop(0)
                place = closing[0] if closing else place
            place += 1
        body = list(lines[start:place])
        start = place
        while place < len(lines) and _is_blank(lines, place):
            place += 1
        yield body, tuple(lines[start:place])


def _is_blank(lines: Sequence[str], place: int) -> bool:
    line = lines[place]
    if line.strip():
        return False
    inside = 0 < place < len(lines) - 1 and lines[place - 1].strip() and lines[place + 1].strip()
    return not (inside and len(line) >= 2 and not line.strip(" "))


def _parted(body: list[str], gap: tuple[str, ...], tight: bool) -> Iterator[Block]:
    """The blocks of a run of lines: one, unless it holds headings or several speeches."""
    starts = [0]
    boneyard = any("/*" in line for line in body)
    for k in range(1, len(body)):
        alone = is_heading(body[k]) or is_heading(body[k - 1]) or _SPOKEN.match(body[k]) or _SPOKEN.match(body[k - 1])
        named = tight and (_COLON.match(body[k]) or (_is_cue(body[k]) and _speaks(body, k)))
        if not boneyard and (alone or named):
            starts.append(k)
    for start, end in pairwise((*starts, len(body))):
        lines = tuple(body[start:end])
        yield Block(_kind(lines), lines, gap if end == len(body) else ())


def _speaks(body: list[str], k: int) -> bool:
    return k + 1 < len(body) and not _is_cue(body[k + 1])


def _is_cue(line: str) -> bool:
    bare = re.sub(r"\([^)]*\)?", "", line).strip(" \t^")
    if bare.startswith("@"):
        return True
    fits = 0 < len(bare) <= 40 and bare == bare.upper() and bare != bare.lower() and not _TRANSITION.fullmatch(bare)
    return fits and bare[0] not in "!>~=#[" and bare[-1] not in ".?!,;"


def _kind(lines: tuple[str, ...]) -> Kind:
    if not lines:
        return "other"
    first = lines[0]
    if is_heading(first):
        return "heading"
    spoken = _SPOKEN.match(first)
    if (spoken and first.strip()[0] not in "△▲") or (len(lines) > 1 and _is_cue(first)) or _COLON.match(first):
        return "speech"
    return "action"


def _elements(text: str) -> Iterator[Block]:
    """The blocks of a Final Draft file: what stands before the script, its paragraphs, and all behind it."""
    start = depth = 0
    begun = False
    lines: list[str] = []
    kind: Kind = "other"
    for tag in _TAG.finditer(text):
        closes, what, attributes, empty = tag.groups()
        if what == "Content":
            if closes and not depth:
                break
            if not begun:
                begun = True
                yield Block("other", tuple(text[: tag.end()].splitlines(keepends=True)))
                start = tag.end()
            continue
        if not begun or (empty and depth):
            continue
        if not closes and not depth:
            type = (_TYPE.search(attributes) or [""] * 2)[1]
            if lines and not (kind == "speech" and type in ("Dialogue", "Parenthetical", "Lyrics", "Singing")):
                yield Block(kind, tuple(lines))
                lines = []
            kind = kind if lines else _element_kind(type)
        depth += 0 if empty else -1 if closes else 1
        if depth == 0:
            lines.append(text[start : tag.end()])
            start = tag.end()
        if depth < 0:
            break
    if lines:
        yield Block(kind, tuple(lines))
    yield Block("other", tuple(text[start:].splitlines(keepends=True)))


def _element_kind(type: str) -> Kind:
    return "heading" if type == "Scene Heading" else "speech" if type == "Character" else "action"
