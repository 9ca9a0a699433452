"""A house with real doors and a desk that only notes what it is told."""

import http.client
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pytest
import uvicorn

from ciotat.server.app import guarded
from ciotat.server.house import House
from ciotat.server.wire import Wire
from ciotat.work.film import Film

KEY = "k" * 43
SCRIPT = b"Title: Tiny\n\nINT. KITCHEN - DAY\n\nANNA stands by the table.\n\nANNA\nYou are late.\n"


class StubDesk:
    """A desk that makes nothing: it keeps its orders, and says what a test has it say."""

    made: ClassVar["list[StubDesk]"] = []

    def __init__(self, film: Path, hear: Callable[[dict[str, Any]], None], language: str) -> None:
        self.film, self.hear, self.language = film, hear, language
        self.orders: list[dict[str, Any]] = []
        self.closed = False
        StubDesk.made.append(self)

    def send(self, order: dict[str, Any]) -> None:
        self.orders.append(order)
        if order["do"] == "export":
            (Path(order["folder"]) / "film.srt").write_text("1\n")
            self.hear({"event": "export", "id": order["id"], "state": "done", "name": "film.srt"})

    def close(self) -> None:
        self.closed = True


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Door:
    """A house that listens, and a hand at its door."""

    house: House
    port: int
    root: Path
    desks: list[StubDesk] = field(default_factory=list)

    @property
    def cookie(self) -> str:
        return f"ciotat-{self.port}={KEY}"

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        headers: dict[str, str | None] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        """Ask as our own page does; a header that is None is left out."""
        own: dict[str, str | None] = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}
        if body is not None:
            raw = json.dumps(body).encode()
            own["Content-Type"] = "application/json"
        if method not in ("GET", "HEAD"):
            own["Origin"] = f"http://127.0.0.1:{self.port}"
        sent = {name: value for name, value in {**own, **(headers or {})}.items() if value is not None}
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as line:
            line.request(method, path, raw, sent)
            found = line.getresponse()
            return Answer(found.status, {k.lower(): v for k, v in found.getheaders()}, found.read())

    def listen(self, film: str = "tiny") -> "Stream":
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request("GET", f"/api/films/{film}/live?tab=t", headers={"Cookie": self.cookie})
        return Stream(line, line.getresponse())


class Stream:
    """Server-sent events as they come."""

    def __init__(self, line: http.client.HTTPConnection, answer: http.client.HTTPResponse) -> None:
        self.line, self.answer = line, answer

    def next(self) -> tuple[str, Any]:
        kind, data = "", ""
        for raw in self.answer:
            text = raw.decode().rstrip("\n")
            if text.startswith("event: "):
                kind = text[7:]
            elif text.startswith("data: "):
                data = text[6:]
            elif not text and kind:
                return kind, json.loads(data)
        return "", None

    def until(self, wanted: str) -> Any:
        for _ in range(200):
            kind, data = self.next()
            if kind in (wanted, ""):
                return data
        raise AssertionError(wanted)

    def close(self) -> None:
        self.line.close()


def film_in(root: Path, name: str = "tiny", script: bytes = SCRIPT) -> Film:
    """A film of one line, in its folder."""
    folder = root / name
    folder.mkdir()
    (folder / "script.fountain").write_bytes(script)
    return Film.adopt(folder / "script.fountain")


@pytest.fixture
def door(tmp_path: Path) -> Iterator[Door]:
    """A house with one film, open."""
    root = tmp_path / "films"
    root.mkdir()
    film_in(root)
    StubDesk.made = []
    with opened(root) as found:
        yield found


class opened:  # noqa: N801 - reads as a verb
    """A house that is open within a block."""

    def __init__(self, root: Path, desks: Any = StubDesk) -> None:
        self.socket = _free()
        self.house = House(root, desks)
        port = self.socket.getsockname()[1]
        config = uvicorn.Config(
            guarded(self.house, KEY, port), log_level="critical", server_header=False, date_header=False,
            timeout_graceful_shutdown=1, http=Wire,
        )  # fmt: skip
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]}, daemon=True)
        self.door = Door(self.house, port, root, StubDesk.made)

    def __enter__(self) -> Door:
        begun = threading.Event()
        before = self.server.startup

        async def startup(sockets: Any = None) -> None:
            await before(sockets)
            begun.set()

        self.server.startup = startup  # type: ignore[method-assign]
        self.thread.start()
        assert begun.wait(20)
        return self.door

    def __exit__(self, *_: object) -> None:
        self.house.hush()
        self.server.should_exit = True
        self.thread.join(20)
        self.socket.close()


def _free() -> Any:
    import socket

    return socket.create_server(("127.0.0.1", 0))
