"""What is made of a film to take away: movies, timelines, scripts, storyboards; each in a folder of its own."""

import json
import re
import secrets
import shutil
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter
from fastapi import Path as InPath
from fastapi.responses import FileResponse, Response

from ciotat.core.digest import pretty
from ciotat.core.store import writing
from ciotat.server.asking import FilmHere, HouseHere, NameHere, Open
from ciotat.server.house import NotHere
from ciotat.server.schemas import ExportAsked
from ciotat.server.sitting import Sitting

__all__ = ["begin", "fetch", "listed", "router"]

router = APIRouter()
_ID = re.compile(r"[0-9a-f]{12}")
_KEPT = 20
_KINDS = {
    ".mp4": "video/mp4", ".pdf": "application/pdf", ".png": "image/png", ".srt": "text/plain; charset=utf-8",
    ".fountain": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8", ".zip": "application/zip",
    ".otio": "application/json", ".fdx": "application/xml",
}  # fmt: skip


def _folder(root: Path) -> Path:
    return root / ".ciotat" / "exports"


@router.post("/api/films/{film}/exports", status_code=202)
def begin(house: HouseHere, film: NameHere, body: ExportAsked) -> dict[str, str]:
    """Begin to make one."""
    sitting = house.at_desk(film)
    id = secrets.token_hex(6)
    folder = _folder(sitting.film.root) / id
    _fewer(folder.parent)
    folder.mkdir(parents=True, exist_ok=True)
    with writing(folder / ".asked.json") as temporary:
        temporary.write_text(pretty({"kind": body.kind, "size": body.size}))
    sitting.exports[id] = {"id": id, "kind": body.kind, "state": "making"}
    sitting.send({"do": "export", "id": id, "kind": body.kind, "size": body.size, "folder": str(folder)})
    return {"id": id}


@router.get("/api/films/{film}/exports")
def listed(sitting: Open) -> list[dict[str, Any]]:
    """Those that are there, and those being made; the last first."""
    root = _folder(sitting.film.root)
    try:
        folders = [path for path in root.iterdir() if _ID.fullmatch(path.name) and path.is_dir()]
    except OSError:
        return []
    folders.sort(key=lambda path: -path.stat().st_mtime)
    return [_view(sitting, path) for path in folders]


def _view(sitting: Sitting, folder: Path) -> dict[str, Any]:
    told = sitting.exports.get(folder.name, {})
    try:
        asked = json.loads((folder / ".asked.json").read_bytes()[:4096])
    except (OSError, ValueError):
        asked = {}
    file = _made(folder)
    state = "done" if file and told.get("state") != "making" else told.get("state", "failed")
    total = told.get("total") or 0
    view: dict[str, Any] = {
        "id": folder.name, "kind": asked.get("kind", ""), "size": asked.get("size", "film"), "state": state,
        "url": None, "bytes": 0, "name": "", "error": told.get("error", ""), "advice": told.get("advice", ""),
        "progress": {"done": told.get("done") or 0, "total": total} if total else None,
    }  # fmt: skip
    if file and state == "done":
        url = f"/media/{quote(sitting.name, safe='')}/exports/{folder.name}/{quote(file.name, safe='')}"
        view |= {"url": url, "bytes": file.stat().st_size, "name": file.name}
    return view


def _made(folder: Path) -> Path | None:
    """The one file that was made."""
    try:
        found = [path for path in folder.iterdir() if path.name[0] != "." and path.is_file() and not path.is_symlink()]
    except OSError:
        return None
    return found[0] if found else None


def _fewer(root: Path) -> None:
    """Throw away the oldest, since they can be made again."""
    try:
        folders = sorted((path for path in root.iterdir() if _ID.fullmatch(path.name)), key=lambda p: p.stat().st_mtime)
    except OSError:
        return
    for old in folders[: max(0, len(folders) - _KEPT + 1)]:
        shutil.rmtree(old, ignore_errors=True)


@router.get("/media/{film}/exports/{id}/{name}", response_class=Response)
def fetch(film: FilmHere, id: Annotated[str, InPath(pattern=r"^[0-9a-f]{12}$")], name: str) -> Response:
    """The file of one, to keep."""
    file = _made(_folder(film.root) / id)
    if file is None or file.name != name:
        raise NotHere("there is nothing here", advice="see the library")
    kind = _KINDS.get(file.suffix.lower(), "application/octet-stream")
    headers = {"content-security-policy": "default-src 'none'; sandbox"}
    return FileResponse(file, media_type=kind, filename=file.name, headers=headers)
