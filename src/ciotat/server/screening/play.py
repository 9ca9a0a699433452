"""Playlists, each for the session that was given it: what they list is the same for everybody, and cached for ever."""

import re
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi.responses import Response

from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.screening import tokens
from ciotat.server.screening.doors import ScreenHere, ViewerHere
from ciotat.server.screening.screen import nothing

__all__ = ["play", "router"]

router = APIRouter()
_BLOB = re.compile(r'(?m)(^|URI=")(?=[0-9a-f]{64}\.)')


@router.api_route("/watch/{film}/play/{token}/{name}.m3u8", methods=["GET", "HEAD"], response_class=Response)
def play(
    house: HouseHere,
    film: NameHere,
    screen: ScreenHere,
    viewer: ViewerHere,
    token: Annotated[str, Path(max_length=tokens.LONGEST)],
    name: Annotated[str, Path(pattern=r"^[A-Za-z0-9.-]{1,40}$")],
) -> Response:
    """A playlist of the cut that a session was given; one in which nobody is known opens to whoever sits in it."""
    now = house.clock()
    opened = tokens.read(house.secret, film, token, viewer, now) or tokens.read(house.secret, film, token, "", now)
    text = screen.cut(opened.release, opened.candidates).packed.playlists.get(f"{name}.m3u8") if opened else None
    if text is None:
        raise nothing()
    return Response(_BLOB.sub(r"\1../../media/", text), media_type="application/vnd.apple.mpegurl")
