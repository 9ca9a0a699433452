"""Script days: on which day of the story each scene plays, told from the hours of the headings."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ciotat.script.screenplay import Scene, Screenplay

__all__ = ["Day", "Hour", "days"]

Hour = Literal["", "dawn", "day", "dusk", "night"]


class Day(NamedTuple):
    """A scene's day, ``1``, ``2`` ... or ``F1`` in a flashback or dream, and the part of it, empty where none is given."""

    name: str
    hour: Hour


class _Clock(NamedTuple):
    """What an hour as written means: the earliest and latest part of the day (1 to 5), and whether it is another day, or
    the day of a number."""

    first: int = 0
    last: int = 0
    another: bool = False
    number: str = ""


_ANOTHER = re.compile(
    r"\b(next|following|another) (day|morning|afternoon|evening|night|week|month|year)|\b(days?|weeks?|months?|years?) later"
    r"|[次翌隔]日|第[二三四五六七八九十]+天|隔天|某[日天]|[\d一二两三四五六七八九十百几数多]+(天|日|周|个月|月|年)[以之]?后",
    re.I,
)
_NUMBERED = re.compile(r"\bday (\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b", re.I)
_SAME = re.compile(r"\b(continuous|cont|same|later|moments?|meanwhile)\b|连续|同[前时日]|稍后|片刻|当[天日]|随后", re.I)
_PARTS: tuple[tuple[int, int, re.Pattern[str]], ...] = (
    (5, 5, re.compile(r"night(?!fall)|夜|(?<!傍)晚|[戌亥子丑]时|凌晨", re.I)),
    (4, 4, re.compile(r"\b(dusk|evening|sunset|sundown|twilight|nightfall|magic hour)|傍晚|[暮昏]|日落|酉时", re.I)),
    (3, 3, re.compile(r"afternoon|下午|午后|[未申]时", re.I)),
    (2, 2, re.compile(r"\b(noon|midday|lunch)|[正中]午|[巳午]时|(?<!上)午(?!夜)", re.I)),
    (1, 1, re.compile(r"\b(dawn|sunrise|daybreak|golden hour)|黎明|清晨|拂晓|破晓|日出|(?<!早)晨|[寅卯]时|天亮", re.I)),
    (1, 2, re.compile(r"morning|早|上午|辰时", re.I)),
    (1, 3, re.compile(r"\bday|\bsunny|[日白]天?", re.I)),
)
_TIME = re.compile(r"(?P<hour>\d{1,2})(?:[:：.]\d\d)?\s*(?P<half>[ap]\.?m)?", re.I)
_APART = re.compile(
    r"flash ?(back|forward)|\b(dream|nightmare|fantasy|memory|vision|imagin)|闪回|回忆|梦|幻想|幻觉|想象", re.I
)
_ENDED = re.compile(r"\bback to\b|\bend (of )?(flash|dream)|\bpresent\b|现实|回到", re.I)


def days(screenplay: Screenplay) -> dict[str, Day]:
    """By scene id, in order: the day of each scene. A new day begins where the heading says so, or where the clock goes
    back: ``MORNING`` after ``NIGHT``. What gives no hour, or ``CONTINUOUS``, plays when the scene before it did.
    Flashbacks and dreams have days of their own and leave those of the story alone."""
    return dict(_days(screenplay))


def _days(screenplay: Screenplay) -> Iterator[tuple[str, Day]]:
    story, aside = _Calendar(""), _Calendar("F")
    away = False
    for scene in screenplay.scenes:
        apart = _is_apart(scene)
        if apart and not away:
            aside.turn()
        away = apart
        calendar = aside if apart else story
        yield scene.id, calendar.day(scene.hour)


def _is_apart(scene: Scene) -> bool:
    marks = " ".join((*scene.modifiers, scene.hour))
    return bool(_APART.search(marks)) and not _ENDED.search(marks)


class _Calendar:
    """Counts the days of one thread of the story."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0 if prefix else 1
        self._begun = False
        self._at = 0
        self._hour: Hour = ""
        self._number = ""

    def turn(self) -> None:
        """Begin another day."""
        self._count += 1
        self._begun, self._at, self._hour = False, 0, ""

    def day(self, written: str) -> Day:
        """The day of a scene whose heading gives `written` as its hour."""
        clock = _clock(written)
        back = 0 < clock.last < self._at
        if self._begun and (clock.number != self._number if clock.number else clock.another or back):
            self.turn()
        self._begun, self._number = True, clock.number or self._number
        if clock.last:
            self._at = max(self._at, clock.first)
            self._hour = _part(clock)
        return Day(f"{self._prefix}{self._count}", self._hour)


def _clock(written: str) -> _Clock:
    numbered = _NUMBERED.search(written)
    number = numbered[1].lower() if numbered else ""
    another = bool(_ANOTHER.search(written))
    rest = _ANOTHER.sub(lambda match: match[2] or "", _NUMBERED.sub("", written))
    for first, last, pattern in _PARTS:
        if pattern.search(rest):
            return _Clock(first, last, another, number)
    if (time := _TIME.search(rest)) and not _SAME.search(rest):
        hour = int(time["hour"]) % 12 + 12 if (time["half"] or "")[:1].lower() == "p" else int(time["hour"])
        part = 5 if hour < 5 or hour >= 20 else 1 if hour < 7 else 2 if hour < 13 else 3 if hour < 17 else 4
        return _Clock(part, part, another, number)
    return _Clock(1, 3, another, number) if number else _Clock(another=another)


def _part(clock: _Clock) -> Hour:
    if clock.first == clock.last == 1:
        return "dawn"
    return "day" if clock.last < 4 else "dusk" if clock.last == 4 else "night"
