"""Solids for sets, props and vehicles: every builder gives one `Mesh` with flat or creased normals and UVs in metres.

Builders put their solid at the origin; `moved` places it, `merged` makes one mesh of many, `gathered` one per material.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise, product

import mapbox_earcut
import numpy as np
from numpy.typing import ArrayLike, NDArray

from ciotat.core.space import Array, Point, cross, rotation, unit
from ciotat.stage.mesh import Colour, Ints, Material, Mesh, normals

__all__ = [
    "box",
    "coloured",
    "cylinder",
    "extrude",
    "gathered",
    "lathe",
    "merged",
    "moved",
    "panel",
    "quads",
    "repeated",
    "sheet",
    "sphere",
    "terrain",
    "tube",
]

Floats = NDArray[np.float64]
PLAIN = Material()
CREASE = np.cos(np.radians(40))
TURNS = {"x": [1, 2, 0], "y": [0, 1, 2], "z": [2, 0, 1]}


def _made(
    name: str, position: ArrayLike, normal: ArrayLike, index: ArrayLike, uv: ArrayLike, material: Material
) -> Mesh:
    p, n, t = (np.ascontiguousarray(a, np.float32) for a in (position, normal, uv))
    return Mesh(name, p, n, np.ascontiguousarray(index, np.int32), material, uv=t)


@cache
def _box_index() -> tuple[Floats, Floats, Ints]:
    """A box's 24 corners as signs (24, 3), four to a face; their normals; the triangles of faces, edges, corners."""
    at: dict[tuple[int, tuple[int, ...]], int] = {}
    triangles: list[tuple[int, ...]] = []
    for axis, side in product(range(3), (-1, 1)):
        for u, v in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            at[axis, tuple(np.roll((side, u, v), axis).tolist())] = len(at)
        a = len(at) - 4
        triangles += [(a, a + 1, a + 2), (a, a + 2, a + 3)]
    for edge, s, t in product(range(3), (-1, 1), (-1, 1)):
        low, high = (tuple(np.roll((end, s, t), edge).tolist()) for end in (-1, 1))
        one, two = (edge + 1) % 3, (edge + 2) % 3
        a, b, c, d = at[one, low], at[one, high], at[two, high], at[two, low]
        triangles += [(a, b, c), (a, c, d)]
    triangles += [(at[0, signs], at[1, signs], at[2, signs]) for signs in product((-1, 1), repeat=3)]
    point = np.array([signs for _, signs in at], np.float64)
    face = np.where(np.arange(3) == np.array([axis for axis, _ in at])[:, None], point, 0.0)
    index = np.array(triangles, np.int32)
    a_, b_, c_ = (point[index[:, k]] * 0.8 + face[index[:, k]] * 0.2 for k in range(3))
    inward = (cross(b_ - a_, c_ - a_) * face[index].sum(1)).sum(1) < 0
    index[inward] = index[inward][:, ::-1]
    return point, face, index


def box(
    size: Point, at: Point = (0, 0, 0), material: Material = PLAIN, *, bevel: float = 0.0, name: str = "box"
) -> Mesh:
    """A box of `size` whose *middle of the base* stands at `at`; a `bevel` in metres rounds its edges."""
    point, face, index = _box_index()
    half = np.array(size) / 2
    round_ = min(bevel, 0.45 * float(np.min(size)))
    position = point * half - round_ * (point - face)
    flat = np.abs(face).argmax(1)
    uv = np.take_along_axis(position, np.array([[2, 1], [0, 2], [0, 1]])[flat], 1)
    return _made(name, position + at + [0, half[1], 0], face, index if bevel else index[:12], uv, material)


def quads(corners: ArrayLike, material: Material = PLAIN, *, name: str = "quads", uv: ArrayLike | None = None) -> Mesh:
    """Flat quads (Q, 4, 3), counter-clockwise; UVs measured along their first and last edge unless given (Q, 4, 2)."""
    p = np.asarray(corners, np.float64).reshape(-1, 4, 3)
    right, up = unit(p[:, 1] - p[:, 0]), p[:, 3] - p[:, 0]
    normal = unit(cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0]) + cross(p[:, 2] - p[:, 0], p[:, 3] - p[:, 0]))
    up = cross(normal, right)
    rest = p - p[:, :1]
    if uv is None:
        uv = np.stack([np.einsum("qij,qj->qi", rest, right), np.einsum("qij,qj->qi", rest, up)], 2)
    index = np.arange(len(p))[:, None, None] * 4 + np.array([[0, 1, 2], [0, 2, 3]])
    return _made(
        name,
        p.reshape(-1, 3),
        np.repeat(normal, 4, 0),
        index.reshape(-1, 3),
        np.asarray(uv).reshape(-1, 2),
        material,
    )


def sheet(points: ArrayLike, material: Material = PLAIN, *, name: str = "sheet", uv: ArrayLike | None = None) -> Mesh:
    """A smooth surface through a grid of points (R, C, 3); seen from the side where rows go up and columns go right."""
    p = np.asarray(points, np.float64)
    rows, columns = p.shape[:2]
    i = np.arange(rows * columns).reshape(rows, columns)
    a, b, c, d = i[:-1, :-1], i[:-1, 1:], i[1:, 1:], i[1:, :-1]
    index = np.stack([np.stack([a, b, c], -1), np.stack([a, c, d], -1)], 2).reshape(-1, 3).astype(np.int32)
    if uv is None:
        across = np.linalg.norm(np.diff(p, axis=1, prepend=p[:, :1]), axis=2).cumsum(1)
        along = np.linalg.norm(np.diff(p, axis=0, prepend=p[:1]), axis=2).cumsum(0)
        uv = np.stack([across, along], 2)
    flat = p.reshape(-1, 3).astype(np.float32)
    return _made(name, flat, normals(flat, index), index, np.asarray(uv).reshape(-1, 2), material)


def lathe(
    profile: ArrayLike, material: Material = PLAIN, *, sides: int = 20, axis: str = "y", name: str = "lathe"
) -> Mesh:
    """A profile of (radius, height) pairs, bottom to top, turned about `axis`; bends above 40 degrees stay sharp."""
    p = np.asarray(profile, np.float64)
    run = np.diff(p, axis=0)
    length = np.linalg.norm(run, axis=1)
    p, run, length = np.concatenate([p[:1], p[1:][length > 0]]), run[length > 0], length[length > 0]
    side = np.stack([run[:, 1], -run[:, 0]], 1) / length[:, None]
    soft = (side[:-1] * side[1:]).sum(1) > CREASE
    first, last = side.copy(), side.copy()
    mean = unit(side[:-1] + side[1:])
    first[1:][soft], last[:-1][soft] = mean[soft], mean[soft]
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    turn = np.stack([np.sin(angle), np.cos(angle)], 1)
    ends = np.stack([p[:-1], p[1:]], 1)
    slope = np.stack([first, last], 1)
    position, normal = (_spun(e, turn) for e in (ends, slope))
    along = np.concatenate([[0], length.cumsum()])
    v = np.broadcast_to(np.stack([along[:-1], along[1:]], 1)[..., None], position.shape[:3])
    u = np.broadcast_to(angle * max(float(p[:, 0].max()), 1e-6), position.shape[:3])
    i = np.arange(2 * (sides + 1) * len(run)).reshape(len(run), 2, sides + 1)
    a, b, c, d = i[:, 0, :-1], i[:, 0, 1:], i[:, 1, 1:], i[:, 1, :-1]
    low, high = ends[:, 0, 0] > 1e-9, ends[:, 1, 0] > 1e-9
    index = np.concatenate([np.stack([a, b, c], -1)[low].reshape(-1, 3), np.stack([a, c, d], -1)[high].reshape(-1, 3)])
    turned = TURNS[axis]
    return _made(
        name,
        position.reshape(-1, 3)[:, turned],
        normal.reshape(-1, 3)[:, turned],
        index,
        np.stack([u, v], -1).reshape(-1, 2),
        material,
    )


def _spun(pairs: Floats, turn: Floats) -> Floats:
    """(radius, height) pairs (K, 2, 2) about Y through the directions `turn` (S, 2): (K, 2, S, 3)."""
    x, z = (pairs[..., 0, None] * turn[:, k] for k in (0, 1))
    return np.stack([x, np.broadcast_to(pairs[..., 1, None], x.shape), z], -1)


def cylinder(
    radius: float,
    height: float,
    at: Point = (0, 0, 0),
    material: Material = PLAIN,
    *,
    top: float | None = None,
    sides: int = 20,
    bevel: float = 0.0,
    axis: str = "y",
    name: str = "cylinder",
) -> Mesh:
    """A closed cylinder, or a cone where `top` is another radius, whose base stands at `at` and grows along `axis`."""
    end = radius if top is None else top
    low, high = min(bevel, radius), min(bevel, end)
    profile = [(0, 0), (radius - low, 0), (radius, low), (end, height - high), (end - high, height), (0, height)]
    return moved(lathe(profile, material, sides=sides, axis=axis, name=name), at)


def sphere(
    radius: float, at: Point = (0, 0, 0), material: Material = PLAIN, *, sides: int = 16, name: str = "sphere"
) -> Mesh:
    """A ball around `at`."""
    angle = np.linspace(-np.pi / 2, np.pi / 2, max(sides // 2, 3) + 1)
    profile = np.stack([np.maximum(np.cos(angle), 0) * (np.abs(np.sin(angle)) < 1 - 1e-9), np.sin(angle)], 1) * radius
    return moved(lathe(profile, material, sides=sides, name=name), at)


def extrude(
    outline: ArrayLike,
    depth: float,
    material: Material = PLAIN,
    *,
    holes: Sequence[ArrayLike] = (),
    bevel: float = 0.0,
    name: str = "extrude",
) -> Mesh:
    """A polygon (N, 2) in the XY plane with holes, grown from z = 0 to `depth`; `bevel` chamfers both rims."""
    rings = [_wound(outline, 1.0), *(_wound(hole, -1.0) for hole in holes)]
    inset = [_inset(ring, bevel) for ring in rings]
    flat = np.concatenate(inset)
    ends = np.cumsum([len(ring) for ring in rings]).astype(np.uint32)
    cap = mapbox_earcut.triangulate_float32(flat.astype(np.float32), ends).reshape(-1, 3).astype(np.int32)
    a, b, c = (flat[cap[:, k]] for k in range(3))
    ab, ac = b - a, c - a
    turned = ab[:, 0] * ac[:, 1] < ab[:, 1] * ac[:, 0]
    cap[turned] = cap[turned][:, ::-1]
    count = len(flat)
    caps = np.concatenate([np.c_[flat, np.zeros(count)], np.c_[flat, np.full(count, depth)]])
    facing = np.repeat([[0, 0, -1], [0, 0, 1]], count, 0)
    body = _made(name, caps, facing, np.concatenate([cap[:, ::-1], cap + count]), caps[:, :2], material)
    return merged(name, [body, *(_rim(r, i, depth, bevel, material) for r, i in zip(rings, inset, strict=True))])


def _wound(ring: ArrayLike, way: float) -> Floats:
    p = np.asarray(ring, np.float64)
    x, y = p.T
    area = float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())
    return p if area * way > 0 else p[::-1]


def _inset(ring: Floats, by: float) -> Floats:
    edge = unit(np.roll(ring, -1, 0) - ring)
    out = np.stack([edge[:, 1], -edge[:, 0]], 1)
    corner = out + np.roll(out, 1, 0)
    return ring - by * corner / np.maximum((corner * out).sum(1, keepdims=True), 0.3)


def _rim(ring: Floats, inset: Floats, depth: float, bevel: float, material: Material) -> Mesh:
    """The walls of an extrusion, smooth where the outline bends less than 40 degrees."""
    levels = (
        [(inset, 0.0), (ring, bevel), (ring, depth - bevel), (inset, depth)] if bevel else [(ring, 0.0), (ring, depth)]
    )
    after = np.roll(np.arange(len(ring)), -1)
    edge = ring[after] - ring
    along = np.concatenate([[0.0], np.linalg.norm(edge, axis=1).cumsum()])
    out = unit(np.stack([edge[:, 1], -edge[:, 0]], 1))
    soft = (out * np.roll(out, 1, 0)).sum(1) > CREASE
    mean = unit(out + np.roll(out, 1, 0))
    first, last = np.where(soft[:, None], mean, out), np.where(soft[after][:, None], mean[after], out)
    faces, slopes, maps = [], [], []
    for (low, z0), (high, z1) in pairwise(levels):
        near, far = np.c_[low, np.full(len(ring), z0)], np.c_[high, np.full(len(ring), z1)]
        tilt = (z1 < bevel + 1e-9) * -1.0 + (z0 > depth - bevel - 1e-9) * 1.0 if bevel else 0.0
        lean = np.full((len(ring), 1), tilt)
        faces.append(np.stack([near, near[after], far[after], far], 1))
        begin, finish = unit(np.c_[first, lean]), unit(np.c_[last, lean])
        slopes.append(np.stack([begin, finish, finish, begin], 1))
        u0, u1, v0, v1 = along[:-1], along[1:], np.full(len(ring), z0), np.full(len(ring), z1)
        maps.append(np.stack([np.c_[u0, v0], np.c_[u1, v0], np.c_[u1, v1], np.c_[u0, v1]], 1))
    made = quads(np.concatenate(faces), material, name="rim", uv=np.concatenate(maps))
    return replace(made, normal=np.concatenate(slopes).reshape(-1, 3).astype(np.float32))


def tube(path: ArrayLike, radius: ArrayLike, material: Material = PLAIN, *, sides: int = 8, name: str = "tube") -> Mesh:
    """A round tube along a path (K, 3) with one radius, or one per point; open at both ends."""
    p = np.asarray(path, np.float64)
    r = np.broadcast_to(np.asarray(radius, np.float64), (len(p),))
    ahead = unit(np.gradient(p, axis=0))
    aside = cross(ahead[0], [0.0, 1.0, 0.0] if abs(ahead[0, 1]) < 0.9 else [1.0, 0.0, 0.0])
    angle = np.linspace(0, 2 * np.pi, sides + 1)
    asides = np.empty_like(ahead)
    for k, way in enumerate(ahead):
        aside = asides[k] = unit(aside - way * (aside @ way))
    spokes = np.cos(angle)[:, None] * asides[:, None] + np.sin(angle)[:, None] * cross(ahead, asides)[:, None]
    made = sheet(p[:, None] + r[:, None, None] * spokes, material, name=name)
    return replace(made, normal=spokes.reshape(-1, 3).astype(np.float32))


def terrain(
    x: ArrayLike,
    z: ArrayLike,
    height: Callable[[Floats, Floats], ArrayLike],
    material: Material = PLAIN,
    *,
    name: str = "ground",
) -> Mesh:
    """Ground over the grid of rising `x` (C,) and `z` (R,), `height(X, Z)` metres high; UVs are (x, -z)."""
    X, Z = np.meshgrid(np.asarray(x, np.float64), np.asarray(z, np.float64)[::-1])
    points = np.stack([X, np.broadcast_to(height(X, Z), X.shape), Z], 2)
    return sheet(points, material, name=name, uv=np.stack([X, -Z], 2))


def panel(
    width: float,
    height: float,
    material: Material = PLAIN,
    *,
    openings: Sequence[tuple[float, float, float, float]] = (),
    reveal: float = 0.0,
    step: float = 0.5,
    name: str = "wall",
) -> Mesh:
    """A wall facing +Z, x in [-width/2, width/2], y in [0, height], cut by openings (left, bottom, right, top) whose
    reveals go `reveal` metres back; tessellated every `step` metres so that vertex colours can shade it."""
    x = _breaks(-width / 2, width / 2, [e for o in openings for e in (o[0], o[2])], step)
    y = _breaks(0.0, height, [e for o in openings for e in (o[1], o[3])], step)
    points = np.stack([*np.meshgrid(x, y), np.zeros((len(y), len(x)))], 2)
    wall = sheet(points, material, name=name, uv=points[..., :2])
    middle = wall.position[wall.index].mean(1)
    open_ = np.zeros(len(middle), bool)
    for left, bottom, right, top in openings:
        open_ |= (middle[:, 0] > left) & (middle[:, 0] < right) & (middle[:, 1] > bottom) & (middle[:, 1] < top)
    wall = replace(wall, index=wall.index[~open_])
    if not reveal or not openings:
        return wall
    sides = []
    for left, bottom, right, top in openings:
        ring = np.array([(left, bottom), (left, top), (right, top), (right, bottom)])
        for a, b in zip(ring, np.roll(ring, -1, 0), strict=True):
            sides.append([(*a, 0), (*b, 0), (*b, -reveal), (*a, -reveal)])
    return merged(name, [wall, quads(np.array(sides), material)])


def _breaks(start: float, end: float, inner: list[float], step: float) -> Floats:
    stops = sorted({start, end, *(e for e in inner if start < e < end)})
    runs = [np.linspace(a, b, max(1, round((b - a) / step)) + 1)[:-1] for a, b in pairwise(stops)]
    return np.concatenate([*runs, [end]])


def moved(
    mesh: Mesh, at: Point = (0, 0, 0), yaw: float = 0.0, *, scale: float = 1.0, turn: Array | Floats | None = None
) -> Mesh:
    """`mesh` scaled, turned by the 3x3 `turn` or by `yaw` radians about Y (0 faces +Z), then carried to `at`."""
    if turn is None and not yaw and scale == 1.0:
        return replace(mesh, position=(mesh.position + np.array(at, np.float32)).astype(np.float32))
    m = rotation((0, 1, 0), yaw) if turn is None else np.asarray(turn, np.float64)
    position = mesh.position @ (m * scale).T + at
    return replace(mesh, position=position.astype(np.float32), normal=(mesh.normal @ m.T).astype(np.float32))


def repeated(
    mesh: Mesh, at: ArrayLike, yaw: ArrayLike = 0.0, size: ArrayLike = 1.0, tint: ArrayLike | None = None
) -> Mesh:
    """Copies of `mesh` (K of them) as one: carried to `at` (K, 3), turned by `yaw`, `size` a factor or one per axis
    (K, 3), `tint` (K, 3) multiplying the colour."""
    place = np.asarray(at, np.float64).reshape(-1, 3)
    count, each = len(place), len(mesh.position)
    c, s = (f(np.broadcast_to(np.asarray(yaw, np.float64), (count,)))[:, None] for f in (np.cos, np.sin))
    grown = np.asarray(size, np.float64)
    grown = np.broadcast_to(grown[:, None] if grown.ndim == 1 else grown, (count, 3))[:, None]
    p, n = mesh.position[None] * grown, mesh.normal[None] / np.maximum(grown, 1e-6)
    p, n = (np.stack([c * q[..., 0] + s * q[..., 2], q[..., 1], c * q[..., 2] - s * q[..., 0]], -1) for q in (p, n))
    index = mesh.index[None] + (np.arange(count) * each)[:, None, None]
    colour = np.ones((each, 3)) if mesh.color is None else mesh.color
    tinted = None
    if tint is not None or mesh.color is not None:
        shade = np.ones((count, 3)) if tint is None else np.asarray(tint)
        tinted = (colour[None] * shade[:, None]).reshape(-1, 3).astype(np.float32)
    return replace(
        mesh,
        position=(p + place[:, None]).reshape(-1, 3).astype(np.float32),
        normal=unit(n).reshape(-1, 3).astype(np.float32),
        index=index.reshape(-1, 3).astype(np.int32),
        color=tinted,
        uv=None if mesh.uv is None else np.tile(mesh.uv, (count, 1)),
    )


def coloured(mesh: Mesh, colour: ArrayLike) -> Mesh:
    """`mesh` with its vertex colours multiplied by `colour`: a grey each (N,), one colour (3,), or one each (N, 3)."""
    by = np.asarray(colour, np.float64)
    by = by[:, None] if by.ndim == 1 and len(by) == len(mesh.position) != 3 else by
    had = np.ones((len(mesh.position), 3)) if mesh.color is None else mesh.color
    return replace(mesh, color=(had * by).astype(np.float32))


def merged(name: str, meshes: Sequence[Mesh]) -> Mesh:
    """Several meshes of one material as one, UVs and vertex colours kept; the first one's material counts."""
    offsets = np.cumsum([0] + [len(m.position) for m in meshes[:-1]])
    some = any(m.color is not None for m in meshes)
    ones = [m.color if m.color is not None else np.ones_like(m.position) for m in meshes] if some else None
    maps = [m.uv if m.uv is not None else np.zeros((len(m.position), 2), np.float32) for m in meshes]
    return Mesh(
        name,
        np.concatenate([m.position for m in meshes]),
        np.concatenate([m.normal for m in meshes]),
        np.concatenate([m.index + o for m, o in zip(meshes, offsets, strict=True)]).astype(np.int32),
        meshes[0].material,
        color=None if ones is None else np.concatenate(ones).astype(np.float32),
        uv=np.concatenate(maps),
        shadow=meshes[0].shadow,
    )


def gathered(name: str, meshes: Iterable[Mesh]) -> tuple[Mesh, ...]:
    """`meshes` as few as can be: one for each material but for its colour, which moves into the vertex colours."""
    white: Colour = (1.0, 1.0, 1.0)
    groups: dict[tuple[Material, int, bool], list[Mesh]] = {}
    for mesh in meshes:
        material = replace(mesh.material, color=white)
        whitened = replace(coloured(mesh, mesh.material.color), material=material)
        groups.setdefault((material, id(material.texture), mesh.shadow), []).append(whitened)
    return tuple(merged(f"{name} {k}" if k else name, group) for k, group in enumerate(groups.values()))
