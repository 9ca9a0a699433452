"""Bodies that move less than anybody could see hold the pose of their last beat: what seems to stand still does stand,
and what stands need not be drawn anew."""

import math
from collections.abc import Callable

import numpy as np

from ciotat.core.space import Array, Point
from ciotat.stage.camera import GATE
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.skeleton import Skeleton
from ciotat.stage.world import View

__all__ = ["Calm", "slack"]

BEATS = (4, 6, 8, 12)
"""So many times a second a calm body moves; the calmest seldom."""

UNSEEN = 1 / 1600
"""Movement of less than this part of the picture's height is not seen,"""

BLURRED = 0.1
"""nor is one of less than this part of the disc to which the lens spreads a point."""

GIRTH = 0.6
"""Metres from the middle of a body to what is nearest to the camera."""

FACE = 0.012
"""Metres that the shapes of a face and the white of an eye move at most."""

KEPT = 8


def slack(view: View, place: Point) -> float:
    """How many metres a body at `place` may be beside where it is before a camera can tell."""
    away = max(math.dist(view.position, place) - GIRTH, 0.3)
    on_gate = UNSEEN * GATE[1]
    if view.stop > 0:
        focal, apart = view.lens / 1000, max(abs(away + GIRTH - view.focus) - GIRTH, 0.0)
        spread = view.lens * focal / (view.stop * max(view.focus - focal, 0.1)) * apart / (away + GIRTH)
        on_gate = max(on_gate, BLURRED * spread)
    return on_gate * away / view.lens


class Calm:
    """Gives, of a body whose `pose` at any time is known, the time whose pose it shows."""

    def __init__(self, pose: Callable[[float], Pose], skeleton: Skeleton) -> None:
        self._pose, self._skeleton = pose, skeleton
        self._kept: dict[float, tuple[Pose, Array]] = {}

    def at(self, time: float, slack: float) -> tuple[float, Pose]:
        """The last beat whose pose is within `slack` metres of that at `time`, or `time` itself; and the pose."""
        now = self._known(time)
        for beats in BEATS:
            beat = math.floor(time * beats + 1e-6) / beats
            if beat > time - 1e-6:
                break
            if _apart(self._known(beat), now) <= slack:
                return beat, self._kept[beat][0]
        return time, now[0]

    def _known(self, time: float) -> tuple[Pose, Array]:
        found = self._kept.pop(time, None)
        if found is None:
            pose = self._pose(time)
            found = pose, _joints(pose, self._skeleton)
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[time] = found
        return found


def _joints(pose: Pose, skeleton: Skeleton) -> Array:
    """Where the ends of all bones are (2 B, 3), in metres."""
    turn, shift = pose.bones[:, :, :3].astype(np.float64), pose.bones[:, :, 3]
    ends = (skeleton.head, skeleton.tail)
    return np.concatenate([(turn * end[:, None, :]).sum(2) + shift for end in ends])


def _apart(one: tuple[Pose, Array], other: tuple[Pose, Array]) -> float:
    """The furthest that anything of a body moves between two poses, in metres."""
    (a, joints), (b, others) = one, other
    bones = float(np.abs(joints - others).max())
    face = sum(abs(a.face.get(name, 0.0) - b.face.get(name, 0.0)) for name in a.face.keys() | b.face.keys())
    eyes = abs(a.eyes[0] - b.eyes[0]) + abs(a.eyes[1] - b.eyes[1])
    return max(bones, FACE * max(face, eyes))
