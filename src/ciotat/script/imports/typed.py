"""Scripts typed to columns with blanks, as printed pages saved as text are: page marks and double spacing undone."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ciotat.core.errors import ScriptError
from ciotat.script.decode import LIMIT, decode
from ciotat.script.imports.imported import Imported
from ciotat.script.imports.pages import is_turn
from ciotat.script.imports.row import Row
from ciotat.script.imports.scripted import scripted
from ciotat.script.run import Run

__all__ = ["typed"]

_LETTER = 0.1
_PAGE = re.compile(r"(?:page\s*)?[-–—(]?\s*\d{1,4}\s*[-–—)]?\.?", re.I)
_NUMBERED = re.compile(r"(?P<number>[A-Z]{0,2}\d{1,4}[A-Z]{0,2})\.?\s{2,}(?P<text>\S.*?)(?:\s{2,}(?P=number)\.?)?")
_BESIDE = re.compile(r"(?P<left>\S.*?) {6,}(?P<right>\S.*)")


def typed(data: bytes) -> Imported | None:
    """The script in a text whose columns are typed with blanks and whose pages are marked or lines double spaced; None
    where the readers of text do as well, with the places of the text as it is."""
    deep = data.count(b"\n" + b" " * 10) + data.count(b"\n\t\t")
    if len(data) > LIMIT or deep * 10 < data.count(b"\n") or deep < 3:
        return None
    try:
        text = decode(data).text
    except ScriptError:
        return None
    lines = list(_lines(text))
    pitch = _pitch(lines)
    turns = sum(turn for _, _, turn in lines)
    return (
        scripted(list(_rows(lines, pitch)), [("left-out", {"count": str(turns)})] if turns else [])
        if pitch > 1 or turns
        else None
    )


def _lines(text: str) -> Iterator[tuple[int, str, bool]]:
    """The lines that hold anything: which they are, with tabs as blanks, and whether they only mark a page."""
    for at, line in enumerate(re.split(r"\r\n|\r|\n", text)):
        whole = line.lstrip("\f").expandtabs(8).rstrip()
        bare = whole.strip()
        if bare:
            alone = _PAGE.fullmatch(bare) is not None and len(whole) - len(bare) >= 20
            if match := _NUMBERED.fullmatch(bare):
                bare = match["text"]
            yield at, whole, alone or is_turn(bare) or bool(line.startswith("\f") and _PAGE.fullmatch(bare))


def _pitch(lines: list[tuple[int, str, bool]]) -> int:
    steps = Counter(b[0] - a[0] for a, b in pairwise(lines))
    return min((step for step, count in steps.items() if count * 8 >= steps.total()), default=1)


def _rows(lines: list[tuple[int, str, bool]], pitch: int) -> Iterator[Row]:
    page, last, more = 0, -2 * pitch, False
    for at, line, turn in lines:
        if turn:
            page += 1
            more = more or is_turn(line.strip(), more=True)
            continue
        gap = max(0, (at - last) // pitch - 1)
        last = at
        bare = line.strip()
        left = (len(line) - len(bare)) * _LETTER
        number = ""
        if match := _NUMBERED.fullmatch(bare):
            number, left, bare = match["number"], left + match.start("text") * _LETTER, match["text"]
        across = None
        if beside := _BESIDE.fullmatch(bare):
            start = left + beside.start("right") * _LETTER
            across = Row((Run(beside["right"]),), start, start + len(beside["right"]) * _LETTER, 0, page)
            bare = beside["left"]
        right = left + len(bare) * _LETTER
        yield Row(
            (Run(bare),),
            left,
            right,
            gap,
            page,
            False,
            2.5 < (left + right) / 2 < 3.9 and left > 1.2,
            False,
            "",
            number,
            across,
            more,
        )
        more = False
