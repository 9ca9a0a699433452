"""Particles as soft sprites, far to near, that fade where they meet a surface.

Broad ones are laid at half size over two veils, one as if every cell of 2 x 2 pixels were as near as the nearest of them,
one as the farthest, so that what stands in smoke keeps its edge. Source: Cantlay 2007 (GPU Gems 3, chapter 23).
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array
from ciotat.render.backends.draft.haze import veil
from ciotat.render.backends.draft.hits import ALBEDO, DISTANCE, LANES, OPEN, OUT, POINT, SKIN, WAY, block
from ciotat.render.backends.draft.kernel import Doubles, F, inner, kernel, maker, noise, smooth
from ciotat.render.backends.draft.light import ALONG, KIND, POWER, brighten
from ciotat.render.backends.draft.raster import CENTRE, FORWARD, POSITION, RIGHT, SCALE, UP
from ciotat.render.backends.draft.shadow import Maps
from ciotat.stage.mesh import Ints
from ciotat.stage.world import Particles

__all__ = ["Veils"]

BROAD, BROADER = 7.0, 64.0
"""Sprites of so many pixels' radius are puffs: laid over veils, through which the picture is seen, in cells of 2 x 2
and of 4 x 4 pixels."""

KINDS, STAMP = 32, 128
"""Puffs torn differently, and how finely they are kept."""

ROUND = 0.4
"""How much brighter a puff is at its sunny rim than in its middle, and darker at the other."""

FARTHEST = F(1e-4)
"""The closeness of the sky, to puffs."""

FAINT = 1e-4
"""What hides less than this is not drawn."""

NEAREST = 0.15
"""Metres before the eye, within which no sprite is drawn."""

THINNEST = 0.65
"""Sprites smaller than this many pixels are drawn this small, and fainter."""


@inner
def _screen(x: float, y: float, z: float, eye: Doubles, out: Doubles) -> None:
    """`out` (3,) becomes a point as screen x, y and depth."""
    x, y, z = x - eye[POSITION], y - eye[POSITION + 1], z - eye[POSITION + 2]
    depth = x * eye[FORWARD] + y * eye[FORWARD + 1] + z * eye[FORWARD + 2]
    scale = eye[SCALE] / max(depth, 1e-3)
    out[0] = eye[CENTRE] + (x * eye[RIGHT] + y * eye[RIGHT + 1] + z * eye[RIGHT + 2]) * scale
    out[1] = eye[CENTRE + 1] - (x * eye[UP] + y * eye[UP + 1] + z * eye[UP + 2]) * scale
    out[2] = depth


@kernel
def _reaching(
    position: Array, streak: Array, radius: Array, color: Array, eye: Doubles, start: Doubles, end: Doubles, which: Ints
) -> int:
    """Finds `which` particles reach into the picture, and where on the screen they `start` and `end`; says how many."""
    count = 0
    for n in range(len(position)):
        x, y, z = float(position[n, 0]), float(position[n, 1]), float(position[n, 2])
        a, b = start[count], end[count]
        _screen(x, y, z, eye, a)
        _screen(x + streak[n, 0], y + streak[n, 1], z + streak[n, 2], eye, b)
        if color[n, 3] <= 0 or min(a[2], b[2]) < NEAREST:
            continue
        reach, inside = max(radius[n] * eye[SCALE] / min(a[2], b[2]), 1.0), True
        for k in range(2):
            inside = inside and max(a[k], b[k]) + reach > 0 and min(a[k], b[k]) - reach < 2 * eye[CENTRE + k]
        which[count] = n
        count += int(inside)
    return count


class _Veil(NamedTuple):
    """What broad sprites show in cells of the picture, as if all in a cell were as near as its nearest pixel, and as its
    farthest: these `depths` (2, h, w), the `light` (2, 4, h, w), red, green, blue and the share of what is behind that
    comes through."""

    depths: Array
    light: Array


def _veil(size: tuple[int, int], cell: int) -> _Veil:
    shape = (-(-size[1] // cell), -(-size[0] // cell))
    return _Veil(np.empty((2, *shape), np.float32), np.empty((2, 4, *shape), np.float32))


class _Shown(NamedTuple):
    """The particles of a set that reach into the picture; `order` counts them from far to near."""

    order: NDArray[np.int64]
    start: Doubles
    end: Doubles
    points: Array
    tints: Array
    radii: Array
    opacity: Array


def _shown(particles: Particles, eye: Doubles) -> _Shown:
    many = len(particles.position) + 1
    start, end, which = np.empty((many, 3)), np.empty((many, 3)), np.empty(many, np.int32)
    floats = (particles.position, particles.streak, particles.radius, particles.color)
    place, streak, radius, color = (np.ascontiguousarray(a, np.float32) for a in floats)
    count = _reaching(place, streak, radius, color, eye, start, end, which)
    start, which = start[:count], which[:count]
    order = np.argsort(-start[:, 2], kind="stable").astype(np.int64)
    tint = np.ascontiguousarray(color[which, :3])
    return _Shown(order, start, end[:count], place[which], tint, radius[which], np.ascontiguousarray(color[which, 3]))


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


@cache
def _stamps() -> Array:
    """How thick puffs are, seen from the front: (K, STAMP, STAMP), torn by noise towards their rims."""
    out = np.empty((KINDS, STAMP, STAMP), np.float32)
    _tear(out)
    return out


@maker
def _tear(out: Array) -> None:
    for n in range(out.shape[0]):
        for j in range(STAMP):
            for i in range(STAMP):
                px, py = (i + 0.5) * (2.0 / STAMP) - 1.0, (j + 0.5) * (2.0 / STAMP) - 1.0
                body = max(1.0 - px * px - py * py, 0.0)
                torn = noise(px * 2.2 + n, py * 2.2 + 3 * n) * 0.65 + 0.35 * body
                out[n, j, i] = body * body * smooth(0.15, 0.75, torn)


@inner
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


@inner
def _speck(
    ax: float, ay: float, bx: float, by: float, z: float, radius: float, metres: float, alpha: float,
    glow: bool, colour: Array, q: Array, picture: Array,
) -> None:  # fmt: skip
    """Draws a small sprite, a capsule from a to b on the screen, `z` away."""
    high, wide = picture.shape[:2]
    left, right = int(max(min(ax, bx) - radius, 0.0)), int(min(max(ax, bx) + radius + 1.0, wide))
    top, bottom = int(max(min(ay, by) - radius, 0.0)), int(min(max(ay, by) + radius + 1.0, high))
    dx, dy = bx - ax, by - ay
    long = dx * dx + dy * dy
    for y in range(top, bottom):
        for x in range(left, right):
            px, py = x + 0.5 - ax, y + 0.5 - ay
            t = min(max((px * dx + py * dy) / long, 0.0), 1.0) if long > 1e-6 else 0.0
            px, py = (px - t * dx) / radius, (py - t * dy) / radius
            body = max(1.0 - px * px - py * py, 0.0)
            show = alpha * body * body
            if show >= FAINT:
                _lay(x, y, z, metres, show, glow, colour, q, picture)


@inner
def _thick(
    stamp: Array, depth: Array, first: int, x: float, per: float, z: float, fade: float, alpha: float, out: Array
) -> None:
    """`out` becomes how much of a puff each cell of a row shows, from column `first` on."""
    for i in range(np.int32(len(out))):
        px = (F(np.int32(first + i)) + F(0.5) - x) * per
        show = alpha * stamp[np.uint32(np.int32((px + F(1)) * F(STAMP // 2))) & np.uint32(STAMP - 1)]
        out[i] = show * min(max((depth[i] - z) * fade + F(0.15), F(0)), F(1))


@inner
def _over(light: Array, show: Array, first: int, x: float, near: float, slope: float, keeps: float) -> None:
    """Lays a puff, `near` bright in the middle and by `slope` brighter a column further, over what a row shows."""
    for i in range(np.int32(len(light))):
        shine = near + slope * (F(np.int32(first + i)) + F(0.5) - x)
        light[i] += show[i] * (shine - keeps * light[i])


@inner
def _puff(
    x: float, y: float, z: float, radius: float, metres: float, alpha: float, glow: bool, colour: Array, gleam: Array,
    stamp: Array, depths: Array, veils: Array, show: Array,
) -> None:  # fmt: skip
    """Lays a broad sprite over the `veils`; its middle and `radius` are in cells."""
    high, wide = depths.shape[1:]
    per, fade, keeps = F(1) / radius, F(1.25) / metres, F(0) if glow else F(1)
    for j in range(max(int(y - radius), 0), min(int(y + radius) + 1, high)):
        py = (F(j) + F(0.5) - y) * per
        half = np.sqrt(max(F(1) - py * py, F(0))) * radius
        left, right = max(int(x - half + F(0.5)), 0), min(int(x + half + F(0.5)), wide)
        if left >= right:
            continue
        row, base = stamp[min(int((py + F(1)) * F(STAMP // 2)), STAMP - 1)], F(1) + gleam[1] * py
        for side in range(2):
            _thick(row, depths[side, j, left:right], left, x, per, z, fade, alpha, show[: right - left])
            for k in range(3):
                near, slope = colour[k] * base, colour[k] * gleam[0] * per
                _over(veils[side, k, j, left:right], show[: right - left], left, x, near, slope, keeps)
            _over(veils[side, 3, j, left:right], show[: right - left], left, x, F(0), F(0), keeps)


@kernel
def _draw(
    order: NDArray[np.int64], start: Doubles, end: Doubles, radii: Array, colours: Array, opacity: Array,
    scale: float, glow: bool, gleam: Array, stamps: Array, q: Array, fine: _Veil, rough: _Veil, show: Array,
    picture: Array,
) -> None:  # fmt: skip
    """Draws all sprites, the broad ones over the veils."""
    for n in order:
        z = start[n, 2]
        radius, alpha = radii[n] * scale / z, opacity[n] * smooth(NEAREST, 0.6, z)
        if radius < THINNEST:
            alpha *= radius / THINNEST
            radius = THINNEST
        a, b = start[n], end[n]
        if radius < BROAD or abs(a[0] - b[0]) + abs(a[1] - b[1]) > 0.25 * radius:
            _speck(a[0], a[1], b[0], b[1], z, radius, radii[n], alpha, glow, colours[n], q, picture)
        elif alpha >= FAINT:
            veil_, per = (fine, 0.5) if radius < BROADER else (rough, 0.25)
            _puff(
                F(a[0] * per), F(a[1] * per), F(z), F(radius * per), radii[n], F(alpha), glow, colours[n], gleam,
                stamps[n % KINDS], veil_.depths, veil_.light, show,
            )  # fmt: skip


@kernel
def _cells(q: Array, cell: int, depths: Array) -> None:
    """`depths` (2, h, w) become the least and the greatest depth in every `cell` x `cell` pixels."""
    high, wide = q.shape[0] // 4, q.shape[1]
    for j in range(depths.shape[1]):
        for i in range(depths.shape[2]):
            depths[0, j, i], depths[1, j, i] = FARTHEST, F(1e9)
        for y in range(cell * j, min(cell * (j + 1), high)):
            row = q[4 * y + 1]
            for i in range(depths.shape[2]):
                for x in range(cell * i, min(cell * (i + 1), wide)):
                    depths[0, j, i], depths[1, j, i] = max(depths[0, j, i], row[x]), min(depths[1, j, i], row[x])
        for i in range(depths.shape[2]):
            depths[0, j, i], depths[1, j, i] = F(1) / depths[0, j, i], F(1) / max(depths[1, j, i], FARTHEST)


@kernel
def _unveil(depths: Array, light: Array, cell: int, q: Array, picture: Array) -> None:
    """Shows the `picture` through a veil, each pixel as its depth lies between those of its cell."""
    for y in range(picture.shape[0]):
        j = y // cell
        for i in range(depths.shape[2]):
            through, other = light[0, 3, j, i], light[1, 3, j, i]
            if through == F(1) and other == F(1):
                continue
            least, most = depths[0, j, i], depths[1, j, i]
            per = F(1) / max(most - least, F(1e-3) * least)
            for x in range(cell * i, min(cell * (i + 1), picture.shape[1])):
                share = (F(1) / max(q[4 * y + 1, x], FARTHEST) - least) * per
                for k in range(3):
                    near, far = light[0, k, j, i], light[1, k, j, i]
                    seen = picture[y, x, k] * (through + (other - through) * share)
                    picture[y, x, k] = seen + near + (far - near) * share


def _gleam(lamps: Array, eye: Doubles) -> Array:
    """How much brighter puffs are towards the sun, per radius to the right and down the screen."""
    suns = lamps[lamps[:, KIND] == 0]
    if not len(suns):
        return np.zeros(2, np.float32)
    toward = -suns[np.argmax(suns[:, POWER : POWER + 3].sum(1)), ALONG : ALONG + 3].astype(np.float64)
    across = [(toward * eye[axis : axis + 3]).sum() for axis in (RIGHT, UP)]
    return np.array([ROUND * across[0], -ROUND * across[1]], np.float32)


class Veils:
    """Room for the puffs of a picture of `size` (width, height)."""

    def __init__(self, size: tuple[int, int]) -> None:
        self.fine, self.rough = _veil(size, 2), _veil(size, 4)
        self._veils = ((self.fine, 2, BROAD), (self.rough, 4, BROADER))
        self.show = np.empty(size[0], np.float32)

    def draw(
        self, sets: Iterable[Particles], eye: Doubles, q: Array, lamps: Array, maps: Maps, air: Array, picture: Array
    ) -> None:
        """Draws all particles over `picture` (H, W, 3), in place."""
        seen = [(particles.lit, _shown(particles, eye)) for particles in sets if len(particles.position)]
        seen = [(lit, shown) for lit, shown in seen if len(shown.order)]
        if not seen:
            return
        broadest = max(float((shown.radii * eye[SCALE] / shown.start[:, 2]).max()) for _, shown in seen)
        hung = [(veil_, cell) for veil_, cell, least in self._veils if broadest >= least]
        for veil_, cell in hung:
            _cells(q, cell, veil_.depths)
            veil_.light[:, :3], veil_.light[:, 3] = 0, 1
        for lit, shown in seen:
            colours = np.empty_like(shown.tints)
            _radiance(shown.points, shown.tints, lit, eye, lamps, maps, air, colours)
            gleam = _gleam(lamps, eye) if lit else np.zeros(2, np.float32)
            _draw(
                shown.order, shown.start, shown.end, shown.radii, colours, shown.opacity, eye[SCALE], not lit, gleam,
                _stamps(), q, self.fine, self.rough, self.show, picture,
            )  # fmt: skip
        for veil_, cell in hung:
            _unveil(veil_.depths, veil_.light, cell, q, picture)
