"""Meshes as flat arrays: what does not move first, then what does, refreshed in place every frame."""

from typing import NamedTuple

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.texture import Sheets, pack
from ciotat.stage.mesh import Ints, Mesh, Texture

__all__ = [
    "COLOR",
    "EMISSION",
    "METALLIC",
    "ROUGHNESS",
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


class Scene(NamedTuple):
    """Vertices (N, ...), with normal, colour and uv in `looks` (N, 8); triangles `corners` (M, 3), with the mesh each
    belongs to in `owner` (M,); textures `sheets`; and per mesh `spans`
    (first and last + 1 vertex, first and last + 1 triangle), `bounds` (lowest and highest corner) and `material`."""

    position: Array
    looks: Array
    corners: Ints
    owner: Ints
    spans: Ints
    bounds: Array
    material: Array
    sheets: Sheets


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


def flatten(meshes: tuple[Mesh, ...]) -> Scene:
    """All `meshes` as one scene, in order."""
    textures: list[Texture] = []
    materials = [_material(mesh, textures) for mesh in meshes]
    vertices = np.cumsum([0] + [len(m.position) for m in meshes])
    triangles = np.cumsum([0] + [len(m.index) for m in meshes])
    spans = np.stack([vertices[:-1], vertices[1:], triangles[:-1], triangles[1:]], -1)
    indices = [m.index + first for m, first in zip(meshes, vertices, strict=False)]
    scene = Scene(
        _stacked([m.position for m in meshes], 3),
        _stacked([_looks(m) for m in meshes], 8),
        np.concatenate([np.zeros((0, 3), np.int32), *indices]).astype(np.int32),
        np.repeat(np.arange(len(meshes)), np.diff(triangles)).astype(np.int32),
        spans.astype(np.int32).reshape(-1, 4),
        np.zeros((len(meshes), 6), np.float32),
        np.array(materials, np.float32).reshape(-1, TEXTURE + 1),
        pack(textures),
    )
    for k in range(len(meshes)):
        bound(scene, k)
    return scene


def bound(scene: Scene, mesh: int) -> None:
    """Measures where `mesh` reaches, after its vertices have moved."""
    first, last = scene.spans[mesh, :2]
    if last > first:
        scene.bounds[mesh, :3] = scene.position[first:last].min(0)
        scene.bounds[mesh, 3:] = scene.position[first:last].max(0)


def move(scene: Scene, first: int, meshes: tuple[Mesh, ...]) -> None:
    """Puts the moving `meshes` where they are now; they take the scene's places from mesh `first` on."""
    for k, mesh in enumerate(meshes, first):
        span = slice(*scene.spans[k, :2])
        scene.position[span] = mesh.position
        scene.looks[span, :3] = mesh.normal
        bound(scene, k)
