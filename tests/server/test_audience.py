"""What comes in from an audience: events, comments, and the wish to be forgotten; and who is turned away."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ciotat.audience.events import Evidence
from ciotat.audience.schema import VERSION
from tests.server.conftest import Answer, Door, opened
from tests.server.showing import published

ROOM = "/watch/late"


class Clock:
    now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("films")
    published(root, releases=2, shown=1)
    return root


@pytest.fixture
def house(tmp_path: Path, films: Path) -> Iterator[Door]:
    root = tmp_path / "films"
    shutil.copytree(films, root)
    with opened(root) as found:
        found.house.clock = Clock()
        yield found


class Viewer:
    """Somebody at the door without the owner's key."""

    def __init__(self, house: Door, **asked: Any) -> None:
        self.house, self.cookie = house, ""
        answer = self.ask("POST", "/sessions", {"measure": True, **asked})
        assert answer.status == 201, answer.body
        self.cookie = answer.headers.get("set-cookie", "").partition(";")[0]
        self.session: str = answer.json["session"]
        self.told = answer.json

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        return self.house.ask(method, f"{ROOM}{path}", body, {"Cookie": self.cookie or None, **headers})

    def tell(self, *events: dict[str, Any], **headers: str) -> Answer:
        return self.ask("POST", "/events", {"session": self.session, "events": [*events]}, **headers)

    def say(self, text: str, at: float = 1.0, seq: int = 0, **more: Any) -> Answer:
        return self.ask("POST", "/comments", {"session": self.session, "seq": seq, "at": at, "text": text, **more})


def section(seq: int, at: float, to: float) -> dict[str, Any]:
    return {"seq": seq, "kind": "section", "at": at, "to": to, "wall": 10}


def events(house: Door) -> list[Any]:
    with house.house.audience("late").evidence.reading() as base:
        return base.execute("SELECT seq, kind, at, til FROM event ORDER BY session, seq").fetchall()


def test_events_are_kept_once(house: Door) -> None:
    viewer = Viewer(house)
    assert viewer.told["calibrate"] is True
    for _ in range(2):
        assert viewer.tell(section(0, 0, 2), {"seq": 1, "kind": "feel", "at": 1, "face": "glad"}).status == 204
    assert events(house) == [(0, 1, 0, 2000), (1, 4, 1000, None)]
    assert viewer.ask("GET", "/room").json["last"] == 1


def test_events_that_are_none_are_refused_in_both_tongues(house: Door) -> None:
    viewer = Viewer(house)
    refused = viewer.tell({"seq": 0, "kind": "nothing", "at": 0})
    assert (refused.status, refused.json["advice"]) == (422, "see docs/audience.md")
    assert "请看" in viewer.tell({"seq": -1}, **{"Accept-Language": "zh"}).json["advice"]
    assert viewer.ask("POST", "/events", {"session": "x", "events": []}).status == 404
    other = house.ask("POST", "/watch/other/events", {"session": viewer.session, "events": []}, {"Cookie": None})
    assert other.status == 404
    large = {"session": viewer.session, "events": [{**section(0, 0, 1), "face": "x" * 70_000}]}
    assert viewer.ask("POST", "/events", large).status == 413
    foreign = {"Sec-Fetch-Site": "cross-site", "Origin": "http://other"}
    assert viewer.tell(section(0, 0, 1), **foreign).status == 403
    assert viewer.tell(section(0, 0, 1), **{"Content-Type": "text/plain"}).status == 415
    assert events(house) == []


def test_nobody_names_their_own_arm(house: Door) -> None:
    for forged in ({"arms": {"0" * 10: 1}}, {"candidates": ["a" * 64]}, {"pi": [0, 1]}, {"viewer": "v" * 32}):
        answer = house.ask("POST", f"{ROOM}/sessions", {"measure": True, **forged}, {"Cookie": None})
        assert answer.status == 422, forged
    viewer = Viewer(house)
    forged_event = {**section(0, 0, 1), "arm": 1, "release": 2, "number": 99}
    assert viewer.tell(forged_event).status == 204
    assert events(house) == [(0, 1, 0, 1000)]
    with house.house.audience("late").evidence.reading() as base:
        assert base.execute("SELECT count(*) FROM assignment").fetchone() == (0,)


def test_a_flood_is_asked_to_wait(house: Door) -> None:
    viewer = Viewer(house)
    answers = [viewer.tell(section(n, 0, 1)) for n in range(40)]
    assert [a.status for a in answers].count(429) == 10
    assert int(answers[-1].headers["retry-after"]) > 0


def test_who_does_not_want_to_be_measured_leaves_nothing(house: Door) -> None:
    viewer = Viewer(house, measure=False)
    assert (viewer.cookie, viewer.told["prompts"], viewer.told["calibrate"]) == ("", [], False)
    assert viewer.tell(section(0, 0, 1)).status == 204
    assert events(house) == []
    shown = house.ask("GET", "/api/films/late/published").json["releases"]
    assert {one["watched"] for one in shown} == {0}, "nobody is counted who is not measured"


def test_one_may_change_ones_mind(house: Door) -> None:
    viewer = Viewer(house)
    assert viewer.ask("POST", "/me", {"measure": False}).json == {"measured": False}
    assert viewer.tell(section(0, 0, 1)).status == 204
    assert events(house) == []
    assert viewer.ask("GET", "/room").json["measured"] is False
    viewer.ask("POST", "/me", {"measure": True})
    assert viewer.ask("GET", "/room").json["measured"] is True


def test_what_is_known_is_shown_and_forgotten(house: Door) -> None:
    viewer = Viewer(house)
    viewer.tell(section(0, 0, 2))
    viewer.say("hello")
    known = viewer.ask("GET", "/me").json
    assert known["sessions"][0]["events"][0]["to"] == 2.0
    assert [c["text"] for c in known["comments"]] == ["hello"]
    gone = viewer.ask("DELETE", "/me")
    assert (gone.status, "Max-Age=0" in gone.headers["set-cookie"]) == (204, True)
    assert viewer.ask("GET", "/me").json["known"] is False
    assert viewer.tell(section(1, 0, 1)).status == 404
    assert events(house) == []
    with house.house.audience("late").evidence.reading() as base:
        assert base.execute("SELECT sum(seen) FROM kept").fetchone() == (2,), "the sums stay"


def test_comments_fly_and_stand_in_the_list(house: Door) -> None:
    one, other = Viewer(house), Viewer(house)
    said = one.say("<b>late</b>\u202e again", 1.5, colour="red", mode="top")
    assert said.status == 201
    assert (said.json["text"], said.json["mine"], said.json["shot"] != "") == ("<b>late</b> again", True, True)
    assert one.say("something else", 1.5).json["id"] == said.json["id"], "the same seq, the same comment"
    seen = other.ask("GET", "/comments?from=0&to=10").json
    assert [(c["text"], c["at"], c["mine"]) for c in seen] == [("<b>late</b> again", 1.5, False)]
    assert other.ask("GET", "/comments?from=2&to=10").json == []
    assert len(other.ask("GET", "/comments?list=1").json) == 1
    assert other.ask("DELETE", f"/comments/{said.json['id']}").status == 404
    assert one.ask("DELETE", f"/comments/{said.json['id']}").status == 204
    assert other.ask("GET", "/comments?list=1").json == []


def test_what_is_out_of_place_is_reported_and_its_owner_judges(house: Door) -> None:
    one, two, apart = Viewer(house), Viewer(house), Viewer(house, measure=False)
    id = one.say("rude").json["id"]
    told = f"/comments/{id}/report"
    for viewer in (two, two, apart):
        assert viewer.ask("POST", told, {"session": viewer.session}).status == 204

    def seen() -> list[tuple[str, int, bool]]:
        comments = house.ask("GET", "/api/films/late/insight").json["comments"]
        return [(c["text"], c["reported"], c["hidden"]) for c in comments]

    assert seen() == [("rude", 2, False)], "once for each who did"
    assert two.ask("GET", "/me").json["reports"][0]["comment"] == id
    assert apart.ask("DELETE", f"{told}?session={apart.session}").status == 204
    assert apart.ask("DELETE", f"{told}?session={apart.session}").status == 404
    assert seen() == [("rude", 1, False)]
    house.ask("PATCH", f"/api/films/late/comments/{id}", {"hidden": True})
    assert seen() == [("rude", 0, True)], "what is judged is no longer asked"
    assert two.ask("POST", told.replace(id, "0" * 16), {"session": two.session}).status == 404
    assert two.ask("POST", told, {"session": "nobody"}).status == 404
    ids = [one.say(f"n {n}", seq=n + 1).json.get("id") for n in range(4)]
    answers = [two.ask("POST", f"/comments/{each}/report", {"session": two.session}).status for each in ids]
    assert answers == [204] * 4
    two.ask("DELETE", "/me")
    assert [reported for _, reported, _ in seen()] == [0] * 5, "who is forgotten has reported nothing"


def test_a_database_of_the_version_before_is_taken_along(house: Door) -> None:
    Viewer(house).say("older")
    path = house.root / "late" / "audience" / "evidence.db"
    house.house.audience("late").close()
    with sqlite3.connect(path) as base:
        base.executescript(
            "DROP TABLE report; DROP TABLE moved; DROP INDEX event_felt; DROP INDEX event_late; PRAGMA user_version = 1;"
            "CREATE INDEX event_told ON event (kind, session, at, til, v, a) WHERE kind > 2"
        )
    base.close()
    evidence = Evidence(path, Clock())
    with evidence.reading() as opened:
        assert opened.execute("SELECT count(*) FROM report").fetchone() == (0,)
        assert opened.execute("SELECT text FROM comment").fetchone() == ("older",)
        assert opened.execute("PRAGMA user_version").fetchone() == (VERSION,)
    evidence.close()


@pytest.mark.parametrize("text", ["", "   ", "\u200b\u202e", "x" * 101, "\x00"])
def test_a_comment_that_is_none_is_refused(house: Door, text: str) -> None:
    assert Viewer(house).say(text).status == 422


def test_comments_are_carried_to_the_next_release(house: Door) -> None:
    viewer = Viewer(house)
    viewer.say("mind the gap", 1.5)
    assert house.ask("POST", "/api/films/late/publish", {"release": 2, "note": ""}).status == 200
    found = viewer.ask("GET", "/comments?release=2&from=0&to=10").json
    assert [(c["earlier"], c["release"]) for c in found] == [(True, 1)]
    Viewer(house).say("new", 1.0)
    assert [c["text"] for c in viewer.ask("GET", "/comments?release=1&list=1").json] == ["mind the gap"]


def test_the_owner_may_read_comments_before_or_close_them(house: Door) -> None:
    settings = house.root / "late" / "film.toml"
    plain = settings.read_text()
    settings.write_text(plain + '\n[audience]\ncomments = "before"\n')
    one, other = Viewer(house), Viewer(house)
    assert one.say("held").json["held"] is True
    assert other.ask("GET", "/comments?list=1").json == []
    assert [c["text"] for c in one.ask("GET", "/comments?list=1").json] == ["held"]
    settings.write_text(plain + '\n[audience]\ncomments = "off"\n')
    assert one.say("closed", seq=1).status == 422
    assert one.ask("GET", "/comments?list=1").json == []


def test_a_person_does_not_write_so_fast(house: Door) -> None:
    viewer = Viewer(house)
    assert [viewer.say(f"n {n}", seq=n).status for n in range(7)] == [201] * 5 + [429] * 2


def test_a_damaged_audience_holds_up_no_other(films: Path, tmp_path: Path) -> None:
    root = tmp_path / "films"
    for name in ("broken", "late"):
        shutil.copytree(films / "late", root / name)
    for name in ("broken", "late"):
        (root / name / "audience" / "evidence.db").write_bytes(b"" if name == "late" else b"no database at all" * 100)
    with opened(root) as found:
        found.house.gather()
        found.house.step()
        assert found.house.known_evidence("late") is not None
        assert found.house.known_evidence("broken") is None
        assert found.ask("GET", "/watch/broken/room", headers={"Cookie": None}).status == 503
    assert (root / "broken" / "audience" / "evidence.db").read_bytes().startswith(b"no database"), (
        "it is never set aside"
    )
