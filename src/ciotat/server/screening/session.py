"""A sitting of one viewer: which cut they see, where its playlists lie, when they are asked how it feels."""

import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import Field

from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.schemas import Body, Tongue
from ciotat.server.screening import tokens
from ciotat.server.screening.doors import COOKIE, ScreenHere, ViewerHere, address, base
from ciotat.server.screening.prompts import asked, spoken
from ciotat.server.screening.screen import Shown

__all__ = ["Begin", "begin", "router"]

router = APIRouter()
_MONTHS = 395 * 86_400
"""How long a viewer's key lives at most: less than thirteen months."""


class Begin(Body):
    """Which release to see (none: the one that is shown), whether to be measured, in which language to read."""

    release: Annotated[int, Field(ge=1, le=999_999)] | None = None
    measure: bool = True
    language: Tongue | None = None


@router.post("/watch/{film}/sessions", status_code=201)
def begin(
    request: Request, response: Response, house: HouseHere, film: NameHere, screen: ScreenHere, viewer: ViewerHere,
    body: Begin,
) -> dict[str, Any]:  # fmt: skip
    """Begin to watch."""
    shown = screen.number(body.release)
    at = base(request)
    known = viewer if body.measure else ""
    viewer = (viewer or secrets.token_urlsafe(24)) if body.measure else ""
    session = secrets.token_urlsafe(12)
    until = int(house.clock()) + tokens.HOURS * 3600
    token = tokens.issued(house.secret, film, tokens.Token(shown.digest, session, until), viewer)
    _ = shown.packed
    if viewer:
        secure = "; Secure" if request.url.scheme == "https" else ""
        keep = f"{COOKIE}={viewer}; Path={at}; Max-Age={_MONTHS}; HttpOnly; SameSite=Strict{secure}"
        response.headers.append("set-cookie", keep)
        screen.saw(viewer, shown.release.number)
    return {
        "session": session,
        "calibrate": bool(viewer and not known),
        **_told(shown, session, token, at, bool(viewer)),
    }


def _told(shown: Shown, session: str, token: str, at: str, measured: bool) -> dict[str, Any]:
    """What the page plays, and when it asks."""
    release = shown.release
    time = release.rate.time
    words = sorted(release.words.items())
    read = [cue for _, digest in words for cue in spoken(shown.shelf.store.blobs.get(digest) or b"")]
    return {
        "release": release.number, "master": f"{at}/play/{token}/master.m3u8", "seconds": float(release.length),
        "shots": [
            {"id": shot.id, "at": float(time(shot.start)), "seconds": float(time(shot.frames)),
             "poster": address(at, shot.poster, "jpg")}
            for shot in release.shots
        ],
        "prompts": asked(float(release.length), read, session) if measured else [],
        "words": [{"language": language, "url": address(at, digest, "vtt")} for language, digest in words],
        "meant": None,
    }  # fmt: skip
