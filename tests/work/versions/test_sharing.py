"""Versions and media go to a shared folder and come from there; nobody's history is rewritten."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ciotat.core.errors import CiotatError, FilmError
from ciotat.work.store import Store
from ciotat.work.store.sync import Synced
from ciotat.work.versions.forking import fork_of
from ciotat.work.versions.media import kept_media, shown_media
from ciotat.work.versions.merging import Merging
from ciotat.work.versions.sharing import Sharing
from tests.work.versions.conftest import SHOT, Folder

pytest.importorskip("obstore")
Git = Callable[..., str]


@pytest.fixture
def shared(folder: Folder, tmp_path: Path) -> Path:
    """A shared folder to which the film was pushed, with the two media of a take."""
    with Store(folder.root / ".ciotat") as store:
        movie, poster = store.blobs.put(b"movie" * 50_000), store.blobs.put(b"poster")
    folder.write(f"takes/{SHOT}/abcdefabcd.toml", f'picture = "{movie}"\nposter = "{poster}"\n')
    folder.saved("a take")
    found = Sharing(folder.versions).push(str(tmp_path / "shared"))
    assert (found.name, found.count, found.media.brought.count) == ("origin", 2, 2)
    return tmp_path / "shared"


@pytest.fixture
def bob(shared: Path, tmp_path: Path) -> Folder:
    """Somebody else with a fork of what is shared."""
    return Folder(fork_of(str(shared), tmp_path / "bob"))


def test_what_is_pushed_is_pulled_with_its_media(folder: Folder, bob: Folder) -> None:
    assert bob.script == folder.script
    assert Sharing(bob.versions).pull().media.brought.count == 2
    with Store(bob.root / ".ciotat") as store:
        assert {store.blobs.get(digest) for digest in store.kept()} == {b"movie" * 50_000, b"poster"}
    bob.change("She was right.", "She was wrong.")
    bob.saved("bob")
    assert Sharing(bob.versions).push().count == 1
    found = Sharing(folder.versions).pull()
    assert found.version is not None
    assert found.version.message == "bob"
    assert "She was wrong." in folder.script
    assert folder.versions.unsaved() == {}
    assert Sharing(folder.versions).pull().version is None
    assert Sharing(folder.versions).push().version is None


def test_git_clones_what_is_shared(shared: Path, git: Git, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", str(shared / "film.git"), "plain")
    assert (tmp_path / "plain" / "script.fountain").exists()
    assert git(shared / "film.git", "fsck", "--strict") == ""


def test_nobody_is_overwritten(folder: Folder, bob: Folder) -> None:
    bob.change("She was right.", "She was wrong.")
    bob.saved("bob")
    Sharing(bob.versions).push()
    folder.change("You are late.", "You are early.")
    folder.saved("ida")
    before = folder.script
    with pytest.raises(FilmError, match="has versions that you have not; ciotat pull origin"):
        Sharing(folder.versions).push()
    with pytest.raises(FilmError, match="both went on; bring them together: ciotat merge origin"):
        Sharing(folder.versions).pull()
    assert folder.script == before
    assert Merging(folder.versions, "unsaved", str).begin("origin").version is not None
    assert Sharing(folder.versions).push().count == 2
    assert Sharing(bob.versions).pull().count == 2
    assert bob.script == folder.script


def test_unsaved_work_is_not_pulled_over(folder: Folder, bob: Folder) -> None:
    bob.change("She was right.", "She was wrong.")
    bob.saved("bob")
    Sharing(bob.versions).push()
    folder.change("You are late.", "You are early.")
    with pytest.raises(FilmError, match="not saved"):
        Sharing(folder.versions).pull()
    assert "You are early." in folder.script
    assert Merging(folder.versions, "unsaved", str).begin("origin").kept is not None
    folder.change("You are early.", "You are on time.")
    assert Sharing(folder.versions).push().unsaved


def test_a_push_that_was_stopped_goes_on(folder: Folder, tmp_path: Path) -> None:
    with Store(folder.root / ".ciotat") as store:
        digests = [store.blobs.put(b"%d" % number * 20_000) for number in range(6)]
    for number, digest in enumerate(digests):
        folder.write(f"takes/{SHOT}/{number:010x}.toml", f'picture = "{digest}"\n')
    folder.saved("takes")

    def stop(so_far: Synced) -> None:
        if so_far.brought.count == 3:
            raise KeyboardInterrupt

    target = tmp_path / "shared"
    with pytest.raises(KeyboardInterrupt):
        Sharing(folder.versions, stop).push(str(target))
    with pytest.raises(FilmError, match=r"no versions of a film|cannot fetch"):
        fork_of(str(target), tmp_path / "early")
    media = Sharing(folder.versions).push().media
    assert media.there.count >= 3
    assert media.there.count + media.brought.count == 6


def test_a_film_that_somebody_works_on_is_not_pushed_into(folder: Folder, bob: Folder) -> None:
    with pytest.raises(FilmError, match="somebody works on; merge it there"):
        Sharing(folder.versions).push(str(bob.root))


@pytest.mark.parametrize("store", ["s3:/bucket", "relative/folder", "http//x"])
def test_a_store_that_is_none(folder: Folder, tmp_path: Path, store: str) -> None:
    with pytest.raises(CiotatError, match="is no store"):
        Sharing(folder.versions).push(str(tmp_path / "shared"), store)


def test_without_a_name_the_one_known_is_meant(folder: Folder) -> None:
    with pytest.raises(FilmError, match="no other film is known yet"):
        Sharing(folder.versions).push()


def test_media_are_found_in_what_is_saved() -> None:
    a, b, c, d, e = (letter * 64 for letter in "abcde")
    files = {
        f"takes/{SHOT}/x.toml": f'picture = "{a}"\nposter = "not a digest"\noriginal = "{b}"\nrecipe = "{e}"\n'.encode(),
        "releases/1.json": f'{{"movie": "{c}"}}'.encode(),
        "cut.json": f'{{"sound":{{"mix":"{d}","music":""}},"shots":[{{"id":"x","picture":"{e}","parts":{{"light":"{a}"}}}}]}}'.encode(),
    }
    assert kept_media(files) == {a: f"take x of shot {SHOT}", b: f"take x of shot {SHOT}", c: "release 1"}
    assert shown_media(files) == {d, e}
    assert kept_media({f"takes/{SHOT}/x.toml": b"\xff", "cut.json": b"["}) == {}
    assert shown_media({"cut.json": b'{"sound": [1], "shots": [1, {}]}'}) == set()
