"""How old things are: by a store's own time, which no wall clock can make jump.

Between two looks at the clock the machine's steady clock tells how long it really was. Where the machine was started
again in between, or is another one, the wall clock is believed, but for a day at most and never backwards. So a store's
own time may run late, and then things are kept longer than need be; it never runs ahead by more than a day a restart.
"""

import platform
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

__all__ = ["DAY", "Clock", "Moment", "between"]

DAY = 86400.0


@dataclass(frozen=True)
class Moment:
    """What the clocks show: wall seconds, seconds since the machine was started, and which start that was."""

    wall: float
    steady: float
    boot: str


def _steady() -> float:
    clock = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if clock is None else time.clock_gettime(clock)


@cache
def _boot() -> str:
    try:
        return Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return f"{platform.node()} {round((time.time() - _steady()) / 600)}"


@dataclass(frozen=True)
class Clock:
    """The machine's clocks, each of which a test may replace."""

    wall: Callable[[], float] = time.time
    steady: Callable[[], float] = _steady
    boot: Callable[[], str] = _boot

    def look(self) -> Moment:
        """What they show now."""
        return Moment(self.wall(), self.steady(), self.boot())


def between(then: Moment, now: Moment) -> float:
    """How many seconds have passed, at least: never more than really did, but for a day where the machine was restarted.

    >>> between(Moment(0, 5, "a"), Moment(9e9, 7, "a"))
    2
    >>> between(Moment(0, 5, "a"), Moment(9e9, 7, "b"))
    86400.0
    """
    if then.boot == now.boot and now.steady >= then.steady:
        return now.steady - then.steady
    return min(max(now.wall - then.wall, 0.0), DAY)
