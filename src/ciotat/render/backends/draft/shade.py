"""From triangles to light, block by block: a pixel shades each surface it sees once, or lies between others that agree.

First every second pixel of every second row is shaded. What lies between such pixels that see the same mesh in nearly
the same light is their mean; where they differ it is shaded too. Last come the pixels that see several surfaces: what a
pixel next to them shows of a surface is what they show of it, and only what none shows is shaded.
"""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.haze import halo, veil
from ciotat.render.backends.draft.hits import (
    DISTANCE,
    EDGE,
    LANES,
    NORMAL,
    OPEN,
    OUT,
    WAY,
    aim,
    block,
    dress,
    edge,
    found,
    gather,
    load,
    meet,
    one_surface,
    part_of,
)
from ciotat.render.backends.draft.kernel import Doubles, F, Flags, N, inner, maker, part
from ciotat.render.backends.draft.light import illuminate, surround
from ciotat.render.backends.draft.memory import TILE
from ciotat.render.backends.draft.paint import paint
from ciotat.render.backends.draft.raster import SCALE
from ciotat.render.backends.draft.scene import Scene
from ciotat.render.backends.draft.shadow import Maps
from ciotat.render.backends.draft.sky import STEP, backdrop, clouds
from ciotat.stage.mesh import Ints

__all__ = ["shade", "survey"]

BAND = 4
"""So many picture rows fill blocks together."""

ALIKE = F(0.15)
"""Light that differs by no more than this share is the same to the eye."""

AROUND = np.array([(-1, 0), (1, 0), (0, -1), (0, 1), (-1, -1), (1, -1), (-1, 1), (1, 1)], np.int32)
"""The pixels next to one, the nearest first."""


@inner
def _add(seen: Ints, places: Array, first: int, count: int, h: Array, picture: Array) -> None:
    for f in range(count):
        x, y, weight = seen[1, first + f], seen[2, first + f], places[2, first + f]
        for k in range(3):
            picture[y, x, k] += h[OUT + k * LANES + f] * weight


@inner
def _surfaces(
    scene: Scene, eye: Array, open_: Array, lamps: Array, maps: Maps, air: Array,
    seen: Ints, places: Array, count: int, h: Array, picture: Array,
) -> None:  # fmt: skip
    """Adds what the first `count` fragments send to the eye."""
    for first in range(0, count, LANES):
        n = min(count - first, LANES)
        aim(eye, places, first, n, h)
        load(scene, eye, seen, first, n, h)
        meet(h)
        dress(scene, seen, first, n, h)
        paint(scene, F(1) / eye[SCALE], seen, first, n, h)
        for f in range(n):
            h[OPEN + f] = open_[seen[2, first + f], seen[1, first + f]]
        surround(air, h)
        illuminate(lamps, maps, eye, n, h)
        veil(air, eye, h)
        halo(lamps, air, eye, h)
        _add(seen, places, first, n, h, picture)


@inner
def _skies(
    eye: Array, lamps: Array, air: Array, cloud: Array,
    seen: Ints, places: Array, count: int, h: Array, picture: Array,
) -> None:  # fmt: skip
    """Adds what the last `count` fragments send to the eye."""
    end = seen.shape[1]
    for start in range(end - count, end, LANES):
        n = min(end - start, LANES)
        aim(eye, places, start, n, h)
        backdrop(air, eye, cloud, max(picture.shape[1] // STEP, 1), n, h)
        veil(air, eye, h)
        halo(lamps, air, eye, h)
        _add(seen, places, start, n, h, picture)


@inner
def _agree(picture: Array, keys: Ints, stale: Flags, floor: float, agreed: Flags) -> None:
    """`agreed` (H / 2, W / 2) says where the four shaded pixels around a cell see the same mesh in the same light."""
    for j in range(agreed.shape[0]):
        up, low = picture[2 * j], picture[2 * j + 2]
        keys_up, keys_low = keys[2 * j], keys[2 * j + 2]
        for i in range(agreed.shape[1]):
            left, right, key = 2 * i, 2 * i + 2, keys_up[2 * i]
            agreed[j, i] = False
            if not stale[2 * j // TILE, left // TILE]:
                continue
            if key <= EDGE or keys_up[right] != key or keys_low[left] != key or keys_low[right] != key:
                continue
            bright, worst = floor, F(0)
            for k in range(3):
                a, b, c, d = up[left, k], up[right, k], low[left, k], low[right, k]
                bright += min(min(a, b), min(c, d))
                worst = max(worst, max(max(a, b), max(c, d)) - min(min(a, b), min(c, d)))
            agreed[j, i] = worst <= bright * ALIKE


@part
def _pair(picture: Array, y: int, x: int, below: int, right: int, floor: float) -> bool:
    """Whether two pixels show nearly the same light."""
    bright, worst = floor, F(0)
    for k in range(3):
        a, b = picture[y, x, k], picture[below, right, k]
        bright += min(a, b)
        worst = max(worst, abs(a - b))
    return worst <= bright * ALIKE


@inner
def _between(
    ids: Ints, keys: Ints, stale: Flags, agreed: Flags, floor: float, y: int, count: int, skies: int, seen: Ints,
    places: Array, picture: Array,
) -> tuple[int, int]:  # fmt: skip
    """Fills in the pixels of row `y` that lie between others which agree, and adds the rest to the fragments."""
    end, cells, rows = seen.shape[1] - 1, agreed.shape[1], agreed.shape[0]
    for x in range((y + 1) & 1, picture.shape[1], 2 - (y & 1)):
        key = keys[y, x]
        if key <= EDGE or not stale[y // TILE, x // TILE]:
            continue
        a, b, c, d = x - (x & 1), x + (x & 1), y - (y & 1), y + (y & 1)
        if b <= 2 * cells and d <= 2 * rows and keys[c, a] == key and keys[d, b] == key:
            alike = agreed[y >> 1, x >> 1] if x & y & 1 else _pair(picture, c, a, d, b, floor)
            if alike:
                for k in range(3):
                    above, below = picture[c, a, k] + picture[c, b, k], picture[d, a, k] + picture[d, b, k]
                    picture[y, x, k] = F(0.25) * (above + below)
                continue
        t = ids[4 * y, x]
        found(end - skies if t < 0 else count, x, y, t, x + 0.5, y + 0.5, 1.0, seen, places)
        count, skies = count + int(t >= 0), skies + int(t < 0)
    return count, skies


@part
def _neighbour(scene: Scene, ids: Ints, keys: Ints, x: int, y: int, t: int, step: int) -> int:
    """Which of the eight pixels `step` away from (x, y) sees nothing but the surface of triangle `t`; -1 if none."""
    key = scene.facing[t] >> 24 if t >= 0 else -1
    for n in range(8):
        i, j = x + step * AROUND[n, 0], y + step * AROUND[n, 1]
        inside = 0 <= i < keys.shape[1] and 0 <= j < keys.shape[0]
        if inside and keys[j, i] == key and (t < 0 or one_surface(scene.facing, t, ids[4 * j, i])):
            return n
    return -1


@inner
def _edges(
    scene: Scene, ids: Ints, keys: Ints, soft: Flags, edges: Ints, first: int, last: int, seen: Ints, places: Array,
    picture: Array,
) -> tuple[int, int]:  # fmt: skip
    """Fills in what the edges show of their neighbours' surfaces; the rest become fragments."""
    count = skies = N(0)
    for p in range(first, last):
        x, y, t, _, same = part_of(edges, p)
        step = 2 if soft[y // TILE, x // TILE] else 1
        n = _neighbour(scene, ids, keys, x, y, t, step)
        if n >= 0:
            i, j, weight = x + step * AROUND[n, 0], y + step * AROUND[n, 1], F(0.25) * F(same)
            for k in range(3):
                picture[y, x, k] += weight * picture[j, i, k]
        else:
            count, skies = edge(p, edges, count, skies, seen, places)
    return count, skies


@inner
def _double(stale: Flags, soft: Flags, picture: Array) -> None:
    """Soft tiles show each shaded pixel as four."""
    high, wide = picture.shape[0], picture.shape[1]
    for y in range(high):
        for first in range(0, wide, TILE):
            if stale[y // TILE, first // TILE] and soft[y // TILE, first // TILE]:
                for x in range(first + 1 - (y & 1), min(first + TILE, wide), 2 - (y & 1)):
                    for k in range(3):
                        picture[y, x, k] = picture[y - (y & 1), x - (x & 1), k]


@maker
def shade(
    scene: Scene, exact: Doubles, ids: Ints, open_: Array, lamps: Array, maps: Maps, air: Array, floor: float,
    stale: Flags, soft: Flags, keys: Ints, picture: Array,
) -> None:  # fmt: skip
    """`picture` (H, W, 3) becomes radiance, and `open_` (H, W) says how much ambient light reaches each pixel;
    differences of much less than `floor` are not seen. Tiles that are not `stale` hold what they show already, and
    `keys` (H, W) what they see (`gather`); `soft` ones are shaded at half size."""
    eye, high, wide = exact.astype(np.float32), picture.shape[0], picture.shape[1]
    room = BAND * wide
    seen, places = np.empty((3, room), np.int32), np.empty((3, room), np.float32)
    h, cloud, edges = block(), clouds(air, eye, (high, wide)), np.empty((4 * high * wide, 3), np.int32)
    agreed = np.empty(((high - 1) // 2, (wide - 1) // 2), np.bool_)
    for y in range(high):
        for x in range(wide):
            if stale[y // TILE, x // TILE]:
                picture[y, x, 0] = picture[y, x, 1] = picture[y, x, 2] = F(0)
    parts = N(0)
    for turn in range(2):
        if turn == 1:
            _agree(picture, keys, stale, floor, agreed)
        for top in range(0, high, BAND):
            count = skies = N(0)
            for y in range(top, min(top + BAND, high)):
                if turn == 0:
                    every = 0 if y & 1 else 2
                    count, skies, parts = gather(
                        scene, ids, stale, soft, y, every, count, skies, parts, keys, edges, seen, places
                    )  # fmt: skip
                else:
                    count, skies = _between(ids, keys, stale, agreed, floor, y, count, skies, seen, places, picture)
            _surfaces(scene, eye, open_, lamps, maps, air, seen, places, count, h, picture)
            _skies(eye, lamps, air, cloud, seen, places, skies, h, picture)
    for first in range(0, parts, room):
        count, skies = _edges(scene, ids, keys, soft, edges, first, min(first + room, parts), seen, places, picture)
        _surfaces(scene, eye, open_, lamps, maps, air, seen, places, count, h, picture)
        _skies(eye, lamps, air, cloud, seen, places, skies, h, picture)
    _double(stale, soft, picture)


@maker
def survey(scene: Scene, exact: Doubles, ids: Ints, depth: Array, owner: Ints, normal: Array) -> None:
    """What each pixel mostly sees: `depth` (H, W) in metres, `owner` (H, W) its mesh or -1, `normal` (H, W, 3)."""
    eye, wide = exact.astype(np.float32), depth.shape[1]
    seen, places, h = np.empty((3, 4 * wide), np.int32), np.empty((3, 4 * wide), np.float32), block()
    best, keys = np.empty(wide, np.float32), np.empty(depth.shape, np.int32)
    edges, every_tile = np.empty((4 * wide, 3), np.int32), np.ones((len(depth) // TILE + 1, wide // TILE + 1), np.bool_)
    depth[:], owner[:], normal[:] = np.inf, -1, F(0)
    for y in range(depth.shape[0]):
        count, skies, parts = gather(
            scene, ids, every_tile, ~every_tile, y, 1, N(0), N(0), N(0), keys, edges, seen, places
        )
        for p in range(parts):
            count, skies = edge(p, edges, count, skies, seen, places)
        best[:] = F(0)
        for f in range(seen.shape[1] - skies, seen.shape[1]):
            best[seen[1, f]] = places[2, f]
        for first in range(0, count, LANES):
            n = min(count - first, LANES)
            aim(eye, places, first, n, h)
            load(scene, eye, seen, first, n, h)
            meet(h)
            dress(scene, seen, first, n, h)
            for f in range(n):
                t, x, weight = seen[0, first + f], seen[1, first + f], places[2, first + f]
                if weight <= best[x]:
                    continue
                best[x], owner[y, x] = weight, scene.owner[t]
                along = h[WAY + f] * eye[6] + h[WAY + LANES + f] * eye[7] + h[WAY + 2 * LANES + f] * eye[8]
                depth[y, x] = h[DISTANCE + f] * along
                for k in range(3):
                    normal[y, x, k] = h[NORMAL + k * LANES + f]
