"""Animals keep to the edges and the background, and are not seen before the script shows them."""

import math
from collections.abc import Sequence
from fractions import Fraction

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body
from ciotat.direction.floor import apart, free, path, towards, yaw_to
from ciotat.direction.plan import Character

__all__ = ["FIERCE", "act_creature", "place_creature"]

FIERCE = frozenset({"wolf", "bear", "fox"})
_ARENA = (0.0, 0.0, 0.3)
_EDGE = ((-3.4, -4.5), (3.5, -4.8), (0.15, -5.4), (-4.9, -5.2), (5.0, -5.4), (1.8, -6.0))
_FLANKS = ((-5.7, -2.2), (5.9, -2.3), (7.4, -1.2), (-7.2, -1.1), (4.7, -2.6), (-4.6, -2.6))
_HIDDEN = -16.5
_OUTSIDE = 12.2
_UNSEEN = 0.7
_NEAREST = 3.6
_COMING = frozenset({"enter", "approach", "run", "walk"})
_SHOWN = _COMING | {"flee", "exit", "snarl", "growl", "strike"}


def place_creature(character: Character, k: int, drafts: Sequence[Draft], taken: list[Point], barred: bool) -> Body:
    """Where the `k`-th animal is when the scene begins: at the edge, or out of sight until its own first beat.
    `barred`: something stands across the background, so that they come from the sides."""
    own = (d.verb for d in drafts if character.id in (d.actor, *d.others) and d.verb != "howl")
    verb = next(own, "")
    fierce = character.species in FIERCE
    hidden = verb in _SHOWN if fierce or verb in _COMING else False
    x, z = (_FLANKS if barred else _EDGE)[k % len(_EDGE)]
    x = round(x + float(chance("place", character.id).uniform(-0.2, 0.2)), 2)
    if not fierce and not hidden:
        x, z = round(x * 0.45, 2), -1.6
    mark = free((x, 0.0, z), taken, 0.9)
    unseen = (math.copysign(_OUTSIDE + 0.9 * (k // 2), x), 0.0, z) if barred else (x, 0.0, _HIDDEN)
    here = unseen if hidden else mark
    return Body(character, here, yaw_to(here, _ARENA), gone=hidden, entrance=mark)


def act_creature(
    body: Body, index: int, draft: Draft, late: Seconds, taken: list[Point], people: list[Point]
) -> Seconds:
    """An animal shows itself, comes nearer, howls, snarls, flees: always towards or away from the people."""
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
        return body.go(index, _pace(draft), points, late, yaw_to(mark, _ARENA))
    doing = {"growl": "snarl"}.get(verb, verb)
    doing = doing if doing in ("howl", "snarl", "sit", "lie") else "stand"
    length = seconds(min(draft.seconds, 3.0))
    return body.do(index, doing, yaw_to(body.position, _ARENA), late, max(length, Fraction(1)), draft.target)


def _pace(draft: Draft) -> str:
    return "run" if draft.verb == "run" else "walk" if draft.slow else "trot"


def _emerge(body: Body, index: int, draft: Draft, late: Seconds, taken: list[Point]) -> Seconds:
    """Out of the trees to the edge: quickly while nobody can see it, then as the script says."""
    mark = body.entrance if apart(body.position, body.entrance) > 2 else body.first[0]
    mark = free(mark, taken, 0.9)
    body.gone = False
    dark = towards(body.position, mark, 0.0, _UNSEEN * apart(body.position, mark))
    late = body.go(index, "run", [body.position, dark], late, yaw_to(body.position, mark))
    return body.go(index, _pace(draft), [body.position, mark], late, yaw_to(mark, _ARENA))


def _nearer(body: Body, people: list[Point], taken: list[Point]) -> Point:
    """Towards the nearest person, but never at arm's length; whoever came from farther stays farther."""
    here = body.position
    behind = max(0.0, math.hypot(body.entrance[0], body.entrance[2]) - 5.6)
    prey = min(people, key=lambda there: apart(here, there), default=_ARENA)
    return free(towards(here, prey, min(_NEAREST + 0.5 * behind, 4.5), 4.0), taken, 0.9)
