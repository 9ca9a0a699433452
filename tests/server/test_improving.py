"""Weak moments, from the owner's side: what could be done, what was made of it, what is on trial."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ciotat.audience.trial import Trial
from ciotat.cut.press import press
from ciotat.server.publishing import promoted, rolled_back
from ciotat.work.film import Film
from ciotat.work.release import Releases
from ciotat.work.release.candidate import Candidate, Candidates
from ciotat.work.release.making import Wish, plain
from ciotat.work.store import Store
from tests.server.conftest import Answer, Door, StubDesk, opened
from tests.server.showing import published
from tests.work.release.conftest import filmed

STATE, ROOM = "/api/films/late", "/watch/late"


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Door]:
    """A house with a film whose first release is shown."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    root = tmp_path / "films"
    root.mkdir()
    published(root)
    StubDesk.made = []
    with opened(root) as found:
        yield found


def candidate(house: Door, number: int, change: str = "warmer", tone: int = 90) -> Candidate:
    """The film that is shown with another picture of its shot `number`."""
    import json

    film = Film(house.root / "late")
    with Store(film.hidden) as store:
        base = Releases(film.root, store).get(1)
        cut = json.loads(store.blobs.get(base.cut) or b"")
        cut["shots"][number]["picture"] = store.blobs.put(filmed("en", tone)[number])
        made = plain(film, store, Wish(), press, json.dumps(cut).encode(), datetime(2026, 11, 23, tzinfo=UTC))
        name = {"en": "warmer", "zh": "更暖"}
        asked: dict[str, Any] = {"light.warmth": 0.5}
        return Candidates(film.root).add(
            Candidate(
                1, base.digest, base.shots[number].id, change, made, name, name, asked, {}, "change", "2026-11-23"
            )
        )


def shots(house: Door) -> list[str]:
    with Store(house.root / "late/.ciotat") as store:
        return [shot.id for shot in Releases(house.root / "late", store).get(1).shots if shot.role != "card"]


def get(house: Door, path: str, viewer: str = "") -> Answer:
    return house.ask("GET", path, headers={"Cookie": f"viewer={viewer}" if viewer else None})


def test_direction_says_what_could_be_done(house: Door) -> None:
    found = house.ask("GET", f"{STATE}/improve?shot={shots(house)[0]}&kind=exits").json
    assert {"id", "name", "why", "asked", "cheap", "seconds"} == set(found[0])
    assert all(0 < one["cheap"] <= 1 for one in found)
    chinese = house.ask("GET", f"{STATE}/improve?shot={shots(house)[0]}", headers={"Accept-Language": "zh"}).json
    assert any("\u4e00" <= letter <= "\u9fff" for letter in chinese[0]["why"])
    assert house.ask("GET", f"{STATE}/improve?shot=0123456789").status == 404
    assert house.ask("GET", f"{STATE}/improve?shot={shots(house)[0]}&kind=odd").status == 422


def test_changes_are_made_by_the_desk(house: Door) -> None:
    shot = shots(house)[0]
    ids = [one["id"] for one in house.ask("GET", f"{STATE}/improve?shot={shot}").json][:2]
    answer = house.ask("POST", f"{STATE}/improve", {"shot": shot, "changes": [*ids, ids[0]]})
    assert answer.status == 202
    order = StubDesk.made[-1].orders[-1]
    assert (order["do"], order["id"], order["release"], order["shot"]) == ("improve", answer.json["job"], 1, shot)
    assert [change["id"] for change in order["changes"]] == ids
    assert house.ask("POST", f"{STATE}/improve", {"shot": shot, "changes": ["nothing"]}).status == 422


def test_candidates_are_seen_beside_what_is_shown(house: Door) -> None:
    made = candidate(house, 0)
    (seen,) = house.ask("GET", f"{STATE}/candidates").json
    assert (seen["id"], seen["label"], seen["base"], seen["seconds"]) == (made.digest, "warmer", 1, 0.0)
    assert house.ask("GET", seen["clip"]).status == house.ask("GET", seen["before"]["clip"]).status == 200
    assert house.ask("GET", seen["sound"], headers={"Range": "bytes=0-7"}).status == 206
    (heard,) = house.ask("GET", "/api/films/late/insight").json["sound"]
    assert (heard["url"], heard["at"]) == (seen["sound"], 0.0)
    assert seen["at"] == seen["before"]["at"] == 0.0
    assert get(house, ROOM + "/media/" + seen["clip"].rpartition("/")[2]).status == 404, "nobody is shown it yet"
    assert house.ask("DELETE", f"{STATE}/candidates/{made.digest}").status == 200
    assert house.ask("GET", f"{STATE}/candidates").json == []
    assert house.ask("DELETE", f"{STATE}/candidates/{made.digest}").status == 404


def test_viewers_on_trial_see_their_arm_and_no_other(house: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = candidate(house, 0), candidate(house, 1, "other", 60)
    trials = [
        Trial("e1", one.shot, "discovery", 1, ("", one.digest), (1, 1), (0.0, 1.0)),
        Trial("e2", two.shot, "discovery", 1, ("", two.digest), (1, 1), (0.0, 1.0)),
    ]
    audience = house.house.audience("late")
    monkeypatch.setattr(audience, "trials", lambda: trials)
    begun = house.ask("POST", f"{ROOM}/sessions", {"measure": True}, {"Cookie": None})
    assert begun.status == 201, begun.body
    viewer = begun.headers["set-cookie"].partition(";")[0].partition("=")[2]
    folder = begun.json["master"].rpartition("/")[0]
    text = get(house, f"{folder}/pictures.m3u8", viewer).body.decode()
    plain_ = (
        house.ask("POST", f"{ROOM}/sessions", {"measure": False}, {"Cookie": None}).json["master"].rpartition("/")[0]
    )
    champion = get(house, f"{plain_}/pictures.m3u8").body.decode()
    both = [line for line in text.splitlines() if line not in champion.splitlines()]
    assert sum("m4s" in line for line in both) >= 2, "both changes are woven into one cut"
    assert all(get(house, f"{ROOM}/media/{line.rpartition('/')[2]}").status == 200 for line in both if "m4s" in line)
    assert get(house, f"{folder}/pictures.m3u8", "w" * 32).status == 404, "nobody reads another's arm"
    assert house.ask("DELETE", f"{STATE}/candidates/{one.digest}").status == 422
    monkeypatch.setattr(audience, "trials", list)
    assert get(house, f"{folder}/pictures.m3u8", viewer).body.decode() == text, "a film that was begun is not cut short"


def test_the_chosen_one_is_released_with_its_evidence(house: Door) -> None:
    made = candidate(house, 0)
    stream = house.listen("late")
    number = promoted(house.house, "late", made.digest, {"why": "Of 1,204 viewers …", "experiment": "e1"})
    assert number == 2
    assert stream.until("published")["release"] == 2
    stream.close()
    room = get(house, f"{ROOM}/room").json
    assert (room["current"], room["releases"][0]["why"]) == (2, "Of 1,204 viewers …")
    assert Film(house.root / "late").shots.wish(made.shot) == {"light": {"warmth": 0.5}}
    assert StubDesk.made[-1].orders[-1] == {"do": "shots"}
    assert rolled_back(house.house, "late", 1, "it was worse") == 1
    told = house.ask("GET", f"{STATE}/published").json
    assert [one["what"] for one in told["ledger"]] == ["roll back", "promote", "publish"]


def test_a_newer_renderer_is_looked_for_by_the_desk(house: Door) -> None:
    told = house.ask("GET", f"{STATE}/upgrade").json
    assert (told["looking"], told["shots"]) == (True, [])
    desk = StubDesk.made[-1]
    assert desk.orders[-1] == {"do": "progress", "release": 1}
    shot = shots(house)[0]
    found = {"event": "upgrade", "release": 1, "shots": [{"id": shot, "cause": "draft.8 → draft.9"}], "newer": ["x"]}
    desk.hear({**found, "was": "draft.8", "now": "draft.9"})
    told = house.ask("GET", f"{STATE}/upgrade").json
    assert (told["looking"], told["now"], told["shots"][0]["id"]) == (False, "draft.9", shot)
    assert house.ask("POST", f"{STATE}/upgrade", {"shots": ["0123456789"]}).status == 422
    assert house.ask("POST", f"{STATE}/upgrade", {"together": True}).status == 202
    assert desk.orders[-1]["shots"] == [shot]
