"""What can still be read of a damaged index: small blobs, which prove themselves, and results under their seal."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from ciotat.work.store.rows import seal

__all__ = ["age_of", "progress", "salvage"]

_OFTEN = 20_000


def _untold(done: int, total: int) -> None:
    """Nobody listens."""


progress: ContextVar[Callable[[int, int], None]] = ContextVar("progress", default=_untold)
"""Who is told how many rows of how many were looked at: a large index takes a while, on whichever way to the store."""


def age_of(old: Path) -> float:
    """The store's own time in a damaged index, as far as it can be read."""
    with suppress(sqlite3.Error, TypeError, ValueError), closing(_opened(old)) as db:
        return max(0.0, float(db.execute("SELECT own FROM age").fetchone()[0]))
    return 0.0


def salvage(old: Path, new: sqlite3.Connection, now: int) -> None:
    """Take over from the file `old` what is whole. All of it counts as used just now."""
    with suppress(sqlite3.Error), closing(_opened(old)) as db:
        told = _Told(sum(_count(db, table) for table in ("small", "action", "blob")))
        for (data,) in told.each(_rows(db, "small", "data")):
            if isinstance(data, bytes):
                values = (hashlib.sha256(data).digest(), len(data), now)
                added = new.execute("INSERT OR IGNORE INTO blob VALUES (NULL, ?, ?, 1, '', ?, 0, '')", values)
                if added.rowcount:
                    new.execute("INSERT INTO small VALUES (?, ?)", (added.lastrowid, data))
        for row in told.each(_rows(db, "action", "digest, kind, outputs, cost, seal")):
            if [type(value) for value in row] == [bytes, str, str, str, bytes] and seal(*row[:4]) == row[4]:
                new.execute("INSERT OR IGNORE INTO action VALUES (NULL, ?, ?, ?, ?, ?, ?)", (*row[:4], now, row[4]))
        for digest, kind in told.each(_rows(db, "blob", "digest, kind")):
            if isinstance(digest, bytes) and isinstance(kind, str):
                new.execute("UPDATE blob SET kind = ? WHERE digest = ?", (kind, digest))


class _Told:
    """Counts rows, and tells of them now and then."""

    def __init__(self, total: int) -> None:
        self.done, self.total = 0, total

    def each(self, rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            self.done += 1
            if self.done % _OFTEN == 0:
                progress.get()(min(self.done, self.total), self.total)
            yield row


def _count(db: sqlite3.Connection, table: str) -> int:
    """About how many rows a table has: the greatest number of one, which needs no look at the others."""
    with suppress(sqlite3.Error, TypeError):
        return int(db.execute(f"SELECT max(id) FROM {table}").fetchone()[0])
    return 0


def _opened(old: Path) -> sqlite3.Connection:
    db = sqlite3.connect(old)
    db.text_factory = lambda raw: raw.decode(errors="replace")
    return db


def _rows(db: sqlite3.Connection, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
    """Every row that can be read: up to what is broken from the front, then down to it from the end."""
    last = 0
    with suppress(sqlite3.Error):
        for number, *values in db.execute(f"SELECT id, {columns} FROM {table} ORDER BY id"):
            last = number
            yield tuple(values)
        return
    with suppress(sqlite3.Error):
        rows = db.execute(f"SELECT id, {columns} FROM {table} WHERE id > ? ORDER BY id DESC", (last,))
        for _, *values in rows:
            yield tuple(values)
