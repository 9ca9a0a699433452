"""What a row of the picture sees, one column per fragment: a surface, and the samples of one pixel it covers.

Numbers lie field by field, so that loops over a row run through memory in order.
"""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, kernel
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
from ciotat.render.backends.draft.texture import sample
from ciotat.stage.mesh import Ints

__all__ = ["ALBEDO", "DISTANCE", "FIELDS", "METAL", "NORMAL", "OPEN", "OUT", "ROUGH", "SHINE", "SKIN", "WAY", "WEIGHT"]
__all__ += ["gather", "meet"]

NORMAL, WAY, ALBEDO, OUT, ROUGH, METAL, SKIN, SHINE, OPEN, DISTANCE, WEIGHT, FIELDS = 3, 6, 9, 12, 15, 16, 17, 18, 19, 20, 21, 22
"""Fields after the position: normal, way of the eye's ray, albedo, radiance sent to the eye (3 each), then one each."""


@kernel
def _alike(scene: Scene, s: int, t: int) -> bool:
    """Whether two triangles are one surface to the eye: same mesh, and no sharp edge between."""
    if s == t:
        return True
    if s < 0 or t < 0 or scene.owner[s] != scene.owner[t]:
        return False
    i, j = scene.corners[s, 0], scene.corners[t, 0]
    a, b = scene.looks, scene.looks
    return a[i, 0] * b[j, 0] + a[i, 1] * b[j, 1] + a[i, 2] * b[j, 2] > 0.8


@kernel
def gather(scene: Scene, eye: Doubles, ids: Ints, y: int, seen: Ints, hits: Array) -> int:
    """Finds the fragments of picture row `y`: pixel column and triangle (-1: sky) in `seen` (2, F), their rays and
    weights in `hits`; returns how many."""
    count = 0
    for x in range(ids.shape[1]):
        taken = 0
        for s in range(4):
            if taken >> s & 1:
                continue
            t, same = ids[4 * y + s, x], 1
            for other in range(s + 1, 4):
                if not taken >> other & 1 and _alike(scene, t, ids[4 * y + other, x]):
                    taken |= 1 << other
                    same += 1
            a = x + (0.5 if same == 4 else SHIFT[s]) - eye[CENTRE]
            b = eye[CENTRE + 1] - y - (0.5 if same == 4 else 0.25 * s + 0.125)
            a, b = a / eye[SCALE], b / eye[SCALE + 1]
            near = 1.0 / np.sqrt(a * a + b * b + 1.0)
            for k in range(3):
                hits[WAY + k, count] = (a * eye[k] + b * eye[3 + k] + eye[6 + k]) * near
            seen[0, count], seen[1, count] = x, t
            hits[WEIGHT, count] = 0.25 * same
            count += 1
    return count


@kernel
def _weights(
    wx: float, wy: float, wz: float, sx: float, sy: float, sz: float,
    bx: float, by: float, bz: float, cx: float, cy: float, cz: float,
) -> tuple[float, float]:  # fmt: skip
    """The weights of a triangle's second and third corner where a ray meets its plane, kept inside the triangle.

    `w` is the ray's way, `s` where it starts and `b`, `c` those corners, from the first. Moeller and Trumbore 1997.
    """
    px, py, pz = wy * cz - wz * cy, wz * cx - wx * cz, wx * cy - wy * cx
    qx, qy, qz = sy * bz - sz * by, sz * bx - sx * bz, sx * by - sy * bx
    turned = bx * px + by * py + bz * pz
    scale = 1.0 / turned if turned != 0.0 else 0.0
    u = min(max((sx * px + sy * py + sz * pz) * scale, 0.0), 1.0)
    v = min(max((wx * qx + wy * qy + wz * qz) * scale, 0.0), 1.0)
    over = max(u + v, 1.0)
    return u / over, v / over


@kernel
def _material(scene: Scene, mesh: int, f: int, hits: Array) -> None:
    m = scene.material
    for k in range(3):
        hits[ALBEDO + k, f] *= m[mesh, COLOR + k]
        hits[OUT + k, f] = m[mesh, EMISSION + k]
    hits[ROUGH, f], hits[METAL, f] = m[mesh, ROUGHNESS], m[mesh, METALLIC]
    hits[SKIN, f], hits[SHINE, f] = m[mesh, SUBSURFACE], m[mesh, SHEEN]


@kernel
def _normal(nx: float, ny: float, nz: float, flip: bool, f: int, hits: Array) -> None:
    near = (-1.0 if flip else 1.0) / np.sqrt(max(nx * nx + ny * ny + nz * nz, 1e-20))
    hits[NORMAL, f], hits[NORMAL + 1, f], hits[NORMAL + 2, f] = nx * near, ny * near, nz * near


@kernel
def meet(scene: Scene, eye: Doubles, seen: Ints, count: int, hits: Array) -> None:
    """Fills in what each fragment's triangle is where its ray meets it."""
    for f in range(count):
        t = seen[1, f]
        if t < 0:
            continue
        i, j, k = scene.corners[t, 0], scene.corners[t, 1], scene.corners[t, 2]
        p, looks, mesh = scene.position, scene.looks, scene.owner[t]
        ax, ay, az = float(p[i, 0]), float(p[i, 1]), float(p[i, 2])
        bx, by, bz = p[j, 0] - ax, p[j, 1] - ay, p[j, 2] - az
        cx, cy, cz = p[k, 0] - ax, p[k, 1] - ay, p[k, 2] - az
        sx, sy, sz = eye[POSITION] - ax, eye[POSITION + 1] - ay, eye[POSITION + 2] - az
        wx, wy, wz = float(hits[WAY, f]), float(hits[WAY + 1, f]), float(hits[WAY + 2, f])
        v, w = _weights(wx, wy, wz, sx, sy, sz, bx, by, bz, cx, cy, cz)
        u = 1.0 - v - w
        x, y, z = v * bx + w * cx, v * by + w * cy, v * bz + w * cz
        hits[0, f], hits[1, f], hits[2, f] = x + ax, y + ay, z + az
        hits[DISTANCE, f] = distance = (x - sx) * wx + (y - sy) * wy + (z - sz) * wz
        for n in range(3):
            hits[ALBEDO + n, f] = u * looks[i, 3 + n] + v * looks[j, 3 + n] + w * looks[k, 3 + n]
        _material(scene, mesh, f, hits)
        nx = u * looks[i, 0] + v * looks[j, 0] + w * looks[k, 0]
        ny = u * looks[i, 1] + v * looks[j, 1] + w * looks[k, 1]
        nz = u * looks[i, 2] + v * looks[j, 2] + w * looks[k, 2]
        gx, gy, gz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
        away = gx * wx + gy * wy + gz * wz
        if scene.material[mesh, TEXTURE] >= 0:
            squared = max(gx * gx + gy * gy + gz * gz, 1e-20)
            pixel = distance / eye[SCALE] / np.sqrt(max(abs(away) / np.sqrt(squared), 0.02))
            p, q = _texture(scene, t, v, w, pixel, np.sqrt(squared), f, hits)
            nx -= (p * (cy * gz - cz * gy) + q * (gy * bz - gz * by)) / squared
            ny -= (p * (cz * gx - cx * gz) + q * (gz * bx - gx * bz)) / squared
            nz -= (p * (cx * gy - cy * gx) + q * (gx * by - gy * bx)) / squared
        _normal(nx, ny, nz, away > 0 and scene.material[mesh, TWO_SIDED] > 0, f, hits)


@kernel
def _texture(
    scene: Scene, t: int, v: float, w: float, pixel: float, area: float, f: int, hits: Array
) -> tuple[float, float]:
    """Multiplies a fragment's albedo by its texture; returns how far the surface rises along the triangle's edges.

    `pixel` is a pixel's width on the surface and `area` twice the triangle's.
    """
    i, j, k = scene.corners[t, 0], scene.corners[t, 1], scene.corners[t, 2]
    looks = scene.looks
    u0, v0 = float(looks[i, 6]), float(looks[i, 7])
    bu, bv, cu, cv = looks[j, 6] - u0, looks[j, 7] - v0, looks[k, 6] - u0, looks[k, 7] - v0
    density = np.sqrt(abs(bu * cv - bv * cu) / area)
    sheet = int(scene.material[scene.owner[t], TEXTURE])
    r, g, b, du, dv = sample(scene.sheets, sheet, u0 + v * bu + w * cu, v0 + v * bv + w * cv, density * pixel)
    hits[ALBEDO, f] *= r
    hits[ALBEDO + 1, f] *= g
    hits[ALBEDO + 2, f] *= b
    return du * bu + dv * bv, du * cu + dv * cv
