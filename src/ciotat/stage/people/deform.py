"""The kernels that move a person: face shapes, eyes, bones, normals. One thread, one order of sums: the same bits always."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["morph", "skin", "smooth", "turn"]

Floats = NDArray[np.float32]
Ids = NDArray[np.int32]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def morph(position: Floats, first: Ids, index: Ids, moved: Floats, weight: Floats) -> None:
    """Add `weight` (S,) times each of S shapes to `position`; shape s has rows `first[s]` to `first[s + 1]` of the
    vertices `index` and of how far they are `moved`."""
    for s in range(weight.shape[0]):
        share = weight[s]
        if share != 0:
            for k in range(first[s], first[s + 1]):
                for axis in range(3):
                    position[index[k], axis] += share * moved[k, axis]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def turn(position: Floats, normal: Floats, balls: Ids, centre: Floats, matrix: Floats) -> None:
    """Turn balls of vertices, each from `balls[b, 0]` to `balls[b, 1]` and about `centre[b]`, by a `matrix` (3, 3)."""
    for b in range(balls.shape[0]):
        u, v, w = centre[b]
        for k in range(balls[b, 0], balls[b, 1]):
            x, y, z = position[k, 0] - u, position[k, 1] - v, position[k, 2] - w
            nx, ny, nz = normal[k]
            for r in range(3):
                position[k, r] = matrix[r, 0] * x + matrix[r, 1] * y + matrix[r, 2] * z + centre[b, r]
                normal[k, r] = matrix[r, 0] * nx + matrix[r, 1] * ny + matrix[r, 2] * nz


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def skin(
    position: Floats, normal: Floats, bones: Ids, weights: Floats, matrix: Floats, out: Floats, turned: Floats
) -> None:
    """Linear blend skinning of positions (N, 3) and normals by bone matrices (B, 12), the strongest bone first."""
    for v in range(position.shape[0]):
        m, s = matrix[bones[v, 0]], weights[v, 0]
        a, b, c, d = s * m[0], s * m[1], s * m[2], s * m[3]
        e, f, g, h = s * m[4], s * m[5], s * m[6], s * m[7]
        i, j, k, l = s * m[8], s * m[9], s * m[10], s * m[11]
        for n in range(1, 4):
            s = weights[v, n]
            if s > 0:
                m = matrix[bones[v, n]]
                a, b, c, d = a + s * m[0], b + s * m[1], c + s * m[2], d + s * m[3]
                e, f, g, h = e + s * m[4], f + s * m[5], g + s * m[6], h + s * m[7]
                i, j, k, l = i + s * m[8], j + s * m[9], k + s * m[10], l + s * m[11]
        x, y, z = position[v, 0], position[v, 1], position[v, 2]
        out[v, 0], out[v, 1], out[v, 2] = (
            a * x + b * y + c * z + d,
            e * x + f * y + g * z + h,
            i * x + j * y + k * z + l,
        )
        x, y, z = normal[v, 0], normal[v, 1], normal[v, 2]
        nx, ny, nz = a * x + b * y + c * z, e * x + f * y + g * z, i * x + j * y + k * z
        length = np.sqrt(np.float32(1e-20) + nx * nx + ny * ny + nz * nz)
        turned[v, 0], turned[v, 1], turned[v, 2] = nx / length, ny / length, nz / length


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def smooth(position: Floats, index: Ids, weld: Ids, vertices: Ids, total: Floats, out: Floats) -> None:
    """Smooth normals, weighted by area, of the `vertices` (K,); `index` (T, 3) are all triangles at their welds,
    `weld` (N,) counts below W, and `total` (W, 3) is scratch."""
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
    for k in range(vertices.shape[0]):
        v = vertices[k]
        w = weld[v]
        length = np.sqrt(total[w, 0] ** 2 + total[w, 1] ** 2 + total[w, 2] ** 2) + np.float32(1e-20)
        for axis in range(3):
            out[v, axis] = total[w, axis] / length
