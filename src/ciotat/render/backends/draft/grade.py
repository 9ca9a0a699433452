"""From radiance to a picture: bloom, vignette, a film's response, grain, fade."""

from fractions import Fraction

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Array
from ciotat.render.backends.draft.kernel import Doubles, kernel
from ciotat.render.renderer import Picture
from ciotat.stage.world import Grade

__all__ = ["develop", "graded", "response"]

STEPS = 4096
MIDDLE = 0.18


def _film(x: float, contrast: float) -> float:
    """Radiance as film shows it, in [0, 1]: a sigmoid of its logarithm (Naka, Rushton 1966) through middle grey."""
    n = 1.33 * contrast
    white = 24.0**n
    s = MIDDLE**n * (1.0 / MIDDLE - 1.0)
    s = s / (1.0 - MIDDLE * s / (white * MIDDLE))
    return min((white + s) / white * x**n / (x**n + s), 1.0)


def _encoded(c: float) -> float:
    return float(12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055)


def response(contrast: float) -> Array:
    """The film's response as a table over x / (x + 0.18), sRGB-encoded, in [0, 1]."""
    places = [k / STEPS for k in range(STEPS)]
    return np.array([_encoded(_film(MIDDLE * p / (1 - p), contrast)) for p in places] + [1.0, 1.0], np.float32)


def graded(grade: Grade, time: Fraction) -> Doubles:
    """A grade as numbers: gains of the channels, saturation, fade, bloom, vignette, grain, and the grain's place."""
    exposure = 2.0**grade.exposure
    gains = [1 + 0.16 * grade.warmth, 1 - 0.10 * grade.tint, 1 - 0.20 * grade.warmth]
    amounts = [grade.saturation, grade.fade, grade.bloom, grade.vignette, grade.grain]
    place = chance("grain", grade.seed, time).integers(0, 1 << 20)
    return np.array([*(exposure * g for g in gains), *amounts, place], np.float64)


@kernel
def _grain(x: int, y: int, place: int) -> float:
    """The halves of one hash make a triangle-shaped chance in (-1, 1)."""
    h = np.uint32(x * 73856093 ^ y * 19349663 ^ place * 83492791)
    h = np.uint32(np.uint32(h ^ (h >> np.uint32(16))) * np.uint32(0x45D9F3B))
    h = np.uint32(np.uint32(h ^ (h >> np.uint32(16))) * np.uint32(0x45D9F3B))
    h = np.uint32(h ^ (h >> np.uint32(16)))
    return ((h & np.uint32(0xFFFF)) + np.float64(h >> np.uint32(16))) * (1.0 / 65536.0) - 1.0


@kernel
def _toned(light: float, table: Array) -> float:
    place = light / (light + MIDDLE) * STEPS
    at = int(place)
    return table[at] + (table[at + 1] - table[at]) * (place - at)


@kernel
def develop(picture: Array, grade: Doubles, table: Array, out: Picture) -> None:
    """`out` (H, W, 3) uint8 becomes the graded `picture`."""
    high, wide = out.shape[0], out.shape[1]
    place, rough, rich = int(grade[8]), grade[7] * 0.055, 1.16 * grade[3]
    for y in range(high):
        dy = ((y + 0.5) / high - 0.5) * high / wide
        for x in range(wide):
            dx = (x + 0.5) / wide - 0.5
            corner = min((dx * dx + dy * dy) * 2.6, 1.0)
            dim = 1.0 - grade[6] * corner * (2.0 - corner) * 0.8
            r, g = max(picture[y, x, 0] * grade[0] * dim, 0.0), max(picture[y, x, 1] * grade[1] * dim, 0.0)
            b = max(picture[y, x, 2] * grade[2] * dim, 0.0)
            grey = 0.08 * (0.2126 * r + 0.7152 * g + 0.0722 * b)
            r, g, b = _toned(0.92 * r + grey, table), _toned(0.92 * g + grey, table), _toned(0.92 * b + grey, table)
            grey = 0.2126 * r + 0.7152 * g + 0.0722 * b
            base = grey + _grain(x, y, place) * (rough * (0.25 + 1.5 * grey * (1.0 - grey)) + 1.0 / 255.0)
            r, g, b = base + (r - grey) * rich, base + (g - grey) * rich, base + (b - grey) * rich
            out[y, x, 0] = np.uint8(min(max(r * grade[4], 0.0), 1.0) * 255.0 + 0.5)
            out[y, x, 1] = np.uint8(min(max(g * grade[4], 0.0), 1.0) * 255.0 + 0.5)
            out[y, x, 2] = np.uint8(min(max(b * grade[4], 0.0), 1.0) * 255.0 + 0.5)
