"""Segments, subtitles and pictures by digest: those that something published lists, and nothing else."""

from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import Response

from ciotat.server.media import served
from ciotat.server.screening.doors import ScreenHere
from ciotat.server.screening.screen import nothing

__all__ = ["media", "router"]

router = APIRouter()
_KINDS = {"mp4": "video/mp4", "m4s": "video/iso.segment", "vtt": "text/vtt; charset=utf-8", "jpg": "image/jpeg"}
_LASTING = {
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
}


@router.api_route("/watch/{film}/media/{digest}.{ending}", methods=["GET", "HEAD"], response_class=Response)
def media(
    request: Request,
    screen: ScreenHere,
    digest: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    ending: Annotated[str, Path(pattern=r"^(mp4|m4s|vtt|jpg|png)$")],
) -> Response:
    """A blob of something that is published."""
    if not screen.lists(digest, ending):
        raise nothing()
    return served(screen.store, digest, _KINDS[ending], request, _LASTING)
