"""Speech written as ``NAME: words`` in a script that is not in the Chinese format."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from ciotat.script.cue import chinese_cue

__all__ = ["ColonCue", "ColonCues"]

_CUE = re.compile(
    r"\s*(?P<name>[^\W\d_a-z][\w'’.\-]*(?: [^\W\d_a-z][\w'’.\-]*){0,3})\s*"
    r"(?:\((?P<mark>[^()]{1,30})\))?\s*:\s*(?P<text>\S.*)"
)
_LABEL = re.compile(
    r"(?:notes?|scenes?|place|times?|setting|titles?|title card|location|logline|synopsis|act|super|superimpose|sound|"
    r"sfx|music|author|genre|cast|characters?|insert|montage|intercut|flashback|later|camera|close on|close up|"
    r"angle on|pov|caption|chyron|card|intertitle|fade in|fade out|cut to|shot|props?|weather|on screen|text|"
    r"the end|end|back to .*|on .*|series of .*)",
    re.I,
)
_FAR = 100
_HAN = re.compile(r"[\u3400-\u9fff]")


class ColonCue(NamedTuple):
    """Who speaks, the mark in parentheses, and where in the line the words begin."""

    name: str
    mark: str
    rest: int


class ColonCues:
    """Knows from a whole script whether a word before a colon speaks: capitals do, other names if they return; in a script
    that has its names over the lines, only those names."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        lines = list(lines)
        self._text = "\n".join(lines)
        size = 0
        for line in lines:
            size += bool(line.strip())
            if cue := self._read(line):
                self._counts[cue.name] += 1
        total = self._counts.total()
        self._common = total >= 3 and total * 3 >= size
        self._any = total >= 2
        cues = [line.strip() for line, below in pairwise(lines) if line.isupper() and below.strip()]
        self._cues = {re.sub(r"\s*\(.*", "", cue) for cue in cues} if len(cues) > total else None

    def match(self, line: str) -> ColonCue | None:
        """The cue that `line` begins with, or None."""
        if not self._any or not (cue := self._read(line)):
            return None
        if self._cues is not None and cue.name.isascii() and cue.name.upper() not in self._cues:
            return None
        sure = not cue.name.isascii() or cue.name.isupper() or self._common or self._counts[cue.name] > 1
        return cue if sure or self._text.count(cue.name) > 1 else None

    def _read(self, line: str) -> ColonCue | None:
        if line.find(":", 0, _FAR) < 0 and line.find("：", 0, _FAR) < 0:
            return None
        if _HAN.search(line[:12]):
            lead = len(line) - len(line.lstrip())
            cue = chinese_cue(line[lead:].rstrip())
            return ColonCue(cue.name, cue.mark, lead + cue.rest) if cue and line[lead + cue.rest :].strip() else None
        match = _CUE.match(line)
        if not match or _LABEL.fullmatch(match["name"]):
            return None
        return ColonCue(match["name"], (match["mark"] or "").strip(), match.start("text"))
