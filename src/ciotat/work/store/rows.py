"""The rows of the index: a blob is there, was used; an action has a result."""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from typing import TypeVar

__all__ = ["SMALL", "enter", "grouped", "seal", "use"]

T = TypeVar("T")
SMALL = 64 * 1024
"""Blobs of fewer bytes than this lie in the index (docs/decisions/0011)."""


def grouped(many: Iterable[T], size: int) -> Iterator[list[T]]:
    """The same things, `size` at a time."""
    group: list[T] = []
    for one in many:
        group.append(one)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def seal(digest: bytes, kind: str, outputs: str, cost: str) -> bytes:
    """Eight bytes that tell whether a result is what was written."""
    return hashlib.sha256("\0".join((digest.hex(), kind, outputs, cost)).encode()).digest()[:8]


def use(db: sqlite3.Connection, now: int, digests: Iterable[bytes]) -> set[bytes]:
    """Note that blobs were used now; gives those that are there. By their `turn` a collector sees that it must pass them
    over."""
    change = "UPDATE blob SET used = max(used, ?), turn = turn + 1 WHERE digest = ?"
    return {raw for raw in digests if db.execute(change, (now, raw)).rowcount}


def enter(db: sqlite3.Connection, now: int, digest: str, size: int, data: bytes | None, seen: str = "") -> None:
    """Note that a blob is there: inside with its data, or in a file with a stamp."""
    raw = bytes.fromhex(digest)
    row = db.execute("SELECT id FROM blob WHERE digest = ?", (raw,)).fetchone()
    if row is None:
        values = (raw, size, int(data is not None), now, seen)
        added = db.execute("INSERT INTO blob VALUES (NULL, ?, ?, ?, '', ?, 0, ?)", values)
        if data is not None:
            db.execute("INSERT INTO small VALUES (?, ?)", (added.lastrowid, data))
    else:
        if data is None:
            db.execute("UPDATE blob SET inside = 0, stamp = ?, size = ? WHERE id = ?", (seen, size, row[0]))
            db.execute("DELETE FROM small WHERE id = ?", (row[0],))
        use(db, now, [raw])
    db.execute("DELETE FROM damaged WHERE digest = ?", (raw,))
