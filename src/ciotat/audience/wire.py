"""A line to a server of films: plain HTTP/1.1 with connections that stay, as many requests at once as are asked for."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ciotat.core.errors import FilmError

__all__ = ["Answer", "Wire"]

_LARGEST = 64 * 2**20
_LIMIT = 60.0


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    cookies: tuple[str, ...]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read as JSON."""
        return json.loads(self.body)

    @property
    def value(self) -> Any:
        """The body where it was granted. Raises FilmError with what the server said where it was not."""
        if self.status < 400:
            return self.json if self.body else None
        try:
            told = dict(self.json)
        except ValueError:
            told = {}
        raise FilmError(str(told.get("error") or f"the film answers {self.status}"), advice=str(told.get("advice", "")))

    def cookie(self, name: str) -> str:
        """A cookie that was set, as it is sent back; empty where it was not."""
        return next((c.partition(";")[0] for c in self.cookies if c.startswith(f"{name}=")), "")


class Wire:
    """Connections to `host`, at most so many at once; `key` is that of the owner, for `owner=True`."""

    def __init__(self, host: str, port: int, key: str = "", most: int = 32) -> None:
        self.host, self.port, self.key = host, port, key
        self._idle: list[tuple[asyncio.StreamReader, asyncio.StreamWriter]] = []
        self._room = asyncio.Semaphore(most)

    async def ask(
        self, method: str, path: str, body: Any = None, headers: Mapping[str, str] | None = None, owner: bool = False
    ) -> Answer:
        """One request. Raises FilmError where nobody answers."""
        data = b"" if body is None else json.dumps(body).encode()
        head = {"Host": f"{self.host}:{self.port}", "User-Agent": "Mozilla/5.0 (simulated)", **(headers or {})}
        if body is not None:
            head["Content-Type"] = "application/json"
        if method not in ("GET", "HEAD"):
            head |= {"Origin": f"http://{self.host}:{self.port}", "Content-Length": str(len(data))}
        if owner:
            head["Authorization"] = f"Bearer {self.key}"
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
        whole = "\r\n".join(lines).encode("latin-1") + data
        async with self._room:
            try:
                return await asyncio.wait_for(self._asked(whole), _LIMIT)
            except (TimeoutError, OSError, EOFError, ValueError) as wrong:
                raise FilmError(f"{self.host}:{self.port} does not answer", advice="is it being served?") from wrong

    async def _asked(self, whole: bytes) -> Answer:
        while self._idle:
            reader, writer = self._idle.pop()
            try:
                return await self._once(reader, writer, whole)
            except (OSError, EOFError):
                writer.close()
        reader, writer = await asyncio.open_connection(self.host, self.port)
        return await self._once(reader, writer, whole)

    async def _once(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, whole: bytes) -> Answer:
        writer.write(whole)
        await writer.drain()
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        pairs = [line.partition(":") for line in lines[1:] if line]
        headers = {name.lower(): value.strip() for name, _, value in pairs}
        cookies = tuple(value.strip() for name, _, value in pairs if name.lower() == "set-cookie")
        body = await _body(reader, headers)
        if headers.get("connection", "").lower() == "close":
            writer.close()
        else:
            self._idle.append((reader, writer))
        return Answer(int(lines[0].split(" ")[1]), headers, cookies, body)

    async def close(self) -> None:
        """Hang up."""
        idle, self._idle = self._idle, []
        for _, writer in idle:
            writer.close()


async def _body(reader: asyncio.StreamReader, headers: Mapping[str, str]) -> bytes:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        parts = []
        while size := int(await reader.readline(), 16):
            parts.append(await reader.readexactly(size))
            await reader.readline()
        await reader.readline()
        return b"".join(parts)
    length = int(headers.get("content-length", "0"))
    if length > _LARGEST:
        raise ValueError("more than was asked for")
    return await reader.readexactly(length)
