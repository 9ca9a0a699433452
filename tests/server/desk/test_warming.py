"""Compiling is told when it takes long, and its end too."""

from typing import Any

from ciotat.server.desk.warming import Warming


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def compiled(warming: Warming, clock: Clock, seconds: float) -> None:
    warming.begun()
    clock.now += seconds
    warming.ended()


def test_what_takes_long_is_told_with_its_end() -> None:
    told: list[dict[str, Any]] = []
    clock = Clock()
    warming = Warming(told.append, clock)
    compiled(warming, clock, 0.4)
    compiled(warming, clock, 0.4)
    assert told == []
    compiled(warming, clock, 0.4)
    assert told == [{"event": "warming", "done": 3}]
    warming.rest()
    assert told[-1] == {"event": "warming", "done": None}
    warming.rest()
    assert len(told) == 2


def test_kernels_within_kernels_are_one_stretch_of_time() -> None:
    told: list[dict[str, Any]] = []
    clock = Clock()
    warming = Warming(told.append, clock)
    warming.begun()
    clock.now += 0.3
    compiled(warming, clock, 0.3)
    assert told == []
    clock.now += 0.5
    warming.ended()
    assert told == [{"event": "warming", "done": 2}]
    warming.begun()
    warming.rest()
    assert told[-1]["done"] == 2, "not over while one is being compiled"


def test_the_compiler_is_heard() -> None:
    numba = __import__("numba")
    told: list[dict[str, Any]] = []
    clock = Clock()
    warming = Warming(told.append, clock)
    warming.listen()
    warming.listen()

    @numba.njit  # type: ignore[misc]
    def kernel(x: float) -> float:
        return x + 1.0

    begun, ended = warming.begun, warming.ended
    calls: list[str] = []
    warming.begun = lambda: (calls.append("begun"), begun())[1]  # type: ignore[method-assign]
    warming.ended = lambda: (calls.append("ended"), ended())[1]  # type: ignore[method-assign]
    assert kernel(1.0) == 2.0
    assert calls == ["begun", "ended"]
