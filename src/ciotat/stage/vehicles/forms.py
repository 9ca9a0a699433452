"""The shapes machines are made of. Every maker takes a material and gives a mesh with crisp edges and smooth curves.

In a vehicle's own frame +X is forward, +Y up (0 is the rail or the road) and +Z its right-hand side; metres.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

import mapbox_earcut
import numpy as np
import shapely
from numpy.typing import ArrayLike, NDArray

from ciotat.core.space import Point, cross
from ciotat.stage.mesh import Material, Mesh

__all__ = ["blob", "box", "extrude", "facets", "gather", "lathe", "mirrored", "placed", "ring", "sheet", "tube"]

Floats = NDArray[np.float64]
_AXES = {"x": [2, 0, 1], "y": [1, 2, 0], "z": [0, 1, 2]}
"""Where the local (u, v, along) coordinates of an axis go: a cyclic order keeps every winding outward."""


def _mesh(material: Material, position: ArrayLike, normal: ArrayLike, index: ArrayLike) -> Mesh:
    p, n = np.asarray(position, np.float32).reshape(-1, 3), np.asarray(normal, np.float32).reshape(-1, 3)
    return Mesh("", p, n, np.asarray(index, np.int32).reshape(-1, 3), material)


def facets(material: Material, polygons: ArrayLike) -> Mesh:
    """Flat convex polygons (F, K, 3), counter-clockwise from outside, each with its own normal."""
    p = np.asarray(polygons, np.float64)
    count, corners = p.shape[:2]
    normal = cross(p[:, 1] - p[:, 0], p[:, 2] - p[:, 0])
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12)
    fan = np.array([[0, k, k + 1] for k in range(1, corners - 1)])
    index = np.arange(count)[:, None, None] * corners + fan
    return _mesh(material, p, np.repeat(normal, corners, 0), index)


def box(material: Material, size: Point, centre: Point, bevel: float = 0.0) -> Mesh:
    """A box; with a `bevel` (metres) its edges are chamfered, so that they catch the light."""
    half, b = np.array(size) / 2, min(bevel, min(size) * 0.45)
    sign, inward, normal, index = _box(b > 0)
    return _mesh(material, sign * (half - b * inward) + np.array(centre), normal, index)


@cache
def _box(chamfered: bool) -> tuple[Floats, Floats, Floats, NDArray[np.int32]]:
    """Every box's corners (N, 3) as signs, how many bevels each is set in along each axis, normals and triangles."""
    half, b = np.full(3, 2.0), 1.0 if chamfered else 0.0
    faces: list[Mesh] = []
    for axis in range(3):
        for sign in (-1.0, 1.0):
            faces.append(facets(Material(), _side(half, b, axis, sign)[None]))
        if chamfered:
            faces.append(facets(Material(), _chamfers(half, b, axis)))
    if chamfered:
        faces.append(facets(Material(), _corners(half, b)))
    made = _merge(Material(), faces)
    position = made.position.astype(np.float64)
    return np.sign(position), half - np.abs(position), made.normal.astype(np.float64), made.index


def _side(half: Floats, b: float, axis: int, sign: float) -> Floats:
    u, v = (axis + 1) % 3, (axis + 2) % 3
    quad = np.zeros((4, 3))
    quad[:, axis] = sign * half[axis]
    quad[:, u] = np.array([-1, 1, 1, -1])[:: int(sign)] * (half[u] - b)
    quad[:, v] = np.array([-1, -1, 1, 1])[:: int(sign)] * (half[v] - b)
    return quad


def _chamfers(half: Floats, b: float, axis: int) -> Floats:
    u, v = (axis + 1) % 3, (axis + 2) % 3
    quads = np.zeros((4, 4, 3))
    for k, (s, t) in enumerate(((1, 1), (1, -1), (-1, 1), (-1, -1))):
        ends = np.array([-1, 1, 1, -1]) * s * t
        quads[k, :, axis] = ends * (half[axis] - b)
        quads[k, :, u] = s * (half[u] - np.array([0, 0, b, b]))
        quads[k, :, v] = t * (half[v] - np.array([b, b, 0, 0]))
    return quads[:, ::-1]


def _corners(half: Floats, b: float) -> Floats:
    signs = np.array(np.meshgrid((-1, 1), (-1, 1), (-1, 1))).T.reshape(-1, 3)
    triangles = np.stack([signs * (half - b * (1 - np.eye(3)[k])) for k in range(3)], 1)
    odd = signs.prod(1) < 0
    triangles[odd] = triangles[odd][:, ::-1]
    return triangles


def lathe(
    material: Material,
    profile: Sequence[tuple[float, float]],
    centre: Point = (0.0, 0.0, 0.0),
    axis: str = "x",
    sides: int = 32,
    crease: float = 35.0,
    arc: tuple[float, float] = (0.0, 360.0),
) -> Mesh:
    """A profile of (along, radius) points turned about an axis through `centre`; edges sharper than `crease` degrees
    stay sharp. The profile goes from the back of the axis to its front, so that the outside is out."""
    p = np.array(profile, np.float64)
    step = np.diff(p, axis=0)
    flat = np.stack([-step[:, 1], step[:, 0]], 1)
    flat /= np.maximum(np.linalg.norm(flat, axis=1, keepdims=True), 1e-12)
    first, last = flat.copy(), flat.copy()
    for k in range(1, len(flat)):
        if flat[k - 1] @ flat[k] > np.cos(np.radians(crease)):
            first[k] = last[k - 1] = (flat[k - 1] + flat[k]) / np.linalg.norm(flat[k - 1] + flat[k])
    turn = np.radians(np.linspace(arc[0], arc[1], sides + 1))
    cos, sin = np.cos(turn), np.sin(turn)

    def rings(ends: Floats) -> Floats:
        along, radius = ends[:, :1], ends[:, 1:]
        return np.stack([radius * cos, radius * sin, along + 0 * cos], -1)

    position = np.stack([rings(p[:-1]), rings(p[1:])], 1)
    normal = np.stack([rings(first), rings(last)], 1)
    start = np.arange(len(flat))[:, None] * 2 * (sides + 1) + np.arange(sides)
    up = start + sides + 1
    lower = np.stack([start, start + 1, up + 1], -1)[p[:-1, 1] > 0]
    upper = np.stack([start, up + 1, up], -1)[p[1:, 1] > 0]
    index = np.concatenate([lower.reshape(-1, 3), upper.reshape(-1, 3)])
    order = _AXES[axis]
    return _mesh(material, position[..., order] + np.array(centre), normal[..., order], index)


def ring(material: Material, along: float, width: float, radius: float, centre: Point, axis: str, sides: int) -> Mesh:
    """A thin band around a cylinder of `radius`: a hoop, a rim, a boiler band."""
    a, b, r = along - width / 2, along + width / 2, radius
    return lathe(material, [(a, r - 0.02), (a, r), (b, r), (b, r - 0.02)], centre, axis, sides)


def blob(material: Material, radii: Point, centre: Point, sides: int = 16) -> Mesh:
    """An ellipsoid."""
    turn = np.linspace(-np.pi / 2, np.pi / 2, sides // 2 + 1)
    ball = lathe(material, [(float(np.sin(t)), float(np.cos(t))) for t in turn], axis="y", sides=sides, crease=90)
    normal = ball.normal / np.array(radii, np.float32)
    normal /= np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-9)
    return replace(
        ball, position=(ball.position * radii + np.array(centre)).astype(np.float32), normal=normal.astype(np.float32)
    )


def tube(material: Material, path: ArrayLike, radius: float, sides: int = 8) -> Mesh:
    """A round bar along a polyline (N, 3), its ends closed."""
    p = np.asarray(path, np.float64)
    way = np.gradient(p, axis=0)
    way /= np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-12)
    level = np.abs(way @ np.array([0.0, 1.0, 0.0])).max() < 0.9
    side = cross(way, (0.0, 1.0, 0.0) if level else (0.3, 0.1, 1.0))
    side /= np.linalg.norm(side, axis=1, keepdims=True)
    over = cross(side, way)
    turn = np.arange(sides) * 2 * np.pi / sides
    out = np.cos(turn)[:, None] * side[:, None] + np.sin(turn)[:, None] * over[:, None]
    a = np.arange(len(p) - 1)[:, None] * sides + np.arange(sides)
    b = np.arange(len(p) - 1)[:, None] * sides + (np.arange(sides) + 1) % sides
    index = np.stack([np.stack([a, b + sides, b], -1), np.stack([a, a + sides, b + sides], -1)], -2)
    index = index.reshape(-1, 3)
    fan = np.array([[0, k, k + 1] for k in range(1, sides - 1)])
    index = np.concatenate([index, fan, fan[:, ::-1] + (len(p) - 1) * sides])
    return _mesh(material, p[:, None] + radius * out, out, index)


def extrude(
    material: Material, outline: shapely.Geometry | Sequence[tuple[float, float]], low: float, high: float, axis: str
) -> Mesh:
    """A flat outline (one or more polygons, holes allowed) pushed along `axis` from `low` to `high`. The outline's
    plane is (y, z) for axis "x", (z, x) for "y" and (x, y) for "z"."""
    shape = outline if isinstance(outline, shapely.Geometry) else shapely.Polygon(outline)
    pieces = [piece for piece in shapely.get_parts(shape) if isinstance(piece, shapely.Polygon)]
    merged = _merge(material, [_slab(material, piece, low, high) for piece in pieces])
    order = _AXES[axis]
    return replace(merged, position=merged.position[:, order], normal=merged.normal[:, order])


def sheet(material: Material, outline: shapely.Geometry, at: float, depth: float = 0.0) -> Mesh:
    """Flat polygons (x, y) seen from +Z at z = `at`; with a `depth` their edges go back so far, and no back is made."""
    pieces = [piece for piece in shapely.get_parts(outline) if isinstance(piece, shapely.Polygon)]
    parts: list[Mesh] = []
    for piece in pieces:
        corners, loops, flat = _triangles(piece)
        parts.append(facets(material, np.column_stack([corners, np.full(len(corners), at)])[flat]))
        parts += [_wall(material, loop, at - depth, at) for loop in loops if depth > 0]
    return _merge(material, parts)


def _triangles(shape: shapely.Polygon) -> tuple[Floats, list[Floats], NDArray[np.int64]]:
    """A polygon's corners, its loops and its triangles, all counter-clockwise (holes clockwise)."""
    shape = shapely.geometry.polygon.orient(shape)
    loops = [np.array(loop.coords)[:-1] for loop in (shape.exterior, *shape.interiors)]
    corners = np.concatenate(loops)
    flat = mapbox_earcut.triangulate_float64(corners, np.cumsum([len(loop) for loop in loops])).reshape(-1, 3)
    a, b, c = (corners[flat[:, k]] for k in range(3))
    back = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) < (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    return corners, loops, np.where(back[:, None], flat[:, ::-1], flat).astype(np.int64)


def _slab(material: Material, shape: shapely.Polygon, low: float, high: float) -> Mesh:
    corners, loops, flat = _triangles(shape)
    top = np.column_stack([corners, np.full(len(corners), high)])
    bottom = np.column_stack([corners, np.full(len(corners), low)])
    lids = facets(material, np.concatenate([top[flat], bottom[flat[:, ::-1]]]))
    return _merge(material, [lids, *(_wall(material, loop, low, high) for loop in loops)])


def _wall(material: Material, loop: Floats, low: float, high: float, crease: float = 35.0) -> Mesh:
    """The side of an extrusion; corners gentler than `crease` degrees are shaded round."""
    after = np.roll(loop, -1, 0)
    way = after - loop
    flat = np.stack([way[:, 1], -way[:, 0]], 1) / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-12)
    before = np.roll(flat, 1, 0)
    soft = (before * flat).sum(1) > np.cos(np.radians(crease))
    first = np.where(soft[:, None], before + flat, flat)
    last = np.where(np.roll(soft, -1)[:, None], np.roll(first, -1, 0), flat)
    quads = np.stack(
        [np.column_stack([q, np.full(len(q), h)]) for q, h in ((loop, low), (after, low), (after, high), (loop, high))],
        1,
    )
    normal = np.stack([first, last, last, first], 1)
    normal = np.concatenate([normal, np.zeros((*normal.shape[:2], 1))], 2)
    normal /= np.maximum(np.linalg.norm(normal, axis=2, keepdims=True), 1e-12)
    index = np.arange(len(loop))[:, None, None] * 4 + np.array([[0, 1, 2], [0, 2, 3]])
    return _mesh(material, quads, normal, index)


def _merge(material: Material, parts: Sequence[Mesh]) -> Mesh:
    offsets = np.cumsum([0] + [len(p.position) for p in parts[:-1]])
    index = np.concatenate([p.index + o for p, o in zip(parts, offsets, strict=True)])
    position, normal = (np.concatenate([getattr(p, field) for p in parts]) for field in ("position", "normal"))
    return _mesh(material, position, normal, index)


def placed(parts: Iterable[Mesh], offset: Point) -> list[Mesh]:
    """The parts moved by `offset`."""
    return [replace(p, position=p.position + np.array(offset, np.float32)) for p in parts]


def mirrored(parts: Iterable[Mesh]) -> list[Mesh]:
    """The parts and their mirror images on the other side (z to -z)."""
    flip = np.array([1, 1, -1], np.float32)
    kept = list(parts)
    return kept + [replace(p, position=p.position * flip, normal=p.normal * flip, index=p.index[:, ::-1]) for p in kept]


def gather(name: str, parts: Iterable[Mesh]) -> tuple[Mesh, ...]:
    """The parts joined into one mesh per finish; what each part was painted becomes vertex colours."""
    groups: dict[Material, list[Mesh]] = {}
    for part in parts:
        groups.setdefault(replace(part.material, color=(1.0, 1.0, 1.0)), []).append(part)
    joined = []
    for number, (finish, group) in enumerate(groups.items()):
        colour = [
            np.broadcast_to(np.array(p.material.color, np.float32), p.position.shape)
            * (1 if p.color is None else p.color)
            for p in group
        ]
        mesh = _merge(finish, group)
        joined.append(replace(mesh, name=f"{name} {number}", color=np.concatenate(colour).astype(np.float32)))
    return tuple(joined)
