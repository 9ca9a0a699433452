"""Bytes of HTTP, parsed in C; a head that does not end is not waited for, and one that came before is not read twice.

A page that tells what its viewer does sends the same head every ten seconds, byte for byte but for the length of the body.
Once such a request has passed the guard, whoever answers it may have the bodies of the next ones straight from here: the scope
holds, under `LINE`, a call for it. What was decided of that head is decided; whatever differs, or is refused, goes the whole way.
"""

import asyncio
import re
from collections.abc import Callable
from functools import partial

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["HEAD", "LINE", "TAKEN", "Take", "Wire"]

Take = Callable[[bytes], "asyncio.Future[None]"]
"""What takes a body in; done when it is kept."""
HEAD = 32 * 1024
"""Bytes of a request before its body, at most."""
BODY = 64 * 1024
"""Bytes of a body that are taken straight, at most."""
LINE = "line"
"""Where in the scope of a request stands what to call with a `Take`, to have the next bodies that come under its head; it is
there where that can be."""
TAKEN = (
    b"HTTP/1.1 204 No Content\r\ncache-control: no-store\r\nreferrer-policy: no-referrer\r\n"
    b"x-content-type-options: nosniff\r\ncross-origin-resource-policy: same-origin\r\n"
    b"content-security-policy: default-src 'none'; frame-ancestors 'none'\r\n\r\n"
)
_LENGTH = re.compile(rb"(?i)(\r\ncontent-length: )(\d{1,5})(?=\r\n)")
_PLAIN = re.compile(rb"\A[^\r\n]+ HTTP/1\.1\r\n")
_OTHER = re.compile(rb"(?i)\r\n(?:transfer-encoding|connection|expect|upgrade|x-time)[ \t]*:")


class Wire(HttpToolsProtocol):
    """One connection. The parser itself would keep the head of a request whatever its length."""

    _head = 0
    _inside = False
    _seen: bytes | None = None
    _known: bytes | None = None
    _take: Take | None = None
    _busy = _last = False
    _held = b""

    def data_received(self, data: bytes) -> None:
        """Take bytes in; whoever sends nothing but head is sent away."""
        if self._held or self._busy:
            data, self._held = self._held + data, b""
            if len(data) > HEAD + BODY:
                self.transport.close()
                return
        if self._busy:
            self._held = data
            return
        if data.startswith(b"POST /watch/") and self._idle() and self._straight(data):
            return
        if not self._inside:
            self._head += len(data)
            if self._head > HEAD and not self._short(data):
                self.transport.close()
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        """A request begins."""
        super().on_message_begin()
        seen, self._seen = self._seen, None
        if seen is not None:
            self.scope[LINE] = partial(self._learnt, seen)  # type: ignore[literal-required]

    def on_headers_complete(self) -> None:
        """The head has ended."""
        self._inside, self._head = True, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request has ended; the next has a head of its own."""
        self._inside, self._head = False, 0
        super().on_message_complete()

    def shutdown(self) -> None:
        """Close, but answer first what is being taken in."""
        self._last = True
        if not self._busy:
            super().shutdown()

    def _learnt(self, head: bytes, take: Take) -> None:
        self._known, self._take = head, take

    def _idle(self) -> bool:
        """Whether the next byte begins a request, and none is being answered."""
        return not self._inside and not self._head and (self.cycle is None or self.cycle.response_complete)

    def _straight(self, data: bytes) -> bool:
        """Take a whole request in if its head is known; else remember its head, which may become so."""
        self._seen = None
        end = data.find(b"\r\n\r\n", 0, HEAD) + 4
        lengths = _LENGTH.findall(data, 0, end) if end > 3 else ()
        if len(lengths) != 1:
            return False
        body = int(lengths[0][1])
        if body > BODY or len(data) > end + body:
            return False
        head = _LENGTH.sub(rb"\1", data[:end])
        if head != self._known or self._take is None:
            self._seen = head if _PLAIN.search(head) and not _OTHER.search(head) else None
            return False
        self._unset_keepalive_if_required()
        if len(data) < end + body:
            self._held = data
            return True
        try:
            taken = self._take(data[end:])
        except Exception:  # whatever it is, it is said on the whole way
            return False
        self._busy = True
        taken.add_done_callback(lambda done: self._answered(done, data))
        return True

    def _answered(self, taken: "asyncio.Future[None]", data: bytes) -> None:
        self._busy = False
        if taken.cancelled() or self.transport.is_closing():
            return
        held, self._held = self._held, b""
        if taken.exception() is None:
            self.server_state.total_requests += 1
            self.transport.write(TAKEN)
            if self._last:
                self.transport.close()
            elif held:
                self.data_received(held)
            else:
                self.timeout_keep_alive_task = self.loop.call_later(
                    self.timeout_keep_alive, self.timeout_keep_alive_handler
                )
            return
        self._known = None
        super().data_received(data)
        if held:
            self.data_received(held)

    def _short(self, data: bytes) -> bool:
        """Whether the head ends within bounds in what has just come: its body may stand behind it."""
        before = self._head - len(data)
        end = data.find(b"\r\n\r\n")
        return end >= 0 and before + end <= HEAD
