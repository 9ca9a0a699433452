"""What every public route is handed: the screen of a film, the secret of the house, and who watches."""

import re
from typing import Annotated

from fastapi import Depends, Request

from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.house import NotHere
from ciotat.server.screening.screen import Screen, nothing

__all__ = ["COOKIE", "ScreenHere", "ViewerHere", "address", "base", "screen_of"]

COOKIE = "viewer"
_KEY = re.compile(r"[A-Za-z0-9_-]{22,64}")


def screen_of(house: HouseHere, film: NameHere) -> Screen:
    """The screen of a film of which something is published; nobody learns which other films there are."""
    try:
        found = house.screen(film)
    except NotHere:
        raise nothing() from None
    found.current()
    return found


def _viewer(request: Request) -> str:
    """The key of whoever watches, as their cookie has it; empty where there is none that could be ours."""
    key = request.cookies.get(COOKIE, "")
    return key if _KEY.fullmatch(key) else ""


ScreenHere = Annotated[Screen, Depends(screen_of)]
ViewerHere = Annotated[str, Depends(_viewer)]


def base(request: Request) -> str:
    """The address of the film's page as it was asked for: ``/watch/<film>``, written as its asker writes it."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    return "/".join(raw.decode("latin-1").split("/")[:3])


def address(base: str, digest: str, ending: str) -> str | None:
    """Where a blob is served to the audience; None where there is none."""
    return f"{base}/media/{digest}.{ending}" if digest else None
