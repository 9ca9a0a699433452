"""The tables of an index, and how a new one comes to be: whole, under another name first."""

import os
import re
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ciotat.core.errors import StoreError
from ciotat.work.store.age import Moment
from ciotat.work.store.salvage import age_of, salvage

__all__ = ["APPLICATION", "PATIENCE", "VERSION", "alone", "create"]

APPLICATION, VERSION = 0x43696F74, 1
PATIENCE = 20.0
"""Seconds to wait for another program that writes."""
_SCHEMA = """
PRAGMA synchronous = OFF;
PRAGMA page_size = 8192;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
BEGIN IMMEDIATE;
CREATE TABLE blob(id INTEGER PRIMARY KEY AUTOINCREMENT, digest BLOB NOT NULL UNIQUE, size INTEGER NOT NULL,
                  inside INTEGER NOT NULL, kind TEXT NOT NULL, used INTEGER NOT NULL, turn INTEGER NOT NULL,
                  stamp TEXT NOT NULL);
CREATE INDEX blob_used ON blob(used, id, size);
CREATE TABLE tally(kind TEXT NOT NULL, inside INTEGER NOT NULL, count INTEGER NOT NULL, bytes INTEGER NOT NULL,
                   PRIMARY KEY(kind, inside)) WITHOUT ROWID;
CREATE TRIGGER blob_in AFTER INSERT ON blob BEGIN
  INSERT INTO tally VALUES (new.kind, new.inside, 1, new.size)
  ON CONFLICT DO UPDATE SET count = count + 1, bytes = bytes + new.size; END;
CREATE TRIGGER blob_out AFTER DELETE ON blob BEGIN
  UPDATE tally SET count = count - 1, bytes = bytes - old.size WHERE kind = old.kind AND inside = old.inside; END;
CREATE TRIGGER blob_other AFTER UPDATE OF kind, inside, size ON blob
WHEN (old.kind, old.inside, old.size) IS NOT (new.kind, new.inside, new.size) BEGIN
  UPDATE tally SET count = count - 1, bytes = bytes - old.size WHERE kind = old.kind AND inside = old.inside;
  INSERT INTO tally VALUES (new.kind, new.inside, 1, new.size)
  ON CONFLICT DO UPDATE SET count = count + 1, bytes = bytes + new.size; END;
CREATE TABLE small(id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE action(id INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, kind TEXT NOT NULL, outputs TEXT NOT NULL,
                    cost TEXT NOT NULL, used INTEGER NOT NULL, seal BLOB NOT NULL);
CREATE INDEX action_used ON action(used);
CREATE TABLE damaged(digest BLOB PRIMARY KEY, found INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE age(own REAL NOT NULL, wall REAL NOT NULL, steady REAL NOT NULL, boot TEXT NOT NULL);
"""


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let no other program make or set aside the index at `path` meanwhile; a program that is killed lets go."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(path.with_suffix(".lock"), isolation_level=None, timeout=PATIENCE)
        with closing(lock):
            lock.execute("BEGIN EXCLUSIVE")
            yield
            lock.execute("ROLLBACK")
    except (OSError, sqlite3.OperationalError) as refused:
        why = getattr(refused, "strerror", None) or refused
        raise StoreError(f"cannot write {path}: {why}", advice="check space and rights there") from refused


def create(path: Path, seen: Moment, found: Callable[[sqlite3.Connection, int], None]) -> None:
    """Make an index at `path`, with what can be read of the one that was set aside last; unless there is one by now."""
    with alone(path):
        if path.exists():
            return
        for tail in ("-wal", "-shm"):  # of an index that somebody has deleted: it would be read into the new one
            with suppress(FileNotFoundError):
                os.unlink(f"{path}{tail}")
        with tempfile.TemporaryDirectory(prefix=f".new-{os.getpid()}-", dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            _fill(fresh, seen, found, _last_aside(path.parent))
            with fresh.open("rb+") as file:
                os.fsync(file.fileno())
            fresh.replace(path)


def _fill(fresh: Path, seen: Moment, found: Callable[[sqlite3.Connection, int], None], old: Path | None) -> None:
    with closing(sqlite3.connect(fresh, isolation_level=None)) as db:
        db.executescript(_SCHEMA)
        own = age_of(old) if old else 0.0
        db.execute("INSERT INTO age VALUES (?, ?, ?, ?)", (own, seen.wall, seen.steady, seen.boot))
        found(db, int(own))
        if old:
            salvage(old, db, int(own))
        db.execute(f"PRAGMA application_id = {APPLICATION}")
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _last_aside(folder: Path) -> Path | None:
    """The index that was set aside last."""
    numbers = {int(m[1]): path for path in folder.glob("damaged-*.db") if (m := re.search(r"(\d+)\.db$", path.name))}
    return numbers[max(numbers)] if numbers else None
