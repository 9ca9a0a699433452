"""The desk's end of its crew: takes, sound and the film are made in a process of their own, which never holds a writer up."""

import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from ciotat.work.build.crew import Errand, Work
from ciotat.work.build.told import Footage, Told

__all__ = ["Away"]


class Away:
    """What `Live` needs of a crew, by `pipe`. `told` hears what it tells of the film, `tell` its other events, both on a
    thread of its own; `lost` is called where its process has ended. While somebody holds `still`, nothing is told of shots."""

    def __init__(
        self, pipe: Connection, told: Callable[[Told], None], tell: Callable[[dict[str, Any]], None],
        lost: Callable[[], None],
    ) -> None:  # fmt: skip
        self._pipe, self._told, self._tell, self._lost = pipe, told, tell, lost
        self.still = threading.RLock()
        self._sending = threading.Lock()
        self._seen: dict[str, str] = {}
        self._doubted: dict[str, int] = {}
        self._now = 0
        self._wanted: dict[str, Any] | None = None
        threading.Thread(target=self._listen, daemon=True).start()

    def turn(self) -> int:
        """The number of a new draft: from now on nothing is told of older ones."""
        self._now += 1
        self._send({"do": "turn", "turn": self._now})
        return self._now

    def doubt(self, shots: Iterable[str]) -> None:
        """These shots are other ones now: what is seen of them is not what is asked, until it is judged again."""
        doubted = list(shots)
        with self.still:
            self._seen |= dict.fromkeys(doubted, "stale")
            self._doubted |= dict.fromkeys(doubted, self._now)
        self._send({"do": "doubt", "shots": doubted})

    def ready(self, work: Work) -> None:
        """This is planned: the crew takes the plan over while the first picture is drawn, and waits."""
        self._send({"do": "ready", **_named(work)})

    def go(self, work: Work) -> None:
        """Make this, and nothing older any more; where that is not under way already."""
        wanted = _named(work)
        if wanted != self._wanted:
            self._wanted = wanted
            self._send({"do": "go", **wanted})

    def has(self, shot: str) -> bool:
        """Whether the take of this shot is there, or under way."""
        with self.still:
            return self._seen.get(shot, "stale") != "stale"

    def order(self, order: Mapping[str, Any]) -> None:
        """Do this beside the film, soon."""
        self._send(dict(order))

    def ask(self, errand: Errand) -> None:
        """What is asked for beside the film is asked for by `order`: it happens elsewhere."""
        raise NotImplementedError

    def leave(self) -> None:
        """Stop: there is something newer. Returns at once."""
        self._wanted = None
        self._send({"do": "leave"})

    def wait(self) -> None:
        """Nothing is waited for: what is made elsewhere is told."""

    def close(self) -> None:
        """Leave off for good."""
        self._send({"do": "close"})

    def _send(self, order: dict[str, Any]) -> None:
        with self._sending, suppress(OSError, ValueError):
            self._pipe.send(order)

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                turn, what = self._pipe.recv()
                if isinstance(what, dict):
                    self._tell(what)
                elif not isinstance(what, Footage):
                    self._told(what)
                else:
                    self._see(turn, what)
        self._lost()

    def _see(self, turn: int, footage: Footage) -> None:
        """What is seen of a shot, unless it is another one now. What was told of it before stays true where it is not: it is
        told once."""
        with self.still:
            if turn >= self._doubted.get(footage.shot, 0):
                self._seen[footage.shot] = footage.state
                self._told(replace(footage))


def _named(work: Work) -> dict[str, Any]:
    return {"turn": work.turn, "revision": work.revision, "aim": work.aim, "fresh": sorted(work.build.fresh)}
