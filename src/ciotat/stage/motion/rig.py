"""What inverse kinematics must know of a skeleton: lengths, rest frames, hinges of the fingers; worked out once."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Point, cross, unit
from ciotat.stage.motion.curve import Floats
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["SIDES", "TORSO", "Bones", "Rig"]

SIDES = ("l", "r")
TORSO = ("pelvis", "spine_01", "spine_02", "spine_03", "neck_01", "head")
FINGERS = ("index", "middle", "ring", "pinky")
Indices = NDArray[np.int64]
LATERAL = np.array([1.0, 0.0, 0.0])


class Bones(NamedTuple):
    """What kernels must know of B bones: `rest` joints (B, 3) and `parent` (B,); which bones are `torso` (6,),
    `clavicles` (2,), `upper`, `lower` and `ends` (4,) of the limbs, `balls` (2,) of the feet and `fingers` (3, 10) by
    joint; per limb `length` (2, 4) and `untwist` (2, 4, 3, 3); axes of `knuckles` (3, 10, 3), and of each hand (2, 3);
    `thumb_up` (2,) radians."""

    rest: Floats
    parent: Indices
    torso: Indices
    clavicles: Indices
    upper: Indices
    lower: Indices
    ends: Indices
    balls: Indices
    fingers: Indices
    length: Floats
    untwist: Floats
    knuckles: Floats
    forearm: Floats
    flexion: Floats
    deviation: Floats
    thumb_up: Floats


def _frames(y: Floats, x: Floats) -> Floats:
    """Rotations (n, 3, 3) whose second column is `y` (n, 3, unit) and whose first is `x` made square to it."""
    x = unit(x - (x * y).sum(1, keepdims=True) * y)
    return np.stack([x, y, cross(x, y)], axis=2)


class Rig:
    """A skeleton made ready. Limbs come in the order left arm, right arm, left leg, right leg."""

    def __init__(self, skeleton: Skeleton, eyes: Point) -> None:
        self.names = skeleton.names
        self.parent = np.asarray(skeleton.parent)
        self.rest = np.asarray(skeleton.head, np.float64)
        self.tail = np.asarray(skeleton.tail, np.float64)
        self.bone = {name: i for i, name in enumerate(self.names)}
        self.eyes = np.asarray(eyes, np.float64)
        self.torso = [self.bone[name] for name in TORSO]
        self.clavicles = [self.bone[f"clavicle_{s}"] for s in SIDES]
        self.upper = [self.bone[f"{b}_{s}"] for b in ("upperarm", "thigh") for s in SIDES]
        self.lower = [self.bone[f"{b}_{s}"] for b in ("lowerarm", "calf") for s in SIDES]
        self.ends = [self.bone[f"{b}_{s}"] for b in ("hand", "foot") for s in SIDES]
        self.balls = [self.bone[f"ball_{s}"] for s in SIDES]
        self._measure_limbs()
        self._measure_hands()
        self._measure_feet()
        self.bones = Bones(
            rest=self.rest,
            parent=self.parent.astype(np.int64),
            torso=np.array(self.torso),
            clavicles=np.array(self.clavicles),
            upper=np.array(self.upper),
            lower=np.array(self.lower),
            ends=np.array(self.ends),
            balls=np.array(self.balls),
            fingers=np.array(self.fingers),
            length=self.length,
            untwist=self.untwist,
            knuckles=self.knuckles,
            forearm=self.forearm.copy(),
            flexion=self.flexion,
            deviation=self.deviation,
            thumb_up=self.thumb_up,
        )

    def at(self, name: str) -> Floats:
        """The rest joint (3,) where the bone `name` begins."""
        return self.rest[self.bone[name]]

    def _measure_limbs(self) -> None:
        first, second = self.rest[self.lower] - self.rest[self.upper], self.rest[self.ends] - self.rest[self.lower]
        self.length = np.stack([np.linalg.norm(first, axis=1), np.linalg.norm(second, axis=1)])
        first, second = unit(first), unit(second)
        hinge = np.tile(LATERAL, (4, 1))
        hinge[:2] = unit(cross(first[:2], second[:2]))
        self.untwist = np.stack([_frames(first, hinge), _frames(second, hinge)]).transpose(0, 1, 3, 2).copy()
        self.forearm, self.fold = second[:2], hinge[:2]
        self.leg = float(self.length[0][2] + self.length[1][2])
        self.arm = float(self.length[0][0] + self.length[1][0])
        self.stature = float(self.eyes[1]) / 0.935

    def _measure_hands(self) -> None:
        """Axes that fingers and wrists turn about, and how far the resting palm is from facing the thigh."""
        self.fingers: list[list[int]] = [[], [], []]
        axes: list[list[Floats]] = [[], [], []]
        self.flexion, self.deviation, self.thumb_up = np.zeros((2, 3)), np.zeros((2, 3)), np.zeros(2)
        for k, side in enumerate(SIDES):
            across = unit(self.at(f"index_01_{side}") - self.at(f"pinky_01_{side}"))
            out = unit(self.at(f"middle_01_{side}") - self.at(f"hand_{side}"))
            palm = unit(cross(out, across)) * (1 - 2 * k)
            self.flexion[k], self.deviation[k] = unit(cross(out, palm)), palm
            axis, fold = self.forearm[k], self.fold[k]
            forward = cross(fold, axis)
            self.thumb_up[k] = np.arctan2(across @ cross(axis, forward), across @ forward)
            for joint in range(3):
                for finger in (*FINGERS, "thumb"):
                    way = self.tail[self.bone[f"{finger}_03_{side}"]] - self.at(f"{finger}_01_{side}")
                    hinge = cross(unit(way), palm if finger != "thumb" else palm * 0.5 - across * 0.87)
                    self.fingers[joint].append(self.bone[f"{finger}_0{joint + 1}_{side}"])
                    axes[joint].append(unit(hinge))
        self.knuckles = np.array(axes)

    def _measure_feet(self) -> None:
        ankle, ball = self.at("foot_l"), self.at("ball_l")
        self.ankle = float(ankle[1])
        self.sole = float(ball[2] - ankle[2])
        self.heel = 0.42 * self.sole
        self.hips = float(self.at("thigh_l")[0])
        self.seat = 0.085 * self.leg / 0.9
