"""Animals: those that are a danger come as a pack and close in; the others keep to the edges and the background."""

import math
import re
from collections.abc import Sequence
from fractions import Fraction

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.body import STALKING, Body
from ciotat.direction.floor import apart, free, path, towards, yaw_to
from ciotat.direction.lair import ARENA, Lair
from ciotat.direction.plan import Character

__all__ = ["STOPS", "act_creature", "act_wild", "place_creature", "place_wild"]

_EDGE = ((-3.4, -4.5), (3.5, -4.8), (0.15, -5.4), (-4.9, -5.2), (5.0, -5.4), (1.8, -6.0))
_FLANKS = ((-5.7, -2.2), (5.9, -2.3), (7.4, -1.2), (-7.2, -1.1), (4.7, -2.6), (-4.6, -2.6))
_HIDDEN = -16.5
_OUTSIDE = 12.2
_UNSEEN = 0.7
_NEAREST, _STOP = 4.0, 2.9
_AGAIN = 0.7
"""How much of what is left a pack comes nearer each time the script lets it."""
_LAST_STEPS = 0.8
"""Metres an animal still comes before it stops: a stop is read only in what moved."""
_THREE_LOOKS = seconds("5.2")
"""What it takes to see a pack come out, whom it has found, and its eyes."""
_COMING = frozenset({"enter", "approach", "run", "walk"})
STOPS = re.compile(r"\b(?:stop|halt|freeze|froze|pause)|停|站住|止步", re.IGNORECASE)


def place_wild(character: Character, k: int, drafts: Sequence[Draft], lair: Lair) -> Body:
    """Where the `k`-th of a pack is when the scene begins: in its lair, unless something other than its coming is the
    first that the script tells of it."""
    own = (d.verb for d in drafts if character.id in (d.actor, *d.others) and d.type != "sound")
    hidden = next(own, "enter") in (*_COMING, "flee", "exit", "snarl", "strike")
    mark = lair.place(k, lair.shown)
    here = lair.place(k, lair.hidden) if hidden else mark
    return Body(character, here, yaw_to(here, ARENA), gone=hidden, entrance=mark)


def act_wild(
    body: Body, index: int, draft: Draft, late: Seconds, k: int, lair: Lair, people: Sequence[Point]
) -> Seconds:
    """The `k`-th of a pack shows itself, comes nearer, threatens, stops, flees: its place in the arc is kept."""
    verb, here = draft.verb, body.position
    if body.gone and draft.type == "sound" and verb not in ("growl", "bark"):
        return Seconds(0)
    if verb in ("flee", "exit"):
        away = lair.place(k, lair.hidden + 3.0)
        end = body.go(index, "run", [here, away], late, yaw_to(ARENA, away))
        body.gone = True
        return end
    if body.gone:
        return _come_out(body, index, draft, late)
    prey = min(people, key=lambda there: apart(here, there), default=ARENA)
    if verb in _COMING:
        near = towards(here, lair.place(k, 1.0), 0.0, max(_AGAIN * (apart(here, prey) - _NEAREST), 0.3))
        return body.go(index, _pace(draft), [here, near], late, yaw_to(near, prey), manner=STALKING)
    if verb == "stand" and STOPS.search(draft.text):
        near = towards(here, prey, _STOP, _LAST_STEPS)
        late = body.go(index, "walk", [here, near], late / 4, yaw_to(near, prey), manner=STALKING)
        return body.do(index, "stand", body.yaw, late, seconds("1.6"), draft.target, STALKING)
    doing = {"growl": "snarl", "bark": "snarl"}.get(verb, verb)
    doing = doing if doing in ("howl", "snarl", "sit", "lie", "strike") else "stand"
    length = max(seconds(min(draft.seconds, 3.0)), Fraction(1))
    return body.do(index, doing, yaw_to(here, ARENA), late, length, draft.target, STALKING if doing == "stand" else "")


def _come_out(body: Body, index: int, draft: Draft, late: Seconds) -> Seconds:
    """Out of the lair, as the script says."""
    body.gone = False
    end = body.go(
        index, _pace(draft), [body.position, body.entrance], late, yaw_to(body.entrance, ARENA), manner=STALKING
    )
    return max(end, _THREE_LOOKS)


def place_creature(character: Character, k: int, drafts: Sequence[Draft], taken: list[Point], barred: bool) -> Body:
    """Where the `k`-th harmless animal is when the scene begins: at the edge, or out of sight until its own first beat.
    `barred`: something stands across the background, so that they come from the sides."""
    own = (d.verb for d in drafts if character.id in (d.actor, *d.others) and d.verb != "howl")
    hidden = next(own, "") in _COMING
    x, z = (_FLANKS if barred else _EDGE)[k % len(_EDGE)]
    x = round(x + float(chance("place", character.id).uniform(-0.2, 0.2)), 2)
    if not hidden:
        x, z = round(x * 0.45, 2), -1.6
    mark = free((x, 0.0, z), taken, 0.9)
    unseen = (math.copysign(_OUTSIDE + 0.9 * (k // 2), x), 0.0, z) if barred else (x, 0.0, _HIDDEN)
    here = unseen if hidden else mark
    return Body(character, here, yaw_to(here, ARENA), gone=hidden, entrance=mark)


def act_creature(
    body: Body, index: int, draft: Draft, late: Seconds, taken: list[Point], people: list[Point]
) -> Seconds:
    """A harmless animal shows itself, comes nearer, howls, flees: always towards or away from the people."""
    verb = draft.verb
    x, _, z = body.position
    if body.gone and draft.type == "sound" and verb not in ("growl", "bark"):
        return Seconds(0)
    if verb in ("flee", "exit"):
        mark = free((round(math.copysign(12.5, x), 3), 0.0, round(z - 3.0, 3)), taken, 0.9)
        end = body.go(index, "run", [body.position, mark], late, -90.0 if x < 0 else 90.0)
        body.gone = True
        return end
    if body.gone:
        return _emerge(body, index, draft, late, taken)
    if verb in _COMING:
        mark = _nearer(body, people, taken)
        points = path(body.position, mark, taken)
        return body.go(index, _pace(draft), points, late, yaw_to(mark, ARENA))
    doing = {"growl": "snarl"}.get(verb, verb)
    doing = doing if doing in ("howl", "snarl", "sit", "lie") else "stand"
    length = seconds(min(draft.seconds, 3.0))
    return body.do(index, doing, yaw_to(body.position, ARENA), late, max(length, Fraction(1)), draft.target)


def _pace(draft: Draft) -> str:
    return "run" if draft.verb == "run" else "walk" if draft.slow else "trot"


def _emerge(body: Body, index: int, draft: Draft, late: Seconds, taken: list[Point]) -> Seconds:
    """Out of the background to the edge: quickly while nobody can see it, then as the script says."""
    mark = body.entrance if apart(body.position, body.entrance) > 2 else body.first[0]
    mark = free(mark, taken, 0.9)
    body.gone = False
    dark = towards(body.position, mark, 0.0, _UNSEEN * apart(body.position, mark))
    late = body.go(index, "run", [body.position, dark], late, yaw_to(body.position, mark))
    return body.go(index, _pace(draft), [body.position, mark], late, yaw_to(mark, ARENA))


def _nearer(body: Body, people: list[Point], taken: list[Point]) -> Point:
    """Towards the nearest person, but never at arm's length; whoever came from farther stays farther."""
    here = body.position
    behind = max(0.0, math.hypot(body.entrance[0], body.entrance[2]) - 5.6)
    prey = min(people, key=lambda there: apart(here, there), default=ARENA)
    return free(towards(here, prey, min(3.6 + 0.5 * behind, 4.5), 4.0), taken, 0.9)
