"""What the page is told of a plan: whole once, then only what changed; and never a picture of other words."""

from multiprocessing.connection import Connection
from pathlib import Path
from queue import Queue
from typing import Any, cast

import pytest

from ciotat.server.desk import filming
from ciotat.server.desk import work as working
from ciotat.server.desk.crewing import CrewWork
from ciotat.server.desk.process import Orders
from ciotat.server.desk.views import Views
from ciotat.server.desk.work import DeskWork, fitted
from ciotat.work.build import ordered as ordering
from ciotat.work.build.told import Footage
from ciotat.work.film import Film
from tests.flat import Flat, decoded, undressed
from tests.work.conftest import TINY

Event = dict[str, Any]


class Line:
    """A pipe to a crew that works in this very process; `done` waits until it has nothing left to do and all is heard."""

    def __init__(self, film: Film) -> None:
        self._told: Queue[tuple[int, Any]] = Queue()
        self._handed = False
        self.work = CrewWork(
            film.root, lambda turn, what: self._told.put((turn, what)), lambda e: self._told.put((0, e))
        )

    def send(self, order: Event) -> None:
        if order["do"] != "close" and not self.work.at_once(order):
            self.work.do(order)

    def recv(self) -> tuple[int, Any]:
        if self._handed:
            self._told.task_done()
        self._handed = True
        return self._told.get()

    def done(self) -> None:
        self.work.crew.wait()
        self._told.join()


class Page:
    """A page that keeps the plan as a page does: whole at first, then what changed."""

    def __init__(self, film: Film) -> None:
        self.film, self.events = film, list[Event]()
        self.shots: dict[str, Event] = {}
        self.scenes: dict[str, Event] = {}
        self.order: list[str] = []
        self.line = Line(film)
        self.work = DeskWork(film.root, self.hear, cast(Connection, self.line))

    def hear(self, event: Event) -> None:
        self.events.append(event)
        if event["event"] == "plan":
            self.shots |= {shot["id"]: dict(shot) for shot in event["shots"]}
            self.scenes |= {scene["id"]: scene for scene in event["scenes"]}
            self.order = event["order"]
            self.shots = {id: self.shots[id] for id in self.order}
            self.scenes = {id: self.scenes[id] for id in event["scene_order"]}
        elif event["event"] == "shot":
            self.shots[event["id"]] |= {k: v for k, v in event.items() if k not in ("event", "revision")}
        elif event["event"] == "still":
            self.shots[event["shot"]]["still"] = event["url"]

    def do(self, do: str, **more: Any) -> list[Event]:
        """What came of an order, when all is done."""
        before = len(self.events)
        self.work.do({"do": do, **more})
        self.line.done()
        return self.events[before:]

    def write(self, old: str, new: str) -> list[Event]:
        self.film.script.write_text(self.film.script.read_text().replace(old, new))
        return self.do("script")


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Film:
    """A small film whose pictures are flat."""
    undressed(monkeypatch)
    monkeypatch.setattr(ordering, "find", lambda name: Flat())
    for module in (working, filming):
        monkeypatch.setattr(module, "ordered", silent)
    script = tmp_path / "tiny.fountain"
    script.write_text(TINY)
    return Film.new("Late & 晚", tmp_path, script=script).set({"size": "64x64", "fps": 6, "voices": "silence"})


@pytest.fixture
def page(film: Film) -> Any:
    """A page at the desk of the film, everything made."""
    found = Page(film)
    found.do("script")
    yield found
    found.work.close()
    found.line.work.close()


def silent(film: Film, *, more: dict[str, Any]) -> Any:
    return ordering.ordered(film, more={**more, "silent": True})


def of(events: list[Event], kind: str) -> list[Event]:
    return [event for event in events if event["event"] == kind]


def test_what_the_page_put_together_is_the_whole(page: Page) -> None:
    page.write("It is always late!", "It is always so late!")
    page.write("EXT. STREET - NIGHT\n", "INT. BAR - NIGHT\n\nANNA sits alone.\n\nEXT. STREET - NIGHT\n")
    page.write("INT. BAR - NIGHT\n\nANNA sits alone.\n\n", "")
    whole = of(page.do("state"), "plan")[-1]
    assert whole["whole"]
    assert [page.shots[id] for id in page.order] == whole["shots"]
    assert [*page.scenes.values()] == whole["scenes"]
    assert [shot["id"] for shot in whole["shots"]] == whole["order"]
    assert [id for scene in whole["scenes"] for id in scene["shots"]] == whole["order"]
    assert whole["people"] == ["ANNA", "PAUL"]
    for shot in whole["shots"]:
        assert shot["state"] == "made"
        assert shot["clip"].startswith("/media/Late%20%26%20%E6%99%9A/")
        assert shot["clip"].endswith(".mp4")
        assert shot["poster"].endswith(".jpg")
        assert shot["seconds"] == shot["frames"] / 6
        assert shot["asked"] == {}


def test_a_changed_word_changes_its_shots_and_tells_nothing_else(page: Page) -> None:
    shots = dict(page.shots)
    events = page.write("She was right.", "She was right, of course she was.")
    plan = of(events, "plan")[0]
    assert not plan["whole"]
    changed = {shot["id"] for shot in plan["shots"]}
    assert 0 < len(changed) < len(shots)
    assert {page.scenes[page.shots[id]["scene"]]["heading"] for id in changed} == {"EXT. STREET - NIGHT"}
    told = {event["id"] for event in of(events, "shot")}
    assert {id for id in told if id in shots and page.shots[id]["scene"] == plan["order"][0]} == set()
    spoken = next(shot for shot in plan["shots"] if "of course" in shot["words"])
    assert spoken["clip"] is None, "no picture of other words"
    assert spoken["state"] == "stale"
    assert page.shots[spoken["id"]]["state"] == "made"


def test_lines_that_move_change_no_shot(page: Page) -> None:
    events = page.write("INT. KITCHEN - DAY\n", "\n\nINT. KITCHEN - DAY\n")
    plan = of(events, "plan")[0]
    assert plan["shots"] == []
    assert {scene["line"] for scene in plan["scenes"]} == {scene["line"] for scene in page.scenes.values()}
    assert [scene["line"] for scene in page.scenes.values()] == [3, 16]
    assert [scene["lines"] for scene in page.scenes.values()] == [13, 7]
    assert not of(events, "still") or all(event["seconds"] > 0 for event in of(events, "still"))


def test_what_is_asked_of_a_shot_is_shown_and_made(page: Page) -> None:
    id = next(shot["id"] for shot in page.shots.values() if shot["speaker"] == "PAUL")
    page.film.shots.set(id, {"lens": 85, "light.warmth": -0.5, "performance.valence": -0.8})
    before = page.shots[id]["recipe"]
    page.do("shots")
    shot = page.shots[id]
    assert shot["asked"] == {"lens": 85, "light.warmth": -0.5, "performance.valence": -0.8}
    assert (shot["lens"], shot["light"]["warmth"]) == (85.0, -0.5)
    assert {feel["valence"] for feel in shot["feel"]} == {-0.8}
    assert shot["state"] == "made"
    assert shot["recipe"] != before
    page.film.shots.set(id, {"lens": None, "light.warmth": None, "performance.valence": None})
    events = page.do("shots")
    assert page.shots[id]["asked"] == {}
    assert page.shots[id]["recipe"] == before, "made before, found again"
    assert not any(event["state"] == "making" for event in of(events, "shot"))
    page.film.shots.set(id, {"lens": 9000})
    wrong = of(page.do("shots"), "wrong")[0]
    assert f"shots/{id}.toml" in wrong["error"]
    assert "12 to 300" in wrong["advice"]


def test_variations_are_told_of_and_counted(page: Page) -> None:
    id = next(shot["id"] for shot in page.shots.values() if shot["speaker"] == "PAUL")
    events = page.do("vary", shot=id, what="performance", n=2)
    assert [event["shot"] for event in of(events, "takes")] == [id, id]
    page.do("shots")
    assert page.shots[id]["takes"] == 2
    assert of(page.do("vary", shot="0123456789", what="camera", n=2), "wrong")


@pytest.mark.parametrize("kind", ["srt", "fdx", "fountain", "pdf", "otio", "storyboard"])
def test_exports_are_one_file_each(page: Page, tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "given"
    folder.mkdir()
    events = of(page.do("export", id="e1", kind=kind, folder=str(folder)), "export")
    assert events[0]["state"] == "making"
    assert (events[-1]["state"], events[-1]["id"]) == ("done", "e1"), events[-1]
    assert [path.name for path in folder.iterdir()] == [events[-1]["name"]]
    assert (folder / events[-1]["name"]).stat().st_size > 100


def test_a_movie_is_exported_at_the_films_own_size_as_it_was_when_asked(page: Page, tmp_path: Path) -> None:
    page.film.set({"size": "128x128"})
    page.do("settings")
    folder = tmp_path / "given"
    folder.mkdir()
    events = of(page.do("export", id="e2", kind="mp4", size="film", folder=str(folder)), "export")
    assert events[-1]["state"] == "done", events[-1]
    movie = folder / events[-1]["name"]
    assert decoded(movie) == sum(shot["frames"] for shot in page.shots.values())
    assert not list((page.film.hidden / "studio").glob("export-*"))
    failed = of(page.do("export", id="e3", kind="mp4", size="film", folder=str(folder / "gone" / "\0")), "export")
    assert failed[-1]["state"] == "failed"


def test_the_picture_of_the_studio_has_the_shape_of_the_film() -> None:
    assert fitted((1280, 720)) == (640, 360)
    assert fitted((1920, 800)) == (640, 266)
    assert fitted((1080, 1920)) == (202, 360)
    assert fitted((320, 180)) == (320, 180)


def test_only_the_last_of_the_same_orders_counts() -> None:
    orders = Orders()
    assert not orders.newer()
    for order in ({"do": "script"}, {"do": "play", "shot": "a"}, {"do": "script"}, {"do": "cursor", "line": 3}):
        orders.put(order)
    assert orders.newer()
    assert [orders.next() for _ in range(3)] == [
        {"do": "cursor", "line": 3},
        {"do": "play", "shot": "a"},
        {"do": "script"},
    ]
    assert not orders.newer()
    orders.end()
    assert orders.next() is None


def test_an_order_that_makes_no_sense_is_told_of(page: Page) -> None:
    for order in ({"do": "cursor"}, {"do": "cursor", "line": "x"}, {"do": "vary"}, {"do": "export", "kind": "gif"}, {}):
        page.work.do(order)
    page.line.done()
    assert len(of(page.events, "wrong")) == 4
    assert of(page.events, "export") == []
    page.work.do({"do": "export", "id": "e", "kind": "gif", "folder": "."})
    page.line.done()
    assert of(page.events, "export")[-1]["state"] == "failed"


def test_what_is_seen_of_a_shot_that_is_gone_is_not_told() -> None:
    assert Views("/media/x").footage(Footage("r", "0123456789")) == []
    assert Views("/media/x").whole() is None
