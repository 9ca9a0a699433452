"""What was written ahead is carried over into the database by a thread of its own, so that no commit waits for it.

A commit is safe once it is in the log; carrying it over is work of many pages and a flush. SQLite would do it inside some
commit, every so often. Here a second connection does the bulk while commits go on; the writer is left with the few pages that
came meanwhile, after which the log begins again from its start.
"""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress

__all__ = ["Carrying"]

ROWS = 30_000
"""Rows after which it is time: some ten megabytes of log."""
_CARRY = "PRAGMA wal_checkpoint(PASSIVE)"


class Carrying:
    """Carries over; `opened` gives a connection to the same database, on whatever thread asks."""

    def __init__(self, opened: Callable[[], sqlite3.Connection]) -> None:
        self._opened = opened
        self._rows = 0
        self._wanted, self._done = threading.Event(), threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="carrying", daemon=True)
        self._thread.start()

    def wrote(self, base: sqlite3.Connection, rows: int) -> None:
        """Tell, on the writer's thread and between its commits, that so many rows were committed to `base`."""
        self._rows += rows
        if self._done.is_set():
            self._done.clear()
            with suppress(sqlite3.Error):
                base.execute(_CARRY).fetchall()
        if self._rows >= ROWS and not self._wanted.is_set():
            self._rows = 0
            self._wanted.set()

    def close(self) -> None:
        """End; what is left is carried over when the last connection closes."""
        self._closed = True
        self._wanted.set()
        self._thread.join()

    def _run(self) -> None:
        base: sqlite3.Connection | None = None
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._closed:
                break
            with suppress(sqlite3.Error):
                base = base or self._opened()
                base.execute(_CARRY).fetchall()
            self._done.set()
        if base is not None:
            base.close()
