"""The machine that decides: it reveals what is due, asks the gate and the guards, promotes and puts back.

It holds no state that the files and the evidence do not: killed at any moment, it goes on where it was. What it does to a
film goes through two doors that are given to it.
"""

import sqlite3
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ciotat.audience import automation, telling
from ciotat.audience.allocation import propensities
from ciotat.audience.events import Evidence
from ciotat.audience.experiment import BACK, OPEN, RUNNING, Experiment, Experiments
from ciotat.audience.guards import ebh
from ciotat.audience.ledger import Ledger
from ciotat.audience.outcome import Outcome, due, known
from ciotat.audience.running import Backed, Running
from ciotat.core.chance import chance
from ciotat.core.errors import CiotatError, FilmError

__all__ = ["Doors", "Happened", "Machine"]

HELD = 14 * 86_400_000
"""Milliseconds for which a part of the audience is held back."""
_REDRAW = 50
_KEEP = "INSERT OR IGNORE INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True)
class Doors:
    """What the machine may do to a film: release a candidate and show it (gives its number), show an older release again; and
    what it may ask: which release is shown, whether a shot is locked."""

    promote: Callable[[str, Mapping[str, str]], int]
    put_back: Callable[[int, str], object]
    current: Callable[[], int | None]
    locked: Callable[[str], bool] = lambda shot: False
    language: str = "en"


@dataclass(frozen=True)
class Happened:
    """That an experiment came to something: its new state, or new outcomes."""

    experiment: str
    what: str


class Machine:
    """Steps through the experiments of one film."""

    def __init__(self, evidence: Evidence, experiments: Experiments, ledger: Ledger, doors: Doors) -> None:
        self.evidence, self.experiments, self.ledger, self.doors = evidence, experiments, ledger, doors
        self.lock = threading.RLock()
        self._running: dict[str, Running] = {}
        self._backed: dict[str, Backed] = {}

    def step(self) -> list[Happened]:
        """Do whatever is due by the clock of the evidence."""
        found: list[Happened] = []
        with self.lock:
            every = self.experiments.all()
            for id in [one.id for one in every]:
                one, before = next(one for one in every if one.id == id), len(found)
                if one.state in RUNNING:
                    found += self._run(one, every)
                elif one.state == "holdback":
                    found += self._hold(one, every)
                if len(found) > before:
                    every = self.experiments.all()
        return found

    def running(self, experiment: Experiment) -> Running:
        """An experiment as it stands."""
        with self.lock:
            if experiment.id not in self._running:
                self._running[experiment.id] = made = Running(experiment)
                with self.evidence.reading() as base:
                    made.feed(known(base, experiment.id))
            return self._running[experiment.id]

    def backed(self, experiment: Experiment) -> Backed:
        """The hold-back of an experiment as it stands."""
        with self.lock:
            if experiment.id not in self._backed:
                self._backed[experiment.id] = made = Backed()
                with self.evidence.reading() as base:
                    made.feed(known(base, experiment.id + BACK))
            return self._backed[experiment.id]

    def start(self, id: str) -> Experiment:
        """Begin to draw viewers. Raises FilmError where its scene, or the whole film, is taken by another."""
        with self.lock:
            one, now = self.experiments.get(id), self.evidence.now()
            if one.state != "draft":
                raise FilmError("this experiment was begun already", advice="make a new one")
            self._free(one)
            rules = automation.read(self.experiments.folder.parent)
            even = tuple(1 / one.arms for _ in range(one.arms))
            one = self.experiments.put(
                one, state="discovery", began=now, pi=even, minimum=rules.minimum_viewers, days=rules.minimum_days,
                holdback=rules.holdback,
            )  # fmt: skip
            self._running.pop(one.id, None)
            self._written("start", one, arms=one.arms, d=one.d, outcome=one.outcome, window=one.window)
            return one

    def stop(self, id: str, what: str = "stopped") -> Experiment:
        """End an experiment before it ended itself; ``vetoed`` puts back what it had promoted."""
        with self.lock:
            one = self.experiments.get(id)
            if one.state not in (*OPEN, "draft") or (what == "stopped" and one.state == "holdback"):
                raise FilmError("this experiment has ended", advice="see the list")
            why = _ENDED[what]
            if what == "vetoed" and one.state == "holdback" and self.doors.current() == one.promoted:
                self.doors.put_back(one.before, why[self.doors.language])
            return self._ended(one, what, why)

    def resume(self, id: str) -> Experiment:
        """Go on with one that was frozen, on the owner's word; what was counted before stays counted."""
        with self.lock:
            one = self.experiments.get(id)
            if one.state != "frozen":
                raise FilmError("this experiment is not frozen", advice="see the list")
            if self.running(one).frozen():
                raise FilmError("what froze this experiment is still so", advice="stop it, mend the take, begin anew")
            return self.experiments.put(one, state=self.running(one).gate.stage, why={})

    def promote(self, id: str) -> Experiment:
        """Promote on the owner's word what was decided. Raises FilmError where nothing is."""
        with self.lock:
            one = self.experiments.get(id)
            if one.state not in RUNNING or not one.decided:
                raise FilmError("this experiment is not decided", advice="wait until it is, or publish by yourself")
            return self._promote(one)

    def _run(self, one: Experiment, every: list[Experiment]) -> list[Happened]:
        if not _stands(one, every, self.doors.current()):
            self._ended(one, "stopped", _ENDED["elsewhere"])
            return [Happened(one.id, "stopped")]
        found: list[Happened] = []
        running = self.running(one)
        if not one.decided:
            before = len(running.outcomes)
            won = running.feed(self._revealed(one, one.id, running.last))
            if len(running.outcomes) != before:
                found.append(Happened(one.id, "counted"))
                one = self._drawn(one, running, before)
            if guard := running.frozen():
                self._state(one, "frozen", telling.frozen(one, running, guard), guard=guard)
                return [Happened(one.id, "frozen")]
            if running.gate.stage != one.state:
                one = self.experiments.put(one, state=running.gate.stage)
                found.append(Happened(one.id, one.state))
            if won and self._passes(one, running, won, every):
                one = self._decided(one, running, won)
                found.append(Happened(one.id, "decided" if one.decided else "stopped"))
        rules = automation.read(self.experiments.folder.parent)
        if one.decided and rules.on and self.evidence.now() >= one.decided + 3_600_000 * rules.veto_hours:
            one = self._promote(one, by_itself=True)
            found.append(Happened(one.id, one.state))
        return found

    def _hold(self, one: Experiment, every: list[Experiment]) -> list[Happened]:
        current, now = self.doors.current(), self.evidence.now()
        lineage = {one.promoted} | {other.promoted for other in every if other.promoted > one.promoted}
        if current not in lineage:
            gone = current is None or current <= one.before
            self._ended(one, "rolled back" if gone else "promoted", _ENDED["back" if gone else "elsewhere"])
            return [Happened(one.id, "rolled back" if gone else "promoted")]
        backed = self.backed(one)
        new = self._revealed(one, one.id + BACK, backed.last)
        if backed.feed(new):
            why = telling.put_back(one, backed)
            self.doors.put_back(one.before, why[self.doors.language])
            self._ended(one, "rolled back", why)
            return [Happened(one.id, "rolled back")]
        if now >= one.went_up + HELD:
            self.experiments.put(one, state="promoted", ended=now)
            self._written("kept", one, why=telling.kept(one, backed)["en"])
            return [Happened(one.id, "promoted")]
        return [Happened(one.id, "counted")] if new else []

    def _revealed(self, one: Experiment, trial: str, after: int) -> list[Outcome]:
        """What is due, kept before it is used."""
        with self.evidence.reading() as base:
            found = due(base, one, trial, after, self.evidence.now())
        if not found:
            return []
        rows = [
            (trial, o.n, o.viewer, o.arm, _text(o.pi), o.y, o.finished, o.fault, o.stage, o.at) for o in found
        ]  # fmt: skip

        def keep(base: sqlite3.Connection) -> None:
            base.executemany(_KEEP, rows)

        self.evidence.do(keep).result()
        return found

    def _drawn(self, one: Experiment, running: Running, before: int) -> Experiment:
        """New chances for the next viewers, every fifty; kept before anybody is drawn by them."""
        n = len(running.outcomes)
        if one.arms < 3 or n // _REDRAW == before // _REDRAW:
            return one
        draw = chance("allocation", self.evidence.salt, one.id, n // _REDRAW)
        return self.experiments.put(one, pi=tuple(propensities(running.counts, running.sums, draw)))

    def _passes(self, one: Experiment, running: Running, won: int, every: list[Experiment]) -> bool:
        """Whether what the gate lets through also holds among all open experiments, and harms nobody's patience."""
        others = [other for other in every if other.state in RUNNING]
        evidence = [self.running(other).discovered() for other in others]
        place = next(n for n, other in enumerate(others) if other.id == one.id)
        finish = running.completion(won)
        return place in ebh(evidence, one.alpha) and finish.middle >= -finish.allowed

    def _decided(self, one: Experiment, running: Running, won: int) -> Experiment:
        if self.doors.locked(one.shot):
            return self._ended(one, "stopped", _ENDED["locked"])
        if running.completion(won).harmed:
            return self._ended(one, "stopped", _ENDED["harmed"])
        why = telling.decided(one, running, won)
        one = self.experiments.put(one, winner=won, decided=self.evidence.now(), why=why)
        self._written("decided", one, arm=won, viewers=len(running.outcomes), why=why["en"])
        return one

    def _promote(self, one: Experiment, by_itself: bool = False) -> Experiment:
        before = self.doors.current()
        told = {"why": one.why.get(self.doors.language, ""), "experiment": one.id}
        told |= {f"why-{language}": text for language, text in one.why.items()}
        try:
            number = self.doors.promote(one.candidates[one.winner - 1], told)
        except CiotatError as refused:
            if not by_itself:
                raise
            return self._ended(one, "stopped", telling.said(f"{refused}", f"{refused}"))
        went_up = {"promoted": number, "before": before or one.base, "went_up": self.evidence.now()}
        one = self.experiments.put(one, state="holdback", **went_up)
        self._written("promote", one, release=number, before=one.before, why=one.why.get("en", ""), by_itself=by_itself)
        return one

    def _ended(self, one: Experiment, state: str, why: Mapping[str, str]) -> Experiment:
        return self._state(one, state, why, ended=self.evidence.now())

    def _state(
        self, one: Experiment, state: str, why: Mapping[str, str], ended: int = 0, guard: str = ""
    ) -> Experiment:
        more = {"guard": guard} if guard else {}
        one = self.experiments.put(one, state=state, why=dict(why), ended=ended)
        self._written(_WRITTEN.get(state, state), one, why=why["en"], **more)
        return one

    def _free(self, one: Experiment) -> None:
        """Raise FilmError where something else is on trial that this would mix with."""
        if self.doors.current() != one.base:
            raise FilmError("another release is shown than this experiment stands on", advice="make it again")
        if self.doors.locked(one.shot):
            raise FilmError(f"shot {one.shot} is locked", advice="unlock it first; what is locked is never changed")
        for other in self.experiments.all():
            if other.state in OPEN and other.id != one.id:
                if other.scene == one.scene:
                    raise FilmError("an experiment runs in this scene already", advice="wait until it ends, or stop it")
                if one.apart and other.apart:
                    advice = "wait until it ends, or stop it"
                    raise FilmError("another experiment changes the length or the sound of the film", advice=advice)

    def _written(self, what: str, one: Experiment, **told: Any) -> None:
        self.ledger.write(what, self.evidence.now() / 1000, experiment=one.id, shot=one.shot, **told)


def _stands(one: Experiment, every: list[Experiment], current: int | None) -> bool:
    """Whether what is shown is what an experiment stands on, or what was promoted from there since."""
    return current == one.base or current in {other.promoted for other in every if other.promoted > one.base}


def _text(pi: tuple[float, ...]) -> str:
    return "[" + ", ".join(repr(p) for p in pi) + "]"


_WRITTEN = {"rolled back": "roll back", "vetoed": "veto", "stopped": "stop", "frozen": "freeze", "promoted": "kept"}
_ENDED = {
    "stopped": telling.said("Stopped by the film's owner.", "由影片的主人停止。"),
    "vetoed": telling.said("The film's owner said no.", "影片的主人否决了。"),
    "back": telling.said("The release before is shown again, by the owner's hand.", "影片的主人已改回前一版。"),
    "elsewhere": telling.said("Another release is shown now.", "现在放映的是另一版。"),
    "locked": telling.said("The shot was locked meanwhile; it stays as it is.", "镜头已被锁定，保持原样。"),
    "harmed": telling.said("Fewer finish the film with it; it is not promoted.", "用它看完全片的人变少，不予采用。"),
}
