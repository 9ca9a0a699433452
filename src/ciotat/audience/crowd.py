"""A crowd at a film's door: made-up viewers who watch it through its public addresses, many at once, in simulated time.

Each does what its page would: looks into the room, begins a sitting, tells every ten seconds what was played and felt, and
writes a comment now and then. The crowd goes by one clock; every request says in ``X-Time`` how late it is.
"""

import asyncio
import heapq
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from ciotat.audience.simulator import FLUSH, Deed, Viewer, Watched, World, watched
from ciotat.audience.timeline import Place
from ciotat.audience.wire import Answer, Wire
from ciotat.core.chance import chance

__all__ = ["Crowd", "Sat", "arrivals", "tally"]

_PACE, _REAL_PACE, _A_SECOND = 10.0, 0.2, 2.0
_TRIES, _WAIT = 20, 0.05
_AGAIN = (429, 503)


@dataclass(frozen=True)
class Sat:
    """One sitting as it was: whose, what the film gave them, what they did with it."""

    viewer: Viewer
    given: Mapping[str, Any]
    places: tuple[Place, ...]
    did: Watched


@dataclass
class Crowd:
    """A crowd before the door of `film` at `wire`. `world_of` says what a sitting's cut holds for a viewer; `real` lets
    time pass as it does, without it the film's clock is told."""

    wire: Wire
    film: str
    world_of: Callable[[Mapping[str, Any]], World]
    real: bool = False
    sat: list[Sat] = field(default_factory=list)
    took: list[float] = field(default_factory=list)
    refused: dict[int, int] = field(default_factory=dict)
    comments: int = 0
    events: int = 0
    now: float = 0.0

    async def watch(
        self, names: Sequence[str], starts: Sequence[float], heard: Callable[[int], None] = lambda done: None
    ) -> None:
        """Let each viewer come at their second (since 1970) and watch; `heard` is told how many have left."""
        queue: list[tuple[float, int, Iterator[Any]]] = []
        for number, (name, start) in enumerate(zip(names, starts, strict=True)):
            heapq.heappush(queue, (start, number, iter(_Visit(self, name, start))))
        began, first, done = time.monotonic(), min(starts, default=0.0), 0
        while queue:
            until = queue[0][0] + (_REAL_PACE if self.real else _PACE)
            due = []
            while queue and queue[0][0] < until:
                due.append(heapq.heappop(queue))
            self.now = max(self.now, due[-1][0])
            if self.real:
                await asyncio.sleep(max(0.0, began + self.now - first - time.monotonic()))
            for visit, again in zip(due, await asyncio.gather(*(_step(each[2]) for each in due)), strict=True):
                if again is not None:
                    heapq.heappush(queue, (again, visit[1], visit[2]))
                else:
                    done += 1
            heard(done)

    async def ask(self, method: str, path: str, body: Any = None, cookie: str = "") -> Answer:
        """One request of a viewer; what is too much for the film is asked again, as pages do."""
        for _ in range(_TRIES):
            began = time.perf_counter()
            headers = {} if self.real else {"X-Time": f"{self.now:.3f}"}
            if cookie:
                headers["Cookie"] = cookie
            answer = await self.wire.ask(method, f"/watch/{quote(self.film, safe='')}{path}", body, headers)
            self.took.append(time.perf_counter() - began)
            if answer.status not in _AGAIN:
                break
            self.refused[answer.status] = self.refused.get(answer.status, 0) + 1
            await asyncio.sleep(_WAIT)
        if answer.status >= 400:
            self.refused[answer.status] = self.refused.get(answer.status, 0) + 1
        return answer


class _Visit:
    """One viewer from the door to the end: each step gives the second of the next one, the last None."""

    def __init__(self, crowd: Crowd, name: str, start: float) -> None:
        self.crowd, self.name, self.start = crowd, name, start

    def __iter__(self) -> Iterator[Any]:
        return iter(self._steps())

    def _steps(self) -> Iterator[Any]:
        told: dict[str, Any] = {}
        yield self._begin(told)
        if "session" not in told:
            return
        for wall, deeds in _batches(told["did"].deeds):
            yield self._at(self.start + wall)
            yield self._tell(told, deeds)

    async def _at(self, when: float) -> float:
        return when

    async def _begin(self, told: dict[str, Any]) -> None:
        crowd, viewer = self.crowd, Viewer.named(self.name)
        await crowd.ask("GET", "/room")
        answer = await crowd.ask("POST", "/sessions", {"release": None, "measure": True})
        if answer.status != 201:
            return
        given = answer.json
        places = tuple(Place(shot["id"], shot["at"], shot["seconds"]) for shot in given["shots"])
        did = watched(viewer, places, crowd.world_of(given), given["prompts"], bool(given["calibrate"]))
        told.update(session=given["session"], cookie=answer.cookie("viewer"), did=did)
        crowd.sat.append(Sat(viewer, given, places, did))

    async def _tell(self, told: dict[str, Any], deeds: Sequence[Deed]) -> None:
        crowd, cookie = self.crowd, told["cookie"]
        events = [dict(deed.event) for deed in deeds if not deed.comment]
        if events:
            await crowd.ask("POST", "/events", {"session": told["session"], "events": events}, cookie)
            crowd.events += len(events)
        for deed in deeds:
            if deed.comment:
                body = {"session": told["session"], "text": deed.comment, **deed.event}
                crowd.comments += (await crowd.ask("POST", "/comments", body, cookie)).status < 300


async def _step(visit: Iterator[Any]) -> float | None:
    """Go on until the visit has to wait for its next second, or is over."""
    for part in visit:
        when = await part
        if when is not None:
            return float(when)
    return None


def _batches(deeds: Sequence[Deed]) -> Iterator[tuple[float, list[Deed]]]:
    """What is told together: every ten seconds of watching, and at once when they leave."""
    waiting: list[Deed] = []
    due = FLUSH
    for deed in deeds:
        while deed.wall > due:
            if waiting:
                yield due, waiting
                waiting = []
            due += FLUSH
        waiting.append(deed)
    if waiting:
        yield waiting[-1].wall, waiting


def arrivals(count: int, first: float, days: float, name: str = "") -> list[float]:
    """When so many viewers come: every day within an evening, two in a second."""
    draw = chance("simulated arrivals", name)
    whole = max(int(days), 1)
    evening = max(60.0, count / whole / _A_SECOND)
    when = [first + 86_400 * int(draw.integers(whole)) + evening * float(draw.random()) for _ in range(count)]
    return sorted(when)


def tally(crowd: Crowd) -> dict[str, float]:
    """What a crowd came to, in numbers."""
    sat, took = crowd.sat, sorted(crowd.took)
    seen = [sum(to - at for at, to in each.did.played) / max(_length(each), 1e-9) for each in sat]
    deeds = [deed.event.get("kind") for each in sat for deed in each.did.deeds]
    return {
        "viewers": len(sat),
        "finished": sum(each.did.finished for each in sat) / max(len(sat), 1),
        "watched": sum(seen) / max(len(sat), 1),
        "taps": deeds.count("feel"),
        "comments": crowd.comments,
        "events": crowd.events,
        "requests": len(took),
        "p99": 1000 * took[int(0.99 * (len(took) - 1))] if took else 0.0,
        "refused": sum(crowd.refused.values()),
    }


def _length(sat: Sat) -> float:
    return sat.places[-1].at + sat.places[-1].seconds if sat.places else 0.0
