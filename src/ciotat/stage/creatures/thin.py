"""A skin with fewer triangles, for animals that are small in the picture: what lies in one cell becomes one point."""

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.creatures.skin import Floats
from ciotat.stage.mesh import Ints

__all__ = ["thinned"]


def thinned(position: Floats, normal: Floats, index: Ints, cell: float) -> tuple[Ints, Ints]:
    """Of `position` and `normal` (N, 3) and triangles `index` (M, 3): the vertices that stay (K,), one for every cube of
    side `cell` (metres) and side of the body that faces alike, and the triangles (L, 3) between them."""
    faces = 2 * np.abs(normal).argmax(1) + (np.take_along_axis(normal, np.abs(normal).argmax(1)[:, None], 1)[:, 0] > 0)
    cubes = np.column_stack([np.floor(position / cell), faces]).astype(np.int64)
    _, group, count = np.unique(cubes, axis=0, return_inverse=True, return_counts=True)
    group = group.reshape(-1)
    middle = np.column_stack([np.bincount(group, position[:, k]) for k in range(3)]) / count[:, None]
    away = ((position - middle[group]) ** 2).sum(1)
    order = np.lexsort((np.arange(len(position)), away, group))
    kept = order[np.unique(group[order], return_index=True)[1]].astype(np.int32)
    triangles = group[index].astype(np.int32)
    return kept, triangles[_whole(triangles)]


def _whole(triangles: Ints) -> NDArray[np.bool_]:
    """Those with three corners, each once."""
    a, b, c = triangles.T
    first = np.zeros(len(triangles), np.bool_)
    first[np.unique(np.sort(triangles, 1), axis=0, return_index=True)[1]] = True
    return np.asarray((a != b) & (b != c) & (c != a) & first, np.bool_)
