"""What is known of a viewer: shown to them, and forgotten when they say so or when it is old.

What is forgotten leaves sums behind: how many saw each second, where they left and went back. An outcome that a decision was
built on keeps its number and loses its viewer.
"""

import json
import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from ciotat.audience.event import KINDS
from ciotat.audience.events import Evidence
from ciotat.audience.folding import unpacked
from ciotat.audience.moves import taken_out
from ciotat.audience.sessions import viewer_id

__all__ = ["KEPT", "Memory"]

KEPT = 25 * 30 * 86_400_000
"""Milliseconds for which what one viewer did is kept: twenty-five months."""
_NAMES = {number: kind for kind, number in KINDS.items()}
_MOST = 500
"""Sittings that one commit forgets."""
_EVENT = "SELECT seq, kind, at, til, v, a, face, lag, prompt, wall, came FROM event WHERE session = ? ORDER BY seq"
_FIELDS = ("seq", "kind", "at", "to", "v", "a", "face", "lag", "prompt", "wall", "came")


class Memory:
    """What `evidence` knows of single viewers."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence

    def export(self, key: str) -> dict[str, Any]:
        """All that is known of the viewer with this key."""
        with self.evidence.reading() as base:
            found = base.execute("SELECT number, since, last, measured FROM viewer WHERE key = ?", (viewer_id(key),))
            row = found.fetchone()
            if row is None:
                return {"known": False, "sessions": [], "comments": [], "reports": [], "trials": []}
            number, since, last, measured = row
            return {
                "known": True, "since": _when(since), "last": _when(last), "measured": bool(measured),
                "sessions": _sittings(base, number), "comments": _comments(base, number),
                "reports": _reports(base, number), "trials": _trials(base, number),
            }  # fmt: skip

    def erase(self, key: str) -> int:
        """Forget a viewer; gives how many sittings that were."""

        releases: list[int] = []

        def forget(base: sqlite3.Connection) -> list[str]:
            row = base.execute("SELECT number FROM viewer WHERE key = ?", (viewer_id(key),)).fetchone()
            if row is None:
                return []
            seen = base.execute("SELECT DISTINCT release FROM session WHERE viewer = ?", row).fetchall()
            releases.extend(release for (release,) in seen)
            return _viewer(base, row[0])

        gone = self.evidence.forget(forget)
        for release in releases:
            self.evidence.touch(release)
        return len(gone)

    def prune(self) -> int:
        """Forget what is older than twenty-five months; gives how many sittings that were."""
        oldest, gone = self.evidence.now() - KEPT, 0

        def some(base: sqlite3.Connection) -> list[str]:
            old = "SELECT number, id FROM session WHERE began < ? ORDER BY number LIMIT ?"
            rows = base.execute(old, (oldest, _MOST)).fetchall()
            _sessions(base, [row[0] for row in rows])
            return [row[1] for row in rows]

        while found := len(self.evidence.forget(some)):
            gone += found

        def rest(base: sqlite3.Connection) -> list[str]:
            numbers = base.execute("SELECT number FROM viewer WHERE last < ?", (oldest,)).fetchall()
            return [id for (number,) in numbers for id in _viewer(base, number)]

        self.evidence.forget(rest)
        return gone


def _viewer(base: sqlite3.Connection, number: int) -> list[str]:
    """Forget one viewer; gives the ids of their sittings."""
    rows = base.execute("SELECT number, id FROM session WHERE viewer = ?", (number,)).fetchall()
    _sessions(base, [row[0] for row in rows])
    base.execute("UPDATE outcome SET viewer = NULL WHERE viewer = ?", (number,))
    for table in ("assignment", "reach", "comment"):
        base.execute(f"DELETE FROM {table} WHERE viewer = ?", (number,))
    base.execute("DELETE FROM viewer WHERE number = ?", (number,))
    return [row[1] for row in rows]


def _sessions(base: sqlite3.Connection, numbers: list[int]) -> None:
    """Add sittings to the sums that stay, then forget them."""
    for number in numbers:
        row = base.execute(
            "SELECT release, cut, seconds, viewer, seen, place, ended FROM session LEFT JOIN watch "
            "ON watch.session = session.number WHERE number = ? AND measured = 1", (number,),
        ).fetchone()  # fmt: skip
        if row and row[4] is not None:
            _kept(base, number, *row)
        taken_out(base, number)
        for table in ("event", "watch", "comment", "report"):
            base.execute(f"DELETE FROM {table} WHERE session = ?", (number,))
        base.execute("DELETE FROM session WHERE number = ?", (number,))


def _kept(
    base: sqlite3.Connection, number: int, release: int, cut: str, length: int, viewer: int | None, seen: bytes,
    place: int, ended: int,
) -> None:  # fmt: skip
    finished = bool(ended) or place >= length - 2000
    other = base.execute(
        "SELECT 1 FROM session WHERE viewer = ? AND cut = ? AND number != ? LIMIT 1", (viewer, cut, number)
    )
    base.execute(
        "INSERT INTO kept_whole VALUES (?, ?, ?, 1, ?) ON CONFLICT DO UPDATE SET viewers = viewers + excluded.viewers, "
        "sessions = sessions + 1, finished = finished + excluded.finished",
        (release, cut, other.fetchone() is None, finished),
    )
    back = base.execute(
        "SELECT til / 1000 FROM event WHERE session = ? AND kind = ? AND til < at", (number, KINDS["seek"])
    ).fetchall()
    _add(base, release, cut, "seen", unpacked(seen))
    _add(base, release, cut, "exits", [] if finished else [place // 1000])
    _add(base, release, cut, "rewinds", [row[0] for row in back])


def _add(base: sqlite3.Connection, release: int, cut: str, what: str, seconds: Iterable[int]) -> None:
    base.executemany(
        f"INSERT INTO kept (release, cut, second, seen, exits, rewinds) VALUES (?, ?, ?, {int(what == 'seen')}, "
        f"{int(what == 'exits')}, {int(what == 'rewinds')}) ON CONFLICT DO UPDATE SET {what} = {what} + 1",
        [(release, cut, second) for second in seconds],
    )


def _sittings(base: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    rows = base.execute(
        "SELECT number, release, cut, began, language, arms FROM session WHERE viewer = ? ORDER BY number", (number,)
    ).fetchall()
    return [
        {
            "release": release, "cut": cut, "began": _when(began), "language": language, "arms": json.loads(arms),
            "events": [_event(row) for row in base.execute(_EVENT, (session,))],
        }
        for session, release, cut, began, language, arms in rows
    ]  # fmt: skip


def _event(row: tuple[Any, ...]) -> dict[str, Any]:
    told = {key: value for key, value in zip(_FIELDS, row, strict=True) if value is not None}
    for key in ("at", "to", "lag"):
        if key in told:
            told[key] /= 1000
    return {**told, "kind": _NAMES[row[1]], "came": _when(row[-1])}


def _comments(base: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    found = base.execute(
        "SELECT id, release, at, shot, text, made FROM comment WHERE viewer = ? ORDER BY number", (number,)
    )
    return [
        {"id": id, "release": release, "at": at / 1000, "shot": shot, "text": text, "when": _when(made)}
        for id, release, at, shot, text, made in found
    ]


def _reports(base: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    found = base.execute(
        "SELECT comment, made FROM report JOIN session ON session.number = report.session WHERE viewer = ? ORDER BY made",
        (number,),
    )
    return [{"comment": comment, "when": _when(made)} for comment, made in found]


def _trials(base: sqlite3.Connection, number: int) -> list[dict[str, Any]]:
    found = base.execute("SELECT experiment, arm, pi, at FROM assignment WHERE viewer = ? ORDER BY at", (number,))
    return [{"experiment": e, "arm": arm, "pi": json.loads(pi), "when": _when(at)} for e, arm, pi, at in found]


def _when(moment: int) -> str:
    return datetime.fromtimestamp(moment / 1000, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
