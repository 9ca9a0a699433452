"""``ciotat publish`` and ``ciotat upgrade`` at the prompt."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ciotat.audience.ledger import Ledger
from ciotat.cli import app
from ciotat.prompt import publish
from ciotat.render import renderers
from ciotat.work.film import Film
from ciotat.work.release.candidate import Candidates
from ciotat.work.release.published import Published
from ciotat.work.store import Store
from tests.flat import Flat, undressed
from tests.work.conftest import TINY
from tests.work.release.conftest import SCRIPTS, built


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CIOTAT_LANG", "en")


def run(*words: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [*map(str, words)])
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_publish_go_back_and_list(tmp_path: Path) -> None:
    script = tmp_path / "late.fountain"
    script.write_text(SCRIPTS["en"])
    folder = Film.new("late film", tmp_path, script=script).root
    assert "there is no film to release yet" in run("publish", folder, code=1)
    assert "nothing was published yet" in run("publish", folder, "--list")
    assert "there is nothing to go back to" in run("publish", folder, "--back", code=2)
    for tone in (30, 60):
        with Store(folder / ".ciotat") as store:
            built(folder, store, tone=tone)
        told = run("publish", folder, "--no-sign", "-m", f"tone {tone}")
    assert "Release 2 is shown at /watch/late%20film" in told
    assert "one at a time" in run("publish", folder, "--back", "--release", 1, code=2)
    assert "there is no release 9" in run("publish", folder, "--release", 9, code=1)
    assert "Release 1 is shown" in run("publish", folder, "--back", "-m", "the first was warmer")
    assert "shown now the first was warmer" in run("publish", folder, "--list")
    assert Published(folder).current() == 1
    lines = Ledger(folder / "audience/ledger.jsonl").lines()
    assert [(line["what"], line["release"]) for line in lines] == [("publish", 1), ("publish", 2), ("back", 1)]


def test_a_film_without_its_marks_is_not_shown(tmp_path: Path) -> None:
    script = tmp_path / "late.fountain"
    script.write_text(SCRIPTS["en"])
    folder = Film.new("late", tmp_path, script=script).root
    with Store(folder / ".ciotat") as store:
        built(folder, store, renderer="dreamer.1")
    run("release", folder, "--no-sign", "--no-label")
    assert "may not be published" in run("publish", folder, "--release", 1, code=1)
    assert "Release 2 is shown" in run("publish", folder, "--no-sign")


def test_a_newer_renderer_is_laid_beside_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    undressed(monkeypatch)
    monkeypatch.setitem(renderers.NAMES, "flat", ("tests.flat", "Flat", "numpy"))
    script = tmp_path / "tiny.fountain"
    script.write_text(TINY)
    film = Film.new("Late", tmp_path, script=script)
    film.set({"size": "64x64", "fps": 6, "renderer": "flat", "voices": "silence"})
    assert "nothing was published yet" in run("upgrade", film.root, code=1)
    run("build", film.root, "--silent")
    run("publish", film.root, "--no-sign")
    assert "0 shots of release 1 may be others today" in run("upgrade", film.root)
    frames = Flat.frames
    monkeypatch.setattr(Flat, "version", 2)
    monkeypatch.setattr(Flat, "frames", lambda *asked: (255 - picture for picture in frames(*asked)))
    told = run("upgrade", film.root)
    assert "flat.1 → flat.2" in told
    shots = json.loads((film.root / "releases/1.json").read_bytes())["shots"]
    seen = [shot["id"] for shot in shots if shot["role"] != "card"]
    assert all(id in told for id in seen)
    told = run("upgrade", film.root, "--make", "--shot", seen[0], "--shot", seen[1], "--together")
    (made,) = Candidates(film.root).all()
    assert (made.kind, made.shot) == ("upgrade", seen[0])
    assert (film.out / "upgrade.png").read_bytes().startswith(b"\x89PNG")
    assert Published(film.root).current() == 1


def test_an_address_is_told_as_it_is_read(tmp_path: Path) -> None:
    assert publish._address(Film.new("夜 车", tmp_path)) == "夜%20车"
