"""From channels, feet and hands to bones: forward kinematics of the trunk, inverse kinematics of the limbs."""

import math
from dataclasses import dataclass

import numpy as np

from ciotat.core.space import Array
from ciotat.stage.motion import channels
from ciotat.stage.motion.curve import Floats
from ciotat.stage.motion.ik import Limbs, cross, dot, euler, frames, two_bone
from ciotat.stage.motion.rig import Rig

__all__ = ["Body", "Grasp", "finish", "roots", "sink", "trunk"]

CURLS = np.array([0.75, 1.0, 0.65])
SPREAD = np.array([0.0, 0.05, 0.12, 0.2, 0.0])
SLACK = np.array([0.985, 0.985, 0.996, 0.996])
OUT = np.array([1.0, -1.0])
MIRROR = np.array([[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])


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
    values = c.tolist()
    side, ahead, height, p_turn, p_bow, p_tip, turn, bow, tip, h_turn, h_bow, h_tip = values[:12]
    s, k = math.sin(yaw), math.cos(yaw)
    pelvis = rig.torso[0]
    rise = rig.rest[pelvis, 1] + height
    body.turn[0], body.joint[0] = euler(yaw, 0, 0), root
    body.joint[pelvis] = root + np.array([side * k + ahead * s, rise, ahead * k - side * s])
    body.turn[pelvis] = euler(yaw + p_turn, p_bow, p_tip)
    third = euler(turn / 3, bow / 3, tip / 3)
    neck = euler(0.42 * (h_turn + gaze[0]), 0.42 * h_bow - 0.3 * gaze[1], 0.4 * h_tip)
    head = euler(0.58 * (h_turn + gaze[0]), 0.58 * h_bow - 0.7 * gaze[1], 0.6 * h_tip)
    for i, local in zip(rig.torso[1:], (third, third, third, neck, head), strict=True):
        _attach(rig, body, i, local)
    for i, sign, shrug, fold in zip(rig.clavicles, (1, -1), values[12:14], values[14:16], strict=True):
        _attach(rig, body, i, euler(-sign * fold, 0, sign * shrug))
    return body


def _attach(rig: Rig, body: Body, i: int, local: Floats) -> None:
    up = rig.parent[i]
    body.turn[i] = body.turn[up] @ local
    body.joint[i] = body.joint[up] + body.turn[up] @ (rig.rest[i] - rig.rest[up])


def finish(rig: Rig, body: Body, c: Floats, feet: Floats, grasp: Grasp) -> Array:
    """Solve the limbs and give the bones (B, 3, 4) float32. `feet` (2, 6): ankle x y z, turn, bow, toe bend."""
    arms = c[channels.ARMS].reshape(2, -1)
    starts = roots(rig, body)
    wrists, elbows = _arms(rig, body, arms, starts[:2], grasp)
    knees = _knees(body.turn[rig.torso[0]], c[channels.LEGS].reshape(2, -1), feet)
    target, pole = np.concatenate([wrists, feet[:, :3]]), np.concatenate([elbows, knees])
    limbs = two_bone(starts, target, pole, *rig.length, SLACK)
    _bend(rig, body, limbs)
    _hands(rig, body, limbs, arms, grasp.point)
    for k, (foot, ball) in enumerate(zip(rig.ends[2:], rig.balls, strict=True)):
        body.joint[foot] = limbs.end[2 + k]
        body.turn[foot] = euler(feet[k, 3], feet[k, 4], 0.0)
        _attach(rig, body, ball, euler(0.0, feet[k, 5], 0.0))
    bones = np.empty((len(rig.names), 3, 4), np.float32)
    bones[:, :, :3] = body.turn
    bones[:, :, 3] = body.joint - np.einsum("bij,bj->bi", body.turn, rig.rest)
    return bones


def roots(rig: Rig, body: Body) -> Floats:
    """Where the limbs (4, 3) leave the trunk: shoulders, then hips."""
    above = rig.parent[rig.upper]
    out: Floats = body.joint[above] + np.einsum("nij,nj->ni", body.turn[above], rig.rest[rig.upper] - rig.rest[above])
    return out


def _arms(rig: Rig, body: Body, arms: Floats, shoulders: Floats, grasp: Grasp) -> tuple[Floats, Floats]:
    """Wrist targets and elbow poles: angles first, then drawn before the chest, then to the world's points."""
    chest = body.turn[rig.torso[3]]
    upper, lower = rig.length[0][:2, None], rig.length[1][:2, None]
    first, hinge = _hanging(arms)
    fore = np.cos(arms[:, 3:4]) * first + np.sin(arms[:, 3:4]) * cross(hinge, first)
    wrist = first * upper + fore * lower
    line = wrist / np.sqrt(dot(wrist, wrist))
    pole = cross(line, hinge)
    held = np.clip(arms[:, 10:11], 0.0, 1.0)
    place = arms[:, 11:14] * MIRROR * (upper + lower)
    wrist = wrist + held * (place - wrist)
    drawn = grasp.weight[:, None]
    wrist = wrist + drawn * ((grasp.wrist - shoulders) @ chest - wrist)
    easy = _elbow(wrist, arms[:, 14])
    pole = pole + (1 - (1 - held) * (1 - drawn)) * (easy - pole)
    return shoulders + wrist @ chest.T, pole @ chest.T


def _elbow(wrist: Floats, lift: Floats) -> Floats:
    """Where elbows go of themselves (2, 3, chest's frame): behind a hanging hand, below a raised one, out by `lift`."""
    line = wrist / np.maximum(np.sqrt(dot(wrist, wrist)), 1e-9)
    hinge = np.stack([-np.ones(2), np.zeros(2), line[:, 0]], 1)
    out: Floats = cross(line, hinge) + np.stack([OUT * (0.2 + lift), 0.8 * lift, np.zeros(2)], 1)
    return out


def _hanging(arms: Floats) -> tuple[Floats, Floats]:
    """Directions of the upper arms and the axes their elbows fold about, in the chest's frame (2, 3)."""
    spun = [
        euler(0.0, 0.0, o * a[1]) @ euler(0.0, -a[0], 0.0) @ euler(-o * a[2], 0.0, 0.0)
        for o, a in zip((1, -1), arms[:, :3].tolist(), strict=True)
    ]
    turn = np.stack(spun)
    return -turn[:, :, 1], -turn[:, :, 0]


def _knees(pelvis: Floats, legs: Floats, feet: Floats) -> Floats:
    """Knees point between where the pelvis and where the foot faces."""
    toe = np.stack([np.sin(feet[:, 3]), np.zeros(2), np.cos(feet[:, 3])], 1) * np.cos(feet[:, 4])[:, None]
    splay = np.stack([OUT * (0.12 + legs[:, 6]), np.zeros(2), np.ones(2)], 1)
    out: Floats = splay @ pelvis.T + 0.8 * toe
    return out


def _bend(rig: Rig, body: Body, limbs: Limbs) -> None:
    for bones, joints, way, rest in (
        (rig.upper, limbs.middle - limbs.upper * rig.length[0][:, None], limbs.upper, rig.untwist[0]),
        (rig.lower, limbs.middle, limbs.lower, rig.untwist[1]),
    ):
        body.turn[bones] = frames(way, limbs.hinge) @ rest
        body.joint[bones] = joints


def _hands(rig: Rig, body: Body, limbs: Limbs, arms: Floats, point: Floats) -> None:
    """Roll the forearms, half of it at the wrist, then bend wrists and fingers."""
    fore, hand = rig.lower[:2], rig.ends[:2]
    roll = OUT * arms[:, 4] - rig.thumb_up
    straight = body.turn[fore]
    body.turn[fore] = straight @ rig.roll.turned(0.5 * roll)
    wrist = rig.wrist.turned(arms[:, 5]) @ rig.side.turned(OUT * arms[:, 6])
    body.turn[hand] = straight @ rig.roll.turned(roll) @ wrist
    body.joint[hand] = limbs.end[:2]
    curl = arms[:, 7:8] + point[:, None] * (1.1 - arms[:, 7:8]) + SPREAD * 0.5
    curl[:, 0] += (1 - point) * arms[:, 8] - 1.1 * point
    curl[:, 4] = arms[:, 9] + 0.4 * point
    angles = CURLS[:, None] * curl.reshape(1, 10)
    locals_ = rig.knuckles.turned(angles.reshape(30)).reshape(3, 10, 3, 3)
    for joint, bones in enumerate(rig.fingers):
        above = rig.parent[bones]
        body.joint[bones] = body.joint[above] + np.einsum(
            "nij,nj->ni", body.turn[above], rig.rest[bones] - rig.rest[above]
        )
        body.turn[bones] = body.turn[above] @ locals_[joint]


DEEPEST = 0.17
"""Metres a pelvis sinks at most: a foot that is farther away comes off its place rather than the body down."""


def sink(rig: Rig, body: Body, ankles: Floats, free: Floats) -> float:
    """How far the pelvis must sink (metres, smooth) for both ankles (2, 3) to be in reach; `free` feet give way."""
    hips = roots(rig, body)[2:]
    across = hips - ankles
    reach = 0.9955 * rig.leg
    flat = np.minimum(across[:, 0] ** 2 + across[:, 2] ** 2, (0.95 * reach) ** 2)
    room = across[:, 1] - np.sqrt(reach * reach - flat) - free
    s = 0.003
    top = max(0.0, float(room.max()))
    return min(DEEPEST, top + s * math.log(math.exp(-top / s) + float(np.exp((room - top) / s).sum())))
