"""From radiance to a picture: bloom, vignette, a film's response, grain, fade."""

from fractions import Fraction

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Array
from ciotat.render.backends.draft.hits import LANES
from ciotat.render.backends.draft.kernel import F, inner, maker
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


def graded(grade: Grade, time: Fraction) -> tuple[Array, int]:
    """A grade as numbers, gains of the channels, saturation, fade, bloom, vignette, grain; and the grain's place."""
    exposure = 2.0**grade.exposure
    gains = [1 + 0.16 * grade.warmth, 1 - 0.10 * grade.tint, 1 - 0.20 * grade.warmth]
    amounts = [grade.saturation, grade.fade, grade.bloom, grade.vignette, grade.grain]
    place = chance("grain", grade.seed, time).integers(0, 1 << 20)
    return np.array([*(exposure * g for g in gains), *amounts], np.float32), int(place)


RED, GREEN, BLUE, GREY, NOISE = (LANES * k for k in range(5))
"""Fields of a block of pixels."""


@inner
def _grain(x: int, y: int, place: int, b: Array) -> None:
    """The halves of one hash of a pixel's place make a triangle-shaped chance in (-1, 1)."""
    seed = np.uint32(y * 19349663) ^ np.uint32(place * 83492791)
    for f in range(LANES):
        h = np.uint32(np.uint32(np.uint32(x) + np.uint32(f)) * np.uint32(73856093)) ^ seed
        h = np.uint32(np.uint32(h ^ (h >> np.uint32(16))) * np.uint32(0x45D9F3B))
        h = np.uint32(np.uint32(h ^ (h >> np.uint32(16))) * np.uint32(0x45D9F3B))
        h = np.uint32(h ^ (h >> np.uint32(16)))
        halves = np.int32((h & np.uint32(0xFFFF)) + (h >> np.uint32(16)))
        b[NOISE + f] = F(halves) * F(1 / 65536) - F(1)


@inner
def _expose(grade: Array, x: int, wide: int, dy: float, b: Array) -> None:
    """Gains and vignette; then a block's channels are places in the film's table."""
    for f in range(LANES):
        dx = F(np.int32(x) + np.int32(f)) / F(wide) + F(0.5) / F(wide) - F(0.5)
        corner = min((dx * dx + dy * dy) * F(2.6), F(1))
        dim = F(1) - grade[6] * corner * (F(2) - corner) * F(0.8)
        red, green = max(b[RED + f] * grade[0] * dim, F(0)), max(b[GREEN + f] * grade[1] * dim, F(0))
        blue = max(b[BLUE + f] * grade[2] * dim, F(0))
        grey = F(0.08) * (F(0.2126) * red + F(0.7152) * green + F(0.0722) * blue)
        red, green, blue = F(0.92) * red + grey, F(0.92) * green + grey, F(0.92) * blue + grey
        b[RED + f] = red / (red + F(MIDDLE)) * F(STEPS)
        b[GREEN + f] = green / (green + F(MIDDLE)) * F(STEPS)
        b[BLUE + f] = blue / (blue + F(MIDDLE)) * F(STEPS)


@inner
def _print(grade: Array, b: Array) -> None:
    """Saturation, grain and fade; then the channels are in 0..255.5."""
    rough, rich, fade = grade[7] * F(0.055), F(1.16) * grade[3], grade[4]
    for f in range(LANES):
        red, green, blue = b[RED + f], b[GREEN + f], b[BLUE + f]
        grey = F(0.2126) * red + F(0.7152) * green + F(0.0722) * blue
        base = grey + b[NOISE + f] * (rough * (F(0.25) + F(1.5) * grey * (F(1) - grey)) + F(1 / 255))
        b[RED + f] = min(max((base + (red - grey) * rich) * fade, F(0)), F(1)) * F(255) + F(0.5)
        b[GREEN + f] = min(max((base + (green - grey) * rich) * fade, F(0)), F(1)) * F(255) + F(0.5)
        b[BLUE + f] = min(max((base + (blue - grey) * rich) * fade, F(0)), F(1)) * F(255) + F(0.5)


@maker
def develop(picture: Array, grade: Array, place: int, table: Array, out: Picture) -> None:
    """`out` (H, W, 3) uint8 becomes the graded `picture`; `place` is the grain's."""
    high, wide = out.shape[0], out.shape[1]
    b = np.zeros(5 * LANES, np.float32)
    for y in range(high):
        dy = F(((y + 0.5) / high - 0.5) * high / wide)
        for x in range(0, wide, LANES):
            count = min(wide - x, LANES)
            for f in range(count):
                for k in range(3):
                    b[k * LANES + f] = picture[y, x + f, k]
            _expose(grade, x, wide, dy, b)
            for f in range(3 * LANES):
                at = np.uint32(np.int32(b[f]))
                low, above = table[at], table[np.uint32(at + np.uint32(1))]
                b[f] = low + (above - low) * (b[f] - F(np.int32(b[f])))
            _grain(x, y, place, b)
            _print(grade, b)
            for f in range(count):
                for k in range(3):
                    out[y, x + f, k] = np.uint8(np.int32(b[k * LANES + f]))
