"""From triangles to light: every pixel shades each surface it sees once, by the samples that surface covers."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, kernel
from ciotat.render.backends.draft.light import (
    ALBEDO,
    GLOWING,
    HIT,
    METAL,
    NORMAL,
    OPEN,
    ROUGH,
    SHINE,
    SKIN,
    TO_EYE,
    lit,
)
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
from ciotat.render.backends.draft.shadow import Maps
from ciotat.render.backends.draft.sky import haze, sky
from ciotat.render.backends.draft.texture import sample
from ciotat.stage.mesh import Ints

__all__ = ["shade"]

FAR = 400.0
"""How many metres of haze lie before the sky."""


@kernel
def _ray(eye: Doubles, x: float, y: float, out: Doubles) -> float:
    """`out` (3) becomes the unit direction through screen point (x, y); returns its length at depth 1."""
    a, b = (x - eye[CENTRE]) / eye[SCALE], (eye[CENTRE + 1] - y) / eye[SCALE + 1]
    long = np.sqrt(a * a + b * b + 1.0)
    for k in range(3):
        out[k] = (a * eye[k] + b * eye[3 + k] + eye[6 + k]) / long
    return long


@kernel
def _meet(scene: Scene, t: int, eye: Doubles, way: Doubles, edges: Doubles, out: Doubles) -> None:
    """`out` (3) becomes the weights of a triangle's corners where a ray meets its plane, kept inside the triangle.

    `edges` becomes its two edges from the first corner and their cross product. Moeller and Trumbore 1997.
    """
    i, j, k = scene.corners[t, 0], scene.corners[t, 1], scene.corners[t, 2]
    ax, ay, az = float(scene.position[i, 0]), float(scene.position[i, 1]), float(scene.position[i, 2])
    bx, by, bz = scene.position[j, 0] - ax, scene.position[j, 1] - ay, scene.position[j, 2] - az
    cx, cy, cz = scene.position[k, 0] - ax, scene.position[k, 1] - ay, scene.position[k, 2] - az
    sx, sy, sz = eye[POSITION] - ax, eye[POSITION + 1] - ay, eye[POSITION + 2] - az
    px, py, pz = way[1] * cz - way[2] * cy, way[2] * cx - way[0] * cz, way[0] * cy - way[1] * cx
    qx, qy, qz = sy * bz - sz * by, sz * bx - sx * bz, sx * by - sy * bx
    turned = bx * px + by * py + bz * pz
    scale = 1.0 / turned if turned != 0.0 else 0.0
    u = min(max((sx * px + sy * py + sz * pz) * scale, 0.0), 1.0)
    v = min(max((way[0] * qx + way[1] * qy + way[2] * qz) * scale, 0.0), 1.0)
    over = max(u + v, 1.0)
    out[1], out[2] = u / over, v / over
    out[0] = 1.0 - out[1] - out[2]
    edges[0], edges[1], edges[2], edges[3], edges[4], edges[5] = bx, by, bz, cx, cy, cz
    edges[6], edges[7], edges[8] = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx


@kernel
def _paint(
    scene: Scene, t: int, sheet: int, w: Doubles, edges: Doubles, pixel: float, texel: Doubles, hit: Doubles
) -> None:
    """Multiplies the hit's albedo by its texture and bends its normal; `pixel` is a pixel's width on the surface."""
    i, j, k = scene.corners[t, 0], scene.corners[t, 1], scene.corners[t, 2]
    u0, v0 = float(scene.uv[i, 0]), float(scene.uv[i, 1])
    bu, bv, cu, cv = scene.uv[j, 0] - u0, scene.uv[j, 1] - v0, scene.uv[k, 0] - u0, scene.uv[k, 1] - v0
    nx, ny, nz = edges[6], edges[7], edges[8]
    squared = max(nx * nx + ny * ny + nz * nz, 1e-20)
    density = np.sqrt(abs(bu * cv - bv * cu) / np.sqrt(squared))
    sample(scene.sheets, sheet, u0 + w[1] * bu + w[2] * cu, v0 + w[1] * bv + w[2] * cv, density * pixel, texel)
    for n in range(3):
        hit[ALBEDO + n] *= texel[n]
    if texel[3] == 0.0 and texel[4] == 0.0:
        return
    p = (texel[3] * bu + texel[4] * bv) / squared
    q = (texel[3] * cu + texel[4] * cv) / squared
    bx, by, bz, cx, cy, cz = edges[0], edges[1], edges[2], edges[3], edges[4], edges[5]
    hit[NORMAL] -= p * (cy * nz - cz * ny) + q * (ny * bz - nz * by)
    hit[NORMAL + 1] -= p * (cz * nx - cx * nz) + q * (nz * bx - nx * bz)
    hit[NORMAL + 2] -= p * (cx * ny - cy * nx) + q * (nx * by - ny * bx)


@kernel
def _normalised(v: Doubles) -> None:
    near = 1.0 / np.sqrt(max(v[0] * v[0] + v[1] * v[1] + v[2] * v[2], 1e-20))
    v[0], v[1], v[2] = v[0] * near, v[1] * near, v[2] * near


@kernel
def surface(scene: Scene, t: int, eye: Doubles, way: Doubles, scratch: Doubles, hit: Doubles) -> float:
    """`hit` becomes what triangle `t` is where the ray `way` meets it; returns the distance from the eye."""
    w, edges, texel = scratch[0:3], scratch[3:12], scratch[12:17]
    _meet(scene, t, eye, way, edges, w)
    i, j, k = scene.corners[t, 0], scene.corners[t, 1], scene.corners[t, 2]
    material = scene.material[scene.owner[t]]
    distance = 0.0
    for n in range(3):
        hit[n] = w[0] * scene.position[i, n] + w[1] * scene.position[j, n] + w[2] * scene.position[k, n]
        hit[NORMAL + n] = w[0] * scene.normal[i, n] + w[1] * scene.normal[j, n] + w[2] * scene.normal[k, n]
        tint = w[0] * scene.color[i, n] + w[1] * scene.color[j, n] + w[2] * scene.color[k, n]
        hit[ALBEDO + n] = material[COLOR + n] * tint
        hit[TO_EYE + n] = -way[n]
        hit[GLOWING + n] = material[EMISSION + n]
        distance += (hit[n] - eye[POSITION + n]) * way[n]
    _normalised(hit[NORMAL : NORMAL + 3])
    away = edges[6] * way[0] + edges[7] * way[1] + edges[8] * way[2]
    if material[TEXTURE] >= 0:
        slant = abs(away) / np.sqrt(max(edges[6] ** 2 + edges[7] ** 2 + edges[8] ** 2, 1e-20))
        pixel = distance / eye[SCALE] / np.sqrt(max(slant, 0.02))
        _paint(scene, t, int(material[TEXTURE]), w, edges, pixel, texel, hit)
        _normalised(hit[NORMAL : NORMAL + 3])
    if away > 0 and material[TWO_SIDED] > 0:
        for n in range(3):
            hit[NORMAL + n] = -hit[NORMAL + n]
    hit[ROUGH], hit[METAL] = material[ROUGHNESS], material[METALLIC]
    hit[SKIN], hit[SHINE] = material[SUBSURFACE], material[SHEEN]
    return distance


@kernel
def _alike(scene: Scene, s: int, t: int) -> bool:
    """Whether two triangles are one surface to the eye: same mesh, and no sharp edge between."""
    if s == t:
        return True
    if s < 0 or t < 0 or scene.owner[s] != scene.owner[t]:
        return False
    a, b = scene.normal[scene.corners[s, 0]], scene.normal[scene.corners[t, 0]]
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] > 0.8


@kernel
def _group(scene: Scene, ids: Ints, y: int, x: int, s: int, taken: int) -> tuple[int, int]:
    """The samples of a pixel that belong with sample `s`, as bits, and how many."""
    bits, count = 1 << s, 1
    for other in range(s + 1, 4):
        if not taken >> other & 1 and _alike(scene, ids[4 * y + s, x], ids[4 * y + other, x]):
            bits |= 1 << other
            count += 1
    return bits, count


@kernel
def shade(
    scene: Scene, eye: Doubles, ids: Ints, open_: Array, lamps: Doubles, maps: Maps, air: Doubles, picture: Array
) -> None:
    """`picture` (H, W, 3) becomes radiance, and `open_` (H, W) says how much ambient light reaches each pixel."""
    hit, scratch, way, out = np.zeros(HIT), np.zeros(20), np.empty(3), np.empty(3)
    for y in range(picture.shape[0]):
        for x in range(picture.shape[1]):
            taken = 0
            picture[y, x, :] = 0.0
            for s in range(4):
                if taken >> s & 1:
                    continue
                bits, count = _group(scene, ids, y, x, s, taken)
                taken |= bits
                across = x + (0.5 if count == 4 else SHIFT[s])
                down = y + (0.5 if count == 4 else 0.25 * s + 0.125)
                _ray(eye, across, down, way)
                t = ids[4 * y + s, x]
                if t < 0:
                    sky(air, way, 1.0 / eye[SCALE], out)
                    haze(air, eye, way, FAR, out)
                else:
                    distance = surface(scene, t, eye, way, scratch, hit)
                    hit[OPEN] = open_[y, x]
                    lit(hit, lamps, maps, air, scratch, out)
                    haze(air, eye, way, distance, out)
                for k in range(3):
                    picture[y, x, k] += out[k] * (0.25 * count)
