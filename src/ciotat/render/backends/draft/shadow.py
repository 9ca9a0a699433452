"""Shadow maps: one or two per lamp, fitted to what the camera sees; still geometry is drawn once, what moves on top."""

from typing import NamedTuple

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.camera import axes
from ciotat.render.backends.draft.kernel import Doubles, Flags, inner, maker
from ciotat.render.backends.draft.layer import Layer
from ciotat.render.backends.draft.raster import EMPTY, NOTHING, eye
from ciotat.render.backends.draft.scene import Scene
from ciotat.stage.mesh import Ints
from ciotat.stage.world import Lamp, View

__all__ = ["NOBODY", "Maps", "Shadows"]

SMALL, LARGE, BROAD = 640, 1024, 960
"""Texels across a map, of pictures up to `BROAD` pixels wide and of broader ones."""

MOST = 4
"""Lamps with shadows; the strongest where the camera focuses are chosen."""

FACE = np.tan(np.radians(62))
"""A point lamp's one map looks this wide."""


class Maps(NamedTuple):
    """`eyes` (S, 20), `closeness` (S, side, side), its least and greatest value in and next to every 8 x 8 texels, and
    every lamp's first map and number of maps in `which` (L, 2); those `fresh` (S,) are not as they were. Where `reach`
    (S, rows, columns, 4) has rows, it notes which blocks of 8 x 8 texels each tile of the picture looks into: the first
    and the last, column and row."""

    eyes: Doubles
    closeness: Array
    ranges: Array
    which: Ints
    reach: Ints
    fresh: Flags


NOBODY = np.zeros((0, 0, 0, 4), np.int32)
"""The reach where nobody asks for it."""


def _cascades(lamp: Lamp, view: View, wide: float, side: int) -> list[Doubles]:
    """Two parallel eyes of a sun: what stands near the focus, and the rest. They jump in steps so as to be kept."""
    frame = axes(lamp.direction)
    forward = axes(np.subtract(view.target, view.position))[2]
    near = min(max(1.7 * view.focus, 3.0), 14.0)
    eyes = []
    for far in (near, 5.0 * near + 20.0):
        reach = 0.5 * far * (1.0 + wide * wide)
        radius = reach if wide < 1.0 else far * wide
        extent = 2.0 ** (np.ceil(2.0 * np.log2(radius * 1.15)) / 2.0)
        step = extent * 0.125
        centre = np.asarray(view.position) + forward * min(reach, far)
        snapped = np.round(frame @ centre / step) * step
        eyes.append(eye(frame, frame.T @ snapped, (side / 2 / extent,) * 2, (side, side), 0.0))
    return eyes


def _eyes(lamp: Lamp, view: View, wide: float, side: int) -> list[Doubles]:
    if lamp.kind == "sun":
        return _cascades(lamp, view, wide, side)
    position = np.asarray(lamp.position, np.float64)
    if lamp.kind == "spot":
        opening, direction = np.tan(min(lamp.outer * 1.03, 1.35)), np.asarray(lamp.direction)
    else:
        opening, direction = FACE, np.round(np.subtract(view.target, position) * 2) / 2
    return [eye(axes(direction), position, (side / 2 / opening,) * 2, (side, side), 0.08)]


def _strength(lamp: Lamp, view: View) -> float:
    power = float(np.dot(lamp.color, (0.2126, 0.7152, 0.0722)))
    if lamp.kind == "sun":
        return power
    away = np.linalg.norm(np.subtract(view.target, lamp.position))
    return power / max(float(away) ** 2, 0.25)


class Shadows:
    """The maps of one shot, whose pictures are `across` pixels wide."""

    def __init__(self, scene: Scene, still: int, across: int) -> None:
        self.scene, self.still, self.side = scene, still, SMALL if across <= BROAD else LARGE
        self.points = np.zeros_like(scene.position)
        self._make(0)

    def _make(self, count: int) -> None:
        self.closeness = np.empty((count, self.side, self.side), np.float32)
        self.ranges = np.empty((count, self.side // 8, self.side // 8, 2), np.float32)
        self.layers = [Layer(self.scene, self.still, own, NOTHING, EMPTY, True, self.points) for own in self.closeness]

    def maps(self, lamps: tuple[Lamp, ...], view: View, wide: float, fresh: Flags) -> Maps:
        """The maps for a frame, good until the next are made; `wide` is half the picture's width at a metre, and `fresh`
        says of every mesh whether it is other than in the frame before."""
        order = sorted((-_strength(lamp, view), k) for k, lamp in enumerate(lamps) if lamp.shadow)
        chosen = {k for _, k in order[:MOST]}
        which = np.zeros((len(lamps), 2), np.int32)
        eyes: list[Doubles] = []
        for k, lamp in enumerate(lamps):
            mine = _eyes(lamp, view, wide, self.side) if k in chosen else []
            which[k] = len(eyes), len(mine)
            eyes += mine
        if len(self.closeness) != len(eyes):
            self._make(len(eyes))
        changed = np.array([layer.update(here, fresh) for here, layer in zip(eyes, self.layers, strict=True)], np.bool_)
        for k in np.flatnonzero(changed).tolist():
            _summarise(self.closeness[k], self.ranges[k])
        return Maps(np.array(eyes).reshape(-1, 20), self.closeness, self.ranges, which, NOBODY, changed)


@maker
def _summarise(closeness: Array, range_: Array) -> None:
    """`range_` (side / 8, side / 8, 2) becomes the least and greatest closeness in and next to every block of 8 x 8."""
    own = np.empty_like(range_)
    blocks = len(own)
    low, high = np.empty(8 * blocks, np.float32), np.empty(8 * blocks, np.float32)
    for j in range(blocks):
        _bound(closeness[8 * j : 8 * j + 8], low, high)
        for i in range(blocks):
            least, most = low[8 * i], high[8 * i]
            for x in range(8 * i + 1, 8 * i + 8):
                least, most = min(least, low[x]), max(most, high[x])
            own[j, i, 0], own[j, i, 1] = least, most
    for j in range(blocks):
        for i in range(blocks):
            least, most = own[j, i, 0], own[j, i, 1]
            for y in range(max(j - 1, 0), min(j + 2, blocks)):
                for x in range(max(i - 1, 0), min(i + 2, blocks)):
                    least, most = min(least, own[y, x, 0]), max(most, own[y, x, 1])
            range_[j, i, 0], range_[j, i, 1] = least, most


@inner
def _bound(rows: Array, low: Array, high: Array) -> None:
    """The least and greatest of every column of eight `rows`."""
    a, b, c, d = rows[0], rows[1], rows[2], rows[3]
    e, f, g, h = rows[4], rows[5], rows[6], rows[7]
    for x in range(len(low)):
        low[x] = min(min(min(a[x], b[x]), min(c[x], d[x])), min(min(e[x], f[x]), min(g[x], h[x])))
        high[x] = max(max(max(a[x], b[x]), max(c[x], d[x])), max(max(e[x], f[x]), max(g[x], h[x])))
