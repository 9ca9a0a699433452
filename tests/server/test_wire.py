"""The parser in C keeps to bounds of ours."""

import json
import socket
import sqlite3
from collections.abc import Iterator

import pytest

from ciotat.server.screening import ingest
from tests.server.conftest import Door
from tests.server.test_audience import Viewer, films, house

__all__ = ["films", "house"]


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


class Page:
    """One connection to the screening room, that stays."""

    def __init__(self, house: Door) -> None:
        self.viewer = Viewer(house)
        self.line = socket.create_connection(("127.0.0.1", house.port), timeout=10)
        self.house = house

    def request(self, seq: int, origin: str = "", more: str = "", session: str = "") -> bytes:
        event = {"seq": seq, "kind": "section", "at": seq, "to": seq + 1, "wall": 1000}
        body = json.dumps({"session": session or self.viewer.session, "events": [event]}).encode()
        origin = origin or f"http://127.0.0.1:{self.house.port}"
        head = f"POST /watch/late/events HTTP/1.1\r\nHost: 127.0.0.1:{self.house.port}\r\nOrigin: {origin}\r\n{more}"
        return head.encode() + b"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body) + body

    def answer(self) -> int:
        found = b""
        while b"\r\n\r\n" not in found:
            found += self.line.recv(1)
        length = found.lower().partition(b"content-length:")[2].partition(b"\r")[0]
        for _ in range(int(length or 0)):
            self.line.recv(1)
        return int(found[9:12])

    def tell(self, seq: int, **more: str) -> int:
        self.line.sendall(self.request(seq, **more))
        return self.answer()


@pytest.fixture
def page(house: Door) -> Iterator[Page]:
    found = Page(house)
    yield found
    found.line.close()


@pytest.fixture
def straight(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bodies that went straight."""
    found: list[bytes] = []
    usual = ingest._taken_straight

    def noted(house: object, film: str, body: bytes) -> object:
        found.append(body)
        return usual(house, film, body)  # type: ignore[arg-type]

    monkeypatch.setattr(ingest, "_taken_straight", noted)
    return found


def kept(at: Door) -> list[int]:
    with at.house.audience("late").evidence.reading() as base:
        return [seq for (seq,) in base.execute("SELECT seq FROM event ORDER BY seq")]


def test_a_head_that_was_let_in_is_not_read_again(page: Page, straight: list[bytes]) -> None:
    assert [page.tell(seq) for seq in (0, 1, 2, 1000)] == [204] * 4
    assert len(straight) == 3
    assert kept(page.house) == [0, 1, 2, 1000]


def test_whatever_differs_goes_the_whole_way(page: Page, straight: list[bytes]) -> None:
    assert page.tell(0) == 204
    assert page.tell(1, origin="http://elsewhere.example") == 403
    assert page.tell(2) == 204
    assert page.tell(3, more="X-Time: 5\r\n") == 204
    assert page.tell(4, session="nobody") == 404
    assert page.tell(5) == 204
    assert kept(page.house) == [0, 2, 3, 5]
    assert all(b'"seq": 1,' not in body and b'"seq": 3,' not in body for body in straight)


def test_a_refused_head_is_never_let_in(page: Page, straight: list[bytes]) -> None:
    """Not in the same breath with a good one, nor before one that comes in pieces."""
    evil = {"origin": "http://elsewhere.example"}
    page.line.sendall(page.request(0, **evil) + page.request(1))
    assert [page.answer(), page.answer()] == [403, 204]
    assert page.tell(2, **evil) == 403
    whole = page.request(3)
    page.line.sendall(whole[:9])
    page.line.sendall(whole[9:])
    assert page.answer() == 204
    assert [page.tell(4, **evil), page.tell(5)] == [403, 204]
    assert kept(page.house) == [1, 3, 5]


def test_bodies_in_pieces_and_requests_in_one_breath(page: Page, straight: list[bytes]) -> None:
    assert page.tell(0) == 204
    whole = page.request(1)
    page.line.sendall(whole[:-10])
    page.line.sendall(whole[-10:] + page.request(2))
    page.line.sendall(page.request(3))
    assert [page.answer() for _ in range(3)] == [204] * 3
    assert kept(page.house) == [0, 1, 2, 3]
    page.line.sendall(page.request(4)[:-1] + b"!")
    assert page.answer() == 422


def test_what_cannot_be_written_is_said(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    assert page.tell(0) == 204
    writer = page.house.house.audience("late").evidence.writer

    def full(base: object, batches: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(writer.taker, "take", full)
        assert page.tell(1) == 503
    assert page.tell(1) == 204
    assert kept(page.house) == [0, 1]
