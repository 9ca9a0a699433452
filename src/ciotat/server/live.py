"""What happens, told to every page as it happens: a stream of server-sent events."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from ciotat import __version__
from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.house import House
from ciotat.server.noted import note_views
from ciotat.server.sitting import Ear, Sitting

__all__ = ["live", "router", "session"]

router = APIRouter()
_QUIET = 15.0
"""Seconds after which a silent stream says that it is alive."""


@router.get("/api/session")
def session(house: HouseHere) -> dict[str, str]:
    """Which program serves, and which run of it."""
    return {"version": __version__, "server": house.id, "language": house.language}


@router.get("/api/films/{film}/live", response_class=StreamingResponse)
async def live(
    house: HouseHere, film: NameHere, tab: Annotated[str, Query(max_length=64, pattern=r"^[\w-]*$")] = ""
) -> StreamingResponse:
    """The events of a film: first all that is known, then what happens."""
    sitting = await asyncio.to_thread(house.at_desk, film)
    ear = sitting.listen()
    try:
        first = await asyncio.to_thread(_known, house, sitting)
    except BaseException:
        sitting.leave(ear)
        raise
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(_told(sitting, ear, first), media_type="text/event-stream", headers=headers)


def _known(house: House, sitting: Sitting) -> list[Mapping[str, Any]]:
    """All that a page has to know to begin."""
    hello = {"event": "hello", "server": house.id, "version": __version__}
    with sitting.lock:
        sitting.fresh()
        sitting.look()
        script = {"event": "script", "tab": "", **sitting.script.view()}
        notes = {"event": "notes", "notes": note_views(sitting.film, sitting.plan)}
        plan = sitting.plan.view()
    planned = [{"event": "plan", "whole": True, "gone": [], **plan}] if plan else []
    return [hello, script, *planned, *sitting.last.values(), notes]


async def _told(sitting: Sitting, ear: Ear, first: list[Mapping[str, Any]]) -> AsyncIterator[bytes]:
    watch = asyncio.create_task(sitting.look_out())
    try:
        for event in first:
            yield _written(event)
        while True:
            try:
                event_or_end = await asyncio.wait_for(ear.queue.get(), _QUIET)
            except TimeoutError:
                yield b": here\n\n"
                continue
            if event_or_end is None:
                return
            yield _written(event_or_end)
    finally:
        sitting.leave(ear)
        del watch


def _written(event: Mapping[str, Any]) -> bytes:
    values = {key: value for key, value in event.items() if key != "event"}
    data = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"event: {event.get('event', 'message')}\ndata: {data}\n\n".encode("utf-8", "replace")
