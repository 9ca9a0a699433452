"""What is underfoot where somebody gets on or off a coach: the footboard, and the floor behind it."""

from collections.abc import Callable, Sequence

from ciotat.direction.plan import Move

__all__ = ["underfoot"]

Ground = Callable[[float, float], float]
_RAISED = 0.2
"""Metres: who ends a move higher than this stands in a coach."""
_WIDE, _BOARD, _FLOOR, _LOWER = 0.6, 0.45, 0.14, 0.07
"""Metres: half the width of a doorway; how far before whoever stands in it the footboard and the floor begin; how much
lower the footboard lies."""


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
