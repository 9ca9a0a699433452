"""One film that is open in the house: its desk, the pages that listen, and what was told last."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

from ciotat.core.errors import CiotatError
from ciotat.server.cards import card_of, note_card
from ciotat.server.noted import note_views
from ciotat.server.plan_kept import PlanKept
from ciotat.server.script import Manuscript
from ciotat.words.wrong import chinese
from ciotat.work.film import Film
from ciotat.work.kept import KeptTake

__all__ = ["DeskLike", "Desks", "Ear", "Sitting"]

Event = Mapping[str, Any]
_WAITING = 4000
"""Events that a page may be behind before it is asked to listen anew."""
_EVERY = 0.5
_DEATHS, _WITHIN = 3, 60.0
_LASTING = ("sound", "progress", "film", "warming")
"""Events of which the last one is true until the next."""


class DeskLike(Protocol):
    """What the house needs of a desk."""

    def send(self, order: dict[str, Any]) -> None: ...

    def close(self) -> None: ...


Desks = Callable[[Path, Callable[[dict[str, Any]], None], str], DeskLike]


class Ear:
    """A page that listens: what is told to it, in order; None when it must listen anew."""

    def __init__(self) -> None:
        self.queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self.deaf = False

    def put(self, event: Event | None) -> None:
        """Tell it something; one that is too far behind is sent away, to come back and hear the whole."""
        if self.deaf:
            return
        if event is None or self.queue.qsize() >= _WAITING:
            self.deaf = True
            event = None
        self.queue.put_nowait(event)


class Sitting:
    """An open film. Every change of its files is made under `lock`; `tell` may be called on any thread.
    `to_lock` is what to do when a shot that is to be locked has its picture, `dropped` the takes that may come back."""

    def __init__(
        self, name: str, film: Film, desks: Desks, loop: asyncio.AbstractEventLoop, language: str = "en",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.name, self.film, self.language = name, film, language
        self.lock = threading.RLock()
        self.script = Manuscript(film, language)
        self.plan = PlanKept()
        self.last: dict[str, Event] = {}
        self.exports: dict[str, dict[str, Any]] = {}
        self.used = 0.0
        self.to_lock: dict[str, Callable[[], None]] = {}
        self.dropped: dict[tuple[str, str], KeptTake] = {}
        self._ears: list[Ear] = []
        self._desks, self._loop, self._clock = desks, loop, clock
        self._desk: DeskLike | None = None
        self._left = threading.Event()
        self._left.set()
        self._deaths: deque[float] = deque(maxlen=_DEATHS)
        self._closed = False
        self._stamps: dict[str, Any] = {}
        self._to_check: tuple[str, bool] | None = None
        self._checking = False
        self._looking = self._carded = False
        self._upgrade: Event | None = None

    @property
    def heard(self) -> bool:
        """Whether a page listens."""
        return bool(self._ears)

    @property
    def at_work(self) -> bool:
        """Whether its desk stands."""
        return self._desk is not None

    def begin(self) -> None:
        """Let a desk stand."""
        with self.lock:
            if self._desk is None and not self._closed:
                self._left.wait()  # two at once would write one store
                self._desk = self._desks(self.film.root, self.hear, self.language)

    def send(self, order: dict[str, Any]) -> None:
        """Give the desk an order; where there is none it is begun, and reads all from the files."""
        with self.lock:
            self.begin()
            if self._desk is not None:
                self._desk.send(order)

    def rest(self, aside: bool = False) -> None:
        """Send the desk away; what it said stays known. It takes seconds to leave: `aside` nobody waits for it."""
        with self.lock:
            desk, self._desk = self._desk, None
            if desk is None:
                return
            self._left.clear()
        if aside:
            threading.Thread(target=self._leave, args=(desk,), daemon=True).start()
        else:
            self._leave(desk)

    def _leave(self, desk: DeskLike) -> None:
        try:
            desk.close()
        finally:
            self._left.set()
        self.keep_card()

    def close(self) -> None:
        """The film is closed, and its pages are told to come again."""
        self._closed = True
        self.rest()
        self._left.wait()
        self.dismiss()

    def dismiss(self) -> None:
        """Send every page away, to come again."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._spread, None)

    def hear(self, event: dict[str, Any]) -> None:
        """What the desk says, on its reader's thread."""
        kind = event.get("event")
        if kind == "gone":
            self._again()
            return
        if kind == "export":
            self.exports.setdefault(str(event.get("id", "")), {}).update(event)
        self.plan.hear(event)
        if kind in _LASTING:
            self.last[str(kind)] = event
        if kind == "upgrade":
            self._upgrade = event
        self.tell(event)
        if kind == "film" or (kind == "still" and not self._carded):
            self._carded = True
            self.keep_card()
        if (
            kind == "shot"
            and event.get("state") == "made"
            and (lock_it := self.to_lock.pop(str(event.get("id")), None))
        ):
            threading.Thread(target=lock_it, daemon=True).start()

    def told(self, kind: str) -> Event | None:
        """The last event of a kind that the desk said; None where it said none since it stands."""
        return self._upgrade if kind == "upgrade" and self.at_work else self.last.get(kind)

    def keep_card(self) -> None:
        """Keep what is known of the film for its card in the library."""
        if plan := self.plan.view():
            with suppress(CiotatError, OSError):
                note_card(self.film.root, {**card_of(plan), "language": self.script.tongue})

    def _again(self) -> None:
        """The desk has died: another takes its place, unless they die too fast."""
        now = self._clock()
        with self.lock:
            self._desk = None
            self._deaths.append(now)
            often = len(self._deaths) == _DEATHS and now - self._deaths[0] < _WITHIN
            if not often:
                self.begin()
        if self.last.pop("warming", None):
            self.tell({"event": "warming", "done": None})
        advice = "change the script, then try again" if often else "what is finished is kept"
        message = "the desk of this film dies again and again" if often else _DIED
        self._wrong(message, advice)

    def _wrong(self, message: str, advice: str) -> None:
        """Tell what is wrong, in the language of the film."""
        error, step = (chinese(message), chinese(advice)) if self.language == "zh" else (message, advice)
        self.tell({"event": "wrong", "error": error, "advice": step, "line": 0})

    def tell(self, event: Event) -> None:
        """Tell every page, from any thread."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._spread, event)

    def listen(self) -> Ear:
        """A new ear, in the loop."""
        ear = Ear()
        self._ears.append(ear)
        return ear

    def leave(self, ear: Ear) -> None:
        """An ear less, in the loop."""
        if ear in self._ears:
            self._ears.remove(ear)

    def remark(self, tab: str = "", outside: bool = False) -> None:
        """Check the script aside and tell what is to be remarked, with its text where it changed `outside` of a page that
        listens: another page may have written it."""
        outside = outside or len(self._ears) > 1
        with self.lock:
            self._to_check = tab, outside or bool(self._to_check and self._to_check[1])
            if self._checking:
                return
            self._checking = True
        threading.Thread(target=self._check, daemon=True).start()

    def _check(self) -> None:
        while True:
            with self.lock:
                asked, self._to_check = self._to_check, None
                if asked is None:
                    self._checking = False
                    return
            try:
                told = (
                    self.script.view()
                    if asked[1]
                    else dict(zip(("revision", "remarks"), self.script.checked(), strict=True))
                )
            except CiotatError as wrong:
                self._wrong(wrong.message, wrong.advice)
                continue
            self.tell({"event": "script", "tab": asked[0], **told})

    def seen(self) -> None:
        """What lies in the folder now is known: what changes from here on was changed outside."""
        self._stamps = self._stamped()

    def _stamped(self) -> dict[str, Any]:
        root = self.film.root
        return {"script": self.script.stamp, **{name: _stamp(root / name) for name in ("film.toml", "shots", "cast")}}

    def look(self) -> None:
        """Look whether somebody changed the film outside, and tell."""
        with self.lock:
            now = self._stamped()
            changed = {name for name, stamp in now.items() if self._stamps and self._stamps.get(name) != stamp}
            self._stamps = now
            if "film.toml" in changed:
                self.fresh()
        if "script" in changed:
            self.send({"do": "script"})
            self.remark(outside=True)
        if "film.toml" in changed or "cast" in changed:
            self.send({"do": "settings"})
        if "shots" in changed:
            self.send({"do": "shots"})
            self.tell({"event": "notes", "notes": note_views(self.film, self.plan)})

    async def look_out(self) -> None:
        """Look twice a second while a page listens; one such watch at a time."""
        if self._looking:
            return
        self._looking = True
        try:
            while self._ears and not self._closed:
                await asyncio.sleep(_EVERY)
                with suppress(CiotatError, OSError):
                    await asyncio.to_thread(self.look)
        finally:
            self._looking = False

    def _spread(self, event: Event | None) -> None:
        for ear in self._ears:
            ear.put(event)

    def fresh(self) -> Film:
        """The film with its settings read again."""
        self.film = self.film.fresh()
        self.script.film = self.film
        return self.film


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


_DIED = "the desk of this film has died and was started again"
