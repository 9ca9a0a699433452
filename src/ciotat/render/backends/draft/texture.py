"""Textures as one long strip of texels, each with its mip levels, sampled in linear light."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import kernel
from ciotat.stage.mesh import Ints, Texture

__all__ = ["Sheets", "pack", "sample"]


class Sheets(NamedTuple):
    """`texels` (T, 3) linear, 65535 is 1; `slopes` (T, 2) metres of height per unit of u and of v, or a single row
    where no texture has height; `table` (S, 6): first texel, width, height, levels, clamp, first slope or -1."""

    texels: NDArray[np.uint16]
    slopes: Array
    table: Ints


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


def pack(textures: list[Texture]) -> Sheets:
    """All `textures` with their mip levels; sides must be powers of two."""
    decoding = _decoding()
    texels: list[NDArray[np.uint16]] = []
    slopes: list[Array] = []
    table: list[tuple[int, ...]] = []
    count = bumps = 0
    for texture in textures:
        rows, columns = texture.pixels.shape[:2]
        if rows & (rows - 1) or columns & (columns - 1):
            raise ValueError(f"a texture of {columns} x {rows}; its sides must be powers of two")
        levels = _pyramid(decoding[texture.pixels].astype(np.float32))
        flat = [np.rint(level).astype(np.uint16).reshape(-1, 3) for level in levels]
        bumpy = texture.height is not None
        table.append((count, columns, rows, len(levels), int(texture.clamp), bumps if bumpy else -1))
        texels += flat
        count += sum(len(level) for level in flat)
        if texture.height is not None:
            slopes += [level.reshape(-1, 2) for level in _pyramid(_slopes(texture.height))]
            bumps += sum(len(level) for level in flat)
    return Sheets(
        np.concatenate(texels) if texels else np.zeros((1, 3), np.uint16),
        np.concatenate(slopes) if slopes else np.zeros((1, 2), np.float32),
        np.array(table, np.int32).reshape(-1, 6),
    )


@kernel
def _texel(sheets: Sheets, sheet: int, base: int, wide: int, high: int, x: int, y: int) -> int:
    """The place of a texel in the strip; beyond the edge the texture is clamped or starts again."""
    if sheets.table[sheet, 4] > 0:
        return base + min(max(y, 0), high - 1) * wide + min(max(x, 0), wide - 1)
    return base + (y & (high - 1)) * wide + (x & (wide - 1))


@kernel
def _tap(
    sheets: Sheets, sheet: int, base: int, wide: int, high: int, u: float, v: float
) -> tuple[float, float, float, float, float]:
    """The bilinear sample of one mip level: colour, and slopes along u and v."""
    x, y = u * wide - 0.5, (1.0 - v) * high - 0.5
    i, j = int(np.floor(x)), int(np.floor(y))
    fx, fy = x - i, y - j
    a, b = _texel(sheets, sheet, base, wide, high, i, j), _texel(sheets, sheet, base, wide, high, i + 1, j)
    c, d = _texel(sheets, sheet, base, wide, high, i, j + 1), _texel(sheets, sheet, base, wide, high, i + 1, j + 1)
    wa, wb, wc, wd = (1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy
    t = sheets.texels
    red = wa * t[a, 0] + wb * t[b, 0] + wc * t[c, 0] + wd * t[d, 0]
    green = wa * t[a, 1] + wb * t[b, 1] + wc * t[c, 1] + wd * t[d, 1]
    blue = wa * t[a, 2] + wb * t[b, 2] + wc * t[c, 2] + wd * t[d, 2]
    du = dv = 0.0
    if sheets.table[sheet, 5] >= 0:
        shift = sheets.table[sheet, 5] - sheets.table[sheet, 0]
        a, b, c, d = a + shift, b + shift, c + shift, d + shift
        s = sheets.slopes
        du = wa * s[a, 0] + wb * s[b, 0] + wc * s[c, 0] + wd * s[d, 0]
        dv = wa * s[a, 1] + wb * s[b, 1] + wc * s[c, 1] + wd * s[d, 1]
    return red / 65535, green / 65535, blue / 65535, du, dv


@kernel
def sample(
    sheets: Sheets, sheet: int, u: float, v: float, footprint: float
) -> tuple[float, float, float, float, float]:
    """Colour and slopes at (u, v), trilinear; `footprint` is a pixel's width in units of uv."""
    base, wide, high = sheets.table[sheet, 0], sheets.table[sheet, 1], sheets.table[sheet, 2]
    width = footprint * max(wide, high)
    left = sheets.table[sheet, 3] - 1
    while width > 2.0 and left > 0:
        base += wide * high
        wide, high = max(wide >> 1, 1), max(high >> 1, 1)
        width *= 0.5
        left -= 1
    r, g, b, du, dv = _tap(sheets, sheet, base, wide, high, u, v)
    blend = min(width - 1.0, 1.0)
    if blend > 0.0 and left > 0:
        base += wide * high
        r2, g2, b2, du2, dv2 = _tap(sheets, sheet, base, max(wide >> 1, 1), max(high >> 1, 1), u, v)
        r, g, b = r + (r2 - r) * blend, g + (g2 - g) * blend, b + (b2 - b) * blend
        du, dv = du + (du2 - du) * blend, dv + (dv2 - dv) * blend
    return r, g, b, du, dv
