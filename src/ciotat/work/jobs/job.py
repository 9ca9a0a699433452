"""A job: one piece of work that is asked for, what it needs, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from ciotat.core.digest import digest

__all__ = ["OPEN", "Entry", "Job", "Lease", "Needs", "State"]

State = Literal["waiting", "ready", "running", "done", "failed", "quarantined", "cancelled", "blocked"]
"""``waiting`` for its parents, ``ready`` to be begun, ``running``; ``done``; ``failed`` for good, ``quarantined`` after
too many attempts, ``cancelled``, or ``blocked`` because a parent ended in one of these three."""

OPEN: frozenset[State] = frozenset(("waiting", "ready", "running"))
"""The states in which something is still to come."""

Outputs = Mapping[str, str]


@dataclass(frozen=True)
class Needs:
    """What a job takes while it runs, or what a machine has to give: cores, graphics cards, megabytes of memory."""

    cpu: float = 1
    gpu: float = 0
    memory: int = 0

    def __add__(self, other: "Needs") -> "Needs":
        return Needs(self.cpu + other.cpu, self.gpu + other.gpu, self.memory + other.memory)

    def __sub__(self, other: "Needs") -> "Needs":
        return Needs(self.cpu - other.cpu, self.gpu - other.gpu, self.memory - other.memory)

    def within(self, room: "Needs") -> bool:
        """Whether this fits into `room`."""
        return self.cpu <= room.cpu + 1e-9 and self.gpu <= room.gpu + 1e-9 and self.memory <= room.memory


@dataclass(frozen=True)
class Job:
    """What is asked for.

    `action` is the digest of everything that shapes what comes out, but for what the parents give. `parents` are ids of
    jobs, ``id`` for all that one gives or ``id:name`` for one output of it. `payload` is small JSON that the work reads.
    Past cost is compared between jobs of one `gauge`, in proportion to their `units` (frames, say).
    """

    action: str
    kind: str
    payload: Any = None
    cause: str = ""
    needs: Needs = Needs()
    parents: tuple[str, ...] = ()
    priority: int = 0
    gauge: str = ""
    units: float = 0

    def __post_init__(self) -> None:
        if not self.action or ":" in self.action:
            raise ValueError(f"{self.action!r} cannot name an action")

    @cached_property
    def id(self) -> str:
        """The name of what is asked: the same is never asked for twice at once."""
        return digest([self.action, list(self.parents)]) if self.parents else self.action

    @cached_property
    def kin(self) -> tuple[str, ...]:
        """The ids of its parents."""
        return tuple(parent.partition(":")[0] for parent in self.parents)

    def key(self, given: Sequence[Outputs | str]) -> str:
        """What the result is known by: the action, and what each parent gave. A parent that gives what it gave before
        leaves the key as it was, so whatever hangs on it is found, not made."""
        return digest([self.action, list(given)]) if self.parents else self.action


@dataclass(frozen=True)
class Entry:
    """A job as it stands in the ledger.

    `key` is empty until all parents are done; `awaits` is one that is not, the last. `attempts` are counted since it was
    last asked for; `token` counts every time it was begun at all, and `beat` every sign of life; `change` grows with
    every change in the whole ledger.
    """

    job: Job
    state: State
    id: str = ""
    key: str = ""
    number: int = 0
    attempts: int = 0
    worker: str = ""
    token: int = 0
    beat: int = 0
    progress: float = 0.0
    stopping: bool = False
    error: str = ""
    outputs: Outputs = field(default_factory=dict)
    cost: Mapping[str, float] = field(default_factory=dict)
    change: int = 0
    awaits: str = ""


@dataclass(frozen=True)
class Lease:
    """The right to run a job: given to one worker, kept by its signs of life. `inputs` is what each parent gave."""

    job: Job
    id: str
    key: str
    token: int
    worker: str
    attempt: int
    inputs: Mapping[str, Outputs] = field(default_factory=dict)
