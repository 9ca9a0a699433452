"""Textures as one long strip of texels, each with its mip levels, sampled in linear light."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, kernel
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
def _tap(sheets: Sheets, sheet: int, level: int, u: float, v: float, weight: float, out: Doubles) -> None:
    """Adds the bilinear sample of one mip level, times `weight`, to `out` (r, g, b, du, dv)."""
    base, wide, high = sheets.table[sheet, 0], sheets.table[sheet, 1], sheets.table[sheet, 2]
    bump = sheets.table[sheet, 5] - base
    for _ in range(level):
        base += wide * high
        wide, high = max(wide >> 1, 1), max(high >> 1, 1)
    x, y = u * wide - 0.5, (1.0 - v) * high - 0.5
    i, j = int(np.floor(x)), int(np.floor(y))
    fx, fy = x - i, y - j
    for corner in range(4):
        cx, cy = i + (corner & 1), j + (corner >> 1)
        if sheets.table[sheet, 4]:
            cx, cy = min(max(cx, 0), wide - 1), min(max(cy, 0), high - 1)
        else:
            cx, cy = cx & (wide - 1), cy & (high - 1)
        w = weight * (fx if corner & 1 else 1 - fx) * (fy if corner >> 1 else 1 - fy)
        at = base + cy * wide + cx
        for k in range(3):
            out[k] += w * sheets.texels[at, k] * (1 / 65535)
        if sheets.table[sheet, 5] >= 0:
            out[3] += w * sheets.slopes[at + bump, 0]
            out[4] += w * sheets.slopes[at + bump, 1]


@kernel
def sample(sheets: Sheets, sheet: int, u: float, v: float, footprint: float, out: Doubles) -> None:
    """`out` (5) becomes colour and slopes at (u, v), trilinear; `footprint` is a pixel's width in units of uv."""
    out[:5] = 0.0
    width = footprint * max(sheets.table[sheet, 1], sheets.table[sheet, 2])
    level = 0
    while width > 2.0:
        width *= 0.5
        level += 1
    last = sheets.table[sheet, 3] - 1
    blend = max(width - 1.0, 0.0)
    if level >= last:
        level, blend = last, 0.0
    _tap(sheets, sheet, level, u, v, 1.0 - blend, out)
    if blend > 0.0:
        _tap(sheets, sheet, level + 1, u, v, blend, out)
