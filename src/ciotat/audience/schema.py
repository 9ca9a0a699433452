"""The tables of what viewers did: all that the database holds, in one place.

Times of the film and of the clock are whole milliseconds. A viewer is known here by the digest of their key alone.
"""

import sqlite3
from functools import cache
from itertools import chain
from pathlib import Path

from ciotat.core.database import write_ahead
from ciotat.core.errors import StoreError

__all__ = ["MOVES", "VERSION", "beside", "insert", "opened", "read_only"]

VERSION = 3
SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE viewer (
  number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, since INTEGER NOT NULL, last INTEGER NOT NULL,
  measured INTEGER NOT NULL, release INTEGER NOT NULL DEFAULT 0);
CREATE TABLE cut (id TEXT PRIMARY KEY, shots TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE session (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, viewer INTEGER, release INTEGER NOT NULL, cut TEXT NOT NULL,
  seconds INTEGER NOT NULL, began INTEGER NOT NULL, language TEXT NOT NULL, measured INTEGER NOT NULL,
  counted INTEGER NOT NULL, arms TEXT NOT NULL, gates TEXT NOT NULL, prompts TEXT NOT NULL);
CREATE INDEX session_viewer ON session (viewer);
CREATE INDEX session_cut ON session (release, cut);
CREATE INDEX session_began ON session (began);
CREATE TABLE event (
  number INTEGER PRIMARY KEY, session INTEGER NOT NULL, seq INTEGER NOT NULL, kind INTEGER NOT NULL, at INTEGER NOT NULL,
  til INTEGER, v REAL, a REAL, face TEXT, lag INTEGER, prompt INTEGER, wall INTEGER NOT NULL, came INTEGER NOT NULL);
CREATE UNIQUE INDEX event_once ON event (session, seq);
CREATE INDEX event_told ON event (kind, session, at, til, v, a) WHERE kind > 2;
CREATE TABLE watch (
  session INTEGER PRIMARY KEY, seen BLOB NOT NULL, seq INTEGER NOT NULL, place INTEGER NOT NULL, gone INTEGER NOT NULL,
  ended INTEGER NOT NULL, played INTEGER NOT NULL, faults INTEGER NOT NULL, last INTEGER NOT NULL);
CREATE TABLE assignment (
  experiment TEXT NOT NULL, viewer INTEGER NOT NULL, arm INTEGER NOT NULL, pi TEXT NOT NULL, stage TEXT NOT NULL,
  at INTEGER NOT NULL, PRIMARY KEY (experiment, viewer)) WITHOUT ROWID;
CREATE TABLE reach (
  number INTEGER PRIMARY KEY, experiment TEXT NOT NULL, viewer INTEGER NOT NULL, session INTEGER NOT NULL,
  came INTEGER NOT NULL, UNIQUE (experiment, viewer));
CREATE INDEX reach_due ON reach (experiment, came);
CREATE TABLE outcome (
  experiment TEXT NOT NULL, n INTEGER NOT NULL, viewer INTEGER, arm INTEGER NOT NULL, pi TEXT NOT NULL, y REAL NOT NULL,
  finished INTEGER NOT NULL, fault INTEGER NOT NULL, stage TEXT NOT NULL, reached INTEGER NOT NULL,
  PRIMARY KEY (experiment, n)) WITHOUT ROWID;
CREATE UNIQUE INDEX outcome_viewer ON outcome (experiment, viewer) WHERE viewer IS NOT NULL;
CREATE TABLE comment (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, viewer INTEGER, session INTEGER NOT NULL, seq INTEGER NOT NULL,
  release INTEGER NOT NULL, at INTEGER NOT NULL, shot TEXT NOT NULL, inside INTEGER NOT NULL, text TEXT NOT NULL,
  mode TEXT NOT NULL, colour TEXT NOT NULL, made INTEGER NOT NULL, hidden INTEGER NOT NULL, held INTEGER NOT NULL);
CREATE UNIQUE INDEX comment_once ON comment (session, seq);
CREATE INDEX comment_at ON comment (release, at);
CREATE INDEX comment_shot ON comment (shot);
CREATE TABLE kept (
  release INTEGER NOT NULL, cut TEXT NOT NULL, second INTEGER NOT NULL, seen INTEGER NOT NULL, exits INTEGER NOT NULL,
  rewinds INTEGER NOT NULL, PRIMARY KEY (release, cut, second)) WITHOUT ROWID;
CREATE TABLE kept_whole (
  release INTEGER NOT NULL, cut TEXT NOT NULL, viewers INTEGER NOT NULL, sessions INTEGER NOT NULL,
  finished INTEGER NOT NULL, PRIMARY KEY (release, cut)) WITHOUT ROWID;
"""
MOVES = """
SELECT release, cut, second, sum(back), sum(ahead) FROM (
  SELECT session.release, session.cut, event.til / 1000 AS second, 1 AS back, 0 AS ahead
  FROM event JOIN session ON session.number = event.session
  WHERE event.kind = 3 AND event.til < event.at AND session.measured = 1
  UNION ALL SELECT session.release, session.cut, event.at / 1000, 0, count(DISTINCT session.number)
  FROM event JOIN session ON session.number = event.session
  WHERE event.kind = 3 AND event.til > event.at + 3000 AND session.measured = 1 GROUP BY 1, 2, 3)
GROUP BY release, cut, second"""
"""Where viewers went back to and jumped ahead from, counted from all events (`moves` keeps the same, as they come)."""
_ROWS = 1024
"""Rows of one statement at most, a power of two."""
STEPS = {
    2: "CREATE TABLE report (comment TEXT NOT NULL, session INTEGER NOT NULL, made INTEGER NOT NULL, "
    "PRIMARY KEY (comment, session)) WITHOUT ROWID; CREATE INDEX report_session ON report (session, made)",
    3: "DROP INDEX event_told; "
    "CREATE INDEX event_felt ON event (number, session, at, v, a) WHERE kind = 4; "
    "CREATE INDEX event_late ON event (number, session, lag) WHERE kind = 5; "
    "CREATE TABLE moved (release INTEGER NOT NULL, cut TEXT NOT NULL, second INTEGER NOT NULL, rewinds INTEGER NOT NULL, "
    f"skips INTEGER NOT NULL, PRIMARY KEY (release, cut, second)) WITHOUT ROWID; INSERT INTO moved {MOVES}",
}
"""What each version added to the one before it."""


def opened(path: Path, patience: float = 5.0, flush: bool = True) -> sqlite3.Connection:
    """The database to write to, made where it is not there. Every commit is flushed to the disk before it is told (but for
    audiences that are made up, without `flush`).
    Raises StoreError; a damaged file is never set aside by itself, since it cannot be made again."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        base = sqlite3.connect(
            path, timeout=patience, isolation_level=None, check_same_thread=False, cached_statements=128
        )
        try:
            _prepared(base, path, patience, flush)
        except BaseException:
            base.close()
            raise
    except (sqlite3.Error, OSError) as wrong:
        advice = "check the space and your rights there; if it is damaged, restore a copy: it cannot be made again"
        raise StoreError(f"what viewers did cannot be kept in {path}: {wrong}", advice=advice) from wrong
    return base


def read_only(path: Path, patience: float = 5.0) -> sqlite3.Connection:
    """The same database to read from, on any thread, while another writes."""
    base = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    base.execute("PRAGMA query_only = 1")
    base.execute("PRAGMA mmap_size = 268435456")
    return base


def beside(path: Path, patience: float = 5.0, flush: bool = True) -> sqlite3.Connection:
    """The same database for carrying over what was written ahead (`checkpoint`)."""
    base = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    base.execute(f"PRAGMA synchronous = {'FULL' if flush else 'OFF'}")
    return base


def insert(base: sqlite3.Connection, head: str, rows: list[tuple[object, ...]], tail: str = "") -> int:
    """Put rows in, in as few statements as there are: SQLite works without the interpreter's lock, and after each has to wait
    for it while a loop is busy. Gives how many went in."""
    done, start = 0, 0
    while start < len(rows):
        room = min(_ROWS, 1 << ((len(rows) - start).bit_length() - 1))
        values = [*chain.from_iterable(rows[start : start + room])]
        done += base.execute(_statement(head, len(rows[start]), room, tail), values).rowcount
        start += room
    return done


@cache
def _statement(head: str, width: int, rows: int, tail: str) -> str:
    """One and the same text each time: it is long, and looked up by its hash."""
    each = f"({', '.join('?' * width)})"
    return f"{head} VALUES {', '.join([each] * rows)} {tail}"


def _prepared(base: sqlite3.Connection, path: Path, patience: float, flush: bool) -> None:
    write_ahead(base, patience)
    base.execute(f"PRAGMA synchronous = {'FULL' if flush else 'OFF'}")
    base.execute("PRAGMA cache_size = -32768")
    base.execute("PRAGMA wal_autocheckpoint = 40000")
    base.execute("BEGIN IMMEDIATE")
    found = base.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        base.execute("ROLLBACK")
        raise StoreError(f"{path} was written by a newer Ciotat", advice="open it with that one")
    if found == 0:
        for statement in SCHEMA.split(";\n"):
            base.execute(statement)
    for version in range(max(found, 1) + 1, VERSION + 1):
        for statement in STEPS[version].split("; "):
            base.execute(statement)
    base.execute(f"PRAGMA user_version = {VERSION}")
    base.execute("COMMIT")
