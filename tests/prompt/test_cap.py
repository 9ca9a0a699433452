"""A build that a cap ended says why there is no new movie, and how to go on."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from rich.console import Console

from ciotat.prompt import build


def test_a_capped_build_says_why_there_is_no_movie(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    console = Console(width=200, record=True)
    monkeypatch.setattr(build, "err", console)
    made: Any = SimpleNamespace(left_out=[1, 2])
    build._waiting(made, tmp_path / "film.mp4")
    told = console.export_text()
    assert "2 shots wait" in told
    assert "once every shot is there" in told
    (tmp_path / "film.mp4").touch()
    build._waiting(made, tmp_path / "film.mp4")
    assert "still the film of the last whole build" in console.export_text()
