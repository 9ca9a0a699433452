"""The parser in C keeps to bounds of ours."""

import socket

from tests.server.conftest import Door


def sent(door: Door, data: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", door.port), timeout=10) as line:
        try:
            for start in range(0, len(data), 9000):
                line.sendall(data[start : start + 9000])
            found = b""
            while more := line.recv(65536):
                found += more
        except (ConnectionResetError, BrokenPipeError):
            return b""
        return found


def test_a_head_without_end_is_not_waited_for(door: Door) -> None:
    assert sent(door, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"y" * 200_000) == b""
    assert sent(door, b"GET /" + b"y" * 200_000) == b""


def test_a_body_is_no_head(door: Door) -> None:
    head = b"POST /watch/tiny/events HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    body = b" " * 60_000
    answer = sent(door, head + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
    assert answer.startswith(b"HTTP/1.1 422")


def test_two_requests_in_one_breath(door: Door) -> None:
    one = b"GET /watch/none/room HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
    last = b"GET /watch/none/room HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    assert sent(door, one * 3 + last).count(b"HTTP/1.1 404") == 4
