"""Boarding: a train that stops at a platform shows its coaches there, and people get on and off by their doors."""

from collections.abc import Iterable, Sequence

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body
from ciotat.direction.floor import apart, path

__all__ = ["DOORS", "STOP", "boards", "doorway", "follows", "get_off", "get_on", "serves", "spare"]

DOORS = (-4.75, -2.85, -0.95, 0.95, 2.85, 4.75)
"""Where along X the doors of the coach behind the people are, when the engine's middle stands at STOP."""
STOP = 18.22
_LEVEL, _IN, _FOOT = 0.45, -2.0, -1.2
"""Metres: the coach's floor over the platform, where one stands in a doorway, where one stands before it."""
_ROOM, _AWAY = 0.8, 3.0
_TO = frozenset({"approach", "walk", "run", "enter", "exit", "flee"})
_TURNS = seconds("0.7")
"""Before the first step: whoever leaves takes leave."""
_TRAVEL, _WAITS, _SPREAD = 0.6, 3, 4
"""The share of those who wait that are passengers; beats before the first gets on, and until the last has."""
_LOOKS_BACK = seconds("3.2")


def serves(body: Body) -> bool:
    """Whether `body` is a train whose doors stand at the platform now."""
    return body.character.species == "train" and body.stop == STOP == body.position[0]


def boards(draft: Draft, who: str, following: Sequence[Draft]) -> bool:
    """Whether `who`, sent to a train, gets on: the script says so, or has nothing else for them to do."""
    return draft.verb == "board" or (
        draft.verb in _TO and not draft.still and not any(who in (d.actor, *d.others) for d in following)
    )


def doorway(near: Point, taken: Iterable[Point]) -> Point:
    """Where one stands in the open door nearest to `near` before which nobody stands."""
    others = [t for t in taken if t[2] < 0.2]
    clear = [x for x in DOORS if all(abs(t[0] - x) >= _ROOM for t in others)]
    return (min(clear or DOORS, key=lambda x: abs(abs(x - near[0]) - 0.6)), _LEVEL, _IN)


def follows(who: str, since: int) -> bool:
    """Whether one of a crowd gets on too, `since` beats after the train has come to stand: each in their own time."""
    luck = float(chance("boards", who).random())
    return luck < _TRAVEL and since == _WAITS + int(luck / _TRAVEL * _SPREAD)


def spare(near: Point, train: Body, people: Iterable[Point], leads: Iterable[Point]) -> Point | None:
    """Where one of a crowd gets on: the nearest doorway that nobody stands in or before, well away from the `leads`."""
    clear = [
        x
        for x in DOORS
        if x not in train.ajar
        and all(abs(t[0] - x) >= _ROOM for t in people if t[1] > 0 or t[2] < _FOOT + 0.1)
        and all(abs(t[0] - x) >= _AWAY for t in leads)
    ]
    best = min(clear, key=lambda x: abs(x - near[0]), default=None)
    return None if best is None else (best, _LEVEL, _IN)


def get_on(
    body: Body, train: Body, index: int, draft: Draft, taken: Sequence[Point], late: Seconds, by: Point | None = None
) -> Seconds:
    """Walk to a door (that of the doorway `by`), step up and in, turn in the doorway and look back. Returns the seconds it
    takes."""
    door = by or doorway(body.position, taken)
    foot = (door[0], 0.0, _FOOT)
    way = path(body.position, foot, taken) if apart(body.position, foot) > 0.4 else [body.position]
    late += _TURNS
    late = body.go(index, "run" if draft.verb in ("run", "flee") else "walk", [*way, door], late, 180.0, draft.target)
    _open(train, door)
    return body.do(index, "stand", 14.0 if door[0] < 0 else -14.0, late, _LOOKS_BACK, "", "aboard")


def get_off(body: Body, train: Body, index: int, draft: Draft, mark: Point, late: Seconds) -> Seconds:
    """Out of the door where `body` waits, down to the platform, and on to `mark`. Returns the seconds it takes."""
    door = body.position
    _open(train, door)
    late = body.do(index, "stand", 0.0, late, seconds("0.7"), "", "aboard")
    return body.go(index, "walk", [door, (door[0], 0.0, _FOOT), mark], late, body.yaw, draft.target)


def _open(train: Body, door: Point) -> None:
    """The door is open for as long as the train stands."""
    train.ajar = tuple(dict.fromkeys((*train.ajar, door[0])))
