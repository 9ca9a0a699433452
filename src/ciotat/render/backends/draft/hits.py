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
__all__ += ["aim", "gather", "meet", "paint"]

NORMAL, WAY, ALBEDO, OUT, ROUGH, METAL, SKIN, SHINE, OPEN, DISTANCE, WEIGHT = 3, 6, 9, 12, 15, 16, 17, 18, 19, 20, 21
"""Fields after the position: normal, way of the eye's ray, albedo, radiance sent to the eye (3 each), then one each."""

PLACE, ALONG_U, ALONG_V, FACE, CROWD, FIELDS = 22, 24, 27, 30, 33, 34
"""First the place on the screen, then uv; and of textured surfaces the gradients of u and of v in space, the triangle's
normal, and the area of uv on a square metre."""


@kernel
def _alike(looks: Array, corners: Ints, owner: Ints, s: int, t: int) -> bool:
    """Whether two triangles are one surface to the eye: same mesh, and no sharp edge between."""
    if s == t:
        return True
    if s < 0 or t < 0 or owner[s] != owner[t]:
        return False
    i, j = corners[s, 0], corners[t, 0]
    return looks[i, 0] * looks[j, 0] + looks[i, 1] * looks[j, 1] + looks[i, 2] * looks[j, 2] > 0.8


@kernel
def _found(f: int, column: int, t: int, x: float, y: float, weight: float, seen: Ints, hits: Array) -> None:
    seen[0, f], seen[1, f] = column, t
    hits[PLACE, f], hits[PLACE + 1, f], hits[WEIGHT, f] = x, y, weight


@kernel
def gather(scene: Scene, ids: Ints, y: int, seen: Ints, hits: Array) -> int:
    """Finds the fragments of picture row `y`: pixel column and triangle (-1: sky) in `seen` (2, F), their weights and
    places on the screen in `hits`; returns how many."""
    looks, corners, owner = scene.looks, scene.corners, scene.owner
    count = 0
    for x in range(ids.shape[1]):
        one, two, three, four = ids[4 * y, x], ids[4 * y + 1, x], ids[4 * y + 2, x], ids[4 * y + 3, x]
        if one == two and one == three and one == four:
            _found(count, x, one, x + 0.5, y + 0.5, 1.0, seen, hits)
            count += 1
            continue
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
                _found(count, x, t, x + 0.5, y + 0.5, 1.0, seen, hits)
            else:
                _found(count, x, t, x + SHIFT[s], y + 0.25 * s + 0.125, 0.25 * same, seen, hits)
            count += 1
    return count


@kernel
def aim(eye: Doubles, count: int, hits: Array) -> None:
    """Turns the places of fragments on the screen into the ways of their rays."""
    for f in range(count):
        a, b = (hits[PLACE, f] - eye[CENTRE]) / eye[SCALE], (eye[CENTRE + 1] - hits[PLACE + 1, f]) / eye[SCALE + 1]
        near = 1.0 / np.sqrt(a * a + b * b + 1.0)
        for k in range(3):
            hits[WAY + k, f] = (a * eye[k] + b * eye[3 + k] + eye[6 + k]) * near


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
def _normal(nx: float, ny: float, nz: float, flip: bool, f: int, hits: Array) -> None:
    near = (-1.0 if flip else 1.0) / np.sqrt(max(nx * nx + ny * ny + nz * nz, 1e-20))
    hits[NORMAL, f], hits[NORMAL + 1, f], hits[NORMAL + 2, f] = nx * near, ny * near, nz * near


@kernel
def meet(scene: Scene, eye: Doubles, seen: Ints, count: int, hits: Array) -> None:
    """Fills in what each fragment's triangle is where its ray meets it, but for its texture."""
    p, looks, corners, owner, material = scene.position, scene.looks, scene.corners, scene.owner, scene.material
    for f in range(count):
        t = seen[1, f]
        if t < 0:
            continue
        i, j, k, mesh = corners[t, 0], corners[t, 1], corners[t, 2], owner[t]
        ax, ay, az = float(p[i, 0]), float(p[i, 1]), float(p[i, 2])
        bx, by, bz = p[j, 0] - ax, p[j, 1] - ay, p[j, 2] - az
        cx, cy, cz = p[k, 0] - ax, p[k, 1] - ay, p[k, 2] - az
        sx, sy, sz = eye[POSITION] - ax, eye[POSITION + 1] - ay, eye[POSITION + 2] - az
        wx, wy, wz = float(hits[WAY, f]), float(hits[WAY + 1, f]), float(hits[WAY + 2, f])
        v, w = _weights(wx, wy, wz, sx, sy, sz, bx, by, bz, cx, cy, cz)
        u = 1.0 - v - w
        x, y, z = v * bx + w * cx, v * by + w * cy, v * bz + w * cz
        hits[0, f], hits[1, f], hits[2, f] = x + ax, y + ay, z + az
        hits[DISTANCE, f] = (x - sx) * wx + (y - sy) * wy + (z - sz) * wz
        nx = u * looks[i, 0] + v * looks[j, 0] + w * looks[k, 0]
        ny = u * looks[i, 1] + v * looks[j, 1] + w * looks[k, 1]
        nz = u * looks[i, 2] + v * looks[j, 2] + w * looks[k, 2]
        away = (by * cz - bz * cy) * wx + (bz * cx - bx * cz) * wy + (bx * cy - by * cx) * wz
        _normal(nx, ny, nz, away > 0 and material[mesh, TWO_SIDED] > 0, f, hits)
        for n in range(3):
            tint = u * looks[i, 3 + n] + v * looks[j, 3 + n] + w * looks[k, 3 + n]
            hits[ALBEDO + n, f] = tint * material[mesh, COLOR + n]
            hits[OUT + n, f] = material[mesh, EMISSION + n]
        hits[ROUGH, f], hits[METAL, f] = material[mesh, ROUGHNESS], material[mesh, METALLIC]
        hits[SKIN, f], hits[SHINE, f] = material[mesh, SUBSURFACE], material[mesh, SHEEN]
        hits[PLACE, f] = u * looks[i, 6] + v * looks[j, 6] + w * looks[k, 6]
        hits[PLACE + 1, f] = u * looks[i, 7] + v * looks[j, 7] + w * looks[k, 7]


@kernel
def _gradients(p: Array, looks: Array, i: int, j: int, k: int, f: int, hits: Array) -> None:
    """Fills in how u and v change in space over a triangle, its normal, and the area of uv on a square metre of it."""
    bx, by, bz = float(p[j, 0] - p[i, 0]), float(p[j, 1] - p[i, 1]), float(p[j, 2] - p[i, 2])
    cx, cy, cz = float(p[k, 0] - p[i, 0]), float(p[k, 1] - p[i, 1]), float(p[k, 2] - p[i, 2])
    bu, cu = looks[j, 6] - looks[i, 6], looks[k, 6] - looks[i, 6]
    bv, cv = looks[j, 7] - looks[i, 7], looks[k, 7] - looks[i, 7]
    gx, gy, gz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
    per = 1.0 / max(gx * gx + gy * gy + gz * gz, 1e-20)
    near = np.sqrt(per)
    hits[FACE, f], hits[FACE + 1, f], hits[FACE + 2, f] = gx * near, gy * near, gz * near
    hits[CROWD, f] = abs(bu * cv - bv * cu) * near
    ex, ey, ez = (cy * gz - cz * gy) * per, (cz * gx - cx * gz) * per, (cx * gy - cy * gx) * per
    dx, dy, dz = (gy * bz - gz * by) * per, (gz * bx - gx * bz) * per, (gx * by - gy * bx) * per
    hits[ALONG_U, f], hits[ALONG_V, f] = bu * ex + cu * dx, bv * ex + cv * dx
    hits[ALONG_U + 1, f], hits[ALONG_V + 1, f] = bu * ey + cu * dy, bv * ey + cv * dy
    hits[ALONG_U + 2, f], hits[ALONG_V + 2, f] = bu * ez + cu * dz, bv * ez + cv * dz


@kernel
def paint(scene: Scene, eye: Doubles, seen: Ints, count: int, hits: Array) -> None:
    """Multiplies the albedo of textured fragments by their texture and bends their normals by its slopes."""
    p, looks, corners, owner, material = scene.position, scene.looks, scene.corners, scene.owner, scene.material
    texels, slopes, table = scene.sheets.texels, scene.sheets.slopes, scene.sheets.table
    for f in range(count):
        t = seen[1, f]
        sheet = int(material[owner[t], TEXTURE]) if t >= 0 else -1
        if sheet < 0:
            continue
        if f > 0 and seen[1, f - 1] == t:
            for k in range(ALONG_U, FIELDS):
                hits[k, f] = hits[k, f - 1]
        else:
            _gradients(p, looks, corners[t, 0], corners[t, 1], corners[t, 2], f, hits)
        slant = (
            hits[FACE, f] * hits[WAY, f] + hits[FACE + 1, f] * hits[WAY + 1, f] + hits[FACE + 2, f] * hits[WAY + 2, f]
        )
        footprint = hits[DISTANCE, f] / eye[SCALE] * np.sqrt(hits[CROWD, f] / max(abs(slant), 0.02))
        u, v = hits[PLACE, f], hits[PLACE + 1, f]
        r, g, b, du, dv = sample(texels, slopes, table, sheet, u, v, footprint)
        hits[ALBEDO, f] *= r
        hits[ALBEDO + 1, f] *= g
        hits[ALBEDO + 2, f] *= b
        if du != 0.0 or dv != 0.0:
            nx = hits[NORMAL, f] - du * hits[ALONG_U, f] - dv * hits[ALONG_V, f]
            ny = hits[NORMAL + 1, f] - du * hits[ALONG_U + 1, f] - dv * hits[ALONG_V + 1, f]
            nz = hits[NORMAL + 2, f] - du * hits[ALONG_U + 2, f] - dv * hits[ALONG_V + 2, f]
            _normal(nx, ny, nz, False, f, hits)
