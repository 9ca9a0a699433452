"""What a fist closes around: a pistol's grip, the handle of a knife, as the hand turns."""

from typing import NamedTuple

import numpy as np

from ciotat.core.space import cross, unit
from ciotat.stage.mesh import Mesh, transformed
from ciotat.stage.motion.curve import Floats
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["Handle", "clutched", "handle"]

DEEP, FAR = 0.028, 0.82
"""How far before the palm (metres), and how far from the wrist to the knuckles (a share), the middle of a handle lies."""


class Handle(NamedTuple):
    """The middle of a handle as the thing is made, metres above its foot, and how far the thing tips forward in the fist
    (radians)."""

    high: float
    tip: float = 0.0


HANDLES = {
    "pistol": Handle(0.035, 0.25), "knife": Handle(0.055, 0.35), "sword": Handle(0.09, 0.35), "axe": Handle(0.2, 0.3),
}  # fmt: skip


def handle(meshes: tuple[Mesh, ...]) -> Handle | None:
    """The handle of a thing that a fist closes around; None where it has none."""
    return HANDLES.get(meshes[0].name) if meshes else None


def clutched(meshes: tuple[Mesh, ...], by: Handle, pose: Pose, skeleton: Skeleton) -> tuple[Mesh, ...]:
    """The thing in the right fist `by` its handle, which lies across the palm, what is dangerous away from the wrist.
    `meshes` stand on their grip, up +Y, forward +Z."""
    rest = {n: skeleton.head[skeleton.index(f"{n}_r")] for n in ("hand", "index_01", "middle_01", "pinky_01")}
    hand = pose.bones[skeleton.index("hand_r")].astype(np.float64)
    up = unit(rest["index_01"] - rest["pinky_01"])
    out = unit(rest["middle_01"] - rest["hand"])
    palm = -unit(cross(out, up))
    middle = rest["hand"] + FAR * (rest["middle_01"] - rest["hand"]) + DEEP * palm
    forward = unit(out - (out @ up) * up)
    up, forward = (
        np.cos(by.tip) * up + np.sin(by.tip) * forward,
        np.cos(by.tip) * forward - np.sin(by.tip) * up,
    )
    frame: Floats = hand[:, :3] @ np.column_stack([cross(up, forward), up, forward])
    at = hand[:, :3] @ middle + hand[:, 3] - frame @ np.array([0.0, by.high, 0.0])
    return tuple(transformed(mesh, np.column_stack([frame, at])) for mesh in meshes)
