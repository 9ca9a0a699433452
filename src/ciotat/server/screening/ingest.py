"""Where events come in: a narrow door of its own before all others, since thousands a second go through it.

It answers 204 once they are on the disk, 429 or 503 with the seconds to wait where it is too much. The schema of what it
takes stands in the OpenAPI description all the same.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import partial
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from ciotat.audience.event import FACES, KINDS, LARGEST, MOST, MOST_SEQ, Malformed, parsed
from ciotat.audience.events import Busy, Evidence, NoSession, TooOften
from ciotat.core.errors import CiotatError
from ciotat.server.asking import HouseHere, NameHere, said, tongue_of
from ciotat.server.house import House, NotHere
from ciotat.server.wire import LINE

__all__ = ["WAIT", "Ingest", "events", "router"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

WAIT = 5
"""Seconds after which to send again what was not taken in."""
_DOOR = re.compile(r"/watch/([^/]{1,255})/events")
_TAKEN = {"type": "http.response.start", "status": 204, "headers": []}
_END = {"type": "http.response.body", "body": b""}
_EVENT = {
    "type": "object",
    "required": ["seq", "kind", "at"],
    "properties": {
        "seq": {"type": "integer", "minimum": 0, "maximum": MOST_SEQ - 1},
        "kind": {"enum": [*KINDS]},
        "at": {"type": "number", "description": "seconds of the cut that is shown"},
        "to": {"type": "number", "description": "section: played at normal speed up to here; seek: where it went"},
        "v": {"type": "number", "minimum": -1, "maximum": 1},
        "a": {"type": "number", "minimum": -1, "maximum": 1},
        "face": {"type": "string", "maxLength": 16, "examples": [*FACES]},
        "lag": {"type": "number", "minimum": 0, "maximum": 10},
        "prompt": {"type": "boolean"},
        "wall": {"type": "number", "description": "milliseconds since the session began"},
    },
}
_SCHEMA = {
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["session", "events"],
                    "properties": {
                        "session": {"type": "string", "maxLength": 64},
                        "events": {"type": "array", "maxItems": MOST, "items": _EVENT},
                    },
                }
            }
        },
    }
}
router = APIRouter()


@router.post("/watch/{film}/events", status_code=204, response_class=Response, openapi_extra=_SCHEMA)
async def events(request: Request, house: HouseHere, film: NameHere) -> Response:
    """What a viewer did, in batches; answered when it is on the disk. The same session and seq count once."""
    try:
        await _taken(house, film, await request.body())
    except CiotatError as failure:
        return _refusal(failure, tongue_of(request))
    return Response(status_code=204)


class Ingest:
    """Stands before the application and takes events itself; whatever else is asked goes on."""

    def __init__(self, app: App, house: House) -> None:
        self.app, self.house = app, house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = scope["type"] == "http" and scope["method"] == "POST"
        door = _DOOR.fullmatch(scope["path"]) if asked else None
        if door is None:
            await self.app(scope, receive, send)
            return
        if LINE in scope:
            scope[LINE](partial(_taken_straight, self.house, door[1]))
        message = await receive()
        body = message.get("body", b"")
        while message.get("more_body") and len(body) <= LARGEST:
            message = await receive()
            body += message.get("body", b"")
        try:
            await _taken(self.house, door[1], body)
        except CiotatError as failure:
            await _refusal(failure, tongue_of(Request(scope)))(scope, receive, send)
            return
        await send(_TAKEN)
        await send(_END)


async def _taken(house: House, film: str, body: bytes) -> None:
    """Take a batch in. Raises whatever is wrong with it."""
    if len(body) > LARGEST:
        raise _TooLarge("the batch is too large", advice="send less at a time")
    session, told = parsed(body)
    evidence = house.known_evidence(film) or await _opened(house, film)
    await evidence.take_in(session, told)


def _taken_straight(house: House, film: str, body: bytes) -> "asyncio.Future[None]":
    """The same for a body that comes under a head that was let in before; refused, it is asked the whole way."""
    session, told = parsed(body)
    evidence = house.known_evidence(film)
    if evidence is None:
        raise NoSession("there is no such session", advice="load the page again")
    return evidence.take_in(session, told)


async def _opened(house: House, film: str) -> Evidence:
    """The evidence of a film that somebody watches; none is begun by who only says so."""

    def found() -> Evidence:
        if not (house.folder(film) / "audience" / "evidence.db").is_file():
            raise NoSession("there is no such session", advice="load the page again")
        return house.audience(film).evidence

    return await asyncio.to_thread(found)


class _TooLarge(Malformed):
    pass


def _refusal(failure: CiotatError, tongue: str) -> Response:
    status = next((status for kind, status in _STATUS if isinstance(failure, kind)), 503)
    headers = {"retry-after": str(WAIT)} if status in (429, 503) else {}
    told = {"error": said(failure.message, tongue), "advice": said(failure.advice, tongue)}
    return JSONResponse(told, status, headers)


_STATUS = ((_TooLarge, 413), (Malformed, 422), (NoSession, 404), (NotHere, 404), (TooOften, 429), (Busy, 503))
