"""What a film shows its audience: the releases that went up, packed for the web, and which of their blobs may be asked for."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ciotat.cut.packing import Packed, packed
from ciotat.server.house import NotHere
from ciotat.work.release import Release, Releases
from ciotat.work.release.published import Published, Showing
from ciotat.work.release.putting_up import with_pack
from ciotat.work.store import Store

__all__ = ["Screen", "Shown", "nothing"]

_STAMP = tuple[int, int, int]


def nothing() -> NotHere:
    """The one answer to whoever asks for what is not shown, whatever the cause."""
    return NotHere("there is nothing here", advice="see the library")


@dataclass(frozen=True)
class Shown:
    """A cut that may be watched: a release under its number, or a candidate of one; `digest` is that of its manifest."""

    digest: str
    release: Release
    shelf: Releases

    @cached_property
    def packed(self) -> Packed:
        """Its playlists and segments, made where they are not there yet."""
        return with_pack(packed, self.shelf, self.digest, self.release)

    @cached_property
    def media(self) -> Mapping[str, str]:
        """Every blob of it that may be asked for, with its ending."""
        release = self.release
        posters = {shot.poster: "jpg" for shot in release.shots if shot.poster}
        clips = dict.fromkeys(release.clips, "mp4")
        words = dict.fromkeys(release.words.values(), "vtt")
        return {**({release.poster: "jpg"} if release.poster else {}), **posters, **clips, **words, **self.packed.media}


class Screen:
    """The screen of the film in `root`. What is read once is kept until another release goes up."""

    def __init__(self, root: Path, store: Store) -> None:
        self.root, self.store = root, store
        self.shelf = Releases(root, store)
        self.published = Published(root)
        self._lock = threading.RLock()
        self._stamp: _STAMP | None = None
        self._current: int | None = None
        self._history: tuple[Showing, ...] = ()
        self._shown: dict[str, Shown] = {}
        self._numbers: dict[int, str] = {}

    def current(self) -> Shown:
        """What is shown now. Raises NotHere where nothing is."""
        with self._lock:
            self._look()
            if self._current is None:
                raise nothing()
            return self._release(self._current)

    def number(self, number: int | None) -> Shown:
        """A release that ever went up; without a number the one that is shown now. Raises NotHere."""
        if number is None:
            return self.current()
        with self._lock:
            self._look()
            if number not in {showing.release for showing in self._history}:
                raise nothing()
            return self._release(number)

    def history(self) -> tuple[Showing, ...]:
        """Everything that went up, the first first. Raises NotHere where nothing did."""
        with self._lock:
            self._look()
            if self._current is None:
                raise nothing()
            return self._history

    def shown(self, digest: str) -> Shown | None:
        """The release or the candidate whose manifest has this digest, where it may be watched."""
        return next((one for one in self.all() if one.digest == digest), None)

    def all(self) -> list[Shown]:
        """Everything that may be watched: what ever went up, and the candidates of experiments that run."""
        with self._lock:
            self._look()
            numbers = dict.fromkeys(showing.release for showing in self._history)
            return [self._release(number) for number in numbers]

    def lists(self, digest: str, ending: str) -> bool:
        """Whether a blob belongs to something that may be watched."""
        return any(one.media.get(digest) == ending for one in self.all())

    def _release(self, number: int) -> Shown:
        known = self._numbers.get(number)
        if known is None:
            release = self.shelf.get(number)
            known = self._numbers[number] = release.digest
            self._shown[known] = Shown(known, release, self.shelf)
        return self._shown[known]

    def _look(self) -> None:
        """Read again what is published, where it is another."""
        try:
            found = self.published.path.stat()
        except OSError:
            stamp = None
        else:
            stamp = (found.st_ino, found.st_mtime_ns, found.st_size)
        if stamp is None or stamp != self._stamp:
            self._current, self._history = self.published.current(), self.published.history()
            self._stamp = stamp
