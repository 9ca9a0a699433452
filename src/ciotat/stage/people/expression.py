"""The 52 face shapes, fitted to one person: eyes open at rest, lids that close, sizes that suit the head."""

import numpy as np

from ciotat.core.space import Array
from ciotat.stage.people.body import Points
from ciotat.stage.people.pack import people_pack
from ciotat.stage.people.part import Shapes

__all__ = ["face_moves", "rested"]

OPEN = 0.1  # how much of eyeWide every face has at rest: the source's lids droop


def face_moves(scale: float) -> Shapes:
    """Every face shape in metres on the base mesh, for a head `scale` times the source's; blinking first takes back what
    the resting eye opens."""
    pack = people_pack()
    moves = {}
    for name in sorted(n for n in pack.spans if n.startswith("face/")):
        index, moved = pack.target(name)
        moves[name.removeprefix("face/")] = (index, (moved * (0.1 * scale)).astype(np.float32))
    for side in ("Left", "Right"):
        moves[f"eyeBlink{side}"] = _plus(moves[f"eyeBlink{side}"], moves[f"eyeWide{side}"], -OPEN)
    return moves


def rested(shape: Points, moves: Shapes) -> Points:
    """A face as it is when nothing is felt: awake, at ease."""
    awake = shape.copy()
    ease = {"eyeWideLeft": OPEN, "eyeWideRight": OPEN, "mouthSmileLeft": 0.06, "mouthSmileRight": 0.06}
    for name, weight in ease.items():
        index, moved = moves[name]
        awake[index] += weight * moved
    return awake


def _plus(
    a: tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], Array],
    b: tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], Array],
    weight: float,
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], Array]:
    index = np.union1d(a[0], b[0])
    moved = np.zeros((len(index), 3), np.float32)
    moved[np.searchsorted(index, a[0])] += a[1]
    moved[np.searchsorted(index, b[0])] += np.float32(weight) * b[1]
    return index, moved
