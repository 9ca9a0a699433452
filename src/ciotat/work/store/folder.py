"""The blobs of a store in a folder: small ones inside the index, big ones in files of their own."""

import errno
import hashlib
import os
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from ciotat.core.errors import StoreError
from ciotat.work.store.blobs import checked, hashed
from ciotat.work.store.files import Files, refusing, stamp
from ciotat.work.store.index import Index
from ciotat.work.store.rows import SMALL, enter, grouped, use

__all__ = ["LATELY", "FolderBlobs"]

LATELY = 3600
"""How old, in seconds, the note of a last use may grow: it need not be written at each."""


class _Row(NamedTuple):
    id: int
    size: int
    inside: int
    used: int
    stamp: str


class FolderBlobs:
    """Blobs in a folder."""

    def __init__(self, files: Files, index: Index) -> None:
        self.files = files
        self.index = index

    def put(self, data: bytes) -> str:
        """Store `data` unless it is there already; gives its digest."""
        digest = hashlib.sha256(data).hexdigest()
        if self._there(digest):
            return digest
        if len(data) < SMALL:
            self._put_inside(digest, bytes(data), durable=False)
        else:
            with self.files.temporary(self.files.path(digest)) as temporary:
                self.files.write(temporary, data)
                self._settle(temporary, digest, len(data))
        return digest

    def put_all(self, many: Iterable[bytes]) -> list[str]:
        """Store many at once, for small ones several times as quick; gives their digests."""
        blobs = [(hashlib.sha256(data).hexdigest(), data) for data in many]

        def enter_all(db: sqlite3.Connection, now: int) -> None:
            for digest, data in blobs:
                if len(data) < SMALL:
                    enter(db, now, digest, len(data), bytes(data))

        self.index.write(enter_all)
        return [digest if len(data) < SMALL else self.put(data) for digest, data in blobs]

    def take_in(self, path: Path) -> str:
        """Move a finished file into the store; gives its digest. Afterwards nothing is left at `path`."""
        try:
            return self._take_in(path)
        except FileNotFoundError:
            raise StoreError(f"there is no file {path}", advice="check the name") from None
        except IsADirectoryError:
            raise StoreError(f"{path} is a folder", advice="name a file in it") from None
        except OSError as refused:
            advice = "check space and rights there"
            raise StoreError(f"cannot take in {path}: {refused.strerror}", advice=advice) from refused

    def get(self, digest: str) -> bytes | None:
        """The bytes, or None where they are not there or are damaged."""
        raw = checked(digest)
        for _ in range(3):  # a blob may find another place while we look
            row = self._row(raw)
            inside = bool(row and row.inside)
            seen = "" if inside else stamp(self.files.path(digest))
            data = self._inside(raw) if inside else self._bytes(digest)
            if data is None and row and self._row(raw) != row:
                continue
            if data is None and not inside:
                self._gone(raw, row)
                return None
            if data is None or hashlib.sha256(data).digest() != raw:
                self._damaged(raw, seen)
                return None
            if row is None:
                self._enter_file(raw, seen)
            elif row.used < self.index.now() - LATELY:
                self.touch([raw])
            return data
        return None

    def file(self, digest: str) -> Path | None:
        """A local file with these bytes, to be read and never to be changed; None where they are not there."""
        row = self._there(digest)
        if row is None:
            return None
        path = self.files.path(digest)
        if row.inside:
            if (data := self.get(digest)) is None:
                return None
            with self.files.temporary(path) as temporary:
                self.files.write(temporary, data)
                self._settle(temporary, digest, len(data))
        return path

    def has(self, digest: str) -> bool:
        """Whether the bytes are there. Who asks is taken to need them."""
        return self._there(digest) is not None

    def present(self, digests: Iterable[str]) -> set[str]:
        """Which of these are there."""
        found: set[str] = set()
        old: list[bytes] = []
        for few in grouped({digest: checked(digest) for digest in digests}.items(), 500):
            marks = ",".join("?" * len(few))
            query = f"SELECT digest, inside, used, stamp FROM blob WHERE digest IN ({marks})"
            rows = {row[0]: row for row in self.index.rows(query, *(raw for _, raw in few))}
            before = self.index.now() - LATELY
            for digest, raw in few:
                row = rows.get(raw)
                if row and (row[1] or (row[3] and row[3] == stamp(self.files.path(digest)))):
                    found.add(digest)
                    old += [raw] if row[2] < before else []
                elif self.has(digest):
                    found.add(digest)
        if old:
            found -= {raw.hex() for raw in set(old) - self.touch(old)}
        return found

    def size(self, digest: str) -> int | None:
        """How many bytes there are, or None."""
        row = self._there(digest)
        return row.size if row else None

    def check(self, digest: str) -> bool:
        """Read a blob to the end; whether it is whole. One that is not, is set aside."""
        raw = checked(digest)
        row = self._row(raw)
        if row and row.inside:
            return self.get(digest) is not None
        seen = stamp(self.files.path(digest))
        try:
            found = hashed(self.files.path(digest))
        except FileNotFoundError:
            self._gone(raw, row)
            return False
        except OSError:
            return False
        if found != digest:
            self._damaged(raw, seen)
            return False
        if row is None or row.stamp != seen:
            self._enter_file(raw, seen)
        return True

    def touch(self, digests: Iterable[bytes]) -> set[bytes]:
        """Note that these were used now; gives those that are there still."""
        wanted = list(digests)
        try:
            return self.index.write(lambda db, now: use(db, now, wanted))
        except StoreError:  # a store on a disk that cannot be written is still good to read
            return set(wanted)

    def _there(self, digest: str) -> _Row | None:
        """The row of a blob that is there, as far as can be seen without reading it, and a note that it was used."""
        raw = checked(digest)
        row = self._row(raw)
        if row is None or not row.inside:
            seen = stamp(self.files.path(digest))
            if not seen and (again := self._row(raw)) != row:
                row = again
            elif not seen:
                self._gone(raw, row)
                return None
            elif row is None or row.stamp != seen:
                row = self._row(raw) if self.check(digest) else None
        if row and row.used < self.index.now() - LATELY and not self.touch([raw]):
            return None
        return row

    def _row(self, raw: bytes) -> _Row | None:
        found = self.index.rows("SELECT id, size, inside, used, stamp FROM blob WHERE digest = ?", raw)
        return _Row(*found[0]) if found else None

    def _inside(self, raw: bytes) -> bytes | None:
        found = self.index.rows("SELECT data FROM small JOIN blob USING(id) WHERE digest = ?", raw)
        return found[0][0] if found and isinstance(found[0][0], bytes) else None

    def _bytes(self, digest: str) -> bytes | None:
        try:
            return self.files.path(digest).read_bytes()
        except OSError:
            return None

    def _put_inside(self, digest: str, data: bytes, durable: bool) -> None:
        self.index.write(lambda db, now: enter(db, now, digest, len(data), data), durable)

    def _settle(self, finished: Path, digest: str, size: int) -> None:
        def settle(db: sqlite3.Connection, now: int) -> None:
            enter(db, now, digest, size, None, self.files.settle(finished, digest))

        self.index.write(settle)

    def _take_in(self, path: Path) -> str:
        before = path.stat()
        if before.st_size < SMALL:
            data = path.read_bytes()
            digest = hashlib.sha256(data).hexdigest()
            self._put_inside(digest, data, durable=True)
            if self.get(digest) is None:  # what was there before was damaged, and is out of the way now
                self._put_inside(digest, data, durable=True)
        else:
            digest = hashed(path)
            if (path.stat().st_size, path.stat().st_mtime_ns) != (before.st_size, before.st_mtime_ns):
                raise StoreError(f"{path} is still being written", advice="take it in when it is finished")
            if not self.check(digest) or not self.index.write(lambda db, now: use(db, now, [bytes.fromhex(digest)])):
                self._move(path, digest, before)
        path.unlink(missing_ok=True)
        return digest

    def _move(self, path: Path, digest: str, before: os.stat_result) -> None:
        """Rename a file into the store; copy it where it has other names or lies on another disk."""
        if not path.is_symlink() and before.st_nlink == 1:
            with path.open("rb") as file:
                os.fsync(file.fileno())
            try:
                return self._settle(path, digest, before.st_size)
            except OSError as refused:
                if refused.errno not in (errno.EXDEV, errno.EPERM, errno.EACCES):
                    raise
            except StoreError:  # it was moved, but could not be entered
                if not path.exists():
                    self.files.path(digest).replace(path)
                raise
        with self.files.temporary(self.files.path(digest)) as temporary:
            if self.files.copy(path, temporary) != digest:
                raise StoreError(f"{path} is still being written", advice="take it in when it is finished")
            self._settle(temporary, digest, before.st_size)

    def _gone(self, raw: bytes, row: _Row | None) -> None:
        """Forget a file that somebody has deleted."""

        def forget(db: sqlite3.Connection, now: int) -> None:
            if not stamp(self.files.path(raw.hex())):
                db.execute("DELETE FROM blob WHERE digest = ? AND NOT inside", (raw,))

        if row:
            with suppress(StoreError):
                self.index.write(forget)

    def _enter_file(self, raw: bytes, seen: str) -> None:
        """Note a file that was read and found whole, unless it has changed since."""

        def note(db: sqlite3.Connection, now: int) -> None:
            if stamp(self.files.path(raw.hex())) == seen:
                enter(db, now, raw.hex(), int(seen.rpartition(":")[2]), None, seen)

        with suppress(StoreError):
            self.index.write(note)

    def _damaged(self, raw: bytes, seen: str) -> None:
        """Set a damaged blob aside, if it is still the one that was read, and make a note of it."""

        def note(db: sqlite3.Connection, now: int) -> None:
            row = db.execute("SELECT id, inside, data FROM blob LEFT JOIN small USING(id) WHERE digest = ?", (raw,))
            number, inside, data = row.fetchone() or (0, 0, None)
            if inside and isinstance(data, bytes) and hashlib.sha256(data).digest() == raw:
                return
            if not inside:
                if stamp(self.files.path(raw.hex())) != seen:
                    return
                self.files.put_aside(raw.hex())
            db.execute("DELETE FROM blob WHERE id = ?", (number,))
            db.execute("DELETE FROM small WHERE id = ?", (number,))
            db.execute("INSERT OR REPLACE INTO damaged VALUES (?, ?)", (raw, now))

        with suppress(StoreError), refusing(self.files.path(raw.hex())):
            self.index.write(note)
