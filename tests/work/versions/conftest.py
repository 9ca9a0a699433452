"""A little film with versions, and Git itself to look at them with."""

import shutil
import subprocess
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from ciotat.work.film import Film
from ciotat.work.versions.versions import Versions

SCRIPT = """Title: Tiny

INT. KITCHEN - DAY

Anna stands by the table.

ANNA
You are late.

PAUL
The train was late.

EXT. STREET - NIGHT

Paul walks alone in the rain.

PAUL
She was right.
"""
SHOT = "0123456789"


class Folder:
    """A film in a folder, and quick ways to change and save it."""

    def __init__(self, root: Path, make: bool = False) -> None:
        ticks = count(1_700_000_000)
        self.root = root
        self.versions = Versions(root, make, lambda: (next(ticks), 60))

    @property
    def film(self) -> Film:
        return Film.open(self.root)

    @property
    def script(self) -> str:
        return (self.root / "script.fountain").read_text()

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.aside")
        aside.write_text(text)
        aside.replace(path)

    def change(self, old: str, new: str) -> None:
        assert old in self.script
        self.write("script.fountain", self.script.replace(old, new))

    def saved(self, message: str = "saved") -> None:
        assert self.versions.save(message) is not None


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A film that was saved once."""
    root = tmp_path / "tiny"
    root.mkdir()
    (root / "film.toml").write_text('title = "Tiny"\nscript = "script.fountain"\n\n[people]\nauthor = "Ida Wells"\n')
    (root / "script.fountain").write_text(SCRIPT)
    (root / ".gitignore").write_text(".ciotat/\nout/\n")
    made = Folder(root, make=True)
    made.saved("First draft")
    return made


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Git itself, if it is installed."""
    program = shutil.which("git")
    if program is None:
        pytest.skip("git is not installed")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")

    def run(root: Path, *arguments: str) -> str:
        who = ["-c", "user.name=Plain", "-c", "user.email=plain@localhost", "-c", "protocol.file.allow=always"]
        done = subprocess.run([program, *who, "-C", str(root), *arguments], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
