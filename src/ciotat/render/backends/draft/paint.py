"""Textures on a block of fragments: their colours, and normals bent by the slopes of their height."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.hits import (
    ALBEDO,
    DISTANCE,
    LANES,
    NORMAL,
    SIDE_B,
    SIDE_C,
    SPARE,
    UV,
    UV_B,
    UV_C,
    WAY,
)
from ciotat.render.backends.draft.kernel import F, inner
from ciotat.render.backends.draft.scene import TEXTURE, Scene
from ciotat.render.backends.draft.texture import sample
from ciotat.stage.mesh import Ints

__all__ = ["paint"]

FOOTPRINT, SLOPES = SPARE, SPARE + LANES


@inner
def _footprints(pixel: float, h: Array) -> None:
    """How many units of uv a pixel is wide, the texture being shrunk along the shorter way of a slanting surface."""
    for f in range(LANES):
        bx, by, bz = h[SIDE_B + f], h[SIDE_B + LANES + f], h[SIDE_B + 2 * LANES + f]
        cx, cy, cz = h[SIDE_C + f], h[SIDE_C + LANES + f], h[SIDE_C + 2 * LANES + f]
        gx, gy, gz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
        area = np.sqrt(max(gx * gx + gy * gy + gz * gz, F(1e-20)))
        turned = abs(gx * h[WAY + f] + gy * h[WAY + LANES + f] + gz * h[WAY + 2 * LANES + f])
        crowd = abs(h[UV_B + f] * h[UV_C + LANES + f] - h[UV_B + LANES + f] * h[UV_C + f])
        h[FOOTPRINT + f] = h[DISTANCE + f] * pixel * np.sqrt(crowd / max(turned, F(0.02) * area))


@inner
def _bend(h: Array) -> None:
    """Bends the normals by `SLOPES`, metres of height per unit of u and of v; where there are none they stay as they are,
    so that a fragment never depends on those beside it."""
    for f in range(LANES):
        bx, by, bz = h[SIDE_B + f], h[SIDE_B + LANES + f], h[SIDE_B + 2 * LANES + f]
        cx, cy, cz = h[SIDE_C + f], h[SIDE_C + LANES + f], h[SIDE_C + 2 * LANES + f]
        gx, gy, gz = by * cz - bz * cy, bz * cx - bx * cz, bx * cy - by * cx
        per = F(1) / max(gx * gx + gy * gy + gz * gz, F(1e-20))
        du, dv = h[SLOPES + f], h[SLOPES + LANES + f]
        b = (du * h[UV_B + f] + dv * h[UV_B + LANES + f]) * per
        c = (du * h[UV_C + f] + dv * h[UV_C + LANES + f]) * per
        nx = h[NORMAL + f] - b * (cy * gz - cz * gy) - c * (gy * bz - gz * by)
        ny = h[NORMAL + LANES + f] - b * (cz * gx - cx * gz) - c * (gz * bx - gx * bz)
        nz = h[NORMAL + 2 * LANES + f] - b * (cx * gy - cy * gx) - c * (gx * by - gy * bx)
        near = F(1) / np.sqrt(max(nx * nx + ny * ny + nz * nz, F(1e-20)))
        flat = du == F(0) and dv == F(0)
        h[NORMAL + f] = h[NORMAL + f] if flat else nx * near
        h[NORMAL + LANES + f] = h[NORMAL + LANES + f] if flat else ny * near
        h[NORMAL + 2 * LANES + f] = h[NORMAL + 2 * LANES + f] if flat else nz * near


@inner
def paint(scene: Scene, pixel: float, seen: Ints, first: int, count: int, h: Array) -> None:
    """Multiplies the albedo of textured fragments, `first` on, by their texture and bends their normals by its slopes;
    `pixel` is a pixel's width a metre away."""
    owner, material = scene.owner, scene.material
    texels, slopes, table = scene.sheets.texels, scene.sheets.slopes, scene.sheets.table
    _footprints(pixel, h)
    bumpy = False
    for f in range(count):
        sheet = int(material[owner[seen[0, first + f]], TEXTURE])
        h[SLOPES + f] = h[SLOPES + LANES + f] = F(0)
        if sheet < 0:
            continue
        u, v = h[UV + f], h[UV + LANES + f]
        r, g, b, du, dv = sample(texels, slopes, table, sheet, u, v, h[FOOTPRINT + f])
        h[ALBEDO + f] *= r
        h[ALBEDO + LANES + f] *= g
        h[ALBEDO + 2 * LANES + f] *= b
        h[SLOPES + f], h[SLOPES + LANES + f] = du, dv
        bumpy = bumpy or du != F(0) or dv != F(0)
    if bumpy:
        _bend(h)
