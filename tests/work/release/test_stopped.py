"""Stopped at any step, a release is there whole or not at all, and the next one goes on."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from ciotat.core.errors import StoreError
from ciotat.cut.press import press
from ciotat.work.film import Film
from ciotat.work.release import Releases
from ciotat.work.release.making import Done, Wish, release
from ciotat.work.release.record import Release
from ciotat.work.store import Memory, Store
from tests.work.release.conftest import built

Freeze = Callable[..., Done]


class Fuse:
    """A store that stops the program at the nth thing that is asked of it."""

    def __init__(self, store: Memory, left: int) -> None:
        self.store, self.left = store, left
        self.blobs: Any = _Watched(store.blobs, self)

    def burn(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt

    def __getattr__(self, name: str) -> Any:
        return _watched(getattr(self.store, name), self)


class _Watched:
    def __init__(self, inner: Any, fuse: Fuse) -> None:
        self.inner, self.fuse = inner, fuse

    def __getattr__(self, name: str) -> Any:
        return _watched(getattr(self.inner, name), self.fuse)


def _watched(act: Callable[..., Any], fuse: Fuse) -> Callable[..., Any]:
    def acted(*values: Any, **named: Any) -> Any:
        fuse.burn()
        return act(*values, **named)

    return acted


@pytest.mark.slow
def test_stopped_at_any_step_it_is_whole_or_not_there(film: Film, store: Memory) -> None:
    steps = 0
    while True:
        try:
            release(film, Fuse(store, steps), Wish(sign=False, label=True), press)
            break
        except KeyboardInterrupt:
            assert [Releases(film.root, store).get(n).number for n in Releases(film.root, store).numbers()] in ([], [1])
            assert not list(film.hidden.glob("release-*"))
            steps += 7
    shelf = Releases(film.root, store)
    assert steps > 40
    assert shelf.numbers() == [1]
    assert not shelf.missing(shelf.get(1))
    kept = store.kept()
    assert all("release 1" in kept[digest] for digest, _ in shelf.get(1).blobs())
    assert [path.name for path in (film.root / "releases").iterdir()] == ["1.json"]


def test_what_a_killed_one_left_goes_after_a_day(film: Film, store: Memory) -> None:
    for name, hours in (("release-old", 25), ("release-new", 1)):
        (film.hidden / name).mkdir(parents=True)
        then = (datetime.now(UTC) - timedelta(hours=hours)).timestamp()
        os.utime(film.hidden / name, (then, then))
    release(film, store, Wish(sign=False), press)
    assert [path.name for path in film.hidden.glob("release-*")] == ["release-new"]


def test_a_full_disk_leaves_no_release(
    film: Film, store: Memory, freeze: Freeze, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(StoreError, match="No space left"):
            freeze()
    assert Releases(film.root, store).numbers() == []
    assert freeze().release.number == 1


def test_many_at_once_have_a_number_each(tmp_path: Path, film: Film) -> None:
    made: list[Release] = []
    with Store(film.hidden) as store:
        first = release(built(film.root, store), store, Wish(sign=False), press).release

        def more() -> None:
            with Store(film.hidden) as own:
                shelf = Releases(film.root, own)
                made.extend(shelf.add(first) for _ in range(3))

        threads = [Thread(target=more) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        shelf = Releases(film.root, store)
        assert sorted(one.number for one in made) == list(range(2, 11)) == shelf.numbers()[1:]
        assert all(shelf.get(one.number) == one for one in made)
