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

__all__ = ["EMPTY", "FORWARD", "NOTHING", "PARALLEL", "POSITION", "RIGHT", "SCALE", "UP", "blank", "draw", "eye"]

RIGHT, UP, FORWARD, POSITION, SCALE, CENTRE, NEAR, PARALLEL = 0, 3, 6, 9, 12, 14, 16, 17
THIN = 0.05
"""Pixels across, under which a sliver has no trustworthy slope: it takes the depth of its farthest corner."""
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
def _seen(x: float, y: float, z: float, eye: Doubles) -> tuple[float, float, float]:
    """A point of the world in the eye's own axes."""
    x, y, z = x - eye[POSITION], y - eye[POSITION + 1], z - eye[POSITION + 2]
    return (
        x * eye[RIGHT] + y * eye[RIGHT + 1] + z * eye[RIGHT + 2],
        x * eye[UP] + y * eye[UP + 1] + z * eye[UP + 2],
        x * eye[FORWARD] + y * eye[FORWARD + 1] + z * eye[FORWARD + 2],
    )


@kernel
def _project(position: Array, first: int, last: int, eye: Doubles, points: Array) -> None:
    """`points` (N, 3) become screen x, y and closeness; a closeness of 0 marks what is behind the near plane."""
    for v in range(first, last):
        a, b, c = _seen(position[v, 0], position[v, 1], position[v, 2], eye)
        if eye[PARALLEL] > 0:
            points[v, 2] = -c
            c = 1.0
        elif c < eye[NEAR]:
            points[v, 2] = 0.0
            continue
        else:
            points[v, 2] = 1.0 / c
        points[v, 0] = eye[CENTRE] + a / c * eye[SCALE]
        points[v, 1] = eye[CENTRE + 1] - b / c * eye[SCALE + 1]


@kernel
def _crossing(x: float, y: float, lower_x: float, lower_y: float, at: float) -> float:
    """Where an edge from (x, y) down crosses row `at`; always reckoned from its upper end, so that neighbours agree."""
    return x + (at - y) * ((lower_x - x) / (lower_y - y))


@kernel
def _paint(row: int, begin: int, end: int, start: float, step: float, mark: int, q: Array, ids: Ints) -> None:
    """Paints part of a row of samples where it is nearest."""
    for x in range(begin, end):
        near = np.float32(start + step * x)
        if near > q[row, x]:
            q[row, x] = near
            ids[row, x] = mark


@kernel
def _darken(row: int, begin: int, end: int, start: float, step: float, q: Array) -> None:
    for x in range(begin, end):
        q[row, x] = max(q[row, x], np.float32(start + step * x))


@kernel
def _fill(
    ax: float, ay: float, aq: float, bx: float, by: float, bq: float, cx: float, cy: float, cq: float,
    mark: int, q: Array, ids: Ints,
) -> None:  # fmt: skip
    """Paints a projected triangle, wound either way. `q` has 4 rows a pixel, or 1 where `ids` is empty."""
    rows = 4.0 if len(ids) else 1.0
    height, width = q.shape
    first = int(np.ceil(max(min(ay, by, cy), 0.0) * rows - 0.5))
    last = int(np.ceil(min(max(ay, by, cy) * rows - 0.5, height)))
    area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    if first >= last or area == 0.0 or max(ax, bx, cx) < 0.0 or min(ax, bx, cx) > width:
        return
    qx = ((bq - aq) * (cy - ay) - (cq - aq) * (by - ay)) / area
    qy = ((cq - aq) * (bx - ax) - (bq - aq) * (cx - ax)) / area
    origin = aq - qx * ax - qy * ay
    if abs(area) < THIN * max(max(ax, bx, cx) - min(ax, bx, cx), max(ay, by, cy) - min(ay, by, cy)):
        qx, qy, origin = 0.0, 0.0, min(aq, bq, cq)
    if by < ay:
        ax, ay, bx, by = bx, by, ax, ay
    if cy < by:
        bx, by, cx, cy = cx, cy, bx, by
        if by < ay:
            ax, ay, bx, by = bx, by, ax, ay
    for row in range(first, last):
        y = (row + 0.5) / rows
        one = _crossing(ax, ay, cx, cy, y)
        two = _crossing(ax, ay, bx, by, y) if y < by else _crossing(bx, by, cx, cy, y)
        shift = SHIFT[row & 3] if len(ids) else 0.5
        begin = int(np.ceil(max(min(one, two) - shift, 0.0)))
        end = int(np.ceil(min(max(one, two) - shift, width)))
        start = origin + qy * y + qx * shift
        if len(ids):
            _paint(row, begin, end, start, qx, mark, q, ids)
        else:
            _darken(row, begin, end, start, qx, q)


@kernel
def _clip(corners: Doubles, eye: Doubles, cut: Doubles) -> int:
    """Cuts a triangle (3, 3) of the world at the near plane into `cut` (4, 3); counts the corners: 0, 3 or 4."""
    count = 0
    for k in range(3):
        n = (k + 1) % 3
        ax, ay, az = _seen(corners[k, 0], corners[k, 1], corners[k, 2], eye)
        bx, by, bz = _seen(corners[n, 0], corners[n, 1], corners[n, 2], eye)
        if az >= eye[NEAR]:
            cut[count, 0], cut[count, 1], cut[count, 2] = ax, ay, az
            count += 1
        if (az < eye[NEAR]) != (bz < eye[NEAR]):
            if az < bz:
                ax, ay, az, bx, by, bz = bx, by, bz, ax, ay, az
            t = (az - eye[NEAR]) / (az - bz)
            cut[count, 0], cut[count, 1], cut[count, 2] = ax + t * (bx - ax), ay + t * (by - ay), eye[NEAR]
            count += 1
    for k in range(count):
        cut[k, 0] = eye[CENTRE] + cut[k, 0] / cut[k, 2] * eye[SCALE]
        cut[k, 1] = eye[CENTRE + 1] - cut[k, 1] / cut[k, 2] * eye[SCALE + 1]
        cut[k, 2] = 1.0 / cut[k, 2]
    return count


@kernel
def _faces(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> bool:
    """Whether a projected triangle shows its face."""
    return (cx - ax) * (by - ay) - (bx - ax) * (cy - ay) > 0


@kernel
def _draw_near(scene: Scene, t: int, eye: Doubles, keep: int, scratch: Doubles, q: Array, ids: Ints) -> None:
    """Draws a triangle that reaches behind the near plane; `keep` is 1 for faces only, 2 for both sides."""
    for n in range(3):
        for k in range(3):
            scratch[n, k] = scene.position[scene.corners[t, n], k]
    cut = scratch[3:]
    count = _clip(scratch, eye, cut)
    for n in range(2, count):
        ax, ay, bx, by, cx, cy = cut[0, 0], cut[0, 1], cut[n - 1, 0], cut[n - 1, 1], cut[n, 0], cut[n, 1]
        if keep == 2 or _faces(ax, ay, bx, by, cx, cy) == keep:
            _fill(ax, ay, cut[0, 2], bx, by, cut[n - 1, 2], cx, cy, cut[n, 2], t, q, ids)


@kernel
def draw(scene: Scene, first: int, last: int, eye: Doubles, points: Array, q: Array, ids: Ints) -> None:
    """Draws meshes `first` to `last` - 1 into closeness `q` and triangle numbers `ids` (four rows a pixel).

    Where `ids` is empty it draws for a shadow map: one row a pixel, both sides, only meshes that cast shadows.
    `points` (N, 3) is scratch.
    """
    scratch = np.empty((7, 3), np.float64)
    corners, spans = scene.corners, scene.spans
    height = q.shape[0] / (4.0 if len(ids) else 1.0)
    for mesh in range(first, last):
        if not len(ids) and scene.material[mesh, SHADOW] == 0:
            continue
        if not _visible(scene.bounds[mesh], eye, q.shape[1], height):
            continue
        keep = 1 if len(ids) and scene.material[mesh, TWO_SIDED] == 0 else 2
        _project(scene.position, scene.spans[mesh, 0], scene.spans[mesh, 1], eye, points)
        for t in range(spans[mesh, 2], spans[mesh, 3]):
            i, j, k = corners[t, 0], corners[t, 1], corners[t, 2]
            ax, ay, aq = points[i, 0], points[i, 1], points[i, 2]
            bx, by, bq = points[j, 0], points[j, 1], points[j, 2]
            cx, cy, cq = points[k, 0], points[k, 1], points[k, 2]
            if eye[PARALLEL] > 0 or (aq > 0 and bq > 0 and cq > 0):
                if keep == 2 or _faces(ax, ay, bx, by, cx, cy) == keep:
                    _fill(ax, ay, aq, bx, by, bq, cx, cy, cq, t, q, ids)
            elif aq > 0 or bq > 0 or cq > 0:
                _draw_near(scene, t, eye, keep, scratch, q, ids)


NOTHING = np.zeros((0, 0), np.int32)
"""No triangle numbers: draw for a shadow map."""


def blank(size: tuple[int, int], rows: int) -> tuple[Array, NDArray[np.int32]]:
    """Empty closeness and triangle numbers for a picture of `size` with `rows` sample rows a pixel."""
    shape = (size[1] * rows, size[0])
    return np.full(shape, EMPTY, np.float32), np.full(shape, -1, np.int32)
