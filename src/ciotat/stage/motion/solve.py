"""From channels, feet and hands to bones: forward kinematics of the trunk, inverse kinematics of the limbs."""

import math
from dataclasses import dataclass

import numpy as np

from ciotat.core.space import Array
from ciotat.stage.motion import channels, limbs
from ciotat.stage.motion.curve import Floats
from ciotat.stage.motion.rig import Rig

__all__ = ["Body", "Grasp", "finish", "roots", "sink", "trunk"]


@dataclass
class Body:
    """A body half solved: `turn` (B, 3, 3) rest to world and `joint` (B, 3) in the world, filled as far as known."""

    turn: Floats
    joint: Floats


@dataclass
class Grasp:
    """Where the wrists should be in the world (2, 3), how much (2,), and how much the index fingers point (2,)."""

    wrist: Floats
    weight: Floats
    point: Floats


def trunk(rig: Rig, c: Floats, root: Floats, yaw: float, gaze: tuple[float, float]) -> Body:
    """Pelvis to head for the channels `c` on a root (3,) that stands at ground level and faces `yaw`.

    `gaze` is how far the head turns and lifts beyond the posture to look.
    """
    body = Body(np.zeros((len(rig.names), 3, 3)), np.zeros((len(rig.names), 3)))
    limbs.trunk(rig.bones, c, root, yaw, *gaze, body.turn, body.joint)
    return body


def finish(rig: Rig, body: Body, c: Floats, feet: Floats, grasp: Grasp) -> Array:
    """Solve the limbs and give the bones (B, 3, 4) float32. `feet` (2, 6): ankle x y z, turn, bow, toe bend."""
    bones = np.empty((len(rig.names), 3, 4), np.float32)
    arms, legs = c[channels.ARMS].reshape(2, -1), c[channels.LEGS].reshape(2, -1)
    limbs.solve(rig.bones, body.turn, body.joint, arms, legs, feet, grasp.wrist, grasp.weight, grasp.point, bones)
    return bones


def roots(rig: Rig, body: Body) -> Floats:
    """Where the limbs (4, 3) leave the trunk: shoulders, then hips."""
    out = np.empty((4, 3))
    limbs.roots(rig.bones, body.turn, body.joint, out)
    return out


DEEPEST = 0.17
"""Metres a pelvis sinks at most: a foot that is farther away comes off its place rather than the body down."""


def sink(rig: Rig, body: Body, ankles: Floats, free: Floats) -> float:
    """How far the pelvis must sink (metres, smooth) for both ankles (2, 3) to be in reach; `free` feet give way."""
    reach = 0.9955 * rig.leg
    rooms = []
    for hip, ankle, loose in zip(roots(rig, body)[2:].tolist(), ankles.tolist(), free.tolist(), strict=True):
        flat = min((hip[0] - ankle[0]) ** 2 + (hip[2] - ankle[2]) ** 2, (0.95 * reach) ** 2)
        rooms.append(hip[1] - ankle[1] - math.sqrt(reach * reach - flat) - loose)
    s = 0.003
    top = max(0.0, *rooms)
    return min(DEEPEST, top + s * math.log(math.exp(-top / s) + sum(math.exp((room - top) / s) for room in rooms)))
