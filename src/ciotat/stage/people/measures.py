"""A tailor's measures: where every vertex of a body lies in the terms in which clothes are cut."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.mesh import normals
from ciotat.stage.people.body import BODY, Points
from ciotat.stage.people.cloth import Panel
from ciotat.stage.people.pack import people_pack
from ciotat.stage.people.part import compact
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["Measures", "measure"]

Floats = NDArray[np.floating]


@dataclass(frozen=True, eq=False)
class Measures:
    """Fields over all base vertices (V,): `arm` how much it belongs to an arm, `sleeve` 0 at the shoulder, 1 at the
    elbow, 2 at the wrist, `hand`, `foot`, `head`, `neck` shares. Levels in metres: `collar` the base of the neck, `chest`,
    `waist`, `hip`, `crotch`, `knee`, `ankle`. `size` is 1 for a body of 1.72 m; `tights` is the body suit as cloth, coarse
    for `far` people."""

    shape: Points
    skeleton: Skeleton
    size: float
    arm: Floats
    sleeve: Floats
    hand: Floats
    foot: Floats
    head: Floats
    neck: Floats
    collar: float
    chest: float
    waist: float
    hip: float
    crotch: float
    knee: float
    ankle: float
    ids: NDArray[np.int64]
    tights: Panel
    far: bool = False

    @property
    def axes(self) -> Floats:
        """Start and end of trunk, arms and legs (5, 2, 3)."""
        at = self.joint
        rows = [(at("pelvis"), at("neck_01"))]
        rows += [(at(f"upperarm_{s}"), at(f"hand_{s}")) for s in "lr"]
        rows += [(at(f"thigh_{s}"), at(f"foot_{s}")) for s in "lr"]
        axes = np.array(rows, np.float64)
        axes[0, :, 0] = 0
        axes[0, 1, 2] = axes[0, 0, 2]
        return axes

    def joint(self, name: str) -> NDArray[np.float64]:
        return self.skeleton.head[self.skeleton.index(name)].astype(np.float64)

    def bone(self, name: str) -> int:
        return self.skeleton.index(name)

    def outline(self, level: float, angles: Floats, reach: float = 0.03) -> Floats:
        """How far the trunk and legs extend (A,) about the y axis at a level, towards each of `angles` (0 is front)."""
        p = self.tights.position
        near = p[
            (np.abs(p[:, 1] - level) < reach * max(self.size, 0.6)) & (self.tights.limb != 1) & (self.tights.limb != 2)
        ]
        if not len(near):
            return np.full(len(angles), 0.1)
        middle = np.array([0.0, self.centre(level)])
        way = np.stack([np.sin(angles), np.cos(angles)])
        return ((near[:, [0, 2]] - middle) @ way).max(0)

    def centre(self, level: float) -> float:
        """The z of the body's middle at a level."""
        p = self.tights.position
        near = p[(np.abs(p[:, 1] - level) < 0.05) & (np.abs(p[:, 0]) < 0.2 * self.size)]
        return float((near[:, 2].min() + near[:, 2].max()) / 2) if len(near) else 0.0


def _along(p: Floats, start: Floats, end: Floats) -> Floats:
    """Where points (N, 3) lie along a bone: 0 at its start, 1 at its end."""
    return (p - start) @ (end - start) / ((end - start) @ (end - start))


def measure(shape: Points, skeleton: Skeleton, far: bool = False) -> Measures:
    """Take the measures of a body; clothes for `far` people are cut from coarser cloth."""
    pack = people_pack()
    share = pack.influence
    at = {name: skeleton.head[k].astype(np.float64) for k, name in enumerate(skeleton.names)}
    mirrored = np.concatenate([np.abs(shape[:, :1]), shape[:, 1:]], 1)
    shoulder, elbow, wrist = (at[f"{n}_l"] for n in ("upperarm", "lowerarm", "hand"))
    upper, lower = _along(mirrored, shoulder, elbow), _along(mirrored, elbow, wrist)
    arm = share("upperarm", "lowerarm", "hand", "thumb", "index", "middle", "ring", "pinky")
    ids, index = compact(pack.arrays["far/tights"].astype(np.int32) if far else pack.faces("helper-tights"))
    table = np.zeros((len(ids), len(skeleton.names)))
    np.put_along_axis(table, pack.bones[ids], pack.weights[ids], 1)
    legs = share("thigh", "calf", "foot", "ball")
    limb = np.where(
        arm > 0.5, np.where(shape[:, 0] > 0, 1, 2), np.where(legs > 0.55, np.where(shape[:, 0] > 0, 3, 4), 0)
    )
    hip, knee = at["thigh_l"][1], at["calf_l"][1]
    return Measures(
        shape=shape,
        skeleton=skeleton,
        size=float(np.ptp(shape[:BODY, 1])) / 1.72,
        arm=arm,
        sleeve=np.where(lower > 0, 1 + lower, np.minimum(upper, 1)),
        hand=share("hand", "thumb", "index", "middle", "ring", "pinky"),
        foot=share("foot", "ball"),
        head=share("head"),
        neck=share("neck"),
        collar=float(at["neck_01"][1]),
        chest=float(at["spine_03"][1]),
        waist=float(at["spine_01"][1]) + 0.035,
        hip=float(hip),
        crotch=float(hip - 0.16 * (hip - knee)),
        knee=float(knee),
        ankle=float(at["foot_l"][1]),
        ids=ids,
        tights=Panel(
            shape[ids],
            normals(shape[ids].astype(np.float32), index).astype(np.float64),
            table,
            index,
            limb[ids].astype(float),
        ),
        far=far,
    )
