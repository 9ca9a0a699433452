"""Killed at any step, a film is in one state or the other, and no work is lost."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from ciotat.work.versions.forking import fork
from ciotat.work.versions.going import settled
from ciotat.work.versions.merging import Merging
from ciotat.work.versions.repository import Repository
from ciotat.work.versions.tracked import read_folder
from tests.work.versions.conftest import SHOT, Folder

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a system without fork")
STEPS = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link"}


def dies(work: Callable[[], object], step: int) -> bool:
    """Do something in a process of its own, which is gone for good at the given step of the disk; whether it was."""
    child = os.fork()
    if child == 0:
        left = [step]

        def count(event: str, arguments: tuple[object, ...]) -> None:
            if event in STEPS or (event == "open" and isinstance(arguments[1], str) and arguments[1] != "r"):
                left[0] -= 1
                if left[0] == 0:
                    os._exit(9)

        sys.addaudithook(count)
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def every_step(
    folder: Folder, tmp_path: Path, work: Callable[[Folder], object], check: Callable[[Folder], None], stride: int = 1
) -> int:
    """Kill the work at its first step, its second ... each time in a copy of the folder; how many steps there are."""
    for step in range(1, 200, stride):
        root = tmp_path / f"copy{step}" / "tiny"
        shutil.copytree(folder.root, root, symlinks=True)
        dead = dies(lambda root=root: work(Folder(root)), step)  # type: ignore[misc]
        after = Folder(root)
        assert settled(root)
        assert not list((root / ".git").rglob("*.lock"))
        check(after)
        if not dead:
            return step - 1
        shutil.rmtree(root)
    raise AssertionError("it never ends")


@pytest.fixture
def busy(folder: Folder) -> Folder:
    """A film with two versions and work that is not saved."""
    for number in range(3):
        folder.write(f"shots/{number:010x}.toml", 'size = "CU"\n')
    folder.change("You are late.", "Second.")
    folder.saved("second")
    folder.change("Second.", "Not saved.")
    folder.write(f"takes/{SHOT}/abcdefabcd.toml", 'made = "varied"\n')
    return folder


def test_saving(busy: Folder, tmp_path: Path) -> None:
    work = read_folder(busy.root)

    def check(after: Folder) -> None:
        assert read_folder(after.root) == work
        after.versions.save("again")
        assert after.versions.repository.read(after.versions.repository.entries(after.versions.repository.head)) == work

    every_step(busy, tmp_path, lambda folder: folder.versions.save("third"), check)


def test_going_back(busy: Folder, tmp_path: Path) -> None:
    work = read_folder(busy.root)
    first = busy.versions.repository.read(busy.versions.repository.entries(busy.versions.find("1")))

    def check(after: Folder) -> None:
        now = read_folder(after.root)
        assert now in (work, first)
        if now == first:
            assert [v.message for v in after.versions.history()] == ["back", "unsaved", "second", "First draft"]
            repository = after.versions.repository
            assert repository.read(repository.entries(after.versions.find("3"))) == work
            assert after.versions.unsaved() == {}

    assert every_step(busy, tmp_path, lambda f: f.versions.back("1", "unsaved", lambda old: "back"), check, 4) > 10


@pytest.mark.slow
def test_merging(busy: Folder, tmp_path: Path) -> None:
    busy.saved("third")
    other = Folder(fork(busy.versions, "other", tmp_path / "other", ""))
    other.change("She was right.", "She was wrong.")
    (other.root / "shots" / f"{0:010x}.toml").unlink()
    other.saved()
    busy.change("Not saved.", "Still not saved.")
    work = read_folder(busy.root)

    def merge(folder: Folder) -> object:
        return Merging(folder.versions, "unsaved", lambda name: "merged").begin(str(other.root))

    def check(after: Folder) -> None:
        now = read_folder(after.root)
        script = now["script.fountain"].decode()
        assert now == work or (
            "She was wrong." in script and "Still not saved." in script and len(now) == len(work) - 1
        )
        if now == work:
            assert merge(after)
            assert "She was wrong." in after.script
        assert after.versions.unsaved() == {}

    assert every_step(busy, tmp_path, merge, check) > 5


@pytest.mark.slow
def test_forking(busy: Folder, tmp_path: Path) -> None:
    target = tmp_path / "forks" / "other"
    target.parent.mkdir()
    for step in range(1, 200):
        dead = dies(lambda: fork(busy.versions, "other", target, "unsaved"), step)
        if target.exists():
            assert read_folder(target) == read_folder(busy.root)
            assert Folder(target).versions.unsaved() == {}
            shutil.rmtree(target)
        if not dead:
            return
    raise AssertionError("it never ends")


def test_a_file_changed_after_the_kill_stays(busy: Folder) -> None:
    for step in range(1, 60):
        if not dies(lambda: Folder(busy.root).versions.back("1", "unsaved", lambda old: "back"), step):
            raise AssertionError("never killed on the way")
        if not settled(busy.root):
            break
    busy.write("script.fountain", "INT. NEW\n\nA person wrote this after the machine came back.\n")
    after = Folder(busy.root)
    assert after.script.startswith("INT. NEW")
    assert list(after.versions.unsaved()) == ["script.fountain"]


def test_a_lock_left_behind_is_no_end(busy: Folder) -> None:
    (busy.root / ".git" / "refs" / "heads" / "main.lock").write_text("")
    busy.saved("third")


def test_two_at_once_save_one_after_the_other(busy: Folder) -> None:
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            try:
                mine = Folder(busy.root)
                mine.write(f"shots/{number + 10:010x}.toml", f"lens = {number}\n")
                mine.versions.save(f"by {number}")
                os._exit(0)
            finally:
                os._exit(1)
        children.append(child)
    assert {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children} == {0}
    busy.versions.save("the rest")
    saved = Repository(busy.root).entries(busy.versions.repository.head)
    assert {f"shots/{number + 10:010x}.toml" for number in range(4)} <= set(saved)


@pytest.mark.slow
def test_killed_from_outside(busy: Folder) -> None:
    chance = Random(1895)
    for round in range(40):
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            mine = Folder(busy.root)
            while True:
                mine.write("script.fountain", f"INT. A\n\nRound {chance.random()}.\n")
                mine.versions.save("x")
                mine.versions.back("1", "unsaved", lambda old: "back")
        signal.sigtimedwait([], chance.uniform(0.05, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        after = Folder(busy.root)
        assert settled(busy.root)
        assert set(after.versions.unsaved()) <= {"script.fountain"}, round
        assert "INT. " in after.script
