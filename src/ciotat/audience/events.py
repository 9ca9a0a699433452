"""Evidence: what viewers did, kept safely. An answer means that it is on the disk.

One thread writes (`writer`), any number read; what comes in while the writer is at work is committed together.
"""

import asyncio
import json
import secrets
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from ciotat.audience import schema
from ciotat.audience.checkpoint import Carrying
from ciotat.audience.event import rows as rows_of
from ciotat.audience.folding import Folding
from ciotat.audience.seat import Batch, Gate, Seat
from ciotat.audience.writer import Busy, Writer
from ciotat.core.errors import FilmError

__all__ = ["Busy", "Evidence", "NoSession", "TooOften"]

T = TypeVar("T")
_SEATS = 100_000
_SEAT = "SELECT number, viewer, release, cut, seconds, began, measured, gates, prompts FROM session WHERE id = ?"


class NoSession(FilmError):  # noqa: N818 - reads as a sentence where it is caught
    """There is no such session: it was never begun, or it is forgotten."""


class TooOften(FilmError):  # noqa: N818 - reads as a sentence where it is caught
    """One viewer sends more than one viewer can."""


class Evidence:
    """The evidence in the file `path`. `clock` gives seconds since 1970; what it says is not trusted to grow.
    Without `flush` a power cut may take the last of it: for audiences that are made up."""

    def __init__(self, path: Path, clock: Callable[[], float], most: int = 40_000, flush: bool = True) -> None:
        self.path, self._clock = path, clock
        self._base = schema.opened(path, flush=flush)
        self._folding = Folding()
        carrying = Carrying(lambda: schema.beside(path, flush=flush))
        self.writer = Writer(self._base, self._folding, most, carrying)
        self._seats: dict[str, Seat] = {}
        self._readers: list[sqlite3.Connection] = []
        self._lock = threading.Lock()
        self.salt = self._salt()

    def now(self) -> int:
        """Milliseconds since 1970."""
        return int(self._clock() * 1000)

    def take_in(self, session: str, events: list[Any]) -> "asyncio.Future[None]":
        """Take events in, from an event loop; what is awaited ends when they are on the disk.
        Raises NoSession, TooOften, Malformed, Busy."""
        batch = self._batch(session, events)
        if batch.rows:
            return self.writer.put(batch)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        done.set_result(None)
        return done

    def take_in_now(self, session: str, events: list[Any]) -> None:
        """The same from any other thread: it returns when they are on the disk."""
        batch = self._batch(session, events)
        if batch.rows:
            self.writer.put_and_wait(batch)

    def do(self, job: Callable[[sqlite3.Connection], T]) -> "Future[T]":
        """Have something else written in the next commit; the future is told after it. Raises Busy."""
        return self.writer.do(job)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection to read from, on any thread; it sees one state of the whole."""
        with self._lock:
            base = self._readers.pop() if self._readers else None
        base = base or schema.read_only(self.path)
        try:
            base.execute("BEGIN")
            yield base
        finally:
            if base.in_transaction:
                base.execute("COMMIT")
            with self._lock:
                self._readers.append(base)

    def seat(self, id: str) -> Seat:
        """A session by its id. Raises NoSession."""
        known = self._seats.get(id)
        return known if known is not None else self._found(id)

    def sit(self, seat: Seat) -> None:
        """Know a session that has just begun."""
        if len(self._seats) >= _SEATS:
            for old in [*self._seats][: _SEATS // 10]:
                self._seats.pop(old, None)
        self._folding.anew(seat.number)
        self._seats[seat.id] = seat

    def forget(self, job: Callable[[sqlite3.Connection], list[str]]) -> list[str]:
        """Have sessions forgotten, or measured no more, by a job that gives their ids; what has come of them and waits is not
        kept. Returns when it is committed, with the ids."""

        def forgotten(base: sqlite3.Connection) -> list[str]:
            return self._gone(job(base))

        return self._gone(self.do(forgotten).result())

    def _gone(self, ids: list[str]) -> list[str]:
        """Know these no more: both before the commit and after it, since somebody may have looked them up in between."""
        for id in ids:
            seat = self._seats.pop(id, None)
            if seat is not None:
                seat.measured = False
        return ids

    @property
    def taken(self) -> int:
        """How many batches were taken in since this was opened."""
        return self._folding.taken

    def touch(self, release: int) -> None:
        """Note that something new is known of a release besides its events."""
        self._folding.touch(release)

    def touched(self) -> set[int]:
        """Releases of which something new came since this was asked last."""
        return self._folding.touches()

    def close(self) -> None:
        """Write what waits and let the file go."""
        self.writer.close()
        with self._lock:
            readers, self._readers = self._readers, []
        for base in readers:
            base.close()

    def _batch(self, session: str, events: list[Any]) -> Batch:
        seat, now = self.seat(session), self.now()
        if not seat.admits(now):
            raise TooOften("too much comes at once", advice="come again in a moment")
        if not seat.measured:
            return Batch(seat, [])
        return Batch(seat, seat.possible(rows_of(events, seat.number, seat.length, seat.began, now), now))

    def _found(self, id: str) -> Seat:
        with self.reading() as base:
            row = base.execute(_SEAT, (id,)).fetchone()
            if row is None:
                raise NoSession("there is no such session", advice="load the page again")
            number, viewer, release, cut, length, began, measured, gates, prompts = row
            known = sum(1 << seq for (seq,) in base.execute("SELECT seq FROM event WHERE session = ?", (number,)))
            played = base.execute("SELECT played FROM watch WHERE session = ?", (number,)).fetchone()
        doors = tuple(Gate(experiment, start) for experiment, start in json.loads(gates))
        seat = Seat(
            id, number, viewer, release, cut, length, began, bool(measured), doors, tuple(json.loads(prompts)),
            known, played[0] if played else 0,
        )  # fmt: skip
        self.sit(seat)
        return seat

    def _salt(self) -> str:
        """What makes the draws of this film unlike those of any other, and unknown to its viewers."""

        def kept(base: sqlite3.Connection) -> str:
            base.execute("INSERT OR IGNORE INTO meta VALUES ('salt', ?)", (secrets.token_hex(16),))
            return str(base.execute("SELECT value FROM meta WHERE name = 'salt'").fetchone()[0])

        return self.do(kept).result()
