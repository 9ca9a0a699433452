"""Simulated time: moved by whoever may, only forwards, with what falls due done on the way."""

import asyncio
from collections.abc import MutableMapping
from types import SimpleNamespace
from typing import Any, cast

import pytest

from ciotat.server.clock import Simulated
from ciotat.server.house import House


def asked(clock: Simulated, *values: str) -> list[MutableMapping[str, Any]]:
    """What is answered to a request with these times."""
    sent: list[MutableMapping[str, Any]] = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    async def receive() -> MutableMapping[str, Any]:
        return {}

    scope = {"type": "http", "headers": [(b"x-time", value.encode()) for value in values]}
    asyncio.run(clock(scope, receive, send))
    return sent


def clock_of(start: float = 1000.0) -> tuple[Simulated, Any, list[float]]:
    steps: list[float] = []
    house = SimpleNamespace(clock=lambda: start, step=lambda: steps.append(house.clock()))

    async def answer(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})

    return Simulated(answer, cast(House, house)), house, steps


def test_it_stands_still_and_goes_only_forwards() -> None:
    clock, house, _ = clock_of()
    assert house.clock() == house.clock() == 1000
    asked(clock, "5000.5")
    asked(clock)
    asked(clock, "2000")
    assert house.clock() == 5000.5
    assert asked(clock)[0]["headers"] == [(b"x-time", b"5000.500")]


def test_what_is_due_is_done_once_a_minute_before_the_answer() -> None:
    clock, _, steps = clock_of()
    for time in ("5000", "5001", "5039", "5040", "9000", "9001"):
        assert asked(clock, time)[0]["status"] == 204
    assert steps == [5000, 5040, 9000]


@pytest.mark.parametrize("value", ["", "soon", "nan", "inf", "-5", "1e99"])
def test_what_is_no_time_is_refused(value: str) -> None:
    clock, house, steps = clock_of()
    assert asked(clock, value)[0]["status"] == 400
    assert (house.clock(), steps) == (1000, [])
