"""Rules about how lines are written: blanks behind transitions, (CONT'D) in many ways, colons and △ of Chinese scripts."""

import re
from collections import Counter
from collections.abc import Iterator

from ciotat.core.origin import Origin
from ciotat.script.checks.draft import Draft
from ciotat.script.checks.words import WORDS
from ciotat.script.fountain import is_transition
from ciotat.script.screenplay import Remark
from ciotat.script.wording import worded

__all__ = ["LINES"]

_CONTINUED = re.compile(r"cont(?:inued|inuing|['’‘`]?d|\.)?\.?", re.I)
_COLON = re.compile("[:：]")
_TRIANGLES = "△▲▽⊿"


def _transitions(draft: Draft) -> Iterator[Remark]:
    if draft.screenplay.format != "fountain":
        return
    for element in draft.elements:
        line = draft.line(element.origin.line)
        text = line.rstrip()
        if element.type == "action" and element.text.rstrip() == text.strip() and text != line and is_transition(text):
            fix = (draft.whole(element.origin.line), text)
            yield worded(WORDS, "blank-behind-transition", draft.screenplay.language, None, element.origin, fix)


def _continued(draft: Draft) -> Iterator[Remark]:
    marked = [cue for cue in draft.cues if _CONTINUED.fullmatch(cue.extension)]
    counts = Counter(cue.extension for cue in marked)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    for cue in marked:
        if cue.extension != usual:
            fix = draft.replaced(cue.origin, cue.extension, usual)
            values = {"name": cue.extension, "usual": usual}
            yield worded(WORDS, "continued", draft.screenplay.language, values, cue.origin, fix)


def _colons(draft: Draft) -> Iterator[Remark]:
    if draft.screenplay.format != "chinese":
        return
    found = [(cue, match) for cue in draft.cues if (match := _behind(draft.line(cue.origin.line), cue.name))]
    wide = sum(match.group() == "：" for _, match in found)
    usual = "：" if wide * 2 >= len(found) else ":"
    for cue, match in found:
        if match.group() != usual:
            place = Origin(cue.origin.line, match.start() + 1, 1)
            values = {"name": match.group(), "usual": usual}
            yield worded(WORDS, "mixed-colon", draft.screenplay.language, values, place, (place, usual))


def _behind(line: str, name: str) -> re.Match[str] | None:
    """The colon behind a name and its mark."""
    start = line.find(name)
    return _COLON.search(line, start + len(name), start + len(name) + 30) if start >= 0 else None


def _triangles(draft: Draft) -> Iterator[Remark]:
    if draft.screenplay.format != "chinese":
        return
    actions = [element for element in draft.elements if element.type == "action"]
    without = [e for e in actions if draft.line(e.origin.line).strip(" \t\u3000*")[:1] not in tuple(_TRIANGLES)]
    if len(actions) - len(without) < 3 or len(without) * 2 >= len(actions):
        return
    for element in without:
        line = draft.line(element.origin.line)
        if not line.strip() or line.strip()[0] in "【(（":
            continue
        fix = draft.triangled(element.origin.line)
        yield worded(WORDS, "no-triangle", draft.screenplay.language, None, element.origin, fix)


LINES = (_transitions, _continued, _colons, _triangles)
