"""What inverse kinematics must know of a skeleton: lengths, rest frames, hinges of the fingers; worked out once."""

import numpy as np

from ciotat.core.space import Point, cross, unit
from ciotat.stage.motion.curve import Floats
from ciotat.stage.motion.ik import Hinges, frames
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["SIDES", "TORSO", "Rig"]

SIDES = ("l", "r")
TORSO = ("pelvis", "spine_01", "spine_02", "spine_03", "neck_01", "head")
FINGERS = ("index", "middle", "ring", "pinky")
LATERAL = np.array([1.0, 0.0, 0.0])


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

    def at(self, name: str) -> Floats:
        """The rest joint (3,) where the bone `name` begins."""
        return self.rest[self.bone[name]]

    def _measure_limbs(self) -> None:
        first, second = self.rest[self.lower] - self.rest[self.upper], self.rest[self.ends] - self.rest[self.lower]
        self.length = np.linalg.norm(first, axis=1), np.linalg.norm(second, axis=1)
        first, second = unit(first), unit(second)
        hinge = np.tile(LATERAL, (4, 1))
        hinge[:2] = unit(cross(first[:2], second[:2]))
        self.untwist = frames(first, hinge).transpose(0, 2, 1), frames(second, hinge).transpose(0, 2, 1)
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
        self.knuckles = Hinges(np.concatenate([np.array(row) for row in axes]))
        self.roll, self.wrist = Hinges(self.forearm), Hinges(self.flexion)
        self.side = Hinges(self.deviation)

    def _measure_feet(self) -> None:
        ankle, ball = self.at("foot_l"), self.at("ball_l")
        self.ankle = float(ankle[1])
        self.sole = float(ball[2] - ankle[2])
        self.heel = 0.42 * self.sole
        self.hips = float(self.at("thigh_l")[0])
        self.seat = 0.085 * self.leg / 0.9
