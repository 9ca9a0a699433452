"""Pictures as luma and chroma, the way video is kept: limited range, BT.709, chroma at half size."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.render.renderer import Picture

__all__ = ["Planes", "yuv"]

BITS = 16
Planes = NDArray[np.uint8]
"""Luma and chroma of a picture, one after the other (3 / 2 H, W)."""


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _convert(picture: Picture, out: Planes) -> None:
    """In whole numbers, so that every machine rounds alike. Source of the weights: ITU-R BT.709-6."""
    high, wide = picture.shape[0], picture.shape[1]
    blue, red = out[high * wide :], out[high * wide * 5 // 4 :]
    half = np.int32(1 << (BITS - 1))
    for y in range(0, high, 2):
        for x in range(0, wide, 2):
            rs = gs = bs = np.int32(0)
            for k in range(4):
                v, u = y + (k >> 1), x + (k & 1)
                r, g, b = np.int32(picture[v, u, 0]), np.int32(picture[v, u, 1]), np.int32(picture[v, u, 2])
                out[v * wide + u] = ((11966 * r + 40254 * g + 4064 * b + half) >> BITS) + 16
                rs, gs, bs = rs + r, gs + g, bs + b
            at = (y >> 1) * (wide >> 1) + (x >> 1)
            blue[at] = ((-6596 * rs - 22188 * gs + 28784 * bs + 4 * half) >> (BITS + 2)) + 128
            red[at] = ((28784 * rs - 26145 * gs - 2639 * bs + 4 * half) >> (BITS + 2)) + 128


def yuv(picture: Picture) -> Planes:
    """The planes of a picture (H, W, 3), whose sides are even, one after the other as (3 / 2 H, W)."""
    high, wide = picture.shape[:2]
    out = np.empty(high * wide * 3 // 2, np.uint8)
    _convert(np.ascontiguousarray(picture), out)
    return out.reshape(-1, wide)
