"""Statistics to read, in English or Chinese."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ciotat.core.time import Seconds
from ciotat.script.numbers.grid import grid
from ciotat.script.numbers.labels import Say, speaking
from ciotat.script.numbers.statistics import Amount, Statistics
from ciotat.script.paper import Length

__all__ = ["clock", "table"]

_MOST_RELATIONS = 20
_MOST_DAYS = 24


def table(statistics: Statistics, language: str = "") -> str:
    """All tables one below the other, in `language` (``en`` or ``zh``), else in that of the script."""
    say = speaking(language or statistics.language)
    numbers = {scene.id: scene.number for scene in statistics.scenes}
    parts = [_totals(statistics, say), _scenes(statistics, say), _speakers(statistics, numbers, say)]
    for title, name, amounts in (
        ("Places", "Place", statistics.places),
        ("Hours", "Hour", statistics.hours),
        ("Inside and outside", "Side", statistics.sides),
        ("Script days", "Day", statistics.days),
    ):
        parts.append(_amounts(say(title), say(name), amounts, statistics.length, say))
    parts += _work(statistics, say)
    parts += [_relations(statistics, say), _longest(statistics, numbers, say)]
    return "\n".join(part for part in parts if part)


def clock(time: Seconds) -> str:
    """Seconds as people write them.

    >>> clock(Fraction(7384))
    '2:03:04'
    """
    whole = round(time)
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"


def _eighths(count: int) -> str:
    return str(Length(count, "", "")) or "0"


def _share(part: Fraction) -> str:
    return f"{round(100 * part)}%"


def _totals(statistics: Statistics, say: Say) -> str:
    rows = (
        ("Pages", str(statistics.pages)),
        ("Scenes", str(len(statistics.scenes))),
        ("Running time", clock(statistics.length)),
        ("Talk", f"{clock(statistics.talk)} ({_share(statistics.talk / (statistics.length or 1))})"),
        ("Words", str(statistics.words)),
        ("Words said", str(statistics.words_said)),
        ("Characters", str(statistics.characters)),
        ("Lines", str(statistics.lines)),
    )
    head, *rest = [(say(label), value) for label, value in rows]
    return grid(statistics.title, head, rest)


def _scenes(statistics: Statistics, say: Say) -> str:
    head = [say(label) for label in ("Scene", "Heading", "Day", "Page", "Eighths", "Start", "Time", "Talk", "Cast")]
    rows = [
        (
            scene.number,
            scene.heading,
            scene.day,
            scene.page,
            _eighths(scene.eighths),
            clock(scene.start),
            clock(scene.length),
            clock(scene.talk),
            ", ".join(scene.cast),
        )
        for scene in statistics.scenes
    ]
    return grid(say("Scenes"), head, rows)


def _speakers(statistics: Statistics, numbers: dict[str, str], say: Say) -> str:
    labels = ("Speaker", "Speeches", "Words", "Time", "Share", "Scenes", "First", "Last")
    rows = [
        (
            speaker.name,
            str(speaker.all.speeches),
            str(speaker.all.words),
            clock(speaker.all.length),
            _share(speaker.share),
            str(len(speaker.seen)),
            numbers[speaker.seen[0]],
            numbers[speaker.seen[-1]],
        )
        for speaker in statistics.speakers
    ]
    return grid(say("Who speaks"), [say(label) for label in labels], rows) if rows else ""


def _amounts(title: str, name: str, amounts: Sequence[Amount], length: Seconds, say: Say) -> str:
    head = [name, *(say(label) for label in ("Scenes", "Eighths", "Time", "Share"))]
    rows = [
        (
            say(amount.name or "not given"),
            str(len(amount.scenes)),
            _eighths(amount.eighths),
            clock(amount.length),
            _share(amount.length / (length or 1)),
        )
        for amount in amounts
    ]
    return grid(title, head, rows)


def _work(statistics: Statistics, say: Say) -> Iterator[str]:
    """Who works when, so many days to a table."""
    names = [day.name for day in statistics.days]
    for start in range(0, len(names) if statistics.work else 0, _MOST_DAYS):
        part = slice(start, start + _MOST_DAYS)
        head = [say("Cast"), *names[part], say("Works"), say("Holds")]
        rows = [
            (row.name, *(say(mark) if mark else "" for mark in row.marks[part]), str(row.works), str(row.holds))
            for row in statistics.work
        ]
        yield grid(say("Day out of days"), head, rows)


def _relations(statistics: Statistics, say: Say) -> str:
    head = [say(label) for label in ("One", "Other", "Turns", "Words", "Together")]
    rows = [
        (row.one, row.other, str(row.turns), str(row.words), str(row.scenes))
        for row in statistics.relations[:_MOST_RELATIONS]
        if row.turns
    ]
    return grid(say("Who speaks with whom"), head, rows) if rows else ""


def _longest(statistics: Statistics, numbers: dict[str, str], say: Say) -> str:
    head = [say(label) for label in ("Scene", "Speaker", "Words", "Time", "Text")]
    rows = [
        (numbers[speech.scene], ", ".join(speech.names), str(speech.words), clock(speech.length), speech.text)
        for speech in statistics.longest
    ]
    return grid(say("Longest speeches"), head, rows, 48) if rows else ""
