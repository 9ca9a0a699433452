"""What is behind everything: gradient, sun or moon with its glow, clouds, stars; and the haze in between."""

import numpy as np

from ciotat.core.space import unit
from ciotat.render.backends.draft.kernel import Doubles, exponential, hashed, kernel, noise, smooth
from ciotat.stage.world import Haze, Sky

__all__ = ["FILL", "GLOW", "GROUND", "HORIZON", "ZENITH", "air", "ambient", "haze", "sky"]

ZENITH, HORIZON, GROUND, FILL, HAZE, DENSITY, FALLOFF, SUN, GLOW, CLOUDS, STARS = 0, 3, 6, 9, 10, 13, 14, 15, 18, 21, 22


def air(sky: Sky, haze: Haze) -> Doubles:
    """Sky and haze as 23 numbers."""
    colours = [*sky.zenith, *sky.horizon, *sky.ground, sky.fill, *haze.color, haze.density, max(haze.falloff, 1e-4)]
    return np.array([*colours, *unit(np.array(sky.sun)), *sky.glow, sky.clouds, sky.stars], np.float64)


@kernel
def ambient(air: Doubles, ny: float, out: Doubles) -> None:
    """`out` (3) becomes the mean radiance that reaches a surface whose normal points up by `ny`."""
    up = 0.5 + 0.5 * ny
    for k in range(3):
        sides = 2.0 * up * (1.0 - up) * air[HORIZON + k]
        out[k] = (up * up * air[ZENITH + k] + sides + (1.0 - up) * (1.0 - up) * air[GROUND + k]) * air[FILL]


@kernel
def _fog(air: Doubles, y: float, dy: float, distance: float) -> float:
    """The share of what lies `distance` away that the haze hides; `dy` is the ray's climb per metre."""
    climb = air[FALLOFF] * dy * distance
    thinning = (1.0 - exponential(-climb)) / climb if abs(climb) > 1e-4 else 1.0 - 0.5 * climb
    return 1.0 - exponential(-air[DENSITY] * exponential(-air[FALLOFF] * y) * distance * thinning)


@kernel
def haze(air: Doubles, eye: Doubles, direction: Doubles, distance: float, out: Doubles) -> None:
    """Veils the radiance `out` (3) of something `distance` away along `direction`."""
    if air[DENSITY] <= 0.0:
        return
    hidden = _fog(air, eye[10], direction[1], distance)
    toward = direction[0] * air[SUN] + direction[1] * air[SUN + 1] + direction[2] * air[SUN + 2]
    phase = 0.12 / ((1.06 - toward) * np.sqrt(1.06 - toward))
    for k in range(3):
        out[k] += (air[HAZE + k] + air[GLOW + k] * phase * 0.25 - out[k]) * hidden


@kernel
def _clouds(air: Doubles, direction: Doubles, toward: float, out: Doubles) -> None:
    s = 1.6 / (direction[1] + 0.12)
    x, z = direction[0] * s, direction[2] * s
    bend = noise(x * 0.7, z * 0.7, 11) - 0.5
    total, size = 0.0, 0.5
    for octave in range(5):
        total += size * noise(x + bend, z * 1.6 + bend, octave)
        x, z, size = x * 2.03 + 7.1, z * 2.03 - 3.7, size * 0.5
    cover = smooth(0.62 - 0.42 * air[CLOUDS], 1.02 - 0.42 * air[CLOUDS], total)
    cover *= smooth(0.0, 0.16, direction[1])
    edge = 0.5 + 0.5 * max(toward, 0.0)
    for k in range(3):
        white = 0.55 * air[HORIZON + k] + 0.35 * air[ZENITH + k] + air[GLOW + k] * (0.10 + 0.30 * edge * edge)
        shade = 1.25 - 0.45 * smooth(0.5, 0.95, total)
        out[k] += (white * shade - out[k]) * cover * 0.9


@kernel
def _stars(air: Doubles, direction: Doubles, pixel: float, out: Doubles) -> None:
    s = 90.0 / max(abs(direction[0]), abs(direction[1]), abs(direction[2]))
    x, y, z = direction[0] * s, direction[1] * s, direction[2] * s
    i, j, k = int(np.floor(x)), int(np.floor(y)), int(np.floor(z))
    if abs(x) >= 89.99:
        i, a, b = 200 + i, y - j, z - k
    elif abs(y) >= 89.99:
        j, a, b = 200 + j, x - i, z - k
    else:
        k, a, b = 200 + k, x - i, y - j
    chance = hashed(i, j, k)
    if chance < 0.93:
        return
    a, b = a - 0.2 - 0.6 * hashed(i, j, k + 999), b - 0.2 - 0.6 * hashed(i, k, j - 999)
    width = max(90.0 * pixel * 0.9, 0.02)
    bright = (chance - 0.93) / 0.07
    light = max(1.0 - np.sqrt(a * a + b * b) / width, 0.0) * bright * bright * bright * air[STARS]
    light *= smooth(0.0, 0.3, direction[1]) * 0.9
    out[0] += light * (0.8 + 0.3 * hashed(k, j, i))
    out[1] += light * 0.9
    out[2] += light


@kernel
def sky(air: Doubles, direction: Doubles, pixel: float, out: Doubles) -> None:
    """`out` (3) becomes the sky's radiance along `direction`; `pixel` is a pixel's width in radians."""
    t = direction[1]
    rise = np.sqrt(min(max(t * 1.15, 0.0), 1.0))
    sink = smooth(0.0, 0.35, -t)
    for k in range(3):
        above = air[HORIZON + k] + (air[ZENITH + k] - air[HORIZON + k]) * rise
        out[k] = above + (air[GROUND + k] - above) * sink
    toward = direction[0] * air[SUN] + direction[1] * air[SUN + 1] + direction[2] * air[SUN + 2]
    if air[STARS] > 0 and t > 0:
        _stars(air, direction, pixel, out)
    away = 1.0 - toward
    halo = 0.004 / (away + 0.004) * 0.5 + 0.08 / (away + 0.12) * 0.25
    disc = smooth(0.99955 - pixel * 0.02, 0.99965 + pixel * 0.02, toward)
    for k in range(3):
        out[k] += air[GLOW + k] * (halo + 6.0 * disc)
    if air[CLOUDS] > 0 and t > 0.001:
        _clouds(air, direction, toward, out)
