"""Who runs in the open, and who runs after them: far enough to be seen running."""

import re

from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body
from ciotat.direction.floor import INSIDE, free, path
from ciotat.direction.floorplan import Blocking

__all__ = ["chase", "chased", "pursued", "run"]

_CHASES = re.compile(
    r"\b(?:chas(?:es?|ed|ing)|pursu\w*|hunts?|(?:go|run|race|rush|sprint|dash|hurr|com|tak)\w* after)\b|追"
)
_FAR, _FARTHEST = 6.4, 9.0
"""How far from the middle (metres) people run, as far as the camera goes along; and from a chaser, as far as it sees."""
_RUN, _START, _BEHIND = 4.4, 2.2, 1.9
"""Metres that somebody runs at most in one go, and when the chaser is still to come; and by which a chaser is behind."""
_LATE = seconds("0.3")


def chased(plan: Blocking, draft: Draft) -> Body | None:
    """Whom a beat chases, if it does, where there is room to run."""
    body = plan.bodies.get(draft.target)
    runs = draft.verb == "run" and draft.actor != draft.target and _CHASES.search(draft.text.lower())
    if not runs or plan.side <= INSIDE or body is None or body.gone or body.character.species != "human":
        return None
    return body


def chase(plan: Blocking, body: Body, other: Body, index: int, late: Seconds) -> Seconds:
    """One runs away from the other, who follows. Returns the seconds until the one behind stands."""
    who, whom = body.character.id, other.character.id
    ahead = _ahead(other.position, body.position, _RUN, _FARTHEST)
    if not any(step.beat == index for step in other.steps):
        mark = free(ahead, plan.taken(who, whom))
        other.go(
            index, "run", path(other.position, mark, plan.taken(who, whom)), late, 90.0 * _way(other.position, mark)
        )
    there = other.position
    way = _way(body.position, there)
    mark = free((round(there[0] - way * _BEHIND, 3), 0.0, there[2]), plan.taken(who))
    return body.go(index, "run", path(body.position, mark, plan.taken(who, whom)), late + _LATE, 90.0 * way, whom)


def pursued(plan: Blocking, who: str, index: int) -> str:
    """Who chases `who` in one of the next two beats."""
    return next((d.actor for d in plan.drafts[index + 1 : index + 3] if d.target == who and chased(plan, d)), "")


def run(plan: Blocking, body: Body, index: int) -> Point | None:
    """Where somebody who runs in the open runs to: away from whoever is about to chase them, else across the picture. None
    where there is no room."""
    if plan.side <= INSIDE:
        return None
    here, after = body.position, plan.bodies.get(pursued(plan, body.character.id, index))
    behind = after.position if after else (2 * here[0] or -1.0, 0.0, 0.0)
    return _ahead(here, behind, _START if after else _RUN, _FAR)


def _ahead(here: Point, behind: Point, most: float, far: float) -> Point:
    """As far as somebody at `here` runs from what is `behind`: the other way where there is no room."""
    way = _way(behind, here)
    if far - way * here[0] < 1.5:
        way = -way
    x = max(-far, min(far, here[0] + way * most))
    return (round(x, 3), 0.0, round(max(-1.2, min(0.3, here[2])), 3))


def _way(start: Point, end: Point) -> float:
    return 1.0 if end[0] >= start[0] else -1.0
