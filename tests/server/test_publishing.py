"""The owner's side of the screen: showing a release, going back, and what is told of it."""

from pathlib import Path

import pytest

from tests.server.conftest import Door, StubDesk, opened
from tests.server.showing import published

STATE = "/api/films/late"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder with a film of two releases, of which the first is shown."""
    published(tmp_path / "films" if (tmp_path / "films").mkdir() is None else tmp_path, releases=2, shown=1)
    return tmp_path / "films"


def test_a_release_goes_up_and_comes_down_again(root: Path) -> None:
    with opened(root) as house:
        told = house.ask("GET", f"{STATE}/published").json
        assert (told["current"], told["url"]) == (1, "/watch/late")
        assert [(one["number"], bool(one["when"])) for one in told["releases"]] == [(2, False), (1, True)]
        assert house.ask("GET", told["releases"][0]["poster"]).status == 200
        assert house.ask("POST", f"{STATE}/publish", {"release": 2, "note": "shorter"}).json == {"release": 2}
        assert house.ask("GET", "/watch/late/room", headers={"Cookie": None}).json["current"] == 2
        assert house.ask("POST", f"{STATE}/rollback", {"to": 1, "why": "too short"}).json == {"release": 1}
        told = house.ask("GET", f"{STATE}/published").json
        assert told["current"] == 1
        assert [one["withdrawn"] for one in told["releases"]] == [True, False]
        assert [(one["what"], one["release"], one["why"]) for one in told["ledger"]] == [
            ("back", 1, "too short"),
            ("publish", 2, "shorter"),
            ("publish", 1, "it is number 1"),
        ]


def test_what_is_not_there_cannot_be_shown(root: Path) -> None:
    with opened(root) as house:
        assert house.ask("POST", f"{STATE}/publish", {"release": 9}).status == 422
        assert house.ask("POST", f"{STATE}/rollback", {"to": 9}).status == 422
        for body in ({"release": 0}, {"release": 2, "note": "x" * 10_001}, {"to": 1}):
            assert house.ask("POST", f"{STATE}/publish", body).status == 422
        assert house.ask("POST", f"{STATE}/publish", {"release": 2}, {"Cookie": None}).status == 401
        assert house.ask("GET", f"{STATE}/published").json["current"] == 1


def test_the_film_as_it_is_is_made_by_the_desk(root: Path) -> None:
    StubDesk.made = []
    with opened(root) as house:
        answer = house.ask("POST", f"{STATE}/publish", {"note": "now"})
        assert answer.status == 202
        order = StubDesk.made[-1].orders[-1]
        assert order == {"do": "publish", "id": answer.json["job"], "note": "now"}


def test_a_film_that_was_written_on_says_so(root: Path) -> None:
    with opened(root) as house:
        assert house.ask("GET", f"{STATE}/published").json["unreleased"]


def test_nothing_is_shown_before_anything_went_up(door: Door) -> None:
    told = door.ask("GET", "/api/films/tiny/published").json
    assert (told["current"], told["releases"], told["unreleased"]) == (None, [], True)


def test_nobody_has_watched_a_copy_and_nothing_of_it_is_shown(root: Path) -> None:
    with opened(root) as house:
        house.ask("POST", "/watch/late/sessions", {"measure": True}, {"Cookie": None})
        copy = house.ask("POST", f"{STATE}/duplicate", {"title": "Other"}).json["film"]
        assert house.ask("GET", f"/watch/{copy}/room", headers={"Cookie": None}).status == 404
        told = house.ask("GET", f"/api/films/{copy}/published").json
        assert (told["current"], len(told["releases"]), told["releases"][0]["watched"]) == (None, 2, 0)
        assert house.ask("GET", f"{STATE}/published").json["releases"][1]["watched"] == 1
