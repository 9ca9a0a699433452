"""How open every place is to the light from everywhere, from depth alone, at a reduced size; it grounds
people.

Source: McGuire and others 2011 (the alchemy estimator). It is reckoned for every second place, as a chess board is
white; the pattern repeats every 4 x 4, so a mean of 4 x 4 removes it.
"""

from math import cos, pi, sin

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.hits import LANES
from ciotat.render.backends.draft.kernel import Doubles, F, inner, kernel, maker
from ciotat.render.backends.draft.raster import CENTRE, SCALE

__all__ = ["occlusion"]

TAPS = 6
REACH = 0.45
"""How far away, in metres, things take light from each other."""

STRENGTH = 2.6

UNKNOWN = F(-1)
"""The share of a place that is not reckoned."""

BROAD = 960
"""Pictures up to so many pixels wide are reckoned at half size, broader ones at a quarter."""


def _spiral(turn: int) -> list[tuple[float, float]]:
    steps = [(k + 0.6) / TAPS for k in range(TAPS)]
    angles = [2 * pi * (1.618 * k + turn * 5 % 16 / 16) for k in range(TAPS)]
    return [(s * cos(a), s * sin(a)) for s, a in zip(steps, angles, strict=True)]


SPIRALS = np.array([_spiral(turn) for turn in range(16)], np.float32)


@kernel
def _depths(q: Array, step: int, far: float, out: Array) -> None:
    """`out` (h, w) becomes the depth in the middle of every `step` x `step` pixels."""
    for y in range(out.shape[0]):
        for x in range(out.shape[1]):
            near = q[4 * step * y + 2 * step, step * x + step // 2 - 1]
            out[y, x] = F(1) / near if near > F(0) else far


@inner
def _slope(before: float, here: float, after: float) -> float:
    """The change of depth per step, from the side where the surface goes on."""
    back, forth = here - before, after - here
    return back if abs(back) < abs(forth) else forth


@kernel
def _estimate(depth: Array, eye: Doubles, step: int, out: Array) -> None:
    """`out` (h, w) becomes the share of ambient light, still grainy, or `UNKNOWN`. Points are in the camera's axes, reduced."""
    high, wide = depth.shape
    scale, cx, cy = F(eye[SCALE] / step), F(eye[CENTRE] / step - 0.5), F(eye[CENTRE + 1] / step - 0.5)
    per, reach, most = F(1) / scale, F(1 / (REACH * REACH)), F(0.16 * high)
    for y in range(high):
        for x in range(wide):
            z = depth[y, x]
            out[y, x] = UNKNOWN if (x + y) & 1 else F(1)
            if (x + y) & 1 or z > F(60) or x == 0 or y == 0 or x == wide - 1 or y == high - 1:
                continue
            dx, dy = _slope(depth[y, x - 1], z, depth[y, x + 1]), _slope(depth[y - 1, x], z, depth[y + 1, x])
            sx, sy = F(x) - cx, F(y) - cy
            a, b = sx * per * z, sy * per * z
            nx, ny, nz = dx * scale, dy * scale, -(z + dx * sx + dy * sy)
            near = F(1) / np.sqrt(nx * nx + ny * ny + nz * nz)
            nx, ny, nz = nx * near, ny * near, nz * near
            spread, turn, dark = min(F(REACH) * scale / z, most), (y & 3) * 4 + (x & 3), F(0)
            for k in range(TAPS):
                i = min(max(x + int(np.floor(SPIRALS[turn, k, 0] * spread + F(0.5))), 0), wide - 1)
                j = min(max(y + int(np.floor(SPIRALS[turn, k, 1] * spread + F(0.5))), 0), high - 1)
                d = depth[j, i]
                vx, vy, vz = (F(i) - cx) * per * d - a, (F(j) - cy) * per * d - b, d - z
                squared = vx * vx + vy * vy + vz * vz
                rise = max(vx * nx + vy * ny + vz * nz - F(0.003) * z, F(0))
                dark += rise / (squared + F(0.0025)) * max(F(1) - squared * reach, F(0)) * np.sqrt(squared)
            out[y, x] = max(F(1) - F(STRENGTH / TAPS) * dark, F(0))


@maker
def _calm(rough: Array, depth: Array, out: Array) -> None:
    """The mean over 4 x 4 places of about the same depth."""
    high, wide = depth.shape
    total, weight = np.empty(wide, np.float32), np.empty(wide, np.float32)
    for y in range(high):
        total[:], weight[:] = F(0), F(1e-6)
        for j in range(max(y - 2, 0), min(y + 2, high)):
            for i in range(-2, 2):
                for x in range(max(-i, 0), min(wide - i, wide)):
                    z = depth[y, x]
                    w = max(F(1) - abs(depth[j, x + i] - z) * F(25) / z, F(0))
                    w = w if rough[j, x + i] >= F(0) else F(0)
                    total[x] += w * rough[j, x + i]
                    weight[x] += w
        for x in range(wide):
            out[y, x] = total[x] / weight[x] if weight[x] > F(1e-4) else F(1)


@inner
def _corners(calm: Array, depth: Array, j: int, first: int, step: int, h: Array) -> None:
    """Fills a block of columns, `first` on, with the four nearest places of rows `j` and `j` + 1: shares, then depths;
    and how far right of the left ones each column is."""
    wide = depth.shape[1]
    for f in range(LANES):
        at = (F(first + f) + F(0.5)) / F(step) - F(0.5)
        i = min(max(int(np.floor(at)), 0), wide - 2)
        h[8 * LANES + f] = min(max(at - F(i), F(0)), F(1))
        h[f], h[LANES + f] = calm[j, i], calm[j, i + 1]
        h[2 * LANES + f], h[3 * LANES + f] = calm[j + 1, i], calm[j + 1, i + 1]
        h[4 * LANES + f], h[5 * LANES + f] = depth[j, i], depth[j, i + 1]
        h[6 * LANES + f], h[7 * LANES + f] = depth[j + 1, i], depth[j + 1, i + 1]


@inner
def _blend(h: Array, v: float) -> None:
    """What a block's columns, as near as the tenth field says, take of their four places: as deep as they are."""
    for f in range(LANES):
        u, near = h[8 * LANES + f], h[9 * LANES + f]
        a = (F(1) - u) * (F(1) - v) * (F(0.001) + max(F(0.05) - abs(h[4 * LANES + f] * near - F(1)), F(0)))
        b = u * (F(1) - v) * (F(0.001) + max(F(0.05) - abs(h[5 * LANES + f] * near - F(1)), F(0)))
        c = (F(1) - u) * v * (F(0.001) + max(F(0.05) - abs(h[6 * LANES + f] * near - F(1)), F(0)))
        d = u * v * (F(0.001) + max(F(0.05) - abs(h[7 * LANES + f] * near - F(1)), F(0)))
        total = a * h[f] + b * h[LANES + f] + c * h[2 * LANES + f] + d * h[3 * LANES + f]
        h[10 * LANES + f] = total / (a + b + c + d)


@maker
def _enlarge(calm: Array, depth: Array, q: Array, step: int, out: Array) -> None:
    """`out` (H, W) takes, of the four nearest places of the reduced size, those as deep as the pixel."""
    high, wide = out.shape
    h = np.zeros(11 * LANES, np.float32)
    for first in range(0, wide, LANES):
        held, count = -1, min(wide - first, LANES)
        for y in range(high):
            at = (F(y) + F(0.5)) / F(step) - F(0.5)
            j = min(max(int(np.floor(at)), 0), depth.shape[0] - 2)
            if j != held:
                _corners(calm, depth, j, first, step, h)
                held = j
            for f in range(count):
                h[9 * LANES + f] = q[4 * y + 1, first + f]
            _blend(h, min(max(at - F(j), F(0)), F(1)))
            for f in range(count):
                out[y, first + f] = h[10 * LANES + f]


def occlusion(q: Array, eye: Doubles) -> Array:
    """The share of ambient light (H, W) that reaches each pixel, from closeness `q` (4 H, W)."""
    high, wide = q.shape[0] // 4, q.shape[1]
    step = 2 if wide <= BROAD else 4
    depth = np.empty((high // step, wide // step), np.float32)
    rough, calm = np.empty_like(depth), np.empty_like(depth)
    out = np.empty((high, wide), np.float32)
    _depths(q, step, F(1e4), depth)
    _estimate(depth, eye, step, rough)
    _calm(rough, depth, calm)
    _enlarge(calm, depth, q, step, out)
    return out
