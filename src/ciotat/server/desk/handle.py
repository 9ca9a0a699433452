"""The house's end of a desk: orders go in, events come out, and its end is heard, however it ends."""

import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ciotat.server.desk.process import attend, serve

__all__ = ["Desk"]

_PATIENCE = 3.0


class Desk:
    """A desk process for the film in a folder, and that of its crew. `hear` is called on a thread of its own with each event; with
    ``{"event": "gone"}`` at last, where the process ended without being closed."""

    def __init__(self, film: Path, hear: Callable[[dict[str, Any]], None], language: str = "en") -> None:
        spawn = get_context("spawn")
        self._hear = hear
        self._closed = False
        self._lock = threading.Lock()
        self._pipe, theirs = spawn.Pipe()
        to_crew, to_desk = spawn.Pipe()
        self._process = spawn.Process(
            target=serve, args=(theirs, to_crew, str(film), language), daemon=True, name="desk"
        )
        self._crew = spawn.Process(target=attend, args=(to_desk, str(film), language), daemon=True, name="crew")
        for process in (self._process, self._crew):
            process.start()
        for end in (theirs, to_crew, to_desk):
            end.close()
        self._thread = threading.Thread(target=self._listen, args=(self._pipe,), daemon=True)
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """The process."""
        return self._process.pid

    def send(self, order: dict[str, Any]) -> None:
        """Give an order; one to a desk that is gone is lost, and its end is told by `hear`."""
        with self._lock, suppress(OSError, ValueError):
            self._pipe.send(order)

    def close(self) -> None:
        """End it. What is finished is kept; what is under way is given up."""
        self._closed = True
        self.send({"do": "close"})
        self._ended()
        if threading.current_thread() is not self._thread:
            self._thread.join(_PATIENCE)
        self._pipe.close()

    def _listen(self, pipe: Connection) -> None:
        with suppress(OSError, EOFError):
            while True:
                self._hear(pipe.recv())
        if not self._closed:
            self._ended()
            self._hear({"event": "gone"})

    def _ended(self) -> None:
        """See to it that both processes are no more."""
        for process in (self._process, self._crew):
            process.join(_PATIENCE)
            if process.is_alive():
                process.kill()
                process.join(_PATIENCE)
