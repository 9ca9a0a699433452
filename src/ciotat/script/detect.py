"""Which format a script is written in, and in which language most of it is."""

import re
from typing import Literal

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.cue import chinese_cue
from ciotat.script.fountain_cue import CUE
from ciotat.script.heading import SLUG
from ciotat.script.source import Source
from ciotat.script.title_page import title_page

__all__ = ["Format", "detect", "language_of"]

Format = Literal["fountain", "chinese", "prose"]
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[^\W\d_\u3040-\u30ff\u3400-\u9fff]+")
_FORCED = re.compile(
    r"\.[^\W_]|@[^\W_][^\s@]|!+[^\W_]|~\s?[^\W_]|= [^\W_]|>.*<$|>[^a-z]{3,}$|#{1,6} .*\S|={3,}$|(?:[A-Z]+ )+TO:$"
)
_MOST = 4000


def language_of(text: str, wide: int | None = None) -> str:
    """``zh`` where the Han characters, at three to two words, outnumber the words in letters; else ``en``. Of all its
    characters `wide` are of U+3000 or above, where that is known."""
    head = text[:400_000]
    if wide is not None and wide * 2 <= len(_WORD.findall(head, 0, 6 * wide)) * 3:
        return "en"
    return "zh" if len(_HAN.findall(head)) * 2 > len(_WORD.findall(head)) * 3 else "en"


def detect(source: Source, name: str = "") -> Format:
    """The format that most marks of the first 4,000 lines speak for; a name ending in .fountain decides."""
    if name.lower().endswith((".fountain", ".spmd")):
        return "fountain"
    chinese, fountain = _chinese(source), _fountain(source)
    if chinese >= 3 and chinese >= fountain:
        return "chinese"
    return "fountain" if fountain >= 2 else "prose"


def _chinese(source: Source) -> int:
    lines = [text for line in source.lines[:_MOST] if (text := line.text.strip(" \t\u3000*"))]
    headings = sum(chinese_heading(text) is not None for text in lines if _HAN.search(text))
    marked = sum(text[0] in "△▲▽⊿" for text in lines)
    cues = sum(chinese_cue(text) is not None for text in lines if _HAN.search(text))
    if not (headings or marked or cues * 10 >= len(lines) * 3):
        return 0
    return headings * 3 + marked * 2 + cues * 2


def _fountain(source: Source) -> int:
    lines = source.lines[:_MOST]
    score, free = 3 * bool(title_page(source.covered)[1]), True
    for at, line in enumerate(lines):
        text = line.bare
        if text and free:
            open_below = at + 1 < len(lines) and bool(lines[at + 1].bare)
            if len(text) <= 300 and SLUG.fullmatch(text.strip("*_#. ")):
                score += 3
            elif _FORCED.match(text):
                score += 2
            elif open_below and (name := text.partition("(")[0]).isupper() and not _HAN.search(name):
                score += 2 * (len(text) <= 80 and CUE.fullmatch(text) is not None)
        free = not text
    return score
