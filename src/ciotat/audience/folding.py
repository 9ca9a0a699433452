"""What a session came to, kept as its events come: the seconds it saw, where it stands, whether it went or ended.

Folding the same events twice changes nothing, so a page may send them again; it happens in the commit that keeps the
events, so the two never differ.
"""

import sqlite3
import threading
from collections.abc import Iterable

from ciotat.audience.event import KINDS, Row
from ciotat.audience.moves import Moves, skipped
from ciotat.audience.schema import insert
from ciotat.audience.seat import Batch, Seat

__all__ = ["Folding", "Watch", "packed", "unpacked"]

_MOST = 100_000
_LATE = 250
"""Milliseconds after the start of a shot from which one may begin and still have met it."""
_EVENT = "INSERT OR IGNORE INTO event (session, seq, kind, at, til, v, a, face, lag, prompt, wall, came)"
_WATCH = "INSERT OR REPLACE INTO watch (session, seen, seq, place, gone, ended, played, faults, last)"
_REACH = "INSERT OR IGNORE INTO reach (experiment, viewer, session, came)"
_KEPT = "SELECT 1 FROM event WHERE session = ? AND seq = ?"
_SECTION, _EXIT, _SEEK, _STALL, _ERROR, _END = (KINDS[k] for k in ("section", "exit", "seek", "stall", "error", "end"))


class Watch:
    """A session so far. `seen` has a bit for every second of which the middle was played at normal speed, `skipped` for every
    second that it jumped ahead from (-1: not looked up yet)."""

    __slots__ = ("ended", "faults", "gone", "last", "place", "played", "seen", "seq", "skipped")

    def __init__(self, kept: tuple[bytes, int, int, int, int, int, int, int] | None = None) -> None:
        seen, self.seq, self.place, self.gone, self.ended, self.played, self.faults, self.last = kept or (
            b"", -1, 0, 0, 0, 0, 0, 0,
        )  # fmt: skip
        self.seen = int.from_bytes(seen, "little")
        self.skipped = -1

    def add(self, rows: Iterable[Row]) -> None:
        """Take events in."""
        for row in rows:
            kind, at, til = row[2], row[3], row[4]
            if kind == _SECTION:
                first, last = (at + 500) // 1000, (til + 500) // 1000  # type: ignore[operator]
                if last > first:
                    self.seen |= ((1 << (last - first)) - 1) << first
            if row[1] <= self.seq:
                continue
            self.seq, self.last = row[1], row[11]
            self.gone = 1 if kind == _EXIT else self.gone if kind >= _STALL and kind != _END else 0
            self.place = til if til is not None else at
            if kind == _END:
                self.ended = 1
            elif kind == _SECTION:
                self.played += til - at  # type: ignore[operator]
            elif kind in (_STALL, _ERROR):
                self.faults += 1

    def kept(self, session: int) -> tuple[object, ...]:
        """Its row in the database."""
        return (
            session, packed(self.seen), self.seq, self.place, self.gone, self.ended, self.played, self.faults, self.last,
        )  # fmt: skip


class Folding:
    """Keeps batches of events, and what they come to, in one transaction."""

    def __init__(self) -> None:
        self._touched: set[int] = set()
        self._lock = threading.Lock()
        self.taken = 0
        self._known: dict[int, Watch] = {}

    def take(self, base: sqlite3.Connection, batches: list[Batch]) -> None:
        """Write the events of `batches` that are new, and fold them."""
        self.taken += len(batches)
        by_seat: dict[int, tuple[Seat, list[Row]]] = {}
        for batch in batches:
            if not batch.seat.measured:
                continue
            known = by_seat.get(batch.seat.number)
            if known is None:
                by_seat[batch.seat.number] = (batch.seat, batch.rows)
            else:
                by_seat[batch.seat.number] = (batch.seat, known[1] + batch.rows)
        events: list[tuple[object, ...]] = []
        watched: list[tuple[object, ...]] = []
        reached: list[tuple[object, ...]] = []
        releases: set[int] = set()
        moves = Moves()
        for number, (seat, rows) in by_seat.items():
            watch = self._watch(base, number)
            rows = _new(base, watch, rows)
            if not rows:
                continue
            if watch.skipped < 0:
                watch.skipped = skipped(base, number) if watch.seq >= 0 else 0
            watch.add(rows)
            watch.skipped = moves.add(seat.release, seat.cut, rows, watch.skipped)
            events += rows
            watched.append(watch.kept(number))
            if seat.gates and seat.viewer is not None:
                reached += [(gate, seat.viewer, number, came) for gate, came in _met(seat, rows)]
            releases.add(seat.release)
        insert(base, _EVENT, events)
        insert(base, _WATCH, watched)
        insert(base, _REACH, reached)
        moves.keep(base)
        with self._lock:
            self._touched |= releases

    def touch(self, release: int) -> None:
        """Note that something new is known of a release."""
        with self._lock:
            self._touched.add(release)

    def touches(self) -> set[int]:
        """The releases of which something new is known since this was asked last."""
        with self._lock:
            found, self._touched = self._touched, set()
        return found

    def anew(self, number: int) -> None:
        """Look this sitting up again: its number may have been another's, who is forgotten."""
        self._known.pop(number, None)

    def forget(self) -> None:
        """What was not committed is not known."""
        self._known.clear()

    def _watch(self, base: sqlite3.Connection, number: int) -> Watch:
        known = self._known.get(number)
        if known is None:
            if len(self._known) >= _MOST:
                for old in [*self._known][: _MOST // 10]:
                    del self._known[old]
            row = base.execute(
                "SELECT seen, seq, place, gone, ended, played, faults, last FROM watch WHERE session = ?", (number,)
            ).fetchone()
            known = self._known[number] = Watch(row)
        return known


def packed(seen: int) -> bytes:
    """Seconds as they lie in the database."""
    return seen.to_bytes((seen.bit_length() + 7) // 8, "little")


def unpacked(seen: bytes) -> list[int]:
    """The seconds that were seen."""
    bits = int.from_bytes(seen, "little")
    return [second for second in range(bits.bit_length()) if bits >> second & 1]


def _new(base: sqlite3.Connection, watch: Watch, rows: list[Row]) -> list[Row]:
    """The rows that were not kept before: who sends an event again does not change it. Whoever tells in order is not looked up."""
    top, late = watch.seq, set[int]()
    new: list[Row] = []
    for row in rows:
        seq = row[1]
        if seq > top:
            top = seq
        elif seq in late or any(each[1] == seq for each in new) or base.execute(_KEPT, row[:2]).fetchone():
            continue
        else:
            late.add(seq)
        new.append(row)
    return new


def _met(seat: Seat, rows: list[Row]) -> Iterable[tuple[str, int]]:
    """The trials whose shot a viewer met, and when that was told."""
    for gate in seat.gates:
        for row in rows:
            if row[2] == _SECTION and row[3] <= gate.start + _LATE and row[4] >= gate.start:  # type: ignore[operator]
                yield gate.experiment, row[11]
                break
