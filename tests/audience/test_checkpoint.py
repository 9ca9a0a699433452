"""The log is carried over beside the commits and begins again from its start; nothing that was committed is missed."""

import sqlite3
from pathlib import Path

from ciotat.audience import schema
from ciotat.audience.checkpoint import ROWS, Carrying

PUT = "INSERT INTO meta VALUES (?, ?)"


def frames(base: sqlite3.Connection) -> int:
    """Pages in the log, all of them carried over by this."""
    return int(base.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])


def test_the_log_is_carried_over_and_begins_again(tmp_path: Path) -> None:
    path = tmp_path / "e.db"
    base = schema.opened(path)
    carrying = Carrying(lambda: schema.beside(path))
    for n in range(50):
        base.execute(PUT, (f"{n}", "x" * 5000))
    carrying.wrote(base, ROWS - 1)
    assert not carrying._done.is_set()
    carrying.wrote(base, 1)
    assert carrying._done.wait(30)
    base.execute(PUT, ("meanwhile", ""))
    carrying.wrote(base, 1)
    base.execute(PUT, ("after", ""))
    assert frames(base) < 10, "it began again"
    carrying.close()
    base.close()
    with sqlite3.connect(path) as found:
        assert found.execute("SELECT count(*) FROM meta").fetchone() == (52,)
    found.close()


def test_a_disk_that_refuses_stops_nothing(tmp_path: Path) -> None:
    def refused() -> sqlite3.Connection:
        raise sqlite3.OperationalError("disk I/O error")

    base = schema.opened(tmp_path / "e.db")
    carrying = Carrying(refused)
    carrying.wrote(base, ROWS)
    assert carrying._done.wait(30)
    carrying.wrote(base, 1)
    carrying.close()
    base.close()
