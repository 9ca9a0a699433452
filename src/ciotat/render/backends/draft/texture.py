"""Textures as one long strip of texels, each with its mip levels, sampled in linear light."""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import F, part
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Ints, Texture

__all__ = ["Sheets", "pack", "sample"]


class Sheets(NamedTuple):
    """`texels` (T, 3) linear, 65535 is 1; `slopes` (T, 2) metres of height per unit of u and of v, or a single row
    where no texture has height; `table` (S, 6): first texel, width, height, levels, clamp, first slope or -1."""

    texels: NDArray[np.uint16]
    slopes: Array
    table: Ints


@cache
def _decoding() -> NDArray[np.uint16]:
    s = [k / 255 for k in range(256)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in s]
    return np.array([round(c * 65535) for c in linear], np.uint16)


def _halved(level: NDArray[np.float32]) -> NDArray[np.float32]:
    """The next mip level: means of 2 x 2, or of pairs along a side already 1 long."""
    if level.shape[0] > 1:
        level = (level[0::2] + level[1::2]) * np.float32(0.5)
    if level.shape[1] > 1:
        level = (level[:, 0::2] + level[:, 1::2]) * np.float32(0.5)
    return level


def _pyramid(level: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    levels = [level]
    while max(levels[-1].shape[:2]) > 1:
        levels.append(_halved(levels[-1]))
    return levels


def _slopes(height: Array) -> NDArray[np.float32]:
    rows, columns = height.shape
    du = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * (columns / 2)
    dv = (np.roll(height, 1, 0) - np.roll(height, -1, 0)) * (rows / 2)
    return np.stack([du, dv], -1).astype(np.float32)


@kept(40)
def _levels(texture: Texture) -> tuple[NDArray[np.uint16], Array]:
    """The texels (T, 3) of a texture and of all its mip levels, and their slopes (T, 2), or none; kept between shots."""
    rows, columns = texture.pixels.shape[:2]
    if rows & (rows - 1) or columns & (columns - 1):
        raise ValueError(f"a texture of {columns} x {rows}; its sides must be powers of two")
    levels = _pyramid(_decoding()[texture.pixels].astype(np.float32))
    texels = np.concatenate([np.rint(level).astype(np.uint16).reshape(-1, 3) for level in levels])
    if texture.height is None:
        return texels, np.zeros((0, 2), np.float32)
    return texels, np.concatenate([level.reshape(-1, 2) for level in _pyramid(_slopes(texture.height))])


def pack(textures: list[Texture]) -> Sheets:
    """All `textures` with their mip levels; sides must be powers of two."""
    texels: list[NDArray[np.uint16]] = []
    slopes: list[Array] = []
    table: list[tuple[int, ...]] = []
    count = bumps = 0
    for texture in textures:
        rows, columns = texture.pixels.shape[:2]
        own, bent = _levels(texture)
        levels = max(rows, columns).bit_length()
        table.append((count, columns, rows, levels, int(texture.clamp), bumps if len(bent) else -1))
        texels.append(own)
        slopes.append(bent)
        count, bumps = count + len(own), bumps + len(bent)
    return Sheets(
        np.concatenate(texels) if texels else np.zeros((1, 3), np.uint16),
        np.concatenate(slopes) if bumps else np.zeros((1, 2), np.float32),
        np.array(table, np.int32).reshape(-1, 6),
    )


@part
def _corners(i: int, j: int, wide: int, high: int, clamp: bool) -> tuple[int, int, int, int]:
    """Columns and rows of the four texels from (i, j); beyond the edge a texture is clamped or starts again."""
    if clamp:
        left, right = min(max(i, 0), wide - 1), min(max(i + 1, 0), wide - 1)
        return left, right, min(max(j, 0), high - 1), min(max(j + 1, 0), high - 1)
    return i & (wide - 1), (i + 1) & (wide - 1), j & (high - 1), (j + 1) & (high - 1)


@part
def _tap(
    texels: NDArray[np.uint16], slopes: Array, base: int, wide: int, high: int, clamp: bool, bump: int,
    u: float, v: float,
) -> tuple[float, float, float, float, float]:  # fmt: skip
    """The bilinear sample of one mip level: colour, and slopes along u and v."""
    x, y = u * F(wide) - F(0.5), (F(1) - v) * F(high) - F(0.5)
    below_x, below_y = np.floor(x), np.floor(y)
    fx, fy = x - below_x, y - below_y
    left, right, above, below = _corners(int(below_x), int(below_y), wide, high, clamp)
    a, b, c, d = above * wide + left, above * wide + right, below * wide + left, below * wide + right
    wa, wb, wc, wd = (F(1) - fx) * (F(1) - fy), fx * (F(1) - fy), (F(1) - fx) * fy, fx * fy
    du = dv = F(0)
    if bump >= 0:
        i, j, k, l = bump + a, bump + b, bump + c, bump + d
        du = wa * slopes[i, 0] + wb * slopes[j, 0] + wc * slopes[k, 0] + wd * slopes[l, 0]
        dv = wa * slopes[i, 1] + wb * slopes[j, 1] + wc * slopes[k, 1] + wd * slopes[l, 1]
    wa, wb, wc, wd = wa * F(1 / 65535), wb * F(1 / 65535), wc * F(1 / 65535), wd * F(1 / 65535)
    a, b, c, d = base + a, base + b, base + c, base + d
    red = wa * F(texels[a, 0]) + wb * F(texels[b, 0]) + wc * F(texels[c, 0]) + wd * F(texels[d, 0])
    green = wa * F(texels[a, 1]) + wb * F(texels[b, 1]) + wc * F(texels[c, 1]) + wd * F(texels[d, 1])
    blue = wa * F(texels[a, 2]) + wb * F(texels[b, 2]) + wc * F(texels[c, 2]) + wd * F(texels[d, 2])
    return red, green, blue, du, dv


@part
def sample(
    texels: NDArray[np.uint16], slopes: Array, table: Ints, sheet: int, u: float, v: float, footprint: float
) -> tuple[float, float, float, float, float]:
    """Colour and slopes at (u, v), trilinear; `footprint` is a pixel's width in units of uv."""
    base, wide, high = int(table[sheet, 0]), int(table[sheet, 1]), int(table[sheet, 2])
    clamp, bump = table[sheet, 4] > 0, int(table[sheet, 5])
    width = footprint * F(max(wide, high))
    left = int(table[sheet, 3]) - 1
    while width > F(2) and left > 0:
        base += wide * high
        bump += wide * high if bump >= 0 else 0
        wide, high = max(wide >> 1, 1), max(high >> 1, 1)
        width *= F(0.5)
        left -= 1
    blend = min(max(F(2.5) * (width - F(1)) - F(0.75), F(0)), F(1)) if left > 0 else F(0)
    r, g, b, du, dv = F(0), F(0), F(0), F(0), F(0)
    if blend < F(1):
        r, g, b, du, dv = _tap(texels, slopes, base, wide, high, clamp, bump, u, v)
    if blend > F(0):
        base += wide * high
        bump += wide * high if bump >= 0 else 0
        wide, high = max(wide >> 1, 1), max(high >> 1, 1)
        r2, g2, b2, du2, dv2 = _tap(texels, slopes, base, wide, high, clamp, bump, u, v)
        r, g, b = r + (r2 - r) * blend, g + (g2 - g) * blend, b + (b2 - b) * blend
        du, dv = du + (du2 - du) * blend, dv + (dv2 - dv) * blend
    return r, g, b, du, dv
