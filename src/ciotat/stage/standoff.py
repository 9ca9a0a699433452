"""Pictures of animals and of people before them: their faces as they come, over their backs to the people, over the
people's shoulders to them, and both in one picture.

The line of the scene is now the one between the two sides, so the camera may stand where the talk of two people would
not let it: before what comes, wherever that is.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import cross, facing, unit
from ciotat.direction.plan import Shot
from ciotat.stage.marks import Body

__all__ = ["Look", "standoff"]

Floats = NDArray[np.float64]
Look = tuple[Floats, Floats, float]
"""Where the camera stands, what it is turned to, and its lens in mm."""
GATE = 36.0, 20.25
TALLEST = {"EWS": 5.5, "WS": 3.6, "FS": 2.2, "MFS": 1.6, "MS": 1.15, "MCU": 0.78, "CU": 0.56, "ECU": 0.42}
"""Metres of height in a picture of one animal as tall as a person's shoulder; smaller ones fill it as well."""
NEAREST_Z, FARTHEST_Z, WIDEST_X = -2.3, 9.4, 12.0
CLOSE = 1.9
"""Metres: an animal nearer than this is at somebody's side, and no danger."""
HELD = 0.7
"""Metres within which a thing is in somebody's hand."""
ASIDE = (-0.45, -0.25, -0.6, -0.75, -0.95, 0.3, 0.5, 0.7, 0.9)
"""Radians from square to the line, behind the people (before them where negative), from which both sides are seen."""


def standoff(shot: Shot, subjects: Sequence[Body], present: Sequence[Body]) -> Look | None:
    """The camera for a shot of animals, or of people and animals that stand apart; None where the usual camera serves."""
    beasts = [b for b in subjects if _beast(b)]
    people = [b for b in subjects if b.species == "human"]
    if not beasts or len(beasts) + len(people) < len(subjects):
        return None
    if not people:
        return _faces(shot, beasts, [b for b in present if b.species == "human"])
    if float(np.linalg.norm(_middle(people) - _middle(beasts))) < CLOSE:
        return None
    if shot.role == "over-shoulder":
        near, far = (people, beasts) if _beast(subjects[0]) else (beasts, people)
        return _over(near, far, present, shot)
    if shot.role == "establishing":
        return _behind(people, beasts, shot)
    held = [b for b in present if b.thing and any(_beside(b, p) for p in people)]
    return _both(people, beasts, held, shot) if shot.size in ("EWS", "WS", "FS", "MFS") else None


def _beast(body: Body) -> bool:
    return body.species != "human" and not body.vehicle and not body.thing


def _beside(thing: Body, who: Body) -> bool:
    return float(np.hypot(*(thing.feet - who.feet)[[0, 2]])) < HELD


def _middle(bodies: Sequence[Body]) -> Floats:
    points = np.array([b.feet for b in bodies]) * [1, 0, 1]
    return np.asarray((points.min(0) + points.max(0)) / 2)


def _faces(shot: Shot, beasts: Sequence[Body], people: Sequence[Body]) -> Look:
    """Before them, at their own height or a little above, so that they come at us; never so far that one of the people
    whom they look at stands before the lens."""
    ahead = unit(sum((facing(b.yaw) for b in beasts), np.zeros(3)))
    scale = float(np.clip(beasts[0].height / 0.95, 0.5, 2.4))
    tall = TALLEST[shot.size] * scale
    right = cross(-ahead, (0.0, 1.0, 0.0))
    many = len(beasts) > 1
    if many:
        tall = max(tall, (float(np.ptp([b.eyes @ right for b in beasts])) + 2.4 * scale) * GATE[1] / GATE[0])
    middle = np.mean([b.eyes for b in beasts], axis=0) if many else beasts[0].eyes.copy()
    across = [float(b.eyes @ right) for b in beasts]
    middle += right * ((min(across) + max(across)) / 2 - float(middle @ right))
    high = 0.62 * scale if shot.angle == "low" else max(0.9 * scale, 1.35 if many else 0.0)
    usual = tall * shot.lens / GATE[1]
    best: tuple[float, Floats] | None = None
    for turn in (0.16, 0.4, 0.7) if many else (0.5, 0.75, 1.0):
        for share in (1.0, 0.8, 0.62, 0.48, 0.36):
            for side in (-1.0, 1.0):
                way = unit(ahead + right * np.tan(turn) * side)
                position = middle + way * max(usual * share, 1.3 * scale)
                position[1] = high
                position = _kept(position)
                flaw = 1.4 * turn + (1.0 - share) - 0.02 * float(position[2])
                flaw += 4.0 * _hidden(position, people, beasts) + 3.0 * _pressed(position, people)
                if best is None or flaw < best[0]:
                    best = flaw, position
    assert best is not None
    position = best[1]
    lens = float(np.clip(float(np.linalg.norm(position - middle)) * GATE[1] / tall, 24.0, 100.0))
    return position, middle + np.array([0.0, (0.06 if many else -0.1) * tall, 0.0]), lens


def _over(near: Sequence[Body], far: Sequence[Body], everyone: Sequence[Body], shot: Shot) -> Look:
    """Past the nearest of one side, who holds an edge of the picture, to the other side."""
    there = _middle(far)
    guard = min(near, key=lambda b: float(np.linalg.norm((b.feet - there) * [1, 0, 1])))
    line = unit((there - guard.feet) * [1, 0, 1])
    across = cross(line, (0.0, 1.0, 0.0))
    back, high = (2.6, 1.25 * guard.height) if _beast(guard) else (1.8, 0.98 * guard.height)
    lens = float(np.clip(shot.lens, 32.0, 50.0))
    heads = np.mean([b.eyes for b in far], axis=0)
    shoulder = guard.feet + np.array([0.0, 0.8 * guard.height, 0.0])
    others = [b for b in everyone if not b.vehicle and not b.thing]
    best: tuple[float, Look] | None = None
    for aside in np.linspace(0.4, 1.6, 9):
        for side in (-1.0, 1.0):
            position = _kept(guard.feet - line * back + across * side * aside + np.array([0.0, high, 0.0]))
            away = float(np.linalg.norm(heads - position))
            aim = heads - across * side * 0.09 * away
            aim[1] = 0.6 * heads[1] + 0.4 * (guard.height if _beast(guard) else 1.0)
            look = position, aim, lens
            flaw = 2.0 * _hidden(position, others, far) + abs(_across(shoulder, look) - 0.7)
            flaw += 3.0 * sum(_across(b.eyes, look) > 0.9 for b in far) - 0.02 * float(position[2])
            flaw += 2.0 * _pressed(position, others) - 0.15 * sum(_across(b.eyes, look) < 0.95 for b in near)
            flaw += 2.0 * sum(_sliced(b, look) for b in others)
            if best is None or flaw < best[0]:
                best = flaw, look
    assert best is not None
    position, target, lens = best[1]
    return position, target - np.array([0.0, 0.05 * float(np.linalg.norm(target - position)), 0.0]), lens


def _behind(people: Sequence[Body], beasts: Sequence[Body], shot: Shot) -> Look:
    """Over the heads of people who stand side by side, whole but for their feet, to what they face: nobody is cut by an
    edge of the picture, and what goes is seen between them and beside them."""
    here, there = _middle(people), _middle(beasts)
    line = unit((there - here) * [1, 0, 1])
    across = cross(line, (0.0, 1.0, 0.0))
    tall = max(b.height for b in people)
    best: tuple[float, Look] | None = None
    for back in (3.4, 4.2, 5.0):
        for aside in np.linspace(-1.8, 1.8, 13):
            position = _kept(here - line * back + across * aside + np.array([0.0, 1.16 * tall, 0.0]))
            aim = 0.55 * here + 0.45 * there + np.array([0.0, 0.62 * tall, 0.0])
            look = position, aim, shot.lens
            flaw = 1.6 * _hidden(position, people, beasts, 0.6) + 1.2 * _hidden(position, people, people)
            flaw += 4.0 * sum(_sliced(b, look) for b in (*people, *beasts)) + 0.1 * back
            if best is None or flaw < best[0]:
                best = flaw, look
    assert best is not None
    return best[1]


def _sliced(body: Body, look: Look) -> float:
    """How much an edge of the picture cuts a body in two: 0 where it is whole in it or quite out of it."""
    x, _, deep = _seen(body.eyes, look)
    if deep < 0.3:
        return 0.0
    half = (0.3 if body.species == "human" else 0.45) * 2 * look[2] / (GATE[0] * deep)
    return float(np.clip(min(abs(x) + half - 1.0, 1.0 + half - abs(x)) / half, 0.0, 1.0))


def _both(people: Sequence[Body], beasts: Sequence[Body], held: Sequence[Body], shot: Shot) -> Look:
    """From the side of the line, rather before the people than behind them: the light that they hold, the faces that it
    lights, and what it keeps away; nobody hides another."""
    here, there = _middle(people), _middle(beasts)
    line = unit(there - here)
    normal = np.array([-line[2], 0.0, line[0]])
    normal = normal if normal[2] >= 0 else -normal
    lens = float(np.clip(shot.lens, 28.0, 45.0))
    aim = here * 0.5 + there * 0.5 + np.array([0.0, 0.95, 0.0])
    points = [p for b in (*people, *beasts) for p in (b.feet, b.feet + np.array([0.0, b.height, 0.0]))]

    bodies = [*people, *beasts]
    best: tuple[float, Look] | None = None
    for aside in ASIDE:
        way = normal * np.cos(aside) - line * np.sin(aside)
        for high in (-0.45,) if shot.angle == "low" else (0.35, 1.0):
            for far in np.arange(3.0, 13.0, 0.25):
                position = _kept(aim + way * far + np.array([0.0, high, 0.0]))
                if _hold((position, aim, lens), points):
                    flaw = 2.5 * _hidden(position, bodies, bodies) + 0.06 * float(far) + 0.5 * (aside > 0)
                    flaw += 3.0 * _hidden(position, people, held) + 1.5 * _hidden(position, beasts, people, 0.55)
                    flaw += 1.2 * _behind_each_other(position, aim, beasts)
                    if best is None or flaw < best[0]:
                        best = flaw, (position, aim, lens)
                    break
    if best is not None:
        return best[1]
    return _kept(aim + normal * 9.0 + np.array([0.0, 0.35, 0.0])), aim, lens


def _behind_each_other(camera: Floats, aim: Floats, beasts: Sequence[Body]) -> float:
    """Metres by which long bodies lie too near each other across the picture for each to be told."""
    right = unit(cross(aim - camera, (0.0, 1.0, 0.0)))
    across = sorted(float((b.feet - camera) @ right) for b in beasts)
    return sum(max(0.0, 0.8 - (b - a)) for a, b in pairwise(across))


def _kept(position: Floats) -> Floats:
    position[0] = np.clip(position[0], -WIDEST_X, WIDEST_X)
    position[1] = max(position[1], 0.35)
    position[2] = np.clip(position[2], NEAREST_Z, FARTHEST_Z)
    return position


def _seen(point: Floats, look: Look) -> tuple[float, float, float]:
    """Where a point is in the picture, from the middle (0) to the edge (1) to the right and up; and how deep."""
    position, target, lens = look
    ahead = unit(target - position)
    right = unit(cross(ahead, (0.0, 1.0, 0.0)))
    up = cross(right, ahead)
    v = point - position
    deep = float(v @ ahead)
    reach = max(deep, 1e-3) / (2 * lens)
    return float(v @ right) / (GATE[0] * reach), float(v @ up) / (GATE[1] * reach), deep


def _across(point: Floats, look: Look) -> float:
    x, _, deep = _seen(point, look)
    return abs(x) if deep > 0.2 else 9.0


def _hold(look: Look, points: Sequence[Floats]) -> bool:
    """Whether all points are well inside the picture."""
    return all(abs(x) < 0.86 and -0.9 < y < 0.82 and deep > 0.5 for x, y, deep in (_seen(p, look) for p in points))


def _pressed(camera: Floats, others: Sequence[Body]) -> float:
    """How much anybody stands at the lens."""
    return sum(max(0.0, 0.85 - float(np.hypot(*(b.feet - camera)[[0, 2]]))) for b in others)


def _hidden(camera: Floats, before: Sequence[Body], seen: Sequence[Body], level: float = 1.0) -> float:
    """How much of those `seen`, at `level` of the height of their eyes, stands behind one of those `before` them."""
    total = 0.0
    for who in seen:
        line = (who.eyes - camera)[[0, 2]]
        length = max(float(np.hypot(*line)), 1e-6)
        for other in before:
            if other.id == who.id:
                continue
            there = (other.feet - camera)[[0, 2]]
            along = float(there @ line) / length
            aside = abs(float(there[0] * line[1] - there[1] * line[0])) / length
            sight = camera[1] + (level * who.eyes[1] - camera[1]) * along / length
            if 0.0 < along < length - 0.2 and sight < other.feet[1] + other.height:
                total += max(0.0, 0.45 - aside)
    return total
