"""How far along its way a move has come."""

import numpy as np
from numpy.typing import NDArray

from ciotat.direction.plan import Move

__all__ = ["progress"]

Floats = NDArray[np.float64]


def progress(move: Move, times: float | Floats) -> Floats:
    """How far along the way, 0 to 1, the body is at each of `times` (...). What arrives rolls in at full speed and
    brakes at the end, for six seconds or 60 % of the time; what departs does the reverse; a free end goes on beyond
    0 or 1."""
    length = max(float(move.span.length), 1e-6)
    u = np.asarray((times - float(move.span.start)) / length)
    brake = min(0.6, 6.0 / length)
    if move.verb == "arrive":
        return _braked(u, brake)
    if move.verb == "depart":
        return 1 - _braked(1 - u, brake)
    return u if move.verb == "pass" else np.minimum(np.maximum(u, 0.0), 1.0)


def _braked(u: Floats, brake: float) -> Floats:
    """Way against time for constant speed, then constant braking over the last share `brake` of the time."""
    speed = 1 / (1 - brake / 2)
    late = np.minimum(np.maximum(u - (1 - brake), 0.0), brake)
    way: Floats = speed * (np.minimum(u, 1 - brake) + late - late * late / (2 * brake))
    return way
