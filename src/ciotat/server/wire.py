"""Bytes of HTTP, parsed in C; a head that does not end is not waited for."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

__all__ = ["HEAD", "Wire"]

HEAD = 32 * 1024
"""Bytes of a request before its body, at most."""


class Wire(HttpToolsProtocol):
    """One connection. The parser itself would keep the head of a request whatever its length."""

    _head = 0
    _inside = False

    def data_received(self, data: bytes) -> None:
        """Take bytes in; whoever sends nothing but head is sent away."""
        if not self._inside:
            self._head += len(data)
            if self._head > HEAD and not self._short(data):
                self.transport.close()
                return
        super().data_received(data)

    def on_headers_complete(self) -> None:
        """The head has ended."""
        self._inside, self._head = True, 0
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The request has ended; the next has a head of its own."""
        self._inside, self._head = False, 0
        super().on_message_complete()

    def _short(self, data: bytes) -> bool:
        """Whether the head ends within bounds in what has just come: its body may stand behind it."""
        before = self._head - len(data)
        end = data.find(b"\r\n\r\n")
        return end >= 0 and before + end <= HEAD
