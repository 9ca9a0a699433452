"""What part of the picture sees, in blocks of fragments: a fragment is a surface and the samples of one pixel it covers.

A block is one flat array, field after field, each `LANES` long. Offsets and lengths are constants, so that loops over a
block become vector instructions; arithmetic is in single precision, and lanes beyond a block's end hold leftovers.
"""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import F, Flags, inner, maker, part
from ciotat.render.backends.draft.memory import TILE
from ciotat.render.backends.draft.raster import CENTRE, POSITION, SCALE, SHIFT
from ciotat.render.backends.draft.scene import (
    COLOR,
    EMISSION,
    METALLIC,
    ROUGHNESS,
    SHEEN,
    SUBSURFACE,
    TEXTURE,
    TWO_SIDED,
    Scene,
)
from ciotat.stage.mesh import Ints

Marks = NDArray[np.int64]

__all__ = [
    "ALBEDO",
    "COPY",
    "DISTANCE",
    "EDGE",
    "LANES",
    "METAL",
    "NORMAL",
    "OPEN",
    "OUT",
    "POINT",
    "ROUGH",
    "SHINE",
    "SIDE_B",
    "SIDE_C",
    "SKIN",
    "SPARE",
    "UV",
    "UV_B",
    "UV_C",
    "WAY",
    "aim",
    "block",
    "dress",
    "edge",
    "found",
    "gather",
    "load",
    "meet",
    "one_surface",
    "part_of",
]

LANES = 128

POINT, NORMAL, WAY, ALBEDO, OUT, SIDE_B, SIDE_C = (3 * LANES * k for k in range(7))
"""Three fields each: where it is (from the eye), its normal, the way of the eye's ray, its colour, the radiance it sends
to the eye, and the sides of its triangle from the first corner."""

UV, UV_B, UV_C, PLACE = (LANES * k for k in (21, 23, 25, 27))
"""Two fields each: texture place, its change along the sides, and the place on the screen."""

ROUGH, METAL, SKIN, SHINE, OPEN, DISTANCE, FLIP, SPARE = (LANES * k for k in (29, 30, 31, 32, 33, 34, 35, 36))
"""One field each; what follows `SPARE` is scratch."""

FIELDS = 46

ALIKE = 0.8 * 127 * 127
"""The product of the normals, in whole numbers, of triangles between which there is no sharp edge."""

EDGE = -2
"""What a pixel sees that sees several surfaces."""

COPY = -3
"""What a pixel sees that shows what another shows."""


@maker
def block() -> Array:
    """An empty block."""
    return np.zeros(FIELDS * LANES, np.float32)


@part
def one_surface(facing: Marks, s: int, t: int) -> bool:
    """Whether two triangles are one surface to the eye: same mesh, and no sharp edge between."""
    if s == t:
        return True
    if s < 0 or t < 0:
        return False
    a, b = facing[s], facing[t]
    x = np.int32(np.int8(a >> 16)) * np.int32(np.int8(b >> 16))
    y = np.int32(np.int8(a >> 8)) * np.int32(np.int8(b >> 8))
    z = np.int32(np.int8(a)) * np.int32(np.int8(b))
    return bool(a >> 24 == b >> 24 and x + y + z > ALIKE)


@part
def found(n: int, x: int, y: int, t: int, a: float, b: float, weight: float, seen: Ints, places: Array) -> None:
    """Notes fragment `n`: triangle `t` in pixel (x, y), judged at the place (a, b) of the screen."""
    seen[0, n], seen[1, n], seen[2, n] = t, x, y
    places[0, n], places[1, n], places[2, n] = a, b, weight


@part
def _split(scene: Scene, ids: Ints, x: int, y: int, count: int, edges: Ints) -> int:
    """Notes the surfaces that the samples of a pixel see from place `count` of `edges` on, and gives the next place."""
    facing, taken = scene.facing, 0
    for s in range(4):
        if taken >> s & 1:
            continue
        t, same = ids[4 * y + s, x], 1
        known, alike = t, True
        for other in range(s + 1, 4):
            if taken >> other & 1:
                continue
            if ids[4 * y + other, x] != known:
                known = ids[4 * y + other, x]
                alike = one_surface(facing, t, known)
            if alike:
                taken |= 1 << other
                same += 1
        edges[count, 0], edges[count, 1], edges[count, 2] = x | y << 16, t, s | same << 4
        count += 1
    return count


@inner
def gather(
    scene: Scene, ids: Ints, stale: Flags, soft: Flags, y: int, every: int, count: int, skies: int, parts: int,
    keys: Ints, edges: Ints, seen: Ints, places: Array,
) -> tuple[int, int, int]:  # fmt: skip
    """Adds the fragments of picture row `y` that fill a pixel, of one in `every` pixels (0: none), in `stale` tiles.

    `keys` (H, W) says of each pixel what it sees: its mesh, -1 the sky, or `EDGE` if several surfaces, which are noted
    from place `parts` of `edges` on; `COPY` marks what shows the same as another pixel, since its tile is `soft`. Gives
    the new counts of surfaces, skies and parts."""
    facing, a, b, c, d = scene.facing, ids[4 * y], ids[4 * y + 1], ids[4 * y + 2], ids[4 * y + 3]
    key, end, wide = keys[y], seen.shape[1] - 1, ids.shape[1]
    for first in range(0, wide, TILE):
        last = min(first + TILE, wide)
        if not stale[y // TILE, first // TILE]:
            continue
        step = 1
        if soft[y // TILE, first // TILE]:
            step = 2
            for x in range(first, last):
                key[x] = COPY
            if y & 1:
                continue
        for x in range(first, last, step):
            key[x] = (a[x] ^ b[x]) | (a[x] ^ c[x]) | (a[x] ^ d[x])
        for x in range(first, last, step):
            if key[x]:
                after = _split(scene, ids, x, y, parts, edges)
                if after > parts + 1:
                    key[x], parts = EDGE, after
                    continue
            t = a[x]
            key[x] = facing[np.uint64(max(t, 0))] >> 24 if t >= 0 else -1
        for x in range(first, last, every if every else TILE):
            if every and key[x] != EDGE:
                t = a[x]
                found(end - skies if t < 0 else count, x, y, t, x + 0.5, y + 0.5, 1.0, seen, places)
                count, skies = count + int(t >= 0), skies + int(t < 0)
    return count, skies, parts


@part
def part_of(edges: Ints, n: int) -> tuple[int, int, int, int, int]:
    """Part `n` of the edges: column, row, triangle, first sample and number of samples."""
    at, how = edges[n, 0], edges[n, 2]
    return at & 0xFFFF, at >> 16, edges[n, 1], how & 15, how >> 4


@inner
def edge(n: int, edges: Ints, count: int, skies: int, seen: Ints, places: Array) -> tuple[int, int]:
    """Adds part `n` of the edges to the fragments."""
    x, y, t, s, same = part_of(edges, n)
    at = seen.shape[1] - 1 - skies if t < 0 else count
    found(at, x, y, t, x + SHIFT[s], y + 0.25 * s + 0.125, 0.25 * same, seen, places)
    return count + int(t >= 0), skies + int(t < 0)


@inner
def aim(eye: Array, places: Array, first: int, count: int, h: Array) -> None:
    """Turns the places on the screen of fragments `first` on into the ways of their rays."""
    for f in range(count):
        h[PLACE + f], h[PLACE + LANES + f] = places[0, first + f], places[1, first + f]
    cx, cy, sx, sy = eye[CENTRE], eye[CENTRE + 1], F(1) / eye[SCALE], F(1) / eye[SCALE + 1]
    for f in range(LANES):
        a, b = (h[PLACE + f] - cx) * sx, (cy - h[PLACE + LANES + f]) * sy
        near = F(1) / np.sqrt(a * a + b * b + F(1))
        h[WAY + f] = (a * eye[0] + b * eye[3] + eye[6]) * near
        h[WAY + LANES + f] = (a * eye[1] + b * eye[4] + eye[7]) * near
        h[WAY + 2 * LANES + f] = (a * eye[2] + b * eye[5] + eye[8]) * near


@inner
def load(scene: Scene, eye: Array, seen: Ints, first: int, count: int, h: Array) -> None:
    """Fetches the triangles of fragments `first` on: the first corner from the eye as their point, and two sides."""
    p, corners = scene.position, scene.corners
    for f in range(count):
        t = seen[0, first + f]
        i, j, k = corners[t, 0], corners[t, 1], corners[t, 2]
        for axis in range(3):
            a, at = p[i, axis], axis * LANES + f
            h[POINT + at] = a - eye[POSITION + axis]
            h[SIDE_B + at] = p[j, axis] - a
            h[SIDE_C + at] = p[k, axis] - a


@inner
def meet(h: Array) -> None:
    """Finds where the rays meet their triangles, kept inside them: weights of the second and third corner in `SPARE`,
    point and distance, and whether the back is seen in `FLIP`. Moeller and Trumbore 1997."""
    for f in range(LANES):
        wx, wy, wz = h[WAY + f], h[WAY + LANES + f], h[WAY + 2 * LANES + f]
        ax, ay, az = h[POINT + f], h[POINT + LANES + f], h[POINT + 2 * LANES + f]
        bx, by, bz = h[SIDE_B + f], h[SIDE_B + LANES + f], h[SIDE_B + 2 * LANES + f]
        cx, cy, cz = h[SIDE_C + f], h[SIDE_C + LANES + f], h[SIDE_C + 2 * LANES + f]
        px, py, pz = wy * cz - wz * cy, wz * cx - wx * cz, wx * cy - wy * cx
        qx, qy, qz = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
        turned = bx * px + by * py + bz * pz
        scale = F(-1) / (turned if abs(turned) > F(1e-30) else F(1e-30))
        u = min(max((ax * px + ay * py + az * pz) * scale, F(0)), F(1))
        v = min(max((wx * qx + wy * qy + wz * qz) * scale, F(0)), F(1))
        share = F(1) / max(u + v, F(1))
        u, v = u * share, v * share
        x, y, z = ax + u * bx + v * cx, ay + u * by + v * cy, az + u * bz + v * cz
        h[POINT + f], h[POINT + LANES + f], h[POINT + 2 * LANES + f] = x, y, z
        h[DISTANCE + f] = x * wx + y * wy + z * wz
        h[FLIP + f] = -turned
        h[SPARE + f], h[SPARE + LANES + f] = u, v


@inner
def dress(scene: Scene, seen: Ints, first: int, count: int, h: Array) -> None:
    """Fills in what the surfaces of fragments `first` on are, but for their textures."""
    looks, corners, owner, material = scene.looks, scene.corners, scene.owner, scene.material
    for f in range(count):
        t = seen[0, first + f]
        i, j, k, mesh = corners[t, 0], corners[t, 1], corners[t, 2], owner[t]
        v, w = h[SPARE + f], h[SPARE + LANES + f]
        u = F(1) - v - w
        for n in range(3):
            at = n * LANES + f
            h[NORMAL + at] = u * looks[i, n] + v * looks[j, n] + w * looks[k, n]
            tint = u * looks[i, 3 + n] + v * looks[j, 3 + n] + w * looks[k, 3 + n]
            h[ALBEDO + at] = tint * material[mesh, COLOR + n]
            h[OUT + at] = material[mesh, EMISSION + n]
        h[ROUGH + f], h[METAL + f] = material[mesh, ROUGHNESS], material[mesh, METALLIC]
        h[SKIN + f], h[SHINE + f] = material[mesh, SUBSURFACE], material[mesh, SHEEN]
        h[FLIP + f] = F(-1) if h[FLIP + f] > F(0) and material[mesh, TWO_SIDED] > F(0) else F(1)
        if material[mesh, TEXTURE] >= F(0):
            for n in range(2):
                at, a = n * LANES + f, looks[i, 6 + n]
                h[UV_B + at], h[UV_C + at] = looks[j, 6 + n] - a, looks[k, 6 + n] - a
                h[UV + at] = a + v * h[UV_B + at] + w * h[UV_C + at]
    for f in range(LANES):
        x, y, z = h[NORMAL + f], h[NORMAL + LANES + f], h[NORMAL + 2 * LANES + f]
        near = h[FLIP + f] / np.sqrt(max(x * x + y * y + z * z, F(1e-20)))
        h[NORMAL + f], h[NORMAL + LANES + f], h[NORMAL + 2 * LANES + f] = x * near, y * near, z * near
