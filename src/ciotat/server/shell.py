"""The page itself: one shell for every room of it, and the built files beside it."""

import mimetypes
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response
from starlette.exceptions import HTTPException

from ciotat.server.guard import NONCE

__all__ = ["built", "router", "shell"]

router = APIRouter(include_in_schema=False)
_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_UNBUILT = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Ciotat</title><body><main><h1>Ciotat</h1>
<p>The page is not built yet: <code>make web</code> builds it, then start again.</p>
<p lang="zh">页面尚未生成：请执行 <code>make web</code>，再重新启动。</p></main></body></html>""".encode()


def _static() -> Path:
    return Path(str(files("ciotat.server"))) / "static"


@cache
def _built(stamp: int) -> dict[str, Path]:
    """The built files by their address; what is not listed here is not served."""
    root = _static()
    return {f"/{path.relative_to(root).as_posix()}": path for path in sorted(root.rglob("*")) if path.is_file()}


def _files() -> dict[str, Path]:
    index = _static() / "index.html"
    return _built(index.stat().st_mtime_ns) if index.is_file() else {}


def built(path: str) -> Path | None:
    """The built file at an address, if there is one."""
    return _files().get(path)


@router.get("/{path:path}")
def shell(request: Request, path: str) -> Response:
    """A built file, or the shell for any address of the page."""
    known = _files()
    if (file := known.get(f"/{path}")) and file.suffix != ".html":
        kind = _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        lasting = {"cache-control": "public, max-age=31536000, immutable"} if path.startswith("assets/") else {}
        return FileResponse(file, media_type=kind, headers=lasting)
    if path.startswith(("api/", "media/", "assets/", "watch/")):
        raise HTTPException(404)
    index = known.get("/index.html")
    body = index.read_bytes() if index else _UNBUILT
    return HTMLResponse(body.replace(NONCE, request.scope["nonce"].encode()), 200 if index else 503)
