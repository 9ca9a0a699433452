"""Telling from outside whether a worker is still alive, by nothing but its signs of life and one's own clock."""

from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["Watch"]

STEPS = 4
"""A lease is dead after so many looks without a sign of life, each of which counts for a part of its time."""


@dataclass
class _Seen:
    sign: tuple[int, int]
    at: float
    silent: float = 0.0


class Watch:
    """Looks at leases of others. No clock is compared with anybody else's, and one look never counts for more than a
    fourth of `patience` seconds, however far the clock has jumped; a clock that goes back counts for nothing."""

    def __init__(self, patience: float, clock: Callable[[], float]) -> None:
        self.patience = patience
        self.clock = clock
        self._seen: dict[str, _Seen] = {}

    def dead(self, id: str, token: int, beat: int) -> bool:
        """Whether the lease of job `id` has shown no sign of life for all of the patience."""
        now, sign = self.clock(), (token, beat)
        seen = self._seen.get(id)
        if seen is None or seen.sign != sign:
            self._seen[id] = _Seen(sign, now)
            return False
        seen.silent += min(max(now - seen.at, 0.0), self.patience / STEPS)
        seen.at = now
        return seen.silent >= self.patience

    def forget(self, id: str) -> None:
        """Look no more at job `id`."""
        self._seen.pop(id, None)
