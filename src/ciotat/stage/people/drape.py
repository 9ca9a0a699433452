"""Cloth that hangs: skirts, coat tails, robes; lofted around the body's outline and led by both legs."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array, cross, rotation
from ciotat.stage.mesh import Material, normals
from ciotat.stage.people.canvas import rise
from ciotat.stage.people.cloth import Panel, hemmed, sewn
from ciotat.stage.people.measures import Measures
from ciotat.stage.people.part import Part
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["Drape", "Hems", "hanging", "hems"]

Floats = NDArray[np.floating]
RAISED = 0.1, 0.4
"""How far forward a thigh points (the sine of its angle) where it begins to hold back the hem, and how much farther
where the hem hangs straight from the knee."""


@dataclass(frozen=True, eq=False)
class Hems:
    """Two bones more, for cloth below the knees: it goes along with the shins, but a shin that is drawn back under a
    raised thigh, as on a step, leaves it hanging. `thighs` and `calves` are bones, `knees` (2, 3) joints at rest."""

    pelvis: int
    thighs: tuple[int, int]
    calves: tuple[int, int]
    knees: Floats

    def hung(self, bones: Array) -> Array:
        """The bones (B, 3, 4) and the two more (B + 2, 3, 4)."""
        down, ahead = -bones[self.pelvis, :, 1].astype(np.float64), bones[self.pelvis, :, 2].astype(np.float64)
        x, y, z = cross(down, ahead).tolist()
        more = []
        for thigh, calf, knee in zip(self.thighs, self.calves, self.knees, strict=True):
            turn, shin = bones[calf, :, :3].astype(np.float64), -bones[calf, :, 1].astype(np.float64)
            raised = min(max((float(-bones[thigh, :, 1] @ ahead) - RAISED[0]) / RAISED[1], 0.0), 1.0)
            now = math.atan2(float(shin @ ahead), float(shin @ down))
            turned = rotation((x, y, z), max(0.0, -(1 - raised) * math.pi - now)) @ turn
            more.append(np.column_stack([turned, turn @ knee + bones[calf, :, 3] - turned @ knee]))
        return np.concatenate([bones, np.stack(more).astype(bones.dtype)])


def hems(skeleton: Skeleton) -> Hems:
    """The hems of a body."""
    thighs, calves = ((skeleton.index(f"{n}_l"), skeleton.index(f"{n}_r")) for n in ("thigh", "calf"))
    return Hems(skeleton.index("pelvis"), thighs, calves, skeleton.head[list(calves)].astype(np.float64))


@dataclass(frozen=True)
class Drape:
    """From `high` to `low` (levels in metres), `ease` off the body at the top and `flare` more at the hem; `gap` is the
    half-angle left open in front (radians) at the hem and `gap_top` at the top; `flutes` folds of depth `fold`."""

    high: float
    low: float
    ease: float
    flare: float
    gap: float = 0.0
    gap_top: float = 0.0
    flutes: int = 14
    fold: float = 0.012
    bell: float = 1.0


def hanging(m: Measures, drape: Drape, name: str, material: Material, columns: int = 48) -> Part:
    """The draped piece."""
    rows = int(np.clip((drape.high - drape.low) / (0.055 * max(m.size, 0.5)), 4, 16))
    if m.far:
        rows, columns = max(rows // 2, 1), columns // 2
    down = np.linspace(0, 1, rows + 1)
    open_front = drape.gap > 0 or drape.gap_top > 0
    turn = np.linspace(0, 1, columns + 1)[: None if open_front else -1]
    gap = drape.gap_top + (drape.gap - drape.gap_top) * down
    angle = gap[:, None] + turn[None] * (2 * np.pi - 2 * gap[:, None])
    position = _rings(m, drape, down, angle)
    columns_ = len(turn)
    index = _quads(rows, columns_, not open_front)
    flat = position.reshape(-1, 3)
    normal = normals(flat.astype(np.float32), index)
    panel = Panel(flat, normal, _led(m, flat), index, np.zeros(len(flat)))
    return sewn(name, panel if m.far else hemmed(panel, 0.006), material, m.axes)


def _rings(m: Measures, drape: Drape, down: Floats, angle: Floats) -> Floats:
    """Rings (R, A, 3): never narrower than the ring above."""
    rows, widest = [], np.zeros(angle.shape[1])
    for t, around in zip(down, angle, strict=True):
        level = drape.high + (drape.low - drape.high) * t
        body = m.outline(level, around) if level > m.knee * 0.9 else np.zeros(len(around))
        widest = np.maximum(widest * (0.999 if t > 0.05 else 1), body + drape.ease)
        fold = drape.fold * t * np.cos(around * drape.flutes + 2.2 * np.sin(around * 2) + 0.8 * t)
        radius = widest + drape.flare * t**drape.bell + fold
        z = m.centre(max(level, m.crotch))
        rows.append(np.stack([radius * np.sin(around), np.full(len(around), level), z + radius * np.cos(around)], 1))
    return np.stack(rows)


def _quads(rows: int, columns: int, closed: bool) -> NDArray[np.int32]:
    i, j = (a.ravel() for a in np.mgrid[0:rows, 0 : columns if closed else columns - 1])
    a, b = i * columns + j, i * columns + (j + 1) % columns
    return np.stack([a, a + columns, b, b, a + columns, b + columns], 1).reshape(-1, 3).astype(np.int32)


def _led(m: Measures, p: Floats) -> Floats:
    """Weights (N, 55), the last two of `Hems`: the pelvis above, the nearer thigh and calf below, handed over softly between the legs."""
    bones = len(m.skeleton.names)
    weights = np.zeros((len(p), bones + 2))
    side = rise(p[:, 0], -0.11 * m.size, 0.11 * m.size)
    leg = 0.93 * rise(m.hip + 0.03 - p[:, 1], 0.0, 0.30 * m.size)
    shin = 0.80 * rise(m.knee + 0.06 - p[:, 1], 0.0, 0.16 * m.size)
    for k, (name, share) in enumerate((("l", side), ("r", 1 - side))):
        weights[:, m.bone(f"thigh_{name}")] = share * leg * (1 - shin)
        weights[:, bones + k] = share * leg * shin
    spine = rise(p[:, 1], m.hip + 0.03, m.waist + 0.08) * (1 - leg)
    weights[:, m.bone("spine_01")] = spine
    weights[:, m.bone("pelvis")] = 1 - leg - spine
    return weights
