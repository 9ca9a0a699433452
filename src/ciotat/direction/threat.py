"""Facing what is a danger: where one stands before it, and side by side with whoever faces it already."""

import math
from collections.abc import Mapping, Sequence

from ciotat.core.space import Point
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body
from ciotat.direction.floor import apart, towards, yaw_to

__all__ = ["alarmed", "before", "beside", "centre"]

_SHOULDER = 0.92
"""Metres between two who stand shoulder to shoulder."""
_KEPT, _STEPS = 3.6, 1.4
"""Metres that are kept from an animal, and that are walked towards it at most."""
_HEARD = frozenset({"howl", "growl", "bark", "snarl"})


def centre(bodies: Mapping[str, Body], pack: Sequence[str], hidden: bool = False) -> Point | None:
    """The middle of the animals that can be seen (or of all, where they are `hidden` too)."""
    there = [bodies[id].position for id in pack if hidden or not bodies[id].gone]
    if not there:
        return None
    return (
        round(sum(p[0] for p in there) / len(there), 3),
        0.0,
        round(sum(p[2] for p in there) / len(there), 3),
    )


def before(here: Point, bodies: Mapping[str, Body], pack: Sequence[str]) -> Point:
    """The place in front of the nearest of the pack to which one at `here` walks: some steps, not all."""
    nearest = min((bodies[id].position for id in pack), key=lambda there: apart(here, there))
    return towards(here, nearest, _KEPT, _STEPS)


def beside(who: Point, other: Point, danger: Point) -> Point:
    """The place at the shoulder of `other`, who faces `danger`, on the side from which `who` comes."""
    far = max(apart(other, danger), 1e-6)
    dx, dz = (danger[0] - other[0]) / far, (danger[2] - other[2]) / far
    side = 1.0 if (who[0] - other[0]) * -dz + (who[2] - other[2]) * dx >= 0 else -1.0
    return (round(other[0] - dz * side * _SHOULDER, 3), 0.0, round(other[2] + dx * side * _SHOULDER, 3))


def alarmed(drafts: Sequence[Draft], index: int, here: Point, danger: Point | None) -> float | None:
    """The yaw of one who turns without being told where to, once the animals have been heard: towards them."""
    if danger is None or not any(d.type == "sound" and d.verb in _HEARD for d in drafts[:index]):
        return None
    yaw = yaw_to(here, danger)
    return round(math.copysign(min(abs(yaw), 150.0), yaw), 1)
