"""The head as hair knows it: how far the skin is in every direction, and where hair grows."""

from dataclasses import dataclass

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.core.space import Array, unit
from ciotat.stage.people.canvas import canonical, head_faces, scalp
from ciotat.stage.people.measures import Measures

__all__ = ["Skull", "skull"]

Floats = NDArray[np.floating]


CELL = 0.03  # metres
SHARP, FAR = np.float32(500), np.float32(0.09)  # how fast a sample's weight falls with 1 - cosine; where it is nothing
REACH = np.sqrt(2 * FAR)  # the longest chord from a direction to a sample that counts


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _blend(direction: Array, first: NDArray[np.intp], way: Array, values: Array, out: Array) -> None:
    """`out` (N, C) becomes what `values` (P, C), known towards unit vectors `way` (P, 3) sorted by y, are towards each
    `direction` (N, 3): a Gaussian mean of those within 24 degrees, the earliest at `first` (N,); 0 without any."""
    total = np.zeros(values.shape[1])
    for n in range(direction.shape[0]):
        x, y, z = direction[n]
        total[:] = 0.0
        weight = 0.0
        for p in range(first[n], way.shape[0]):
            if way[p, 1] > y + REACH:
                break
            off = x * way[p, 0] + y * way[p, 1] + z * way[p, 2] - np.float32(1)
            if off > -FAR:
                near = np.exp(off * SHARP)
                weight += near
                for c in range(values.shape[1]):
                    total[c] += near * values[p, c]
        for c in range(values.shape[1]):
            out[n, c] = total[c] / max(weight, 1e-12)


@dataclass(frozen=True, eq=False)
class Backs:
    """The clothed trunk as two height fields over x and y: `behind` and `ahead` (R, C) are z, from `corner` (x, y) on, on
    either side of `middle`."""

    corner: tuple[float, float]
    middle: float
    behind: Floats
    ahead: Floats

    def outside(self, p: Floats) -> Floats:
        """Points (N, 3) pushed out of the trunk, backwards or forwards."""
        rows, columns = self.behind.shape
        x, y = (p[:, 0] - self.corner[0]) / CELL, (p[:, 1] - self.corner[1]) / CELL
        on = (x > 0) & (y > 0) & (x < columns - 1.01) & (y < rows - 1.01)
        x, y = np.clip(x, 0, columns - 1.01), np.clip(y, 0, rows - 1.01)
        j, i = x.astype(int), y.astype(int)
        fx, fy = x - j, y - i
        out = p.copy()
        for field, back in ((self.behind, True), (self.ahead, False)):
            z = (field[i, j] * (1 - fx) + field[i, j + 1] * fx) * (1 - fy) + (
                field[i + 1, j] * (1 - fx) + field[i + 1, j + 1] * fx
            ) * fy
            side = (p[:, 2] < self.middle) == back
            out[:, 2] = np.where(on & side, np.minimum(out[:, 2], z) if back else np.maximum(out[:, 2], z), out[:, 2])
        return out


def _backs(m: Measures, thick: float) -> Backs:
    p = m.tights.position[(m.tights.limb == 0) | (m.sleeve[m.ids] < 0.4)]
    low, high = m.waist, m.collar + 0.01
    p = p[(p[:, 1] > low) & (p[:, 1] < high)]
    wide = float(np.abs(p[:, 0]).max())
    shape = (int((high - low) / CELL) + 2, int(2 * wide / CELL) + 2)
    i, j = ((p[:, 1] - low) / CELL + 0.5).astype(int), ((p[:, 0] + wide) / CELL + 0.5).astype(int)
    middle = float(m.joint("neck_01")[2])
    behind, ahead = np.full(shape, np.inf), np.full(shape, -np.inf)
    np.minimum.at(behind, (i, j), p[:, 2])
    np.maximum.at(ahead, (i, j), p[:, 2])
    behind = np.where(np.isfinite(behind) & (behind < middle), behind - thick, middle)
    ahead = np.where(np.isfinite(ahead) & (ahead > middle), ahead + thick, middle)
    return Backs((-wide, low), middle, behind, ahead)


@dataclass(frozen=True, eq=False)
class Skull:
    """`centre` of the cranium and `size` (1 for a grown head); `way` (P, 3), from the lowest up, and `skin` (P, 4), its
    radius and canonical coordinates, sample the skin without the ears. `capsules` (start, end, radius) are neck and shoulders."""

    centre: NDArray[np.float64]
    size: float
    way: Array
    skin: Array
    recede: float
    capsules: tuple[tuple[NDArray[np.float64], NDArray[np.float64], float], ...]
    brow: float
    backs: Backs

    def read(self, direction: Floats) -> tuple[Floats, Floats]:
        """Radius (N,) of the skin and how far above the hairline (N,) it is, towards unit directions (N, 3)."""
        found = np.empty((len(direction), 4), np.float32)
        towards = direction.astype(np.float32)
        _blend(towards, np.searchsorted(self.way[:, 1], towards[:, 1] - REACH), self.way, self.skin, found)
        return found[:, 0], scalp(found[:, 1:], self.recede)

    def outside(self, p: Floats, lift: Floats | float, hug: Floats | float = 0.0) -> Floats:
        """Points (N, 3) pushed off the skin to at least `lift` metres; `hug` in [0, 1] pulls them down to it too."""
        rel = p - self.centre
        r = np.maximum(np.linalg.norm(rel, axis=1), 1e-6)
        way = rel / r[:, None]
        goal = self.read(way)[0] + lift
        below = way[:, 1] < -0.45
        r2 = np.where(r < goal, goal, r + (goal - r) * hug)
        out = self.centre + way * np.where(below, r, r2)[:, None]
        for start, end, radius in self.capsules:
            axis = end - start
            t = np.clip((out - start) @ axis / (axis @ axis), 0, 1)
            gap = out - (start + t[:, None] * axis)
            far = np.maximum(np.linalg.norm(gap, axis=1, keepdims=True), 1e-6)
            out = out + gap / far * np.maximum(radius - far, 0)
        return self.backs.outside(out)


def skull(m: Measures, recede: float, thick: float, muffled: bool = False) -> Skull:
    """The skull under a head; `thick` metres of clothes lie on the shoulders, a scarf (`muffled`) round the neck."""
    ids = np.unique(head_faces()[0])
    at, own = m.shape[ids], canonical()[ids]
    ear = (np.abs(own[:, 0]) > 2.3) & (own[:, 1] < 0.3) & (own[:, 1] > -1.6) & (own[:, 2] < -1.7)
    at, own = at[~ear], own[~ear].astype(np.float64)
    top = scalp(own) > 0
    low, high = at[top].min(0), at[top].max(0)
    size = float(high[2] - low[2]) / 0.178
    centre = np.array([0.0, high[1] - 0.098 * size, (low[2] + high[2]) / 2 - 0.004 * size])
    rel = at - centre
    left, right, neck = m.joint("upperarm_l"), m.joint("upperarm_r"), m.joint("neck_01")
    chest = m.joint("spine_03") + np.array([0, 0.02, 0.03]) * m.size
    nape = m.joint("head") + np.array([0, 0.0, 0.012]) * m.size
    side, drop, rib = np.array([0.01, 0, 0]), np.array([0, 0.045 * m.size, 0]), np.array([0.055 * m.size, 0, 0])
    capsules = (
        (neck, nape, 0.054 * m.size + thick * 0.5 + 0.062 * muffled),
        (left + side, neck - drop, 0.058 * m.size + thick),
        (right - side, neck - drop, 0.058 * m.size + thick),
        (chest + rib, chest - rib, 0.105 * m.size + thick),
    )
    order = np.argsort(rel[:, 1] / np.linalg.norm(rel, axis=1), kind="stable")
    brow = float(m.shape[ids][np.argmin(np.abs(canonical()[ids] - np.array([1.0, 0.75, 0.6])).sum(1))][1])
    return Skull(
        centre,
        size,
        unit(rel).astype(np.float32)[order],
        np.column_stack([np.linalg.norm(rel, axis=1), own]).astype(np.float32)[order],
        recede,
        capsules,
        brow,
        _backs(m, thick * 0.85),
    )
