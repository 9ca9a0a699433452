"""A bucket that speaks S3 over HTTP, as much of it as a store needs: put if absent, get, head, list, copy, delete."""

import hashlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape, unescape

__all__ = ["serving"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    objects: dict[str, tuple[bytes, float]]
    clock: list[float]

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def answer(self, code: int, data: bytes = b"", head: bool = False, written: float = 0.0) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("ETag", f'"{hashlib.md5(data).hexdigest()}"')
        self.send_header("Last-Modified", formatdate(written or self.now(), usegmt=True))
        self.end_headers()
        if not head:
            self.wfile.write(data)

    def now(self) -> float:
        return self.clock[0]

    @property
    def key(self) -> str:
        return unquote(urlsplit(self.path).path)

    def do_PUT(self) -> None:
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if source := self.headers.get("x-amz-copy-source"):
            data = self.objects["/" + unquote(source).lstrip("/")][0]
            self.objects[self.key] = data, self.now()
            self.answer(200, b"<CopyObjectResult><ETag>x</ETag></CopyObjectResult>")
        elif self.headers.get("If-None-Match") == "*" and self.key in self.objects:
            self.answer(412)
        else:
            self.objects[self.key] = data, self.now()
            self.answer(200)

    def do_GET(self, head: bool = False) -> None:
        query = parse_qs(urlsplit(self.path).query)
        if "list-type" in query:
            self.answer(200, self.listed(query["prefix"][0] if "prefix" in query else ""))
        elif self.key in self.objects:
            data, written = self.objects[self.key]
            self.answer(200, data, head, written)
        else:
            self.answer(404, b"", head)

    def do_HEAD(self) -> None:
        self.do_GET(head=True)

    def do_DELETE(self) -> None:
        self.objects.pop(self.key, None)
        self.answer(204)

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        gone = [unescape(key) for key in re.findall(r"<Key>(.*?)</Key>", text)]
        for key in gone:
            self.objects.pop(f"{self.key.rstrip('/')}/{key}", None)
        body = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in gone)
        self.answer(200, f"<DeleteResult>{body}</DeleteResult>".encode())

    def listed(self, prefix: str) -> bytes:
        rows = ""
        for name, (data, written) in sorted(self.objects.items()):
            key = name.removeprefix(f"{self.key.rstrip('/')}/")
            if key.startswith(prefix):
                when = f"{formatdate(written, usegmt=True)}"
                rows += f"<Contents><Key>{escape(key)}</Key><Size>{len(data)}</Size>"
                rows += f"<LastModified>{_iso(when)}</LastModified><ETag>x</ETag></Contents>"
        return f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode()


def _iso(when: str) -> str:
    from email.utils import parsedate_to_datetime

    return parsedate_to_datetime(when).strftime("%Y-%m-%dT%H:%M:%S.000Z")


@contextmanager
def serving(now: list[float]) -> Iterator[str]:
    """The address of such a server; its clock shows what `now` holds."""
    handler = type("Handler", (_Handler,), {"objects": {}, "clock": now})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
