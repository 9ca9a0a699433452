"""The audience of one film: its evidence, its sittings, its comments, what is on trial; one door to all of it."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, cast

from ciotat.audience import automation
from ciotat.audience.asking import Question, asked
from ciotat.audience.comments import Comments
from ciotat.audience.deciding import Doors, Happened, Machine
from ciotat.audience.events import Evidence
from ciotat.audience.experiment import Experiment, Experiments
from ciotat.audience.forgetting import Memory
from ciotat.audience.insight import Insight, insight
from ciotat.audience.ledger import Ledger
from ciotat.audience.reports import Reports
from ciotat.audience.sessions import Sessions
from ciotat.audience.timeline import Timeline
from ciotat.audience.trial import Trial
from ciotat.core.errors import FilmError
from ciotat.work.release import Release, Releases
from ciotat.work.release.candidate import Candidates
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
        self.reports = Reports(self.evidence)
        self.memory = Memory(self.evidence)
        self.ledger = Ledger(self.folder / "ledger.jsonl")
        self.experiments = Experiments(self.folder / "experiments")
        self.doors = doors or Doors(_closed, _closed, Published(root).current)
        self.machine = Machine(self.evidence, self.experiments, self.ledger, self.doors)
        self._releases = Releases(root, cast(Any, None))
        self._pruned = 0
        self._lock = threading.Lock()
        self._insight: tuple[Any, Any] = (None, None)

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

    def ask(
        self, candidates: Sequence[str], outcome: str = "watched", d: float | None = None, window: float | None = None
    ) -> Experiment:
        """Make an experiment of candidates; nobody is drawn until `machine.start`. Raises FilmError, RecordError."""
        current = self.doors.current()
        if current is None:
            raise FilmError("nothing was published yet", advice="publish the film first")
        shelf = Candidates(self.root)
        made = asked(
            self.release(current), [shelf.get(id) for id in candidates], Question(outcome, d, window),
            automation.read(self.folder).d, self.evidence.now(),
        )  # fmt: skip
        return self.experiments.put(made)

    def insight(self, release: Release) -> Insight:
        """What is known of the viewers of a release; worked out again only when something new has come, or a minute later."""
        key = (release.digest, self.evidence.taken, self.evidence.now() // 60_000)
        with self._lock:
            if self._insight[0] != key:
                found = insight(self.evidence, release.number, Timeline.of(release), release.intended)
                self._insight = (key, found)
            return self._insight[1]

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
