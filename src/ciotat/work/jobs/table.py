"""Where the ledger is written: the few things it asks of a table, and one that lies in memory."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from itertools import takewhile
from typing import Protocol

from ciotat.work.jobs.job import Entry, Needs, State

__all__ = ["KEPT_SAMPLES", "MemoryTable", "Sample", "Table"]

Sample = tuple[float, Mapping[str, float]]
"""How many units a finished job had, and what it cost."""

KEPT_SAMPLES = 200
"""So many finished jobs of a gauge are remembered by their cost."""


class Table(Protocol):
    """Rows of jobs, who asks for them, and what finished ones cost. Everything but `writing` happens inside of it."""

    def writing(self) -> AbstractContextManager[None]:
        """One change, whole or not at all, while nobody else writes."""
        ...

    def row(self, id: str) -> Entry | None:
        """The row of a job."""
        ...

    def rows(self, state: State | None = None, asker: str | None = None, since: int = 0) -> list[Entry]:
        """Rows in a state, asked for by somebody, changed after change `since`; in order of their numbers."""
        ...

    def put(self, entry: Entry, changes: Iterable[str] = ()) -> Entry:
        """Write a new row (of number 0), or these `changes` of an old one; gives it with its number and change."""
        ...

    def best(self, room: Needs, asker: str | None) -> Entry | None:
        """The ready row to begin next, that fits into `room`, is asked for by `asker`, and whose key nobody makes now:
        by priority, then fewest attempts, then first come."""
        ...

    def states(self, ids: Iterable[str]) -> list[State | None]:
        """The states of jobs, in the order asked."""
        ...

    def children(self, id: str, awaiting: bool = False) -> list[Entry]:
        """Rows of jobs that have `id` for a parent; or only the ones that look out for it now."""
        ...

    def alike(self, key: str) -> list[Entry]:
        """Rows with this key."""
        ...

    def ask(self, asker: str, ids: Iterable[str]) -> None:
        """Note that somebody asks for these."""
        ...

    def unask(self, asker: str, ids: Iterable[str] | None = None) -> list[str]:
        """Note that somebody asks no more for these, or for anything; gives those that nobody asks for now."""
        ...

    def askers(self) -> set[str]:
        """Everybody who asks for something."""
        ...

    def counts(self) -> dict[State, int]:
        """How many rows there are in each state."""
        ...

    def changed(self) -> int:
        """The number of the last change."""
        ...

    def drop(self, beyond: int) -> None:
        """Forget the oldest rows that are closed and not asked for, all but `beyond` of them."""
        ...

    def sample(self, gauge: str, units: float, cost: Mapping[str, float]) -> None:
        """Remember what a finished job cost."""
        ...

    def samples(self) -> dict[str, list[Sample]]:
        """What finished jobs cost, by gauge, oldest first."""
        ...

    def close(self) -> None:
        """Let go of the file, if there is one."""
        ...


def _rank(entry: Entry) -> tuple[int, int, int]:
    """The order in which ready rows are begun."""
    return -entry.job.priority, entry.attempts, entry.number


class MemoryTable:
    """A table that forgets."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._rows: dict[str, Entry] = {}
        self._in: dict[State, dict[str, None]] = {}
        self._kin: dict[str, dict[str, None]] = {}
        self._asked: dict[str, set[str]] = {}
        self._samples: dict[str, list[Sample]] = {}
        self._changes = self._numbers = 0
        self._undo: list[tuple[str, Entry | None]] = []

    @contextmanager
    def writing(self) -> Iterator[None]:
        with self._lock:
            self._undo.clear()
            try:
                yield
            except BaseException:
                for id, entry in reversed(self._undo):
                    self._set(id, entry)
                raise

    def row(self, id: str) -> Entry | None:
        return self._rows.get(id)

    def rows(self, state: State | None = None, asker: str | None = None, since: int = 0) -> list[Entry]:
        with self._lock:
            asked = None if asker is None else self._asked.get(asker, set())
            fresh = list(takewhile(lambda entry: entry.change > since, reversed(self._rows.values())))
        found = [e for e in fresh if (state is None or e.state == state) and (asked is None or e.id in asked)]
        return sorted(found, key=lambda entry: entry.number)

    def put(self, entry: Entry, changes: Iterable[str] = ()) -> Entry:
        self._changes += 1
        self._undo.append((entry.id, self._rows.get(entry.id)))
        if not entry.number:
            self._numbers += 1
            entry = replace(entry, number=self._numbers)
            for parent in entry.job.kin:
                self._kin.setdefault(parent, {})[entry.id] = None
        entry = replace(entry, change=self._changes)
        self._set(entry.id, entry)
        return entry

    def best(self, room: Needs, asker: str | None) -> Entry | None:
        asked = None if asker is None else self._asked.get(asker, set())
        busy = {self._rows[id].key for id in self._in.get("running", ())}
        ready = (self._rows[id] for id in self._in.get("ready", ()) if asked is None or id in asked)
        fit = (entry for entry in ready if entry.job.needs.within(room) and entry.key not in busy)
        return min(fit, key=_rank, default=None)

    def states(self, ids: Iterable[str]) -> list[State | None]:
        return [self._rows[id].state if id in self._rows else None for id in ids]

    def children(self, id: str, awaiting: bool = False) -> list[Entry]:
        kin = (self._rows[child] for child in self._kin.get(id, ()) if child in self._rows)
        return [entry for entry in kin if not awaiting or entry.awaits == id]

    def alike(self, key: str) -> list[Entry]:
        return [entry for entry in self._rows.values() if entry.key == key]

    def ask(self, asker: str, ids: Iterable[str]) -> None:
        self._asked.setdefault(asker, set()).update(ids)

    def unask(self, asker: str, ids: Iterable[str] | None = None) -> list[str]:
        mine = self._asked.get(asker, set())
        gone = set(mine) if ids is None else mine & set(ids)
        mine -= gone
        if not mine:
            self._asked.pop(asker, None)
        still = set().union(*self._asked.values())
        return sorted(gone - still)

    def askers(self) -> set[str]:
        return set(self._asked)

    def counts(self) -> dict[State, int]:
        return {state: len(ids) for state, ids in sorted(self._in.items()) if ids}

    def changed(self) -> int:
        return self._changes

    def drop(self, beyond: int) -> None:
        still = set().union(*self._asked.values())
        closed = [
            e for e in self._rows.values() if e.state not in ("waiting", "ready", "running") and e.id not in still
        ]
        for entry in sorted(closed, key=lambda e: e.change)[: max(len(closed) - beyond, 0)]:
            self._undo.append((entry.id, entry))
            self._set(entry.id, None)

    def sample(self, gauge: str, units: float, cost: Mapping[str, float]) -> None:
        kept = self._samples.setdefault(gauge, [])
        kept.append((units, dict(cost)))
        del kept[:-KEPT_SAMPLES]

    def samples(self) -> dict[str, list[Sample]]:
        return {gauge: list(kept) for gauge, kept in self._samples.items()}

    def close(self) -> None:
        pass

    def _set(self, id: str, entry: Entry | None) -> None:
        """Put a row where the latest are, or away."""
        before = self._rows.pop(id, None)
        if before is not None:
            del self._in[before.state][id]
        if entry is not None:
            self._rows[id] = entry
            self._in.setdefault(entry.state, {})[id] = None
