"""The ledger: which jobs are asked for, who runs them, what became of them. Delivery is at least once, effect once.

A job that is asked for twice joins its row. A job is begun when all its parents are done, under a key that follows from
what they gave; two rows with one key are made once. A lease lasts as long as its worker lives: a worker of this process
is known, a worker of this machine is asked (`alive`), any other shows signs of life and is watched; no clocks are
compared, so that none has to be right.
"""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ciotat.work.jobs.job import OPEN, Entry, Job, Lease, Needs, Outputs, State
from ciotat.work.jobs.sqlite import SqliteTable
from ciotat.work.jobs.table import MemoryTable, Sample, Table
from ciotat.work.jobs.watch import Watch

__all__ = ["ATTEMPTS", "Ledger"]

ATTEMPTS = 3
"""A job that failed, or took its worker with it, so many times is put in quarantine until it is asked for again."""
KEPT = 20_000
"""So many closed rows that nobody asks for are remembered."""


class Ledger:
    """One process's view of the table of jobs; safe for threads.

    `patience` is how long, in seconds, a worker that nobody can ask may show no sign of life.
    """

    def __init__(
        self,
        table: Table,
        alive: Callable[[str], bool | None] = lambda worker: None,
        patience: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.table = table
        self.alive = alive
        self.watch = Watch(patience, clock)
        self._held: dict[str, int] = {}
        self._swept = float("-inf")
        self._lock = threading.RLock()

    @classmethod
    def at(cls, folder: Path, alive: Callable[[str], bool | None] = lambda worker: None) -> "Ledger":
        """The ledger of a film, in its folder for what can be made again."""
        return cls(SqliteTable(folder / "jobs.1.sqlite"), alive)

    @classmethod
    def memory(cls) -> "Ledger":
        """A ledger that forgets."""
        return cls(MemoryTable())

    def add(self, jobs: Iterable[Job], asker: str = "", again: Iterable[str] = ()) -> None:
        """Ask for jobs, in any order as long as their parents are among them or known. Rows that are open are joined,
        rows that ended badly begin anew; rows that are done stay so, but for those in `again` and what hangs on them."""
        asked = {job.id: job for job in jobs}
        anew = set(again)
        with self._lock, self.table.writing():
            self._sweep()
            for job in _in_order(asked):
                if anew.intersection(job.kin):
                    anew.add(job.id)
                self._asked(job, job.id in anew)
            self.table.ask(asker, asked)

    def claim(self, worker: str, room: Needs, asker: str | None = None) -> Lease | None:
        """The right to run the next job that fits into `room` (of those that `asker` asks for), or None."""
        with self._lock, self.table.writing():
            if abs(self.watch.clock() - self._swept) >= self.watch.patience / 20:
                self._sweep()
            entry = self.table.best(room, asker)
            if entry is None and self._sweep():
                entry = self.table.best(room, asker)
            if entry is None:
                return None
            token, attempt = entry.token + 1, entry.attempts + 1
            self._put(
                entry, state="running", worker=worker, token=token, attempts=attempt, progress=0.0, error="",
                stopping=False,
            )  # fmt: skip
            self._held[entry.id] = token
            inputs = {parent: self._outputs(parent) for parent in entry.job.parents}
            return Lease(entry.job, entry.id, entry.key, token, worker, attempt, inputs)

    def beat(self, lease: Lease, progress: float | None = None) -> bool:
        """A sign of life. False says: stop, the job was cancelled or given to somebody else."""
        with self._lock, self.table.writing():
            entry = self._own(lease)
            if entry is None or entry.stopping:
                return False
            self._put(entry, beat=entry.beat + 1, progress=entry.progress if progress is None else progress)
            return True

    def done(self, lease: Lease, outputs: Outputs, cost: Mapping[str, float], kept: bool = False) -> bool:
        """The job is done, or was found to have been (`kept`); whatever waited for it may begin. False if the lease was
        lost: somebody else will tell."""
        with self._lock, self.table.writing():
            entry = self._own(lease)
            if entry is None:
                return False
            self._let_go(lease)
            if not kept and lease.job.gauge and lease.job.units > 0:
                self.table.sample(lease.job.gauge, lease.job.units, cost)
            self._done(entry, outputs, cost)
            return True

    def failed(self, lease: Lease, error: str, retry: bool = False) -> State:
        """The job could not be done. With `retry` it is begun again, up to ATTEMPTS times; gives the state it is in."""
        with self._lock, self.table.writing():
            entry = self._own(lease)
            if entry is None:
                return self._state(lease.id)
            self._let_go(lease)
            if retry and not entry.stopping:
                return self._again(entry, error)
            return self._end(entry, "cancelled" if entry.stopping else "failed", error)

    def give_back(self, lease: Lease) -> State:
        """The job was begun and is left: it is as if nobody had touched it, unless it was cancelled meanwhile."""
        with self._lock, self.table.writing():
            entry = self._own(lease)
            if entry is None:
                return self._state(lease.id)
            self._let_go(lease)
            if entry.stopping:
                return self._end(entry, "cancelled", "")
            self._put(entry, state="ready", worker="", attempts=entry.attempts - 1)
            return "ready"

    def refuse(self, id: str, error: str) -> None:
        """Nobody here can ever run this job that is not running: it fails for good."""
        with self._lock, self.table.writing():
            entry = self.table.row(id)
            if entry is not None and entry.state in ("waiting", "ready"):
                self._end(entry, "failed", error)

    def cancel(self, ids: Iterable[str], asker: str = "") -> None:
        """`asker` wants these no more. What nobody else asks for is cancelled; who runs it hears so at the next beat."""
        with self._lock, self.table.writing():
            self._orphaned(self.table.unask(asker, list(ids)))

    def leave(self, asker: str) -> None:
        """`asker` wants nothing more. Long after they were closed, rows that nobody asks for are forgotten."""
        with self._lock, self.table.writing():
            self._sweep()
            self._orphaned(self.table.unask(asker))
            self.table.drop(KEPT)

    def tidy(self) -> None:
        """Those who asked and are certainly dead want nothing more."""
        with self._lock:
            for asker in sorted(self.table.askers()):
                if self.alive(asker) is False:
                    self.leave(asker)

    def hurry(self, ids: Iterable[str], priority: int) -> None:
        """These, and what they wait for, come before whatever has a lower priority."""
        with self._lock, self.table.writing():
            todo = list(ids)
            while todo:
                entry = self.table.row(todo.pop())
                if entry is not None and entry.state in OPEN and entry.job.priority != priority:
                    self._put(entry, job=replace(entry.job, priority=priority))
                    todo += entry.job.kin

    def entry(self, id: str) -> Entry | None:
        """A job as it stands."""
        return self.table.row(id)

    def entries(self, state: State | None = None, asker: str | None = None, since: int = 0) -> list[Entry]:
        """Jobs as they stand: those in a state, asked for by somebody, changed after change `since`."""
        return self.table.rows(state, asker, since)

    def counts(self) -> dict[State, int]:
        """How many jobs there are in each state."""
        return self.table.counts()

    def samples(self) -> dict[str, list[Sample]]:
        """What finished jobs cost, by gauge, oldest first."""
        return self.table.samples()

    def close(self) -> None:
        """Let go of the file, if there is one."""
        self.table.close()

    def _put(self, entry: Entry, **changes: object) -> Entry:
        return self.table.put(replace(entry, **changes), changes)  # type: ignore[arg-type]

    def _own(self, lease: Lease) -> Entry | None:
        entry = self.table.row(lease.id)
        if entry is not None and (entry.state, entry.token, entry.worker) == ("running", lease.token, lease.worker):
            return entry
        self._let_go(lease)
        return None

    def _let_go(self, lease: Lease) -> None:
        if self._held.get(lease.id) == lease.token:
            del self._held[lease.id]
        self.watch.forget(lease.id)

    def _state(self, id: str) -> State:
        entry = self.table.row(id)
        return entry.state if entry is not None else "cancelled"

    def _outputs(self, parent: str) -> Outputs:
        id, _, name = parent.partition(":")
        entry = self.table.row(id)
        outputs = entry.outputs if entry is not None else {}
        return {name: outputs[name]} if name else outputs

    def _asked(self, job: Job, again: bool) -> None:
        entry = self.table.row(job.id)
        if again:
            for child in self.table.children(job.id):
                if child.state == "ready":
                    self._put(child, state="waiting", key="", awaits=job.id)
        if entry is None:
            if unknown := next((id for id in job.kin if self.table.row(id) is None), ""):
                raise ValueError(f"job {job.id} waits for {unknown}, which nobody has asked for")
            if not job.parents:
                self.table.put(Entry(job, "ready", job.id, job.key([])))
                return
            entry = self.table.put(Entry(job, "waiting", job.id))
        elif entry.state in ("waiting", "ready", "running"):
            entry = self._put(entry, job=_joined(entry.job, job), stopping=False)
        elif entry.state != "done" or again:
            entry = self._put(entry, job=job, state="waiting", key="", attempts=0, error="", progress=0.0)
        else:
            return
        if entry.state == "waiting":
            self._weigh(entry)

    def _weigh(self, entry: Entry) -> None:
        """What a job that waits for its parents has become: ready if they are all done, blocked if one never will; or it
        looks out for the last that is not done, so that a film of many shots is not weighed anew after each."""
        job = entry.job
        states = self.table.states(job.kin)
        bad = next((id for id, state in zip(job.kin, states, strict=True) if state not in {*OPEN, "done"}), "")
        late = next((id for id, state in zip(job.kin[::-1], states[::-1], strict=True) if state != "done"), "")
        if bad:
            row = self.table.row(bad)
            self._end(entry, "blocked", row.error if row is not None else "")
        elif late:
            self._put(entry, state="waiting", key="", awaits=late)
        else:
            given = [_given(parent, self.table.row(id)) for parent, id in zip(job.parents, job.kin, strict=True)]
            if None in given:
                missing = job.parents[given.index(None)]
                self._end(entry, "failed", f"a parent gave no {missing.partition(':')[2]!r}")
            else:
                self._put(entry, state="ready", key=job.key([g for g in given if g is not None]), awaits="")

    def _done(self, entry: Entry, outputs: Outputs, cost: Mapping[str, float]) -> None:
        """Close a row, and every ready row with the same key; then weigh what waited for them."""
        twins = [row for row in self.table.alike(entry.key) if row.state == "ready"]
        for row in (entry, *twins):
            self._put(
                row, state="done", outputs=dict(outputs), cost=dict(cost), progress=1.0, error="", worker="",
                stopping=False,
            )  # fmt: skip
        for row in (entry, *twins):
            for child in self.table.children(row.id, awaiting=True):
                self._weigh(child)

    def _end(self, entry: Entry, state: State, error: str) -> State:
        """Close a row that was not done; whatever waited for it is blocked."""
        todo: list[tuple[Entry, State]] = [(entry, state)]
        while todo:
            row, ending = todo.pop()
            self._put(row, state=ending, error=error, worker="", stopping=False, awaits="")
            todo += [(child, "blocked") for child in self.table.children(row.id) if child.state == "waiting"]
        return state

    def _again(self, entry: Entry, error: str) -> State:
        if entry.attempts >= ATTEMPTS:
            return self._end(entry, "quarantined", error)
        self._put(entry, state="ready", worker="", error=error)
        return "ready"

    def _orphaned(self, ids: Iterable[str]) -> None:
        for id in ids:
            entry = self.table.row(id)
            if entry is None or entry.state not in OPEN:
                continue
            if entry.state == "running":
                self._put(entry, stopping=True)
            else:
                self._end(entry, "cancelled", "")

    def _sweep(self) -> int:
        """Take the leases of the dead away; gives how many."""
        self._swept = self.watch.clock()
        lost = 0
        for entry in self.table.rows("running"):
            if self._held.get(entry.id) == entry.token:
                continue
            verdict = self.alive(entry.worker)
            if verdict is False or (verdict is None and self.watch.dead(entry.id, entry.token, entry.beat)):
                lost += 1
                self.watch.forget(entry.id)
                if entry.stopping:
                    self._end(entry, "cancelled", "")
                else:
                    self._again(entry, "its worker was lost")
        return lost


def _in_order(jobs: Mapping[str, Job]) -> list[Job]:
    """Parents before children, else as they were given."""
    order: dict[str, Job] = {}
    todo = list(jobs.values())[::-1]
    while todo:
        job = todo[-1]
        first = [jobs[id] for id in reversed(job.kin) if id in jobs and id not in order]
        if first:
            todo += first
        else:
            order.setdefault(todo.pop().id, job)
    return list(order.values())


def _joined(there: Job, job: Job) -> Job:
    return replace(there, priority=max(there.priority, job.priority), cause=there.cause or job.cause)


def _given(parent: str, row: Entry | None) -> Outputs | str | None:
    name = parent.partition(":")[2]
    if row is None:
        return None
    return row.outputs.get(name) if name else row.outputs
