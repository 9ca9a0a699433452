"""The guard at the door: who may come in, from where, with what; and the headers that every answer wears.

A request must name this machine in `Host` (so that no other name can be turned to it), bring the key in a cookie or
as a bearer unless it is for the screening room, and, where it changes anything, come from our own page with JSON (or,
for a script, plain bytes).
"""

import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from hashlib import blake2b
from itertools import count
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from starlette.exceptions import HTTPException

from ciotat.words.wrong import chinese

__all__ = ["BRING", "JSON", "NONCE", "WATCHED", "Guard"]

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

JSON, BRING, WATCHED = 2**20, 64 * 2**20, 64 * 2**10
"""Bytes of a body at most; of a script that is brought in; of what an audience sends."""
NONCE = b"__NONCE__"
"""What stands in the page where the nonce of its styles goes."""
_LOCAL = ("127.0.0.1", "localhost", "::1")
_READING = ("GET", "HEAD")
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{}'; img-src 'self' blob: data:; media-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_CLOSED = """<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Ciotat</title><body><main><h1>Ciotat</h1>
<p>Open the link that <code>ciotat serve</code> printed in the terminal: it lets this browser in.</p>
<p lang="zh">请打开终端里 <code>ciotat serve</code> 打印的链接，本浏览器即可进入。</p></main></body></html>"""


_KEY, _COUNT = secrets.token_bytes(32), count()


class _Refused(HTTPException):
    """A request that is turned away, whoever finds out that it must be."""

    def __init__(self, status: int, error: str, advice: str = "") -> None:
        super().__init__(status, error)
        self.error, self.advice = error, advice


class Guard:
    """Stands before an application. `names` are the names of this machine besides its own loopback; by a name in `public` the
    screening room can be reached, and nothing else."""

    def __init__(
        self, app: App, key: str, port: int = 0, names: Iterable[str] = (), public: Iterable[str] = ()
    ) -> None:
        self.app, self.key = app, key
        self.cookie = f"ciotat-{port}" if port else "ciotat"
        self.names = {*_LOCAL, *(name.lower() for name in names)}
        self.public = {name.lower() for name in public} - self.names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = _headers(scope)
        scope["nonce"] = nonce = _nonce()
        wearing = _wearing(send, nonce)
        try:
            self._host(scope, headers)
            if scope["path"] == "/enter":
                await self._enter(scope, headers, wearing)
                return
            scope["owner"] = self._known(headers)
            if not (_public(scope["path"]) or scope["owner"]):
                await self._closed(scope, headers, wearing)
                return
            self._origin(scope, headers)
            most = BRING if scope["path"] == "/api/imports" else WATCHED if _public(scope["path"]) else JSON
            await self.app(scope, _limited(receive, headers, most), wearing)
        except _Refused as refused:
            await _answer(wearing, headers, refused.status_code, refused.error, refused.advice)

    def _host(self, scope: Scope, headers: dict[str, str]) -> None:
        """Only names of this machine: another name that was made to lead here is refused."""
        try:
            name = urlsplit(f"//{headers.get('host', '')}").hostname or ""
        except ValueError:
            name = ""
        name = name.rstrip(".")
        if name not in self.names and not (name in self.public and _public(scope["path"])):
            raise _Refused(421, "this is not the name of this studio", "open the link from the terminal")

    async def _enter(self, scope: Scope, headers: dict[str, str], send: Send) -> None:
        asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=8)
        given, to = asked.get("key", [""])[0], asked.get("to", ["/"])[0]
        if scope["method"] not in _READING or not hmac.compare_digest(given.encode(), self.key.encode()):
            await self._closed(scope, headers, send)
            return
        cookie = f"{self.cookie}={self.key}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000"
        await _plain(send, 303, b"", "text/plain", [("location", _local(to)), ("set-cookie", cookie)])

    def _known(self, headers: dict[str, str]) -> bool:
        kind, _, bearer = headers.get("authorization", "").partition(" ")
        given = [bearer.strip()] if kind.lower() == "bearer" else []
        for pair in headers.get("cookie", "").split(";"):
            name, _, value = pair.strip().partition("=")
            given += [value] if name == self.cookie else []
        return any(hmac.compare_digest(each.encode(), self.key.encode()) for each in given[:4])

    async def _closed(self, scope: Scope, headers: dict[str, str], send: Send) -> None:
        if scope["path"].startswith(("/api/", "/media/")):
            await _answer(send, headers, 401, "this browser has no key", "open the link from the terminal")
        else:
            await _plain(send, 401, _CLOSED.encode(), "text/html; charset=utf-8")

    def _origin(self, scope: Scope, headers: dict[str, str]) -> None:
        """What other pages ask for is refused, whatever cookies their browser sends along."""
        site = headers.get("sec-fetch-site", "none")
        if scope["method"] in _READING:
            page = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
            if site in ("cross-site", "same-site") and not page:
                raise _Refused(403, "another page asks for this", "open the studio itself")
            return
        own = f"{scope.get('scheme', 'http')}://{headers.get('host', '')}"
        if site not in ("same-origin", "none") or headers.get("origin", own).lower() != own.lower():
            raise _Refused(403, "another page asks for this", "open the studio itself")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        wanted = "application/octet-stream" if scope["path"] == "/api/imports" else "application/json"
        empty = headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers
        if kind != wanted and not (empty and not kind):
            raise _Refused(415, f"the body is not {wanted}", "set its content type")


def _public(path: str) -> bool:
    """What an audience may ask for without the key: the screening room, and the files of its page."""
    return path.startswith(("/watch/", "/assets/")) or path in ("/lamp.svg", "/licences.txt")


def _nonce() -> str:
    """A word that nobody guesses, for one answer: drawn from the system once, then counted on under a key."""
    made = blake2b(next(_COUNT).to_bytes(8, "big"), key=_KEY, digest_size=16).digest()
    return urlsafe_b64encode(made)[:22].decode()


def _headers(scope: Scope) -> dict[str, str]:
    """The headers by name; one that comes twice and must not is refused as if it were wrong."""
    found: dict[str, str] = {}
    for raw, value in scope["headers"]:
        name = raw.decode("latin-1").lower()
        text = value.decode("latin-1")
        found[name] = f"{found[name]}; {text}" if name in found else text
    return found


def _limited(receive: Receive, headers: dict[str, str], most: int) -> Receive:
    """What comes in, up to so many bytes."""
    told = headers.get("content-length", "0")
    if not told.isdecimal() or len(told) > 15 or int(told) > most:
        raise _too_large(most)
    seen = 0

    async def limited() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > most:
            raise _too_large(most)
        return message

    return limited


def _too_large(most: int) -> _Refused:
    size = f"{most // 2**20} MB" if most >= 2**20 else f"{most // 2**10} KB"
    return _Refused(413, f"the body is larger than {size}", "send less at a time")


def _local(to: str) -> str:
    """A path of ours, whatever is asked for; no other place."""
    plain = to.startswith("/") and to[1:2] not in ("/", "\\") and to.isprintable() and len(to) < 500
    return quote(to, safe="/?&=%#-_.~") if plain and "\\" not in to else "/"


def _wearing(send: Send, nonce: str) -> Send:
    async def wearing(message: Message) -> None:
        if message["type"] == "http.response.start":
            there = {name.lower() for name, _ in message.get("headers", ())}
            own = {**_ALWAYS, "content-security-policy": _POLICY.format(nonce), "cache-control": "no-store"}
            more = [(k.encode(), v.encode()) for k, v in own.items() if k.encode() not in there]
            message = {**message, "headers": [*message.get("headers", ()), *more]}
        await send(message)

    return wearing


async def _answer(send: Send, headers: dict[str, str], status: int, error: str, advice: str) -> None:
    own = headers.get("accept-language", "").lower().startswith("zh")
    told = {"error": chinese(error), "advice": chinese(advice)} if own else {"error": error, "advice": advice}
    await _plain(send, status, json.dumps(told).encode(), "application/json")


async def _plain(send: Send, status: int, body: bytes, kind: str, headers: Iterable[tuple[str, str]] = ()) -> None:
    own = [("content-type", kind), ("content-length", str(len(body))), *headers]
    lines = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in own]
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": body})
