"""Doing what is asked for, on all cores of this machine, and nothing that was done before.

One thread, the caller's, looks after the ledger; work runs in threads (render kernels let go of the interpreter's lock).
What a job makes is recorded in the store under its key before its row is closed, so that a process killed between the
two finds it there. Work that is stopped is given back.
"""

import os
import queue
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Literal, Protocol

from ciotat.work.cap import Budget
from ciotat.work.cost import Cost, Meter, Rates
from ciotat.work.jobs.job import OPEN, Entry, Job, Lease, Needs
from ciotat.work.jobs.ledger import Ledger
from ciotat.work.jobs.turn import AgainLater, Turn
from ciotat.work.store import Result

__all__ = ["Event", "Executor", "Outcome", "Results", "machine"]

THREADS = 64
_RUNS = count(1)


class Results(Protocol):
    """What was made, by key: the store."""

    def result(self, action: str) -> Result | None:
        """What was made under this key, if it is still there."""
        ...

    def record(self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] = ...) -> Result:
        """Remember what was made."""
        ...


@dataclass(frozen=True)
class Event:
    """What happened to a job; how many of all that were asked for are settled. `fraction` is how much of it is done."""

    what: Literal["started", "progress", "again", "done", "kept", "failed", "cancelled", "left out"]
    job: Job
    done: int = 0
    total: int = 0
    fraction: float = 0.0
    result: Result | None = None
    error: str = ""


@dataclass
class Outcome:
    """What became of everything that was asked for, by id; and what this run has spent."""

    results: dict[str, Result] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, BaseException] = field(default_factory=dict)
    cancelled: set[str] = field(default_factory=set)
    left_out: list[Job] = field(default_factory=list)
    stopped: bool = False
    spent: Cost = field(default_factory=Cost)


Work = Callable[[Turn], Mapping[str, str]]
Tell = Callable[[Event], None]


class Executor:
    """The workers of this process. `room` is what they may use together; `name` is who they are in the ledger."""

    def __init__(
        self,
        ledger: Ledger,
        store: Results,
        room: Needs | None = None,
        rates: Rates | None = None,
        name: str = "",
        beat: float = 1.0,
    ) -> None:
        self.ledger = ledger
        self.store = store
        self.room = room or machine()
        self.rates = rates or Rates()
        self.name = name or f"process {os.getpid()}"
        self.beat = beat
        self._runs: list[_Run] = []

    def run(
        self,
        jobs: Iterable[Job],
        work: Work,
        tell: Tell = lambda event: None,
        budget: Budget | None = None,
        stop: threading.Event | None = None,
    ) -> Outcome:
        """Do all `jobs` that are not done yet, in the order of their priority, and say what became of each.

        `work` gives the outputs of one job: names, and digests of blobs that lie in the store. What it raises fails its
        job for good, except OSError, MemoryError and AgainLater, after which it is tried again. When `stop` is set, or
        an exception such as KeyboardInterrupt arrives, what is unfinished is given back; the exception goes on.
        """
        run = _Run(self, {job.id: job for job in jobs}, work, tell, budget, stop or threading.Event())
        self._runs.append(run)
        try:
            return run.whole()
        finally:
            self._runs.remove(run)

    def hurry(self, ids: Iterable[str], priority: int = 1) -> None:
        """These jobs come first; may be called from any thread."""
        self.ledger.hurry(ids, priority)

    def cancel(self, ids: Iterable[str]) -> None:
        """These jobs are not wanted any more by this executor's runs; may be called from any thread."""
        gone = list(ids)
        for run in list(self._runs):
            run.cancel(gone)


class _Run:
    """One asking: everything that lasts from the first claim to the last result."""

    def __init__(
        self, executor: Executor, asked: dict[str, Job], work: Work, tell: Tell, budget: Budget | None,
        stop: threading.Event,
    ) -> None:  # fmt: skip
        self.ledger, self.store, self.room = executor.ledger, executor.store, executor.room
        self.name, self.rest, self.rates = f"{executor.name}/{next(_RUNS)}", executor.beat, executor.rates
        self.asked, self.work, self.tell, self.budget, self.stop = asked, work, tell, budget, stop
        self.open = dict.fromkeys(asked)
        self.turns: dict[str, Turn] = {}
        self.kept: set[str] = set()
        self.left_out: set[str] = set()
        self.news: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.outcome = Outcome()
        self.seen = 0
        self.beaten = time.monotonic()

    def whole(self) -> Outcome:
        with ThreadPoolExecutor(THREADS, "job") as pool:
            try:
                self._ask()
                while self.open and not self.stop.is_set():
                    self._fill(pool)
                    self._listen(0.02 if not self.turns else min(self.rest, 0.2))
                    self._beat()
                    self._look()
            finally:
                self._leave()
        return self.outcome

    def cancel(self, ids: Iterable[str]) -> None:
        self.news.put(lambda: self._cancelled([id for id in ids if id in self.open]))

    def _ask(self) -> None:
        """Ask for what is not there yet. What stands alone and is in the store need not be asked for."""
        parents = {id for job in self.asked.values() for id in job.kin}
        for job in list(self.asked.values()):
            if not job.parents and job.id not in parents and (known := self.store.result(job.action)):
                self._settled(job, known, "kept")
        there = [entry for id in self.open if (entry := self.ledger.entry(id)) is not None and entry.state == "done"]
        again = [entry.id for entry in there if self.store.result(entry.key) is None]
        self.kept = {entry.id for entry in there} - set(again)
        self.ledger.add([self.asked[id] for id in self.open], self.name, again)
        self.ledger.tidy()
        for id in self.open:
            if lack := _lack(self.asked[id].needs, self.room):
                self.ledger.refuse(id, lack)
        self._look()

    def _fill(self, pool: ThreadPoolExecutor) -> None:
        """Begin as many jobs as there is room for."""
        while not self.stop.is_set():
            used = sum((turn.job.needs for turn in self.turns.values()), Needs(0))
            free = self.room - used
            if not self.turns:
                free = Needs(float("inf"), free.gpu, free.memory)
            lease = self.ledger.claim(self.name, free, self.name) if free.cpu > 0 else None
            if lease is None:
                return
            if known := self.store.result(lease.key):
                self.kept.add(lease.id)
                self.ledger.done(lease, known.outputs, known.cost, kept=True)
                self._look()
            elif self.budget is not None and not self.budget.begins(lease.job):
                self.ledger.give_back(lease)
                self._leave_out(lease.job)
            else:
                turn = Turn(lease, stop=self.stop.is_set)
                turn.on_progress = partial(self._heard, turn)
                pool.submit(self._take, turn)
                self.turns[lease.id] = turn
                self._tell("started", lease.job)

    def _take(self, turn: Turn) -> None:
        """In a thread of its own: do a job, record what came of it, and let the caller's thread know."""
        wrong: BaseException | None = None
        result, meter = None, Meter()
        try:
            outputs = self.work(turn)
            cost = meter.end(**turn.extra)
            result = self.store.record(turn.key, turn.job.kind, outputs, cost.table(self.rates))
        except BaseException as raised:
            wrong, cost = raised, meter.end(**turn.extra)
        self.news.put(lambda: self._ended(turn, result, wrong, cost))

    def _ended(self, turn: Turn, result: Result | None, wrong: BaseException | None, cost: Cost) -> None:
        id = turn.lease.id
        self.turns.pop(id, None)
        if self.budget is not None:
            self.budget.ends(turn.job, cost, result is not None)
        self.outcome.spent += cost
        if result is not None:
            self.ledger.done(turn.lease, result.outputs, result.cost)
        elif turn.stopped():
            self.ledger.give_back(turn.lease)
        elif wrong is not None:
            passing = isinstance(wrong, (AgainLater, OSError, MemoryError))
            said = str(wrong) or type(wrong).__name__
            self.outcome.errors[id] = wrong
            if self.ledger.failed(turn.lease, said, passing) == "ready":
                self._tell("again", turn.job, error=said)

    def _listen(self, patience: float) -> None:
        """Wait for news from the threads, and handle all there is."""
        with suppress(queue.Empty):
            self.news.get(timeout=patience)()
            while True:
                self.news.get_nowait()()

    def _heard(self, turn: Turn, fraction: float) -> None:
        self.news.put(lambda: self._progress(turn, fraction))

    def _progress(self, turn: Turn, fraction: float) -> None:
        turn.fraction = fraction
        self._tell("progress", turn.job, fraction=fraction)

    def _beat(self) -> None:
        if time.monotonic() - self.beaten < self.rest:
            return
        self.beaten = time.monotonic()
        for turn in self.turns.values():
            if not self.ledger.beat(turn.lease, turn.fraction):
                turn.halt.set()
        if self.budget is not None and self.budget.over(sum((turn.running() for turn in self.turns.values()), Cost())):
            for turn in self.turns.values():
                turn.halt.set()
                self._leave_out(turn.job)

    def _look(self) -> None:
        """See what became of jobs, whoever did them."""
        for entry in self.ledger.entries(asker=self.name, since=self.seen):
            self.seen = max(self.seen, entry.change)
            if entry.id in self.open and entry.state not in OPEN:
                self._closed(entry)

    def _closed(self, entry: Entry) -> None:
        job = self.asked[entry.id]
        if entry.state == "done":
            self._settled(job, Result(entry.outputs, entry.cost), "kept" if entry.id in self.kept else "done")
            self.outcome.errors.pop(entry.id, None)
        elif entry.state == "cancelled" or (entry.state == "blocked" and self.outcome.cancelled.intersection(job.kin)):
            self._closed_as("cancelled", job)
            self.outcome.cancelled.add(entry.id)
        elif entry.state == "blocked" and self.left_out.intersection(job.kin):
            self._closed_as("left out", job)
        else:
            self.outcome.failed[entry.id] = entry.error
            self._closed_as("failed", job, entry.error)

    def _cancelled(self, ids: list[str]) -> None:
        self.ledger.cancel(ids, self.name)
        for id in ids:
            self.outcome.cancelled.add(id)
            self._closed_as("cancelled", self.asked[id])
            turn, entry = self.turns.get(id), self.ledger.entry(id)
            if turn is not None and entry is not None and entry.stopping:
                turn.halt.set()

    def _leave_out(self, job: Job) -> None:
        self.ledger.cancel([job.id], self.name)
        if job.id in self.open:
            self._closed_as("left out", job)

    def _closed_as(self, what: Literal["failed", "cancelled", "left out"], job: Job, error: str = "") -> None:
        del self.open[job.id]
        if what == "left out":
            self.left_out.add(job.id)
            self.outcome.left_out.append(job)
        self._tell(what, job, error=error)

    def _settled(self, job: Job, result: Result, what: Literal["kept", "done"]) -> None:
        del self.open[job.id]
        self.outcome.results[job.id] = result
        if what == "kept":
            self.outcome.kept.add(job.id)
        self._tell(what, job, result=result, fraction=1.0)

    def _leave(self) -> None:
        """Whatever stopped us: halt what runs, give it back, and ask for nothing more."""
        for turn in self.turns.values():
            turn.halt.set()
        while self.turns:
            self._listen(self.rest)
        self._look()
        self.outcome.stopped = bool(self.open)
        for entry in self.ledger.entries("running", self.name):
            if entry.worker == self.name:
                self.ledger.give_back(Lease(entry.job, entry.id, entry.key, entry.token, entry.worker, entry.attempts))
        self.ledger.leave(self.name)

    def _tell(self, what: str, job: Job, **more: object) -> None:
        settled = len(self.asked) - len(self.open)
        self.tell(Event(what, job, settled, len(self.asked), **more))  # type: ignore[arg-type]


def machine() -> Needs:
    """What this machine has to give: its cores, and three quarters of its memory. It tells nothing of graphics cards."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    memory = 4 << 30
    with suppress(OSError, ValueError, AttributeError):
        memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    with suppress(OSError, ValueError):
        memory = min(memory, int(Path("/sys/fs/cgroup/memory.max").read_text()))
    return Needs(cores, 0, memory * 3 // 4 >> 20)


def _lack(needs: Needs, room: Needs) -> str:
    """What a job needs that this machine will never have. Cores can be shared; memory and graphics cards cannot."""
    if needs.gpu > room.gpu:
        return f"needs {needs.gpu:g} graphics cards, there are {room.gpu:g}"
    return f"needs {needs.memory} MB of memory, there are {room.memory}" if needs.memory > room.memory else ""
