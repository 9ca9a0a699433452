"""What a film shows its audience: the releases that went up, packed for the web, and which of their blobs may be asked for."""

import threading
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ciotat.core.errors import CiotatError, RecordError
from ciotat.cut.packing import Packed, packed
from ciotat.server.house import NotHere
from ciotat.work.release import Release, Releases
from ciotat.work.release.candidate import Candidates, woven
from ciotat.work.release.published import Published, Showing
from ciotat.work.release.putting_up import with_pack
from ciotat.work.store import Store

__all__ = ["LASTS", "Screen", "Shown", "nothing"]

_STAMP = tuple[int, int, int]
LASTS = 5 * 3600.0
"""Seconds for which the parts of a cut may be asked for after somebody was given it."""


def nothing() -> NotHere:
    """The one answer to whoever asks for what is not shown, whatever the cause."""
    return NotHere("there is nothing here", advice="see the library")


@dataclass(frozen=True)
class Shown:
    """A cut that may be watched: a release, or one with candidates woven into it, and then `base` is that release;
    `digest` is that of its manifest."""

    digest: str
    release: Release
    shelf: Releases
    base: "Shown | None" = None

    @cached_property
    def packed(self) -> Packed:
        """Its playlists and segments, made where they are not there yet."""
        like = self.base.packed if self.base else None
        return with_pack(packed, self.shelf, self.digest, self.release, like)

    @cached_property
    def media(self) -> Mapping[str, str]:
        """Every blob of it that may be asked for, with its ending."""
        release = self.release
        posters = {shot.poster: "jpg" for shot in release.shots if shot.poster}
        clips = dict.fromkeys(release.clips, "mp4")
        words = dict.fromkeys(release.words.values(), "vtt")
        return {**({release.poster: "jpg"} if release.poster else {}), **posters, **clips, **words, **self.packed.media}

    def has(self, digest: str, ending: str) -> bool:
        """Whether it lists a blob; where a part of it is lost, it lists nothing."""
        with suppress(CiotatError):
            return self.media.get(digest) == ending
        return False


class Screen:
    """The screen of the film in `root`. What is read once is kept until another release goes up. `on_trial` gives the digests
    of the candidates that viewers are shown; `clock` the seconds since 1970."""

    def __init__(
        self, root: Path, store: Store, on_trial: Callable[[], Collection[str]] = tuple,
        clock: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        self.root, self.store, self.clock = root, store, clock
        self._on_trial = on_trial
        self.shelf = Releases(root, store)
        self.published = Published(root)
        self._lock = threading.RLock()
        self._stamp: _STAMP | None = None
        self._current: int | None = None
        self._history: tuple[Showing, ...] = ()
        self._numbers: dict[int, Shown] = {}
        self._cuts: dict[tuple[int, tuple[str, ...]], tuple[Shown, float]] = {}

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

    def cut(self, number: int, candidates: Sequence[str] = ()) -> Shown:
        """A release with candidates woven into it, as a session is given it. Raises NotHere where one is not there, FilmError
        where they cannot be shown together."""
        base = self.number(number)
        if not candidates:
            return base
        key = (number, tuple(sorted(candidates)))
        with self._lock:
            now = self.clock()
            known = self._cuts.pop(key, None)
            shown = known[0] if known else self._woven(base, key[1])
            self._cuts = {other: kept for other, kept in self._cuts.items() if kept[1] > now}
            self._cuts[key] = (shown, now + LASTS)
            return shown

    def lists(self, digest: str, ending: str) -> bool:
        """Whether a blob belongs to something that may be watched: what ever went up, candidates on trial, and cuts that
        somebody was given lately."""
        with self._lock:
            self._look()
            numbers = dict.fromkeys(showing.release for showing in reversed(self._history))
            cuts = [shown for shown, until in self._cuts.values() if until > self.clock()]
        if any(shown.has(digest, ending) for shown in cuts):
            return True
        if any(self._release(number).has(digest, ending) for number in numbers):
            return True
        return any(shown.has(digest, ending) for shown in self._trials())

    def _trials(self) -> Iterator[Shown]:
        for id in self._on_trial():
            with suppress(CiotatError):
                yield self.cut(Candidates(self.root).get(id).base, (id,))

    def _woven(self, base: Shown, ids: Sequence[str]) -> Shown:
        try:
            candidates = [Candidates(self.root).get(id) for id in ids]
        except RecordError:
            raise nothing() from None
        release = woven(base.release, candidates, self.shelf.get)
        return Shown(release.digest, release, self.shelf, base)

    def _release(self, number: int) -> Shown:
        with self._lock:
            if number not in self._numbers:
                release = self.shelf.get(number)
                self._numbers[number] = Shown(release.digest, release, self.shelf)
            return self._numbers[number]

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
