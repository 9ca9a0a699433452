"""The kernel that moves tufts of hair: three corners go with one root, so bones are blended once for all three."""

import numpy as np
from numba import njit

from ciotat.core.space import Array
from ciotat.stage.mesh import Ints

__all__ = ["comb"]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def comb(position: Array, normal: Array, bones: Ints, weights: Array, matrix: Array, out: Array, turned: Array) -> None:
    """Linear blend skinning of tufts: `position` and `normal` (3 K, 3), `bones` and `weights` (K, 4), `matrix` (B, 3,
    4)."""
    blend = np.zeros((3, 4), np.float32)
    for tuft in range(bones.shape[0]):
        for r in range(3):
            for c in range(4):
                blend[r, c] = 0
        for k in range(4):
            w = weights[tuft, k]
            if w > 0:
                bone = bones[tuft, k]
                for r in range(3):
                    for c in range(4):
                        blend[r, c] += w * matrix[bone, r, c]
        for v in range(3 * tuft, 3 * tuft + 3):
            for r in range(3):
                a, b, c_ = blend[r, 0], blend[r, 1], blend[r, 2]
                out[v, r] = a * position[v, 0] + b * position[v, 1] + c_ * position[v, 2] + blend[r, 3]
                turned[v, r] = a * normal[v, 0] + b * normal[v, 1] + c_ * normal[v, 2]
