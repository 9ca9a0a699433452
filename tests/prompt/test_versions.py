"""Versions at the prompt, in both languages."""

import ast
from pathlib import Path

import pytest
from typer.testing import CliRunner

from ciotat.cli import app
from ciotat.core.errors import CiotatError
from ciotat.prompt.errors import CHINESE_ERRORS
from ciotat.work.film import Film
from tests.laws.sources import PACKAGE
from tests.prompt.test_errors import sentences

run = CliRunner()


@pytest.fixture
def film(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Film:
    monkeypatch.setenv("CIOTAT_LANG", "en")
    made = Film.new("Night Bus", tmp_path, author="Ida")
    monkeypatch.chdir(made.root)
    return made


def said(*arguments: str, code: int = 0) -> str:
    result = run.invoke(app, list(arguments), terminal_width=200)
    if isinstance(result.exception, CiotatError):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


def change(film: Film, old: str, new: str) -> None:
    text = film.script.read_text()
    assert old in text
    film.script.write_text(text.replace(old, new))


def test_a_film_is_saved_and_gone_back_to(film: Film) -> None:
    assert "First draft" in said("save", "-m", "First draft")
    assert "Nothing has changed" in said("save", "-m", "again")
    change(film, "Silence.", "A long silence.")
    assert "Not saved: 1 line" in said("history")
    shown = said("compare")
    assert "INT. " in shown
    assert "long" in shown
    said("save", "-m", "second")
    change(film, "A long silence.", "Nothing.")
    assert "version 3 now" in said("back", "2")
    assert "Back to 1: First draft" in said("back", "1")
    assert "Silence." in film.script.read_text()
    assert said("history", "-n", "1").count("Ida") == 1


def test_a_fork_is_merged_and_decided(film: Film, tmp_path: Path) -> None:
    said("save", "-m", "First draft")
    assert "happy" in said("fork", "happy")
    other = Film.open(tmp_path / "happy")
    change(other, "Silence.", "A long silence.")
    change(other, "(shocked)", "(loud)")
    said("save", "-m", "theirs", "--film", str(other.root))
    change(film, "Silence.", "Nothing moves.")
    shown = said("merge", "happy", code=1)
    assert "Nothing moves." in shown
    assert "A long silence." in shown
    assert "(loud)" not in film.script.read_text()
    with pytest.raises(CiotatError, match="nothing is to be decided"):
        said("merge", "--ours", "nobody")
    with pytest.raises(CiotatError, match="both sides"):
        said("merge", "--ours", "all", "--theirs", "all")
    assert "Merged." in said("merge", "--theirs", "all")
    assert "A long silence." in film.script.read_text()
    assert "(loud)" in film.script.read_text()
    assert "here already" in said("merge", "happy")


def test_a_merge_is_given_up(film: Film, tmp_path: Path) -> None:
    said("save", "-m", "First draft")
    said("fork", "happy")
    other = Film.open(tmp_path / "happy")
    change(other, "Silence.", "A long silence.")
    said("save", "--film", str(other.root))
    change(film, "Silence.", "Nothing moves.")
    said("merge", "happy", code=1)
    assert "given up" in said("merge", "--abandon")
    assert "Nothing moves." in film.script.read_text()
    with pytest.raises(CiotatError, match="stands alone"):
        said("merge", "happy", "--abandon")


def test_versions_are_shared(film: Film, tmp_path: Path) -> None:
    pytest.importorskip("obstore")
    said("save", "-m", "First draft")
    assert "Brought to origin: 1 version" in said("push", str(tmp_path / "shared"))
    assert "all of it already" in said("push")
    said("fork", "bob", str(tmp_path / "bob"), "--from", str(tmp_path / "shared"))
    other = Film.open(tmp_path / "bob")
    change(other, "Silence.", "A long silence.")
    said("save", "-m", "bob", "--film", str(other.root))
    said("push", "--film", str(other.root))
    assert "Brought from origin: 1 version" in said("pull")
    assert "Nothing is new" in said("pull")
    assert "A long silence." in film.script.read_text()


def test_two_versions_are_compared_on_a_page(film: Film, monkeypatch: pytest.MonkeyPatch) -> None:
    said("save", "-m", "First draft")
    change(film, "Silence.", "<b>A long silence.</b>")
    said("save", "-m", "second")
    assert "index.html" in said("compare", "1", "2", "-o", "out/page")
    page = (film.root / "out" / "page" / "index.html").read_text()
    assert "version 1: First draft" in page
    assert "&lt;b&gt;" in page
    monkeypatch.setenv("CIOTAT_LANG", "zh")
    said("compare", "1", "now", "-o", "out/page")
    assert "剧本" in (film.root / "out" / "page" / "index.html").read_text()
    assert "改动" in said("compare", "1", "2") or "≠" in said("compare", "1", "2")
    assert "设置" in said("history")


def test_every_error_of_versions_has_its_chinese() -> None:
    paths = (PACKAGE / "work" / "versions").glob("*.py")
    found = {
        text for path in paths for text in sentences(ast.parse(path.read_text("utf-8")), {"FilmError", "StoreError"})
    }
    assert found - set(CHINESE_ERRORS) == set()
    assert "{} refuses: {}" in found
