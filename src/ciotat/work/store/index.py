"""The index of a store: which blobs there are, the small ones themselves, and what came of every action. One SQLite file.

Nothing in it is a person's: what is damaged is set aside, what can be read of it is taken over, the rest is made again.
So a commit is not forced to the disk unless asked (a power cut forgets the last seconds; a killed program nothing).
"""

import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from ciotat.core.errors import StoreError
from ciotat.work.store.age import Clock, Moment, between
from ciotat.work.store.schema import APPLICATION, PATIENCE, VERSION, alone, create

__all__ = ["SYNCED", "Index"]

T = TypeVar("T")
SYNCED = "FULL"
"""How SQLite waits for the disk where a person's work depends on it."""
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_INHERITED: list[sqlite3.Connection] = []
"""What a forked program has from its parent: it must neither use nor close it."""


class Index:
    """An open index. Threads take turns; programs do, by SQLite's own locks."""

    def __init__(self, path: Path, clock: Clock, found: Callable[[sqlite3.Connection, int], None]) -> None:
        """`found` is asked, when a new index is made, to enter the blobs that lie beside it already."""
        self.path = path
        self._name = str(path)
        self._clock = clock
        self._found = found
        self._lock = threading.RLock()
        self._db: sqlite3.Connection | None = None
        self._ours: tuple[int, int, int] = (0, 0, 0)
        self._seen: tuple[float, Moment] | None = None
        self.read(lambda db: None)

    def read(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        """What `ask` answers."""
        return self._ask(ask, writing=False)

    def rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Every row that a query gives."""
        return self.read(lambda db: db.execute(query, values).fetchall())

    def write(self, change: Callable[[sqlite3.Connection, int], T], durable: bool = False) -> T:
        """Let `change` write, alone and all or nothing; it is told the store's own time in whole seconds. Where
        `durable`, all that was written until now is on the disk afterwards."""

        def alone(db: sqlite3.Connection) -> T:
            db.execute(f"PRAGMA synchronous = {SYNCED if durable else 'NORMAL'}")
            db.execute("BEGIN IMMEDIATE")
            try:
                answer = change(db, int(self._passed(db)))
                db.execute("COMMIT")
                return answer
            finally:
                if db.in_transaction:
                    with suppress(sqlite3.Error):
                        db.execute("ROLLBACK")

        return self._ask(alone, writing=True)

    def change(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """The same statement for every one of these values, all or nothing."""
        many = list(rows)
        if many:
            self.write(lambda db, now: db.executemany(statement, many))

    def now(self) -> int:
        """The store's own time, in whole seconds since it was made."""
        own, then = self._seen or self.read(_age)
        return int(own + between(then, self._clock.look()))

    def advance(self) -> int:
        """The store's own time, noted where the store can be written."""
        try:
            return self.write(lambda db, now: now)
        except StoreError:
            return self.now()

    def mend(self) -> None:
        """Look through the file for damage; a damaged one is set aside, and what is whole of it taken over."""
        with self._lock:
            try:
                whole = self._open().execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
            except sqlite3.Error as wrong:
                if not _is_broken(wrong):
                    raise self._refused(wrong) from wrong
                whole = False
            if not whole:
                self._put_aside()
                self._open()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._db is not None:
                _let_go(self._db, self._ours[2])
            self._db = None

    def _ask(self, work: Callable[[sqlite3.Connection], T], writing: bool) -> T:
        with self._lock:
            for attempt in range(8):
                try:
                    answer = work(self._open())
                    if not writing or self._identity() == self._ours:
                        return answer
                    # another program has set the file aside meanwhile: once more, into the new one
                except sqlite3.Error as wrong:
                    if attempt == 0 and _is_full(wrong) and self._shortened():
                        continue
                    if attempt > 2 or not _is_broken(wrong):
                        raise self._refused(wrong) from wrong
                    self._put_aside()
            raise StoreError(f"{self.path} is exchanged again and again", advice="close the other programs that use it")

    def _shortened(self) -> bool:
        """Give back what the log takes of a full disk, if it can be; whether it was."""
        try:
            return bool(self._db and self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
        except sqlite3.Error:
            return False

    def _passed(self, db: sqlite3.Connection) -> float:
        own, then = _age(db)
        now = self._clock.look()
        if (passed := between(then, now)) >= 1 or now.boot != then.boot:
            own, then = own + passed, now
            db.execute("UPDATE age SET own = ?, wall = ?, steady = ?, boot = ?", (own, now.wall, now.steady, now.boot))
        self._seen = own, then
        return own

    def _identity(self) -> tuple[int, int, int]:
        try:
            found = os.stat(self._name)
        except OSError:
            return (0, 0, os.getpid())
        return (found.st_dev, found.st_ino, os.getpid())

    def _open(self) -> sqlite3.Connection:
        if self._db is not None and self._identity() == self._ours:
            return self._db
        self.close()
        self._seen = None
        if self._size() == 0:
            self._ours = self._identity()
            self._put_aside()
        if self._size() is None:
            create(self.path, self._clock.look(), self._found)
        self._ours = self._identity()
        db = sqlite3.connect(self.path, check_same_thread=False, isolation_level=None, timeout=PATIENCE)
        weakref.finalize(self, _let_go, db, os.getpid())
        try:
            self._greet(db)
        except BaseException:
            _let_go(db, os.getpid())
            raise
        self._db = db
        return db

    def _size(self) -> int | None:
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return None
        except OSError as refused:
            raise StoreError(f"cannot read {self.path}: {refused.strerror}", advice="check the rights there") from None

    def _greet(self, db: sqlite3.Connection) -> None:
        """Make sure that a file is an index. SQLite alone may open it: whoever closes a file, loses its locks."""
        strange = StoreError(f"{self.path} is not the index of a store", advice="move it away; a new one is made")
        try:
            application, version = (
                db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("application_id", "user_version")
            )
        except sqlite3.DatabaseError as wrong:
            raise strange if getattr(wrong, "sqlite_errorcode", 0) == sqlite3.SQLITE_NOTADB else wrong from None
        if application != APPLICATION:
            raise strange
        if version != VERSION:
            raise StoreError(f"{self.path} was made by a newer Ciotat", advice="update Ciotat")
        db.execute("PRAGMA cache_size = -16000")

    def _put_aside(self) -> None:
        """Rename the damaged file, unless another program has done it already."""
        self.close()
        with alone(self.path):
            if self._identity() == self._ours:
                free = (self.path.with_name(f"damaged-{number}.db") for number in range(1, 10_000))
                aside = next(path for path in free if not path.exists())
                for tail in ("-wal", "-shm", ""):
                    with suppress(FileNotFoundError):
                        os.replace(f"{self.path}{tail}", f"{aside}{tail}")

    def _refused(self, wrong: sqlite3.Error) -> StoreError:
        code = getattr(wrong, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            return StoreError(
                f"another program has been writing to {self.path} for long", advice="wait until it is done"
            )
        why = "no space left on the disk" if code == sqlite3.SQLITE_FULL else str(wrong)
        return StoreError(f"cannot write {self.path}: {why}", advice="check space and rights there")


def _age(db: sqlite3.Connection) -> tuple[float, Moment]:
    own, *then = db.execute("SELECT own, wall, steady, boot FROM age").fetchone()
    return own, Moment(*then)


def _let_go(db: sqlite3.Connection, owner: int) -> None:
    if owner != os.getpid():
        _INHERITED.append(db)
        return
    with suppress(sqlite3.Error):
        db.close()


def _is_full(wrong: sqlite3.Error) -> bool:
    return getattr(wrong, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL


def _is_broken(wrong: sqlite3.Error) -> bool:
    code = getattr(wrong, "sqlite_errorcode", 0)
    return code & 0xFF in _BROKEN or code == sqlite3.SQLITE_IOERR_SHORT_READ or "no such table" in str(wrong)
