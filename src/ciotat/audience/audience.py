"""The audience of one film: its evidence, its sittings, its comments, what is on trial; one door to all of it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

from ciotat.audience.comments import Comments
from ciotat.audience.deciding import Doors, Happened, Machine
from ciotat.audience.events import Evidence
from ciotat.audience.experiment import Experiments
from ciotat.audience.forgetting import Memory
from ciotat.audience.ledger import Ledger
from ciotat.audience.sessions import Sessions
from ciotat.audience.trial import Trial
from ciotat.core.errors import FilmError
from ciotat.work.release import Release, Releases
from ciotat.work.release.published import Published

__all__ = ["Audience"]


class Audience:
    """The audience of the film in the folder `root`. `clock` gives seconds since 1970; without `doors` nothing is promoted."""

    def __init__(self, root: Path, clock: Callable[[], float], doors: Doors | None = None) -> None:
        self.root = root
        self.folder = root / "audience"
        self.clock = clock
        self.evidence = Evidence(self.folder / "evidence.db", clock)
        self.sessions = Sessions(self.evidence)
        self.comments = Comments(self.evidence)
        self.memory = Memory(self.evidence)
        self.ledger = Ledger(self.folder / "ledger.jsonl")
        self.experiments = Experiments(self.folder / "experiments")
        self.doors = doors or Doors(_closed, _closed, Published(root).current)
        self.machine = Machine(self.evidence, self.experiments, self.ledger, self.doors)
        self._releases = Releases(root, cast(Any, None))
        self._pruned = 0

    def trials(self) -> list[Trial]:
        """What the next viewers are drawn for."""
        current = self.doors.current()
        if current is None:
            return []
        found = (one.trial(current) for one in self.experiments.all())
        return [trial for trial in found if trial is not None]

    def release(self, number: int) -> Release:
        """A release, without its blobs."""
        return self._releases.get(number)

    def step(self) -> list[Happened]:
        """Do whatever is due: reveal, decide, promote, put back; once a day forget what is old."""
        day = self.evidence.now() // 86_400_000
        if day != self._pruned:
            self._pruned = day
            self.memory.prune()
        return self.machine.step()

    def forget(self, viewer: str) -> None:
        """Forget the viewer with this key, as they ask."""
        self.memory.erase(viewer)

    def close(self) -> None:
        """Write what waits and let go."""
        self.evidence.close()


def _closed(*_: object) -> int:
    raise FilmError("nothing is released from here", advice="open the film in the studio")
