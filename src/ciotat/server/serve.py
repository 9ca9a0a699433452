"""Serving: one process on one port of this machine, until Ctrl-C."""

import asyncio
import gc
import os
import socket
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

import uvicorn

from ciotat.core.errors import FilmError
from ciotat.server.app import guarded
from ciotat.server.clock import NAME, Simulated
from ciotat.server.house import House
from ciotat.server.keys import key_for
from ciotat.server.wire import Wire
from ciotat.work.film import Film

__all__ = ["PORT", "root_of", "serve"]

PORT = 1895
_TRIES = 20
_LINGER = 2
_TIDY = (20_000, 50, 100)
"""How rarely memory is gone through for circles that nothing points to: each time, everybody waits."""
_TURN = 0.001
"""Seconds for which one thread may keep the others waiting: what writes must not hold up what answers."""
_MOST = 16_384
"""Files and connections that are open at once, at most."""


class _Server(uvicorn.Server):
    """A server whose pages are let go when it ends: their streams would never end by themselves."""

    house: House

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin; what is there by then stays, and is not gone through again whenever memory is tidied up."""
        await super().startup(sockets)
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_TIDY)
        sys.setswitchinterval(_TURN)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.house.hush()
        super().handle_exit(sig, frame)


def root_of(folder: Path) -> Path:
    """What is served: the film that a folder or a file lies in, or the folder of films. Raises FilmError."""
    if folder.is_file():
        return Film.open(folder).root
    if not folder.is_dir():
        raise FilmError(f"{folder} is not there", advice="name a folder of films, or a film")
    return folder


def serve(
    folder: Path, tell: Callable[[str], None], host: str = "127.0.0.1", port: int = 0, language: str = "en",
    public: Iterable[str] = (),
) -> None:  # fmt: skip
    """Serve `folder` until the process is told to end. `tell` is given the owner's link once pages can be asked for;
    without a `port` the first free one from 1895 on is taken; by the names in `public` the screening room can be reached.
    Raises FilmError."""
    root = root_of(folder)
    with _bound(host, port) as door:
        name, number = door.getsockname()[:2]
        house = House(root, language=language)
        key = key_for(root)
        app = guarded(house, key, number, () if _is_local(host) else (host, name), public)
        simulated = _is_local(host) and os.environ.get(NAME) == "simulated"
        server = _Server(
            uvicorn.Config(
                Simulated(app, house) if simulated else app,
                log_level="error",
                access_log=False,
                server_header=False,
                date_header=False,
                lifespan="on",
                timeout_keep_alive=75,
                timeout_graceful_shutdown=_LINGER,
                http=Wire,
                ws="none",
                loop="asyncio",
                limit_concurrency=_lines(),
            )
        )
        server.house = house
        shown = f"[{host}]" if ":" in host else host
        tell(f"http://{shown}:{number}/enter?key={key}")
        asyncio.run(server.serve(sockets=[door]))


def _lines() -> int:
    """How many connections are held at once: every viewer keeps one. As many as the system lets us, but for what files need."""
    try:
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = _MOST if hard == resource.RLIM_INFINITY else min(_MOST, hard)
        if soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
            soft = wanted
    except (ImportError, ValueError, OSError):
        return 512
    return max(256, min(_MOST, soft) - 512)


def _is_local(host: str) -> bool:
    return host in ("127.0.0.1", "localhost", "::1")


def _bound(host: str, port: int) -> socket.socket:
    """A socket that listens on the port, or on the first that is free."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    last: OSError | None = None
    for number in [port] if port else range(PORT, PORT + _TRIES):
        try:
            return socket.create_server((host, number), family=family, backlog=1024)
        except OSError as taken:
            last = taken
    raise FilmError(f"port {port or PORT} of {host} is taken", advice="name another with --port") from last
