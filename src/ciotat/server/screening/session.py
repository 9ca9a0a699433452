"""A sitting of one viewer: which cut they see, where its playlists lie, when they are asked how it feels."""

import re
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import Field

from ciotat.audience.events import TooOften
from ciotat.audience.timeline import Timeline
from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.schemas import Body, Tongue
from ciotat.server.screening import tokens
from ciotat.server.screening.doors import COOKIE, ScreenHere, ViewerHere, address, base
from ciotat.server.screening.prompts import asked, spoken
from ciotat.server.screening.screen import Shown

__all__ = ["Begin", "begin", "router"]

router = APIRouter()
_MACHINES = re.compile(r"(?i)\b\w*(?:bot|crawler|spider|preview)\b")
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
    if not house.addresses.admits(request.client.host if request.client else "", house.clock()):
        raise TooOften("too much comes at once", advice="come again in a moment")
    wanted = screen.number(body.release).release.number
    at, chosen = base(request), body.measure
    viewer = (viewer or secrets.token_urlsafe(24)) if chosen else ""
    audience = house.audience(film)
    played: list[Shown] = []

    def cut(number: int, candidates: tuple[str, ...]) -> Timeline:
        played.append(screen.cut(number, candidates))
        return Timeline.of(played[-1].release)

    session = audience.sessions.begin(
        viewer, wanted, audience.trials(), cut, measure=chosen, counted=_counted(request), language=body.language or "",
        asked=lambda timeline: asked(timeline.seconds, _read(played[-1]), secrets.token_hex(8)),
    )  # fmt: skip
    shown = played[-1]
    until = int(house.clock()) + tokens.HOURS * 3600
    given = tokens.Token(shown.release.number, session.candidates, session.id, until)
    token = tokens.issued(house.secret, film, given, viewer)
    _ = shown.packed
    if viewer:
        secure = "; Secure" if request.url.scheme == "https" else ""
        keep = f"{COOKIE}={viewer}; Path={at}; Max-Age={_MONTHS}; HttpOnly; SameSite=Strict{secure}"
        response.headers.append("set-cookie", keep)
    return {
        "session": session.id,
        "calibrate": session.measured and session.fresh,
        "prompts": [*session.prompts],
        **_told(shown, token, at),
    }


def _counted(request: Request) -> bool:
    """Whether somebody may be drawn for a trial: neither the film's own people nor a machine that says so."""
    machine = _MACHINES.search(request.headers.get("user-agent", ""))
    return not (machine or request.scope.get("owner"))


def _read(shown: Shown) -> list[tuple[float, float]]:
    """When there is something to read."""
    blobs = shown.shelf.store.blobs
    return [cue for _, digest in sorted(shown.release.words.items()) for cue in spoken(blobs.get(digest) or b"")]


def _told(shown: Shown, token: str, at: str) -> dict[str, Any]:
    """What the page plays."""
    release = shown.release
    time = release.rate.time
    words = sorted(release.words.items())
    return {
        "release": release.number, "master": f"{at}/play/{token}/master.m3u8", "seconds": float(release.length),
        "shots": [
            {"id": shot.id, "at": float(time(shot.start)), "seconds": float(time(shot.frames)),
             "poster": address(at, shot.poster, "jpg")}
            for shot in release.shots
        ],
        "words": [{"language": language, "url": address(at, digest, "vtt")} for language, digest in words],
        "meant": None,
    }  # fmt: skip
