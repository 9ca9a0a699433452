"""The kernels that give bones their places: trunk, arms and legs by inverse kinematics, hands and feet.

Matrices (3, 3) turn rest into the world; `turn` (B, 3, 3) and `joint` (B, 3) are filled bone by bone. Everything a
kernel calls stands in this file, since what is compiled is kept by file.
"""

import math

import numpy as np
from numba import njit

from ciotat.core.space import Array
from ciotat.stage.motion.curve import Floats
from ciotat.stage.motion.rig import Bones

__all__ = ["roots", "solve", "trunk"]

CURLS = np.array([0.75, 1.0, 0.65])
SPREAD = np.array([0.0, 0.05, 0.12, 0.2, 0.0])
SLACK = np.array([0.985, 0.985, 0.996, 0.996])

kernel = njit(cache=True, nogil=True)


@kernel  # type: ignore[untyped-decorator]
def _euler(yaw: float, pitch: float, roll: float, out: Floats) -> None:
    """Turn left by `yaw`, then bow by `pitch`, then tip to the right by `roll` (radians)."""
    a, b, c, d = math.cos(yaw), math.sin(yaw), math.cos(pitch), math.sin(pitch)
    e, f = math.cos(roll), math.sin(roll)
    out[0, 0], out[0, 1], out[0, 2] = a * e + b * d * f, b * d * e - a * f, b * c
    out[1, 0], out[1, 1], out[1, 2] = c * f, c * e, -d
    out[2, 0], out[2, 1], out[2, 2] = a * d * f - b * e, b * f + a * d * e, a * c


@kernel  # type: ignore[untyped-decorator]
def _about(axis: Floats, angle: float, out: Floats) -> None:
    """The rotation about a unit `axis` (Rodrigues)."""
    x, y, z = axis
    s, c = math.sin(angle), 1 - math.cos(angle)
    out[0, 0], out[0, 1], out[0, 2] = 1 - c * (y * y + z * z), c * x * y - s * z, c * x * z + s * y
    out[1, 0], out[1, 1], out[1, 2] = c * x * y + s * z, 1 - c * (x * x + z * z), c * y * z - s * x
    out[2, 0], out[2, 1], out[2, 2] = c * x * z - s * y, c * y * z + s * x, 1 - c * (x * x + y * y)


@kernel  # type: ignore[untyped-decorator]
def _times(a: Floats, b: Floats, out: Floats) -> None:
    """`out` becomes the product of `a` and `b`, neither of which it may be."""
    for i in range(3):
        for j in range(3):
            out[i, j] = a[i, 0] * b[0, j] + a[i, 1] * b[1, j] + a[i, 2] * b[2, j]


@kernel  # type: ignore[untyped-decorator]
def _apply(a: Floats, v: Floats, out: Floats) -> None:
    for i in range(3):
        out[i] = a[i, 0] * v[0] + a[i, 1] * v[1] + a[i, 2] * v[2]


@kernel  # type: ignore[untyped-decorator]
def _cross(a: Floats, b: Floats, out: Floats) -> None:
    out[0], out[1], out[2] = a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]


@kernel  # type: ignore[untyped-decorator]
def _dot(a: Floats, b: Floats) -> float:
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@kernel  # type: ignore[untyped-decorator]
def _carried(bones: Bones, i: int, turn: Floats, joint: Floats, out: Floats) -> None:
    """Where a bone begins whose parent is placed."""
    up = bones.parent[i]
    for r in range(3):
        out[r] = joint[up, r]
        for c in range(3):
            out[r] += turn[up, r, c] * (bones.rest[i, c] - bones.rest[up, c])


@kernel  # type: ignore[untyped-decorator]
def _attach(bones: Bones, i: int, local: Floats, turn: Floats, joint: Floats) -> None:
    _times(turn[bones.parent[i]], local, turn[i])
    _carried(bones, i, turn, joint, joint[i])


@kernel  # type: ignore[untyped-decorator]
def trunk(
    bones: Bones, c: Floats, root: Floats, yaw: float, aside: float, lift: float, turn: Floats, joint: Floats
) -> None:
    """Pelvis to head and the collar bones, for channels `c` on a `root` (3,) that faces `yaw`; the head turns `aside`
    and up by `lift` beyond them."""
    s, k = math.sin(yaw), math.cos(yaw)
    local, pelvis = np.empty((3, 3)), bones.torso[0]
    _euler(yaw, 0.0, 0.0, turn[0])
    joint[0] = root
    joint[pelvis, 0] = root[0] + c[0] * k + c[1] * s
    joint[pelvis, 1] = root[1] + bones.rest[pelvis, 1] + c[2]
    joint[pelvis, 2] = root[2] + c[1] * k - c[0] * s
    _euler(yaw + c[3], c[4], c[5], turn[pelvis])
    for i in range(1, 6):
        if i < 4:
            _euler(c[6] / 3, c[7] / 3, c[8] / 3, local)
        elif i == 4:
            _euler(0.42 * (c[9] + aside), 0.42 * c[10] - 0.3 * lift, 0.4 * c[11], local)
        else:
            _euler(0.58 * (c[9] + aside), 0.58 * c[10] - 0.7 * lift, 0.6 * c[11], local)
        _attach(bones, bones.torso[i], local, turn, joint)
    for side in range(2):
        out = 1.0 - 2.0 * side
        _euler(-out * c[14 + side], 0.0, out * c[12 + side], local)
        _attach(bones, bones.clavicles[side], local, turn, joint)


@kernel  # type: ignore[untyped-decorator]
def roots(bones: Bones, turn: Floats, joint: Floats, out: Floats) -> None:
    """Where the limbs (4, 3) leave the trunk: shoulders, then hips."""
    for n in range(4):
        _carried(bones, bones.upper[n], turn, joint, out[n])


@kernel  # type: ignore[untyped-decorator]
def solve(
    bones: Bones, turn: Floats, joint: Floats, arms: Floats, legs: Floats, feet: Floats,
    wrist: Floats, weight: Floats, point: Floats, out: Array,
) -> None:  # fmt: skip
    """Limbs for a placed trunk: `arms`, `legs` channels (2, C), `feet` (2, 6), wrists drawn to `wrist` (2, 3) by
    `weight` (2,), index fingers stretched by `point` (2,). `out` (B, 3, 4) becomes the bones' matrices."""
    start, target, pole, end = np.empty((4, 3)), np.empty((4, 3)), np.empty((4, 3)), np.empty(3)
    roots(bones, turn, joint, start)
    chest, pelvis = turn[bones.torso[3]], turn[bones.torso[0]]
    for side in range(2):
        _arm(bones, side, arms[side], chest, start[side], wrist[side], weight[side], target[side], pole[side])
        _knee(side, legs[side], feet[side], pelvis, pole[2 + side])
        target[2 + side] = feet[side, :3]
    for n in range(4):
        _bend(bones, n, start[n], target[n], pole[n], turn, joint, end)
        joint[bones.ends[n]] = end
    for side in range(2):
        _hand(bones, side, arms[side], point[side], turn, joint)
        _foot(bones, side, feet[side], turn, joint)
    for b in range(out.shape[0]):
        for r in range(3):
            away = joint[b, r]
            for c in range(3):
                out[b, r, c] = turn[b, r, c]
                away -= turn[b, r, c] * bones.rest[b, c]
            out[b, r, 3] = away


@kernel  # type: ignore[untyped-decorator]
def _arm(
    bones: Bones, side: int, a: Floats, chest: Floats, shoulder: Floats, goal: Floats, drawn: float,
    target: Floats, pole: Floats,
) -> None:  # fmt: skip
    """Where a wrist goes and where its elbow points: by angles, then held before the chest, then drawn to the world's
    `goal`."""
    o, upper, lower = 1.0 - 2.0 * side, bones.length[0, side], bones.length[1, side]
    first, hinge, fore, wrist, easy = np.empty(3), np.empty(3), np.empty(3), np.empty(3), np.empty(3)
    one, two, spun = np.empty((3, 3)), np.empty((3, 3)), np.empty((3, 3))
    _euler(0.0, 0.0, o * a[1], one)
    _euler(0.0, -a[0], 0.0, two)
    _times(one, two, spun)
    _euler(-o * a[2], 0.0, 0.0, one)
    _times(spun, one, two)
    for i in range(3):
        first[i], hinge[i] = -two[i, 1], -two[i, 0]
    _cross(hinge, first, fore)
    held = min(max(a[10], 0.0), 1.0)
    for i in range(3):
        wrist[i] = first[i] * upper + (math.cos(a[3]) * first[i] + math.sin(a[3]) * fore[i]) * lower
    _cross(wrist / math.sqrt(_dot(wrist, wrist)), hinge, easy)
    pole[:] = easy
    for i in range(3):
        place = a[11 + i] * (upper + lower) * (o if i == 0 else 1.0)
        wrist[i] += held * (place - wrist[i])
    for i in range(3):
        there = 0.0
        for j in range(3):
            there += (goal[j] - shoulder[j]) * chest[j, i]
        first[i] = wrist[i] + drawn * (there - wrist[i])
    line = first / max(math.sqrt(_dot(first, first)), 1e-9)
    hinge[0], hinge[1], hinge[2] = -1.0, 0.0, line[0]
    _cross(line, hinge, easy)
    easy[0] += o * (0.2 + a[14])
    easy[1] += 0.8 * a[14]
    for i in range(3):
        fore[i] = pole[i] + (1 - (1 - held) * (1 - drawn)) * (easy[i] - pole[i])
    _apply(chest, fore, pole)
    _apply(chest, first, target)
    target += shoulder


@kernel  # type: ignore[untyped-decorator]
def _knee(side: int, leg: Floats, foot: Floats, pelvis: Floats, pole: Floats) -> None:
    """Knees point between where the pelvis and where the foot faces."""
    splay = (1.0 - 2.0 * side) * (0.12 + leg[6])
    for i in range(3):
        pole[i] = pelvis[i, 0] * splay + pelvis[i, 2]
    pole[0] += 0.8 * math.sin(foot[3]) * math.cos(foot[4])
    pole[2] += 0.8 * math.cos(foot[3]) * math.cos(foot[4])


@kernel  # type: ignore[untyped-decorator]
def _bend(
    bones: Bones, n: int, root: Floats, target: Floats, pole: Floats, turn: Floats, joint: Floats, end: Floats
) -> None:
    """Bend limb `n` so that it reaches from `root` to `target`, folding towards `pole`; `end` (3,) is how far it comes.

    The last of the reach beyond the share `SLACK` is approached ever more slowly, so that no limb snaps straight, and
    none folds tighter than flesh allows; a middle joint can therefore never bend backwards.
    """
    upper, lower = bones.length[0, n], bones.length[1, n]
    line = target - root
    length = math.sqrt(_dot(line, line))
    along = line / max(length, 1e-9)
    soft = SLACK[n] * (upper + lower)
    room = 0.88 * (upper + lower - soft)
    if length > soft:
        length = soft + room - room * math.exp(-(length - soft) / room)
    length = max(length, math.sqrt(upper * upper + lower * lower - 2 * upper * lower * 0.86))
    side = pole - _dot(pole, along) * along
    side /= max(math.sqrt(_dot(side, side)), 1e-9)
    cosine = (upper * upper + length * length - lower * lower) / (2 * upper * length)
    first = cosine * along + math.sqrt(max(1 - cosine * cosine, 0.0)) * side
    end[:] = root + along * length
    joint[bones.upper[n]] = root
    joint[bones.lower[n]] = root + first * upper
    second = (end - joint[bones.lower[n]]) / lower
    hinge = np.empty(3)
    _cross(side, along, hinge)
    _framed(first, hinge, bones.untwist[0, n], turn[bones.upper[n]])
    _framed(second, hinge, bones.untwist[1, n], turn[bones.lower[n]])


@kernel  # type: ignore[untyped-decorator]
def _framed(y: Floats, x: Floats, rest: Floats, out: Floats) -> None:
    """The rotation that takes the frame `rest` was untwisted from to the one with columns `x`, made square, and `y`."""
    frame, z = np.empty((3, 3)), np.empty(3)
    x = x - _dot(x, y) * y
    x /= max(math.sqrt(_dot(x, x)), 1e-9)
    _cross(x, y, z)
    for i in range(3):
        frame[i, 0], frame[i, 1], frame[i, 2] = x[i], y[i], z[i]
    _times(frame, rest, out)


@kernel  # type: ignore[untyped-decorator]
def _hand(bones: Bones, side: int, a: Floats, point: float, turn: Floats, joint: Floats) -> None:
    """Roll the forearm, half of it at the wrist, then bend wrist and fingers."""
    o, fore, hand = 1.0 - 2.0 * side, bones.lower[side], bones.ends[side]
    one, two, local = np.empty((3, 3)), np.empty((3, 3)), np.empty((3, 3))
    straight, roll = turn[fore].copy(), o * a[4] - bones.thumb_up[side]
    _about(bones.forearm[side], 0.5 * roll, one)
    _times(straight, one, turn[fore])
    _about(bones.flexion[side], a[5], one)
    _about(bones.deviation[side], o * a[6], two)
    _times(one, two, local)
    _about(bones.forearm[side], roll, one)
    _times(straight, one, two)
    _times(two, local, turn[hand])
    for j in range(3):
        for f in range(5):
            curl = a[7] + point * (1.1 - a[7]) + SPREAD[f] * 0.5
            if f == 0:
                curl += (1 - point) * a[8] - 1.1 * point
            elif f == 4:
                curl = a[9] + 0.4 * point
            _about(bones.knuckles[j, 5 * side + f], CURLS[j] * curl, local)
            _attach(bones, bones.fingers[j, 5 * side + f], local, turn, joint)


@kernel  # type: ignore[untyped-decorator]
def _foot(bones: Bones, side: int, foot: Floats, turn: Floats, joint: Floats) -> None:
    local = np.empty((3, 3))
    _euler(foot[3], foot[4], 0.0, turn[bones.ends[2 + side]])
    _euler(0.0, foot[5], 0.0, local)
    _attach(bones, bones.balls[side], local, turn, joint)
