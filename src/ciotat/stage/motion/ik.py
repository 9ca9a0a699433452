"""Two-bone inverse kinematics for any number of limbs at once, and the rotations it is made of."""

import math
from typing import NamedTuple

import numpy as np

from ciotat.stage.motion.curve import Floats

__all__ = ["Hinges", "Limbs", "cross", "dot", "euler", "frames", "two_bone"]

DIAGONAL = np.arange(3)


class Limbs(NamedTuple):
    """Solved limbs, each (n, 3): where the middle joint and the end came to lie, the directions of the upper and the
    lower bone, and the axis the middle joint folds about."""

    middle: Floats
    end: Floats
    upper: Floats
    lower: Floats
    hinge: Floats


def dot(a: Floats, b: Floats) -> Floats:
    """Row by row (n, 3), as a column (n, 1)."""
    return np.einsum("ni,ni->n", a, b)[:, None]


def cross(a: Floats, b: Floats) -> Floats:
    """Row by row (n, 3): numpy's own is many times slower on small arrays."""
    out = np.empty_like(a)
    out[:, 0] = a[:, 1] * b[:, 2] - a[:, 2] * b[:, 1]
    out[:, 1] = a[:, 2] * b[:, 0] - a[:, 0] * b[:, 2]
    out[:, 2] = a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0]
    return out


def two_bone(root: Floats, target: Floats, pole: Floats, upper: Floats, lower: Floats, slack: Floats) -> Limbs:
    """Bend limbs (n,) so that they reach from `root` to `target`, folding towards `pole`.

    The last of the reach beyond the share `slack` (n,) is approached ever more slowly, so that no limb snaps straight,
    and none folds tighter than flesh allows; a middle joint can therefore never bend backwards.
    """
    line = target - root
    length = np.sqrt(np.einsum("ni,ni->n", line, line))
    along = line / np.maximum(length, 1e-9)[:, None]
    soft = slack * (upper + lower)
    room = 0.88 * (upper + lower - soft)
    length = np.where(length > soft, soft + room - room * np.exp(-np.maximum(length - soft, 0.0) / room), length)
    length = np.maximum(length, np.sqrt(upper * upper + lower * lower - 2 * upper * lower * 0.86))
    side = pole - dot(pole, along) * along
    side /= np.maximum(np.sqrt(dot(side, side)), 1e-9)
    cosine = (upper * upper + length * length - lower * lower) / (2 * upper * length)
    sine = np.sqrt(np.maximum(1 - cosine * cosine, 0.0))
    first = cosine[:, None] * along + sine[:, None] * side
    middle = root + first * upper[:, None]
    end = root + along * length[:, None]
    return Limbs(middle, end, first, (end - middle) / lower[:, None], cross(side, along))


def frames(y: Floats, x: Floats) -> Floats:
    """Rotations (n, 3, 3) whose second column is `y` (n, 3, unit) and whose first is `x` made square to it."""
    x = x - dot(x, y) * y
    x /= np.maximum(np.sqrt(dot(x, x)), 1e-9)
    return np.stack([x, y, cross(x, y)], axis=2)


class Hinges:
    """Axes (n, 3) to turn about."""

    def __init__(self, axes: Floats) -> None:
        x, y, z = axes.T
        o = np.zeros_like(x)
        self.cross = np.stack([np.stack([o, -z, y], 1), np.stack([z, o, -x], 1), np.stack([-y, x, o], 1)], 1)
        self.square = self.cross @ self.cross

    def turned(self, angle: Floats) -> Floats:
        """Rotations (n, 3, 3) by `angle` (n,) (Rodrigues)."""
        out: Floats = np.sin(angle)[:, None, None] * self.cross
        out += (1 - np.cos(angle))[:, None, None] * self.square
        out[:, DIAGONAL, DIAGONAL] += 1
        return out


def euler(yaw: float, pitch: float, roll: float) -> Floats:
    """Turn left by `yaw`, then bow by `pitch`, then tip to the right by `roll` (radians): a 3x3 rotation."""
    a, b = math.cos(yaw), math.sin(yaw)
    c, d = math.cos(pitch), math.sin(pitch)
    e, f = math.cos(roll), math.sin(roll)
    return np.array(
        (
            (a * e + b * d * f, b * d * e - a * f, b * c),
            (c * f, c * e, -d),
            (a * d * f - b * e, b * f + a * d * e, a * c),
        )
    )
