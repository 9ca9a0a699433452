"""A release goes with its film: pushed, forked elsewhere, and played there to the same bytes; and nothing of it is collected."""

from pathlib import Path

from ciotat.cut.press import press
from ciotat.work.film import Film
from ciotat.work.release import Releases, wanted
from ciotat.work.release.making import Wish, release
from ciotat.work.store import Store
from ciotat.work.versions.forking import fork_of
from ciotat.work.versions.sharing import Sharing
from ciotat.work.versions.versions import Versions
from tests.work.release.conftest import built


def test_it_plays_where_it_was_pulled(tmp_path: Path, film: Film) -> None:
    with Store(film.hidden) as store:
        release(built(film.root, store), store, Wish(label=True), press)
        Releases(film.root, store).export(1, tmp_path / "here.mp4")
    versions = Versions(film.root, make=True)
    versions.save("released")
    Sharing(versions).push(str(tmp_path / "shared"))
    other = fork_of(str(tmp_path / "shared/film.git"), tmp_path / "other")
    Sharing(Versions(other)).pull("origin", str(tmp_path / "shared/store"))
    with Store(other / ".ciotat") as store:
        shelf = Releases(other, store)
        assert not shelf.missing(shelf.get(1))
        shelf.export(1, tmp_path / "there.mp4")
    assert (tmp_path / "here.mp4").read_bytes() == (tmp_path / "there.mp4").read_bytes()


def test_nothing_of_it_is_ever_collected(tmp_path: Path, film: Film) -> None:
    with Store(film.hidden) as store:
        release(built(film.root, store), store, Wish(), press)
        (film.root / "cut.json").unlink()
        needed = wanted(film.root, store)
        store.collect((), grace=0.0)
        assert all(store.blobs.has(digest) for digest in needed)
        Releases(film.root, store).export(1, tmp_path / "a.mp4")
