"""The screening room: what an audience gets without the owner's key, and what it does not."""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from ciotat.server.guard import Guard
from ciotat.server.screening import tokens
from tests.server.conftest import KEY, Answer, Door, film_in, opened
from tests.server.showing import published

ROOM = "/watch/late"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Door]:
    """A house with a film of three releases, of which two went up, and a film that nobody published."""
    root = tmp_path_factory.mktemp("films")
    published(root, releases=3, shown=2)
    film_in(root)
    with opened(root) as found:
        yield found


def get(house: Door, path: str, **headers: str) -> Answer:
    return house.ask("GET", path, headers={"Cookie": None, **headers})


def begin(house: Door, viewer: str = "", **body: object) -> tuple[dict[str, object], str]:
    cookie = f"viewer={viewer}" if viewer else None
    answer = house.ask("POST", f"{ROOM}/sessions", {"release": None, "measure": True, **body}, {"Cookie": cookie})
    assert answer.status == 201, answer.body
    return answer.json, answer.headers.get("set-cookie", "").partition(";")[0].partition("=")[2]


def listed(text: str) -> list[str]:
    return re.findall(r"[0-9a-f]{64}\.[a-z0-9]+", text)


def test_the_room_says_what_is_shown_without_a_key(house: Door) -> None:
    room = get(house, f"{ROOM}/room").json
    assert (room["title"], room["current"], room["last"]) == ("The Late Train", 2, None)
    assert [card["number"] for card in room["releases"]] == [2, 1]
    assert room["labels"].startswith("Drawn by Ciotat")
    assert get(house, f"{ROOM}/room", **{"Accept-Language": "zh-CN"}).json["labels"].startswith("画面由 Ciotat")
    assert get(house, room["poster"]).status == 200


def test_the_page_has_a_policy_of_its_own(house: Door) -> None:
    page = get(house, ROOM)
    assert page.status in (200, 503)
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy


def test_the_page_wears_the_title_and_says_where_nothing_is(house: Door) -> None:
    assert b"<title>The Late Train</title>" in get(house, ROOM).body or get(house, ROOM).status == 503
    pages = [get(house, f"/watch/{film}") for film in ("tiny", "nobody")]
    assert [page.status for page in pages] == [404, 404]
    assert pages[0].body == pages[1].body
    assert b"There is no film here" in pages[0].body
    assert pages[0].headers["content-security-policy"].startswith("default-src 'none'")


def test_a_session_plays_from_its_playlists(house: Door) -> None:
    session, viewer = begin(house)
    master = get(house, str(session["master"]), Cookie=f"viewer={viewer}")
    assert master.headers["content-type"].startswith("application/vnd.apple.mpegurl")
    folder = str(session["master"]).rpartition("/")[0]
    found = set()
    for name in re.findall(r"[a-z.]+\.m3u8", master.body.decode()):
        text = get(house, f"{folder}/{name}", Cookie=f"viewer={viewer}").body.decode()
        assert "../../media/" in text
        found |= {*listed(text)}
    assert len(found) > 6
    for blob in found:
        answer = get(house, f"{ROOM}/media/{blob}")
        assert answer.status == 200
        assert "immutable" in answer.headers["cache-control"]
    part = get(house, f"{ROOM}/media/{blob}", Range="bytes=0-9")
    assert (part.status, len(part.body)) == (206, 10)


def test_the_cookie_is_for_this_film_alone(house: Door) -> None:
    answer = house.ask("POST", f"{ROOM}/sessions", {"measure": True}, {"Cookie": None})
    cookie = answer.headers["set-cookie"]
    assert f"Path={ROOM};" in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert int(re.findall(r"Max-Age=(\d+)", cookie)[0]) <= 397 * 86_400


def test_who_is_not_measured_gets_no_cookie_and_no_questions(house: Door) -> None:
    answer = house.ask("POST", f"{ROOM}/sessions", {"measure": False}, {"Cookie": None})
    assert "set-cookie" not in answer.headers
    assert answer.json["prompts"] == []
    assert get(house, answer.json["master"]).status == 200


def test_who_comes_back_hears_what_changed(house: Door) -> None:
    _, viewer = begin(house, release=1)
    room = get(house, f"{ROOM}/room", Cookie=f"viewer={viewer}").json
    assert room["last"] == 1
    assert len(room["changed"]) == len(json.loads((house.root / "late/releases/2.json").read_bytes())["shots"])
    assert {one["why"] for one in room["changed"]} == {"it was directed anew"}


def test_older_releases_stay_and_those_that_never_went_up_are_not_there(house: Door) -> None:
    assert begin(house, release=1)[0]["release"] == 1
    for number in (3, 4, 999_999):
        answer = house.ask("POST", f"{ROOM}/sessions", {"release": number}, {"Cookie": None})
        assert answer.status == 404
    third = json.loads((house.root / "late/releases/3.json").read_bytes())
    for blob, ending in (
        (third["shots"][0]["picture"], "mp4"),
        (third["cut"], "mp4"),
        (third["movie"]["ground"], "mp4"),
    ):
        assert get(house, f"{ROOM}/media/{blob}.{ending}").status == 404
    second = json.loads((house.root / "late/releases/2.json").read_bytes())
    assert get(house, f"{ROOM}/media/{second['shots'][0]['picture']}.mp4").status == 200
    assert get(house, f"{ROOM}/media/{second['cut']}.mp4").status == 404
    assert get(house, f"{ROOM}/media/{second['plan']}.vtt").status == 404


@pytest.mark.parametrize(
    "film", ["tiny", "nobody", "..", "%2e%2e", "late%2f..%2ftiny", "late/../tiny", "%00", "\u665a"]
)
def test_what_is_not_published_is_not_there(house: Door, film: str) -> None:
    for rest in ("", "/room", "/media/" + "0" * 64 + ".mp4", "/play/x/master.m3u8"):
        answer = get(house, f"/watch/{quote(film, safe='%/.')}{rest}")
        assert answer.status in (401, 404), (film, rest)
        assert b"tiny" not in answer.body


@pytest.mark.parametrize("path", ["/media/late/{}.mp4", "/api/films", "/api/films/late", "/studio/late", "/", "/watch"])
def test_the_rest_of_the_house_stays_closed(house: Door, path: str) -> None:
    assert get(house, path.format("0" * 64)).status == 401


def test_forged_and_strange_tokens_open_nothing(house: Door) -> None:
    session, viewer = begin(house)
    master = str(session["master"])
    token = master.split("/")[4]
    cookie = f"viewer={viewer}"
    other = "A" if token[-1] != "A" else "B"
    for bad in (token[:-4] + other * 4, other + token[1:], token[:50], "x", "A" * 400, "%00", "..", token + "AAAA"):
        assert get(house, master.replace(token, bad), Cookie=cookie).status == 404, bad
    assert get(house, master).status == 404, "it is for its own viewer"
    assert get(house, master, Cookie=f"viewer={'w' * 32}").status == 404
    assert get(house, master, Cookie=cookie).status == 200


def test_who_is_no_longer_measured_still_sees_the_film(house: Door) -> None:
    _, viewer = begin(house)
    session, _ = begin(house, measure=False)
    assert get(house, str(session["master"]), Cookie=f"viewer={viewer}").status == 200, "their cookie still comes along"
    assert get(house, str(session["master"])).status == 200


def test_a_token_names_its_cut_and_cannot_name_another(house: Door) -> None:
    session, viewer = begin(house)
    token = str(session["master"]).split("/")[4]
    read = tokens.read(house.house.secret, "late", token, viewer, house.house.clock())
    assert read is not None
    assert (read.release, read.candidates, read.session) == (2, (), session["session"])
    for strange in (replace(read, release=3), replace(read, release=9), replace(read, candidates=("ab" * 32,))):
        own = tokens.issued(house.house.secret, "late", strange, viewer)
        answer = get(house, f"{ROOM}/play/{own}/master.m3u8", Cookie=f"viewer={viewer}")
        assert answer.status == 404, "even a true token opens only what is shown"
    assert tokens.read(house.house.secret, "other", token, viewer, house.house.clock()) is None


def test_a_token_runs_out(house: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    session, viewer = begin(house)
    now = house.house.clock()
    monkeypatch.setattr(house.house, "clock", lambda: now + 4 * 3600 + 1)
    assert get(house, str(session["master"]), Cookie=f"viewer={viewer}").status == 404


def test_other_pages_and_other_names_are_refused(house: Door) -> None:
    for headers in (
        {"Sec-Fetch-Site": "cross-site"}, {"Origin": "http://evil.example"}, {"Content-Type": "text/plain"},
        {"Host": "evil.example"},
    ):  # fmt: skip
        answer = house.ask("POST", f"{ROOM}/sessions", {"measure": True}, {"Cookie": None, **headers})
        assert answer.status in (403, 415, 421), headers
    answer = get(house, f"{ROOM}/room", **{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"})
    assert answer.status == 403
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
    assert get(house, ROOM, **link).status in (200, 503), "a link may lead here"


async def _told(guard: Guard, host: str, path: str) -> int:
    found = []

    async def send(message: Any) -> None:
        found.append(message.get("status"))

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    headers = [(b"host", host.encode()), (b"cookie", f"ciotat={KEY}".encode())]
    scope = {"type": "http", "method": "GET", "path": path, "headers": headers, "query_string": b"", "scheme": "https"}
    await guard(scope, receive, send)
    return int(found[0])


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("films.example.org", "/watch/late/room", 204),
        ("FILMS.example.org.", "/assets/x.js", 204),
        ("films.example.org", "/", 421),
        ("films.example.org", "/enter", 421),
        ("films.example.org", "/api/films", 421),
        ("films.example.org", "/watch", 421),
        ("other.example.org", "/watch/late/room", 421),
        ("localhost", "/api/films", 204),
    ],
)
def test_by_a_public_name_the_screening_room_is_reached_and_nothing_else(host: str, path: str, status: int) -> None:
    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 204, "headers": []})

    guard = Guard(app, KEY, public=["Films.Example.org"])
    assert asyncio.run(_told(guard, host, path)) == status


def test_what_is_too_large_or_not_understood_is_refused(house: Door) -> None:
    big = json.dumps({"measure": True, "language": "x" * 70_000}).encode()
    headers = {"Cookie": None, "Content-Type": "application/json"}
    assert house.ask("POST", f"{ROOM}/sessions", headers=headers, raw=big).status == 413
    for body in ({"measure": "perhaps"}, {"arm": 1}, {"release": 0}, {"release": 1e9}, []):
        assert house.ask("POST", f"{ROOM}/sessions", body, {"Cookie": None}).status == 422
    for path in (f"{ROOM}/media/{'0' * 63}.mp4", f"{ROOM}/media/{'0' * 64}.exe", f"{ROOM}/media/..%2f..%2ffilm.toml"):
        assert get(house, path).status in (404, 422)


def test_going_back_is_seen_at_once(house: Door, tmp_path: Path) -> None:
    from ciotat.work.release.published import Published
    from tests.server.showing import NOW

    pointer = Published(house.root / "late")
    pointer.publish(1, "it was better", NOW, "back")
    try:
        room = get(house, f"{ROOM}/room").json
        assert room["current"] == 1
        assert [card["withdrawn"] for card in room["releases"]] == [True, False]
        assert begin(house, release=2)[0]["release"] == 2, "who wants the other still has it"
    finally:
        pointer.publish(2, "again", NOW)
