"""What part of the picture sees, in blocks of fragments: a fragment is a surface and the samples of one pixel it covers.

A block is one flat array, field after field, each `LANES` long. Offsets and lengths are constants, so that loops over a
block become vector instructions; arithmetic is in single precision, and lanes beyond a block's end hold leftovers.
"""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import F, kernel, maker, part
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

__all__ = [
    "ALBEDO",
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
    "found",
    "gather",
    "load",
    "meet",
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

EDGE = -2
"""What a pixel sees that sees several surfaces."""


@maker
def block() -> Array:
    """An empty block."""
    return np.zeros(FIELDS * LANES, np.float32)


@part
def _alike(looks: Array, corners: Ints, owner: Ints, s: int, t: int) -> bool:
    """Whether two triangles are one surface to the eye: same mesh, and no sharp edge between."""
    if s == t:
        return True
    if s < 0 or t < 0 or owner[s] != owner[t]:
        return False
    i, j = corners[s, 0], corners[t, 0]
    return looks[i, 0] * looks[j, 0] + looks[i, 1] * looks[j, 1] + looks[i, 2] * looks[j, 2] > F(0.8)


@part
def found(n: int, x: int, y: int, t: int, a: float, b: float, weight: float, seen: Ints, places: Array) -> None:
    """Notes fragment `n`: triangle `t` in pixel (x, y), judged at the place (a, b) of the screen."""
    seen[0, n], seen[1, n], seen[2, n] = t, x, y
    places[0, n], places[1, n], places[2, n] = a, b, weight


@kernel
def gather(
    scene: Scene, ids: Ints, y: int, every: int, count: int, skies: int, keys: Ints, seen: Ints, places: Array
) -> tuple[int, int]:
    """Adds the fragments of picture row `y`: triangle (-1: sky), column and row to `seen` (3, F), place on the screen
    and weight to `places` (3, F). The `count` surfaces stand first, the `skies` last and backwards.

    Of pixels that see one surface only one in `every` of a row is added (0: none), but `keys` (H, W) says of each what it sees:
    its mesh, -1 the sky, or `EDGE`."""
    looks, corners, owner = scene.looks, scene.corners, scene.owner
    end = seen.shape[1] - 1
    for x in range(ids.shape[1]):
        one, two, three, four = ids[4 * y, x], ids[4 * y + 1, x], ids[4 * y + 2, x], ids[4 * y + 3, x]
        if one == two and one == three and one == four:
            keys[y, x] = owner[one] if one >= 0 else -1
            if every and x % every == 0:
                found(end - skies if one < 0 else count, x, y, one, x + 0.5, y + 0.5, 1.0, seen, places)
                count, skies = count + int(one >= 0), skies + int(one < 0)
            continue
        keys[y, x] = EDGE
        taken = 0
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
                    alike = _alike(looks, corners, owner, t, known)
                if alike:
                    taken |= 1 << other
                    same += 1
            if same == 4:
                keys[y, x] = owner[t]
                if every == 0 or x % every:
                    continue
            a, b = (x + 0.5, y + 0.5) if same == 4 else (x + SHIFT[s], y + 0.25 * s + 0.125)
            found(end - skies if t < 0 else count, x, y, t, a, b, 0.25 * same, seen, places)
            count, skies = count + int(t >= 0), skies + int(t < 0)
    return count, skies


@kernel
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


@kernel
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


@kernel
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


@kernel
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
