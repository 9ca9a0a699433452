"""What came of actions: remembered under a seal, served only while every blob of it is there."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress

from ciotat.core.digest import canonical
from ciotat.core.errors import StoreError
from ciotat.work.store.blobs import checked
from ciotat.work.store.folder import LATELY, FolderBlobs
from ciotat.work.store.index import Index
from ciotat.work.store.results import Result, missing
from ciotat.work.store.rows import grouped, seal

__all__ = ["recorded", "served"]

_AT_ONCE = 500


def served(index: Index, blobs: FolderBlobs, actions: Iterable[str]) -> dict[str, Result]:
    """The results of these actions, of each that is there with all its blobs; and a note that they were used."""
    found: dict[str, Result] = {}
    for few in grouped(actions, _AT_ONCE):
        raws = [checked(action) for action in few]
        marks = ",".join("?" * len(few))
        query = f"SELECT digest, kind, outputs, cost, seal, used FROM action WHERE digest IN ({marks})"
        rows = [row for row in index.rows(query, *raws) if seal(*row[:4]) == row[4]]
        results = {row[0]: Result(json.loads(row[2]), json.loads(row[3])) for row in rows}
        there = blobs.present(digest for result in results.values() for digest in result.outputs.values())
        whole = {raw: result for raw, result in results.items() if there.issuperset(result.outputs.values())}
        found |= {raw.hex(): result for raw, result in whole.items()}
        if old := [row[0] for row in rows if row[0] in whole and row[5] < index.now() - LATELY]:
            with suppress(StoreError):  # a store on a disk that cannot be written is still good to read
                _use(index, old)
    return found


def recorded(index: Index, blobs: FolderBlobs, many: Iterable[tuple[str, str, Result]]) -> list[Result]:
    """Remember what came of many actions, all or nothing: each with its kind."""
    entries = [(checked(action), kind, result) for action, kind, result in many]
    there = blobs.present(digest for *_, result in entries for digest in result.outputs.values())
    for *_, result in entries:
        for name, digest in result.outputs.items():
            if digest not in there:
                raise missing(name, digest)

    def enter(db: sqlite3.Connection, now: int) -> None:
        for raw, kind, result in entries:
            _record(db, now, raw, kind, result)

    index.write(enter)
    return [result for *_, result in entries]


def _use(index: Index, raws: list[bytes]) -> None:
    def use(db: sqlite3.Connection, now: int) -> None:
        db.executemany("UPDATE action SET used = max(used, ?) WHERE digest = ?", ((now, raw) for raw in raws))

    index.write(use)


def _record(db: sqlite3.Connection, now: int, raw: bytes, kind: str, result: Result) -> None:
    change = """UPDATE blob SET used = max(used, ?), turn = turn + 1, kind = CASE kind WHEN '' THEN ? ELSE kind END
                WHERE digest = ?"""
    for name, digest in result.outputs.items():
        if not db.execute(change, (now, kind, checked(digest))).rowcount:
            raise missing(name, digest)
    outputs, cost = canonical(result.outputs).decode(), canonical(result.cost).decode()
    row = """INSERT INTO action VALUES (NULL, ?, ?, ?, ?, ?, ?) ON CONFLICT(digest) DO UPDATE SET kind = excluded.kind,
             outputs = excluded.outputs, cost = excluded.cost, used = excluded.used, seal = excluded.seal"""
    db.execute(row, (raw, kind, outputs, cost, now, seal(raw, kind, outputs, cost)))
