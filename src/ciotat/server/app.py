"""The application: the routes of the house behind its guard."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from ciotat import __version__
from ciotat.core.errors import CiotatError
from ciotat.server import (
    experiments,
    exports,
    films,
    improving,
    insight,
    library,
    live,
    media,
    notes,
    publishing,
    shell,
    shots,
    takes,
    versions,
)
from ciotat.server.asking import said, tongue_of, wrong
from ciotat.server.guard import Guard
from ciotat.server.house import House
from ciotat.server.schemas import Wrong
from ciotat.server.screening import comments, ingest, me, play, room, session, tokens
from ciotat.server.screening import media as screened
from ciotat.server.tidings import tidings

__all__ = ["application", "guarded"]

_PLAIN = {404: "there is nothing here", 405: "there is nothing here"}


def application(house: House) -> FastAPI:
    """The routes of a house, without a guard."""

    @asynccontextmanager
    async def living(app: FastAPI) -> AsyncIterator[None]:
        house.loop = asyncio.get_running_loop()
        looking = asyncio.create_task(tidings(house))
        yield
        looking.cancel()
        await asyncio.to_thread(house.close)

    told: dict[int | str, dict[str, Any]] = {
        status: {"model": Wrong} for status in (400, 401, 403, 404, 409, 413, 415, 421, 422, 503)
    }
    app = FastAPI(
        title="Ciotat", version=__version__, lifespan=living, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json", responses=told, redirect_slashes=False,
    )  # fmt: skip
    app.state.house = house
    for part in (
        library,
        films,
        shots,
        takes,
        notes,
        versions,
        exports,
        live,
        media,
        publishing,
        improving,
        room,
        session,
        play,
        screened,
        insight,
        experiments,
        ingest,
        comments,
        me,
        shell,
    ):
        app.include_router(part.router)
    _failures(app)
    return app


def guarded(house: House, key: str, port: int = 0, names: Iterable[str] = (), public: Iterable[str] = ()) -> Guard:
    """The routes of a house behind its guard."""
    house.secret = tokens.secret(key)
    return Guard(ingest.Ingest(application(house), house), key, port, names, public)


def _failures(app: FastAPI) -> None:
    """Whatever goes wrong is said in one shape."""

    @app.exception_handler(CiotatError)
    async def foreseen(request: Request, failure: CiotatError) -> Response:
        return wrong(failure, tongue_of(request))

    @app.exception_handler(RequestValidationError)
    async def misunderstood(request: Request, failure: RequestValidationError) -> Response:
        first = failure.errors()[0]
        place = ".".join(str(part) for part in first.get("loc", ())[1:])[:200]
        text = f"what was asked is not understood: {str(first.get('msg', ''))[:200]}"
        tongue = tongue_of(request)
        return JSONResponse(
            {"error": said(text, tongue), "advice": said("see docs/studio.md", tongue), "place": _clean(place)}, 422
        )

    @app.exception_handler(HTTPException)
    async def plainly(request: Request, failure: HTTPException) -> Response:
        text = _PLAIN.get(failure.status_code, str(failure.detail))
        tongue = tongue_of(request)
        body = {"error": said(text, tongue), "advice": said(getattr(failure, "advice", ""), tongue)}
        return JSONResponse(body, failure.status_code, dict(failure.headers or {}))


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
