"""The actor: one performer inside one skeleton, giving a pose at any instant."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from ciotat.core.space import Point
from ciotat.direction.plan import Prop
from ciotat.stage.kept import loosely
from ciotat.stage.motion import channels
from ciotat.stage.motion.aims import Aims
from ciotat.stage.motion.channels import INDEX
from ciotat.stage.motion.curve import Floats, Sway, ease
from ciotat.stage.motion.face import Face, Feelings
from ciotat.stage.motion.gaze import Looking, opened
from ciotat.stage.motion.rig import Rig
from ciotat.stage.motion.score import Bar, Score
from ciotat.stage.motion.seats import seat
from ciotat.stage.motion.solve import Body, finish, roots, sink, trunk
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.skeleton import Skeleton
from ciotat.stage.stage import Performer

__all__ = ["Actor"]

IDLE = {
    "side": 0.005, "ahead": 0.006, "turn": 0.018, "tip": 0.01, "bow": 0.012, "head_turn": 0.03, "head_bow": 0.022,
    "head_tip": 0.02, "elbow_l": 0.05, "elbow_r": 0.05, "raise_l": 0.02, "raise_r": 0.02, "curl_l": 0.07,
    "curl_r": 0.07,
}  # fmt: skip
DRIFT = np.array([INDEX[name] for name in IDLE])
AMOUNT = np.array(list(IDLE.values()))
BREATH = channels.row(
    {"bow": -0.02, "shrug": 0.028, "head_bow": 0.012, "raise": 0.012, "open": 0.012, "height": 0.0012}
)
NECK, EYES, BACK = 1.13, 0.5, 0.26
KEPT = 8
"""Times that a body is asked about again soon."""


class Actor:
    """Plays a performer on a skeleton whose eyes rest at `eyes` (metres, rest space).

    `where(id, time)` gives the eyes or the middle of someone or something else in the shot, None if unknown;
    `ground(x, z)` the height of the floor; people sit and lie on the `props` that are there for it.
    Every method is a pure function of time, in seconds after the shot's start.
    """

    def __init__(
        self,
        figure_skeleton: Skeleton,
        eyes: Point,
        performer: Performer,
        seed: str,
        where: Callable[[str, float], Point | None],
        ground: Callable[[float, float], float],
        props: Sequence[Prop] | None = None,
    ) -> None:
        self.rig = Rig(figure_skeleton, eyes)
        feelings = Feelings(performer.feelings)
        self.score = Score(self.rig, performer, feelings, seed, ground, seat(performer.moves, props))
        self._others = where
        self._seen: tuple[float, dict[str, Point | None]] = (math.nan, {})
        around = loosely(self._where)
        self.looking = Looking(performer.gazes, around, seed)
        self._kept: dict[float, tuple[Bar, Floats, Body, Point]] = {}
        self.aims = Aims(self.score.acts, around, self.rig.arm, self.score.grip.name != "")
        blinks = [*self.looking.shifts(), *(start + 0.06 for start, _ in self.score.starts)]
        self.face = Face(feelings, performer.mouth, blinks, self.score.span, seed, performer.moves)
        self.drift = Sway(len(IDLE), 0.21, "drift", seed)

    def at(self, time: float) -> Pose:
        """The pose at `time`."""
        bar, c, body, eye = self._ahead(time)
        look = self.looking.at(time, eye, bar.yaw)
        free = 1 - float(c[INDEX["roam"]])
        gaze = _relative(body.turn[self.rig.torso[3]], opened(look.head, bar.yaw))
        turn, lift = _shared(gaze, free)
        c = c.copy()
        c[INDEX["turn"]] += BACK * turn
        c[INDEX["bow"]] -= 0.12 * lift
        body = self._trunk(bar, c, (turn * (1 - BACK), lift * 0.88))
        grasp = self.aims.at(time, roots(self.rig, body)[:2], eye, bar.yaw)
        grasp.weight[:] *= 1 - ease((-float(c[INDEX["height"]]) / self.rig.leg - 0.6) / 0.3)
        bones = finish(self.rig, body, c, _feet(bar, c), grasp)
        eyes = _relative(body.turn[self.rig.torso[5]], look.eyes)
        eyes = (_soft(free * eyes[0], EYES), _soft(free * eyes[1], 0.42))
        return Pose(bones, self.face.at(time, eyes), eyes)

    def root(self, time: float) -> Point:
        """Where the body stands, on the ground."""
        x, y, z = self.score.at(time).root.tolist()
        return (x, y, z)

    def yaw(self, time: float) -> float:
        """The way the body faces, in radians."""
        return self.score.at(time).yaw

    def head(self, time: float) -> Point:
        """Where the point between the eyes is, before any looking around."""
        return self._ahead(time)[3]

    def _ahead(self, time: float) -> tuple[Bar, Floats, Body, Point]:
        """The body looking straight ahead, kept while it is asked for: partners look at each other, breath hangs where
        it left the mouth."""
        found = self._kept.pop(time, None)
        if found is None:
            bar, c = self._played(time)
            body = self._trunk(bar, c, (0.0, 0.0))
            found = bar, c, body, self._eye(body)
            if len(self._kept) > KEPT:
                self._kept.pop(next(iter(self._kept)))
        self._kept[time] = found
        return found

    def _where(self, id: str, time: float) -> Point | None:
        seen = self._seen if self._seen[0] == time else (time, {})
        if id not in seen[1]:
            seen[1][id] = self._held(time) if self.score.grip.owns(id) else self._others(id, time)
            self._seen = seen
        return seen[1][id]

    def _held(self, time: float) -> Point:
        """About where one's own hand shows something."""
        bar = self.score.at(time)
        ahead, s, k = 0.25 * self.rig.stature, math.sin(bar.yaw), math.cos(bar.yaw)
        x, y, z = (bar.root + np.array([ahead * s, 0.7 * self.rig.stature, ahead * k])).tolist()
        return (x, y + min(0.0, float(bar.channels[INDEX["height"]])), z)

    def _played(self, time: float) -> tuple[Bar, Floats]:
        bar = self.score.at(time)
        c = bar.channels.copy()
        c[DRIFT] += AMOUNT * self.drift.at(time)
        c += (bar.depth * (0.5 - 0.5 * math.cos(bar.breath + 0.4 * math.sin(bar.breath)))) * BREATH
        return bar, c

    def _trunk(self, bar: Bar, c: Floats, gaze: tuple[float, float]) -> Body:
        body = trunk(self.rig, c, bar.root, bar.yaw, gaze)
        loose = c[channels.LEGS].reshape(2, -1)[:, 0]
        body.joint[:, 1] -= sink(self.rig, body, _feet(bar, c)[:, :3], 0.3 * bar.air + 2.0 * np.clip(loose, 0, 1))
        return body

    def _eye(self, body: Body) -> Point:
        head = self.rig.torso[5]
        x, y, z = (body.joint[head] + body.turn[head] @ (self.rig.eyes - self.rig.rest[head])).tolist()
        return (x, y, z)


def _feet(bar: Bar, c: Floats) -> Floats:
    """Feet (2, 6) where the steps put them, or wherever a posture has taken them."""
    legs = c[channels.LEGS].reshape(2, -1)
    loose = np.clip(legs[:, :1], 0.0, 1.0)
    if not loose.any():
        return bar.feet
    s, k, out = math.sin(bar.yaw), math.cos(bar.yaw), np.array([1.0, -1.0])
    x, y, z, turn, bow = out * legs[:, 1], legs[:, 2], legs[:, 3], out * legs[:, 4], legs[:, 5]
    toe = -0.85 * np.maximum(bow, 0) * np.clip((1.6 - bow) / 0.3, 0, 1)
    root = bar.root
    free = np.stack(
        [root[0] + x * k + z * s, root[1] + y, root[2] + z * k - x * s, bar.yaw + turn, bow, toe], axis=1
    )  # fmt: skip
    return bar.feet + loose * (free - bar.feet)


def _relative(turn: Floats, way: Floats) -> tuple[float, float]:
    """Yaw to the left and pitch upward of a world direction in the frame `turn`."""
    x, y, z = (way @ turn).tolist()
    return math.atan2(x, z), math.asin(max(-1.0, min(1.0, y)))


def _shared(gaze: tuple[float, float], free: float) -> tuple[float, float]:
    """How far head and back turn and lift to look: most of the way, nearly all of it where the eyes cannot reach."""
    yaw, pitch = gaze
    behind = (1 - ease((abs(yaw) - 1.9) / 0.9)) * ease(math.cos(pitch) / 0.6)
    far = max(0.72 * abs(yaw), abs(yaw) - 0.38) * behind * free
    turn = math.copysign(_soft(far, NECK), yaw)
    return turn, _soft((0.42 if pitch < 0 else 0.55) * pitch * free, 0.62)


def _soft(value: float, limit: float) -> float:
    """`value`, bent so that it never passes `limit`."""
    return limit * math.tanh(value / limit)
