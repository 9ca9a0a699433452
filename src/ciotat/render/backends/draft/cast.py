"""How much of a lamp's light shadow maps let by."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.hits import LANES, NORMAL, PLACE, POINT, SKIN, SPARE
from ciotat.render.backends.draft.kernel import Doubles, F, inner, part
from ciotat.render.backends.draft.memory import TILE
from ciotat.render.backends.draft.raster import CENTRE, FORWARD, PARALLEL, POSITION, SCALE
from ciotat.render.backends.draft.shadow import Maps
from ciotat.stage.mesh import Ints

__all__ = ["LIT", "SHARE", "TO", "cast"]

TO, SHARE, LIT = (SPARE + LANES * k for k in (0, 3, 4))
"""Scratch of a lamp: the way to it, the share of its power that would arrive, and how much of that does."""

COLUMN, ROW, REFERENCE = (SPARE + LANES * k for k in (5, 6, 7))
"""Scratch of a map: where in it a fragment is (-1: outside), and its closeness to the lamp."""


@inner
def _place(here: Doubles, eye: Array, h: Array) -> None:
    """Finds the fragments in a map, lifted a little off their surface; light reaches a little way through skin."""
    x0, y0, z0 = F(eye[9] - here[POSITION]), F(eye[10] - here[POSITION + 1]), F(eye[11] - here[POSITION + 2])
    rx, ry, rz, ux, uy, uz = F(here[0]), F(here[1]), F(here[2]), F(here[3]), F(here[4]), F(here[5])
    dx, dy, dz = F(here[FORWARD]), F(here[FORWARD + 1]), F(here[FORWARD + 2])
    scale, parallel, middle, edge = F(here[SCALE]), here[PARALLEL] > 0, F(here[CENTRE]), F(here[CENTRE] - 4)
    for f in range(LANES):
        x, y, z = h[POINT + f] + x0, h[POINT + LANES + f] + y0, h[POINT + 2 * LANES + f] + z0
        c = x * dx + y * dy + z * dz
        texel = (F(1) if parallel else c) / scale
        lift, pull = F(2) * texel + F(0.002), F(0.004) * h[SKIN + f]
        x += h[NORMAL + f] * lift + h[TO + f] * pull
        y += h[NORMAL + LANES + f] * lift + h[TO + LANES + f] * pull
        z += h[NORMAL + 2 * LANES + f] * lift + h[TO + 2 * LANES + f] * pull
        c = x * dx + y * dy + z * dz
        enlarge = scale if parallel else scale / max(c, F(0.1))
        a, b = (x * rx + y * ry + z * rz) * enlarge, (x * ux + y * uy + z * uz) * enlarge
        inside = max(abs(a), abs(b)) <= edge and (parallel or c >= F(0.1))
        h[COLUMN + f] = middle + a if inside else F(-1)
        h[ROW + f] = middle - b
        h[REFERENCE + f] = texel - c if parallel else F(1) / max(c - texel, F(1e-3))


@part
def _soft(closeness: Array, x: float, y: float, reference: float) -> float:
    """How much of a 5 x 5 neighbourhood, weighed as a tent, lets the light by."""
    left, above = np.floor(x - F(0.5)), np.floor(y - F(0.5))
    fx, fy = x - F(0.5) - left, y - F(0.5) - above
    i, j = int(left) - 2, int(above) - 2
    lit = F(0)
    for dy in range(6):
        y = j + dy
        first, last = (
            (F(1) if closeness[y, i] <= reference else F(0)),
            (F(1) if closeness[y, i + 5] <= reference else F(0)),
        )
        by = first + (last - first) * fx
        for dx in range(1, 5):
            by += F(1) if closeness[y, i + dx] <= reference else F(0)
        lit += by * (F(1) - fy if dy == 0 else fy if dy == 5 else F(1))
    return lit * F(1 / 25)


@part
def _note(reach: Ints, x: int, y: int, i: int, j: int) -> None:
    """Notes that pixel (x, y) looks into block (i, j) of a map."""
    tile = reach[y // TILE, x // TILE]
    tile[0], tile[1], tile[2], tile[3] = min(tile[0], i), min(tile[1], j), max(tile[2], i), max(tile[3], j)


@inner
def cast(maps: Maps, lamp: int, eye: Array, count: int, h: Array) -> None:
    """Fills in `LIT`: the first of a lamp's maps in which a fragment lies decides, and without any it is lit."""
    for f in range(LANES):
        h[LIT + f] = F(-1)
    for k in range(maps.which[lamp, 0], maps.which[lamp, 0] + maps.which[lamp, 1]):
        _place(maps.eyes[k], eye, h)
        closeness, ranges, noting = maps.closeness[k], maps.ranges[k], len(maps.reach) > 0
        for f in range(count):
            x, y, reference = h[COLUMN + f], h[ROW + f], h[REFERENCE + f]
            if h[SHARE + f] <= F(0) or h[LIT + f] >= F(0) or x < F(0):
                continue
            i, j = int(x) >> 3, int(y) >> 3
            if noting:
                _note(maps.reach[k], int(h[PLACE + f]), int(h[PLACE + LANES + f]), i, j)
            if reference >= ranges[j, i, 1]:
                h[LIT + f] = F(1)
            elif reference < ranges[j, i, 0]:
                h[LIT + f] = F(0)
            else:
                h[LIT + f] = _soft(closeness, x, y, reference)
    for f in range(LANES):
        h[LIT + f] = F(1) if h[LIT + f] < F(0) else h[LIT + f]
