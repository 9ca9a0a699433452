"""The folder of a film: what a build leaves in it, what is kept, asked, told and watched."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from ciotat.core.errors import CiotatError
from ciotat.prompt.status import changed_elements
from ciotat.work import cutlist
from ciotat.work.build import Build
from ciotat.work.build.bring import brought
from ciotat.work.build.forecast import forecast
from ciotat.work.build.ordered import ordered
from ciotat.work.build.watching import Seen, watching
from ciotat.work.build.why import explained
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake
from ciotat.work.status import status
from ciotat.work.store import Store
from ciotat.work.takes import Takes
from tests.flat import Flat, decoded


@pytest.fixture
def film(script: Path, tmp_path: Path) -> Film:
    """The folder of a film of two scenes."""
    return Film.new("Late", tmp_path, script=script).set({"size": "64x64", "fps": 6})


def building(film: Film, **more: Any) -> Build:
    usual = {"silent": True, "renderer": Flat(), **more}
    cap = str(usual.pop("cap", ""))
    return Build(ordered(film.fresh(), more=usual), cap=cap)


def cut(film: Film) -> cutlist.CutList:
    found = cutlist.read(film.root / "cut.json")
    assert found is not None
    return found


def rewritten(film: Film, old: str, new: str) -> None:
    film.script.write_text(film.script.read_text().replace(old, new))


def locked(film: Film, words: str) -> KeptTake:
    """The take of the first shot that says `words`, locked as it is."""
    row = next(shot for shot in cut(film).shots if shot.words.startswith(words) and shot.role != "card")
    with Store(film.hidden) as store:
        return Takes(film, store).lock(row.id)


def test_a_build_leaves_the_film_and_what_it_was_cut_from(film: Film) -> None:
    build = building(film)
    movie = build.film()
    assert movie == film.out / "film.mp4"
    found = cut(film)
    assert [shot.id for shot in found.shots] == [shot.id for scene in build.plan.scenes for shot in scene.shots]
    assert sum(shot.frames for shot in found.shots) == decoded(movie)
    assert len((film.root / "cut.json").read_text().splitlines()) == len(found.shots) + 3
    assert film.ids.is_file()
    with Store(film.hidden) as store:
        assert all(store.blobs.has(shot.picture) and store.blobs.has(shot.poster) for shot in found.shots)
        assert store.blobs.get(found.head["plan"]) == (film.out / "plan.json").read_bytes()
    assert set(found.head["sources"]) == {"film.toml", film.settings.script}
    before = (film.root / "cut.json").read_bytes(), movie.read_bytes()
    again = building(film)
    again.film()
    assert again.causes == []
    assert (film.root / "cut.json").read_bytes() == before[0]
    assert movie.read_bytes() == before[1]


def test_cut_json_keeps_what_it_does_not_know(tmp_path: Path, film: Film) -> None:
    building(film).film()
    rows = json.loads((film.root / "cut.json").read_text())
    rows["shots"][0]["mood"] = "blue"
    path = tmp_path / "cut.json"
    path.write_text(json.dumps(rows))
    found = cutlist.read(path)
    assert found is not None
    cutlist.write(path, found.head, found.shots)
    assert json.loads(path.read_text()) == rows
    path.write_text("{")
    assert cutlist.read(path) is None


def test_an_override_shoots_its_own_shot_and_says_so(film: Film) -> None:
    building(film).film()
    shot = cut(film).shots[2]
    film.shots.set(shot.id, {"light.key": "left" if "left" not in shot.parts else "right", "lens": 97})
    build = building(film)
    jobs = [job for job in build.jobs() if job.cause]
    assert [job.shot.id for job in jobs] == [shot.id]
    assert "the camera" in jobs[0].cause
    film.shots.set(shot.id, {"lens": None, "light.key": None})
    assert [job for job in building(film).jobs() if job.cause] == []


def test_a_locked_take_survives_and_is_asked_about_when_its_line_changes(film: Film) -> None:
    building(film).film()
    take = locked(film, "She was right.")
    rewritten(film, "You are late.", "You are late, again and again, and I am tired of it.")
    other = building(film)
    other.film()
    row = next(shot for shot in cut(film).shots if shot.id == take.shot)
    assert (row.take, row.locked, row.picture, row.question) == (take.id, True, take.picture, "")
    assert other.questions == []
    rewritten(film, "She was right.", "She was never right about anything, I think now.")
    last = building(film)
    movie = last.film()
    row = next(shot for shot in cut(film).shots if shot.id == take.shot)
    assert (row.take, row.question) == (take.id, "its line was rewritten")
    assert last.questions == [(take.shot, take.id, "its line was rewritten")]
    assert decoded(movie) == sum(shot.frames for shot in cut(film).shots)
    told = explained(building(film), take.shot)
    assert (told.take, told.question) == (take.id, "its line was rewritten")


def test_why_tells_rules_ingredients_and_what_changed(film: Film) -> None:
    building(film).film()
    told = explained(building(film), "1.2")
    assert told.made
    assert told.reasons
    assert {part.name for part in told.parts} >= {"the cast", "the camera", "the light", "the program", "the renderer"}
    assert not [part for part in told.parts if part.changed]
    assert told.cost["wall_seconds"] > 0
    other = explained(building(film, size=(128, 72)), "1.2")
    assert [part.name for part in other.parts if part.changed] == ["the picture size"]
    assert other.cause == "changed: the picture size"
    with pytest.raises(CiotatError, match="there is no scene 9"):
        explained(building(film), "9.1")


def test_status_tells_what_is_stale_without_building(film: Film) -> None:
    assert not status(film, lambda data: changed_elements(film, data)).built
    building(film).film()
    now = status(film, lambda data: changed_elements(film, data))
    assert (now.made, now.stale, now.changed, now.everything) == (len(now.shots), (), (), False)
    rewritten(film, "She was right.", "She was wrong.")
    now = status(film, lambda data: changed_elements(film, data))
    assert now.changed == (film.settings.script,)
    assert 0 < len(now.stale) < len(now.shots)
    assert {shot.words for shot in now.stale} >= {"She was right."}
    film.set({"style": "one-take"})
    assert status(film.fresh(), lambda data: changed_elements(film, data)).everything


def test_a_forecast_and_a_cap(film: Film) -> None:
    build = building(film)
    jobs = [job for job in build.jobs() if job.cause]
    told = forecast(jobs, build.order, "")
    assert told.frames == sum(job.frames(build.order.rate) for job in jobs)
    assert 0 < told.seconds[0] <= told.seconds[1] <= told.seconds[2]
    assert not (film.out / "film.mp4").exists()
    assert len(forecast(jobs, build.order, "0.000001s").left_out) == len(jobs)
    capped = building(film, cap="0.000001 Wh")
    capped.film()
    assert capped.left_out
    assert not (film.out / "film.mp4").exists()
    assert not (film.out / "film.so-far.mp4").exists(), "there was no picture to show"
    assert building(film).film().is_file()


def test_what_a_cap_lets_wait_is_stood_in_for(film: Film) -> None:
    whole = building(film).film()
    was, cut = whole.read_bytes(), (film.root / "cut.json").read_bytes()
    rewritten(film, "She was right.", "She was right, and she knew it all along.")
    script = film.script.read_text()
    film.script.write_text(script.rstrip() + "\n\nEXT. SHORE - DAY\n\nThe sea. Nobody comes.\n")
    capped = building(film, cap="0.000001 Wh")
    sofar = capped.film()
    assert len(capped.left_out) >= 2
    assert not capped.causes, "nothing was made, so nothing is told as made"
    assert sofar.name == "film.so-far.mp4"
    with av.open(str(sofar)) as movie:
        length = float(movie.streams.video[0].duration * movie.streams.video[0].time_base)
    assert abs(length - float(capped.plan.length)) < 0.1
    assert (whole.read_bytes(), (film.root / "cut.json").read_bytes()) == (was, cut), "the last whole film stays"
    assert capped.film().read_bytes() == sofar.read_bytes()
    building(film).film()
    assert not sofar.exists(), "it is of no use any more"


def test_watching_shows_the_shot_under_the_cursor_first(film: Film) -> None:
    seen: list[Seen] = []

    def changes() -> Iterator[None]:
        yield
        rewritten(film, "She was right.", "She was right, of course.")
        yield
        film.script.write_text("")
        yield
        film.script.write_text("INT. ROOM - DAY\n\nAnna waits.\n")
        yield

    order = building(film).order
    watching(changes(), lambda: replace(order, script=film.script), seen.append, lambda: 0)
    pictures = [each for each in seen if each.picture]
    lines = film.script.read_text().splitlines()
    assert pictures[1].line == 19
    assert [each.wrong.message for each in seen if each.wrong] == ["the script is empty"]
    assert pictures[-1].line == lines.index("Anna waits.") + 1
    assert seen[-1].movie == film.out / "film.mp4"


def test_a_clip_brought_in_is_cut_from_its_original_when_its_shot_is_longer(film: Film, tmp_path: Path) -> None:
    build = building(film)
    build.film()
    row = next(shot for shot in cut(film).shots if shot.words.startswith("You are late."))
    with av.open(str(tmp_path / "clip.mp4"), "w") as movie:
        stream = movie.add_stream("libx264", rate=6)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for tone in range(5, 245, 4):
            movie.mux(stream.encode(av.VideoFrame.from_ndarray(np.full((64, 64, 3), tone, np.uint8), "rgb24")))
        movie.mux(stream.encode(None))
    take = brought(build, film.fresh(), row.id, tmp_path / "clip.mp4")
    with Store(film.hidden) as store:
        Takes(film, store).choose(row.id, take.id)
    film.shots.set(row.id, {"hold": 2})
    building(film).film()
    now = next(shot for shot in cut(film).shots if shot.id == row.id)
    assert now.frames > row.frames
    assert now.picture != take.picture
    with Store(film.hidden) as store, av.open(str(store.blobs.file(now.picture))) as movie:
        tones = [float(frame.to_ndarray(format="gray").mean()) for frame in movie.decode(video=0)]
    assert len(tones) == now.frames
    assert min(b - a for a, b in itertools.pairwise(tones)) > 1, "no picture is held"
