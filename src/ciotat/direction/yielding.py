"""How a stand-off ends that the script leaves open: those who gave way are seen to give way.

Where people have stood up to a pack, it has stopped, and nothing more is told of it, it yields as the scene ends: the last
in rank turns away first, the leader lowers its head, holds out the longest, and goes as well.
"""

from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.blocking import Blocking
from ciotat.direction.body import Body
from ciotat.direction.creatures import STOPS
from ciotat.direction.floor import apart, yaw_to

__all__ = ["give_way", "yielded"]

_WHOLE, _REST = seconds("6.2"), seconds("1.9")
"""What it takes to see it: they stand, one turns, another; then the people, and the last one goes."""
_FIRST, _NEXT, _LAST = seconds("0.8"), seconds("1.1"), seconds("3.9")
_ASIDE, _OFF = 1.0, 4.2
"""Metres: a step to the side first, as an animal turns, then away."""


def yielded(plan: Blocking) -> tuple[int, int]:
    """From which beat on to which the pack gives way; (-1, -1) where the script says itself what becomes of it, or nobody
    faced it."""
    stops = [k for k, draft in enumerate(plan.drafts) if draft.actor in plan.pack and _stopped(draft)]
    last = len(plan.drafts) - 1
    if not stops or stops[-1] == last or not plan.facing:
        return -1, -1
    rest = plan.drafts[stops[-1] + 1 :]
    quiet = all(draft.type in ("action", "silence") and draft.verb in ("", "stand", "look") for draft in rest)
    told = any({draft.actor, *draft.others, draft.target} & {*plan.pack} for draft in rest)
    return (stops[-1] + 1, last) if quiet and not told else (-1, -1)


def give_way(plan: Blocking) -> None:
    """Let the pack turn away, one after the other."""
    beat, last = yielded(plan)
    there = [plan.bodies[id] for id in plan.pack if not plan.bodies[id].gone]
    if beat < 0 or not there:
        return
    people = plan.people()
    for k, body in enumerate(reversed(there[1:])):
        _turn_away(plan, body, beat, people, _FIRST + k * _NEXT)
    leader = there[0]
    leader.do(beat, "yield", leader.yaw, seconds("0.5"), _LAST - seconds("0.5"))
    _turn_away(plan, leader, beat, people, _LAST)
    plan.needs[last] = max(plan.needs[last], _WHOLE if beat == last else _REST)


def _stopped(draft: Draft) -> bool:
    return draft.verb == "stand" and bool(STOPS.search(draft.text))


def _turn_away(plan: Blocking, body: Body, beat: int, people: list[Point], late: Seconds) -> None:
    """One of the pack walks off: out to its own side, then to where it came from."""
    here = body.position
    near = min(people, key=lambda p: apart(p, here), default=(0.0, 0.0, 0.0))
    home = plan.lair.place(plan.pack.index(body.character.id), plan.lair.hidden)
    far = max(apart(here, near), 1e-6)
    dx, dz = (here[0] - near[0]) / far, (here[2] - near[2]) / far
    side = 1.0 if (home[0] - here[0]) * -dz + (home[2] - here[2]) * dx >= 0 else -1.0
    aside = (round(here[0] - dz * side * _ASIDE + 0.3 * dx, 3), 0.0, round(here[2] + dx * side * _ASIDE + 0.3 * dz, 3))
    away = max(apart(aside, home), 1e-6)
    share = min(_OFF, away) / away
    off = (
        round(aside[0] + (home[0] - aside[0]) * share, 3),
        0.0,
        round(aside[2] + (home[2] - aside[2]) * share, 3),
    )
    body.go(beat, "walk", [here, aside, off], late, yaw_to(aside, off))
