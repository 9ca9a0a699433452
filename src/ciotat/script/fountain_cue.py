"""Which lines of a Fountain script are cues: capitals over a line, forced names, Han names where it is clear."""

import re
from collections import Counter
from typing import NamedTuple

from ciotat.script.emphasis import plain
from ciotat.script.screenplay import Voice
from ciotat.script.voice import voice_of

__all__ = ["CUE", "FountainCue", "forced_cue", "han_cue", "han_names", "natural_cue"]

CUE = re.compile(r"(?P<name>[^()（）]*?[^()（）\s:：])\s*(?P<marks>(?:[(（][^()（）]*[)）]\s*)*)[:：]?\s*(?P<dual>\^*)")
_MARKS = re.compile(r"[(（]\s*([^()（）]*?)\s*[)）]")
_LONGEST = 120
_UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""What has no width and is no part of a name at its ends."""
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_SENTENCE = re.compile(r"[，。！？：；“”…—《》【】]")


class FountainCue(NamedTuple):
    """Who speaks, the extensions as written, whether together with the speaker before, and the voice they mean."""

    name: str
    extension: str
    dual: bool
    voice: Voice


def forced_cue(text: str) -> FountainCue | None:
    """The cue that a line after its ``@`` is; emphasis and escapes are taken away."""
    if len(text) > _LONGEST or not (match := CUE.fullmatch(text)):
        return None
    marks = [mark for mark in _MARKS.findall(match["marks"]) if mark] if match["marks"] else ()
    name, extension = " ".join(plain(match["name"]).split()).strip(_UNSEEN), ", ".join(marks)
    if not name:
        return None
    return FountainCue(name, extension, bool(match["dual"]), voice_of(extension, name))


def natural_cue(text: str, tight: bool = False) -> FountainCue | None:
    """The cue that a line without Han letters is by its capitals, if there is a line below it. In a `tight` script, which
    has no blank lines, it also must not end as a sentence does."""
    found = forced_cue(plain(text))
    if not found or (tight and found.name[-1] in "!?.,;"):
        return None
    return found if found.name.replace("ß", "").isupper() else None


def han_cue(text: str, below: str, known: frozenset[str]) -> FountainCue | None:
    """The cue that a line with Han letters is: with an extension, `known`, or over a parenthetical."""
    found = forced_cue(plain(text))
    if not found or len(found.name) > 8 or _SENTENCE.search(found.name):
        return None
    over = below[:1] in ("(", "（") and below[-1:] in (")", "）")
    return found if found.extension or found.name in known or over else None


def han_names(lines: list[str]) -> frozenset[str]:
    """Han names that may stand bare: forced with @ somewhere, or standing alone over a line more than once."""
    counts: Counter[str] = Counter()
    above = ""
    blank = True
    for raw in lines:
        line = raw.strip()
        if above and line:
            counts[above] += 1
        above = ""
        if line[:1] == "@" and (cue := forced_cue(line[1:].strip())):
            counts[cue.name] += 2
        elif blank and line[:1] >= "\u3400" and _HAN_NAME.fullmatch(line):
            above = line
        blank = not line
    return frozenset(name for name, count in counts.items() if count > 1)
