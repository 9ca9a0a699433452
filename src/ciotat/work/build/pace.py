"""How fast shooting goes, and so how long what is left will take."""

import time
from collections.abc import Callable, Sequence

__all__ = ["Pace"]


class Pace:
    """Shots and frames done of all that were missing when the work began."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shots = self._frames = self._all_shots = self._all_frames = 0
        self._since = clock()

    def start(self, frames: Sequence[int]) -> None:
        """So many shots are missing, each of so many frames."""
        self._shots = self._frames = 0
        self._all_shots, self._all_frames = len(frames), sum(frames)
        self._since = self._clock()

    def done(self, frames: int) -> None:
        """One more shot is made."""
        self._shots = min(self._shots + 1, self._all_shots)
        self._frames = min(self._frames + frames, self._all_frames)

    def state(self) -> tuple[int, int, int, int, float | None]:
        """Shots done and all, frames done and all, seconds left where that can be told."""
        spent, left = self._clock() - self._since, self._all_frames - self._frames
        seconds = round(spent / self._frames * left, 1) if self._frames else (0.0 if left == 0 else None)
        return self._shots, self._all_shots, self._frames, self._all_frames, seconds
