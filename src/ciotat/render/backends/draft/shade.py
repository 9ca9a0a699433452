"""From triangles to light, block by block: every pixel shades each surface it sees once."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.haze import halo, veil
from ciotat.render.backends.draft.hits import (
    DISTANCE,
    LANES,
    NORMAL,
    OPEN,
    OUT,
    WAY,
    aim,
    block,
    dress,
    gather,
    load,
    meet,
)
from ciotat.render.backends.draft.kernel import Doubles, F, kernel
from ciotat.render.backends.draft.light import illuminate, surround
from ciotat.render.backends.draft.paint import paint
from ciotat.render.backends.draft.raster import SCALE
from ciotat.render.backends.draft.scene import Scene
from ciotat.render.backends.draft.shadow import Maps
from ciotat.render.backends.draft.sky import STEP, backdrop, clouds
from ciotat.stage.mesh import Ints

__all__ = ["shade", "survey"]

BAND = 4
"""So many picture rows fill blocks together."""


@kernel
def _add(seen: Ints, places: Array, first: int, count: int, h: Array, picture: Array) -> None:
    for f in range(count):
        x, y, weight = seen[1, first + f], seen[2, first + f], places[2, first + f]
        for k in range(3):
            picture[y, x, k] += h[OUT + k * LANES + f] * weight


@kernel
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


@kernel
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


@kernel
def shade(
    scene: Scene, exact: Doubles, ids: Ints, open_: Array, lamps: Array, maps: Maps, air: Array, picture: Array
) -> None:
    """`picture` (H, W, 3) becomes radiance, and `open_` (H, W) says how much ambient light reaches each pixel."""
    eye, high, wide = exact.astype(np.float32), picture.shape[0], picture.shape[1]
    seen, places = np.empty((3, 4 * BAND * wide), np.int32), np.empty((3, 4 * BAND * wide), np.float32)
    h, cloud = block(), clouds(air, eye, (high, wide))
    for top in range(0, high, BAND):
        count = skies = 0
        for y in range(top, min(top + BAND, high)):
            count, skies = gather(scene, ids, y, count, skies, seen, places)
            for x in range(wide):
                picture[y, x, 0] = picture[y, x, 1] = picture[y, x, 2] = F(0)
        _surfaces(scene, eye, open_, lamps, maps, air, seen, places, count, h, picture)
        _skies(eye, lamps, air, cloud, seen, places, skies, h, picture)


@kernel
def survey(scene: Scene, exact: Doubles, ids: Ints, depth: Array, owner: Ints, normal: Array) -> None:
    """What each pixel mostly sees: `depth` (H, W) in metres, `owner` (H, W) its mesh or -1, `normal` (H, W, 3)."""
    eye, wide = exact.astype(np.float32), depth.shape[1]
    seen, places, h = np.empty((3, 4 * wide), np.int32), np.empty((3, 4 * wide), np.float32), block()
    best = np.empty(wide, np.float32)
    depth[:], owner[:], normal[:] = np.inf, -1, F(0)
    for y in range(depth.shape[0]):
        count, skies = gather(scene, ids, y, 0, 0, seen, places)
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
