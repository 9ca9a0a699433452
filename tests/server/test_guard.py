"""Who is let in: only this machine's names, only with the key, only from our own page, only so much."""

import http.client
import json
import re
from collections.abc import Iterator
from contextlib import closing

import pytest

from ciotat.server.guard import JSON
from tests.server.conftest import KEY, Door, film_in, opened

STATE = "/api/films/tiny"


@pytest.fixture(scope="module")
def door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """One house for all of them: what is refused leaves nothing behind."""
    root = tmp_path_factory.mktemp("films")
    film_in(root)
    with opened(root) as found:
        yield found


def test_the_link_lets_in_and_nothing_else_does(door: Door) -> None:
    assert door.ask("GET", "/", headers={"Cookie": None}).status == 401
    assert door.ask("GET", "/api/films", headers={"Cookie": None}).status == 401
    assert door.ask("GET", "/media/tiny/" + "0" * 64 + ".png", headers={"Cookie": None}).status == 401
    assert door.ask("GET", "/enter?key=wrong", headers={"Cookie": None}).status == 401
    entered = door.ask("GET", f"/enter?key={KEY}", headers={"Cookie": None, "Sec-Fetch-Site": "none"})
    assert entered.status == 303
    assert entered.headers["location"] == "/"
    cookie = entered.headers["set-cookie"]
    assert re.fullmatch(rf"ciotat-{door.port}={KEY}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\d+", cookie)
    assert door.ask("GET", "/api/films", headers={"Cookie": None, "Authorization": f"Bearer {KEY}"}).status == 200
    assert door.ask("GET", "/api/films", headers={"Cookie": f"ciotat-{door.port}={KEY[:-1]}"}).status == 401


@pytest.mark.parametrize(
    ("to", "goes"),
    [
        ("/studio/tiny", "/studio/tiny"),
        ("//evil.example", "/"),
        ("https://evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a%0d%0aSet-Cookie:%20x=1", "/"),
        ("/studio/%E9%9B%A8", "/studio/%E9%9B%A8"),
    ],
)
def test_the_link_leads_only_into_the_house(door: Door, to: str, goes: str) -> None:
    entered = door.ask("GET", f"/enter?key={KEY}&to={to}", headers={"Cookie": None})
    assert entered.headers["location"] == goes
    assert entered.headers.keys() & {"x"} == set()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "[", "0.0.0.0", "10.0.0.1"]
)
def test_another_name_for_this_machine_is_refused(door: Door, host: str) -> None:
    assert door.ask("GET", STATE, headers={"Host": host}).status in (400, 421)
    assert door.ask("GET", f"/enter?key={KEY}", headers={"Host": host}).status in (400, 421)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Origin": "https://127.0.0.1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": None},
    ],
)
def test_other_pages_change_nothing(door: Door, headers: dict[str, str | None]) -> None:
    script = door.ask("GET", STATE).json["script"]
    body = {"base": script["revision"], "text": "x", "tab": ""}
    refused = door.ask("PUT", f"{STATE}/script", body, headers)
    assert refused.status in (403, 415)
    assert refused.json["error"]
    assert door.ask("GET", STATE).json["script"] == script


def test_other_pages_read_nothing(door: Door) -> None:
    assert door.ask("GET", STATE, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}).status == 403
    assert door.ask("GET", f"{STATE}/live", headers={"Sec-Fetch-Site": "cross-site"}).status == 403


def test_what_is_too_large_is_refused(door: Door) -> None:
    body = {"base": "", "text": "x" * JSON, "tab": ""}
    assert door.ask("PUT", f"{STATE}/script", body).status == 413
    with closing(http.client.HTTPConnection("127.0.0.1", door.port, timeout=20)) as line:
        line.putrequest("PUT", f"{STATE}/script")
        for name, value in (
            ("Cookie", door.cookie),
            ("Content-Type", "application/json"),
            ("Transfer-Encoding", "chunked"),
        ):
            line.putheader(name, value)
        line.endheaders()
        for _ in range(20):
            try:
                line.send(b"%x\r\n%s\r\n" % (2**17, b" " * 2**17))
            except OSError:
                break
        try:
            line.send(b"0\r\n\r\n")
            assert line.getresponse().status == 413
        except OSError:
            pass  # the line was cut, which refuses too
    deep = ("[" * 100_000 + "]" * 100_000).encode()
    assert door.ask("PUT", f"{STATE}/script", headers={"Content-Type": "application/json"}, raw=deep).status in (
        400,
        422,
    )


def test_the_headers_of_every_answer(door: Door) -> None:
    page = door.ask("GET", "/")
    policy = page.headers["content-security-policy"]
    assert re.fullmatch(
        r"default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; img-src 'self' blob: data:; "
        r"media-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
        r"frame-ancestors 'none'",
        policy,
    )
    again = door.ask("GET", "/").headers["content-security-policy"]
    assert again != policy, "a nonce is used once"
    for path in ("/", STATE, "/api/nothing", "/media/tiny/x.png", "/enter?key=x", "/api/openapi.json"):
        headers = door.ask("GET", path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "server" not in headers


@pytest.mark.parametrize(
    "path",
    [
        "/api/films/..", "/api/films/%2e%2e", "/api/films/..%2f..%2fetc", "/api/films/%2fetc", "/api/films/.bin",
        "/media/../../etc/passwd", "/media/tiny/..%2f..%2fscript.fountain.png", "/assets/../../app.py", "/assets/%2e%2e/app.py",
        "/media/tiny/exports/000000000000/..%2f..%2fcard.json", "/api/films/tiny%00", "/api/films/tiny/takes/../../x",
    ],
)  # fmt: skip
def test_no_path_leads_out(door: Door, path: str) -> None:
    found = door.ask("GET", path)
    assert found.status in (401, 404, 405, 422, 200, 503)
    assert b"root:" not in found.body
    assert b"uvicorn" not in found.body
    if found.status == 200:
        assert found.headers["content-type"].startswith("text/html"), path


def test_what_is_wrong_is_said_in_both_tongues(door: Door) -> None:
    assert door.ask("GET", "/api/films/none").json == {
        "error": "there is no film 'none' here",
        "advice": "see the library",
    }
    chinese = door.ask("GET", "/api/films/none", headers={"Accept-Language": "zh-CN,zh;q=0.9"}).json
    assert chinese == {"error": "这里没有影片 'none'", "advice": "请看片库"}


def test_what_is_typed_stays_text(door: Door) -> None:
    bad = "<img src=x onerror=alert(1)>\"'</script><script>alert(2)</script>"
    note = door.ask("POST", f"{STATE}/notes", {"shot": "0123456789", "text": bad, "by": bad})
    assert note.status == 201
    assert note.headers["content-type"] == "application/json"
    assert json.loads(note.body)["text"] == bad
    film = door.ask("POST", "/api/films", {"title": bad, "text": f"INT. A - DAY\n\n{bad}\n"})
    assert film.status == 201
    name = film.json["film"]
    assert not re.search(r"[<>/\"]", name)
    assert (door.root / name).parent == door.root
    marks = door.ask("POST", f"{STATE}/notes", {"shot": "0123456789", "text": "x", "marks": 'M0 0"><script>'})
    assert marks.status == 422
