"""Hands that go to a place in the world: reaching, giving, pointing, pushing, striking, embracing."""

import math
from collections.abc import Callable, Sequence

import numpy as np

from ciotat.core.space import Point, facing, unit
from ciotat.stage.motion.curve import Floats, ease
from ciotat.stage.motion.route import Act
from ciotat.stage.motion.solve import Grasp

__all__ = ["Aims"]

Where = Callable[[str, float], Point | None]
SPANS = {
    "point": (0.12, 0.42, 0.5), "reach": (0.1, 0.55, 0.6), "take": (0.1, 0.5, 0.7), "give": (0.08, 0.55, 0.6),
    "push": (0.32, 0.2, 0.5), "strike": (0.46, 0.2, 0.34), "embrace": (0.35, 0.6, 0.7), "aim": (0.1, 0.4, 0.6),
}  # fmt: skip
"""When the hand sets off, how long it takes to arrive, and to come back (seconds)."""
ABOUT = 0.5
"""Metres below one's eyes within which another's eyes are, and things are not."""
STRIKES = {"push": 1.3, "strike": 1.06}
"""Verbs that are over at their own pace: seconds until the hand is back."""


class Aims:
    """The acts of one body that aim at something; who has the right hand `full` reaches and points with the left."""

    def __init__(self, acts: Sequence[Act], where: Where, arm: float, full: bool = False) -> None:
        self.acts = [a for a in acts if a.verb in SPANS]
        self.where, self.arm, self.full = where, arm, full

    def at(self, time: float, shoulders: Floats, eye: Point, yaw: float) -> Grasp:
        """Where the hands are drawn to at `time`, for `shoulders` (2, 3), an `eye` and the body's `yaw`."""
        wrist, weight, point = np.zeros((2, 3)), np.zeros(2), np.zeros(2)
        for act in self.acts:
            pull = _pull(act, time)
            if pull <= 0.0:
                continue
            there = self._target(act, time, eye, yaw)
            if act.verb != "embrace":
                pull *= 1 - ease((_aside(there, eye, yaw) - 1.3) / 0.7)
            for hand in self._hands(act, eye, yaw):
                goal = _goal(act.verb, hand, there, shoulders[hand], eye, yaw, self.arm)
                share = pull / max(pull + weight[hand] * (1 - pull), 1e-6)
                wrist[hand] += share * (goal - wrist[hand])
                weight[hand] += pull * (1 - weight[hand])
                point[hand] = max(point[hand], pull * (act.verb == "point"))
        return Grasp(wrist, weight, point)

    def _target(self, act: Act, time: float, eye: Point, yaw: float) -> Floats:
        found = self.where(act.target, time) if act.target else None
        ahead = (
            np.array(eye) + facing(yaw) * (4.0 if act.verb in ("point", "aim") else 0.62) + np.array([0.0, -0.12, 0.0])
        )
        if found is None:
            return ahead
        there = np.array(found)
        close = act.verb != "embrace" and float(np.hypot(*(there - eye)[[0, 2]])) < 0.08
        return ahead if close else there

    def _hands(self, act: Act, eye: Point, yaw: float) -> tuple[int, ...]:
        if act.verb in ("push", "embrace"):
            return (0, 1)
        if self.full:
            return (1,) if act.verb in ("give", "strike", "aim") or self._from_hand(act, eye) else (0,)
        if act.verb != "point":
            return (1,)
        found = self.where(act.target, act.start) if act.target else None
        side = 0.0 if found is None else math.sin(math.atan2(found[0] - eye[0], found[2] - eye[2]) - yaw)
        return (0,) if side > 0.25 else (1,)

    def _from_hand(self, act: Act, eye: Point) -> bool:
        """Whether what the right hand will hold is taken from somebody: then that hand is still free."""
        found = self.where(act.target, act.start) if act.verb == "take" and act.target else None
        return found is not None and found[1] > eye[1] - ABOUT


def _aside(there: Floats, eye: Point, yaw: float) -> float:
    """How far from straight ahead (radians, 0 to pi) a target lies: nobody reaches behind their own back."""
    angle = math.atan2(there[0] - eye[0], there[2] - eye[2]) - yaw
    return abs(math.remainder(angle, 2 * math.pi))


def _pull(act: Act, time: float) -> float:
    leave, arrive, back = SPANS[act.verb]
    start = act.start + leave
    end = act.start + STRIKES[act.verb] if act.verb in STRIKES else max(act.end, start + arrive + back + 0.1)
    return ease((time - start) / arrive) * (1 - ease((time - end + back) / back))


def _goal(verb: str, hand: int, there: Floats, shoulder: Floats, eye: Point, yaw: float, arm: float) -> Floats:
    """Where a wrist goes for a target whose eyes (or middle) are `there`."""
    flat = facing(yaw) if verb == "embrace" else unit((there - np.array(eye)) * np.array([1.0, 0.0, 1.0]))
    left = np.array([flat[2], 0.0, -flat[0]]) * (1 - 2 * hand)
    if verb in ("point", "aim"):
        return shoulder + 0.96 * arm * unit(there - shoulder)
    if verb == "embrace":
        height = 0.3 if hand else 0.5
        return there + 0.2 * flat + left * (0.1 - 0.16 * hand) - np.array([0.0, height * arm / 0.53, 0.0])
    person = there[1] > shoulder[1] + 0.05
    if verb in ("push", "give") or (verb == "take" and person):
        near = there - 0.12 * flat - np.array([0.0, 0.34 * arm / 0.53, 0.0]) + left * (0.13 if verb == "push" else 0.0)
        return _within(shoulder, near, arm * (0.96 if verb == "push" else 0.8))
    if verb == "strike":
        return _within(shoulder, there - 0.1 * flat - np.array([0.0, 0.06, 0.0]), 0.97 * arm)
    there = there - np.array([0.0, 0.24 * arm / 0.53, 0.0]) * person
    return _within(shoulder, there - 0.09 * unit(there - shoulder), 0.95 * arm)


def _within(shoulder: Floats, goal: Floats, reach: float) -> Floats:
    way = goal - shoulder
    far = float(np.sqrt(way @ way))
    return goal if far <= reach else shoulder + way * (reach / far)
