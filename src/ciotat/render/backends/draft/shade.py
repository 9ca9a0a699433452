"""From triangles to light, row by row: every pixel shades each surface it sees once."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.hits import DISTANCE, FIELDS, NORMAL, OPEN, OUT, WAY, WEIGHT, aim, gather, meet, paint
from ciotat.render.backends.draft.kernel import Doubles, kernel
from ciotat.render.backends.draft.light import halo, illuminate, surround
from ciotat.render.backends.draft.raster import SCALE
from ciotat.render.backends.draft.scene import Scene
from ciotat.render.backends.draft.shadow import Maps
from ciotat.render.backends.draft.sky import sky, veil
from ciotat.stage.mesh import Ints

__all__ = ["shade", "survey"]

FAR = 400.0
"""How many metres of haze lie before the sky."""


@kernel
def _backdrop(air: Doubles, eye: Doubles, seen: Ints, count: int, hits: Array) -> None:
    """Fills in the fragments that see the sky."""
    for f in range(count):
        if seen[1, f] < 0:
            hits[DISTANCE, f] = FAR
            x, y, z = hits[WAY, f], hits[WAY + 1, f], hits[WAY + 2, f]
            hits[OUT, f], hits[OUT + 1, f], hits[OUT + 2, f] = sky(air, x, y, z, 1.0 / eye[SCALE])


@kernel
def shade(
    scene: Scene, eye: Doubles, ids: Ints, open_: Array, lamps: Doubles, maps: Maps, air: Doubles, picture: Array
) -> None:
    """`picture` (H, W, 3) becomes radiance, and `open_` (H, W) says how much ambient light reaches each pixel."""
    most = 4 * picture.shape[1]
    seen, hits, ways = (
        np.empty((2, most), np.int32),
        np.zeros((FIELDS, most), np.float32),
        np.empty((4, most), np.float32),
    )
    for y in range(picture.shape[0]):
        count = gather(scene, ids, y, seen, hits)
        aim(eye, count, hits)
        meet(scene, eye, seen, count, hits)
        paint(scene, eye, seen, count, hits)
        for f in range(count):
            hits[OPEN, f] = open_[y, seen[0, f]]
        surround(air, seen, count, hits)
        illuminate(lamps, maps, seen, count, hits, ways)
        _backdrop(air, eye, seen, count, hits)
        veil(air, eye, count, hits)
        halo(lamps, air, eye, count, hits)
        for x in range(picture.shape[1]):
            picture[y, x, 0] = picture[y, x, 1] = picture[y, x, 2] = 0.0
        for f in range(count):
            for k in range(3):
                picture[y, seen[0, f], k] += hits[OUT + k, f] * hits[WEIGHT, f]


@kernel
def survey(scene: Scene, eye: Doubles, ids: Ints, depth: Array, owner: Ints, normal: Array) -> None:
    """What each pixel mostly sees: `depth` (H, W) in metres, `owner` (H, W) its mesh or -1, `normal` (H, W, 3)."""
    most = 4 * depth.shape[1]
    seen, hits = np.empty((2, most), np.int32), np.zeros((FIELDS, most), np.float32)
    best = np.empty(depth.shape[1])
    for y in range(depth.shape[0]):
        count = gather(scene, ids, y, seen, hits)
        aim(eye, count, hits)
        meet(scene, eye, seen, count, hits)
        best[:] = 0.0
        for f in range(count):
            x, t = seen[0, f], seen[1, f]
            if hits[WEIGHT, f] <= best[x]:
                continue
            best[x] = hits[WEIGHT, f]
            owner[y, x] = scene.owner[t] if t >= 0 else -1
            along = hits[WAY, f] * eye[6] + hits[WAY + 1, f] * eye[7] + hits[WAY + 2, f] * eye[8]
            depth[y, x] = hits[DISTANCE, f] * along if t >= 0 else np.inf
            for k in range(3):
                normal[y, x, k] = hits[NORMAL + k, f] if t >= 0 else 0.0
