"""A sheet of paper between thumb and fingers: where it lies for the pose of the hands that hold it."""

from typing import NamedTuple

import numpy as np

from ciotat.core.space import cross, unit
from ciotat.stage.mesh import Mesh, transformed
from ciotat.stage.motion.curve import Floats, ease
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["OVERLAP", "WIDEST", "Leaf", "laid", "leaf"]

LEAVES = ("letter", "map", "newspaper", "snapshot", "ticket")
OVERLAP, WIDEST = 0.02, 0.34
"""Metres of a sheet that lie between thumb and finger at each edge; how far apart hands hold a sheet at most."""
TALLEST = 0.2
"""Metres: a telephone that stands taller is none that lies in a hand."""
LOW = 0.36
"""How high on its edge, as a share of the sheet's height, the hand holds it."""
SIDE = 0.006
"""Metres by which the index finger's own side counts for the way a sheet faces, beside where the thumb is."""
INWARD = 0.7
"""How far round from the palm's own way (radians) the sheet of a single hand points: where the other hand would be."""


class Leaf(NamedTuple):
    """A sheet as it is made: its middle, as high as its fold stands where hands hold it, the edges' ways to the right
    and up (unit), its width and height (metres)."""

    middle: Floats
    right: Floats
    up: Floats
    width: float
    height: float


def _flat(middle: tuple[float, float, float], width: float, height: float) -> Leaf:
    """What lies on its back as it is made, its head towards -Z."""
    return Leaf(np.array(middle), np.array((1.0, 0.0, 0.0)), np.array((0.0, 0.0, -1.0)), width, height)


FLAT = {
    "opened": _flat((0.0, 0.004, 0.0), 0.252, 0.19),
    "key": _flat((0.0, 0.003, 0.005), 0.03, 0.06),
    "money": _flat((0.0, 0.037, 0.03), 0.15, 0.07),
    "ring": Leaf(np.array((0.0, 0.02, 0.01)), np.array((1.0, 0.0, 0.0)), np.array((0.0, 0.707, -0.707)), 0.055, 0.05),
    "phone": Leaf(
        np.array((0.0, 0.07, 0.026)),
        np.array((-1.0, 0.0, 0.0)),
        np.array((0.0, np.cos(0.35), np.sin(0.35))),
        0.074,
        0.15,
    ),
}
"""What is held like a sheet of paper, and is none."""


class _Hold(NamedTuple):
    """One hand: the point of the sheet it holds, the sheet's normal there, the way to the sheet's right."""

    point: Floats
    normal: Floats
    right: Floats


def leaf(meshes: tuple[Mesh, ...]) -> Leaf | None:
    """What of a thing is a sheet of paper, or is held like one; None where it is something else."""
    if meshes and meshes[0].name in FLAT and float(meshes[0].position[:, 1].max()) < TALLEST:
        return FLAT[meshes[0].name]
    if len(meshes) != 1 or meshes[0].name not in LEAVES or meshes[0].uv is None:
        return None
    at, (u, v) = meshes[0].position.astype(np.float64), meshes[0].uv.T
    left, right, top, bottom = (at[e].mean(0) for e in (u < 0.01, u > 0.99, v > 0.99, v < 0.01))
    across, along = right - left, top - bottom
    wide, high = float(np.sqrt(across @ across)), float(np.sqrt(along @ along))
    middle = (left + right + top + bottom) / 4
    front = cross(across / wide, along / high)
    fold = float(((at[np.abs(v - LOW) < 0.15] - middle) @ front).mean())
    return Leaf(middle + fold * front, across / wide, along / high, wide, high)


def laid(meshes: tuple[Mesh, ...], sheet: Leaf, pose: Pose, skeleton: Skeleton) -> tuple[Mesh, ...]:
    """The sheet in the right hand; where the left hand is at its other edge, between both."""
    span = min(sheet.width, WIDEST) - 2 * OVERLAP
    mine, other = _hold(pose, skeleton, "r"), _hold(pose, skeleton, "l")
    apart = mine.point - other.point
    both = 1 - ease((abs(float(np.sqrt(apart @ apart)) - span) - 0.04) / 0.14)
    alone = mine.point - 0.5 * span * mine.right
    middle = alone + both * (0.5 * (mine.point + other.point) - alone)
    normal = unit(mine.normal + both * (0.5 * (mine.normal + other.normal) - mine.normal))
    right = mine.right + both * (unit(apart) - mine.right)
    right = unit(right - (right @ normal) * normal)
    up = cross(normal, right)
    middle = middle + (0.5 - LOW) * sheet.height * up
    turn = (
        np.column_stack([right, up, normal]) @ np.column_stack([sheet.right, sheet.up, cross(sheet.right, sheet.up)]).T
    )
    matrix = np.column_stack([turn, middle - turn @ sheet.middle])
    return tuple(transformed(mesh, matrix) for mesh in meshes)


def _hold(pose: Pose, skeleton: Skeleton, side: str) -> _Hold:
    way = 1.0 if side == "l" else -1.0
    rest = {n: skeleton.head[skeleton.index(f"{n}_{side}")] for n in ("hand", "index_01", "middle_01", "pinky_01")}
    hand = pose.bones[skeleton.index(f"hand_{side}")].astype(np.float64)
    across = unit(rest["index_01"] - rest["pinky_01"])
    out = unit(rest["middle_01"] - rest["hand"])
    palm = unit(cross(out, across)) * way
    thumb, finger = _pad(pose, skeleton, f"thumb_03_{side}"), _pad(pose, skeleton, f"index_03_{side}")
    normal = unit(thumb - finger + SIDE * (hand[:, :3] @ across))
    inward = hand[:, :3] @ (np.cos(INWARD) * palm + np.sin(INWARD) * out)
    return _Hold(0.7 * thumb + 0.3 * finger, normal, inward * way)


def _pad(pose: Pose, skeleton: Skeleton, name: str) -> Floats:
    """The pad of a finger, in the world."""
    k = skeleton.index(name)
    bone = pose.bones[k].astype(np.float64)
    return bone[:, :3] @ (0.4 * skeleton.head[k] + 0.6 * skeleton.tail[k]) + bone[:, 3]
