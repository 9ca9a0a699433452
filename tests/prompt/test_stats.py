"""``ciotat script stats``: tables to read, JSON for programs."""

import json
from pathlib import Path

GOOD = "INT. ROOM - DAY\n\nAnna waits.\n\nANNA\nNo.\n"


def test_numbers_of_a_script(ask, tmp_path: Path) -> None:
    (tmp_path / "my.fountain").write_text(GOOD)
    assert "ANNA" in ask("stats", "my.fountain").stdout
    found = json.loads(ask("stats", "my.fountain", "--json").stdout)
    assert found["record"] == "statistics.1"
    assert ask("stats", "nowhere").exit_code == 2
    assert "统计剧本" in ask("stats", "--help").output
    (tmp_path / "noise.bin").write_bytes(bytes(range(1, 32)) * 9)
    assert ask("stats", "noise.bin").exit_code == 1
