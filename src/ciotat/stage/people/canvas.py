"""The canvas a face is painted on: the head's patch of the uv map, stretched so that the face gets the pixels.

Canonical coordinates are those of the base head, the same for everyone: the origin lies midway between the eyeballs, the
unit is half the distance between them, x to the person's left, y up, z forward. What is painted there follows every face.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numba import njit
from numpy.typing import NDArray

from ciotat.stage.kept import kept
from ciotat.stage.mesh import Ints, normals
from ciotat.stage.people.body import BODY
from ciotat.stage.people.pack import people_pack

__all__ = ["Canvas", "canonical", "canvas", "front", "head_faces", "rise", "scalp", "stretch"]

Floats = NDArray[np.float32]
LEFT, LOW, HIGH = 0.635, 0.14, 0.84  # the head's patch of the uv map
U_KNOTS, U_TO = (0.635, 0.775, 1.0), (0.0, 0.17, 1.0)
V_KNOTS, V_TO = (0.14, 0.335, 0.64, 0.84), (0.0, 0.19, 0.81, 1.0)
# how low hair grows, from the brow backwards over temple, sideburn, ear and nape: canonical z, y
LINE_Z = (-5.2, -4.5, -3.7, -3.35, -3.1, -2.9, -2.4, -1.9, -1.75, -1.5, -1.38, -1.12, -0.8, -0.35, 0.1, 0.5)
LINE_Y = (-2.2, -2.2, -1.9, -1.3, -0.5, 0.2, 0.42, 0.2, -0.35, -0.45, 0.35, 1.25, 1.75, 2.12, 2.38, 2.34)


def stretch(uv: NDArray[np.floating]) -> Floats:
    """The canvas coordinates (N, 2) of points of the uv map inside the head's patch."""
    return np.stack([np.interp(uv[:, 0], U_KNOTS, U_TO), np.interp(uv[:, 1], V_KNOTS, V_TO)], 1).astype(np.float32)


def rise(x: NDArray[np.floating], low: float, high: float) -> NDArray[np.floating]:
    """A smooth step from 0 at `low` to 1 at `high`."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return t * t * (3 - 2 * t)


def scalp(p: NDArray[np.floating], recede: float = 0.0) -> NDArray[np.floating]:
    """How far above the hairline canonical points (..., 3) lie; negative on bare skin. `recede` in [0, 1] lets the
    temples go."""
    full, gone = _line(p)
    return full - recede * gone


def _line(p: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """How far points lie above a full hairline, and how much of that goes as hair recedes."""
    temple = np.exp(-(((np.abs(p[..., 0]) - 1.25) / 0.6) ** 2)) * rise(p[..., 2], -1.2, -0.5)
    full = p[..., 1] - np.interp(p[..., 2], LINE_Z, LINE_Y) - 0.18 * temple
    return full, 0.9 * temple + 0.55 * rise(p[..., 2], -3.2, -0.3)


@cache
def canonical() -> Floats:
    """Canonical coordinates (V, 3) of every base vertex."""
    pack = people_pack()
    eye = pack.base[pack.cubes["joint-l-eye"]].mean(0)
    return ((pack.base - eye * np.array([0, 1, 1], np.float32)) / eye[0]).astype(np.float32)


@cache
def head_faces() -> tuple[Ints, Ints]:
    """Triangles of the head's patch: vertices and uv corners (F, 3)."""
    pack = people_pack()
    faces, corners = pack.faces("body"), pack.arrays["corners/body"].astype(np.int32)
    return faces[inside(corners)], corners[inside(corners)]


def inside(corners: Ints) -> NDArray[np.bool_]:
    """Which triangles lie on the head's patch."""
    uv = people_pack().uv[corners]
    low, high = uv.min(1), uv.max(1)
    return (low[:, 0] > LEFT) & (low[:, 1] > LOW) & (high[:, 1] < HIGH)


@dataclass(frozen=True, eq=False)
class Canvas:
    """The painted pixels of a square of `size`: `pixel` (K,) their places, `at` (K, 3) canonical, `normal` (K, 3) of the
    base head, `mask` (K,) values by name."""

    size: int
    pixel: NDArray[np.int64]
    at: Floats
    normal: Floats
    mask: dict[str, Floats]


@kept(4)
def canvas(size: int) -> Canvas:
    """The canvas of `size` pixels a side; made once."""
    pack = people_pack()
    faces, corners = head_faces()
    uv = stretch(pack.uv)
    normal = normals(pack.base[:BODY], pack.faces("body"))
    data = np.concatenate([canonical()[:BODY], normal], 1)
    out = np.zeros((size, size, data.shape[1] + 2), np.float32)
    cover = np.zeros((size, size), np.uint8)
    _raster(uv, corners, faces, data, pack.uv, out, cover)
    pixel = np.flatnonzero(cover)
    rows = out.reshape(-1, out.shape[2])[pixel]
    mask = {name: _sample(pack.mask(name), rows[:, -2:]) for name in ("lips", "lids", "ears")}
    above, gone = _line(rows[:, :3])
    mask |= {"above": above.astype(np.float32), "gone": gone.astype(np.float32)}
    return Canvas(size, pixel, rows[:, :3].copy(), rows[:, 3:6].copy(), mask)


@kept(4)
def front(size: int) -> tuple[Canvas, NDArray[np.int64]]:
    """The part of the canvas that is the front of the face, and which of its pixels they are."""
    whole = canvas(size)
    rows = np.flatnonzero((whole.at[:, 2] > -0.9) & (whole.at[:, 1] > -3.4) & (whole.at[:, 1] < 2.4))
    mask = {name: values[rows] for name, values in whole.mask.items()}
    return Canvas(size, whole.pixel[rows], whole.at[rows], whole.normal[rows], mask), rows


def _sample(image: Floats, uv: Floats) -> Floats:
    """`image` read between pixels at uv (N, 2)."""
    size = image.shape[0]
    x = np.clip(uv[:, 0] * size - 0.5, 0, size - 1.001)
    y = np.clip((1 - uv[:, 1]) * size - 0.5, 0, size - 1.001)
    i, j = y.astype(np.int64), x.astype(np.int64)
    fy, fx = y - i, x - j
    top = image[i, j] * (1 - fx) + image[i, j + 1] * fx
    low = image[i + 1, j] * (1 - fx) + image[i + 1, j + 1] * fx
    return (top * (1 - fy) + low * fy).astype(np.float32)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _raster(
    uv: Floats, corners: Ints, faces: Ints, data: Floats, plain: Floats, out: Floats, cover: NDArray[np.uint8]
) -> None:
    """Spread vertex `data` over the pixels of the uv map, half a pixel over the edges; the last two are plain uv."""
    size, width = out.shape[0], data.shape[1]
    for t in range(faces.shape[0]):
        x0, y0 = uv[corners[t, 0], 0] * size, (1 - uv[corners[t, 0], 1]) * size
        x1, y1 = uv[corners[t, 1], 0] * size, (1 - uv[corners[t, 1], 1]) * size
        x2, y2 = uv[corners[t, 2], 0] * size, (1 - uv[corners[t, 2], 1]) * size
        area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(area) < 1e-9:
            continue
        slack = -1.5 / max(1.0, abs(area) ** 0.5)
        for y in range(max(0, int(min(y0, y1, y2)) - 2), min(size, int(max(y0, y1, y2)) + 3)):
            for x in range(max(0, int(min(x0, x1, x2)) - 2), min(size, int(max(x0, x1, x2)) + 3)):
                w0 = ((x1 - x - 0.5) * (y2 - y - 0.5) - (x2 - x - 0.5) * (y1 - y - 0.5)) / area
                w1 = ((x2 - x - 0.5) * (y0 - y - 0.5) - (x0 - x - 0.5) * (y2 - y - 0.5)) / area
                w2 = 1 - w0 - w1
                low = min(w0, w1, w2)
                if low < slack or cover[y, x] == 2 or (low < 0 and cover[y, x] == 1):
                    continue
                cover[y, x] = 2 if low >= 0 else 1
                for k in range(width):
                    out[y, x, k] = w0 * data[faces[t, 0], k] + w1 * data[faces[t, 1], k] + w2 * data[faces[t, 2], k]
                for k in range(2):
                    out[y, x, width + k] = (
                        w0 * plain[corners[t, 0], k] + w1 * plain[corners[t, 1], k] + w2 * plain[corners[t, 2], k]
                    )
