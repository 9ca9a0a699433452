"""Where someone looks: the eyes jump first, the head follows, the back gives way to what is far aside."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Point, facing, unit
from ciotat.direction.plan import Gaze
from ciotat.stage.motion.curve import Floats, Sway, ease

__all__ = ["ASIDE", "Look", "Looking", "opened"]

Where = Callable[[str, float], Point | None]
SACCADE = 0.07
OPEN, CHEAT = 0.95, 0.42
"""Beyond this yaw a face is lost to the audience; this far eyes may look aside of the head (radians)."""
ASIDE: dict[str, tuple[float, float]] = {
    "down": (0.08, -0.55), "up": (0.1, 0.5), "away": (-0.7, -0.12), "left": (0.8, 0.0), "right": (-0.8, 0.0),
}  # fmt: skip
"""Yaw (to the person's left) and pitch of looks at nothing, relative to the body."""


@dataclass(frozen=True)
class Look:
    """One instant: directions (3,) in the world of the `head` and of the `eyes`."""

    head: Floats
    eyes: Floats


class Looking:
    """The gazes of one person; without any they look ahead, with small glances aside."""

    def __init__(self, gazes: Sequence[Gaze], where: Where, seed: str) -> None:
        self.gazes = sorted(gazes, key=lambda g: g.span.start)
        self.where = where
        self.starts = [float(g.span.start) for g in self.gazes]
        self.ends = [float(g.span.end) for g in self.gazes]
        self.sway = Sway(1, 0.35, "gaze", seed)
        self.hops = chance("hops", seed).uniform(-0.022, 0.022, (64, 3))
        self._delay = [float(d) for d in chance("gaze-delay", seed).uniform(0.0, 0.12, len(self.gazes))]

    def shifts(self) -> list[float]:
        """When the eyes jump: the moments to blink at."""
        return [s + d for s, d in zip(self.starts, self._delay, strict=True)]

    def at(self, time: float, eye: Point, yaw: float) -> Look:
        """Where head and eyes point at `time` from `eye` on a body that faces `yaw`."""
        ahead = facing(yaw)
        head, eyes = ahead, ahead
        for k in range(len(self.gazes)):
            start = self.starts[k] + self._delay[k]
            if start > time:
                break
            after = self.ends[k] + 0.3
            if after + 2.0 < time and k < len(self.gazes) - 1 and self.starts[k + 1] + 2.0 < time:
                continue
            there = self._direction(self.gazes[k].target, time, eye, yaw)
            head, eyes = _turned(head, eyes, there, time - start - 0.06, yaw)
            if time > after and (k == len(self.gazes) - 1 or self.starts[k + 1] > after):
                head, eyes = _turned(head, eyes, ahead, time - after, yaw)
        return Look(head, self._alive(eyes, time))

    def _direction(self, target: str, time: float, eye: Point, yaw: float) -> Floats:
        if target == "audience":
            return unit(np.array([-0.12 * eye[0], -0.02, 1.0]))
        if target in ASIDE:
            turn, lift = ASIDE[target]
            flat = facing(yaw + turn)
            return np.array([flat[0] * math.cos(lift), math.sin(lift), flat[2] * math.cos(lift)])
        point = self.where(target, time)
        if point is None:
            return facing(yaw)
        way = np.array(point) - np.array(eye)
        return facing(yaw) if float(way @ way) < 0.01 else unit(way)

    def _alive(self, eyes: Floats, time: float) -> Floats:
        """Eyes never hold a point dead still: they hop between one eye, the other and the mouth of who they see."""
        beat = time / 0.9 + 0.15 * float(self.sway.at(time)[0])
        k, part = math.floor(beat), beat % 1.0
        a, b = self.hops[(k - 1) % 64], self.hops[k % 64]
        return unit(eyes + a + (b - a) * ease(part / 0.08))


def opened(head: Floats, yaw: float) -> Floats:
    """`head` (3,), a way to look, kept three quarters to the audience by what eyes can make up for; only on a body
    whose `yaw` is itself open to it."""
    turn = math.atan2(head[0], head[2])
    free = (1 - ease((abs(math.remainder(yaw, 2 * math.pi)) - 1.15) / 0.4)) * (1 - ease((abs(turn) - 1.9) / 0.5))
    back = free * CHEAT * math.tanh(max(0.0, abs(turn) - OPEN) / CHEAT)
    if back <= 0.0:
        return head
    turn = math.copysign(abs(turn) - back, turn)
    flat = math.hypot(head[0], head[2])
    return np.array([flat * math.sin(turn), head[1], flat * math.cos(turn)])


def _turned(head: Floats, eyes: Floats, there: Floats, since: float, yaw: float) -> tuple[Floats, Floats]:
    """Head and eyes `since` seconds after they began to turn to `there`: eyes at once, heads by how far it is."""
    angle = math.acos(max(-1.0, min(1.0, float(head @ there))))
    quick, slow = ease((since + 0.06) / SACCADE), ease(since / (0.26 + 0.27 * angle))
    return _between(head, there, slow, yaw), _between(eyes, there, quick, yaw)


def _between(a: Floats, b: Floats, part: float, front: float) -> Floats:
    """The direction `part` of the way from `a` to `b`: the way round that passes the `front` of the body (yaw)."""
    if part <= 0.0 or part >= 1.0:
        return a if part <= 0.0 else b
    yaw = math.remainder(math.atan2(a[0], a[2]) - front, 2 * math.pi)
    turn = math.remainder(math.atan2(b[0], b[2]) - front, 2 * math.pi) - yaw
    pitch = math.asin(max(-1.0, min(1.0, a[1])))
    lift = math.asin(max(-1.0, min(1.0, b[1]))) - pitch
    yaw, pitch = front + yaw + part * turn, pitch + part * lift
    return np.array([math.sin(yaw) * math.cos(pitch), math.sin(pitch), math.cos(yaw) * math.cos(pitch)])
