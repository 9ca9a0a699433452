"""Getting on and off a coach: the footboard and the floor that are underfoot, the rail that is at hand."""

from collections.abc import Callable, Sequence

from ciotat.direction.plan import Move
from ciotat.stage.motion.channels import row
from ciotat.stage.motion.curve import Floats, bump

__all__ = ["railed", "underfoot"]

Ground = Callable[[float, float], float]
_RAISED = 0.2
"""Metres: who ends a move higher than this stands in a coach."""
_WIDE, _BOARD, _FLOOR, _LOWER = 0.6, 0.45, 0.14, 0.07
"""Metres: half the width of a doorway; how far before whoever stands in it the footboard and the floor begin; how much
lower the footboard lies."""

_RAIL = {
    "held_l": 1.0, "x_l": 0.5, "y_l": -0.12, "z_l": 0.5, "elbow_out_l": 0.18, "pronate_l": 0.5, "curl_l": 1.2,
    "thumb_l": 0.7, "tip": -0.03,
}  # fmt: skip
_TURNED = 0.8
"""Seconds after which whoever has got on has turned round and takes hold."""


def railed(times: Floats, moves: Sequence[Move]) -> Floats | None:
    """The channels (T, C) of a hand on the rail beside the door, for as long as somebody stands in it."""
    held = [m for m in moves if m.verb == "stand" and m.start == m.end and m.end[1] > _RAISED]
    if not held:
        return None
    start, end = float(held[0].span.start), float(held[-1].span.end)
    share = bump(times, start + _TURNED, max(end, start + _TURNED + 1.0), 0.7, 0.4)
    return share[:, None] * row(_RAIL)


def underfoot(ground: Ground, moves: Sequence[Move]) -> Ground:
    """`ground(x, z)`, with the footboard and the floor of every doorway that `moves` lead to."""
    doors = sorted({point for move in moves for point in (move.start, move.end) if point[1] > _RAISED})
    if not doors:
        return ground

    def stepped(x: float, z: float) -> float:
        for there, level, inside in doors:
            if abs(x - there) < _WIDE and z < inside + _BOARD:
                return level if z < inside + _FLOOR else level - _LOWER
        return ground(x, z)

    return stepped
