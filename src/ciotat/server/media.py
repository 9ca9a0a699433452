"""Pictures, clips and sounds by their digest: the same bytes for ever, in parts where a player asks for parts."""

import re
from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Path, Request
from fastapi.responses import FileResponse, Response

from ciotat.server.asking import HouseHere, NameHere
from ciotat.server.house import NotHere
from ciotat.work.store import Store

__all__ = ["KINDS", "media", "ranged", "router", "served"]

router = APIRouter()
KINDS = {"png": "image/png", "jpg": "image/jpeg", "mp4": "video/mp4", "m4a": "audio/mp4"}
_LASTING = {
    "cache-control": "private, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'; sandbox",
}
_LARGE = 2**20
"""Bytes from which a blob is sent from its file."""
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@router.api_route("/media/{film}/{digest}.{ending}", methods=["GET", "HEAD"], response_class=Response)
def media(
    request: Request,
    house: HouseHere,
    film: NameHere,
    digest: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")],
    ending: Annotated[str, Path(pattern=r"^(png|jpg|mp4|m4a)$")],
) -> Response:
    """A blob of a film's store."""
    folder = house.folder(film)
    if not (folder / ".ciotat").is_dir():
        raise NotHere("there is nothing here", advice="see the library")
    return served(house.store(folder), digest, KINDS[ending], request, _LASTING)


def served(store: Store, digest: str, kind: str, request: Request, lasting: Mapping[str, str]) -> Response:
    """A blob of a store, whole or in part, with headers that say how long it lasts. Raises NotHere."""
    headers = {**lasting, "etag": f'"{digest}"', "accept-ranges": "bytes"}
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    size = store.blobs.size(digest)
    if size is not None and size >= _LARGE and (path := store.blobs.file(digest)):
        return FileResponse(path, media_type=kind, headers=headers)
    data = store.blobs.get(digest) if size is not None else None
    if data is None:
        raise NotHere("there is nothing here", advice="see the library")
    return ranged(data, kind, request.headers.get("range", ""), headers)


def ranged(data: bytes, kind: str, asked: str, headers: dict[str, str]) -> Response:
    """Bytes at hand, or the one part of them that is asked for."""
    match = _RANGE.fullmatch(asked.strip())
    if not match or match[1] == match[2] == "":
        return Response(data, media_type=kind, headers=headers)
    size = len(data)
    first = int(match[1]) if match[1] else max(0, size - int(match[2]))
    last = min(int(match[2]), size - 1) if match[1] and match[2] else size - 1
    if first > last:
        return Response(status_code=416, headers={**headers, "content-range": f"bytes */{size}"})
    part = {**headers, "content-range": f"bytes {first}-{last}/{size}"}
    return Response(data[first : last + 1], 206, media_type=kind, headers=part)
