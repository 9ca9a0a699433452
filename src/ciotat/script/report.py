"""The report on a script: what was read, what was inferred, what was mended on the way, what needs the writer's eye."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ciotat.script.checks import checked
from ciotat.script.checks.draft import offsets
from ciotat.script.screenplay import ElementType, Fix, Format, Remark, Screenplay
from ciotat.script.voice import is_crowd, is_narrator

__all__ = ["INFERRED", "SURE", "Kind", "Report", "apply", "report"]

Kind = Literal["inferred", "mended", "open"]
INFERRED = frozenset(
    {"columns", "styles", "left-out", "joined-speech", "front-page", "plain", "no-heading", "perhaps-cue"}
)
"""The rules that say what was inferred rather than read."""
_MENDED = frozenset({"tight-heading", "unclosed-note", "unclosed-boneyard", "lone-dual"})
SURE = frozenset({"lone-dual", "tight-heading", "glued-heading", "continued", "mixed-colon", "no-triangle"})
"""The rules whose fixes change how a script is written and nothing of what it says."""
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:['’\-][^\W_\u3040-\u30ff\u3400-\u9fff]+)*")
_COUNTED = frozenset({"action", "dialogue", "lyric", "parenthetical", "centred", "card"})


@dataclass(frozen=True)
class Report:
    """What was read: elements by type, scenes, people who speak, words (Han letters each count as one); and every
    remark in the order of the text."""

    title: str
    format: Format
    language: str
    encoding: str
    scenes: int
    people: int
    words: int
    elements: tuple[tuple[ElementType, int], ...]
    remarks: tuple[Remark, ...]

    def of(self, kind: Kind) -> tuple[Remark, ...]:
        """What was inferred, what was mended while reading, or what is open to the writer."""
        return tuple(remark for remark in self.remarks if _kind(remark) == kind)

    def count(self, grade: str) -> int:
        """How many remarks have a grade."""
        return sum(remark.grade == grade for remark in self.remarks)

    def fixes(self, rules: Iterable[str] = SURE) -> tuple[Fix, ...]:
        """The fixes of these rules: where none are named, of those that change nothing of what the script says."""
        wanted = frozenset(rules)
        return tuple(remark.fix for remark in self.remarks if remark.fix and remark.about in wanted)


def report(screenplay: Screenplay) -> Report:
    """The report on a screenplay, with the checks run."""
    elements = [element for scene in screenplay.scenes for element in scene.elements]
    counts = Counter(element.type for element in elements)
    names = {e.name for e in elements if e.type == "cue" and not is_narrator(e.name) and not is_crowd(e.name)}
    return Report(
        screenplay.title,
        screenplay.format,
        screenplay.language,
        screenplay.encoding,
        len(screenplay.scenes),
        len(names),
        sum(len(_WORD.findall(element.text)) for element in elements if element.type in _COUNTED),
        tuple(counts.most_common()),
        checked(screenplay),
    )


def apply(text: str, fixes: Iterable[Fix]) -> str:
    """`text` with the fixes made. Of two that meet, the one that begins first is made and the other left for next time."""
    starts = offsets(text)
    out: list[str] = []
    at = 0
    for start, end, new in sorted({(*_span(fix, starts, text), fix.text) for fix in fixes}):
        if start >= at and end <= len(text):
            out += [text[at:start], new]
            at = end
    return "".join((*out, text[at:]))


def _span(fix: Fix, starts: list[int], text: str) -> tuple[int, int]:
    """From which to which character a fix replaces; a place of length 0 is its whole line, without the line's end."""
    origin = fix.origin
    if not 0 < origin.line < len(starts):
        return len(text) + 1, len(text) + 1
    start = starts[origin.line - 1] + origin.column - 1
    whole = len(text[start : starts[origin.line]].rstrip("\r\n"))
    return start, start + (origin.length or whole)


def _kind(remark: Remark) -> Kind:
    return "inferred" if remark.about in INFERRED else "mended" if remark.about in _MENDED else "open"
