"""Particles as soft sprites, far to near, that fade where they meet a surface."""

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.haze import veil
from ciotat.render.backends.draft.hits import ALBEDO, DISTANCE, LANES, OPEN, OUT, POINT, SKIN, WAY, block
from ciotat.render.backends.draft.kernel import Doubles, F, kernel, maker, noise, smooth
from ciotat.render.backends.draft.light import brighten
from ciotat.render.backends.draft.raster import CENTRE, POSITION, SCALE
from ciotat.render.backends.draft.shadow import Maps
from ciotat.stage.world import Particles

__all__ = ["sprites"]

BROAD, BROADER = 20.0, 80.0
"""Sprites of so many pixels' radius are as thick over cells of 2 x 2, and of 4 x 4 pixels."""

FAINT = 1e-4
"""What hides less than this is not drawn."""

THINNEST = 0.65
"""Sprites smaller than this many pixels are drawn this small, and fainter."""


def _screen(points: Array, eye: Doubles) -> Doubles:
    """`points` (N, 3) as screen x, y and depth."""
    away = points.astype(np.float64) - eye[POSITION : POSITION + 3]
    seen = np.stack([(away * eye[3 * k : 3 * k + 3]).sum(1) for k in range(3)], -1)
    depth = np.maximum(seen[:, 2], 1e-3)
    x, y = eye[CENTRE] + seen[:, 0] / depth * eye[SCALE], eye[CENTRE + 1] - seen[:, 1] / depth * eye[SCALE]
    return np.stack([x, y, seen[:, 2]], -1)


@maker
def _radiance(
    points: Array, colours: Array, lit: bool, exact: Doubles, lamps: Array, maps: Maps, air: Array, out: Array
) -> None:
    """`out` (N, 3) becomes what each particle sends to the eye, through the haze."""
    eye, h = exact.astype(np.float32), block()
    target = ALBEDO if lit else OUT
    for first in range(0, len(points), LANES):
        count = min(len(points) - first, LANES)
        for f in range(LANES):
            h[OPEN + f], h[SKIN + f] = F(1), F(1)
        for f in range(count):
            x, y = points[first + f, 0] - eye[POSITION], points[first + f, 1] - eye[POSITION + 1]
            z = points[first + f, 2] - eye[POSITION + 2]
            distance = np.sqrt(x * x + y * y + z * z)
            near = F(1) / max(distance, F(1e-6))
            h[POINT + f], h[POINT + LANES + f], h[POINT + 2 * LANES + f], h[DISTANCE + f] = x, y, z, distance
            h[WAY + f], h[WAY + LANES + f], h[WAY + 2 * LANES + f] = x * near, y * near, z * near
            for k in range(3):
                h[target + k * LANES + f] = colours[first + f, k]
        if lit:
            brighten(lamps, maps, air, eye, count, h)
        veil(air, eye, h)
        for f in range(count):
            for k in range(3):
                out[first + f, k] = h[OUT + k * LANES + f]


@kernel
def _density(px: float, py: float, body: float, radius: float, alpha: float, seed: int) -> float:
    """How much of a sprite is seen at (px, py) radii from its middle, where it is `body` thick."""
    show = alpha * body * body
    if radius > 8.0:
        show *= smooth(0.15, 0.75, noise(px * 2.2 + seed, py * 2.2 + 3 * seed) * 0.65 + 0.35 * body)
    return show


@kernel
def _lay(
    x: int, y: int, z: float, metres: float, show: float, glow: bool, colour: Array, q: Array, picture: Array
) -> None:
    """Lays a sprite `z` away over one pixel, fading where it meets a surface."""
    near = q[4 * y + 1, x]
    if z * near > 1.0:
        return
    if near > 0.0:
        show *= min((1.0 / near - z) / (0.8 * metres) + 0.15, 1.0)
    for k in range(3):
        base = 0.0 if glow else picture[y, x, k]
        picture[y, x, k] += (colour[k] - base) * show


@kernel
def _blot(
    ax: float, ay: float, bx: float, by: float, z: float, radius: float, metres: float, alpha: float, seed: int,
    glow: bool, colour: Array, q: Array, picture: Array,
) -> None:  # fmt: skip
    """Draws one sprite, a capsule from a to b on the screen, `z` away; what is broad is as thick over whole cells."""
    high, wide = picture.shape[:2]
    cell = 1 if radius < BROAD else 2 if radius < BROADER else 4
    left, right = int(max(min(ax, bx) - radius, 0.0)), int(min(max(ax, bx) + radius + 1.0, wide))
    top, bottom = int(max(min(ay, by) - radius, 0.0)), int(min(max(ay, by) + radius + 1.0, high))
    dx, dy = bx - ax, by - ay
    long = dx * dx + dy * dy
    for row in range(top // cell, -(-bottom // cell)):
        for column in range(left // cell, -(-right // cell)):
            px, py = (column + 0.5) * cell - ax, (row + 0.5) * cell - ay
            t = min(max((px * dx + py * dy) / long, 0.0), 1.0) if long > 1e-6 else 0.0
            px, py = (px - t * dx) / radius, (py - t * dy) / radius
            body = 1.0 - px * px - py * py
            if body <= 0.0:
                continue
            show = _density(px, py, body, radius, alpha, seed)
            if show < FAINT:
                continue
            for y in range(row * cell, min((row + 1) * cell, high)):
                for x in range(column * cell, min((column + 1) * cell, wide)):
                    _lay(x, y, z, metres, show, glow, colour, q, picture)


@kernel
def _draw(
    order: NDArray[np.int64], start: Doubles, end: Doubles, radii: Array, colours: Array, opacity: Array,
    scale: float, glow: bool,
    q: Array, picture: Array,
) -> None:  # fmt: skip
    for n in order:
        z = start[n, 2]
        if z < 0.15 or end[n, 2] < 0.15:
            continue
        radius, alpha = radii[n] * scale / z, opacity[n] * smooth(0.15, 0.6, z)
        if radius < THINNEST:
            alpha *= radius / THINNEST
            radius = THINNEST
        a, b = start[n], end[n]
        _blot(a[0], a[1], b[0], b[1], z, radius, radii[n], alpha, n & 31, glow, colours[n], q, picture)


def sprites(particles: Particles, eye: Doubles, q: Array, lamps: Array, maps: Maps, air: Array, picture: Array) -> None:
    """Draws `particles` over `picture` (H, W, 3), in place."""
    start, end = _screen(particles.position, eye), _screen(particles.position + particles.streak, eye)
    order = np.argsort(-start[:, 2], kind="stable").astype(np.int64)
    points, tints = (np.ascontiguousarray(a, np.float32) for a in (particles.position, particles.color[:, :3]))
    colours = np.empty_like(points)
    _radiance(points, tints, particles.lit, eye, lamps, maps, air, colours)
    radii, opacity = (np.ascontiguousarray(a, np.float32) for a in (particles.radius, particles.color[:, 3]))
    _draw(order, start, end, radii, colours, opacity, eye[SCALE], not particles.lit, q, picture)
