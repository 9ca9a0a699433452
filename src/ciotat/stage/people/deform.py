"""The kernels that move a person: face shapes, bones, normals. One thread, one order of sums: the same bits always."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["morph", "skin", "smooth"]

Floats = NDArray[np.float32]
Ids = NDArray[np.int32]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def morph(position: Floats, index: Ids, moved: Floats, weight: float) -> None:
    """Add `weight` times a shape to `position`."""
    for k in range(index.shape[0]):
        for axis in range(3):
            position[index[k], axis] += np.float32(weight) * moved[k, axis]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def skin(
    position: Floats, normal: Floats, bones: Ids, weights: Floats, matrix: Floats, out: Floats, turned: Floats
) -> None:
    """Linear blend skinning of positions (N, 3) and normals by bone matrices (B, 3, 4)."""
    blend = np.zeros((3, 4), np.float32)
    for v in range(position.shape[0]):
        blend[:] = 0
        for k in range(4):
            w = weights[v, k]
            if w > 0:
                for r in range(3):
                    for c in range(4):
                        blend[r, c] += w * matrix[bones[v, k], r, c]
        x, y, z = position[v]
        nx, ny, nz = normal[v]
        length = np.float32(1e-20)
        for r in range(3):
            out[v, r] = blend[r, 0] * x + blend[r, 1] * y + blend[r, 2] * z + blend[r, 3]
            turned[v, r] = blend[r, 0] * nx + blend[r, 1] * ny + blend[r, 2] * nz
            length += turned[v, r] * turned[v, r]
        for r in range(3):
            turned[v, r] /= np.sqrt(length)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def smooth(position: Floats, index: Ids, weld: Ids, total: Floats, out: Floats) -> None:
    """Smooth normals, weighted by area, of the vertices whose `weld` (N,) is not negative; `total` (W, 3) is scratch."""
    total[:] = 0
    for t in range(index.shape[0]):
        a, b, c = index[t]
        ux, uy, uz = position[b, 0] - position[a, 0], position[b, 1] - position[a, 1], position[b, 2] - position[a, 2]
        vx, vy, vz = position[c, 0] - position[a, 0], position[c, 1] - position[a, 1], position[c, 2] - position[a, 2]
        nx, ny, nz = uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx
        for corner in (a, b, c):
            w = weld[corner]
            total[w, 0] += nx
            total[w, 1] += ny
            total[w, 2] += nz
    for v in range(weld.shape[0]):
        w = weld[v]
        if w >= 0:
            length = np.sqrt(total[w, 0] ** 2 + total[w, 1] ** 2 + total[w, 2] ** 2) + np.float32(1e-20)
            for axis in range(3):
                out[v, axis] = total[w, axis] / length
