"""What a desk does: it keeps one film live, and says in plain values what comes of it."""

from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import quote

from ciotat.core.errors import CiotatError
from ciotat.server.desk.away import Away
from ciotat.server.desk.errands import NAMES
from ciotat.server.desk.saying import sentence
from ciotat.server.desk.touched import touched
from ciotat.server.desk.views import Views
from ciotat.server.desk.warming import Warming
from ciotat.work.build import Order
from ciotat.work.build.live import Live
from ciotat.work.build.ordered import ordered
from ciotat.work.build.told import Filmed, Footage, Planned, Progress, Sounded, Still, Told, Wrong
from ciotat.work.film import Film

__all__ = ["VIEW", "DeskWork", "fitted", "order_of"]

Tell = Callable[[dict[str, Any]], None]
VIEW = (640, 360)
"""The largest picture of the studio: the film's own shape is scaled to fit."""


def fitted(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a film's picture in the studio."""
    scale = min(VIEW[0] / size[0], VIEW[1] / size[1], 1.0)
    return max(round(size[0] * scale / 2) * 2, 16), max(round(size[1] * scale / 2) * 2, 16)


def order_of(film: Film) -> Order:
    """What a film's folder asks for, at the size of the studio."""
    return ordered(film, more={"size": fitted(film.settings.size), "folder": film.hidden / "studio"})


class DeskWork:
    """The film in `root`, live; every event goes to `tell`. What is made aside is made by the crew at the other end of
    `crew`; `lost` is called where that is gone."""

    def __init__(
        self, root: Path, tell: Tell, crew: Connection, newer: Callable[[], bool] = lambda: False, language: str = "en",
        lost: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self.root, self.tell, self.language = root, tell, language
        self.film = Film(root)
        self.views = Views(f"/media/{quote(root.name, safe='')}")
        self.warming = Warming(tell)
        self.crew = Away(crew, self._told, tell, lost)
        self.live = Live(self._ordered, self._told, newer=newer, crew=self.crew)

    def do(self, order: Mapping[str, Any]) -> None:
        """Carry out an order; what cannot be done is told."""
        try:
            self._do(order)
        except CiotatError as wrong:
            self._wrong(wrong)
        except Exception as wrong:  # whatever it is, the next order deserves a desk
            self._wrong(CiotatError(f"{type(wrong).__name__}: {wrong}"))

    def close(self) -> None:
        """Leave off."""
        self.live.close()

    def _do(self, order: Mapping[str, Any]) -> None:
        what = order.get("do")
        if what == "script":
            self.live.change(again=self.live.work is None)
        elif what in ("shots", "settings"):
            self.film = self.film.fresh()
            self._touched()
            self.live.change()
        elif what == "cursor":
            self.live.look(int(order["line"]))
        elif what == "play":
            self.live.play(str(order["shot"]))
        elif what in NAMES:
            self.crew.order(order)
        elif what == "state" and (whole := self.views.whole()) is not None:
            self.tell(whole)

    def _ordered(self) -> Order:
        film = self.film = self.film.fresh()
        self._touched()
        self.warming.listen()
        return order_of(film)

    def _touched(self) -> None:
        for event in self.views.touch(touched(self.film)):
            self.tell(event)

    def _told(self, what: Told) -> None:
        self.warming.listen()
        if isinstance(what, Planned):
            with self.crew.still:
                event, doubted = self.views.plan(what.revision, what.build)
                self.crew.doubt(doubted)
                self.tell(event)
        elif isinstance(what, Footage):
            for event in self.views.footage(what):
                self.tell(event)
        elif isinstance(what, Still):
            self.tell(
                {**self.views.still(what.revision, what.shot, what.picture, what.seconds), "legs": dict(what.legs)}
            )
        elif isinstance(what, Wrong):
            self._wrong(what.error, what.revision)
        elif isinstance(what, Sounded):
            tracks = [
                {"url": self.views.media(track.sound, "m4a"), "at": track.at, "seconds": track.seconds}
                for track in what.tracks
            ]
            self.tell({"event": "sound", "revision": what.revision, "tracks": tracks})
        elif isinstance(what, Progress):
            self.tell({"event": "progress", **vars(what)})
        elif isinstance(what, Filmed):
            self.tell(
                {"event": "film", "revision": what.revision, "url": None, "seconds": what.seconds, "made": what.made,
                 "causes": list(what.causes)}
            )  # fmt: skip

    def _wrong(self, wrong: CiotatError, revision: str = "") -> None:
        line = wrong.origin.line if wrong.origin else 0
        self.tell({"event": "wrong", "revision": revision, "line": line, **sentence(wrong, self.language)})
