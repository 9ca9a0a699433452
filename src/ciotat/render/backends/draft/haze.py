"""The air between surface and eye: haze that hides, and scatters the light of sun and lamps."""

import numpy as np

from ciotat.core.space import Array
from ciotat.render.backends.draft.hits import DISTANCE, LANES, OUT, WAY
from ciotat.render.backends.draft.kernel import F, exponential, inner
from ciotat.render.backends.draft.light import ALONG, INNER, KIND, OUTER, PLACE, POWER, RADIUS
from ciotat.render.backends.draft.raster import POSITION
from ciotat.render.backends.draft.sky import DENSITY, FALLOFF, GLOW, HAZE, SUN

__all__ = ["halo", "veil"]

QUARTER = F(1.57079633)


@inner
def veil(air: Array, eye: Array, h: Array) -> None:
    """Lays the haze over what a block of fragments sends to the eye."""
    if air[DENSITY] <= F(0):
        return
    falloff, sx, sy, sz = air[FALLOFF], air[SUN], air[SUN + 1], air[SUN + 2]
    thick = air[DENSITY] * exponential(-falloff * eye[POSITION + 1])
    for f in range(LANES):
        distance = h[DISTANCE + f]
        climb = falloff * h[WAY + LANES + f] * distance
        climb = climb if abs(climb) > F(1e-3) else F(1e-3)
        hidden = F(1) - exponential(-thick * distance * (F(1) - exponential(-climb)) / climb)
        toward = F(1.06) - (h[WAY + f] * sx + h[WAY + LANES + f] * sy + h[WAY + 2 * LANES + f] * sz)
        phase = F(0.03) / (toward * np.sqrt(toward))
        for k in range(3):
            h[OUT + k * LANES + f] += (air[HAZE + k] + air[GLOW + k] * phase - h[OUT + k * LANES + f]) * hidden


@inner
def _arctangent(x: float) -> float:
    """To four digits. Abramowitz and Stegun 1964, 4.4.49."""
    size = abs(x)
    t = min(size, F(1)) / max(size, F(1))
    s = t * t
    y = t * (F(0.999866) + s * (F(-0.3302995) + s * (F(0.180141) + s * (F(-0.085133) + s * F(0.0208351)))))
    y = QUARTER - y if size > F(1) else y
    return y if x > F(0) else -y


@inner
def _cone(lamp: Array, x: float, y: float, z: float, h: Array, along: float, f: int) -> float:
    """How much of a spot's cone a ray crosses, judged where the ray passes it."""
    t = min(max(along, F(0.1)), h[DISTANCE + f])
    ax, ay, az = t * h[WAY + f] - x, t * h[WAY + LANES + f] - y, t * h[WAY + 2 * LANES + f] - z
    cosine = ax * lamp[ALONG] + ay * lamp[ALONG + 1] + az * lamp[ALONG + 2]
    cosine /= np.sqrt(max(ax * ax + ay * ay + az * az, F(1e-6)))
    low = lamp[OUTER] - F(0.04)
    t = min(max((cosine - low) / (max(lamp[INNER], lamp[OUTER] + F(0.04)) - low), F(0)), F(1))
    return t * t * (F(3) - F(2) * t)


@inner
def halo(lamps: Array, air: Array, eye: Array, h: Array) -> None:
    """Adds the light that the haze between surface and eye takes from nearby lamps and scatters to the eye."""
    for n in range(len(lamps)):
        lamp = lamps[n]
        if lamp[KIND] == F(0) or air[DENSITY] <= F(0):
            continue
        x, y, z = lamp[PLACE] - eye[POSITION], lamp[PLACE + 1] - eye[POSITION + 1], lamp[PLACE + 2] - eye[POSITION + 2]
        least, away = lamp[RADIUS] * lamp[RADIUS] + F(0.0025), x * x + y * y + z * z
        density = F(0.06) * air[DENSITY]
        for f in range(LANES):
            along = x * h[WAY + f] + y * h[WAY + LANES + f] + z * h[WAY + 2 * LANES + f]
            miss = F(1) / np.sqrt(max(away - along * along, least))
            share = (_arctangent((h[DISTANCE + f] - along) * miss) + _arctangent(along * miss)) * miss * density
            share *= _cone(lamp, x, y, z, h, along, f)
            for k in range(3):
                h[OUT + k * LANES + f] += lamp[POWER + k] * share
