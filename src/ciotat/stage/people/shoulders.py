"""Shoulders that come in and slope as the arm is lowered: a corrective for skinning from arms held out."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.part import Part

__all__ = ["Arm", "arms", "sloped"]

REACH, INWARD, DOWN = 0.115, 0.030, 0.010  # metres for a body of 1.72 m
LOOSE = {"head", "hair", "hair cap", "hat", "beard", "moustache", "tail"}


@dataclass(frozen=True, eq=False)
class Arm:
    """The shape `name` takes hold as bone `upper` turns its rest direction `way` (3,) down against bone `trunk`."""

    name: str
    upper: int
    trunk: int
    way: Array

    def lowered(self, bones: Array) -> float:
        """How far the arm hangs, 0 as modelled or higher, 1 straight down, for matrices (B, 3, 4)."""
        down = bones[self.trunk, :, 1] @ (bones[self.upper, :, :3] @ self.way)
        return min(max(float((self.way[1] - down) / (1 + self.way[1])), 0.0), 1.0)


def arms(m: Measures) -> tuple[Arm, ...]:
    """Both arms of a body."""
    found = []
    for side in "lr":
        way = m.joint(f"lowerarm_{side}") - m.joint(f"upperarm_{side}")
        unit = (way / np.linalg.norm(way)).astype(np.float32)
        found.append(Arm(f"armLowered_{side}", m.bone(f"upperarm_{side}"), m.bone("spine_03"), unit))
    return tuple(found)


def sloped(m: Measures, part: Part) -> Part:
    """`part` with a shape for each lowered arm, where it lies on the shoulders."""
    if part.name in LOOSE or part.eye:
        return part
    shapes = dict(part.shapes)
    for side, sign in (("l", 1.0), ("r", -1.0)):
        joint = m.joint(f"upperarm_{side}") + np.array([sign * 0.025, 0.025, 0.0]) * m.size
        share: NDArray[np.floating] = np.exp(-(((part.position - joint) / (REACH * m.size)) ** 2).sum(1))
        hit = np.flatnonzero((share > 0.03) & (part.position[:, 0] * sign > 0))
        if len(hit):
            moved = share[hit, None] * np.array([-sign * INWARD, -DOWN, 0.0]) * m.size
            shapes[f"armLowered_{side}"] = (hit, moved.astype(np.float32))
    return replace(part, shapes=shapes)
