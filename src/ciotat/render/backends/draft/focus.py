"""Depth of field: a half-size picture, each place gathering from those whose blur reaches it.

What is in front spreads over what is behind it; what is behind never bleeds over something sharp. Blur is measured in
pixels of half size, signed: positive in front of the focus.
"""

from math import cos, sin, sqrt

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.bloom import halved
from ciotat.render.backends.draft.camera import GATE
from ciotat.render.backends.draft.kernel import F, kernel, smooth
from ciotat.stage.world import View

__all__ = ["focus"]

TAPS = 44
DISC = np.array(
    [(sqrt(k + 0.5) * cos(2.39996323 * k), sqrt(k + 0.5) * sin(2.39996323 * k)) for k in range(TAPS)], np.float32
)
"""A sunflower's seeds: any first few of them fill a disc evenly."""


def _strength(view: View, width: int) -> float:
    """Blur radius in half-size pixels per difference of closeness (1 / m); the thin lens."""
    focal, focus = view.lens / 1000, max(view.focus, 0.2)
    on_gate = focal * focal * focus / (view.stop * (focus - focal))
    return 0.25 * on_gate / (GATE / 1000) * width


@kernel
def _blurs(q: Array, strength: float, focus: float, most: float, out: Array) -> None:
    """`out` (h, w) becomes the signed blur of every 2 x 2 pixels."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            near = max(q[8 * y + 4, 2 * x], q[8 * y + 2, 2 * x], q[8 * y + 6, 2 * x + 1])
            out[y, x] = min(max(strength * (near - 1.0 / focus), -most), most)


@kernel
def _widest(blur: Array, side: int, out: Array) -> None:
    """`out` becomes how far blur can reach into each tile of `side`: its own, or a neighbour's in front."""
    high, wide = blur.shape
    for j in range(out.shape[0]):
        for i in range(out.shape[1]):
            widest = 0.0
            for y in range(max((j - 1) * side, 0), min((j + 2) * side, high)):
                for x in range(max((i - 1) * side, 0), min((i + 2) * side, wide)):
                    widest = max(widest, blur[y, x])
            for y in range(j * side, min((j + 1) * side, high)):
                for x in range(i * side, min((i + 1) * side, wide)):
                    widest = max(widest, abs(blur[y, x]))
            out[j, i] = widest


@kernel
def _gather(small: Array, blur: Array, widest: Array, side: int, out: Array) -> None:
    """`out` (h, w, 4) becomes the blurred picture, and how much of it to show."""
    high, wide = blur.shape
    for y in range(high):
        for x in range(wide):
            reach, own = widest[y // side, x // side], blur[y, x]
            r, g, b = small[y, x, 0], small[y, x, 1], small[y, x, 2]
            total, front = F(1), F(0)
            if reach > F(0.4):
                total = F(1) / max(own * own, F(0.5))
                r, g, b = r * total, g * total, b * total
                taps = min(int(F(4) * reach * reach) + 8, TAPS)
                scale = reach / np.sqrt(F(taps))
                cover = F(2) * reach * reach / F(taps)
                for k in range(taps):
                    dx, dy = DISC[k, 0] * scale, DISC[k, 1] * scale
                    i = min(max(x + int(np.floor(dx + F(0.5))), 0), wide - 1)
                    j = min(max(y + int(np.floor(dy + F(0.5))), 0), high - 1)
                    theirs, before = blur[j, i], blur[j, i] > own + F(0.5)
                    size = abs(theirs) if before else min(abs(theirs), abs(own))
                    away = np.sqrt(F(k) + F(0.5)) * scale
                    w = min(max(size - away + F(0.5), F(0)), F(1)) / max(size * size, F(0.5))
                    r, g, b, total = r + small[j, i, 0] * w, g + small[j, i, 1] * w, b + small[j, i, 2] * w, total + w
                    front += w * cover if before else F(0)
            per = F(1) / total
            out[y, x, 0], out[y, x, 1], out[y, x, 2] = r * per, g * per, b * per
            out[y, x, 3] = max(smooth(F(0.3), F(1.1), abs(own)), min(front, F(1)))


@kernel
def _lay(soft: Array, q: Array, strength: float, focus: float, picture: Array) -> None:
    """Shows the blurred picture where the full one is out of focus."""
    high, wide = soft.shape[0], soft.shape[1]
    for y in range(picture.shape[0]):
        j, v = (y - 1) >> 1, 0.75 if y & 1 == 0 else 0.25
        up, low = min(max(j, 0), high - 1), min(max(j + 1, 0), high - 1)
        for x in range(picture.shape[1]):
            i, u = (x - 1) >> 1, 0.75 if x & 1 == 0 else 0.25
            left, right = min(max(i, 0), wide - 1), min(max(i + 1, 0), wide - 1)
            wa, wb, wc, wd = (1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v
            show = wa * soft[up, left, 3] + wb * soft[up, right, 3] + wc * soft[low, left, 3] + wd * soft[low, right, 3]
            own = smooth(0.3, 1.1, abs(strength * (q[4 * y + 1, x] - 1.0 / focus)))
            show = max(own, show) if own > 0.02 else min(show, 1.0) * show
            if show <= 0.003:
                continue
            for k in range(3):
                there = wa * soft[up, left, k] + wb * soft[up, right, k]
                there += wc * soft[low, left, k] + wd * soft[low, right, k]
                picture[y, x, k] += (there - picture[y, x, k]) * show


def focus(picture: Array, q: Array, view: View) -> None:
    """Blurs `picture` (H, W, 3) in place as the lens of `view` does; closeness `q` is (4 H, W)."""
    strength = _strength(view, picture.shape[1])
    most = picture.shape[0] / 34
    side = int(most) + 1
    small = halved(picture)
    high, wide = picture.shape[0] // 2, picture.shape[1] // 2
    blur = np.empty((high, wide), np.float32)
    widest = np.empty((high // side + 1, wide // side + 1), np.float32)
    soft = np.empty((high, wide, 4), np.float32)
    _blurs(q, strength, max(view.focus, 0.2), most, blur)
    _widest(blur, side, widest)
    _gather(small, blur, widest, side, soft)
    _lay(soft, q, strength, max(view.focus, 0.2), picture)
