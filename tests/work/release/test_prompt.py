"""``ciotat release`` at the prompt, in both tongues."""

import ast
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ciotat.cli import app
from ciotat.prompt.errors import CHINESE_ERRORS
from ciotat.work.film import Film
from ciotat.work.store import Store
from ciotat.work.versions.versions import Versions
from tests.laws.sources import PACKAGE
from tests.prompt.test_errors import RAISED, sentences
from tests.work.release.conftest import SCRIPTS, built


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    script = tmp_path / "late.fountain"
    script.write_text(SCRIPTS["en"])
    Film.new("late", tmp_path, script=script)
    with Store(tmp_path / "late/.ciotat") as store:
        built(tmp_path / "late", store)
    return tmp_path / "late"


def run(*words: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["release", *map(str, words)])
    assert result.exit_code == code, result.output
    return " ".join(result.output.split())


def test_release_list_verify_export(folder: Path, tmp_path: Path) -> None:
    assert "nothing has been released yet" in run(folder, "--list")
    told = run(folder, "-m", "first\ncut")
    assert "Release 1 The Late Train" in told
    assert "Marked as made by AI: none" in told
    assert "Signed by: Ciotat, a key made by its user" in told
    assert "nothing has changed since release 1" in run(folder)
    assert "every byte of release 1" in run(folder, "--verify", 1)
    assert "signed first cut" in run(folder, "--list")
    run(folder, "--export", 1, "-o", tmp_path / "to/../out 🐺")
    names = sorted(path.name for path in (tmp_path / "out 🐺").iterdir())
    stem = "The Late Train, release 1"
    assert names == sorted([f"{stem}.mp4", f"{stem}.en.vtt", f"{stem}.img", f"{stem}.json"])
    run(folder, "--play", 1)
    played = next(path for path in (folder / "out").iterdir() if path.suffix == ".mp4")
    assert played.read_bytes() == (tmp_path / "out 🐺" / f"{stem}.mp4").read_bytes()


def test_releases_share_their_segments_on_the_web(folder: Path, tmp_path: Path) -> None:
    run(folder, "--no-sign")
    run(folder, "--export", 1, "--hls", "-o", tmp_path / "web")
    before = {path.name for path in (tmp_path / "web").iterdir()}
    assert {"1.master.m3u8", "1.pictures.m3u8", "1.sound.m3u8", "1.words.en.m3u8"} < before
    assert 'URI="1.sound.m3u8"' in (tmp_path / "web/1.master.m3u8").read_text()
    assert (tmp_path / "web/1.master.m3u8").read_text().endswith("\n1.pictures.m3u8\n")
    run(folder, "--no-sign", "--label")
    run(folder, "--export", 2, "--hls", "-o", tmp_path / "web")
    new = {path.name for path in (tmp_path / "web").iterdir()} - before
    assert {name for name in new if name.endswith(".m3u8")} == {
        "2.master.m3u8", "2.pictures.m3u8", "2.sound.m3u8", "2.words.en.m3u8"
    }  # fmt: skip
    segments = {name for name in new if not name.endswith(".m3u8")}
    marked = json.loads((folder / "releases/2.json").read_text())["movie"]["marked"]
    assert len(segments) == len(marked), "only the marked shots"


def test_a_label_that_is_left_out_is_spoken_of(folder: Path) -> None:
    cut = json.loads((folder / "cut.json").read_text())
    (folder / "cut.json").write_text(json.dumps({**cut, "renderer": "dreamer.1"}))
    assert "add --label" in run(folder, "--no-sign", "--no-label")
    assert "AI-generated · AI生成, in the picture and in the file" in run(folder, "--no-sign")


def test_a_release_knows_the_version_it_stands_for(folder: Path) -> None:
    saved = Versions(folder, make=True).save("before the premiere")
    assert saved is not None
    run(folder, "--no-sign")
    assert json.loads((folder / "releases/1.json").read_text())["saved"] == saved.id
    (folder / "late.fountain").write_text("INT. BED - NIGHT\n\nHe sleeps.\n")
    assert "is not saved" in run(folder, "--no-sign", "--label")
    assert json.loads((folder / "releases/2.json").read_text())["saved"] == ""


def test_in_chinese(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    assert "发行版 1 The Late Train" in run(folder, "--no-sign", "--label")
    assert "没有发行版 3" in run(folder, "--play", 3, code=1)


MISTAKES: list[tuple[list[str], str, int]] = [
    (["--list", "--play", "1"], "one at a time", 2),
    (["--play", "7"], "there is no release 7", 1),
    (["--verify", "0"], "there is no release 0", 1),
    (["--export", "-1"], "there is no release -1", 1),
    (["--producer", "a b", "--label"], "cannot stand in the label", 1),
    (["--key", "no.pem"], "give both", 1),
    (["-m", "x" * 20_000], "20000 letters", 1),
]


def test_what_cannot_be_is_said_in_a_sentence(folder: Path) -> None:
    for words, told, code in MISTAKES:
        assert told in run(folder, *words, code=code)


def test_damage_is_listed_and_found(folder: Path) -> None:
    run(folder, "--no-sign")
    path = folder / "releases/1.json"
    whole = path.read_text()
    path.write_text(whole.replace("Late", "Lost"))
    assert "damaged" in run(folder, "--list")
    assert "does not match" in run(folder, "--play", 1, code=1)
    path.write_text(whole)
    picture = json.loads(whole)["shots"][0]["picture"]
    (blob,) = (path for path in (folder / ".ciotat").rglob(f"{picture}*"))
    blob.chmod(0o644)
    blob.write_bytes(b"\0" * blob.stat().st_size)
    assert run(folder, "--verify", 1, code=1)
    assert not (folder / "out").exists()


def test_every_error_has_its_chinese() -> None:
    rooms = [*(PACKAGE / "work/release").glob("*.py"), *(PACKAGE / "cut" / name for name in ("labels.py", "press.py"))]
    raised = RAISED | {"FilmError", "RecordError", "_wrong"}
    found = {text for path in rooms for text in sentences(ast.parse(path.read_text("utf-8")), raised)}
    assert len(found) > 50
    assert found - set(CHINESE_ERRORS) == set()
