"""Where viewers went back to and jumped ahead from, summed by second in the commit that keeps their events.

Insight then reads a row for every second instead of every event; the sums are at any moment what counting all events again
(`schema.MOVES`) would give. A sitting that is forgotten, or measured no more, is taken out of them.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from ciotat.audience.event import KINDS, Row
from ciotat.audience.schema import insert

__all__ = ["AHEAD", "Moves", "skipped", "taken_out"]

AHEAD = 3000
"""Milliseconds from which on a jump ahead leaves something out."""
_SEEK = KINDS["seek"]
_PUT = "INSERT INTO moved (release, cut, second, rewinds, skips)"
_MORE = "ON CONFLICT DO UPDATE SET rewinds = rewinds + excluded.rewinds, skips = skips + excluded.skips"
_OF = "SELECT til / 1000, at / 1000, til < at, til > at + ? FROM event WHERE session = ? AND kind = ?"


class Moves:
    """The sums that one commit adds."""

    def __init__(self) -> None:
        self._back: Counter[tuple[int, str, int]] = Counter()
        self._ahead: Counter[tuple[int, str, int]] = Counter()

    def add(self, release: int, cut: str, rows: Iterable[Row], before: int) -> int:
        """Count what is new of one sitting. `before` has a bit for each second that it had jumped ahead from until then, each
        counting once; gives the same after it."""
        for row in rows:
            if row[2] != _SEEK:
                continue
            at, til = row[3], row[4]
            if til < at:  # type: ignore[operator]
                self._back[release, cut, til // 1000] += 1  # type: ignore[operator]
            elif til > at + AHEAD and not before >> (at // 1000) & 1:  # type: ignore[operator]
                before |= 1 << (at // 1000)
                self._ahead[release, cut, at // 1000] += 1
        return before

    def keep(self, base: sqlite3.Connection) -> None:
        """Write it."""
        _put(base, self._back, self._ahead)


def skipped(base: sqlite3.Connection, session: int) -> int:
    """The seconds that a sitting had jumped ahead from, as bits."""
    bits = 0
    for _, at, _, ahead in base.execute(_OF, (AHEAD, session, _SEEK)):
        bits |= ahead << at
    return bits


def taken_out(base: sqlite3.Connection, session: int) -> None:
    """Take a sitting that was measured out of the sums, before its events go or its mark does."""
    row = base.execute("SELECT release, cut FROM session WHERE number = ? AND measured = 1", (session,)).fetchone()
    if row is None:
        return
    rows = base.execute(_OF, (AHEAD, session, _SEEK)).fetchall()
    back = Counter((*row, til) for til, _, went, _ in rows if went)
    ahead = Counter({(*row, at) for _, at, _, jumped in rows if jumped})
    _put(base, Counter({place: -n for place, n in back.items()}), Counter({place: -n for place, n in ahead.items()}))


def _put(base: sqlite3.Connection, back: Counter[tuple[int, str, int]], ahead: Counter[tuple[int, str, int]]) -> None:
    insert(base, _PUT, [(*place, back[place], ahead[place]) for place in sorted({*back, *ahead})], _MORE)
