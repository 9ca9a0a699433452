"""A film is saved, its history told, and no going back ever loses work."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ciotat.core.errors import FilmError
from ciotat.work.versions.changes import Changes
from ciotat.work.versions.repository import Repository
from ciotat.work.versions.versions import Versions
from tests.work.versions.conftest import SHOT, Folder

Git = Callable[..., str]


def test_only_the_film_is_saved(folder: Folder, git: Git) -> None:
    for name in ("notes.txt", "out/film.mp4", ".ciotat/store.db", "takes/notes.toml", "cast/photo.jpg", "script.bak"):
        folder.write(name, "not of the film")
    for name in (f"shots/{SHOT}.toml", "cast/anna.toml", f"takes/{SHOT}/abcdefabcd.toml"):
        folder.write(name, 'size = "CU"\n')
    for name in ("script.ids", "cut.json", "releases/1.json", "releases/1.seal.json"):
        folder.write(name, "{}\n")
    folder.saved()
    named = {".gitignore", "film.toml", "script.fountain", f"shots/{SHOT}.toml", "cast/anna.toml", "script.ids"}
    named |= {f"takes/{SHOT}/abcdefabcd.toml", "cut.json", "releases/1.json", "releases/1.seal.json"}
    assert set(git(folder.root, "ls-tree", "-r", "--name-only", "HEAD").split()) == named
    assert set(git(folder.root, "status", "--short").split()) == {
        "??", "cast/photo.jpg", "notes.txt", "script.bak", "takes/notes.toml"
    }  # fmt: skip
    assert git(folder.root, "fsck", "--strict") == ""


def test_git_reads_the_history(folder: Folder, git: Git) -> None:
    folder.change("You are late.", "You are very late.")
    folder.saved("Later")
    assert git(folder.root, "log", "--format=%an|%s|%ad", "--date=iso").splitlines() == [
        "Ida Wells|Later|2023-11-14 23:13:21 +0100",
        "Ida Wells|First draft|2023-11-14 23:13:20 +0100",
    ]
    assert "+You are very late." in git(folder.root, "diff", "HEAD~1")
    assert git(folder.root, "status", "--short") == ""


def test_git_may_merge_too(folder: Folder, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(folder.root), "plain")
    plain = tmp_path / "plain"
    (plain / "script.fountain").write_text(folder.script.replace("She was right.", "She was always right."))
    git(plain, "commit", "-q", "-a", "-m", "by Git itself")
    folder.change("Anna stands by the table.", "Anna stands by the window.")
    folder.saved()
    git(folder.root, "pull", "-q", "--no-rebase", str(plain), "main")
    assert "always right" in folder.script
    assert "by the window" in folder.script
    assert len(folder.versions.history()) == 3
    assert folder.versions.save("again") is None


def test_what_a_person_keeps_with_git_itself_stays(folder: Folder, git: Git) -> None:
    folder.write("notes.txt", "mine\n")
    git(folder.root, "add", "notes.txt")
    git(folder.root, "commit", "-q", "-m", "notes")
    folder.change("You are late.", "Late again.")
    folder.saved()
    folder.versions.back("1", "unsaved", lambda old: "back")
    assert "notes.txt" in git(folder.root, "ls-tree", "-r", "--name-only", "HEAD")
    assert git(folder.root, "status", "--short") == ""


def test_nothing_changed_is_no_version(folder: Folder) -> None:
    assert folder.versions.save("again") is None
    assert len(folder.versions.history()) == 1


def test_the_history_counts_what_changed(folder: Folder) -> None:
    folder.change("You are late.", "You are very late.")
    folder.change("PAUL\nShe was right.", "PAUL\nShe was right.\n\nHe stops.")
    folder.write(f"shots/{SHOT}.toml", 'size = "CU"\n')
    folder.write(f"takes/{SHOT}/abcdefabcd.toml", 'made = "varied"\n')
    row = '{"cause":"","elements":[],"id":"%s","length":"2","recipe":"%s"}'
    folder.write(
        "cut.json", '{"record":"cut.1",\n"shots":[\n' + row % (SHOT, "a") + ",\n" + row % ("a" * 10, "b") + "\n]}\n"
    )
    folder.saved("More")
    newest, oldest = folder.versions.history()
    assert newest.changes == Changes(lines=2, shots=2, takes=1)
    assert oldest.changes.settings
    assert (newest.number, oldest.number) == (2, 1)
    assert (newest.message, newest.author, newest.offset) == ("More", "Ida Wells", 60)
    folder.change("He stops.", "He sits.")
    assert folder.versions.since(newest.id) == Changes(lines=1)


def test_going_back_saves_what_is_not_saved(folder: Folder) -> None:
    folder.write(f"shots/{SHOT}.toml", 'size = "CU"\n')
    folder.change("You are late.", "Second.")
    folder.saved("second")
    folder.change("Second.", "Not saved.")
    new, kept = folder.versions.back("1", "unsaved", lambda old: f"back to {old.number}: {old.message}")
    assert "You are late." in folder.script
    assert not (folder.root / "shots").exists()
    assert kept is not None
    assert [v.message for v in folder.versions.history()] == [
        "back to 1: First draft",
        "unsaved",
        "second",
        "First draft",
    ]
    folder.versions.back(str(kept.number), "", lambda old: "forth")
    assert "Not saved." in folder.script
    assert (folder.root / f"shots/{SHOT}.toml").exists()
    assert new.number == 4
    with pytest.raises(FilmError, match="as it was in that version"):
        folder.versions.back("last", "", lambda old: "")


@pytest.mark.parametrize("name", ["0", "9", "nobody", "zzzz", "../x", "refs/heads/main", "ffff", ""])
def test_what_names_no_version(folder: Folder, name: str) -> None:
    if not name:
        assert folder.versions.find(name) == folder.versions.repository.head
        return
    with pytest.raises(FilmError, match="there is no version"):
        folder.versions.find(name)


def test_versions_go_by_number_id_and_branch(folder: Folder) -> None:
    head = folder.versions.repository.head
    assert {folder.versions.find(name) for name in ("1", head, head[:6], "main", "last")} == {head}


def test_a_renamed_script_goes_with_its_name(folder: Folder) -> None:
    (folder.root / "script.fountain").rename(folder.root / "draft two.fountain")
    folder.write("film.toml", 'script = "draft two.fountain"\n')
    folder.saved("renamed")
    assert set(folder.versions.repository.entries(folder.versions.repository.head)) == {
        ".gitignore", "film.toml", "draft two.fountain"
    }  # fmt: skip
    folder.versions.back("1", "", lambda old: "back")
    assert folder.script
    assert not (folder.root / "draft two.fountain").exists()


def test_without_people_whoever_writes_is_a_writer(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("film.toml", 'script = "script.fountain"\n')
    who = folder.versions.person({})
    assert who.name
    folder.versions.repository.git.config["user.name"] = "Bob <b@c>"
    assert folder.versions.person({"film.toml": b'[people]\nauthor = "Ida"\n'}).name == "Bob b@c"


def test_a_film_without_versions_says_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(FilmError, match="no versions yet; save it first"):
        Repository(tmp_path)


def test_damaged_versions_are_said_in_a_sentence(folder: Folder) -> None:
    for path in (folder.root / ".git" / "objects").rglob("*"):
        if path.is_file():
            path.chmod(0o644)
            path.write_bytes(b"damaged")
    with pytest.raises(FilmError, match="cannot be read"):
        Versions(folder.root).history()


@pytest.mark.parametrize("message", ["", "  ", "a\0b", "<>\n\n", "雨夜，第一稿", "x" * 5000])
def test_any_message(folder: Folder, message: str) -> None:
    folder.change("You are late.", "You are early.")
    assert folder.versions.save(message) is not None
    assert folder.versions.history()[0].message


def test_a_film_that_cannot_be_written_has_a_history(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert [v.message for v in Versions(folder.root).history()] == ["First draft"]
