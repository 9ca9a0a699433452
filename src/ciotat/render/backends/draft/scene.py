"""Meshes as flat arrays: what does not move first, then what does, refreshed in place every frame."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Flags, inner, kernel, maker
from ciotat.render.backends.draft.texture import Sheets, pack
from ciotat.stage.kept import kept
from ciotat.stage.mesh import Ints, Mesh, Texture

__all__ = [
    "COLOR",
    "EMISSION",
    "METALLIC",
    "ROUGHNESS",
    "RUN",
    "SHADOW",
    "SHEEN",
    "SUBSURFACE",
    "TEXTURE",
    "TWO_SIDED",
    "Scene",
    "flatten",
    "move",
]

COLOR, ROUGHNESS, METALLIC, EMISSION, SUBSURFACE, SHEEN, TWO_SIDED, SHADOW, TEXTURE = 0, 3, 4, 5, 8, 9, 10, 11, 12

RUN = 64
"""Triangles of a still mesh that are judged together, before any of them is looked at."""


class Scene(NamedTuple):
    """Vertices (N, ...), with normal, colour and uv in `looks` (N, 8); triangles `corners` (M, 3), with the mesh each
    belongs to in `owner` (M,), and both that and how it was turned at first in `facing` (M,); textures `sheets`; and per mesh `spans`
    (first and last + 1 vertex, first and last + 1 triangle), `bounds` (lowest and highest corner) and `material`.

    Still meshes are cut into runs of `RUN` triangles that lie together, from `runs` (K + 1,) of their mesh on: where
    each reaches in `boxes` (R, 6), the axis of its normals and the sine of their spread in `cones` (R, 4), more than 1
    where they look all ways. A moving mesh is one run."""

    position: Array
    looks: Array
    corners: Ints
    owner: Ints
    facing: NDArray[np.int64]
    spans: Ints
    bounds: Array
    material: Array
    sheets: Sheets
    runs: Ints
    boxes: Array
    cones: Array


def _material(mesh: Mesh, textures: list[Texture]) -> list[float]:
    m = mesh.material
    sheet = -1
    if m.texture is not None and mesh.uv is not None:
        known = [k for k, texture in enumerate(textures) if texture is m.texture]
        sheet = known[0] if known else len(textures)
        if not known:
            textures.append(m.texture)
    flags = (float(m.two_sided), float(mesh.shadow), float(sheet))
    return [*m.color, m.roughness, m.metallic, *m.emission, m.subsurface, m.sheen, *flags]


def _looks(mesh: Mesh) -> Array:
    colour = np.ones_like(mesh.position) if mesh.color is None else mesh.color
    uv = np.zeros((len(mesh.position), 2), np.float32) if mesh.uv is None else mesh.uv
    return np.concatenate([mesh.normal, colour, uv], 1)


def _stacked(parts: list[Array], columns: int) -> Array:
    return np.ascontiguousarray(np.concatenate([np.zeros((0, columns)), *parts]), np.float32)


def _spread(value: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Ten bits with two gaps after each."""
    for shift, mask in ((16, 0x030000FF), (8, 0x0300F00F), (4, 0x030C30C3), (2, 0x09249249)):
        value = (value | (value << np.uint32(shift))) & np.uint32(mask)
    return value


def _gathered(mesh: Mesh) -> Ints:
    """The triangles of a mesh along Morton's curve through their middles, so that neighbours in space are in order."""
    if len(mesh.index) <= RUN:
        return mesh.index
    middle = mesh.position[mesh.index].mean(1)
    low = middle.min(0)
    cell = ((middle - low) * (1023 / max(float((middle - low).max()), 1e-9))).astype(np.uint32)
    x, y, z = (_spread(cell[:, k]) for k in range(3))
    return mesh.index[np.argsort(x | (y << np.uint32(1)) | (z << np.uint32(2)), kind="stable")]


@kept(96)
def _cut(mesh: Mesh) -> tuple[Ints, Array, Array]:
    """A still mesh's triangles in order, with the boxes and cones of its runs; the same in all shots of a place."""
    index = np.ascontiguousarray(_gathered(mesh), np.int32)
    runs = -(-len(index) // RUN)
    boxes, cones = np.zeros((runs, 6), np.float32), np.zeros((runs, 4), np.float32)
    _measure(np.ascontiguousarray(mesh.position, np.float32), index, boxes, cones)
    return index, boxes, cones


def _loose(mesh: Mesh) -> tuple[Ints, Array, Array]:
    """A moving mesh is one run, which is never judged."""
    return mesh.index, np.zeros((1, 6), np.float32), np.zeros((1, 4), np.float32)


def _facing(owner: Ints, normal: Array) -> NDArray[np.int64]:
    """Mesh and normal in one number: what is looked up for every edge must be small."""
    axes = np.rint(normal * 127).astype(np.int64) & 255
    return owner.astype(np.int64) << 24 | axes[:, 0] << 16 | axes[:, 1] << 8 | axes[:, 2]


def flatten(meshes: tuple[Mesh, ...], still: int = 0) -> Scene:
    """All `meshes` as one scene, in order; the first `still` never move."""
    textures: list[Texture] = []
    materials = [_material(mesh, textures) for mesh in meshes]
    vertices = np.cumsum([0] + [len(m.position) for m in meshes])
    triangles = np.cumsum([0] + [len(m.index) for m in meshes])
    spans = np.stack([vertices[:-1], vertices[1:], triangles[:-1], triangles[1:]], -1)
    cuts = [_cut(m) if k < still else _loose(m) for k, m in enumerate(meshes)]
    indices = [index + first for (index, *_), first in zip(cuts, vertices, strict=False)]
    looks = _stacked([_looks(m) for m in meshes], 8)
    corners = np.concatenate([np.zeros((0, 3), np.int32), *indices]).astype(np.int32)
    owner = np.repeat(np.arange(len(meshes)), np.diff(triangles)).astype(np.int32)
    scene = Scene(
        _stacked([m.position for m in meshes], 3),
        looks,
        corners,
        owner,
        _facing(owner, looks[corners[:, 0], :3]),
        spans.astype(np.int32).reshape(-1, 4),
        np.zeros((len(meshes), 6), np.float32),
        np.array(materials, np.float32).reshape(-1, TEXTURE + 1),
        pack(textures),
        np.cumsum([0, *(len(boxes) for _, boxes, _ in cuts)]).astype(np.int32),
        _stacked([boxes for _, boxes, _ in cuts], 6),
        _stacked([cones for *_, cones in cuts], 4),
    )
    for k, mesh in enumerate(meshes):
        _place(mesh.position, mesh.normal, scene.spans[k, 0], scene.position, scene.looks, scene.bounds[k])
    return scene


@maker
def _measure(p: Array, corners: Ints, boxes: Array, cones: Array) -> None:
    """Fills in the boxes and cones of a mesh's runs."""
    faces = np.zeros((RUN, 3))
    for run in range(len(boxes)):
        begin, end = run * RUN, min((run + 1) * RUN, len(corners))
        box, cone = boxes[run], cones[run]
        box[:3], box[3:] = np.inf, -np.inf
        axis = np.zeros(3)
        for t in range(begin, end):
            for corner in corners[t]:
                for k in range(3):
                    box[k], box[3 + k] = min(box[k], p[corner, k]), max(box[3 + k], p[corner, k])
            _face(p, corners[t], faces[t - begin])
            axis += faces[t - begin]
        length = np.sqrt((axis * axis).sum())
        least = -1.0
        if length > 1e-6:
            axis /= length
            least = 1.0
            for t in range(end - begin):
                if (faces[t] * faces[t]).sum() > 0.5:
                    least = min(least, (faces[t] * axis).sum())
        for k in range(3):
            cone[k] = axis[k]
        cone[3] = np.sqrt(1.0 - min(least, 1.0) ** 2) if least > 0.0 else 2.0


@inner
def _face(position: Array, corners: Ints, out: Array) -> None:
    """`out` (3,) becomes a triangle's unit normal, or zero."""
    a, b, c = position[corners[0]], position[corners[1]], position[corners[2]]
    ux, uy, uz = float(b[0]) - a[0], float(b[1]) - a[1], float(b[2]) - a[2]
    vx, vy, vz = float(c[0]) - a[0], float(c[1]) - a[1], float(c[2]) - a[2]
    x, y, z = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
    length = np.sqrt(x * x + y * y + z * z)
    near = 1.0 / length if length > 1e-20 else 0.0
    out[0], out[1], out[2] = x * near, y * near, z * near


@kernel
def _place(position: Array, normal: Array, first: int, positions: Array, looks: Array, box: Array) -> None:
    """Puts a mesh's vertices at place `first` of the scene's, and measures in `box` (6,) where they reach."""
    ax = ay = az = np.float32(np.inf)
    bx = by = bz = np.float32(-np.inf)
    for v in range(len(position)):
        x, y, z = position[v, 0], position[v, 1], position[v, 2]
        ax, ay, az, bx, by, bz = min(ax, x), min(ay, y), min(az, z), max(bx, x), max(by, y), max(bz, z)
        positions[first + v, 0], positions[first + v, 1], positions[first + v, 2] = x, y, z
        looks[first + v, 0], looks[first + v, 1], looks[first + v, 2] = normal[v, 0], normal[v, 1], normal[v, 2]
    if len(position):
        box[0], box[1], box[2], box[3], box[4], box[5] = ax, ay, az, bx, by, bz


def move(scene: Scene, first: int, meshes: tuple[Mesh, ...], shown: tuple[Mesh, ...]) -> Flags:
    """Puts the moving `meshes` where they are now; they take the scene's places from mesh `first` on. Says of every mesh
    of the scene whether it is other than the one that was `shown` last."""
    fresh = np.zeros(len(scene.spans), np.bool_)
    for k, mesh in enumerate(meshes, first):
        fresh[k] = len(shown) < len(meshes) or mesh is not shown[k - first]
        if fresh[k]:
            _place(mesh.position, mesh.normal, scene.spans[k, 0], scene.position, scene.looks, scene.bounds[k])
    return fresh
