"""Rules about scene headings: hours misspelled, headings stuck to the line above, numbers out of order."""

import re
from collections.abc import Iterator

from ciotat.core.origin import Origin
from ciotat.script.checks.alike import distance
from ciotat.script.checks.draft import Draft
from ciotat.script.checks.words import WORDS
from ciotat.script.heading import SLUG
from ciotat.script.screenplay import Remark
from ciotat.script.wording import worded

__all__ = ["HEADINGS"]

_HOURS = (
    "NIGHT",
    "MORNING",
    "AFTERNOON",
    "EVENING",
    "MIDNIGHT",
    "SUNRISE",
    "SUNSET",
    "CONTINUOUS",
    "LATER",
    "DAWN",
    "DUSK",
    "DAY",
)
_TAIL = re.compile(r"\s[-–—]\s*(?P<hour>[A-Za-z]{2,12})\s*$")
_NUMBER = re.compile(r"(?P<count>\d+)(?P<letter>[A-Z]?)")


def _hours(draft: Draft) -> Iterator[Remark]:
    for scene in draft.screenplay.scenes:
        if scene.hour or not (tail := _TAIL.search(scene.heading)):
            continue
        written = tail["hour"]
        if usual := next((hour for hour in _HOURS if _slip(written.upper(), hour)), ""):
            if written.islower() or written.istitle():
                usual = usual.lower() if written.islower() else usual.title()
            fix = draft.replaced(scene.origin, written, usual)
            values = {"name": written, "usual": usual}
            yield worded(WORDS, "hour-slip", draft.screenplay.language, values, scene.origin, fix)


def _slip(written: str, hour: str) -> bool:
    most = 1 if len(hour) < 6 else 2
    return (
        written != hour and distance(written, hour, most) <= most and (len(hour) > 3 or sorted(written) == sorted(hour))
    )


def _glued(draft: Draft) -> Iterator[Remark]:
    if draft.screenplay.format != "fountain":
        return
    told = {
        element.origin.line + at
        for element in draft.elements
        if element.type == "action"
        for at in range(element.text.count("\n") + 1)
    }
    for number, line in enumerate(draft.lines, 1):
        text = line.strip()
        if number not in told or len(text) > 200 or text != text.upper() or number in draft.headings:
            continue
        if SLUG.fullmatch(text) and draft.line(number - 1).strip():
            place = Origin(number, len(line) - len(line.lstrip()) + 1, len(text))
            fix = (draft.whole(number), draft.newline + line)
            yield worded(WORDS, "glued-heading", draft.screenplay.language, None, place, fix)


def _order(draft: Draft) -> Iterator[Remark]:
    before: tuple[int, str] | None = None
    said = ""
    for scene in draft.screenplay.scenes:
        match = _NUMBER.fullmatch(scene.number)
        if not match or len(match["count"]) > 6:
            continue
        now = (int(match["count"]), match["letter"])
        if before and now < before:
            values = {"number": scene.number, "before": said}
            yield worded(WORDS, "number-order", draft.screenplay.language, values, scene.origin)
        before, said = now, scene.number


HEADINGS = (_hours, _glued, _order)
