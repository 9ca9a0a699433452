"""The owner's experiments over HTTP: from two candidates to the next release and back, and insight on the way."""

import time
from pathlib import Path
from typing import Any

import pytest

from ciotat.core.chance import chance
from tests.server.conftest import Door, StubDesk
from tests.server.test_audience import Clock
from tests.server.test_improving import candidate
from tests.server.test_improving import house as improving

pytestmark = pytest.mark.slow
API = "/api/films/late"
house = improving


@pytest.fixture
def trial(house: Door) -> Door:
    """A house with its own time, and an owner who decides quickly."""
    house.house.clock = clock = Clock()
    clock.now = time.time() - 3_000_000  # a certificate is made on the way, and is not of the future
    rules = {"on": True, "veto_hours": 0, "minimum_viewers": 100, "minimum_days": 0.5}
    assert house.ask("PATCH", f"{API}/automation", rules).json["on"] is True
    return house


def begun(door: Door, count: int = 1) -> dict[str, Any]:
    ids = [candidate(door, n + 1, f"change-{n}", 90 + 10 * n).digest for n in range(count)]
    made = door.ask("POST", f"{API}/experiments", {"candidates": ids, "window": 5})
    assert made.status == 201, made.body
    started = door.ask("POST", f"{API}/experiments/{made.json['id']}", {"do": "start"})
    assert (started.status, started.json["state"]) == (200, "discovery"), started.body
    return started.json


def crowd(door: Door, count: int, stays: Any, start: int = 0) -> None:
    """Viewers, in process: who sees what is drawn by the real draws."""
    audience = door.house.audience("late")
    audience.evidence.salt = "the same draws in every run"
    screen = door.house.screen("late")
    from ciotat.audience.timeline import Timeline

    for n in range(start, start + count):
        door.house.clock.now += 400
        played: list[Any] = []

        def cut(number: int, candidates: tuple[str, ...], played: list[Any] = played) -> Timeline:
            played.append(screen.cut(number, candidates))
            return Timeline.of(played[-1].release)

        current = audience.doors.current() or 0
        session = audience.sessions.begin(f"{n:032}", current, audience.trials(), cut)
        places = session.timeline.places
        share = min(1.0, max(0.02, stays(session) + 0.2 * float(chance("t", n).normal())))
        long = places[2].at + (session.timeline.seconds - places[2].at) * share
        door.house.clock.now += 30
        events = [{"seq": 0, "kind": "section", "at": 0, "to": long}, {"seq": 1, "kind": "exit", "at": long}]
        events.append({"seq": 2, "kind": "feel", "at": long / 2, "v": 0.5, "a": -0.2})
        audience.evidence.take_in_now(session.id, events)
        if n % 40 == 39:
            door.house.step()
    door.house.clock.now += 7200
    door.house.step()


def test_an_experiment_becomes_a_release_and_comes_back(trial: Door) -> None:
    one = begun(trial)
    where = f"{API}/experiments/{one['id']}"
    crowd(trial, 300, lambda session: 0.9 if session.candidates or session.release > 1 else 0.3)
    found = trial.ask("GET", where).json
    assert (found["state"], found["promoted"], found["winner"]) == ("holdback", 2, 1)
    assert found["arms"][1]["mean"] > found["arms"][0]["mean"]
    assert "viewers met the shot" in found["why"]
    assert "位观众" in trial.ask("GET", where, headers={"Accept-Language": "zh"}).json["why"]
    assert {guard["name"] for guard in found["guards"]} == {"ratio", "stalls", "completion", "mirror"}
    shown = trial.ask("GET", f"{API}/published").json
    assert (shown["current"], shown["releases"][0]["why"]) == (2, found["why"])
    assert [line["what"] for line in trial.ask("GET", f"{API}/ledger").json["lines"]] == ["promote", "decided", "start"]
    crowd(trial, 400, lambda session: 0.2 if session.release == 2 else 0.9, start=1000)
    assert trial.ask("GET", where).json["state"] == "rolled back"
    assert trial.ask("GET", f"{API}/published").json["current"] == 1


def test_insight_is_of_those_who_saw_the_release(trial: Door) -> None:
    crowd(trial, 60, lambda session: 0.6)
    audience = trial.house.audience("late")
    audience.insight(audience.release(1))
    told = trial.ask("GET", f"{API}/insight").json
    assert (told["release"], told["viewers"], told["sessions"], told["taps"], told["raters"]) == (1, 60, 60, 60, 60)
    assert told["seen"][0] > 0.9 > told["seen"][-1]
    assert sum(told["exits"]) == 60 - told["finished"]
    assert told["felt"]["v"] is not None
    assert len(told["felt"]["v"]["mean"]) >= len(told["seen"])
    assert told["shots"][0]["viewers"] == 60
    assert trial.ask("GET", f"{API}/insight?release=9").status in (404, 422)


def test_pages_are_told_that_something_came(trial: Door) -> None:
    with_page = trial.listen("late")
    with_page.until("script")
    crowd(trial, 1, lambda session: 0.5)
    assert with_page.until("insight") == {"release": 1}
    with_page.close()


def test_the_owner_hides_a_comment(trial: Door) -> None:
    from tests.server.test_audience import Viewer

    one, other = Viewer(trial), Viewer(trial)
    said = one.say("spam spam").json["id"]
    assert trial.ask("PATCH", f"{API}/comments/{said}", {"hidden": True}).json["hidden"] is True
    assert other.ask("GET", "/comments?list=1").json == []
    assert [c["hidden"] for c in trial.ask("GET", f"{API}/insight").json["comments"]] == [True]
    assert trial.ask("PATCH", f"{API}/comments/{'0' * 16}", {"hidden": True}).status == 404


def test_what_cannot_be_asked_is_refused(trial: Door) -> None:
    one = begun(trial)
    for body in ({"candidates": []}, {"candidates": ["0" * 64]}, {"candidates": one["arms"][1]["candidate"], "d": 3}):
        assert trial.ask("POST", f"{API}/experiments", body).status == 422
    again = trial.ask("POST", f"{API}/experiments", {"candidates": [one["arms"][1]["candidate"]]}).json
    refused = trial.ask("POST", f"{API}/experiments/{again['id']}", {"do": "start"})
    assert (refused.status, "this scene" in refused.json["error"]) == (422, True)
    for what in ("promote", "resume"):
        assert trial.ask("POST", f"{API}/experiments/{one['id']}", {"do": what}).status == 422
    assert trial.ask("POST", f"{API}/experiments/{one['id']}", {"do": "stop"}).json["state"] == "stopped"
    assert trial.ask("GET", f"{API}/experiments/{'0' * 10}").status == 404
    assert trial.ask("GET", f"{API}/experiments", headers={"Cookie": None}).status == 401
    for rules in ({"holdback": 0.9}, {"veto_hours": -1}, {"minimum_viewers": 1}):
        assert trial.ask("PATCH", f"{API}/automation", rules).status == 422


def test_automation_is_off_until_the_owner_turns_it_on(house: Door, tmp_path: Path) -> None:
    assert house.ask("GET", f"{API}/automation").json["on"] is False
    assert StubDesk.made is not None
