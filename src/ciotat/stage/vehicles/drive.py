"""Where a vehicle is at any time: its moves joined into one smooth run along a line."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import facing
from ciotat.direction.plan import Move
from ciotat.stage.progress import progress

__all__ = ["Drive"]

Floats = NDArray[np.float64]


class Drive:
    """A run from the moves of one vehicle. Before the first move it comes from afar at that move's first speed,
    unless it stood; after the last it rolls on at the last speed. `yaw` (radians) is the way it faces, the same all through."""

    def __init__(self, moves: Sequence[Move]) -> None:
        self._moves = sorted(moves, key=lambda move: move.span.start)
        self.yaw = float(np.radians(self._moves[0].yaw)) if self._moves else 0.0
        self.ahead = facing(self.yaw)
        self._known: tuple[Floats, Floats] | None = None
        self._starts = np.array([float(move.span.start) for move in self._moves])

    @property
    def moves(self) -> Sequence[Move]:
        """The moves in the order of time."""
        return self._moves

    def positions(self, times: Floats) -> Floats:
        """The vehicle's middle (N, 3) at `times` (N,), random access."""
        times = np.asarray(times, np.float64)
        if not self._moves:
            return np.zeros((len(times), 3))
        which = np.maximum(np.searchsorted(self._starts, times, "right") - 1, 0)
        if len(which) and which[0] == which[-1] and (which == which[0]).all():
            return self._run(self._moves[which[0]], times)
        result = np.empty((len(times), 3))
        for k in np.unique(which):
            here = which == k
            result[here] = self._run(self._moves[k], times[here])
        return result

    def velocities(self, times: Floats) -> Floats:
        """Metres a second (N, 3); the last are kept, since all of a plume's puffs are asked for them again and again."""
        if self._known is None or self._known[0] is not times:
            step = 1 / 64
            after, before = np.split(self.positions(np.concatenate([times + step, times - step])), 2)
            self._known = times, (after - before) / (2 * step)
        return self._known[1]

    def distance(self, time: float) -> float:
        """Metres along the way it faces: what its wheels have rolled."""
        return float(self.positions(np.array([time]))[0] @ self.ahead)

    def _run(self, move: Move, times: Floats) -> Floats:
        start, end = np.array(move.start, np.float64), np.array(move.end, np.float64)
        return start + _progress(move, times)[:, None] * (end - start)


def _progress(move: Move, times: Floats) -> Floats:
    """How far along a move (0 to 1, beyond at its free ends) at each of `times`."""
    if move.verb in ("stand", "sit", "lie"):
        return np.ones_like(times)
    way = progress(move, times)
    return way if move.verb in ("arrive", "depart", "pass", "run", "trot") else way * way * (3 - 2 * way)
