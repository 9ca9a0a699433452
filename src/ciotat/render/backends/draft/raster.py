"""Which triangle every sample sees: scan conversion with exact shared edges and near-plane clipping.

An *eye* is a camera or a shadow-casting lamp as 20 numbers: right, up, forward, position (3 each), scale x and y in
pixels, centre x and y, nearest depth, and 1 if it projects in parallel. Closeness `q` is 1 / depth, or minus the depth
in parallel: linear on the screen, greater is nearer.
"""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, kernel
from ciotat.render.backends.draft.scene import SHADOW, TWO_SIDED, Scene
from ciotat.stage.mesh import Ints

__all__ = ["EMPTY", "FORWARD", "PARALLEL", "POSITION", "RIGHT", "SCALE", "UP", "blank", "draw", "eye"]

RIGHT, UP, FORWARD, POSITION, SCALE, CENTRE, NEAR, PARALLEL = 0, 3, 6, 9, 12, 14, 16, 17
EMPTY = -1e30
"""The closeness of nothing."""

SHIFT = np.array([0.375, 0.875, 0.125, 0.625])
"""Where the sample of each of a pixel's four rows lies across it: a rotated grid, so no edge direction is special."""


def eye(axes: Doubles, position: Doubles, scale: tuple[float, float], size: tuple[int, int], near: float) -> Doubles:
    """An eye at `position` with `axes` (right, up, forward); `near` 0 makes it parallel."""
    lens = [*scale, size[0] / 2, size[1] / 2, near, 0.0 if near else 1.0]
    return np.array([*axes.ravel(), *position, *lens, 0.0, 0.0], np.float64)


@kernel
def _visible(box: Array, eye: Doubles, width: float, height: float) -> bool:
    """Whether a box may reach into the picture."""
    outside = np.zeros(5, np.int64)
    for corner in range(8):
        x = box[3 if corner & 1 else 0] - eye[POSITION]
        y = box[4 if corner & 2 else 1] - eye[POSITION + 1]
        z = box[5 if corner & 4 else 2] - eye[POSITION + 2]
        a = x * eye[RIGHT] + y * eye[RIGHT + 1] + z * eye[RIGHT + 2]
        b = x * eye[UP] + y * eye[UP + 1] + z * eye[UP + 2]
        c = x * eye[FORWARD] + y * eye[FORWARD + 1] + z * eye[FORWARD + 2]
        deep = 1.0 if eye[PARALLEL] else c
        outside[0] += a * eye[SCALE] > deep * (width - eye[CENTRE])
        outside[1] += -a * eye[SCALE] > deep * eye[CENTRE]
        outside[2] += b * eye[SCALE + 1] > deep * eye[CENTRE + 1]
        outside[3] += -b * eye[SCALE + 1] > deep * (height - eye[CENTRE + 1])
        outside[4] += eye[PARALLEL] == 0 and c < eye[NEAR]
    return outside.max() < 8


@kernel
def _seen(x: float, y: float, z: float, eye: Doubles, out: Doubles) -> None:
    """`out` (3) becomes the point in the eye's own axes."""
    x, y, z = x - eye[POSITION], y - eye[POSITION + 1], z - eye[POSITION + 2]
    for k in range(3):
        out[k] = x * eye[3 * k] + y * eye[3 * k + 1] + z * eye[3 * k + 2]


@kernel
def _projected(a: float, b: float, c: float, eye: Doubles, out: Array) -> None:
    """`out` (3) becomes screen x, y and closeness; a closeness of 0 marks a point behind the near plane."""
    if eye[PARALLEL]:
        out[0], out[1], out[2] = eye[CENTRE] + a * eye[SCALE], eye[CENTRE + 1] - b * eye[SCALE + 1], -c
    elif c < eye[NEAR]:
        out[2] = 0.0
    else:
        out[0] = eye[CENTRE] + a / c * eye[SCALE]
        out[1] = eye[CENTRE + 1] - b / c * eye[SCALE + 1]
        out[2] = 1.0 / c


@kernel
def _crossing(top: Array, low: Array, y: float) -> float:
    return top[0] + (y - top[1]) * ((low[0] - top[0]) / (low[1] - top[1]))


@kernel
def _fill(a: Array, b: Array, c: Array, mark: int, q: Array, ids: Ints | None) -> None:
    """Paints a projected triangle, wound either way, where it is nearest. `q` has 4 rows a pixel, or 1 without `ids`."""
    area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
    if area == 0.0:
        return
    qx = ((b[2] - a[2]) * (c[1] - a[1]) - (c[2] - a[2]) * (b[1] - a[1])) / area
    qy = ((c[2] - a[2]) * (b[0] - a[0]) - (b[2] - a[2]) * (c[0] - a[0])) / area
    least, most = min(a[2], b[2], c[2]), max(a[2], b[2], c[2])
    origin = a[2] - qx * a[0] - qy * a[1]
    if b[1] < a[1]:
        a, b = b, a
    if c[1] < b[1]:
        b, c = c, b
        if b[1] < a[1]:
            a, b = b, a
    rows = 1.0 if ids is None else 4.0
    height, width = q.shape
    first = int(min(max(np.ceil(a[1] * rows - 0.5), 0.0), height))
    last = int(max(min(np.ceil(c[1] * rows - 0.5), height), 0.0))
    for row in range(first, last):
        y = (row + 0.5) / rows
        left = _crossing(a, c, y)
        right = _crossing(a, b, y) if y < b[1] else _crossing(b, c, y)
        shift = 0.5 if ids is None else SHIFT[row & 3]
        begin = int(min(max(np.ceil(min(left, right) - shift), 0.0), width))
        end = int(max(min(np.ceil(max(left, right) - shift), width), 0.0))
        here = origin + qy * y + qx * shift
        for x in range(begin, end):
            near = np.float32(min(max(here + qx * x, least), most))
            if near > q[row, x]:
                q[row, x] = near
                if ids is not None:
                    ids[row, x] = mark


@kernel
def _clipped(corners: Doubles, eye: Doubles, out: Array) -> int:
    """Cuts a triangle at the near plane; writes its 0, 3 or 4 projected corners to `out` (4, 3) and counts them."""
    count = 0
    for k in range(3):
        n = (k + 1) % 3
        here, there = corners[k, 2] - eye[NEAR], corners[n, 2] - eye[NEAR]
        if here >= 0:
            _projected(corners[k, 0], corners[k, 1], corners[k, 2], eye, out[count])
            count += 1
        if (here < 0) != (there < 0):
            front, behind = (corners[k], corners[n]) if here >= 0 else (corners[n], corners[k])
            t = (front[2] - eye[NEAR]) / (front[2] - behind[2])
            x = front[0] + t * (behind[0] - front[0])
            y = front[1] + t * (behind[1] - front[1])
            _projected(x, y, eye[NEAR], eye, out[count])
            count += 1
    return count


@kernel
def _turned(a: Array, b: Array, c: Array) -> float:
    """Positive where the triangle shows its face."""
    return (c[0] - a[0]) * (b[1] - a[1]) - (b[0] - a[0]) * (c[1] - a[1])


@kernel
def draw(
    scene: Scene, first: int, last: int, eye: Doubles, flip: bool, points: Array, q: Array, ids: Ints | None
) -> None:
    """Draws meshes `first` to `last` - 1 into closeness `q` and, where given, triangle numbers `ids`.

    With `flip` only far sides are drawn and only meshes that cast shadows, as a shadow map wants it. `points` (N, 3) is
    scratch.
    """
    corners, cut, seen = np.empty((3, 3)), np.empty((4, 3), np.float32), np.empty(3)
    high = q.shape[0] if ids is None else q.shape[0] // 4
    for mesh in range(first, last):
        if (flip and not scene.material[mesh, SHADOW]) or not _visible(scene.bounds[mesh], eye, q.shape[1], high):
            continue
        both = scene.material[mesh, TWO_SIDED] > 0
        for v in range(scene.spans[mesh, 0], scene.spans[mesh, 1]):
            _seen(scene.position[v, 0], scene.position[v, 1], scene.position[v, 2], eye, seen)
            _projected(seen[0], seen[1], seen[2], eye, points[v])
        for t in range(scene.spans[mesh, 2], scene.spans[mesh, 3]):
            i, j, k = scene.corners[t, 0], scene.corners[t, 1], scene.corners[t, 2]
            a, b, c = points[i], points[j], points[k]
            if eye[PARALLEL] or (a[2] > 0 and b[2] > 0 and c[2] > 0):
                if both or (_turned(a, b, c) > 0) != flip:
                    _fill(a, b, c, t, q, ids)
            elif a[2] > 0 or b[2] > 0 or c[2] > 0:
                for n in range(3):
                    v = scene.corners[t, n]
                    _seen(scene.position[v, 0], scene.position[v, 1], scene.position[v, 2], eye, corners[n])
                count = _clipped(corners, eye, cut)
                for n in range(2, count):
                    if both or (_turned(cut[0], cut[n - 1], cut[n]) > 0) != flip:
                        _fill(cut[0], cut[n - 1], cut[n], t, q, ids)


def blank(size: tuple[int, int], rows: int) -> tuple[Array, NDArray[np.int32]]:
    """Empty closeness and triangle numbers for a picture of `size` with `rows` sample rows a pixel."""
    shape = (size[1] * rows, size[0])
    return np.full(shape, EMPTY, np.float32), np.full(shape, -1, np.int32)
