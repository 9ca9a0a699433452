"""What a crew does: the plan is taken from the shelf where the desk has put it, and made."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ciotat.core.errors import CiotatError, Stopped
from ciotat.work.build import Build, Shelf
from ciotat.work.build.crew import Crew, Errand, Work
from ciotat.work.build.told import Told, Wrong, revision
from ciotat.work.film import Film
from ciotat.work.store import Store

__all__ = ["CrewWork"]

Tell = Callable[[dict[str, Any]], None]


class CrewWork:
    """A crew for the film in `root`. `told` hears of the film with the turn that it belongs to, `tell` all else."""

    def __init__(self, root: Path, told: Callable[[int, Told], None], tell: Tell, language: str = "en") -> None:
        from ciotat.server.desk.warming import Warming

        self.film, self.tell, self.language = Film(root), tell, language
        self.crew = Crew(self._told, early=True)
        self.work: Work | None = None
        self._report = told
        self._shelf: Shelf | None = None
        self._warming = Warming(tell)

    def at_once(self, order: Mapping[str, Any]) -> bool:
        """Heed what cannot wait; false where `order` can."""
        what = order.get("do")
        if what == "leave":
            self.crew.leave()
        elif what == "turn":
            self.crew.at(int(order["turn"]))
        elif what == "doubt":
            self.crew.doubt(order["shots"])
        else:
            return False
        return True

    def do(self, order: Mapping[str, Any]) -> None:
        """Carry out an order."""
        try:
            with suppress(Stopped):
                self._do(order)
        except CiotatError as wrong:
            self._told(Wrong(str(order.get("revision", "")), wrong))
        except Exception as wrong:  # whatever it is, the next order deserves a crew
            self._told(Wrong(str(order.get("revision", "")), CiotatError(f"{type(wrong).__name__}: {wrong}")))

    def close(self) -> None:
        """Leave off."""
        self.crew.close()

    def _do(self, order: Mapping[str, Any]) -> None:
        what = order["do"]
        if what not in ("ready", "go"):
            self.crew.ask(self._errand(order))
            return
        if order["turn"] != self.crew.now:
            return
        if self.work is None or self.work.turn != order["turn"]:
            self.work = self._planned(order)
        if what == "go" and self.work:
            self.work = replace(self.work, aim=order["aim"])
            self.crew.go(self.work)

    def _planned(self, order: Mapping[str, Any]) -> Work | None:
        """The film that the desk has planned; None where it is another already."""
        from ciotat.server.desk.work import order_of

        self._warming.listen()
        self.film = self.film.fresh()
        wanted = order_of(self.film)
        self._shelf = self._shelf or Shelf(Store(wanted.home))
        build = Build(wanted, shelf=self._shelf, warm=False)
        build.fresh = set(order["fresh"])
        if order["turn"] % _REST == 0:
            self._shelf.rest()
        named = revision(build.source)
        return (
            Work(build, named, order["turn"]) if named == order["revision"] and order["turn"] == self.crew.now else None
        )

    def _errand(self, order: Mapping[str, Any]) -> Errand:
        """What is asked for beside the film."""
        from ciotat.server.desk.errands import errand

        return errand(
            self.film.fresh(), order, self.tell, self.language, lambda wrong, of: self._told(Wrong(of, wrong))
        )

    def _told(self, what: Told) -> None:
        self._warming.listen()
        self._report(self.crew.now, what)


_REST = 8
"""Drafts after which what is at hand and not wanted any more is let go."""
