"""A film of somebody else is data: nothing in it runs, nothing leads out of it, nothing is too large."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from ciotat.core.errors import CiotatError, FilmError
from ciotat.work.versions import repository, stranger, tracked
from ciotat.work.versions.forking import fork_of
from ciotat.work.versions.going import settle
from ciotat.work.versions.merging import Merging
from ciotat.work.versions.tracked import is_plain, is_tracked, named_in, read_folder
from tests.work.versions.conftest import SHOT, Folder

Git = Callable[..., str]


@pytest.mark.parametrize(
    "path",
    [
        "../x", "/etc/passwd", "a/../b", ".git/config", ".GIT/config", "git~1/config", "a/.git/hooks", "C:/x", "a\0b",
        "a//b", "", ".", "con.toml", "cast/nul", "a ", "a.", "a:b", "shots/.hidden.toml", ".g\u200cit/config", "x" * 300, "\u202egnp",
    ],
)  # fmt: skip
def test_paths_that_are_not_plain(path: str) -> None:
    assert not is_plain(path)
    assert not is_tracked(path, ())
    assert named_in(f"script = {json.dumps(path)}".encode()) == ()


@pytest.mark.parametrize(
    "name", ["film.toml", "cut.json", "shots/a.toml", "releases/1.json", "out/film.mp4", "takes/x"]
)
def test_a_script_is_no_other_file_of_the_film(name: str) -> None:
    assert named_in(f'script = "{name}"'.encode()) == ()


def test_hooks_and_filters_do_not_run(folder: Folder, git: Git, tmp_path: Path) -> None:
    trap = tmp_path / "trapped"
    for hook in (
        "post-checkout",
        "pre-commit",
        "post-merge",
        "post-commit",
        "pre-push",
        "reference-transaction",
        "upload-pack",
    ):
        path = folder.root / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {trap}\n")
        path.chmod(0o755)
    for key in (
        "filter.evil.smudge",
        "filter.evil.clean",
        "core.fsmonitor",
        "uploadpack.packObjectsHook",
        "core.sshCommand",
    ):
        git(folder.root, "config", key, f"touch {trap}")
    folder.write(".gitattributes", "* filter=evil\n")
    git(folder.root, "config", "core.fsmonitor", "false")
    git(folder.root, "add", ".gitattributes")
    git(folder.root, "-c", "core.hooksPath=/dev/null", "commit", "-q", "-m", "attributes")
    git(folder.root, "config", "core.fsmonitor", f"touch {trap}")
    trap.unlink(missing_ok=True)
    made = Folder(fork_of(str(folder.root), tmp_path / "mine"))
    made.change("You are late.", "You are early.")
    made.saved()
    folder.change("She was right.", "She was wrong.")
    folder.saved()
    Merging(made.versions, "unsaved", str).begin(str(folder.root))
    assert "She was wrong." in made.script
    assert not trap.exists()
    assert not (made.root / ".gitattributes").exists()
    assert not any((made.root / ".git" / "hooks").glob("post-*"))


def committed(folder: Folder, entries: list[tuple[str, int, bytes]]) -> None:
    """A version with entries that no honest program writes, in the tree at its top."""
    git = folder.versions.repository.git
    builder = git.TreeBuilder(git.head.peel().tree)
    for name, mode, data in entries:
        builder.insert(name, git.create_blob(data) if mode != 0o040000 else _folder(git, data), mode)
    signature = git.head.peel().author
    git.create_commit("HEAD", signature, signature, "evil", builder.write(), [git.head.target])


def _folder(git: object, data: bytes) -> object:
    builder = git.TreeBuilder()  # type: ignore[attr-defined]
    builder.insert("config", git.create_blob(data), 0o100644)  # type: ignore[attr-defined]
    builder.insert("x.toml", git.create_blob(data), 0o120000)  # type: ignore[attr-defined]
    return builder.write()


def test_links_in_a_version_are_not_made(folder: Folder, tmp_path: Path) -> None:
    committed(
        folder, [("script.ids", 0o120000, b"/etc/passwd"), ("shots", 0o040000, b"/etc"), ("notes.txt", 0o120000, b"/")]
    )
    made = fork_of(str(folder.root), tmp_path / "mine")
    assert sorted(p.name for p in made.iterdir()) == [".git", ".gitignore", "film.toml", "script.fountain"]
    assert not [path for path in made.rglob("*") if path.is_symlink()]


def test_a_version_whose_script_leads_out_is_no_film(folder: Folder, tmp_path: Path) -> None:
    committed(folder, [("film.toml", 0o100644, b'script = "../../outside"\n')])
    with pytest.raises(FilmError, match="holds no film"):
        fork_of(str(folder.root), tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
    assert list(tmp_path.glob(".fork-*")) == []


@pytest.mark.parametrize("name", ["objects/info/alternates", "commondir", "gitdir"])
def test_a_film_that_borrows_from_elsewhere_is_refused(folder: Folder, tmp_path: Path, name: str) -> None:
    (folder.root / ".git" / name).write_text("/elsewhere\n")
    with pytest.raises(FilmError, match="borrows from another folder"):
        fork_of(str(folder.root), tmp_path / "mine")


@pytest.mark.parametrize("name", ["objects", "refs", "HEAD", "config"])
def test_a_film_made_of_links_is_refused(folder: Folder, tmp_path: Path, name: str) -> None:
    path = folder.root / ".git" / name
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(FilmError):
        fork_of(str(folder.root), tmp_path / "mine")


def test_a_linked_git_folder_is_refused(folder: Folder, tmp_path: Path) -> None:
    fake = tmp_path / "fake"
    fake.mkdir()
    (fake / ".git").symlink_to(folder.root / ".git")
    with pytest.raises(FilmError):
        fork_of(str(fake), tmp_path / "mine")


def test_what_is_too_large_is_refused(folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write(f"shots/{SHOT}.toml", f'text = "{"x" * 5000}"\n')
    folder.saved()
    for module, limit, most in ((tracked, "_SMALL", 1000), (stranger, "MOST_OBJECTS", 1), (repository, "MOST", 2)):
        with monkeypatch.context() as patch:
            patch.setattr(module, limit, most)
            with pytest.raises(FilmError, match=r"too large|too many files"):
                fork_of(str(folder.root), tmp_path / "mine")
    assert not [path for path in tmp_path.iterdir() if path.name not in ("tiny",)]


@pytest.mark.parametrize("name", ["cast", "shots", "script.fountain", "takes"])
def test_links_in_the_folder_are_not_followed(folder: Folder, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.toml").write_text("a = 1")
    path = folder.root / name
    if path.exists():
        path.unlink()
        path.symlink_to(outside / "secret.toml")
        with pytest.raises(FilmError, match="not a plain file"):
            read_folder(folder.root)
    else:
        path.symlink_to(outside)
        assert not any(b"a = 1" in data for data in read_folder(folder.root).values())


def test_going_back_writes_through_no_link(folder: Folder, tmp_path: Path) -> None:
    folder.write(f"shots/{SHOT}.toml", 'size = "CU"\n')
    folder.saved()
    (folder.root / f"shots/{SHOT}.toml").unlink()
    folder.saved()
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder.root / "shots").rmdir() if (folder.root / "shots").exists() else None
    (folder.root / "shots").symlink_to(outside)
    with pytest.raises(FilmError, match="not a folder"):
        folder.versions.back("2", "", lambda old: "back")
    assert list(outside.iterdir()) == []


def test_a_plan_of_somebody_else_leads_nowhere(folder: Folder, tmp_path: Path) -> None:
    head = folder.versions.repository.head
    blob = folder.versions.repository.git.create_blob(b"evil")
    own = folder.root / ".git" / "ciotat"
    for name in ("../outside", ".git/hooks/pre-commit", "/tmp/outside", ".bashrc"):
        plan = (
            f'{{"branch":"refs/heads/main","old":"{head}","new":"{head}","why":"","files":{{"{name}":["","{blob}"]}}}}'
        )
        (own / "going.json").write_text(plan)
        settle(folder.versions.repository)
        assert not (folder.root / name).exists()
    for damaged in ("{", "[]", '{"files":[]}', "\0", '{"branch":1}'):
        (own / "going.json").write_text(damaged)
        settle(folder.versions.repository)
    assert not (own / "going.json").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_not_read(folder: Folder) -> None:
    os.mkfifo(folder.root / "script.ids")
    with pytest.raises(FilmError, match="not a plain file"):
        folder.versions.save("never")


@pytest.mark.parametrize("source", ["ext::sh -c id", "/nowhere", "--upload-pack=id", "https://127.0.0.1:1/film.git"])
def test_addresses_that_are_none(tmp_path: Path, source: str) -> None:
    with pytest.raises(CiotatError):
        fork_of(source, tmp_path / "mine")
    assert not (tmp_path / "mine").exists()
