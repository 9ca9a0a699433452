"""The prompt as tests ask it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from ciotat import cli


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Runs ``ciotat script`` with these words in an empty folder, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CIOTAT_LANG", "en")
    monkeypatch.setenv("COLUMNS", "400")

    def run(*words: str, stdin: bytes | None = None) -> Result:
        result = CliRunner().invoke(cli.app, ["script", *words], input=stdin)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return run
