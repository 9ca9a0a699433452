"""What runs in the processes of a desk and of its crew: orders are taken one by one, replaced ones never."""

import gc
import os
import threading
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from ciotat.core.memory import give_back

__all__ = ["Orders", "attend", "serve"]

Order = Mapping[str, Any]
_TIDY = (50_000, 50, 1000)
"""How rarely memory is gone through while somebody writes: each time, the picture waits."""
_MODEST, _NICE = 4, 10
_IDLE = 2.0
"""Seconds without an order after which it is tidied."""
_REPLACED = ("script", "cursor", "settings", "shots", "state", "ready", "go")
"""Orders of which only the last counts."""
_OTHER = ("script", "settings", "shots")
"""Orders after which the film is another."""


class Orders:
    """Orders that wait."""

    def __init__(self) -> None:
        self._waiting: deque[Order] = deque()
        self._news = threading.Condition()
        self._ended = False

    def put(self, order: Order) -> None:
        """One more."""
        with self._news:
            if order.get("do") in _REPLACED:
                self._waiting = deque(other for other in self._waiting if other.get("do") != order.get("do"))
            if order.get("do") == "cursor":
                self._waiting.appendleft(order)  # so that a script which waits is shown where the writer is now
            else:
                self._waiting.append(order)
            self._news.notify()

    def end(self) -> None:
        """There will be no more."""
        with self._news:
            self._ended = True
            self._news.notify()

    @property
    def ended(self) -> bool:
        """Whether there will be no more."""
        return self._ended

    def come(self, seconds: float) -> bool:
        """Whether there is something to do, at once or within so many seconds."""
        with self._news:
            return self._news.wait_for(lambda: bool(self._waiting) or self._ended, seconds)

    def next(self) -> Order | None:
        """The next; None when there will be none."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._ended)
            return None if self._ended else self._waiting.popleft()

    def newer(self) -> bool:
        """Whether the film is another already."""
        with self._news:
            return self._ended or any(order.get("do") in _OTHER for order in self._waiting)


def serve(pipe: Connection, crew: Connection, film: str, language: str) -> None:
    """Be the desk of a film until the house goes away; one that has lost its crew is of no use any more."""
    from ciotat.server.desk.work import DeskWork

    with suppress(AttributeError, OSError):  # whoever reads keys comes before what is planned of them
        os.nice(_MODEST)
    lock = threading.Lock()

    def tell(event: dict[str, Any]) -> None:
        with lock, suppress(OSError):
            pipe.send(event)

    orders = Orders()
    threading.Thread(target=_read, args=(pipe, orders), daemon=True).start()
    work = DeskWork(Path(film), tell, crew, orders.newer, language, lambda: None if orders.ended else os._exit(1))
    orders.put({"do": "script"})
    gc.set_threshold(*_TIDY)
    while (order := orders.next()) is not None:
        work.do(order)
        if not orders.come(_IDLE):
            give_back()
    work.close()


def attend(pipe: Connection, film: str, language: str) -> None:
    """Be the crew of a film until its desk goes away. It wakes with the desk's first word, so as not to be in its way."""
    with suppress(AttributeError, OSError):  # who writes comes before what is made aside
        os.nice(_NICE)
    pipe.poll(None)
    from ciotat.server.desk.crewing import CrewWork

    lock = threading.Lock()

    def told(turn: int, what: Any) -> None:
        with lock, suppress(OSError):
            pipe.send((turn, what))

    orders = Orders()
    work = CrewWork(Path(film), told, lambda event: told(0, event), language)
    threading.Thread(target=_read, args=(pipe, orders, work.at_once), daemon=True).start()
    while (order := orders.next()) is not None:
        work.do(order)
    work.close()


def _read(pipe: Connection, orders: Orders, at_once: Callable[[Order], bool] = lambda order: False) -> None:
    """Orders as they come, but for what is heeded `at_once`; with whoever gives them goes the process, even where it is in the
    midst of something."""
    with suppress(EOFError, OSError):
        while (order := pipe.recv()).get("do") != "close":
            if not at_once(order):
                orders.put(order)
    orders.end()
    threading.Timer(2.0, os._exit, (0,)).start()
