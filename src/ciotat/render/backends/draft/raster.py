"""Which triangle every sample sees: scan conversion with exact shared edges and near-plane clipping.

An *eye* is a camera or a shadow-casting lamp as 20 numbers: right, up, forward, position (3 each), scale x and y in
pixels, centre x and y, nearest depth, and 1 if it projects in parallel. Closeness `q` is 1 / depth, or minus the depth
in parallel: linear on the screen, greater is nearer.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, Flags, inner, maker, part
from ciotat.render.backends.draft.scene import RUN, SHADOW, TWO_SIDED, Scene
from ciotat.stage.mesh import Ints

__all__ = [
    "CENTRE",
    "EMPTY",
    "FORWARD",
    "NOTHING",
    "PARALLEL",
    "POSITION",
    "RIGHT",
    "SCALE",
    "UP",
    "blank",
    "draw",
    "eye",
    "sees",
]

RIGHT, UP, FORWARD, POSITION, SCALE, CENTRE, NEAR, PARALLEL = 0, 3, 6, 9, 12, 14, 16, 17
EMPTY = -1e30
"""The closeness of nothing."""

HIDDEN = 1e30
"""As far away as what is not in the picture."""

SHIFT = np.array([0.375, 0.875, 0.125, 0.625])
"""Where the sample of each of a pixel's four rows lies across it: a rotated grid, so no edge direction is special."""

ROWS = 64
"""So many rows of a triangle are measured together."""

TILTS = np.tile(SHIFT, ROWS // 4 + 1)

THIN = 0.05
"""Pixels across, under which a sliver has no trustworthy slope: it takes the depth of its farthest corner."""

TINY = 0.04
"""Metres across, under which a mesh throws no shadow."""

LONG = 12
"""Runs of more samples are painted several at a time."""


def eye(axes: Doubles, position: Doubles, scale: tuple[float, float], size: tuple[int, int], near: float) -> Doubles:
    """An eye at `position` with `axes` (right, up, forward); `near` 0 makes it parallel."""
    lens = [*scale, size[0] / 2, size[1] / 2, near, 0.0 if near else 1.0]
    return np.array([*axes.ravel(), *position, *lens, 0.0, 0.0], np.float64)


class _Rows(NamedTuple):
    """Scratch of `ROWS` rows of samples in a triangle: the first, the last + 1, and the closeness at the row's start."""

    begins: Ints
    ends: Ints
    starts: Doubles


@inner
def _up(x: float) -> int:
    """The least whole number that is not less than `x`."""
    n = int(x)
    return n + 1 if n < x else n


@inner
def _nearest(box: Array, eye: Doubles, width: float, height: float) -> float:
    """How near a box comes along the eye's axis; `HIDDEN` if it cannot reach into the picture."""
    nearest = HIDDEN
    left = right = above = below = behind = 0
    for corner in range(8):
        x = box[3 if corner & 1 else 0] - eye[POSITION]
        y = box[4 if corner & 2 else 1] - eye[POSITION + 1]
        z = box[5 if corner & 4 else 2] - eye[POSITION + 2]
        a = (x * eye[RIGHT] + y * eye[RIGHT + 1] + z * eye[RIGHT + 2]) * eye[SCALE]
        b = (x * eye[UP] + y * eye[UP + 1] + z * eye[UP + 2]) * eye[SCALE + 1]
        c = x * eye[FORWARD] + y * eye[FORWARD + 1] + z * eye[FORWARD + 2]
        deep = 1.0 if eye[PARALLEL] else c
        right += a > deep * (width - eye[CENTRE])
        left += -a > deep * eye[CENTRE]
        above += b > deep * eye[CENTRE + 1]
        below += -b > deep * (height - eye[CENTRE + 1])
        behind += eye[PARALLEL] == 0 and c < eye[NEAR]
        nearest = min(nearest, c)
    return HIDDEN if max(left, right, above, below, behind) == 8 else nearest


@inner
def _tiny(box: Array) -> bool:
    """Whether a box is too small for what it holds to throw a shadow that would be seen."""
    return (box[3] - box[0]) ** 2 + (box[4] - box[1]) ** 2 + (box[5] - box[2]) ** 2 < TINY * TINY


@inner
def _averted(box: Array, cone: Array, eye: Doubles) -> bool:
    """Whether all triangles in a box, whose normals keep within `cone` (axis, sine of the opening), turn their backs."""
    x, y, z = 0.5 * (box[0] + box[3]), 0.5 * (box[1] + box[4]), 0.5 * (box[2] + box[5])
    radius = np.sqrt((box[3] - x) ** 2 + (box[4] - y) ** 2 + (box[5] - z) ** 2)
    x, y, z = x - eye[POSITION], y - eye[POSITION + 1], z - eye[POSITION + 2]
    away = np.sqrt(x * x + y * y + z * z)
    return x * cone[0] + y * cone[1] + z * cone[2] > cone[3] * away + radius * 1.01


@inner
def _seen(x: float, y: float, z: float, eye: Doubles) -> tuple[float, float, float]:
    """A point of the world in the eye's own axes."""
    x, y, z = x - eye[POSITION], y - eye[POSITION + 1], z - eye[POSITION + 2]
    return (
        x * eye[RIGHT] + y * eye[RIGHT + 1] + z * eye[RIGHT + 2],
        x * eye[UP] + y * eye[UP + 1] + z * eye[UP + 2],
        x * eye[FORWARD] + y * eye[FORWARD + 1] + z * eye[FORWARD + 2],
    )


@inner
def _project(position: Array, first: int, last: int, eye: Doubles, points: Array) -> None:
    """`points` (N, 3) become screen x, y and closeness; a closeness of 0 marks what is behind the near plane."""
    px, py, pz = eye[POSITION], eye[POSITION + 1], eye[POSITION + 2]
    rx, ry, rz = eye[RIGHT] * eye[SCALE], eye[RIGHT + 1] * eye[SCALE], eye[RIGHT + 2] * eye[SCALE]
    ux, uy, uz = eye[UP] * eye[SCALE + 1], eye[UP + 1] * eye[SCALE + 1], eye[UP + 2] * eye[SCALE + 1]
    fx, fy, fz = eye[FORWARD], eye[FORWARD + 1], eye[FORWARD + 2]
    cx, cy, near = eye[CENTRE], eye[CENTRE + 1], eye[NEAR]
    position, points = position[first:last].reshape(-1), points[first:last].reshape(-1)
    if eye[PARALLEL] > 0:
        for v in range(last - first):
            x, y, z = position[3 * v] - px, position[3 * v + 1] - py, position[3 * v + 2] - pz
            points[3 * v] = cx + (x * rx + y * ry + z * rz)
            points[3 * v + 1] = cy - (x * ux + y * uy + z * uz)
            points[3 * v + 2] = -(x * fx + y * fy + z * fz)
    else:
        for v in range(last - first):
            x, y, z = position[3 * v] - px, position[3 * v + 1] - py, position[3 * v + 2] - pz
            depth = x * fx + y * fy + z * fz
            q = 1.0 / max(depth, near)
            points[3 * v] = cx + (x * rx + y * ry + z * rz) * q
            points[3 * v + 1] = cy - (x * ux + y * uy + z * uz) * q
            points[3 * v + 2] = q if depth >= near else 0.0


@inner
def _paint(here: int, begin: int, end: int, start: float, step: float, mark: int, q: Array, ids: Ints) -> None:
    """Paints part of a row of samples, whose first is at place `here`, where it is nearest."""
    near_by, names = q[here + begin : here + end], ids[here + begin : here + end]
    base, slope, name = np.float32(start + step * begin), np.float32(step), np.int32(mark)
    for x in range(np.int32(end - begin)):
        near, old = base + slope * np.float32(np.int32(x)), near_by[x]
        wins = near > old
        near_by[x] = near if wins else old
        names[x] = name if wins else names[x]


@inner
def _darken(here: int, begin: int, end: int, start: float, step: float, q: Array) -> None:
    """Brings part of a row of a shadow map, whose first texel is at place `here`, as near as it is."""
    near_by, base, slope = q[here + begin : here + end], np.float32(start + step * begin), np.float32(step)
    for x in range(np.int32(end - begin)):
        near_by[x] = max(near_by[x], base + slope * np.float32(np.int32(x)))


@part
def _fill(
    ax: float, ay: float, aq: float, bx: float, by: float, bq: float, cx: float, cy: float, cq: float,
    mark: int, width: int, height: int, fine: bool, q: Array, ids: Ints, lines: _Rows,
) -> None:  # fmt: skip
    """Paints a projected triangle, wound either way, into `height` rows of samples; 4 make a pixel where `fine`."""
    begins, ends, starts = lines.begins, lines.ends, lines.starts
    rows, per_row = (4.0, 0.25) if fine else (1.0, 1.0)
    first = _up(max(min(ay, by, cy), 0.0) * rows - 0.5)
    last = _up(min(max(ay, by, cy) * rows - 0.5, height))
    area = (bx - ax) * (cy - ay) - (cx - ax) * (by - ay)
    if area == 0.0:
        last = first
    per = 1.0 / area
    qx = ((bq - aq) * (cy - ay) - (cq - aq) * (by - ay)) * per
    qy = ((cq - aq) * (bx - ax) - (bq - aq) * (cx - ax)) * per
    origin = aq - qx * ax - qy * ay
    if abs(area) < THIN * max(max(ax, bx, cx) - min(ax, bx, cx), max(ay, by, cy) - min(ay, by, cy)):
        qx, qy, origin = 0.0, 0.0, min(aq, bq, cq)
    if by < ay:
        ax, ay, bx, by = bx, by, ax, ay
    if cy < by:
        bx, by, cx, cy = cx, cy, bx, by
        if by < ay:
            ax, ay, bx, by = bx, by, ax, ay
    lean = (cx - ax) / (cy - ay)
    high = (bx - ax) / (by - ay) if by > ay else 0.0
    low = (cx - bx) / (cy - by) if cy > by else 0.0
    for top in range(first, last, ROWS):
        count, tilts = min(last - top, ROWS), TILTS[top & 3 : (top & 3) + ROWS]
        for n in range(np.int32(count)):
            y = (top + n + 0.5) * per_row
            one, shift = ax + (y - ay) * lean, tilts[n] if fine else 0.5
            two = ax + (y - ay) * high if y < by else bx + (y - by) * low
            begins[n] = np.int32(np.ceil(max(min(one, two) - shift, 0.0)))
            ends[n] = np.int32(np.ceil(min(max(one, two) - shift, width)))
            starts[n] = origin + qy * y + qx * shift
        for n in range(count):
            begin, end, start, here = begins[n], ends[n], starts[n], (top + n) * width
            if end - begin > LONG:
                if fine:
                    _paint(here, begin, end, start, qx, mark, q, ids)
                else:
                    _darken(here, begin, end, start, qx, q)
            elif fine:
                for x in range(begin, end):
                    near, k = np.float32(start + qx * x), np.uint64(here + x)
                    if near > q[k]:
                        q[k] = near
                        ids[k] = mark
            else:
                for x in range(begin, end):
                    k = np.uint64(here + x)
                    q[k] = max(q[k], np.float32(start + qx * x))


@inner
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


@inner
def _faces(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> bool:
    """Whether a projected triangle shows its face."""
    return (cx - ax) * (by - ay) - (bx - ax) * (cy - ay) > 0


@inner
def _draw_near(
    scene: Scene, t: int, eye: Doubles, keep: int, scratch: Doubles, size: tuple[int, int], q: Array, ids: Ints,
    rows: _Rows,
) -> None:  # fmt: skip
    """Draws a triangle that reaches behind the near plane; `keep` is 1 for faces only, 2 for both sides."""
    for n in range(3):
        for k in range(3):
            scratch[n, k] = scene.position[scene.corners[t, n], k]
    (width, height), cut = size, scratch[3:]
    count = _clip(scratch, eye, cut)
    for n in range(2, count):
        ax, ay, bx, by, cx, cy = cut[0, 0], cut[0, 1], cut[n - 1, 0], cut[n - 1, 1], cut[n, 0], cut[n, 1]
        if keep == 2 or _faces(ax, ay, bx, by, cx, cy) == keep:
            _fill(
                ax,
                ay,
                cut[0, 2],
                bx,
                by,
                cut[n - 1, 2],
                cx,
                cy,
                cut[n, 2],
                t,
                width,
                height,
                len(ids) > 0,
                q,
                ids,
                rows,
            )


@maker
def _ordered(scene: Scene, which: Flags, eye: Doubles, q: Array, fine: bool) -> Ints:
    """Mesh, first and last + 1 triangle (K, 3) of the runs of the meshes `which` that may be seen, the nearest first."""
    height, width = q.shape[0] / (4.0 if fine else 1.0), float(q.shape[1])
    most = 0
    for mesh in range(len(which)):
        most += scene.runs[mesh + 1] - scene.runs[mesh] if which[mesh] else 0
    found, away = np.empty((most, 3), np.int32), np.empty(most)
    count = 0
    for mesh in range(len(which)):
        if not which[mesh] or (not fine and (scene.material[mesh, SHADOW] == 0 or _tiny(scene.bounds[mesh]))):
            continue
        near = _nearest(scene.bounds[mesh], eye, width, height)
        if near == HIDDEN:
            continue
        runs = scene.runs[mesh + 1] - scene.runs[mesh]
        for k in range(runs):
            begin, end = scene.spans[mesh, 2], scene.spans[mesh, 3]
            if runs > 1:
                run = scene.runs[mesh] + k
                begin, end = begin + k * RUN, min(begin + (k + 1) * RUN, end)
                near = _nearest(scene.boxes[run], eye, width, height)
                one_sided = fine and scene.material[mesh, TWO_SIDED] == 0
                if near == HIDDEN or (one_sided and _averted(scene.boxes[run], scene.cones[run], eye)):
                    continue
            found[count, 0], found[count, 1], found[count, 2], away[count] = mesh, begin, end, near
            count += 1
    return found[np.argsort(away[:count])]


@maker
def sees(scene: Scene, before: Array, which: Flags, eye: Doubles, shape: tuple[int, int], fine: bool) -> bool:
    """Whether an eye sees any of the meshes `which`, where it is or where its box was `before`, in a picture whose
    samples have this `shape`."""
    high, wide = shape[0] / (4.0 if fine else 1.0), float(shape[1])
    for mesh in range(len(which)):
        if not which[mesh] or (not fine and (scene.material[mesh, SHADOW] == 0 or _tiny(scene.bounds[mesh]))):
            continue
        here, there = _nearest(scene.bounds[mesh], eye, wide, high), _nearest(before[mesh], eye, wide, high)
        if here != HIDDEN or there != HIDDEN:
            return True
    return False


@maker
def draw(scene: Scene, which: Flags, eye: Doubles, backs: bool, points: Array, q: Array, ids: Ints) -> None:
    """Draws the meshes `which` into closeness `q` and triangle numbers `ids` (four rows a pixel), with the `backs` of
    their triangles or only those of two sides.

    Where `ids` is empty it draws for a shadow map: one row a pixel, only meshes that cast shadows.
    `points` (N, 3) is scratch.
    """
    fine = len(ids) > 0
    order = _ordered(scene, which, eye, q, fine)
    ready = np.zeros(len(which), np.bool_)
    spans, corners = scene.spans, scene.corners
    clipped, scratch = np.empty(len(corners), np.int32), np.empty((7, 3), np.float64)
    rows = _Rows(np.empty(ROWS, np.int32), np.empty(ROWS, np.int32), np.empty(ROWS, np.float64))
    parallel, size, q, ids = eye[PARALLEL] > 0, (q.shape[1], q.shape[0]), q.reshape(-1), ids.reshape(-1)
    for k in range(len(order)):
        mesh, begin, end = order[k, 0], order[k, 1], order[k, 2]
        if not ready[mesh]:
            _project(scene.position, spans[mesh, 0], spans[mesh, 1], eye, points)
            ready[mesh] = True
        keep = 2 if backs or scene.material[mesh, TWO_SIDED] > 0 else 1
        count = _draw_run(corners, begin, end, parallel, keep, points, size, q, ids, clipped, rows)
        for n in range(count):
            _draw_near(scene, clipped[n], eye, keep, scratch, size, q, ids, rows)


@inner
def _missed(
    ax: float, ay: float, bx: float, by: float, cx: float, cy: float, width: float, height: float, fine: bool
) -> bool:
    """Whether a projected triangle lies outside the picture (height in pixels) or between its samples."""
    rows, slack = (4.0, 0.375) if fine else (1.0, 0.0)
    left, right = max(min(ax, bx, cx), 0.0), min(max(ax, bx, cx), width)
    top, bottom = max(min(ay, by, cy), 0.0), min(max(ay, by, cy), height)
    across = _up(left - 0.5 - slack) >= _up(right - 0.5 + slack)
    return across or _up(rows * top - 0.5) >= _up(rows * bottom - 0.5)


@inner
def _draw_run(
    corners: Ints, begin: int, end: int, parallel: bool, keep: int, points: Array, size: tuple[int, int],
    q: Array, ids: Ints, clipped: Ints, rows: _Rows,
) -> int:  # fmt: skip
    """Draws triangles `begin` to `end` - 1, whose corners are projected: 1 faces only, 2 both sides.

    Those that reach behind the near plane are only noted in `clipped`; returns how many.
    """
    (width, height), fine, count = size, len(ids) > 0, 0
    across, down = float(width), height / (4.0 if fine else 1.0)
    for t in range(begin, end):
        i, j, k = corners[t, 0], corners[t, 1], corners[t, 2]
        ax, ay, aq = float(points[i, 0]), float(points[i, 1]), float(points[i, 2])
        bx, by, bq = float(points[j, 0]), float(points[j, 1]), float(points[j, 2])
        cx, cy, cq = float(points[k, 0]), float(points[k, 1]), float(points[k, 2])
        if not parallel and (aq <= 0 or bq <= 0 or cq <= 0):
            if aq > 0 or bq > 0 or cq > 0:
                clipped[count] = t
                count += 1
        elif (keep == 2 or _faces(ax, ay, bx, by, cx, cy)) and not _missed(ax, ay, bx, by, cx, cy, across, down, fine):
            _fill(ax, ay, aq, bx, by, bq, cx, cy, cq, t, width, height, fine, q, ids, rows)
    return count


NOTHING = np.zeros((0, 0), np.int32)
"""No triangle numbers: draw for a shadow map."""


def blank(size: tuple[int, int], rows: int) -> tuple[Array, NDArray[np.int32]]:
    """Empty closeness and triangle numbers for a picture of `size` with `rows` sample rows a pixel."""
    shape = (size[1] * rows, size[0])
    return np.full(shape, EMPTY, np.float32), np.full(shape, -1, np.int32)
