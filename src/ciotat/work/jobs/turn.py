"""One worker's turn at a job: what it may read, how it says how far it is, and when it has to stop."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ciotat.work.cost import Cost
from ciotat.work.jobs.job import Job, Lease, Outputs

__all__ = ["AgainLater", "Turn"]


class AgainLater(Exception):  # noqa: N818 - not an error yet: a promise to try again
    """Raised by work that failed for a reason which may pass: no memory, no answer from a host."""


@dataclass
class Turn:
    """What work is given. `inputs` holds the outputs of each parent under its reference."""

    lease: Lease
    on_progress: Callable[[float], None] = lambda fraction: None
    stop: Callable[[], bool] = lambda: False
    halt: threading.Event = field(default_factory=threading.Event)
    began: float = field(default_factory=time.monotonic)
    extra: dict[str, float] = field(default_factory=dict)
    fraction: float = 0.0

    @property
    def job(self) -> Job:
        """What is to be done."""
        return self.lease.job

    @property
    def key(self) -> str:
        """What the result will be known by."""
        return self.lease.key

    @property
    def inputs(self) -> Mapping[str, Outputs]:
        """What each parent gave."""
        return self.lease.inputs

    def stopped(self) -> bool:
        """Whether to leave off: ask before every frame, say, and raise anything when it says yes."""
        return self.halt.is_set() or self.stop()

    def running(self) -> Cost:
        """What it has cost until now, by the clock on the wall and what it needs."""
        wall, needs = time.monotonic() - self.began, self.job.needs
        return Cost(wall * needs.cpu, wall * needs.gpu, wall) + Cost.of(self.extra)

    def progress(self, done: float, total: float) -> None:
        """Say how much of the job is done."""
        self.on_progress(min(max(done / total, 0.0), 1.0) if total else 0.0)

    def spent(self, **more: float) -> None:
        """Add to the cost what no clock of this thread sees: ``gpu_seconds``, ``cpu_seconds``, ``hosted_seconds``."""
        for name, amount in more.items():
            self.extra[name] = self.extra.get(name, 0.0) + amount
