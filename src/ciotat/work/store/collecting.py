"""Throwing away what nobody needs: not kept, not pointed to, not among the roots, and not used for a while."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from ciotat.work.store.age import DAY
from ciotat.work.store.blobs import checked
from ciotat.work.store.files import Files
from ciotat.work.store.index import Index
from ciotat.work.store.results import Size
from ciotat.work.store.rows import grouped

__all__ = ["FRESH", "GRACE", "Collector", "chosen"]

GRACE = 7 * DAY
"""For how many seconds after its last use a thing that nobody needs is left alone."""
FRESH = 2 * DAY
"""How long it is left alone even where a cap leaves no space for it."""
_AT_ONCE = 500
_COLUMNS = "SELECT id, digest, size, inside, used, turn FROM blob"
_OLD = "SELECT id, outputs, used FROM action WHERE id > ? AND used <= ? ORDER BY id LIMIT ?"


class _Row(NamedTuple):
    id: int
    digest: bytes
    size: int
    inside: int
    used: int
    turn: int


class Collector:
    """One round of collecting. Whatever is used while it goes on, is passed over."""

    def __init__(self, files: Files, index: Index, roots: Iterable[str], dry: bool) -> None:
        self.files = files
        self.index = index
        self.dry = dry
        self.now = index.advance()
        self.marked = self._reached({checked(root) for root in roots})
        self.gone = Size()
        self._place = (-1, -1)

    def sweep(self, older: float, enough: int | None = None) -> None:
        """Throw away what is not marked and was used `older` seconds ago or more, what was used longest ago first,
        until `enough` bytes are gone. A second sweep goes on where the first has stopped."""
        while enough is None or self.gone.bytes < enough:
            rows = self._next(self.now - int(older))
            if not rows:
                return
            self._place = (rows[-1].used, rows[-1].id)
            doomed = [row for row in rows if row.digest not in self.marked]
            if enough is not None:
                doomed = list(_until(doomed, enough - self.gone.bytes))
            gone = doomed if self.dry else self._remove(doomed)
            self.gone = Size(self.gone.count + len(gone), self.gone.bytes + sum(row.size for row in gone))

    def _next(self, before: int) -> list[_Row]:
        """The next rows, by last use: first those that were used at the same second as the last."""
        used, last = self._place
        same = f"{_COLUMNS} WHERE used = ? AND used <= ? AND id > ? ORDER BY id LIMIT ?"
        later = f"{_COLUMNS} WHERE used > ? AND used <= ? ORDER BY used, id LIMIT ?"
        rows = self.index.rows(same, used, before, last, _AT_ONCE)
        rows = rows or self.index.rows(later, used, before, _AT_ONCE)
        return [_Row(*row) for row in rows]

    def collectable(self, older: float) -> Size:
        """How much a sweep would throw away, without looking at each."""
        before = self.now - int(older)
        query = "SELECT count(*), coalesce(sum(size), 0) FROM blob WHERE used <= ?"
        count, size = self.index.rows(query, before)[0]
        wanted = self.marked if count else ()
        for (needed,) in self._of(wanted, "SELECT size FROM blob WHERE used <= ? AND digest IN", before):
            count, size = count - 1, size - needed
        return Size(count, size)

    def size_of(self, digests: Iterable[bytes]) -> Size:
        """How many of these are there, and how big they are."""
        sizes = [size for (size,) in self._of(digests, "SELECT size FROM blob WHERE digest IN")]
        return Size(len(sizes), sum(sizes))

    def forget(self, older: float) -> int:
        """Throw away old results that can never be served again; how many. They are not counted in a dry run."""
        count = last = 0
        while not self.dry and (rows := self.index.rows(_OLD, last, self.now - int(older), _AT_ONCE)):
            last = rows[-1][0]
            wanted = {number: _outputs(outputs) for number, outputs, _ in rows}
            all_of_them = {digest for digests in wanted.values() for digest in digests}
            there = {digest for (digest,) in self._of(all_of_them, "SELECT digest FROM blob WHERE digest IN")}
            dead = [(number, used) for number, _, used in rows if not there.issuperset(wanted[number])]
            count += len(dead)
            if dead:
                self.index.change("DELETE FROM action WHERE id = ? AND used = ?", dead)
        return count

    def tidy(self, older: float) -> None:
        """Throw away damaged blobs that were set aside long ago, what killed programs left, and give space back."""
        old = self.index.rows("SELECT digest FROM damaged WHERE found <= ?", self.now - int(older))
        dead = [raw for (raw,) in old if raw not in self.marked]
        for raw in dead:
            with suppress(OSError):
                (self.files.aside / raw.hex()).unlink(missing_ok=True)
        self.index.change("DELETE FROM damaged WHERE digest = ?", [(raw,) for raw in dead])
        self.files.sweep()
        if not self.gone.count:
            return
        while self.index.rows("PRAGMA freelist_count")[0][0] > _AT_ONCE:
            self.index.read(lambda db: db.executescript("PRAGMA incremental_vacuum(4096)"))  # steps to its end
        self.index.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    def _remove(self, rows: Sequence[_Row]) -> list[_Row]:
        """Throw these away, but for those that were used since they were looked at; gives those that are gone."""

        def remove(db: sqlite3.Connection, now: int) -> list[_Row]:
            gone = []
            for row in rows:
                if not db.execute("SELECT 1 FROM blob WHERE id = ? AND turn = ?", (row.id, row.turn)).fetchone():
                    continue
                if not row.inside and not self.files.remove(row.digest.hex()):
                    continue
                db.execute("DELETE FROM blob WHERE id = ?", (row.id,))
                db.execute("DELETE FROM small WHERE id = ?", (row.id,))
                gone.append(row)
            return gone

        return self.index.write(remove)

    def _reached(self, roots: set[bytes]) -> set[bytes]:
        """The roots, and what came of those that are actions."""
        for (outputs,) in self._of(list(roots), "SELECT outputs FROM action WHERE digest IN"):
            roots.update(_outputs(outputs))
        return roots

    def _of(self, digests: Iterable[bytes], query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        for few in grouped(digests, _AT_ONCE):
            yield from self.index.rows(f"{query} ({','.join('?' * len(few))})", *values, *few)


def chosen(
    sizes: Mapping[str, int],
    used: Mapping[str, float],
    marked: Collection[str],
    now: float,
    grace: float,
    cap: int | None,
) -> tuple[list[str], Size]:
    """Which of these blobs go, and how much is left: the rules of a `Collector`, for stores that fit in memory."""
    free = sorted((digest for digest in sizes if digest not in marked), key=lambda digest: (used[digest], digest))
    gone = [digest for digest in free if used[digest] <= now - grace]
    left = sum(sizes.values()) - sum(sizes[digest] for digest in gone)
    for digest in free[len(gone) :]:
        if cap is not None and left > cap and used[digest] <= now - FRESH:
            gone.append(digest)
            left -= sizes[digest]
    return gone, Size(len(sizes) - len(gone), left)


def _until(rows: Iterable[_Row], enough: int) -> Iterator[_Row]:
    for row in rows:
        if enough <= 0:
            return
        enough -= row.size
        yield row


def _outputs(text: str) -> set[bytes]:
    try:
        return {bytes.fromhex(digest) for digest in json.loads(text).values()}
    except (ValueError, AttributeError, TypeError):
        return {b"damaged"}
