"""A clock on the wall that jumps by days and years while commands run: nothing is lost, built wrongly or told in another order."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
SCRIPT = "INT. ROOM - DAY\n\nANNA\nThe train is late.\n\nEXT. STREET - NIGHT\n\nPAUL\nShe was right.\n"
SETTINGS = (("1280x720", "64x64"), ("draft", "outline"), ("espeak", "silence"), ("fps = 24", "fps = 4"))
LEAPS = """import itertools, time
_real, _leap = time.time, itertools.cycle({leaps})
time.time = lambda: _real() + 86_400 * next(_leap)
"""


class Prompt:
    """Commands in a film's folder, each in a process of its own whose clock takes `leaps` (days), one after the other."""

    def __init__(self, root: Path, leaps: tuple[int, ...]) -> None:
        root.mkdir()
        self.root, self.aside = root, root.parent / f"{root.name}.clock"
        self.aside.mkdir()
        (self.aside / "sitecustomize.py").write_text(LEAPS.format(leaps=leaps))
        (root / "film.fountain").write_text(SCRIPT)
        self("new", "--adopt", "film.fountain")
        settings = root / "film.toml"
        for old, new in SETTINGS:
            settings.write_text(settings.read_text().replace(old, new))

    def __call__(self, *words: str) -> str:
        path = os.pathsep.join([str(self.aside), os.environ.get("PYTHONPATH", "")])
        ended = subprocess.run(
            [sys.executable, "-m", "ciotat", *words], cwd=self.root, text=True, capture_output=True, check=False,
            env={**os.environ, "PYTHONPATH": path, "CIOTAT_LANG": "en", "COLUMNS": "200"},
        )  # fmt: skip
        assert ended.returncode == 0, (words, ended.stdout, ended.stderr)
        return ended.stdout + ended.stderr

    def rewrite(self, old: str, new: str) -> None:
        path = self.root / "film.fountain"
        path.write_text(path.read_text().replace(old, new))

    def made(self) -> list[bytes]:
        return [(self.root / "out" / name).read_bytes() for name in ("film.mp4", "film.srt", "plan.json")]


def lived(film: Prompt) -> str:
    """Build, save, rewrite, collect, build, save, release; gives the history."""
    film("build")
    film("save", "-m", "first")
    film.rewrite("She was right.", "She was never right.")
    assert "Gone: 0 B" in film("store", "collect", "--cap", "0")
    film("build")
    film("save", "-m", "second")
    film("release")
    told = film("history")
    assert re.search(r"2 .*second.*1 .*first", told, re.DOTALL), told
    return told


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path) -> None:
    usual, leaping = Prompt(tmp_path / "usual", (0,)), Prompt(tmp_path / "leaping", (0, -1, 365, 0, -3650, 1))
    lived(usual)
    lived(leaping)
    assert leaping.made() == usual.made()
    assert "damaged" not in leaping("store", "verify")
    assert "would be made" not in leaping("build", "--dry-run")
