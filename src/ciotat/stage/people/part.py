"""A piece of a person at rest: geometry, material, and what moves it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.stage.mesh import Ints, Material

__all__ = ["Part", "Shapes", "compact", "face_shapes", "rigid", "strongest", "welded"]

Shapes = Mapping[str, tuple[NDArray[np.int64], Array]]


@dataclass(frozen=True, eq=False)
class Part:
    """`position` (N, 3) metres, `index` (M, 3); `bones`, `weights` (N, 4) skin it; `shapes` give, for each face shape,
    the vertices it moves and by how much (K, 3). `normal` (N, 3) is kept and turned with the bones; None means smooth,
    computed again whenever the face moves, across vertices that share a `weld` number. `eye` is 1 for the person's
    left eyeball, 2 for the right one."""

    name: str
    position: NDArray[np.floating]
    index: Ints
    material: Material
    bones: NDArray[np.integer]
    weights: NDArray[np.floating]
    normal: Array | None = None
    color: NDArray[np.floating] | None = None
    uv: NDArray[np.floating] | None = None
    weld: NDArray[np.integer] | None = None
    shapes: Shapes = field(default_factory=dict)
    eye: int = 0


def strongest(full: NDArray[np.floating]) -> tuple[NDArray[np.int64], NDArray[np.floating]]:
    """The four strongest bones (N, 4) and their weights, out of a dense table (N, B)."""
    bones = np.argsort(-full, axis=1, kind="stable")[:, :4]
    weights = np.take_along_axis(full, bones, 1)
    return bones, weights / np.maximum(weights.sum(1, keepdims=True), 1e-9)


def rigid(count: int, bone: int) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """`count` vertices that follow one bone."""
    weights = np.zeros((count, 4), np.float32)
    weights[:, 0] = 1
    return np.tile(np.array([bone, 0, 0, 0]), (count, 1)), weights


def compact(index: Ints) -> tuple[NDArray[np.int64], Ints]:
    """The vertices that triangles use, and the triangles counted in them."""
    used, inverse = np.unique(index, return_inverse=True)
    return used.astype(np.int64), inverse.reshape(-1, 3).astype(np.int32)


def welded(faces: Ints, corners: Ints) -> tuple[NDArray[np.int64], NDArray[np.int64], Ints]:
    """Vertices split where their uv differs: for each the base vertex, the uv, and the new triangles."""
    key = faces.astype(np.int64) << 20 | corners
    used, inverse = np.unique(key, return_inverse=True)
    return used >> 20, used & 0xFFFFF, inverse.reshape(-1, 3).astype(np.int32)


def face_shapes(source: NDArray[np.integer], moves: Shapes) -> dict[str, tuple[NDArray[np.int64], Array]]:
    """The face shapes of vertices that were copied from base vertices `source` (N,)."""
    found = {}
    size = 1 + max(int(source.max()), max(int(index.max()) for index, _ in moves.values()))
    for name, (index, moved) in moves.items():
        row = np.full(size, -1)
        row[index] = np.arange(len(index))
        hit = row[source]
        own = np.flatnonzero(hit >= 0)
        if len(own):
            found[name] = (own, moved[hit[own]])
    return found
