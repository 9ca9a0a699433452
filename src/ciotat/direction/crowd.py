"""The crowd: it stands in twos and threes, talks and waits, turns to what sounds, and comes back when a scare is over."""

from collections.abc import Mapping, Sequence

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body
from ciotat.direction.floor import apart, crowd_mark, free, opened, path, yaw_to
from ciotat.direction.plan import Prop

__all__ = ["come_back", "faces", "gather", "grouped", "life", "luggage", "turned"]

_CENTRES = (
    (2.95, -0.95),
    (-2.95, -0.85),
    (4.75, -0.45),
    (-4.7, -0.55),
    (0.7, -1.45),
    (-0.9, -1.5),
    (5.9, -1.2),
    (-6.0, -1.1),
)
"""Where groups stand: behind and beside the leads, never before them."""
_PAIR = ((-0.4, -0.06), (0.4, 0.08))
_THREE = ((-0.52, 0.06), (0.5, 0.14), (0.04, -0.5))
_WATCH = (
    (4.0, -1.0),
    (-4.0, -0.9),
    (4.9, -0.45),
    (-4.9, -0.4),
    (3.45, -0.2),
    (-5.7, -1.1),
    (5.8, -1.15),
    (-3.5, -0.15),
)
"""Where those stand who come back to see what happens: farther off than they stood."""
_CLEAR = 1.3
"""Metres between the middle of a group and anyone who is somebody."""
_SMALL = {"talk": 0.34, "look-around": 0.14, "nod": 0.08, "turn": 0.06}


def grouped(count: int) -> list[int]:
    """How many stand together: twos and threes in turn, the last alone if need be."""
    sizes: list[int] = []
    while (left := count - sum(sizes)) > 0:
        sizes.append(min(left, 2 + len(sizes) % 2))
    return sizes


def gather(
    ids: Sequence[str], taken: Sequence[Point], small: bool
) -> tuple[dict[str, Point], dict[str, tuple[str, ...]]]:
    """Where each of a crowd stands, and with whom; in a `small` room there is no space for groups."""
    marks: dict[str, Point] = {}
    mates: dict[str, tuple[str, ...]] = {}
    if small:
        for k, id in enumerate(ids):
            marks[id] = free(crowd_mark(k), [*taken, *marks.values()])
        return marks, {}
    first = 0
    open_ = [c for c in _CENTRES if all(apart((c[0], 0.0, c[1]), t) >= _CLEAR for t in taken)] or list(_CENTRES)
    for n, size in enumerate(grouped(len(ids))):
        group = ids[first : first + size]
        first += size
        x, z = open_[n % len(open_)]
        dice = chance("group", *group)
        x, z = x + float(dice.uniform(-0.2, 0.2)), z + float(dice.uniform(-0.12, 0.12))
        around = ((0.0, 0.0),) if size == 1 else _PAIR if size == 2 else _THREE
        turn = 1.0 if dice.random() < 0.5 else -1.0
        for id, (dx, dz) in zip(group, around, strict=True):
            wanted = (round(x + dx, 3), 0.0, round(z + dz * turn, 3))
            marks[id] = free(wanted, [*taken, *marks.values()], 0.62)
        mates |= {id: tuple(other for other in group if other != id) for id in group if size > 1}
    return marks, mates


def faces(id: str, marks: Mapping[str, Point], mates: Mapping[str, tuple[str, ...]]) -> float:
    """How one of the crowd stands: turned to the others of the group, opened to the camera, or down the line."""
    own = mates.get(id, ())
    if not own:
        return float(chance("alone", id).choice([-52.0, -30.0, 24.0]))
    x = sum(marks[o][0] for o in own) / len(own)
    z = sum(marks[o][2] for o in own) / len(own)
    return opened(yaw_to(marks[id], (x, 0.0, z)), 34.0)


def life(body: Body, mates: Sequence[str], index: int, draft: Draft) -> None:
    """What one of the crowd does while others play: a word to the next, a look about, a nod; mostly nothing."""
    if draft.type not in ("line", "action", "silence") or body.posture != "stand":
        return
    dice = chance("small", draft.id, body.character.id)
    luck, delay, length = float(dice.random()), float(dice.uniform(0.1, 0.9)), float(dice.uniform(1.4, 2.4))
    share = 0.6 if draft.type == "line" else 0.3 if draft.type == "silence" else 1.0
    for verb, likely in _SMALL.items():
        if luck < likely * share:
            if verb in ("talk", "nod") and not mates:
                return
            yaw = body.yaw if verb != "turn" else round(body.yaw + float(dice.choice([-28.0, 28.0])), 1)
            target = str(dice.choice(list(mates))) if verb in ("talk", "nod") else ""
            body.do(index, verb, yaw, seconds(round(delay, 2)), seconds(round(length, 2)), target, "aside")
            return
        luck -= likely * share


def turned(body: Body, index: int, where: Point) -> None:
    """Turn to what is heard or comes, each in their own time."""
    delay = round(float(chance("hears", body.character.id, index).uniform(0.15, 0.8)), 2)
    yaw = opened(yaw_to(body.position, where), 18.0)
    body.do(index, "turn", yaw, seconds(delay), seconds("1.2"))


def come_back(body: Body, k: int, index: int, taken: Sequence[Point], late: Seconds) -> None:
    """Come back a few steps to watch, when what one ran from stands still."""
    dice = chance("returns", body.character.id)
    side = 1.0 if body.position[0] > 0 else -1.0
    spots = [spot for spot in _WATCH if spot[0] * side > 0]
    x, z = spots[k % len(spots)]
    mark = free((x, 0.0, z), taken, 0.66)
    body.gone = False
    delay = late + seconds(round(0.6 + 0.5 * k + float(dice.uniform(0, 0.6)), 2))
    body.go(index, "walk", path(body.position, mark, ()), delay, opened(yaw_to(mark, (0.0, 0.0, 0.0)), 16.0))


def luggage(marks: Mapping[str, Point], mates: Mapping[str, tuple[str, ...]], taken: Sequence[Point]) -> list[Prop]:
    """What stands beside those who wait with bags: a case or two to a group, never in the way."""
    props: list[Prop] = []
    done: set[str] = set()
    for id, mark in marks.items():
        group = (id, *mates.get(id, ()))
        if done & set(group):
            continue
        done |= set(group)
        dice = chance("luggage", *group)
        for name in dice.permutation(["suitcase", "trunk", "basket", "bag"])[: 1 + int(dice.random() < 0.6)].tolist():
            side = 1.0 if dice.random() < 0.5 else -1.0
            wanted = (round(mark[0] + side * 0.5, 3), 0.0, round(min(mark[2] + 0.3, 0.9), 3))
            spot = free(wanted, [*taken, *marks.values(), *(p.position for p in props)], 0.42)
            number = sum(p.name == name for p in props) + 2
            props.append(Prop(f"{name} {number}", name, spot, round(float(dice.uniform(-50, 50)), 1)))
    return props
