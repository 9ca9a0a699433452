"""Land: the relief of the ground, where the grid of a terrain is fine, and the far hills that close the view."""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ciotat.core.chance import chance
from ciotat.stage.mesh import Colour, Material, Mesh
from ciotat.stage.solid import coloured, sheet

__all__ = ["Relief", "away", "ridge", "spread", "swell"]

Floats = NDArray[np.float64]
Relief = Callable[[ArrayLike, ArrayLike], Floats]


def swell(wave: float, height: float, *identity: object, waves: int = 9) -> Relief:
    """Rolling ground: `waves` sines around a wavelength of `wave` metres, deviation `height` metres."""
    random = chance("swell", *identity)
    angle, phase = random.random(waves) * 2 * np.pi, random.random(waves) * 2 * np.pi
    number = 2 * np.pi / (wave * 2.0 ** random.uniform(-1.3, 0.8, waves))
    share = (1 / number) / np.sqrt(0.5 * ((1 / number) ** 2).sum()) * height

    def at(x: ArrayLike, z: ArrayLike) -> Floats:
        X, Z = np.asarray(x, np.float64)[..., None], np.asarray(z, np.float64)[..., None]
        return (share * np.sin(number * (X * np.cos(angle) + Z * np.sin(angle)) + phase)).sum(-1)

    return at


def away(x: ArrayLike, z: ArrayLike, over: float = 3.0, width: float = 3.4, depth: float = 2.0) -> Floats:
    """0 in the acting area, rising smoothly to 1 `over` metres outside it."""
    dx = np.maximum(np.abs(np.asarray(x, np.float64)) - width, 0)
    dz = np.maximum(np.abs(np.asarray(z, np.float64)) - depth, 0)
    t = np.clip(np.hypot(dx, dz) / over, 0, 1)
    return t * t * (3 - 2 * t)


def spread(low: float, high: float, fine: float, count: int, middle: float = 0.0) -> Floats:
    """`count` rising coordinates from `low` to `high`, `fine` metres apart at `middle` and ever wider away from it."""

    def side(reach: float, n: int) -> Floats:
        t = np.linspace(0, 1, n + 1)
        if reach <= fine * n:
            return t * reach
        low_, high_ = 1e-3, 30.0
        for _ in range(50):
            k = (low_ + high_) / 2
            low_, high_ = (k, high_) if np.sinh(k / n) / np.sinh(k) * reach > fine else (low_, k)
        return reach * np.sinh(low_ * t) / np.sinh(low_)

    down, up = middle - low, high - middle
    n = max(2, round((count - 1) * np.log1p(down) / (np.log1p(down) + np.log1p(up))))
    n = min(n, count - 3)
    return np.concatenate([middle - side(down, n)[::-1], (middle + side(up, count - 1 - n))[1:]])


def ridge(
    radius: float,
    height: float,
    colour: Colour,
    *identity: object,
    rough: float = 0.25,
    teeth: float = 0.0,
    base: float = -2.0,
    steps: int = 220,
    squeeze: float = 1.0,
    gap: tuple[float, float] | None = None,
) -> Mesh:
    """A ring of far hills, `height` metres high; `teeth` metres of tree tops serrate its skyline. In a `gap` (the turn of
    its middle from -Z and half its width, radians) they sink to their base."""
    random = chance("ridge", *identity)
    angle = np.linspace(0, 2 * np.pi, steps + 1)
    shape = np.zeros(steps + 1)
    for n in range(2, 26):
        shape += random.normal() * n**-1.1 * np.cos(n * angle + random.random() * 6.3)
    top = height * np.clip(1 + rough * shape * 2.2, 0.12, 2.2)
    spikes = random.random(steps)
    top += teeth * np.concatenate([spikes, spikes[:1]])
    if gap is not None:
        off = np.abs((angle - gap[0] + np.pi) % (2 * np.pi) - np.pi) - gap[1]
        share = np.clip(off / 0.3, 0, 1)
        top = base + (top - base) * share * share * (3 - 2 * share)
    ring = np.stack([np.sin(angle) * radius, np.zeros(steps + 1), -np.cos(angle) * radius * squeeze], 1)
    levels = np.array([0.0, 0.35, 0.7, 1.0])
    points = ring[None] * (1 + 0.30 * levels[:, None, None] * (teeth == 0))
    points[..., 1] = base + (top[None] - base) * levels[:, None]
    made = sheet(points, Material(color=colour, roughness=1.0, two_sided=True), name="far hills")
    shade = (0.75 + 0.35 * levels)[:, None] * (1 + 0.03 * random.standard_normal(steps + 1))
    return coloured(Mesh(made.name, made.position, made.normal, made.index, made.material, shadow=False), shade.ravel())
