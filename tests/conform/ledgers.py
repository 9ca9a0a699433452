"""The tables that a ledger may lie in, each opened as often as a test has processes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ciotat.core.digest import digest
from ciotat.work.jobs import Job, Lease, Ledger, MemoryTable, Needs
from ciotat.work.jobs.sqlite import SqliteTable

__all__ = ["ROOM", "TABLES", "Clock", "Processes", "claimed", "job", "names"]

TABLES = ("memory", "sqlite")
ROOM = Needs(4, 1, 8000)


@dataclass
class Clock:
    """A clock that says what a test wants."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Processes:
    """Ledgers over one table, each as another process would open it. `dead` are workers known to be dead."""

    kind: str
    folder: Path
    clock: Clock = field(default_factory=Clock)
    dead: set[str] = field(default_factory=set)
    open: list[Ledger] = field(default_factory=list)
    memory: MemoryTable = field(default_factory=MemoryTable)

    def ledger(self, alive: Callable[[str], bool | None] | None = None, patience: float = 40.0) -> Ledger:
        """One more process that opens the table."""
        table = self.memory if self.kind == "memory" else SqliteTable(self.folder / "jobs.sqlite")
        ledger = Ledger(table, alive or (lambda name: False if name in self.dead else None), patience, self.clock)
        self.open.append(ledger)
        return ledger

    def close(self) -> None:
        """All processes end."""
        for ledger in self.open:
            ledger.close()


def job(name: str, *parents: str, **more: Any) -> Job:
    """A job whose action is named so."""
    return Job(digest(name), more.pop("kind", name), parents=parents, **more)


def claimed(ledger: Ledger, worker: str = "w", room: Needs = ROOM, asker: str | None = None) -> Lease:
    """The next lease, which must be there."""
    lease = ledger.claim(worker, room, asker)
    assert lease is not None
    return lease


def names(ledger: Ledger, state: Any = None) -> list[str]:
    """The kinds of the jobs in a state, in order."""
    return [entry.job.kind for entry in ledger.entries(state)]
