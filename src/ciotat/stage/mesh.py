"""Geometry as every maker makes it and every renderer draws it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array, cross

__all__ = ["Ints", "Material", "Mesh", "Texture", "join", "normals", "srgb", "transformed"]

Ints = NDArray[np.int32]
Colour = tuple[float, float, float]


def srgb(text: str) -> Colour:
    """``#rrggbb`` as linear Rec.709."""
    bytes_ = (int(text.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4))
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in bytes_)
    return (r, g, b)


@dataclass(frozen=True, eq=False)
class Texture:
    """Pixels (H, W, 3) uint8 in sRGB, powers of two, tiling unless `clamp`; row 0 is v = 1 (the top).

    `height` (H, W) float32 in metres bends the shading normal; `uv` units then mean metres x `scale`.
    """

    pixels: NDArray[np.uint8]
    height: Array | None = None
    clamp: bool = False


@dataclass(frozen=True)
class Material:
    """How a surface takes light. Colours are linear Rec.709; `subsurface` softens and reddens the terminator (skin,
    wax), `sheen` brightens grazing angles (cloth, fur), `emission` is radiance the surface gives off."""

    color: Colour = (0.5, 0.5, 0.5)
    roughness: float = 0.8
    metallic: float = 0.0
    emission: Colour = (0.0, 0.0, 0.0)
    subsurface: float = 0.0
    sheen: float = 0.0
    two_sided: bool = False
    texture: Texture | None = field(default=None, compare=False)


@dataclass(frozen=True, eq=False)
class Mesh:
    """Triangles in world space. `position`, `normal` (N, 3) float32; `index` (M, 3) int32, counter-clockwise seen from
    outside; `color` (N, 3) linear, multiplies the material's; `uv` (N, 2). `name` is for ids passes and readers."""

    name: str
    position: Array
    normal: Array
    index: Ints
    material: Material
    color: Array | None = None
    uv: Array | None = None
    shadow: bool = True

    def moved(self, position: Array, normal: Array) -> "Mesh":
        """The same triangles elsewhere."""
        return Mesh(self.name, position, normal, self.index, self.material, self.color, self.uv, self.shadow)


def normals(position: Array, index: Ints) -> Array:
    """Smooth unit normals (N, 3), weighted by area."""
    a, b, c = (position[index[:, k]] for k in range(3))
    face = cross(b - a, c - a)
    total = np.zeros((len(position), 3), np.float64)
    for k in range(3):
        for axis in range(3):
            total[:, axis] += np.bincount(index[:, k], face[:, axis], len(position))
    return (total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)).astype(np.float32)


def transformed(mesh: Mesh, matrix: NDArray[np.floating]) -> Mesh:
    """`mesh` moved by a 3x4 or 4x4 matrix without shear."""
    m = np.asarray(matrix, np.float64)
    turned = mesh.normal @ np.linalg.inv(m[:3, :3])
    turned /= np.maximum(np.linalg.norm(turned, axis=1, keepdims=True), 1e-12)
    position = mesh.position @ m[:3, :3].T + m[:3, 3]
    return mesh.moved(position.astype(np.float32), turned.astype(np.float32))


def join(name: str, meshes: list[Mesh], material: Material) -> Mesh:
    """Several meshes as one, with one material; the colours they had stay as vertex colours."""
    offsets = np.cumsum([0] + [len(m.position) for m in meshes[:-1]])
    colours = [
        m.color if m.color is not None else np.tile(np.array(m.material.color), (len(m.position), 1)) for m in meshes
    ]
    return Mesh(
        name=name,
        position=np.concatenate([m.position for m in meshes]),
        normal=np.concatenate([m.normal for m in meshes]),
        index=np.concatenate([m.index + o for m, o in zip(meshes, offsets, strict=True)]).astype(np.int32),
        material=material,
        color=np.concatenate(colours).astype(np.float32),
    )
