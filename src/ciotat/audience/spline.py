"""The cubic B-spline that a felt curve is written in: its pieces at any second, and its roughness."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["Basis", "Floats"]

Floats = NDArray[np.float64]
_KNOT = 8.0
_MOST = 240


class Basis:
    """Uniform cubic B-splines over a film, about eight seconds from knot to knot (more in a film of hours)."""

    def __init__(self, length: float) -> None:
        self.length = max(float(length), 1.0)
        self.spans = int(min(max(round(self.length / _KNOT), 4), _MOST))
        self.size = self.spans + 3

    def at(self, times: Floats) -> tuple[NDArray[np.intp], Floats]:
        """The first of the four pieces that hold at each time, and their four weights (N x 4)."""
        x = np.clip(times / self.length, 0.0, 1.0) * self.spans
        first = np.minimum(x.astype(np.intp), self.spans - 1)
        u = x - first
        v = 1 - u
        weights = np.stack([v**3, 3 * u**3 - 6 * u * u + 4, 3 * v**3 - 6 * v * v + 4, u**3], axis=1) / 6
        return first, weights

    def matrix(self, times: Floats) -> Floats:
        """All pieces at each time (N x size)."""
        first, weights = self.at(times)
        out = np.zeros((len(times), self.size))
        np.put_along_axis(out, first[:, None] + np.arange(4), weights, axis=1)
        return out

    def roughness(self) -> Floats:
        """The penalty of second differences between neighbouring pieces (size x size)."""
        d2 = np.diff(np.eye(self.size), 2, axis=0)
        return np.asarray(d2.T @ d2)
