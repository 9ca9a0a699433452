"""Which lines of a Fountain script are cues: capitals over a line, forced names, Han names where it is clear."""

import re
from collections import Counter
from typing import NamedTuple

from ciotat.script.emphasis import plain
from ciotat.script.source import Line

__all__ = ["CUE", "FountainCue", "FountainCues"]

CUE = re.compile(r"(?P<name>[^()（）]*?[^()（）\s:：])\s*(?P<marks>(?:[(（][^()（）]*[)）]\s*)*)[:：]?\s*(?P<dual>\^?)")
_MARKS = re.compile(r"[(（]\s*([^()（）]*?)\s*[)）]")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LONGEST = 120
_HAN_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_SENTENCE = re.compile(r"[，。！？：；“”…—《》【】]")


class FountainCue(NamedTuple):
    """Who speaks, the extensions as written, and whether together with the speaker before."""

    name: str
    extension: str
    dual: bool


class FountainCues:
    """Finds cues among the lines of one script. A `tight` script has no blank lines to go by."""

    def __init__(self, lines: list[Line], tight: bool) -> None:
        self._lines, self._tight = lines, tight
        self._known = frozenset(name for name, count in self._han_names().items() if count > 1)

    def match(self, at: int, text: str) -> FountainCue | None:
        """The cue that line `at`, stripped to `text`, is; the caller knows that it stands below a blank one."""
        if text[0] == "@":
            return _cue(text[1:].strip())
        below = self._lines[at + 1].bare if at + 1 < len(self._lines) else ""
        if not below:
            return None
        if _HAN.search(text):
            found = _cue(plain(text))
            return found if found and self._han(found, below) else None
        if not (found := _cue(plain(text))):
            return None
        name = found.name
        if self._tight and name[-1] in "!?.,;":
            return None
        return found if any(c.isupper() for c in name) and not any(c.islower() and c != "ß" for c in name) else None

    def _han(self, cue: FountainCue, below: str) -> bool:
        if len(cue.name) > 8 or _SENTENCE.search(cue.name):
            return False
        return bool(cue.extension) or cue.name in self._known or (below[0] in "(（" and below[-1] in ")）")

    def _han_names(self) -> Counter[str]:
        """Han names forced with @, and those that stand alone over a line, counted."""
        counts: Counter[str] = Counter()
        blank = True
        for at, line in enumerate(self._lines):
            text = line.bare
            if text[:1] == "@" and (cue := _cue(text[1:].strip())):
                counts[cue.name] += 2
            elif blank and text[:1] >= "\u3400" and _HAN_NAME.fullmatch(text):
                below = at + 1 < len(self._lines) and self._lines[at + 1].bare
                counts[text] += bool(below)
            blank = not text
        return counts


def _cue(text: str) -> FountainCue | None:
    if len(text) > _LONGEST or not (match := CUE.fullmatch(text)):
        return None
    marks = [mark for mark in _MARKS.findall(match["marks"]) if mark] if match["marks"] else ()
    return FountainCue(" ".join(plain(match["name"]).split()), ", ".join(marks), bool(match["dual"]))
