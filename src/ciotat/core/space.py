"""Space as every room means it: metres, right-handed, Y up, as glTF; radians inside, degrees where people read.

The acting area. Every place, whatever it looks like, is built around the same stage, seen as in a studio:
the origin lies on the floor in the middle of the action; +X is screen right, -X screen left, and the audience
(the camera's half) is +Z. The area |x| <= 3, |z| <= 1.5 is flat, at y = 0, and kept clear of scenery; furniture and
props stand in it only where blocking puts them. The set closes the view towards -Z, -X and +X; nothing taller than
knee height stands in 1.5 <= z <= 8, |x| <= 8, so that the camera, which keeps to z > 0, always sees. A yaw of 0 faces
the audience (+Z); +90 degrees faces +X.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Array", "Point", "cross", "facing", "rotation", "unit", "yaw_towards"]

Array = NDArray[np.float32]
Point = tuple[float, float, float]


def unit(v: NDArray[np.floating]) -> NDArray[np.float64]:
    """`v` (..., 3) scaled to length 1; a zero vector stays zero."""
    w = np.asarray(v, np.float64)
    return w / np.maximum(np.sqrt(np.add.reduce(w * w, axis=-1, keepdims=True)), 1e-12)


def cross(a: ArrayLike, b: ArrayLike) -> NDArray[np.float64]:
    """The vectors (..., 3) square to `a` and `b`: numpy's own takes many times longer over small arrays."""
    p, q = np.asarray(a, np.float64), np.asarray(b, np.float64)
    ax, ay, az, bx, by, bz = p[..., 0], p[..., 1], p[..., 2], q[..., 0], q[..., 1], q[..., 2]
    x = ay * bz - az * by
    out = np.empty((*x.shape, 3))
    out[..., 0] = x
    out[..., 1] = az * bx - ax * bz
    out[..., 2] = ax * by - ay * bx
    return out


def rotation(axis: Point, angle: float) -> NDArray[np.float64]:
    """The 3x3 rotation about `axis` by `angle` radians (Rodrigues)."""
    x, y, z = unit(np.array(axis)).tolist()
    s, c = float(np.sin(angle)), 1.0 - float(np.cos(angle))
    xy, yz, zx = c * x * y, c * y * z, c * z * x
    return np.array([
        [1.0 - c * (y * y + z * z), xy - s * z, zx + s * y],
        [xy + s * z, 1.0 - c * (x * x + z * z), yz - s * x],
        [zx - s * y, yz + s * x, 1.0 - c * (x * x + y * y)],
    ])  # fmt: skip


def facing(yaw: float) -> NDArray[np.float64]:
    """The unit vector a body with this yaw (radians) looks along; 0 is the audience, +Z."""
    return np.array([np.sin(yaw), 0.0, np.cos(yaw)])


def yaw_towards(here: Point, there: Point) -> float:
    """The yaw (radians) that turns a body at `here` to look at `there`."""
    return float(np.arctan2(there[0] - here[0], there[2] - here[2]))
