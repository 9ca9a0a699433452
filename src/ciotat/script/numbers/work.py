"""Day-out-of-days: on which script days everyone works, in the marks of the trade."""

from collections.abc import Mapping, Sequence
from typing import Literal

from ciotat.core.record import record
from ciotat.script.numbers.days import Day
from ciotat.script.voice import is_crowd

__all__ = ["Mark", "Work", "work"]

Mark = Literal["", "SW", "W", "H", "WF", "SWF"]


@record("work", 1)
class Work:
    """One person's days, a mark for each script day: ``SW`` starts, ``W`` works, ``H`` holds between days of work, ``WF``
    works and finishes, ``SWF`` all in one day, nothing before and after."""

    name: str
    marks: tuple[Mark, ...]
    works: int
    holds: int


def work(present: Mapping[str, Sequence[str]], on: Mapping[str, Day]) -> tuple[Work, ...]:
    """Everyone's days, in the order of their first; no crowds. The days are those of `on`, in their order there."""
    places = {day: place for place, day in enumerate(dict.fromkeys(day.name for day in on.values()))}
    worked: dict[str, set[int]] = {}
    for scene, names in present.items():
        for name in names:
            if not is_crowd(name):
                worked.setdefault(name, set()).add(places[on[scene].name])
    rows = (_work(name, days, len(places)) for name, days in worked.items())
    return tuple(sorted(rows, key=lambda row: next(place for place, mark in enumerate(row.marks) if mark)))


def _work(name: str, days: set[int], count: int) -> Work:
    first, last = min(days), max(days)
    marks: list[Mark] = ["" if not first < day < last else "W" if day in days else "H" for day in range(count)]
    marks[first], marks[last] = ("SW", "WF") if first < last else ("SWF", "SWF")
    return Work(name, tuple(marks), len(days), last - first + 1 - len(days))
