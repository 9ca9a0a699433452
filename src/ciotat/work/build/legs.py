"""Where the time from a change to its picture goes: seconds of each leg of the way."""

import time
from collections.abc import Callable, Mapping

__all__ = ["Legs"]


class Legs:
    """A stopwatch with names. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._last = clock()
        self._spent: dict[str, float] = {}

    def leg(self, name: str) -> None:
        """What was under way since the last leg was this."""
        now = self._clock()
        self._spent[name] = self._spent.get(name, 0.0) + now - self._last
        self._last = now

    @property
    def all(self) -> float:
        """Seconds since it began."""
        return self._clock() - self._began

    @property
    def spent(self) -> Mapping[str, float]:
        """Seconds of each leg, in order."""
        return {name: round(seconds, 4) for name, seconds in self._spent.items()}
