"""Candidates: the release again with one change, and nothing else in it other than what the change makes so."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ciotat.core.errors import FilmError, Stopped
from ciotat.cut.packing import packed
from ciotat.cut.press import press
from ciotat.work.build import candidate as candidate_module
from ciotat.work.build.candidate import Bench, Change, nested
from ciotat.work.build.ordered import ordered
from ciotat.work.build.shelf import Shelf
from ciotat.work.build.upgrade import upgrades
from ciotat.work.build.whole import aside, whole
from ciotat.work.film import Film
from ciotat.work.release import Release
from ciotat.work.release.candidate import Candidates, alone
from ciotat.work.release.making import Wish, release
from ciotat.work.release.putting_up import put_up
from ciotat.work.sources import sources
from ciotat.work.store import Store
from tests.flat import Flat

NOW = datetime(2026, 11, 23, tzinfo=UTC)
WARMER = Change("warmer", {"en": "warmer"}, {"en": "why"}, {"seed": 3})
LONGER = Change("hold", {}, {}, {"hold": 1.0})


class Newer(Flat):
    """Paints otherwise than it did."""

    version = 2

    def frames(self, world: Any, size: tuple[int, int], times: Any) -> Iterator[Any]:
        for picture in super().frames(world, size, times):
            yield 255 - picture


class House:
    """A film of two scenes that is released and shown, and what makes it."""

    def __init__(self, film: Film, store: Store, patch: pytest.MonkeyPatch) -> None:
        self.film, self.store, self.patch = film, store, patch
        self.shelf, self.renderer, self.count = Shelf(store), Flat(), 0
        self.script = (film.script.name, film.script.read_bytes())
        patch.setattr(candidate_module, "aside", self._aside)
        cut = whole(self._aside(film, self.shelf, film.hidden / "p", self.script, threading.Event()), sources(film))
        self.base = release(film, store, Wish("first", sign=False), press, lambda: NOW, cut).release
        put_up(film.root, store, self.base.number, packed, "", NOW)

    def _aside(self, film: Film, shelf: Shelf, folder: Path, script: Any, stop: Any, more: Any = None) -> Any:
        return aside(film, shelf, folder, script, stop, {"silent": True, "renderer": self.renderer, **(more or {})})

    def bench(self, shot: str, stop: threading.Event | None = None) -> Bench:
        self.count += 1
        folder = self.film.hidden / "studio" / f"i{self.count}"
        script = (self.film.script.name, self.film.script.read_bytes())
        return Bench(self.film.fresh(), self.shelf, self.base, shot, folder, script, stop or threading.Event())

    def other(self, made: Release) -> list[str]:
        return [a.id for a, b in zip(made.shots, self.base.shots, strict=True) if a.picture != b.picture]


@pytest.fixture
def house(script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    film = Film.new("Late", tmp_path, script=script).set({"size": "64x64", "fps": 6})
    with Store(film.hidden) as store:
        yield House(film, store, monkeypatch)


def test_making_a_film_whole_aside_touches_nothing_of_its_folder(house: House) -> None:
    names = {path.name for path in house.film.root.iterdir()}
    assert names >= {"film.toml", "tiny.fountain", "releases", "audience"}
    assert not names & {"cut.json", "out", "script.ids"}
    assert house.base.title == "Late"
    assert sum(shot.frames for shot in house.base.shots) == house.base.frames


def test_a_change_changes_its_shot_and_no_other(house: House) -> None:
    shot = house.base.shots[3].id
    before = len(house.renderer.shot)
    made = house.bench(shot).candidate(WARMER)
    assert house.other(made.release) == [shot]
    assert len(house.renderer.shot) == before + 1, "one shot is made again, and one only"
    assert (made.base, made.on, made.release.frames) == (1, house.base.digest, house.base.frames)
    assert not alone(made, house.base)
    kept = Candidates(house.film.root).add(made)
    again = house.bench(shot).candidate(WARMER)
    assert Candidates(house.film.root).add(again).digest == kept.digest
    assert len(house.renderer.shot) == before + 1, "the second time nothing is made"
    assert not house.film.shots.ids(), "nothing is asked of the film itself"


def test_another_length_is_a_cut_of_its_own(house: House) -> None:
    made = house.bench(house.base.shots[3].id).candidate(LONGER)
    assert made.release.frames == house.base.frames + 6
    assert alone(made, house.base)
    starts = [shot.start for shot in made.release.shots]
    assert starts == sorted(starts)
    assert starts[4] == house.base.shots[4].start + 6


def test_what_cannot_be_improved_says_so(house: House) -> None:
    shot = house.base.shots[3].id
    with pytest.raises(FilmError, match="changes nothing"):
        house.bench(shot).candidate(replace(WARMER, asked={"light.stops": 0}))
    with pytest.raises(FilmError, match="not in release 1"):
        house.bench("0123456789")
    script = house.film.script
    script.write_text(script.read_text().replace("You are late.", "You were late."))
    with pytest.raises(FilmError, match="not as it was in release 1"):
        house.bench(shot)


def test_an_interruption_leaves_nothing_half_made(house: House) -> None:
    stop = threading.Event()
    bench = house.bench(house.base.shots[3].id, stop)
    stop.set()
    with pytest.raises(Stopped):
        bench.candidate(WARMER)
    assert Candidates(house.film.root).ids() == []


def test_a_newer_renderer_is_told_and_made_shot_by_shot(house: House) -> None:
    assert upgrades(house.bench("")) == []
    house.renderer = Newer()
    found = upgrades(house.bench(""))
    assert [one.id for one in found] == [shot.id for shot in house.base.shots if shot.role != "card"]
    assert {one.cause for one in found} == {"flat.1 → flat.2"}
    one, two = found[0].id, found[1].id
    made = house.bench(one).upgraded(replace(WARMER, asked={}))
    assert (house.other(made.release), made.kind, made.release.frames) == ([one], "upgrade", house.base.frames)
    assert made.release.renderer == "flat.1"
    assert all(name in made.release.labels.because for name in ("the renderer flat.1", "the renderer flat.2"))
    whole_anew = house.bench(one).upgraded(replace(WARMER, asked={}), also=[each.id for each in found])
    assert whole_anew.release.renderer == "flat.2"
    both = house.bench(one).upgraded(replace(WARMER, asked={}), also=[two])
    assert house.other(both.release) == [one, two]


def test_a_change_of_an_old_film_keeps_its_other_pictures(house: House) -> None:
    house.renderer = Newer()
    shot = house.base.shots[3].id
    assert house.other(house.bench(shot).candidate(WARMER).release) == [shot]


def test_what_is_asked_is_put_into_what_was(house: House) -> None:
    assert nested({"light": {"key": "left"}, "hold": 1}, {"light.warmth": 0.5, "size": "CU"}) == {
        "light": {"key": "left", "warmth": 0.5}, "hold": 1, "size": "CU",
    }  # fmt: skip
    assert ordered(house.film).title == "Late"


def test_the_same_version_of_another_program_is_named(house: House) -> None:
    bench = house.bench("")
    for shot in bench.base.shots[2:4]:
        bench.jobs[shot.id] = replace(job := bench.jobs[shot.id], parts={**job.parts, "the program": "0" * 64})
    assert [(one.id, one.cause) for one in upgrades(bench)] == [(one.id, "ciotat") for one in bench.base.shots[2:4]]
