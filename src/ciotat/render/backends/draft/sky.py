"""What is behind everything: gradient, sun or moon with its glow, clouds, stars; and the haze in between."""

import numpy as np

from ciotat.core.space import Array, unit
from ciotat.render.backends.draft.hits import DISTANCE, OUT, WAY
from ciotat.render.backends.draft.kernel import Doubles, exponential, hashed, kernel, noise, smooth
from ciotat.render.backends.draft.raster import POSITION
from ciotat.stage.world import Haze, Sky

__all__ = ["FILL", "GLOW", "GROUND", "HORIZON", "ZENITH", "air", "sky", "veil"]

ZENITH, HORIZON, GROUND, FILL, HAZE, DENSITY, FALLOFF, SUN, GLOW, CLOUDS, STARS = 0, 3, 6, 9, 10, 13, 14, 15, 18, 21, 22


def air(sky: Sky, haze: Haze) -> Doubles:
    """Sky and haze as 23 numbers."""
    colours = [*sky.zenith, *sky.horizon, *sky.ground, sky.fill, *haze.color, haze.density, max(haze.falloff, 1e-4)]
    return np.array([*colours, *unit(np.array(sky.sun)), *sky.glow, sky.clouds, sky.stars], np.float64)


@kernel
def veil(air: Doubles, eye: Doubles, count: int, hits: Array) -> None:
    """Lays the haze over what a row of fragments sends to the eye."""
    if air[DENSITY] <= 0.0:
        return
    thick = air[DENSITY] * exponential(-air[FALLOFF] * eye[POSITION + 1])
    for f in range(count):
        distance = hits[DISTANCE, f]
        climb = air[FALLOFF] * hits[WAY + 1, f] * distance
        climb = climb if abs(climb) > 1e-4 else 1e-4
        hidden = 1.0 - exponential(-thick * distance * (1.0 - exponential(-climb)) / climb)
        toward = hits[WAY, f] * air[SUN] + hits[WAY + 1, f] * air[SUN + 1] + hits[WAY + 2, f] * air[SUN + 2]
        phase = 0.03 / ((1.06 - toward) * np.sqrt(1.06 - toward))
        for k in range(3):
            hits[OUT + k, f] += (air[HAZE + k] + air[GLOW + k] * phase - hits[OUT + k, f]) * hidden


@kernel
def _clouds(air: Doubles, x: float, y: float, z: float, toward: float) -> tuple[float, float]:
    """How much cloud lies along a direction, and how light it is."""
    s = 1.6 / (y + 0.12)
    x, z = x * s, z * s
    bend = noise(x * 0.7, z * 0.7) - 0.5
    total, size = 0.0, 0.5
    for _ in range(5):
        total += size * noise(x + bend, z * 1.6 + bend)
        x, z, size = x * 2.03 + 7.1, z * 2.03 - 3.7, size * 0.5
    cover = smooth(0.62 - 0.42 * air[CLOUDS], 1.02 - 0.42 * air[CLOUDS], total)
    return cover * smooth(0.0, 0.16, y) * 0.9, 1.25 - 0.45 * smooth(0.5, 0.95, total)


@kernel
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


@kernel
def sky(air: Doubles, x: float, y: float, z: float, pixel: float) -> tuple[float, float, float]:
    """The sky's radiance along a direction; `pixel` is a pixel's width in radians."""
    rise, sink = np.sqrt(min(max(y * 1.15, 0.0), 1.0)), smooth(0.0, 0.35, -y)
    toward = x * air[SUN] + y * air[SUN + 1] + z * air[SUN + 2]
    away = 1.0 - toward
    disc = smooth(0.99955 - pixel * 0.02, 0.99965 + pixel * 0.02, toward)
    halo = 0.002 / (away + 0.004) + 0.02 / (away + 0.12) + 6.0 * disc
    star = cover = shade = 0.0
    if air[STARS] > 0 and y > 0:
        star = _star(x, y, z, pixel) * air[STARS] * smooth(0.0, 0.3, y) * 0.9
    if air[CLOUDS] > 0 and y > 0.001:
        cover, shade = _clouds(air, x, y, z, toward)
    rim = 0.10 + 0.30 * (0.5 + 0.5 * max(toward, 0.0)) * (0.5 + 0.5 * max(toward, 0.0))
    seen = (0.0, 0.0, 0.0)
    for k in range(3):
        zenith, horizon, glow = air[ZENITH + k], air[HORIZON + k], air[GLOW + k]
        clear = horizon + (zenith - horizon) * rise
        clear += (air[GROUND + k] - clear) * sink + glow * halo + star
        white = (0.55 * horizon + 0.35 * zenith + glow * rim) * shade
        seen = (seen[1], seen[2], clear + (white - clear) * cover)
    return seen
