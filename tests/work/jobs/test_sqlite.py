"""The table on disk: damaged, full, refused; and two processes that claim from it at once."""

import os
import sqlite3
from pathlib import Path

import pytest

from ciotat.core.errors import StoreError
from ciotat.work.jobs import Ledger
from ciotat.work.jobs.sqlite import SqliteTable
from tests.conform.ledgers import ROOM, claimed, job


def test_what_was_asked_for_survives(tmp_path: Path) -> None:
    first = Ledger.at(tmp_path)
    first.add([job("a", payload={"名": [1, 2.5, None]}, cause="first time")])
    first.close()
    assert [entry.job for entry in Ledger.at(tmp_path).entries()] == [
        job("a", payload={"名": [1, 2.5, None]}, cause="first time")
    ]


@pytest.mark.parametrize("damage", [b"", b"not a database, only words" * 100, b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_damaged_table_is_set_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "jobs.sqlite"
    path.write_bytes(damage)
    ledger = Ledger(SqliteTable(path))
    ledger.add([job("a")])
    assert claimed(ledger).job == job("a")
    assert (tmp_path / "damaged-jobs.sqlite").is_file() == bool(damage)


def test_damage_that_shows_later_is_said_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite"
    ledger = Ledger(SqliteTable(path))
    ledger.add([job(f"{n}", payload="x" * 2000) for n in range(50)])
    with sqlite3.connect(path) as other:
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    other.close()
    reopened = Ledger(SqliteTable(path))
    with path.open("rb+") as file:
        file.seek(4096)
        file.write(b"\x01" * (path.stat().st_size - 4096))
    with pytest.raises(StoreError, match="cannot be kept"):
        reopened.entries()


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(tmp_path: Path) -> None:
    ledger = Ledger(table := SqliteTable(tmp_path / "jobs.sqlite"))
    ledger.add([job("kept")])
    pages = table._all("PRAGMA page_count")[0][0]
    table._all(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StoreError, match="full"):
        ledger.add([job(f"{n}", payload="x" * 3000) for n in range(50)])
    table._all(f"PRAGMA max_page_count = {pages + 10_000}")
    assert [entry.job for entry in ledger.entries()] == [job("kept")]
    ledger.add([job("more")])
    assert claimed(ledger).job == job("kept")


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError):
        Ledger.at(tmp_path / "file" / "inside")


def test_two_processes_never_claim_one_job(tmp_path: Path) -> None:
    Ledger.at(tmp_path).add([job(f"{n}") for n in range(300)])
    children = []
    for name in ("one", "two", "three"):
        child = os.fork()
        if not child:
            status = 1
            try:
                ledger, got = Ledger.at(tmp_path), []
                while lease := ledger.claim(name, ROOM):
                    got.append(lease.id)
                    ledger.done(lease, {}, {})
                (tmp_path / name).write_text("\n".join(got))
                status = 0
            finally:
                os._exit(status)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0, 0]
    got = [id for name in ("one", "two", "three") for id in (tmp_path / name).read_text().split()]
    assert sorted(got) == sorted(job(f"{n}").id for n in range(300))
