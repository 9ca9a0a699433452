"""A film held live: what is seen first, what a newer change interrupts, and that the film never tells of an older draft."""

import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from ciotat.core.errors import CiotatError, FilmError
from ciotat.render.renderer import Picture
from ciotat.work.build import live as live_module
from ciotat.work.build.crew import Crew
from ciotat.work.build.live import Live
from ciotat.work.build.ordered import ordered
from ciotat.work.build.pace import Pace
from ciotat.work.build.told import Filmed, Footage, Planned, Progress, Still, Told, Wrong, revision
from ciotat.work.film import Film
from tests.flat import Flat, decoded


class Gate(Flat):
    """Paints until it has painted `few` movies, and then waits in the midst of each until `open` is set."""

    def __init__(self, few: int = 0) -> None:
        super().__init__()
        self.few, self.open, self.waits = few, threading.Event(), threading.Event()

    def frames(self, world: object, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
        for number, picture in enumerate(super().frames(world, size, times)):
            if number == 1 and len(times) > 1 and len(self.shot) > self.few:
                self.waits.set()
                self.open.wait(20)
            yield picture


class Late(Gate):
    """Waits, once, when it has painted every second picture of a movie."""

    def frames(self, world: object, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
        last = Fraction(-1)
        for time, picture in zip(times, Flat.frames(self, world, size, times), strict=True):
            if time < last:
                self.waits.set()
                self.open.wait(20)
            last = time
            yield picture


class Broken(Flat):
    """Cannot paint one shot."""

    bad = ""

    def frames(self, world: object, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
        if len(times) > 1 and world.seed == self.bad:  # type: ignore[attr-defined]
            raise FilmError("this cannot be painted")
        return super().frames(world, size, times)


class Desk:
    """A live film and all that it tells."""

    def __init__(self, film: Film, renderer: Any = None, **more: Any) -> None:
        self.film, self.renderer, self.told = film, renderer or Flat(), list[Told]()
        self.came = threading.Condition()
        usual = {"silent": True, "renderer": self.renderer}
        self.live = Live(lambda: ordered(film.fresh(), more=usual), self.hear, **more)

    def hear(self, what: Told) -> None:
        with self.came:
            self.told.append(what)
            self.came.notify_all()

    def all(self, kind: type) -> list[Any]:
        return [what for what in self.told if isinstance(what, kind)]

    def write(self, old: str, new: str) -> None:
        self.film.script.write_text(self.film.script.read_text().replace(old, new))

    def states(self) -> dict[str, Footage]:
        """What was told of every shot last."""
        return {footage.shot: footage for footage in self.all(Footage)}


@pytest.fixture
def film(script: Path, tmp_path: Path) -> Film:
    """The folder of a film of two scenes."""
    return Film.new("Late", tmp_path, script=script).set({"size": "64x64", "fps": 6})


@pytest.fixture
def desks() -> Iterator[list[Desk]]:
    """Those that have to be closed."""
    found: list[Desk] = []
    yield found
    for desk in found:
        if isinstance(desk.renderer, Gate):
            desk.renderer.open.set()
        desk.live.close()


def test_the_shot_at_the_cursor_is_seen_first_then_moves_then_the_rest(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film)
    desks.append(desk)
    desk.live.line = 11
    desk.live.change()
    desk.live.wait()
    kinds = [type(what).__name__ for what in desk.told if not isinstance(what, Footage | Progress)]
    assert kinds == ["Planned", "Still", "Filmed"]
    still = desk.all(Still)[0]
    text = film.script.read_text()
    assert {what.revision for what in desk.told} == {revision(text)}
    made = [footage.shot for footage in desk.all(Footage) if footage.state == "made"]
    assert made[0] == still.shot
    shots = [shot.id for scene in desk.all(Planned)[0].build.plan.scenes for shot in scene.shots]
    after = shots[shots.index(still.shot) + 1 :]
    assert sorted(made) == sorted(shots)
    assert max(made.index(id) for id in after) < min(made.index(id) for id in shots if id not in (*after, still.shot))
    store = desk.all(Planned)[0].build.shelf.store
    for footage in desk.states().values():
        assert footage.state == "made"
        assert footage.cause == "first time"
        assert store.blobs.has(footage.clip)
        assert store.blobs.has(footage.poster)
    assert store.blobs.has(still.picture)
    assert desk.all(Filmed)[0].path.is_file()
    last = desk.all(Progress)[-1]
    assert (last.what, last.done, last.total, last.frames, last.left) == (
        "ready",
        last.total,
        last.total,
        last.all_frames,
        0.0,
    )


def test_words_on_black_are_there_before_the_rest_is_drawn(film: Film, desks: list[Desk]) -> None:
    text = film.script.read_text()
    film.script.write_text(text if text.startswith("Title:") else f"Title: Late\n\n{text}")
    desk = Desk(film)
    desks.append(desk)
    desk.live.line = 11
    desk.live.change()
    desk.live.wait()
    build = desk.all(Planned)[-1].build
    cards = {shot.id for scene in build.plan.scenes for shot in scene.shots if shot.role == "card"}
    assert cards
    drawn = list(dict.fromkeys(footage.shot for footage in desk.all(Footage) if footage.still or footage.clip))
    assert drawn[0] == desk.all(Still)[0].shot
    assert set(drawn[1 : 1 + len(cards)]) == cards


def test_a_change_interrupts_and_nothing_finished_is_lost(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film, Gate(few=3))
    desks.append(desk)
    desk.live.change()
    assert desk.renderer.waits.wait(20)
    finished = {f.shot for f in desk.all(Footage) if f.state == "made"}
    assert len(finished) >= 2
    runs = list(desk.renderer.shot)
    desk.write("She was right.", "She was right, of course.")
    desk.renderer.few = 1000
    threading.Timer(0.1, desk.renderer.open.set).start()
    desk.live.change()
    desk.live.wait()
    assert desk.all(Filmed)
    assert {footage.state for footage in desk.states().values()} == {"made"}
    again = desk.renderer.shot[len(runs) :]
    still_there = {s.id for scene in desk.all(Planned)[-1].build.plan.scenes for s in scene.shots}
    told_anew = {f.shot for f in desk.all(Footage) if f.cause.startswith("line")}
    assert not (set(again) & finished & still_there - told_anew), "made once, kept"


def test_nothing_is_told_of_an_older_draft_after_a_newer_plan(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film, Gate())
    desks.append(desk)
    desk.live.change()
    assert desk.renderer.waits.wait(20)
    desk.write("You are late.", "You are early.")
    desk.renderer.few = 1000
    desk.live.change()
    desk.renderer.open.set()
    desk.live.wait()
    at = max(k for k, what in enumerate(desk.told) if isinstance(what, Planned))
    assert {what.revision for what in desk.told[at:]} == {revision(film.script.read_text())}


def test_where_there_is_a_newer_draft_already_nothing_is_drawn(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film, newer=lambda: True)
    desks.append(desk)
    desk.live.change()
    desk.live.wait()
    assert not desk.all(Still)
    assert desk.renderer.shot == []


def test_the_cursor_is_followed_and_what_is_made_is_left_alone(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film)
    desks.append(desk)
    desk.live.line = 5
    desk.live.change()
    desk.live.wait()
    films = len(desk.all(Filmed))
    desk.live.look(19)
    desk.live.wait()
    assert desk.all(Still)[-1].line == 19
    assert desk.all(Still)[-1].shot != desk.all(Still)[0].shot
    desk.live.look(19)
    desk.live.play(desk.all(Still)[0].shot)
    desk.live.wait()
    assert len(desk.all(Filmed)) == films, "nothing is cut again"


def test_the_shot_at_the_cursor_moves_on_twos_before_it_moves(film: Film, desks: list[Desk]) -> None:
    film.set({"fps": 24})
    told: list[Told] = []
    desk = Desk(film, crew=Crew(told.append, film=False, early=True))
    desks.append(desk)
    desk.live.change()
    desk.live.wait()
    aim = desk.all(Still)[0].shot
    build = desk.live.work.build  # type: ignore[union-attr]
    all_footage = [what for what in told if isinstance(what, Footage)]
    assert {footage.shot for footage in all_footage if footage.early} == {aim}
    states = [
        (footage.state, bool(footage.early), bool(footage.clip)) for footage in all_footage if footage.shot == aim
    ]
    assert states == [("stale", False, False), ("making", False, False), ("making", True, False), ("made", False, True)]
    early, made = (
        [getattr(one, of) for one in all_footage if one.shot == aim][at] for of, at in (("early", 2), ("clip", 3))
    )
    sizes = [decoded(build.shelf.store.blobs.file(digest)) for digest in (early, made)]  # type: ignore[arg-type]
    assert sizes[0] == (sizes[1] + 1) // 2
    assert build.ahead is None


def test_what_moves_on_twos_moves_at_once_when_it_is_come_back_to(film: Film, desks: list[Desk]) -> None:
    film.set({"fps": 24})
    gate, moves = Late(), threading.Event()
    told: list[Told] = []

    def hear(what: Told) -> None:
        told.append(what)
        if isinstance(what, Footage) and what.early:
            moves.set()

    desk = Desk(film, gate, crew=Crew(hear, film=False, early=True))
    desks.append(desk)
    desk.live.change()
    assert moves.wait(60)
    early = next(what for what in reversed(told) if isinstance(what, Footage) and what.early)
    desk.live.crew.leave()
    gate.open.set()
    desk.live.wait()
    assert [what.state for what in told if isinstance(what, Footage) and what.shot == early.shot][-1] == "stale"
    before = len(told)
    desk.live.crew.go(desk.live.work)  # type: ignore[arg-type]
    desk.live.wait()
    after = [what for what in told[before:] if isinstance(what, Footage) and what.shot == early.shot]
    assert [(what.state, what.early) for what in after] == [("making", early.early), ("made", "")]
    assert after[-1].clip


def test_what_is_wrong_is_told_and_the_film_goes_on(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film)
    desks.append(desk)
    desk.live.change()
    desk.live.wait()
    text = film.script.read_text()
    film.script.write_text("")
    desk.live.change()
    assert [wrong.error.message for wrong in desk.all(Wrong)] == ["the script is empty"]
    film.script.write_text(text + "\nPaul smiles.\n")
    desk.live.change()
    desk.live.wait()
    assert desk.all(Filmed)[-1].revision == revision(film.script.read_text())


def test_one_shot_that_fails_does_not_stop_the_others(film: Film, desks: list[Desk]) -> None:
    desk = Desk(film, Broken())
    desks.append(desk)
    desk.live.change()
    desk.live.wait()
    shots = [shot.id for scene in desk.all(Planned)[0].build.plan.scenes for shot in scene.shots]
    desk.renderer.bad = shots[2]
    desk.write("ANNA stands by the table.", "ANNA stands by the cold table, in a red hat.")
    desk.live.change()
    desk.live.wait()
    states = desk.states()
    assert [id for id, footage in states.items() if footage.state != "made" and id in shots] in ([shots[2]], [])
    if states[shots[2]].state != "made":
        assert [str(wrong.error) for wrong in desk.all(Wrong)] == ["this cannot be painted"]


def test_an_errand_is_run_between_the_cursor_and_the_rest_and_again_where_it_was_interrupted(
    film: Film, desks: list[Desk]
) -> None:
    desk = Desk(film, Gate(few=1))
    desks.append(desk)
    seen: list[int] = []

    def errand(work: Any, stop: threading.Event) -> None:
        seen.append(len(desk.renderer.shot))
        if len(seen) == 1:
            raise CiotatError("not today")

    desk.live.change()
    assert desk.renderer.waits.wait(20)
    desk.live.ask(errand)
    desk.live.ask(errand)
    desk.renderer.few = 1000
    desk.renderer.open.set()
    desk.live.wait()
    assert len(seen) == 2
    assert [str(wrong.error) for wrong in desk.all(Wrong)] == ["not today"]
    assert seen[0] <= 3
    assert desk.all(Filmed)


def test_where_many_lines_have_to_be_said_a_draft_is_seen_first(
    film: Film, desks: list[Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live_module, "_AT_ONCE", 0)
    desk = Desk(film)
    desks.append(desk)
    desk.live.change()
    desk.live.wait()
    assert [plan.revision for plan in desk.all(Planned)] == [revision(film.script.read_text())] * 2
    assert len(desk.all(Filmed)) == 1
    assert desk.all(Footage)[0].cause == "first time"


def test_a_revision_knows_words_and_not_line_ends() -> None:
    assert revision("a\r\nb\rc") == revision("a\nb\nc") == revision("\ufeffa\nb\nc")
    assert revision("a") != revision("b")
    assert len(revision("")) == 16


def test_the_pace_tells_what_is_left() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert pace.state() == (0, 0, 0, 0, 0.0)
    pace.start([24, 48])
    assert pace.state() == (0, 2, 0, 72, None)
    now[0] = 2.0
    pace.done(24)
    assert pace.state() == (1, 2, 24, 72, 4.0)
    pace.done(48)
    pace.done(10)
    assert pace.state() == (2, 2, 72, 72, 0.0)
