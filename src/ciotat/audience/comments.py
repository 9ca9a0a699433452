"""Comments: what viewers write to a moment. They fly over the picture, and stand in a list beside it.

A comment is pinned to the release and the shot under which it was written. In a later release it stands at the same place
of the same shot, marked as one of an earlier release; where that shot is gone it stays in the list.
"""

import json
import secrets
import sqlite3
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ciotat.audience.events import Evidence, TooOften
from ciotat.audience.timeline import Timeline
from ciotat.core.errors import FilmError

__all__ = ["COLOURS", "LONGEST", "MODES", "Comment", "Comments", "cleaned"]

COLOURS = ("white", "yellow", "orange", "red", "pink", "blue", "green", "violet")
MODES = ("fly", "top")
LONGEST = 100
WINDOW = 10.0
"""Seconds of film that are asked for at a time."""
_IN_A_ROW, _ROW, _IN_AN_HOUR = 5, 20_000, 60
_PAGE = 200
_WINDOW = 500
"""Comments of one window at most: the newest."""
_COLUMNS = "id, at, text, made, release, shot, inside, mode, colour, hidden, held, viewer, session, number"


@dataclass(frozen=True)
class Comment:
    """One comment, as somebody is shown it: `at` in seconds of the cut they watch (None where its shot is not in it)."""

    id: str
    at: float | None
    text: str
    made: int
    release: int
    earlier: bool
    shot: str
    mine: bool
    mode: str
    colour: str
    hidden: bool
    held: bool
    number: int


class Comments:
    """The comments in `evidence`."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def add(
        self, session: str, seq: int, at: float, text: str, mode: str = "fly", colour: str = "white", shot: str = "",
        held: bool = False,
    ) -> Comment:  # fmt: skip
        """Write a comment; the same session and number write the same one. Raises NoSession, TooOften, FilmError."""
        seat, now, plain = self.evidence.seat(session), self.evidence.now(), cleaned(text)
        if mode not in MODES or colour not in COLOURS:
            raise FilmError("a comment has one of its ways and colours", advice="see docs/audience.md")
        with self.evidence.reading() as base:
            timeline = _cut(base, seat.cut)
        place = timeline.shot(shot) or timeline.at(at)
        moment = max(0.0, min(at, seat.length / 1000)) if timeline.shot(shot) is None or not place else at
        moment = max(0.0, min(moment, seat.length / 1000))
        inside = moment - place.at if place else 0.0

        def write(base: sqlite3.Connection) -> int:
            kept = base.execute(
                "SELECT number FROM comment WHERE session = ? AND seq = ?", (seat.number, seq)
            ).fetchone()
            if kept:
                return int(kept[0])
            _in_time(base, seat.viewer, seat.number, now)
            row = (
                secrets.token_hex(8), seat.viewer, seat.number, seq, seat.release, round(moment * 1000),
                place.shot if place else "", round(inside * 1000), plain, mode, colour, now, 0, held,
            )  # fmt: skip
            return base.execute(_ADD, row).lastrowid or 0

        number = self.evidence.do(write).result()
        self.evidence.touch(seat.release)
        with self.evidence.reading() as base:
            row = base.execute(f"SELECT {_COLUMNS} FROM comment WHERE number = ?", (number,)).fetchone()
        if row is None:
            raise FilmError("the comment is gone", advice="write it again")
        return _shown(row, seat.release, None, seat.viewer, {seat.number})

    def window(
        self, release: int, timeline: Timeline, start: float, end: float, viewer: int | None = None,
        sessions: Iterable[int] = (),
    ) -> list[Comment]:  # fmt: skip
        """The comments that fly by between two seconds of a cut of `release`, in order."""
        end = min(end, start + 6 * WINDOW)
        own = set(sessions)
        with self.evidence.reading() as base:
            found = [
                *base.execute(_HERE, (release, round(start * 1000), round(end * 1000), viewer)),
                *_earlier(base, release, timeline, start, end, viewer),
            ]
        shown = [_shown(row, release, timeline, viewer, own) for row in found]
        inside = [c for c in shown if c.at is not None and start <= c.at < end]
        newest = sorted(inside, key=lambda c: -c.number)[:_WINDOW]
        return sorted(newest, key=lambda c: (c.at or 0.0, c.number))

    def listed(
        self, release: int | None, timeline: Timeline | None, after: str = "", viewer: int | None = None,
        sessions: Iterable[int] = (), everything: bool = False,
    ) -> list[Comment]:  # fmt: skip
        """A page of the list, the newest first, from `after` (an id) on; with `everything` hidden and held ones too."""
        own = set(sessions)
        with self.evidence.reading() as base:
            last = base.execute("SELECT number FROM comment WHERE id = ?", (after,)).fetchone() if after else None
            rows = base.execute(
                f"SELECT {_COLUMNS} FROM comment WHERE release <= ?1 AND number < ?2 "
                "AND (?3 OR (hidden = 0 AND held = 0) OR (viewer IS NOT NULL AND viewer = ?4)) "
                "ORDER BY number DESC LIMIT ?5",
                (release or 2**31, last[0] if last else 2**62, everything, viewer, _PAGE),
            ).fetchall()
        return [_shown(row, release or 2**31, timeline, viewer, own) for row in rows]

    def drop(self, id: str, viewer: int | None, sessions: Iterable[int] = ()) -> bool:
        """Take one's own comment away; False where there is none such."""
        own = [*sessions]

        def away(base: sqlite3.Connection) -> list[int]:
            marks = ", ".join("?" * len(own)) or "NULL"
            found = base.execute(
                f"DELETE FROM comment WHERE id = ? AND ((viewer IS NOT NULL AND viewer = ?) OR session IN ({marks})) "
                "RETURNING release",
                (id, viewer, *own),
            )
            return [row[0] for row in found.fetchall()]

        gone = self.evidence.do(away).result()
        for release in gone:
            self.evidence.touch(release)
        return bool(gone)

    def hide(self, id: str, hidden: bool) -> Comment | None:
        """Hide a comment from everybody but whoever wrote it, or show it (which also lets a held one through)."""

        def change(base: sqlite3.Connection) -> None:
            base.execute("UPDATE comment SET hidden = ?, held = 0 WHERE id = ?", (hidden, id))

        self.evidence.do(change).result()
        with self.evidence.reading() as base:
            row = base.execute(f"SELECT {_COLUMNS} FROM comment WHERE id = ?", (id,)).fetchone()
        if row is None:
            return None
        self.evidence.touch(row[4])
        return _shown(row, row[4], None, None, set())

    def counts(self, release: int) -> dict[str, int]:
        """How many comments each shot has, over all releases up to this one."""
        with self.evidence.reading() as base:
            return dict(
                base.execute(
                    "SELECT shot, count(*) FROM comment WHERE release <= ? AND hidden = 0 GROUP BY shot", (release,)
                ).fetchall()
            )


_ADD = """
INSERT INTO comment (id, viewer, session, seq, release, at, shot, inside, text, mode, colour, made, hidden, held)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_HERE = f"""
SELECT {_COLUMNS} FROM comment WHERE release = ? AND at >= ? AND at < ?
AND ((hidden = 0 AND held = 0) OR (viewer IS NOT NULL AND viewer = ?))"""


def cleaned(text: str) -> str:
    """A comment as it is kept: one line, composed, without control and direction marks. Raises FilmError."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise FilmError("the comment is no text", advice="write it again") from None
    joiners = "\u200d\u200c\ufe0f"
    kept = "".join(
        c if c in joiners or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") else " " for c in text
    )
    plain = " ".join(_calm(unicodedata.normalize("NFC", kept)).split())
    if not plain or not any(c.isprintable() and not c.isspace() and c not in joiners for c in plain):
        raise FilmError("the comment is empty", advice="write a word")
    if len(plain) > LONGEST:
        raise FilmError(f"the comment has {len(plain)} letters", advice=f"write at most {LONGEST}")
    return plain


def _calm(text: str) -> str:
    """The text with at most three marks on a letter: no pile of them that covers the picture."""
    kept, marks = [], 0
    for letter in text:
        marks = marks + 1 if unicodedata.combining(letter) or unicodedata.category(letter) == "Mn" else 0
        if marks <= 3:
            kept.append(letter)
    return "".join(kept)


def _in_time(base: sqlite3.Connection, viewer: int | None, session: int, now: int) -> None:
    """Raise TooOften where somebody writes more than a person does."""
    who, number = ("viewer", viewer) if viewer is not None else ("session", session)
    made = [
        row[0]
        for row in base.execute(
            f"SELECT made FROM comment WHERE {who} = ? ORDER BY number DESC LIMIT ?", (number, _IN_AN_HOUR)
        )
    ]
    often = len(made) >= _IN_A_ROW and now - made[_IN_A_ROW - 1] < _ROW
    if often or (len(made) >= _IN_AN_HOUR and now - made[-1] < 3_600_000):
        raise TooOften("many comments at once", advice="wait a moment")


def _cut(base: sqlite3.Connection, cut: str) -> Timeline:
    row = base.execute("SELECT shots FROM cut WHERE id = ?", (cut,)).fetchone()
    return Timeline.read(cut, json.loads(row[0]) if row else [])


def _earlier(
    base: sqlite3.Connection, release: int, timeline: Timeline, start: float, end: float, viewer: int | None
) -> Iterable[Sequence[Any]]:
    """Comments of earlier releases to the shots that stand between two seconds."""
    for place in timeline.places:
        if place.at + place.seconds > start and place.at < end:
            yield from base.execute(
                f"SELECT {_COLUMNS} FROM comment WHERE shot = ? AND release < ? AND hidden = 0 AND held = 0",
                (place.shot, release),
            )


def _shown(
    row: Sequence[Any], release: int, timeline: Timeline | None, viewer: int | None, sessions: set[int]
) -> Comment:
    id, at, text, made, own, shot, inside, mode, colour, hidden, held, writer, session, number = row
    earlier = own < release and timeline is not None
    moment: float | None = at / 1000
    if earlier and timeline is not None:
        place = timeline.shot(shot)
        moment = place.at + min(inside / 1000, max(0.0, place.seconds - 0.1)) if place else None
    mine = (viewer is not None and writer == viewer) or session in sessions
    return Comment(
        id, moment, text, made, own, own < release, shot, mine, mode, colour, bool(hidden), bool(held), number
    )
