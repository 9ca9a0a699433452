"""The ledger's table in SQLite: all of its SQL is in this file.

The log is written ahead (WAL) and flushed when it is folded in: a killed process loses nothing, a power cut at most the
last changes of jobs whose results the store then already has. PostgreSQL would need the same statements, with
``FOR UPDATE SKIP LOCKED`` in `BEST` for ``BEGIN IMMEDIATE``.
"""

import json
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ciotat.core.database import write_ahead
from ciotat.core.digest import canonical
from ciotat.core.errors import StoreError
from ciotat.work.jobs.job import Entry, Job, Needs, State
from ciotat.work.jobs.table import KEPT_SAMPLES, Sample

__all__ = ["SqliteTable"]

SCHEMA = """
CREATE TABLE IF NOT EXISTS job (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, action TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL,
  cause TEXT NOT NULL, cpu REAL NOT NULL, gpu REAL NOT NULL, memory INTEGER NOT NULL, parents TEXT NOT NULL,
  priority INTEGER NOT NULL, gauge TEXT NOT NULL, units REAL NOT NULL,
  state TEXT NOT NULL, key TEXT NOT NULL, attempts INTEGER NOT NULL, worker TEXT NOT NULL, token INTEGER NOT NULL,
  beat INTEGER NOT NULL, progress REAL NOT NULL, stopping INTEGER NOT NULL, error TEXT NOT NULL, outputs TEXT NOT NULL,
  cost TEXT NOT NULL, change INTEGER NOT NULL, awaits TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS job_ready ON job (priority DESC, attempts, number) WHERE state = 'ready';
CREATE INDEX IF NOT EXISTS job_state ON job (state);
CREATE INDEX IF NOT EXISTS job_key ON job (key) WHERE key != '';
CREATE INDEX IF NOT EXISTS job_awaits ON job (awaits) WHERE awaits != '';
CREATE INDEX IF NOT EXISTS job_change ON job (change);
CREATE TABLE IF NOT EXISTS kin (parent TEXT, child TEXT, PRIMARY KEY (parent, child)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS asked (asker TEXT, id TEXT, PRIMARY KEY (asker, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS asked_id ON asked (id);
CREATE TABLE IF NOT EXISTS sample (
  number INTEGER PRIMARY KEY, gauge TEXT NOT NULL, units REAL NOT NULL, cost TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sample_gauge ON sample (gauge, number);
CREATE TABLE IF NOT EXISTS counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO counter VALUES ('change', 0), ('number', 0);
"""
FIXED = "id, number, action, kind, parents"
JOB = "payload, cause, cpu, gpu, memory, priority, gauge, units"
STATE = "state, key, attempts, worker, token, beat, progress, stopping, error, outputs, cost, awaits"
COLUMNS = f"{FIXED}, {JOB}, {STATE}, change"
COUNTERS = "SELECT (SELECT value FROM counter WHERE name = 'change'), (SELECT value FROM counter WHERE name = 'number')"
COUNTED = "UPDATE counter SET value = CASE name WHEN 'change' THEN ? ELSE ? END"
NEW = f"INSERT INTO job ({COLUMNS}) VALUES ({', '.join('?' * 26)})"
KIN = "INSERT OR IGNORE INTO kin VALUES (?, ?)"
BEST = f"""
SELECT {COLUMNS} FROM job INDEXED BY job_ready
WHERE state = 'ready' AND cpu <= ? + 1e-9 AND gpu <= ? + 1e-9 AND memory <= ?
  AND (? IS NULL OR EXISTS (SELECT 1 FROM asked WHERE asker = ? AND asked.id = job.id))
  AND NOT EXISTS (SELECT 1 FROM job AS other WHERE other.state = 'running' AND other.key = job.key)
ORDER BY priority DESC, attempts, number LIMIT 1"""
CHILDREN = f"SELECT {COLUMNS} FROM job JOIN kin ON kin.child = job.id WHERE kin.parent = ? ORDER BY number"
AWAITING = f"SELECT {COLUMNS} FROM job WHERE awaits = ? AND awaits != '' ORDER BY number"
ROWS = f"""
SELECT {COLUMNS} FROM job WHERE (?1 IS NULL OR state = ?1)
  AND (?2 IS NULL OR EXISTS (SELECT 1 FROM asked WHERE asker = ?2 AND asked.id = job.id)) AND change > ?3
ORDER BY number"""
ORPHANS = """
SELECT id FROM asked WHERE asker = ?1 AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))
  AND NOT EXISTS (SELECT 1 FROM asked AS other WHERE other.id = asked.id AND other.asker != ?1) ORDER BY id"""
UNASK = "DELETE FROM asked WHERE asker = ?1 AND (?2 IS NULL OR id IN (SELECT value FROM json_each(?2)))"
DROP = """
DELETE FROM job WHERE id IN (
  SELECT id FROM job WHERE state NOT IN ('waiting', 'ready', 'running')
    AND NOT EXISTS (SELECT 1 FROM asked WHERE asked.id = job.id) ORDER BY change DESC LIMIT -1 OFFSET ?)"""
FORGET = """
DELETE FROM sample WHERE gauge = ?1 AND number <= (
  SELECT number FROM sample WHERE gauge = ?1 ORDER BY number DESC LIMIT 1 OFFSET ?2)"""


class SqliteTable:
    """A table in a file, for any number of processes; safe for threads."""

    def __init__(self, path: Path, patience: float = 10.0) -> None:
        self.path = path
        self._lock = threading.RLock()
        self._change = self._number = 0
        with _said(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                self._base = _opened(path, patience)
            except sqlite3.DatabaseError as wrong:
                if isinstance(wrong, sqlite3.OperationalError):
                    raise
                _set_aside(path)
                self._base = _opened(path, patience)

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._lock, _said(self.path):
            self._base.execute("BEGIN IMMEDIATE")
            try:
                self._change, self._number = before = self._all(COUNTERS)[0]
                yield
                if before != (self._change, self._number):
                    self._all(COUNTED, self._change, self._number)
                self._base.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._base.execute("ROLLBACK")
                raise

    def row(self, id: str) -> Entry | None:
        found = self._all(f"SELECT {COLUMNS} FROM job WHERE id = ?", id)
        return _entry(found[0]) if found else None

    def rows(self, state: State | None = None, asker: str | None = None, since: int = 0) -> list[Entry]:
        return [_entry(row) for row in self._all(ROWS, state, asker, since)]

    def put(self, entry: Entry, changes: Iterable[str] = ()) -> Entry:
        self._change += 1
        if entry.number:
            names, values = zip(*_columns(entry, changes), strict=True)
            put = ", ".join(f"{name} = ?" for name in names)
            self._all(f"UPDATE job SET {put}, change = ? WHERE id = ?", *values, self._change, entry.id)
        else:
            self._number += 1
            self._all(NEW, *_row(entry, self._number), self._change)
            self._base.executemany(KIN, [(parent, entry.id) for parent in entry.job.kin])
        return replace(entry, change=self._change, number=entry.number or self._number)

    def best(self, room: Needs, asker: str | None) -> Entry | None:
        found = self._all(BEST, room.cpu, room.gpu, room.memory, asker, asker)
        return _entry(found[0]) if found else None

    def states(self, ids: Iterable[str]) -> list[State | None]:
        found = (self._all("SELECT state FROM job WHERE id = ?", id) for id in ids)
        return [rows[0][0] if rows else None for rows in found]

    def children(self, id: str, awaiting: bool = False) -> list[Entry]:
        return [_entry(row) for row in self._all(AWAITING if awaiting else CHILDREN, id)]

    def alike(self, key: str) -> list[Entry]:
        return [_entry(row) for row in self._all(f"SELECT {COLUMNS} FROM job WHERE key = ? AND key != ''", key)]

    def ask(self, asker: str, ids: Iterable[str]) -> None:
        self._base.executemany("INSERT OR IGNORE INTO asked VALUES (?, ?)", [(asker, id) for id in ids])

    def unask(self, asker: str, ids: Iterable[str] | None = None) -> list[str]:
        which = None if ids is None else json.dumps(list(ids))
        orphans = [row[0] for row in self._all(ORPHANS, asker, which)]
        self._all(UNASK, asker, which)
        return orphans

    def askers(self) -> set[str]:
        return {row[0] for row in self._all("SELECT DISTINCT asker FROM asked")}

    def counts(self) -> dict[State, int]:
        return dict(self._all("SELECT state, count(*) FROM job GROUP BY state ORDER BY state"))

    def changed(self) -> int:
        return int(self._all("SELECT value FROM counter WHERE name = 'change'")[0][0])

    def drop(self, beyond: int) -> None:
        self._all(DROP, beyond)
        self._all("DELETE FROM kin WHERE child NOT IN (SELECT id FROM job)")

    def sample(self, gauge: str, units: float, cost: Mapping[str, float]) -> None:
        self._all("INSERT INTO sample (gauge, units, cost) VALUES (?, ?, ?)", gauge, units, _text(dict(cost)))
        self._all(FORGET, gauge, KEPT_SAMPLES)

    def samples(self) -> dict[str, list[Sample]]:
        found: dict[str, list[Sample]] = {}
        for gauge, units, cost in self._all("SELECT gauge, units, cost FROM sample ORDER BY number"):
            found.setdefault(gauge, []).append((units, json.loads(cost)))
        return found

    def close(self) -> None:
        with self._lock:
            self._base.close()

    def _all(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock, _said(self.path):
            return self._base.execute(statement, values).fetchall()


def _opened(path: Path, patience: float) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=patience, isolation_level=None, check_same_thread=False)
    try:
        write_ahead(base, patience)
        base.execute("PRAGMA synchronous = NORMAL")
        if not base.execute("SELECT 1 FROM sqlite_master WHERE name = 'sample_gauge'").fetchone():
            base.executescript(f"BEGIN IMMEDIATE; {SCHEMA} COMMIT;")
        base.execute("SELECT count(*) FROM job").fetchone()
    except BaseException:
        base.close()
        raise
    return base


def _set_aside(path: Path) -> None:
    """Move a damaged table out of the way: nothing is in it that could not be asked for again."""
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + suffix).replace(path.with_name(f"damaged-{path.name}{suffix}"))


@contextmanager
def _said(path: Path) -> Iterator[None]:
    """Say in a sentence what the disk or the table refuses."""
    try:
        yield
    except sqlite3.Error as wrong:
        advice = "check the space and your rights there; if it is damaged, remove it: it can be made again"
        raise StoreError(f"the jobs in {path} cannot be kept: {wrong}", advice=advice) from wrong
    except OSError as refused:
        raise StoreError(f"cannot write {path}: {refused.strerror}", advice="check space and rights there") from refused


def _text(value: Any) -> str:
    return canonical(value).decode()


def _json(text: str) -> Any:
    return {} if text == "{}" else [] if text == "[]" else None if text == "null" else json.loads(text)


def _job(job: Job) -> tuple[object, ...]:
    needs = job.needs
    return _text(job.payload), job.cause, needs.cpu, needs.gpu, needs.memory, job.priority, job.gauge, job.units


def _row(entry: Entry, number: int) -> tuple[object, ...]:
    job = entry.job
    fixed = entry.id, number, job.action, job.kind, _text(list(job.parents))
    return *fixed, *_job(job), *(_value(entry, name) for name in STATE.split(", "))


def _columns(entry: Entry, changes: Iterable[str]) -> Iterator[tuple[str, object]]:
    for name in changes:
        if name == "job":
            yield from zip(JOB.split(", "), _job(entry.job), strict=True)
        else:
            yield name, _value(entry, name)


def _value(entry: Entry, name: str) -> object:
    value = getattr(entry, name)
    return _text(dict(value)) if name in ("outputs", "cost") else value


def _entry(row: tuple[Any, ...]) -> Entry:
    id, number, action, kind, parents, payload, cause, cpu, gpu, memory, priority, gauge, units, *rest = row
    state, key, attempts, worker, token, beat, progress, stopping, error, outputs, cost, awaits, change = rest
    needs = Needs(cpu, gpu, memory)
    job = Job(action, kind, _json(payload), cause, needs, tuple(_json(parents)), priority, gauge, units)
    return Entry(
        job, state, id, key, number, attempts, worker, token, beat, progress, bool(stopping), error,
        _json(outputs), _json(cost), change, awaits,
    )  # fmt: skip
