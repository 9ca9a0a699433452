"""Simulated time: a house whose clock stands still until a simulation moves it, so that weeks pass in minutes.

Only a server that was started for it listens (``CIOTAT_CLOCK=simulated``, on an address of this machine); then the header
``X-Time`` of a request, in seconds since 1970, moves its clock, and only forwards. What falls due on the way is done
before the request is answered.
"""

import asyncio
import math
import threading
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from ciotat.server.house import House
from ciotat.server.wire import LINE

__all__ = ["NAME", "Simulated"]

NAME = "CIOTAT_CLOCK"
"""The variable of the environment that asks for it: ``simulated``."""
_MOST = 4_102_444_800.0
_STEP = 60.0

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Simulated:
    """Stands before an application and moves the clock of its house as requests say."""

    def __init__(self, app: App, house: House) -> None:
        self.app, self.house = app, house
        self.now, self._due = house.clock(), 0.0
        self._lock, self._steps = threading.Lock(), asyncio.Lock()
        house.clock = lambda: self.now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            scope.pop(LINE, None)
            asked = next((value for name, value in scope["headers"] if name == b"x-time"), None)
            if asked is not None:
                now = _seconds(asked)
                if now is None:
                    await send({"type": "http.response.start", "status": 400, "headers": []})
                    await send({"type": "http.response.body", "body": b""})
                    return
                await self._move(now)
        await self.app(scope, receive, self._telling(send))

    def _telling(self, send: Send) -> Send:
        """Say in every answer how late it is: so a crowd knows that it may move the clock."""

        async def told(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                late = (b"x-time", f"{self.now:.3f}".encode())
                message = {**message, "headers": [*message.get("headers", []), late]}
            await send(message)

        return told

    async def _move(self, now: float) -> None:
        with self._lock:
            self.now = max(self.now, now)
        if self.now < self._due:
            return
        async with self._steps:
            if self.now >= self._due:
                self._due = self.now - self.now % _STEP + _STEP
                await asyncio.to_thread(self.house.step)


def _seconds(value: bytes) -> float | None:
    """A time as a header says it; None where it is none."""
    try:
        found = float(value)
    except ValueError:
        return None
    return found if math.isfinite(found) and 0 < found < _MOST else None
