"""What bears a body that sits or lies: the furniture that stands where it does, or the ground."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from ciotat.direction.plan import Move, Prop
from ciotat.stage.props import seat_height

__all__ = ["CHAIR", "Seat", "seat"]

NEAR = 0.4
SEATS = (
    "chair", "bench", "stool", "sofa", "bed", "trunk", "log", "rock", "ledge", "throne", "seat", "pew", "toilet", "gurney", "椅", "凳",
    "沙发", "床", "箱",
)  # fmt: skip
COUCHES = ("bed", "sofa", "bench", "gurney", "cot", "床", "沙发", "长椅")
WIDE = 0.72
"""Metres from the middle of a bed or a bench within which it still bears somebody."""


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
    best = min((n for n in near if n[0] < NEAR), default=None)
    wide = min(
        (n for n, p in zip(near, found * len(places), strict=True) if n[0] < WIDE and _long(p)), default=(0.0, 0.0)
    )
    return (best or wide)[1]


def _long(prop: Prop) -> bool:
    return "bed" in prop.name or prop.name in ("bench", "pew", "gurney", "sofa", "ledge")
