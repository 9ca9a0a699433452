"""Real commands on a real film, killed at random moments, on a full disk, and beside each other: nothing is lost. How much longer
the next command works is measured by bench/killed.py."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.laws.sources import ROOT


@pytest.mark.slow
def test_commands_that_are_killed_lose_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.work.killing", str(tmp_path / "work"), "6", "1895"]
    program = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert program.returncode == 0, program.stderr[-4000:]
    found = json.loads(program.stdout.splitlines()[-1])
    assert found["wrong"] == []
    assert found["killed"]
    assert found["refused"]
