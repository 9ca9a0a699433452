"""A fork of one's own film shares what never changes, and is whole however that film's Git files lie."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ciotat.work.versions import forking
from ciotat.work.versions.forking import fork
from tests.work.versions.conftest import Folder

Git = Callable[..., str]


def objects(root: Path) -> list[Path]:
    return [path for path in (root / ".git" / "objects").rglob("*") if path.is_file() and path.parent.name != "info"]


def whole(git: Git, folder: Folder, made: Path) -> None:
    git(made, "fsck", "--full", "--strict")
    assert git(made, "rev-parse", "HEAD") == git(folder.root, "rev-parse", "HEAD")
    assert not git(made, "status", "--short").strip()


def test_a_fork_of_ones_own_shares_what_never_changes(folder: Folder, git: Git, tmp_path: Path) -> None:
    made = fork(folder.versions, "other", tmp_path / "other", "unsaved")
    whole(git, folder, made)
    shared = [path for path in objects(made) if path.stat().st_nlink > 1]
    assert len(shared) == len(objects(made)) > 3


def test_a_packed_film_forks_whole(folder: Folder, git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.versions.save_now("saved")
    git(folder.root, "gc", "--quiet")
    whole(git, folder, fork(folder.versions, "one", tmp_path / "one", "unsaved"))
    link = os.link

    def vanishing(source: str, target: str) -> None:
        if source.endswith(".pack"):
            raise FileNotFoundError(source)
        link(source, target)

    monkeypatch.setattr(os, "link", vanishing)
    monkeypatch.setattr("shutil.copy2", vanishing)
    whole(git, folder, fork(folder.versions, "two", tmp_path / "two", "unsaved"))


def test_objects_that_lie_elsewhere_are_fetched(folder: Folder, git: Git, tmp_path: Path) -> None:
    folder.versions.save_now("saved")
    git(tmp_path, "clone", "--quiet", "--shared", str(folder.root), "clone")
    target = tmp_path / "objects"
    target.mkdir()
    forking._shared(tmp_path / "clone" / ".git" / "objects", target)
    assert not list(target.iterdir())
