"""The house: the films of one folder, those of them that are open, and at most two desks at work."""

import asyncio
import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ciotat.core.errors import CiotatError, FilmError
from ciotat.server.screening.addresses import Addresses
from ciotat.server.sitting import DeskLike, Desks, Sitting
from ciotat.work.film import Film
from ciotat.work.store import Store

if TYPE_CHECKING:
    from ciotat.audience.audience import Audience
    from ciotat.audience.deciding import Doors
    from ciotat.audience.events import Evidence
    from ciotat.server.screening.screen import Screen

__all__ = ["DESKS", "House", "NotHere", "desk_for"]

DESKS = 2
"""Desks that stand at once: each holds a film's figures and kernels in memory."""
_MOST = 2000
_STORES = 8
_LOG = logging.getLogger("ciotat")


class NotHere(FilmError):  # noqa: N818 - reads as a sentence where it is caught
    """There is no such film, shot, take or note."""


def desk_for(film: Path, hear: Callable[[dict[str, Any]], None], language: str) -> DeskLike:
    """A desk process for a film."""
    from ciotat.server.desk import Desk

    return Desk(film, hear, language)


class House:
    """All that is served from `root`: one film, or the films in its folders. `secret` signs what an audience is given;
    `clock` gives the seconds since 1970; `addresses` counts what comes from each."""

    def __init__(self, root: Path, desks: Desks = desk_for, language: str = "en") -> None:
        self.root = root.resolve()
        self.single = (self.root / "film.toml").is_file()
        self.language = language
        self.id = secrets.token_hex(8)
        self.lock = threading.RLock()
        self.loop: asyncio.AbstractEventLoop | None = None
        self._desks = desks
        self._met: dict[str, Path] = {}
        self._sittings: dict[str, Sitting] = {}
        self._stores: dict[Path, Store] = {}
        self._screens: dict[Path, Screen] = {}
        self._audiences: dict[str, Audience] = {}
        self.secret = secrets.token_bytes(32)
        self.clock: Callable[[], float] = time.time
        self.addresses = Addresses()

    def names(self) -> list[str]:
        """The films of the folder, by the names of their folders."""
        if self.single:
            return [self.root.name]
        try:
            found = [path for path in self.root.iterdir() if path.name[0] != "." and not path.is_symlink()]
        except OSError:
            return []
        return sorted(path.name for path in found[:_MOST] if (path / "film.toml").is_file())

    def folder(self, name: str) -> Path:
        """Where a film lies: its name is looked up, never joined unseen. Raises NotHere."""
        if name not in self._met or not _stands(self._met[name]):
            if name not in self.names():
                raise NotHere(f"there is no film {name[:80]!r} here", advice="see the library")
            self._met[name] = self.root if self.single else self.root / name
        return self._met[name]

    def film(self, name: str) -> Film:
        """A film, not opened."""
        return Film(self.folder(name))

    def sitting(self, name: str) -> Sitting:
        """A film, open: what is known of it is kept until the house closes. No desk is begun."""
        folder = self.folder(name)
        with self.lock:
            if name not in self._sittings:
                assert self.loop is not None, "the house is not open yet"
                film = Film(folder)
                tongue = film.settings.language or self.language
                self._sittings[name] = Sitting(name, film, self._desks, self.loop, tongue)
            return self._sittings[name]

    def at_desk(self, name: str) -> Sitting:
        """A film with a desk; of more than two the one that nobody looked at for longest is sent away."""
        sitting = self.sitting(name)
        with self.lock:
            sitting.used = time.monotonic()
            working = [other for other in self._sittings.values() if other.at_work and other is not sitting]
            working.sort(key=lambda other: (other.heard, other.used))
            leaving = working[: max(0, len(working) - DESKS + 1)]
        for other in leaving:
            other.rest(aside=True)
        sitting.begin()
        return sitting

    def store(self, film: Path) -> Store:
        """The store of a film."""
        with self.lock:
            if film not in self._stores:
                while len(self._stores) >= _STORES:
                    self._stores.pop(next(iter(self._stores))).close()
                self._stores[film] = Store(film / ".ciotat")
            return self._stores[film]

    def screen(self, name: str) -> "Screen":
        """What a film shows its audience."""
        from ciotat.server.screening.screen import Screen

        folder = self.folder(name)
        store = self.store(folder)
        with self.lock:
            if folder not in self._screens or self._screens[folder].store is not store:
                self._screens[folder] = Screen(folder, store, lambda: self.on_trial(name), lambda: self.clock())
            return self._screens[folder]

    def on_trial(self, name: str) -> set[str]:
        """The candidates of a film that viewers are shown, by digest."""
        trials = self.audience(name).trials()
        return {digest for trial in trials for digest in trial.candidates if digest}

    def audience(self, name: str) -> "Audience":
        """The audience of a film: what it did, and what is on trial with it."""
        from ciotat.audience.audience import Audience

        folder = self.folder(name)
        with self.lock:
            if name not in self._audiences:
                self._audiences[name] = Audience(folder, lambda: self.clock(), self._doors(name, folder))
            return self._audiences[name]

    def known_evidence(self, name: str) -> "Evidence | None":
        """The evidence of a film whose audience is there already; asked thousands of times a second."""
        known = self._audiences.get(name)
        return known.evidence if known else None

    def gather(self) -> None:
        """Open the audience of every film that has one: what is on trial goes on although nobody asks for anything."""
        for name in self.names():
            if (self.folder(name) / "audience" / "evidence.db").is_file():
                with _noted(name):
                    self.audience(name)

    def step(self) -> None:
        """Do what has fallen due with every audience that is open, by the clock of the house."""
        for name, audience in [*self._audiences.items()]:
            with _noted(name):
                for id in dict.fromkeys(happened.experiment for happened in audience.step()):
                    self.tell(name, {"event": "experiment", "id": id})

    def news(self) -> None:
        """Tell the pages that are open of which releases something new is known."""
        for name, audience in [*self._audiences.items()]:
            for release in sorted(audience.evidence.touched()):
                self.tell(name, {"event": "insight", "release": release})

    def tell(self, name: str, event: dict[str, Any]) -> None:
        """Tell every page of a film that is open."""
        if sitting := self._sittings.get(name):
            sitting.tell(event)

    def _doors(self, name: str, folder: Path) -> "Doors":
        """What the decisions of an audience may do to its film."""
        from ciotat.audience.deciding import Doors
        from ciotat.server.publishing import promoted, rolled_back
        from ciotat.work.release.published import Published
        from ciotat.work.takes import Takes

        def locked(shot: str) -> bool:
            choice = Takes(Film(folder)).choice(shot)
            return bool(choice and choice.locked)

        return Doors(
            lambda candidate, told: promoted(self, name, candidate, told),
            lambda to, why: rolled_back(self, name, to, why),
            Published(folder).current,
            locked,
            Film(folder).settings.language or self.language,
        )

    def forget(self, name: str) -> None:
        """Close a film, since its folder goes."""
        with self.lock:
            audience = self._audiences.pop(name, None)
            sitting = self._sittings.pop(name, None)
            store = self._stores.pop(self.root / name, None)
            self._screens.pop(self.root / name, None)
        if audience:
            audience.close()
        if sitting:
            sitting.close()
        if store:
            store.close()

    def hush(self) -> None:
        """Let every page go, so that the server can end; they come again by themselves."""
        for sitting in [*self._sittings.values()]:
            sitting.dismiss()

    def close(self) -> None:
        """Close every film."""
        with self.lock:
            sittings, self._sittings = [*self._sittings.values()], {}
            stores, self._stores = [*self._stores.values()], {}
            audiences, self._audiences = [*self._audiences.values()], {}
        for sitting in sittings:
            sitting.rest(aside=True)  # they leave together
        for audience in audiences:
            audience.close()
        for sitting in sittings:
            sitting.close()
        for store in stores:
            store.close()


def _stands(folder: Path) -> bool:
    """Whether a film that lay there still does."""
    return not folder.is_symlink() and (folder / "film.toml").is_file()


@contextmanager
def _noted(name: str) -> Iterator[None]:
    """What is wrong with the audience of one film is noted, and holds up no other."""
    try:
        yield
    except (CiotatError, OSError):
        _LOG.exception("the audience of %s stands still", name)
