"""Speech written as ``NAME: words`` in a script that is not in the Chinese format."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from ciotat.script.cue import chinese_cue

__all__ = ["ColonCue", "ColonCues", "before_colon", "colon_cue"]

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
_EXTENSION = re.compile(r"\s*\(.*")
_FAR = 100
_MOST = 200
_HAN = re.compile(r"[\u3400-\u9fff]")


class ColonCue(NamedTuple):
    """Who speaks, the mark in parentheses, and where in the line the words begin."""

    name: str
    mark: str
    rest: int


class ColonCues:
    """Knows from a whole script whether a word before a colon speaks: capitals do, other names if they return; where names
    stand over the lines, only those names, and where most do, none. `speakers` are all that do; `total` lines have a word
    before a colon that may be a name."""

    def __init__(self, lines: Iterable[str]) -> None:
        lines = list(lines)
        marked = [line for line in lines if ":" in line or "：" in line]
        counts = Counter(cue.name for line in marked if (cue := before_colon(line)))
        self.total = counts.total()
        self.speakers = frozenset(_speakers(counts, lines) if self.total >= 2 else ())

    def match(self, line: str) -> ColonCue | None:
        """The cue that `line` begins with, or None."""
        return colon_cue(line, self.speakers)


def colon_cue(line: str, speakers: frozenset[str]) -> ColonCue | None:
    """The cue that `line` begins with where only `speakers` speak before a colon."""
    cue = before_colon(line) if speakers else None
    return cue if cue and cue.name in speakers else None


def before_colon(line: str) -> ColonCue | None:
    """The cue that `line` begins with if the name before its colon speaks."""
    if line.find(":", 0, _FAR) < 0 and line.find("：", 0, _FAR) < 0:
        return None
    if _HAN.search(line[:12]):
        lead = len(line) - len(line.lstrip())
        cue = chinese_cue(line[lead:].rstrip()) if line[lead : lead + 1] != "!" else None
        told = cue is None or _LABEL.fullmatch(cue.name) or not line[lead + cue.rest :].strip()
        return None if cue is None or told else ColonCue(cue.name, cue.mark, lead + cue.rest)
    match = _CUE.match(line)
    if not match or _LABEL.fullmatch(match["name"]):
        return None
    return ColonCue(match["name"], (match["mark"] or "").strip(), match.start("text"))


def _speakers(counts: Counter[str], lines: list[str]) -> Iterator[str]:
    total = counts.total()
    common = total >= 3 and len(list(islice(filter(str.strip, lines), total * 3 + 1))) <= total * 3
    over_more = (line.strip() for line, below in pairwise(lines) if line.isupper() and below.strip())
    cues = list(islice(over_more, total * 3))
    if total * 3 <= len(cues):
        return
    over = {_EXTENSION.sub("", cue) for cue in cues} if len(cues) > total else None
    text, looked = "\n".join(lines), 0
    for name, count in counts.items():
        if over is not None and name.isascii() and name.upper() not in over:
            continue
        if common or count > 1 or not name.isascii() or name.isupper():
            yield name
        elif looked < _MOST:
            looked += 1
            if text.count(name) > 1:
                yield name
