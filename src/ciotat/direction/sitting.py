"""Sitting down: beside somebody on a bench, on the chair that is free at a table, or on what then stands there."""

import math
import re

from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction import seating
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body
from ciotat.direction.floor import apart, free, path
from ciotat.direction.floorplan import Blocking
from ciotat.direction.plan import Prop

__all__ = ["furnish", "join_table", "to_chair"]

_CHAIRS = ("chair", "office-chair")
_TABLES = ("table", "cafe-table", "desk")
_LONG = ("bench", "sofa", "pew", "ledge")
_AT_TABLE, _REACH, _OWN, _ASIDE, _STEP, _LEGS = 1.15, 4.2, 0.3, 0.56, 0.42, 0.38
"""Metres: from a table within which a chair belongs to it; from whoever sits down to the chair; from a chair to who has it;
between two who share a bench; back to a seat that stands behind; and from a seat to the feet before it."""
_BESIDE = re.compile(r"\b(?:beside|next to|by|with) (?:her|him|them|\w+)\b|\bjoins?\b|[旁身][边旁]|并肩", re.IGNORECASE)


def to_chair(plan: Blocking, body: Body, index: int, draft: Draft, late: Seconds) -> Seconds:
    """Go to the place beside whoever sits on a bench, or to the free chair at the table, if there is one; returns when it
    is reached."""
    who = body.character.id
    found = _beside(plan, body, draft) or _free_chair(plan, body) or _behind(plan, body, draft)
    if found is None:
        return late
    there, yaw = found
    plan.seats[who] = yaw
    turn = math.radians(yaw)
    before = (round(there[0] + _LEGS * math.sin(turn), 3), 0.0, round(there[2] + _LEGS * math.cos(turn), 3))
    body.seat = there
    return body.go(index, "walk", path(body.position, before, plan.taken(who)), late, yaw)


def _behind(plan: Blocking, body: Body, draft: Draft) -> tuple[Point, float] | None:
    """A step back from where somebody stands: what they will sit on was there before, and they did not stand in it."""
    taken = plan.taken(body.character.id)
    if plan.setting is None or body.gone:
        return None
    _, prop = seating.seat_for(draft, body.position, body.yaw, plan.props, taken, plan.setting)
    if prop is None:
        return None
    x, _, z = body.position
    turn = math.radians(body.yaw)
    back = (round(x - _STEP * math.sin(turn), 3), 0.0, round(min(z - _STEP * math.cos(turn), z), 3))
    stands = [prop.position for prop in plan.props if not prop.holder]
    return (back, body.yaw) if free(back, [*taken, *stands], _STEP) == back else None


def _beside(plan: Blocking, body: Body, draft: Draft) -> tuple[Point, float] | None:
    """The place on a bench at the side of who sits there already, and how it is turned."""
    other = plan.bodies.get(draft.target if draft.target != body.character.id else "") or plan.bodies.get(
        plan.partner(body.character.id)
    )
    if other is None or other.posture != "sit" or not _BESIDE.search(draft.text):
        return None
    bench = next((p for p in plan.props if p.name in _LONG and apart(p.position, other.position) < 0.8), None)
    if bench is None:
        return None
    side = _side(body.position, other.position, bench)
    turn = math.radians(bench.yaw)
    x, _, z = other.position
    there = (round(x + side * _ASIDE * math.cos(turn), 3), 0.0, round(z - side * _ASIDE * math.sin(turn), 3))
    return there, bench.yaw


def _side(here: Point, other: Point, bench: Prop) -> float:
    """On which side along the bench there is a place: towards its middle, else towards who comes."""
    turn = math.radians(bench.yaw)
    along = (math.cos(turn), -math.sin(turn))
    off = (bench.position[0] - other[0]) * along[0] + (bench.position[2] - other[2]) * along[1]
    off = off if abs(off) > 0.1 else (here[0] - other[0]) * along[0] + (here[2] - other[2]) * along[1]
    return 1.0 if off >= 0 else -1.0


def _free_chair(plan: Blocking, body: Body) -> tuple[Point, float] | None:
    """The chair at a table that is nearest and nobody's, and how it is turned."""
    others, here = plan.taken(body.character.id), body.position
    tables = [prop.position for prop in plan.props if prop.name in _TABLES]
    free = [
        prop
        for prop in plan.props
        if prop.name in _CHAIRS
        and any(apart(prop.position, table) <= _AT_TABLE for table in tables)
        and all(apart(prop.position, other) > _OWN for other in others)
        and apart(prop.position, here) <= _REACH
    ]
    chair = min(free, key=lambda prop: apart(prop.position, here), default=None)
    return (chair.position, chair.yaw) if chair else None


def join_table(plan: Blocking, body: Body, index: int, end: Seconds) -> Seconds:
    """Who comes in to someone at a table in a house for guests sits down with them."""
    who, house = body.character.id, plan.setting is not None and plan.setting.kind in seating.GUESTS
    partner = plan.partner(who)
    found = _free_chair(plan, body)
    if not house or seating.serves(who) or not partner or plan.bodies[partner].posture != "sit" or found is None:
        return end
    there, plan.seats[who] = found
    reached = body.go(index, "walk", path(body.position, there, plan.taken(who)), end, found[1])
    return body.do(index, "sit", plan.faced(who, partner), reached, seconds("1.2"))


def furnish(plan: Blocking, body: Body, draft: Draft) -> None:
    """Put what is sat or lain on under the body, unless it is the ground or stands there already."""
    who = body.character.id
    if draft.verb == "kneel" or plan.setting is None or (who in plan.seats and body.posture == "sit"):
        return
    taken = plan.taken(who)
    at = body.seat or body.position
    place, prop = seating.seat_for(draft, at, body.yaw, plan.props, taken, plan.setting)
    if place is not None and not body.steps:
        body.position, body.yaw = place.at, place.yaw
    if prop is not None and not _shared(plan, body):
        plan.props.append(prop)
    if draft.verb == "sit":
        plan.seats.setdefault(who, body.yaw)


def _shared(plan: Blocking, body: Body) -> bool:
    """Whether the body is at a bench that stands there for somebody else."""
    return any(p.name in _LONG and apart(p.position, body.seat or body.position) < 0.8 for p in plan.props)
