"""What bears a body that sits or lies: the furniture that stands where it does, or the ground."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ciotat.direction.plan import Move, Prop
from ciotat.stage.props import seat_height

__all__ = ["CHAIR", "Seat", "seat"]

NEAR = 0.4
SEATS = ("chair", "bench", "stool", "sofa", "bed", "trunk", "log", "throne", "椅", "凳", "沙发", "床", "箱")
COUCHES = ("bed", "sofa", "bench", "床", "沙发", "长椅")


class Seat(NamedTuple):
    """How high one sits and how high one lies (metres)."""

    sit: float = 0.45
    lie: float = 0.0


CHAIR = Seat()


def seat(moves: Sequence[Move], props: Sequence[Prop] | None) -> Seat:
    """What is under the one who makes these `moves`; a chair where the `props` are not known."""
    if props is None:
        return CHAIR
    return Seat(_under("sit", SEATS, moves, props), _under("lie", COUCHES, moves, props))


def _under(verb: str, kinds: Sequence[str], moves: Sequence[Move], props: Sequence[Prop]) -> float:
    places = [m.end for m in moves if m.verb == verb]
    found = [p for p in props if not p.holder and any(k in p.name for k in kinds)]
    near = [
        (float(np.hypot(p.position[0] - x, p.position[2] - z)), p.position[1] + seat_height(p.name))
        for x, _, z in places
        for p in found
    ]
    return min((n for n in near if n[0] < NEAR), default=(0.0, 0.0))[1]
