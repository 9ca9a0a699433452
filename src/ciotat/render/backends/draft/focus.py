"""Depth of field: a half-size picture, each place gathering from those whose blur reaches it.

What is in front spreads over what is behind it; what is behind never bleeds over something sharp. Blur is measured in
pixels of half size, signed: positive in front of the focus.
"""

from math import cos, sin, sqrt

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.camera import GATE
from ciotat.render.backends.draft.kernel import F, Flags, inner, kernel, maker, smooth
from ciotat.render.backends.draft.memory import TILE, tiles
from ciotat.render.backends.draft.scene import EMISSION, ROUGHNESS, Scene
from ciotat.stage.mesh import Ints
from ciotat.stage.world import View

__all__ = ["focus", "soft"]

TAPS = 44
DISC = np.array(
    [(sqrt(k + 0.5) * cos(2.39996323 * k), sqrt(k + 0.5) * sin(2.39996323 * k)) for k in range(TAPS)], np.float32
)
"""A sunflower's seeds: any first few of them fill a disc evenly."""

SIDE = 32
"""Tiles are so many places wide and high."""

OWN, TOTAL, FRONT = (SIDE * k for k in (3, 4, 5))
"""Fields of a row of a tile, after its three colours: blur, sum of weights, share of what is in front."""

SHARP = F(0.35)
"""Blur that nobody sees."""

SOFT = F(2.5)
"""Blur that leaves nothing of a single pixel."""

DULL = F(0.55)
"""What is less rough glints: points of light must not be missed."""


def _strength(view: View, width: int) -> float:
    """Blur radius in half-size pixels per difference of closeness (1 / m); the thin lens."""
    focal, focus = view.lens / 1000, max(view.focus, 0.2)
    on_gate = focal * focal * focus / (view.stop * (focus - focal))
    return 0.25 * on_gate / (GATE / 1000) * width


@kernel
def _blurs(q: Array, strength: float, middle: float, most: float, out: Array) -> None:
    """`out` (h, w) becomes the signed blur of every 2 x 2 pixels; `middle` is the focus's closeness."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            near = max(q[8 * y + 4, 2 * x], q[8 * y + 2, 2 * x], q[8 * y + 6, 2 * x + 1])
            out[y, x] = min(max(strength * (near - middle), -most), most)


@maker
def _widest(blur: Array, out: Array) -> None:
    """`out` becomes how far blur can reach into each tile: its own, or a neighbour's in front."""
    high, wide = blur.shape
    rows, columns = out.shape
    front = np.zeros_like(out)
    out[:] = F(0)
    for y in range(high):
        for x in range(wide):
            j, i = y // SIDE, x // SIDE
            front[j, i], out[j, i] = max(front[j, i], blur[y, x]), max(out[j, i], abs(blur[y, x]))
    for j in range(rows):
        for i in range(columns):
            for b in range(max(j - 1, 0), min(j + 2, rows)):
                for a in range(max(i - 1, 0), min(i + 2, columns)):
                    out[j, i] = max(out[j, i], front[b, a])


@kernel
def _reduce(picture: Array, blur: Array, border: int, out: Array) -> None:
    """`out` (4, h + 2 border, w + 2 border) becomes the picture at half size and its blur, the edge drawn out."""
    high, wide = blur.shape
    for b in range(out.shape[1]):
        y = min(max(b - border, 0), high - 1)
        for a in range(out.shape[2]):
            x = min(max(a - border, 0), wide - 1)
            for k in range(3):
                near = picture[2 * y, 2 * x, k] + picture[2 * y, 2 * x + 1, k]
                out[k, b, a] = F(0.25) * (near + picture[2 * y + 1, 2 * x, k] + picture[2 * y + 1, 2 * x + 1, k])
            out[3, b, a] = blur[y, x]


@inner
def _tap(small: Array, top: int, left: int, away: float, cover: float, h: Array) -> None:
    """Adds to a row of a tile what it takes from the row at (left, top)."""
    top, left = top & 0xFFFFFF, left & 0xFFFFFF
    for f in range(SIDE):
        own, theirs = h[OWN + f], small[3, top, left + f]
        before = theirs > own + F(0.5)
        size = abs(theirs) if before else min(abs(theirs), abs(own))
        w = min(max(size - away + F(0.5), F(0)), F(1)) / max(size * size, F(0.5))
        for k in range(3):
            h[k * SIDE + f] += small[k, top, left + f] * w
        h[TOTAL + f] += w
        h[FRONT + f] += w * cover if before else F(0)


@inner
def _row(small: Array, top: int, left: int, reach: float, offsets: Ints, h: Array) -> None:
    """Gathers a row of a tile that starts at (left, top): colours, and how much of them to show in `FRONT`."""
    taps, scale = len(offsets), reach / np.sqrt(F(len(offsets)))
    top, left = top & 0xFFFFFF, left & 0xFFFFFF
    for f in range(SIDE):
        own = small[3, top, left + f]
        w = F(1) / max(own * own, F(0.5))
        h[OWN + f], h[TOTAL + f], h[FRONT + f] = own, w, F(0)
        for k in range(3):
            h[k * SIDE + f] = small[k, top, left + f] * w
    for n in range(taps):
        away = np.sqrt(F(n) + F(0.5)) * scale
        _tap(small, top + offsets[n, 1], left + offsets[n, 0], away, F(2) * reach * reach / F(taps), h)
    for f in range(SIDE):
        per = F(1) / h[TOTAL + f]
        for k in range(3):
            h[k * SIDE + f] *= per
        t = min(max((abs(h[OWN + f]) - SHARP) * F(1 / 0.75), F(0)), F(1))
        h[FRONT + f] = max(t * t * (F(3) - F(2) * t), min(h[FRONT + f], F(1)))


@maker
def _gather(small: Array, widest: Array, border: int, out: Array) -> None:
    """`out` (h, w, 4) becomes the blurred picture, and how much of it to show."""
    high, wide, h = out.shape[0], out.shape[1], np.zeros(6 * SIDE, np.float32)
    for y in range(high):
        for first in range(0, wide, SIDE):
            reach, count = widest[y // SIDE, first // SIDE], min(wide - first, SIDE)
            if reach <= SHARP:
                for f in range(count):
                    for k in range(3):
                        out[y, first + f, k] = small[k, y + border, first + f + border]
                    out[y, first + f, 3] = F(0)
                continue
            taps = min(int(F(4) * reach * reach) + 8, TAPS)
            offsets, scale = np.empty((taps, 2), np.int32), reach / np.sqrt(F(taps))
            for n in range(taps):
                for k in range(2):
                    offsets[n, k] = int(np.floor(DISC[n, k] * scale + F(0.5)))
            _row(small, y + border, first + border, reach, offsets, h)
            for f in range(count):
                for k in range(3):
                    out[y, first + f, k] = h[k * SIDE + f]
                out[y, first + f, 3] = h[FRONT + f]


@maker
def _lay(soft: Array, widest: Array, q: Array, strength: float, middle: float, picture: Array) -> None:
    """Shows the blurred picture where the full one is out of focus; `middle` is the focus's closeness."""
    high, wide, line = soft.shape[0], soft.shape[1], np.empty((soft.shape[1] + 2, 4), np.float32)
    for y in range(2 * high):
        j, v = (y - 1) >> 1, F(0.75) if y & 1 == 0 else F(0.25)
        up, low = min(max(j, 0), high - 1), min(max(j + 1, 0), high - 1)
        for i in range(wide):
            for k in range(4):
                line[i + 1, k] = soft[up, i, k] + (soft[low, i, k] - soft[up, i, k]) * v
        line[0], line[wide + 1] = line[1], line[wide]
        for x in range(2 * wide):
            i = x >> 1
            if widest[y // (2 * SIDE), i // SIDE] <= SHARP:
                continue
            other = i + 2 * (x & 1)
            show = F(0.75) * line[i + 1, 3] + F(0.25) * line[other, 3]
            own = smooth(SHARP, F(1.1), abs(strength * (q[4 * y + 1, x] - middle)))
            show = max(own, show) if own > F(0.02) else min(show, F(1)) * show
            if show <= F(0.003):
                continue
            for k in range(3):
                there = F(0.75) * line[i + 1, k] + F(0.25) * line[other, k]
                picture[y, x, k] += (there - picture[y, x, k]) * show


@maker
def _soft(q: Array, ids: Ints, scene: Scene, strength: float, middle: float, out: Flags) -> None:
    for j in range(out.shape[0]):
        for i in range(out.shape[1]):
            well = True
            for y in range(TILE * j, min(TILE * (j + 1), len(q) // 4)):
                for x in range(TILE * i, min(TILE * (i + 1), q.shape[1])):
                    for s in range(4):
                        well &= abs(strength * (q[4 * y + s, x] - middle)) >= SOFT
                    t = ids[4 * y, x]
                    mesh = scene.owner[max(t, 0)]
                    shines = scene.material[mesh, EMISSION] > F(0) or scene.material[mesh, ROUGHNESS] < DULL
                    well &= t < 0 or not shines
                if not well:
                    break
            out[j, i] = well


def soft(q: Array, ids: Ints, scene: Scene, view: View) -> Flags:
    """The tiles (`ciotat.render.backends.draft.memory.tiles`) that half the size will do for: all in them is far out of
    focus, and nothing glints."""
    out = np.zeros(tiles((q.shape[1], q.shape[0] // 4)), np.bool_)
    if view.stop > 0:
        _soft(q, ids, scene, F(_strength(view, q.shape[1])), F(1 / max(view.focus, 0.2)), out)
    return out


def focus(picture: Array, q: Array, view: View) -> None:
    """Blurs `picture` (H, W, 3) in place as the lens of `view` does; closeness `q` is (4 H, W)."""
    strength, middle = _strength(view, picture.shape[1]), 1 / max(view.focus, 0.2)
    most = min(picture.shape[0] / 34, SIDE)
    high, wide = picture.shape[0] // 2, picture.shape[1] // 2
    blur = np.empty((high, wide), np.float32)
    widest = np.empty((-(-high // SIDE), -(-wide // SIDE)), np.float32)
    _blurs(q, F(strength), F(middle), F(most), blur)
    _widest(blur, widest)
    if widest.max() <= SHARP:
        return
    border = int(most) + 2 + SIDE
    small = np.empty((4, high + 2 * border, wide + 2 * border), np.float32)
    soft = np.empty((high, wide, 4), np.float32)
    _reduce(picture, blur, border, small)
    _gather(small, widest, border, soft)
    _lay(soft, widest, q, F(strength), F(middle), picture)
