"""A film is made once, and of a changed script only what the change touches."""

import json
import sqlite3
import threading
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from ciotat.direction.plan import Shot
from ciotat.render.shoot import Stopped
from ciotat.work.build import Build, News
from tests.flat import Flat, decoded, order

BESIDE = ("film.mp4", "film.srt", "film.vtt", "film.otio", "plan.json", "first.png")


def shots(build: Build) -> list[Shot]:
    return [shot for scene in build.plan.scenes for shot in scene.shots]


def takes(folder: Path) -> set[str]:
    """The pictures of all takes that are kept, by digest."""
    if not (folder / ".ciotat" / "store.db").exists():
        return set()
    with closing(sqlite3.connect(folder / ".ciotat" / "store.db")) as table:
        rows = table.execute("SELECT outputs FROM action WHERE kind = 'take'").fetchall()
    return {json.loads(outputs)["picture"] for (outputs,) in rows}


def files(folder: Path, pictures: set[str]) -> list[Path]:
    """Where those of them lie that have a file of their own."""
    found = (folder / ".ciotat" / "blobs" / digest[:2] / digest for digest in sorted(pictures))
    return [path for path in found if path.is_file()]


def test_a_film_has_every_frame_that_was_planned(script: Path, tmp_path: Path) -> None:
    told: list[News] = []
    build = Build(order(script, tmp_path / "out"), told.append)
    movie = build.film()
    assert decoded(movie) == sum(build.order.rate.frame(shot.span.length) for shot in shots(build))
    assert {path.name for path in movie.parent.iterdir()} == {*BESIDE, ".ciotat"}
    assert set(build.causes) == {"first time"}
    last = told[-1]
    assert (last.done, last.frames) == (last.total, last.all_frames) == (len(shots(build)), decoded(movie))
    assert [n.done for n in told if n.what == "shooting"] == list(range(1, last.total + 1))


def test_nothing_is_shot_twice(script: Path, tmp_path: Path) -> None:
    first = Build(order(script, tmp_path / "out")).film()
    before = {name: (first.parent / name).read_bytes() for name in BESIDE}
    again = Build(order(script, tmp_path / "out"))
    again.film()
    assert again.causes == []
    assert again.order.renderer.shot == []  # type: ignore[attr-defined]
    assert {name: (first.parent / name).read_bytes() for name in BESIDE} == before


def test_a_changed_line_shoots_only_its_own_shots(script: Path, tmp_path: Path) -> None:
    Build(order(script, tmp_path / "out")).film()
    kept = takes(tmp_path / "out")
    words = script.read_text().replace("The train was late.", "The train, my love, was late again, and so was I.")
    script.write_text(words)
    line = words.splitlines().index("The train, my love, was late again, and so was I.") + 1
    build = Build(order(script, tmp_path / "out"))
    made = {job.shot.id for job in build.jobs() if job.cause}
    spoken = next(b for scene in build.plan.scenes for b in scene.beats if b.text.startswith("The train, my"))
    touching = [shot.id for shot in shots(build) if spoken.id in shot.beats or spoken.element in shot.elements]
    after = [b.id for a, b in pairwise(shots(build)) if a.id == touching[-1]]  # the gesture and the feeling end there
    assert set(touching) <= made <= {*touching, *after}
    assert len(made) < len(shots(build)) / 2
    assert f"line {line} is new or changed" in build.causes
    assert build.film().is_file()
    assert kept <= takes(tmp_path / "out")
    assert len(build.order.renderer.shot) == len(made)  # type: ignore[attr-defined]


def test_a_lost_take_is_made_again(script: Path, tmp_path: Path) -> None:
    Build(order(script, tmp_path / "out")).film()
    lost = files(tmp_path / "out", takes(tmp_path / "out"))[0]
    bytes_ = lost.read_bytes()
    lost.unlink()
    build = Build(order(script, tmp_path / "out"))
    build.film()
    assert build.causes == ["its take is gone"]
    assert lost.read_bytes() == bytes_


def test_a_change_of_size_names_itself(script: Path, tmp_path: Path) -> None:
    Build(order(script, tmp_path / "out")).film()
    build = Build(order(script, tmp_path / "out", size=(128, 72)))
    build.jobs()
    assert set(build.causes) == {"changed: the picture size"}


@pytest.mark.parametrize("jobs", [1, 5])
def test_the_number_of_workers_leaves_no_trace(script: Path, tmp_path: Path, jobs: int) -> None:
    Build(order(script, tmp_path / "two")).film()
    Build(order(script, tmp_path / "other", jobs=jobs)).film()
    for name in BESIDE:
        assert (tmp_path / "two" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_a_stopped_film_goes_on(script: Path, tmp_path: Path) -> None:
    build = Build(order(script, tmp_path / "out", jobs=1))
    build.tell = lambda news: build.stop.set() if news.what == "shooting" else None
    with pytest.raises(Stopped):
        build.film()
    left = takes(tmp_path / "out")
    assert 0 < len(left) < len(shots(build))
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.startswith(".") and path.is_file()]
    assert not (tmp_path / "out" / "film.mp4").exists()
    lengths = {build.order.rate.frame(shot.span.length) for shot in shots(build)}
    assert {decoded(path) for path in files(tmp_path / "out", left)} <= lengths
    rest = Build(order(script, tmp_path / "out"))
    rest.film()
    assert len(rest.causes) == len(shots(build)) - len(left)
    whole = Build(order(script, tmp_path / "whole")).film()
    assert whole.read_bytes() == (tmp_path / "out" / "film.mp4").read_bytes()


class Broken(Flat):
    """Cannot shoot the one shot `bad`."""

    bad = ""

    def frames(self, world, size, times):
        for count, picture in enumerate(super().frames(world, size, times)):
            if world.seed == self.bad and count == 3:
                raise MemoryError("no room for this picture")
            yield picture


def test_a_failing_shot_stops_the_film_and_spoils_nothing(script: Path, tmp_path: Path) -> None:
    renderer = Broken()
    build = Build(order(script, tmp_path / "out", renderer=renderer, jobs=3))
    renderer.bad = shots(build)[-1].id
    with pytest.raises(MemoryError, match="no room"):
        build.film()
    assert not [path for path in (tmp_path / "out").rglob(".*") if path.is_file()]
    assert threading.active_count() == 1 or not any(t.name.startswith("ThreadPool") for t in threading.enumerate())


def test_only_some_scenes(script: Path, tmp_path: Path) -> None:
    whole = Build(order(script, tmp_path / "out"))
    second = Build(order(script, tmp_path / "second", scenes=range(2, 3)))
    assert second.scenes == len(whole.plan.scenes) == 2
    assert second.plan.scenes == whole.plan.scenes[1:], "as they are in the whole film,"
    assert second.plan.characters == whole.plan.characters, "with the people of the whole script"
    assert decoded(second.film()) < decoded(whole.film())
    assert Build(order(script, tmp_path / "none", scenes=range(7, 9))).plan.scenes == ()
    assert not (tmp_path / "none").exists()


def test_a_storyboard_is_drawn_without_shooting(script: Path, tmp_path: Path) -> None:
    build = Build(order(script, tmp_path / "out"))
    png, pdf = build.storyboard()
    assert png.read_bytes().startswith(b"\x89PNG")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert build.order.renderer.shot == []  # type: ignore[attr-defined]
    assert not takes(tmp_path / "out")


@pytest.mark.slow
def test_a_film_with_sound_is_the_same_twice(script: Path, tmp_path: Path) -> None:
    for name, jobs in (("one", 1), ("two", 3)):
        Build(order(script, tmp_path / name, silent=False, jobs=jobs, scenes=range(2, 3))).film()
    assert (tmp_path / "one" / "film.mp4").read_bytes() == (tmp_path / "two" / "film.mp4").read_bytes()


@pytest.mark.slow
def test_the_outline_renderer_shoots_a_scene(script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    script.write_text("EXT. FIELD - DAY\n\nNothing moves.\n")
    from ciotat.render.renderers import find

    build = Build(order(script, tmp_path / "out", renderer=find("outline")))
    assert decoded(build.film()) == sum(build.order.rate.frame(shot.span.length) for shot in shots(build))
