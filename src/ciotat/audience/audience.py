"""The audience of one film: its evidence, its sittings, its comments, what is on trial; one door to all of it."""

import threading
from collections.abc import Callable
from pathlib import Path

from ciotat.audience.comments import Comments
from ciotat.audience.events import Evidence
from ciotat.audience.forgetting import Memory
from ciotat.audience.sessions import Sessions
from ciotat.audience.trial import Trial

__all__ = ["Audience"]


class Audience:
    """The audience of the film in the folder `root`. `clock` gives seconds since 1970."""

    def __init__(self, root: Path, clock: Callable[[], float]) -> None:
        self.root = root
        self.folder = root / "audience"
        self.clock = clock
        self.lock = threading.RLock()
        self.evidence = Evidence(self.folder / "evidence.db", clock)
        self.sessions = Sessions(self.evidence)
        self.comments = Comments(self.evidence)
        self.memory = Memory(self.evidence)

    def trials(self) -> list[Trial]:
        """What the next viewers are drawn for."""
        return []

    def forget(self, viewer: str) -> None:
        """Forget the viewer with this key, as they ask."""
        self.memory.erase(viewer)

    def close(self) -> None:
        """Write what waits and let go."""
        self.evidence.close()
