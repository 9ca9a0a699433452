"""What the feet do to the rest of the body: weight, bounce, hips, counter-swinging arms, lean."""

import numpy as np

from ciotat.stage.motion.channels import COUNT, INDEX
from ciotat.stage.motion.curve import RATE, Floats, softened
from ciotat.stage.motion.feet import Footfalls
from ciotat.stage.motion.rig import Rig

__all__ = ["carried"]


def carried(rig: Rig, root: Floats, left: Footfalls, right: Footfalls, swings: tuple[float, float]) -> Floats:
    """Channels (T, C) that follow from the root's path (T, 3: x, z, yaw) and the feet; `swings` scale the arms."""
    out = np.zeros((len(root), COUNT))
    speed = np.hypot(*np.gradient(root[:, :2], 1 / RATE, axis=0).T)
    gain = 3 * np.tanh(np.gradient(softened(speed, 0.12), 1 / RATE) / 3)
    run = softened(np.maximum(left.run, right.run), 0.22)
    run = np.clip(run * 1.7, 0, 1)
    pace = np.clip(softened(np.maximum(left.air, right.air), 0.25) * 1.6, 0, 1)
    reach = softened(_ahead(root, left) - _ahead(root, right), 0.035) / rig.leg
    over = softened(right.air - left.air, 0.085)
    _trunk(out, speed, gain, run, pace, reach, over, left, right, rig)
    _arms(out, reach, run, pace, swings)
    return out


def _ahead(root: Floats, foot: Footfalls) -> Floats:
    """How far a foot is in front of the root."""
    off = foot.place[:, [0, 2]] - root[:, :2]
    out: Floats = off[:, 0] * np.sin(root[:, 2]) + off[:, 1] * np.cos(root[:, 2])
    return out


def _trunk(
    out: Floats,
    speed: Floats,
    gain: Floats,
    run: Floats,
    pace: Floats,
    reach: Floats,
    over: Floats,
    left: Footfalls,
    right: Footfalls,
    rig: Rig,
) -> None:
    slow = np.minimum(speed, 2.0)
    both = softened(left.air + right.air, 0.04)
    flight = softened(left.air * right.air, 0.03)
    lift = rig.leg * (0.018 * (both - 0.6) * pace - 0.026 * slow)
    out[:, INDEX["height"]] = lift * (1 - run) + run * rig.leg * (-0.075 + 0.5 * flight)
    out[:, INDEX["side"]] = (0.034 - 0.018 * run) * over
    out[:, INDEX["pelvis_turn"]] = -0.13 * reach
    out[:, INDEX["pelvis_tip"]] = 0.055 * over
    out[:, INDEX["tip"]] = -0.07 * over
    out[:, INDEX["turn"]] = (0.26 + 0.12 * run) * reach
    out[:, INDEX["head_turn"]] = -(0.12 + 0.12 * run) * reach
    out[:, INDEX["pelvis_bow"]] = 0.025 * slow + 0.07 * run + 0.018 * gain
    out[:, INDEX["bow"]] = 0.012 * slow + 0.1 * run + 0.03 * gain
    out[:, INDEX["head_bow"]] = -0.02 * slow - 0.12 * run - 0.03 * gain


def _arms(out: Floats, reach: Floats, run: Floats, pace: Floats, swings: tuple[float, float]) -> None:
    for side, way, swing in (("l", -1.0, swings[0]), ("r", 1.0, swings[1])):
        fore = swing * way * reach * (0.62 + 0.2 * run)
        out[:, INDEX[f"raise_{side}"]] = fore + 0.06 * pace - 0.1 * run
        out[:, INDEX[f"elbow_{side}"]] = (
            0.1 * pace + 0.5 * np.maximum(fore, 0) * pace + run * (1.15 * min(1.0, swing + 0.2) + 0.4 * fore)
        )
        out[:, INDEX[f"twist_{side}"]] = run * (0.15 + 0.4 * np.maximum(fore, 0))
        out[:, INDEX[f"open_{side}"]] = 0.06 * run
        out[:, INDEX[f"curl_{side}"]] = 0.5 * run
        out[:, INDEX[f"pronate_{side}"]] = -0.15 * run
