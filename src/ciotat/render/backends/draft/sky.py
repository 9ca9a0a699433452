"""What is behind everything: gradient, sun or moon with its glow, clouds, stars."""

import numpy as np

from ciotat.core.space import Array, unit
from ciotat.render.backends.draft.hits import DISTANCE, LANES, OUT, PLACE, WAY
from ciotat.render.backends.draft.kernel import F, hashed, inner, maker, noise, smooth
from ciotat.render.backends.draft.raster import CENTRE, SCALE
from ciotat.stage.world import Haze, Sky

__all__ = [
    "DENSITY",
    "FALLOFF",
    "FILL",
    "GLOW",
    "GROUND",
    "HAZE",
    "HORIZON",
    "SUN",
    "ZENITH",
    "air",
    "backdrop",
    "clouds",
]

ZENITH, HORIZON, GROUND, FILL, HAZE, DENSITY, FALLOFF, SUN, GLOW, CLOUDS, STARS = 0, 3, 6, 9, 10, 13, 14, 15, 18, 21, 22


def air(sky: Sky, haze: Haze) -> Array:
    """Sky and haze as 23 numbers."""
    colours = [*sky.zenith, *sky.horizon, *sky.ground, sky.fill, *haze.color, haze.density, max(haze.falloff, 1e-4)]
    return np.array([*colours, *unit(np.array(sky.sun)), *sky.glow, sky.clouds, sky.stars], np.float32)


FAR = F(400)
"""How many metres of haze lie before the sky."""

STEP = 160
"""Clouds are reckoned at so many places across the picture."""


@inner
def _cloud(air: Array, x: float, y: float, z: float) -> tuple[float, float]:
    """How much cloud lies along a direction, and how light it is."""
    s = F(1.6) / (y + F(0.12))
    x, z = x * s, z * s
    bend = noise(x * F(0.7), z * F(0.7)) - F(0.5)
    total, size = F(0), F(0.5)
    for _ in range(5):
        total += size * noise(x + bend, z * F(1.6) + bend)
        x, z, size = x * F(2.03) + F(7.1), z * F(2.03) - F(3.7), size * F(0.5)
    low = F(0.62) - F(0.42) * air[CLOUDS]
    cover = smooth(low, low + F(0.4), total)
    return cover * smooth(F(0), F(0.16), y) * F(0.9), F(1.25) - F(0.45) * smooth(F(0.5), F(0.95), total)


@maker
def clouds(air: Array, eye: Array, size: tuple[int, int]) -> Array:
    """Cover and lightness of the clouds on a grid (h, w, 2) over a picture of `size` (H, W), `STEP` places across."""
    side = max(size[1] // STEP, 1)
    out = np.zeros((size[0] // side + 2, size[1] // side + 2, 2), np.float32)
    if air[CLOUDS] <= F(0):
        return out
    for j in range(out.shape[0]):
        for i in range(out.shape[1]):
            a, b = (F(i * side) - eye[CENTRE]) / eye[SCALE], (eye[CENTRE + 1] - F(j * side)) / eye[SCALE + 1]
            near = F(1) / np.sqrt(a * a + b * b + F(1))
            y = (a * eye[1] + b * eye[4] + eye[7]) * near
            if y > F(0.001):
                x, z = (a * eye[0] + b * eye[3] + eye[6]) * near, (a * eye[2] + b * eye[5] + eye[8]) * near
                out[j, i, 0], out[j, i, 1] = _cloud(air, x, y, z)
    return out


@inner
def _star(x: float, y: float, z: float, pixel: float) -> float:
    """The brightness of the star along a direction, if any: one in a few cells of a cube around the world."""
    s = 90.0 / max(abs(x), abs(y), abs(z))
    x, y, z = x * s, y * s, z * s
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
    if abs(x) >= 89.99:
        i, a, b = 200 + int(x > 0), y - j, z - k
    elif abs(y) >= 89.99:
        j, a, b = 200 + int(y > 0), x - i, z - k
    else:
        k, a, b = 200 + int(z > 0), x - i, y - j
    chance = hashed(i, j, k)
    if chance < 0.93:
        return 0.0
    a, b = a - 0.2 - 0.6 * hashed(i, j, k + 999), b - 0.2 - 0.6 * hashed(i, j, k + 1999)
    width = max(90.0 * pixel * 0.9, 0.02)
    bright = (chance - 0.93) / 0.07
    return max(1.0 - np.sqrt(a * a + b * b) / width, 0.0) * bright * bright * bright


@inner
def _clear(air: Array, pixel: float, h: Array) -> None:
    """The sky without clouds and stars, and how far in front of it the haze reaches."""
    sx, sy, sz, rim = air[SUN], air[SUN + 1], air[SUN + 2], pixel * F(0.02)
    low, wide = F(0.99955) - rim, F(1) / (F(0.0001) + F(2) * rim)
    for f in range(LANES):
        y = h[WAY + LANES + f]
        rise = np.sqrt(min(max(y * F(1.15), F(0)), F(1)))
        sink, toward = min(max(y * F(-1 / 0.35), F(0)), F(1)), h[WAY + f] * sx + y * sy + h[WAY + 2 * LANES + f] * sz
        sink, away = sink * sink * (F(3) - F(2) * sink), F(1) - toward
        disc = min(max((toward - low) * wide, F(0)), F(1))
        halo = F(0.002) / (away + F(0.004)) + F(0.02) / (away + F(0.12)) + F(6) * disc * disc * (F(3) - F(2) * disc)
        h[DISTANCE + f] = FAR
        for k in range(3):
            clear = air[HORIZON + k] + (air[ZENITH + k] - air[HORIZON + k]) * rise
            h[OUT + k * LANES + f] = clear + (air[GROUND + k] - clear) * sink + air[GLOW + k] * halo


@inner
def _cover(air: Array, cloud: Array, side: float, count: int, h: Array) -> None:
    """Draws the clouds of the grid over the sky."""
    for f in range(count):
        x, y, z = h[WAY + f], h[WAY + LANES + f], h[WAY + 2 * LANES + f]
        if y <= F(0.001):
            continue
        u, v = h[PLACE + f] / side, h[PLACE + LANES + f] / side
        i, j = int(u), int(v)
        u, v = u - F(i), v - F(j)
        a, b, c, d = (F(1) - u) * (F(1) - v), u * (F(1) - v), (F(1) - u) * v, u * v
        cover = a * cloud[j, i, 0] + b * cloud[j, i + 1, 0] + c * cloud[j + 1, i, 0] + d * cloud[j + 1, i + 1, 0]
        shade = a * cloud[j, i, 1] + b * cloud[j, i + 1, 1] + c * cloud[j + 1, i, 1] + d * cloud[j + 1, i + 1, 1]
        toward = F(0.5) + F(0.5) * max(x * air[SUN] + y * air[SUN + 1] + z * air[SUN + 2], F(0))
        rim = F(0.10) + F(0.30) * toward * toward
        for k in range(3):
            white = (F(0.55) * air[HORIZON + k] + F(0.35) * air[ZENITH + k] + air[GLOW + k] * rim) * shade
            h[OUT + k * LANES + f] += (white - h[OUT + k * LANES + f]) * cover


@inner
def backdrop(air: Array, eye: Array, cloud: Array, side: int, count: int, h: Array) -> None:
    """Fills in a block of fragments that see the sky; `cloud` is the grid of `clouds`, one place every `side` pixels."""
    pixel = F(1) / eye[SCALE]
    _clear(air, pixel, h)
    if air[STARS] > F(0):
        for f in range(count):
            x, y, z = h[WAY + f], h[WAY + LANES + f], h[WAY + 2 * LANES + f]
            if y > F(0):
                star = F(_star(x, y, z, pixel)) * air[STARS] * smooth(F(0), F(0.3), y) * F(0.9)
                for k in range(3):
                    h[OUT + k * LANES + f] += star
    if air[CLOUDS] > F(0):
        _cover(air, cloud, F(side), count, h)
