"""The shape of a body: age, sex, build, height and the small differences that make a face somebody's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.stage.people.pack import Pack, people_pack
from ciotat.stage.people.skeleton import Skeleton

__all__ = ["Body", "Points", "body"]

Points = NDArray[np.float64]
Shorts = NDArray[np.int16]
BODY = 13380  # vertices of the skin itself; helpers follow
ADULT = 25.0


@dataclass(frozen=True)
class Body:
    """What is asked of a body: `years`, `height` in metres (None: what the shape gives), `muscle` and `weight` in [0, 1],
    `ancestry` weights over african, asian, caucasian; `local` weighs single shapes (a name without l-/r- moves both
    sides)."""

    female: bool
    years: float
    height: float | None = None
    muscle: float = 0.5
    weight: float = 0.5
    ancestry: Mapping[str, float] = field(default_factory=lambda: {"caucasian": 1.0})
    local: Mapping[str, float] = field(default_factory=dict)
    head: float = 1.06

    def shape(self) -> Points:
        """All vertices (V, 3) of the base mesh and its helpers, in metres, feet on y = 0."""
        pack = people_pack()
        v = pack.base.astype(np.float64) * 0.1
        tall = np.zeros_like(v)
        for name, weight in self._macro():
            _add(pack, v, name, weight)
        short = self.height is not None and self.height < _height(v)
        for (age, wa), (muscle, wm), (fat, wf) in self._factors():
            slider = "min" if short else "max"
            sex = "female" if self.female else "male"
            _add(pack, tall, f"macrodetails/height/{sex}-{age}-{muscle}-{fat}-{slider}height", wa * wm * wf)
        if self.height is not None:
            reach = _height(v + tall) - _height(v)
            v += tall * np.clip((self.height - _height(v)) / reach, 0, 1.2)
        for name, weight in self.local.items():
            for side in (name,) if name in pack.spans else _sides(name):
                _add(pack, v, side, weight)
        v = _bigger_head(pack, v, self.head)
        if self.height is not None:
            v *= self.height / _height(v)
        v[:, 1] -= v[:BODY, 1].min()
        return v

    def _factors(self) -> Iterator[Any]:
        muscle = _about_middle(self.muscle, "minmuscle", "averagemuscle", "maxmuscle")
        weight = _about_middle(self.weight, "minweight", "averageweight", "maxweight")
        return product(_ages(self.years), muscle, weight)

    def _macro(self) -> Iterator[tuple[str, float]]:
        sex = "female" if self.female else "male"
        total = sum(self.ancestry.values())
        for age, share in _ages(self.years):
            for race, part in self.ancestry.items():
                yield f"macrodetails/{race}-{sex}-{age}", share * part / total
        for (age, wa), (muscle, wm), (fat, wf) in self._factors():
            yield f"macrodetails/universal-{sex}-{age}-{muscle}-{fat}", wa * wm * wf
            yield f"macrodetails/proportions/{sex}-{age}-{muscle}-{fat}-idealproportions", 0.5 * wa * wm * wf
            if self.female:
                yield f"breast/female-{age}-{muscle}-{fat}-averagecup-averagefirmness", wa * wm * wf


def body(shape: Points) -> Skeleton:
    """The skeleton that fits a shape: joints are means of vertices, so they follow every body."""
    pack = people_pack()
    rig = pack.rig

    def ends(places: list[Any]) -> NDArray[np.float32]:
        rows = [shape[pack.cubes[p] if isinstance(p, str) else p].mean(0) for p in places]
        return np.array(rows, np.float32)

    return Skeleton(tuple(rig["names"]), np.array(rig["parent"], np.int32), ends(rig["head"]), ends(rig["tail"]))


def _add(pack: Pack, v: Points, name: str, weight: float) -> None:
    if weight and name in pack.spans:
        first, last = pack.spans[name]
        step, x, y, z = (pack.arrays[row][first:last] for row in ("step", "x", "y", "z"))
        _shift(v, step, x, y, z, 0.1 * weight)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _shift(v: Points, step: Shorts, x: Shorts, y: Shorts, z: Shorts, weight: float) -> None:
    """Add a packed shape to `v` (V, 3): `step` (K,) vertices on from the one before, by thousandths."""
    at, share, unit = 0, np.float32(weight), np.float32(1e-3)
    for k in range(len(step)):
        at += step[k]
        v[at, 0] += share * (np.float32(x[k]) * unit)
        v[at, 1] += share * (np.float32(y[k]) * unit)
        v[at, 2] += share * (np.float32(z[k]) * unit)


def _sides(name: str) -> tuple[str, str]:
    folder, _, rest = name.partition("/")
    return f"{folder}/l-{rest}", f"{folder}/r-{rest}"


def _height(v: Points) -> float:
    return float(np.ptp(v[:BODY, 1]))


def _bigger_head(pack: Pack, v: Points, scale: float) -> Points:
    """Heads a touch larger than life, as in animated film: they carry the acting."""
    share = pack.influence("head").astype(np.float64) + 0.35 * pack.influence("neck")
    pivot = v[pack.cubes["joint-head"]].mean(0) if "joint-head" in pack.cubes else v[:BODY].mean(0)
    lifted = v + (v - pivot) * ((scale - 1) * np.clip(share, 0, 1))[:, None]
    for name, ring in pack.cubes.items():
        if name in {"joint-head-2", "joint-l-eye", "joint-r-eye"}:
            lifted[ring] = v[ring] + (v[ring] - pivot) * (scale - 1)
    return lifted


def _about_middle(x: float, low: str, middle: str, high: str) -> list[tuple[str, float]]:
    side = abs(x - 0.5) * 2
    return [(middle, 1 - side), (low if x < 0.5 else high, side)] if side else [(middle, 1.0)]


def _ages(years: float) -> list[tuple[str, float]]:
    """Shares of the four ages the shapes were modelled at: 1, 12, 25 and 90 years."""
    t = (years - 1) / (ADULT - 1) * 0.5 if years < ADULT else 0.5 + (min(years, 90.0) - ADULT) / (90 - ADULT) * 0.5
    t = max(t, 0.0)
    marks = [("baby", 0.0), ("child", 0.1875), ("young", 0.5), ("old", 1.0)]
    for (a, ta), (b, tb) in pairwise(marks):
        if t <= tb:
            x = (t - ta) / (tb - ta)
            return [(n, w) for n, w in ((a, 1 - x), (b, x)) if w > 1e-9]
    return [("old", 1.0)]
