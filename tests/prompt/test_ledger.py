"""``ciotat ledger`` reads what was done, and says where the chain is broken."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ciotat.audience.ledger import Ledger
from ciotat.cli import app
from ciotat.core.errors import RecordError
from ciotat.work.film import Film


def asked(root: Path) -> tuple[int, str]:
    answer = CliRunner().invoke(app, ["ledger", str(root)])
    if isinstance(answer.exception, RecordError):
        return 2, str(answer.exception)
    return answer.exit_code, answer.output


def test_the_ledger_is_read_and_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CIOTAT_LANG", "en")
    root = Film.new("late", tmp_path).root
    assert "Nothing stands in the ledger yet" in asked(root)[1]
    ledger = Ledger(root / "audience" / "ledger.jsonl")
    ledger.write("publish", 1.795e9, release=1, why="first")
    last = ledger.write("promote", 1.796e9, release=2, why="it was better")
    code, told = asked(root)
    assert code == 0
    assert "promote 2: it was better" in told
    assert last["digest"] in told
    ledger.path.write_bytes(ledger.path.read_bytes().replace(b"first", b"forst"))
    code, told = asked(root)
    assert code != 0
    assert "first" not in told
