"""The kernel that moves tufts of hair: three corners go with one root, so bones are blended once for all three."""

from numba import njit

from ciotat.core.space import Array
from ciotat.stage.mesh import Ints

__all__ = ["comb"]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def comb(position: Array, normal: Array, bones: Ints, weights: Array, matrix: Array, out: Array, turned: Array) -> None:
    """Linear blend skinning of tufts: `position` and `normal` (3 K, 3), `bones` and `weights` (K, 4), `matrix`
    (B, 12), the strongest bone first."""
    for tuft in range(bones.shape[0]):
        m, w = matrix[bones[tuft, 0]], weights[tuft, 0]
        a, b, c, d = w * m[0], w * m[1], w * m[2], w * m[3]
        e, f, g, h = w * m[4], w * m[5], w * m[6], w * m[7]
        i, j, k, l = w * m[8], w * m[9], w * m[10], w * m[11]
        for n in range(1, 4):
            w = weights[tuft, n]
            if w > 0:
                m = matrix[bones[tuft, n]]
                a, b, c, d = a + w * m[0], b + w * m[1], c + w * m[2], d + w * m[3]
                e, f, g, h = e + w * m[4], f + w * m[5], g + w * m[6], h + w * m[7]
                i, j, k, l = i + w * m[8], j + w * m[9], k + w * m[10], l + w * m[11]
        for v in range(3 * tuft, 3 * tuft + 3):
            x, y, z = position[v, 0], position[v, 1], position[v, 2]
            out[v, 0], out[v, 1], out[v, 2] = (
                a * x + b * y + c * z + d,
                e * x + f * y + g * z + h,
                i * x + j * y + k * z + l,
            )
            x, y, z = normal[v, 0], normal[v, 1], normal[v, 2]
            turned[v, 0], turned[v, 1], turned[v, 2] = (
                a * x + b * y + c * z,
                e * x + f * y + g * z,
                i * x + j * y + k * z,
            )
