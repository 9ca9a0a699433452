"""The floor of the acting area: marks, free places, and paths around people."""

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

from ciotat.core.space import Point, yaw_towards

__all__ = [
    "CLEAR",
    "INSIDE",
    "SIDE",
    "apart",
    "crowd_mark",
    "door",
    "free",
    "lead_marks",
    "length",
    "opened",
    "path",
    "refuge",
    "towards",
    "yaw_to",
]

CLEAR = 0.75
SIDE = 4.5
INSIDE = 3.2
BACK = -1.65
"""Behind this a platform ends, and in other sets the scenery begins: nobody steps over it by chance."""
_NEAREST = 0.56
_RINGS = [
    (r, k * math.tau / 12)
    for r in (0.4, 0.6, 0.8, 1.0, 1.25, 1.5, 1.8, 2.1, 2.5, 3.0, 3.6, 4.3, 5.0, 6.0, 7.0, 8.0)
    for k in range(12)
]


def apart(a: Point, b: Point) -> float:
    """Metres between two places on the floor."""
    return math.hypot(a[0] - b[0], a[2] - b[2])


def length(points: Sequence[Point]) -> float:
    """Metres along a path."""
    return sum(apart(a, b) for a, b in pairwise(points))


def lead_marks(count: int, distance: float) -> list[Point]:
    """Where `count` people stand: the first two on the axis along X, `distance` apart, the others around them."""
    if count <= 1:
        return [(-0.3, 0.0, 0.0)][:count]
    half = round(distance / 2, 3)
    marks = [
        (-half, 0.0, 0.0),
        (half, 0.0, 0.0),
        (0.0, 0.0, -0.95),
        (-half - 0.95, 0.0, -0.6),
        (half + 0.95, 0.0, -0.6),
    ]
    rows = [(x * 0.85, 0.0, z) for z in (-1.45, -2.25, -3.05, -3.85, -4.65) for x in (0, -1, 1, -2, 2, -3, 3, -4, 4)]
    return [*marks, *rows][:count]


def crowd_mark(k: int) -> Point:
    """Where the `k`-th of the crowd stands: behind and beside the leads, never before them."""
    spots = (
        (2.7, -0.9),
        (-2.7, -1.0),
        (1.7, -1.45),
        (-1.75, -1.4),
        (3.45, -1.3),
        (-3.4, -0.7),
        (0.65, -1.5),
        (-0.7, -1.5),
    )
    x, z = spots[k % len(spots)]
    return (x, 0.0, z)


def free(wanted: Point, taken: Iterable[Point], clearance: float = CLEAR) -> Point:
    """The place nearest to `wanted` that is `clearance` from everyone, out of the camera's ground (z <= 1.2) and before BACK."""
    others = [t for t in taken if apart(t, wanted) < 8.0 + clearance]
    if all(apart(wanted, t) >= clearance for t in others):
        return wanted
    for radius, angle in _RINGS:
        x, z = wanted[0] + radius * math.cos(angle), wanted[2] - radius * math.sin(angle)
        place = (round(x, 3), 0.0, round(z, 3))
        if min(wanted[2], BACK) <= z <= 1.2 and all(apart(place, t) >= clearance for t in others):
            return place
    return (round(wanted[0] + 9.0 + len(others) * 0.1, 3), 0.0, wanted[2])


def refuge(here: Point, share: float, taken: Iterable[Point], far: float = 6.6) -> Point:
    """Where someone at `here` runs to: out of every picture, to the side they stand on, `far` metres; `share` in [0, 1]
    is how near to the camera."""
    side = 1.0 if here[0] >= 0 else -1.0
    wanted = (round(side * (far + 0.5 * share), 3), 0.0, round(max(here[2], -1.3) + (1.0 - here[2]) * share * 0.6, 3))
    return free(wanted, taken, 0.6)


def door(here: Point, taken: Iterable[Point]) -> Point:
    """Where someone at `here` boards what stands behind the acting area: a few steps on, nobody before or beside it."""
    others = list(taken)
    doors = [(x, 0.0, -1.6) for x in (2.2, -2.2, 1.2, -1.2, 3.0, -3.0)]
    clear = [d for d in doors if all(abs(t[0] - d[0]) >= 1.1 for t in others) and apart(here, d) >= 1.5]
    return min(clear or doors[:1], key=lambda d: apart(here, d))


def towards(here: Point, there: Point, stop: float, most: float) -> Point:
    """The place on the way from `here` to `there`, `stop` metres before it and at most `most` metres on."""
    distance = apart(here, there)
    share = max(0.0, min(distance - stop, most)) / max(distance, 1e-6)
    return (round(here[0] + (there[0] - here[0]) * share, 3), 0.0, round(here[2] + (there[2] - here[2]) * share, 3))


def path(start: Point, end: Point, taken: Iterable[Point]) -> list[Point]:
    """From `start` to `end`, stepping in front of or behind whoever stands in the way."""
    distance = apart(start, end)
    if distance < 0.9:
        return [start, end]
    ux, uz = (end[0] - start[0]) / distance, (end[2] - start[2]) / distance
    others = list(taken)
    for other in sorted(others, key=lambda t: apart(t, start)):
        along = (other[0] - start[0]) * ux + (other[2] - start[2]) * uz
        across = (other[0] - start[0]) * -uz + (other[2] - start[2]) * ux
        if 0.3 < along < distance - 0.3 and abs(across) < _NEAREST:
            side = -1.0 if across > 0 else 1.0
            x, z = start[0] + ux * along - uz * 0.8 * side, start[2] + uz * along + ux * 0.8 * side
            if z > 1.2 or z < min(start[2], end[2], BACK):
                x, z = start[0] + ux * along + uz * 0.8 * side, start[2] + uz * along - ux * 0.8 * side
            around = free((round(x, 3), 0.0, round(z, 3)), others, 0.6)
            return [start, around, end]
    return [start, end]


def yaw_to(here: Point, there: Point) -> float:
    """Degrees that turn a body at `here` towards `there`."""
    return round(math.degrees(yaw_towards(here, there)), 1)


def opened(yaw: float, by: float = 30.0) -> float:
    """`yaw` turned towards the camera by up to `by` degrees: actors cheat out."""
    return round(math.copysign(max(abs(yaw) - by, min(abs(yaw), by)), yaw), 1)
