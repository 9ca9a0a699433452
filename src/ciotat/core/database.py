"""SQLite files as this program opens them."""

import sqlite3
import time

__all__ = ["write_ahead"]


def write_ahead(base: sqlite3.Connection, patience: float) -> None:
    """Change to the log that is written ahead; the one change of SQLite that does not wait its turn by itself: for
    `patience` seconds it is tried again."""
    until = time.monotonic() + patience
    while base.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            base.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
