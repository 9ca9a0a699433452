"""What is compiled on a new machine before the first picture: told, so that a page can say why there is none yet."""

import sys
import threading
import time
from collections.abc import Callable
from typing import Any

__all__ = ["Warming"]

_AFTER = 1.0
"""Seconds of compiling before anybody is told: a single small kernel is not worth a word."""
_QUIET = 2.0
"""Seconds without compiling after which it is over."""


class Warming:
    """Listens to the compiler of kernels. `tell` hears ``{"event": "warming", "done": 12}``, how many are ready, and None
    when all is; on the threads that compile. `clock` gives seconds."""

    def __init__(self, tell: Callable[[dict[str, Any]], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._tell, self._clock = tell, clock
        self._lock = threading.Lock()
        self._deep, self._done, self._spent, self._since = 0, 0, 0.0, 0.0
        self._told = False
        self._over: threading.Timer | None = None
        self._listens = False

    def listen(self) -> None:
        """Begin, as soon as the compiler is there; again and again is as good as once."""
        if self._listens or "numba" not in sys.modules:
            return
        from numba.core.event import Event, Listener, register

        own = self

        class Heard(Listener):  # type: ignore[misc]  # numba tells no types
            def on_start(self, event: Event) -> None:
                own.begun()

            def on_end(self, event: Event) -> None:
                own.ended()

        self._listens = True
        register("numba:compile", Heard())

    def begun(self) -> None:
        """A kernel is being compiled; those that it calls are within it."""
        with self._lock:
            if self._over:
                self._over.cancel()
            self._deep += 1
            if self._deep == 1:
                self._since = self._clock()

    def ended(self) -> None:
        """It is ready."""
        with self._lock:
            self._deep -= 1
            self._done += 1
            now = self._clock()
            self._spent += now - self._since
            self._since = now
            if self._spent < _AFTER:
                return
            self._told = True
            if not self._deep:
                self._over = threading.Timer(_QUIET, self.rest)
                self._over.daemon = True
                self._over.start()
            self._tell({"event": "warming", "done": self._done})

    def rest(self) -> None:
        """Nothing was compiled for a while."""
        with self._lock:
            if self._told and not self._deep:
                self._told, self._done, self._spent = False, 0, 0.0
                self._tell({"event": "warming", "done": None})
