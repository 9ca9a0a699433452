"""Filters, noise and envelopes: the strokes every sound here is drawn with. Arrays are float32 at RATE, time first."""

from functools import cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ciotat.sound.dsp import butterworth, mean_over, sosfilt
from ciotat.sound.stems import RATE

__all__ = [
    "Sound",
    "Stage",
    "above",
    "band",
    "bell",
    "below",
    "decay",
    "envelope",
    "fade",
    "gust",
    "high",
    "low",
    "modes",
    "noise",
    "put",
    "samples",
    "shelf",
    "through",
]

Sound = NDArray[np.float32]
Stage = NDArray[np.float64]  # second-order sections (k, 6)


def samples(seconds: float) -> int:
    """How many samples `seconds` are; at least one."""
    return max(1, round(seconds * RATE))


def put(sound: Sound, at: int, into: Sound) -> None:
    """Add `sound` to `into` from sample `at` on; what would lie past its end is left out."""
    into[at : at + len(sound)] += sound[: max(0, len(into) - at)]


def noise(random: np.random.Generator, n: int) -> Sound:
    """White noise (n,) of unit variance."""
    return random.standard_normal(n, np.float32)


def through(sound: Sound, *stages: Stage) -> Sound:
    """`sound` through every stage in turn."""
    sections = stages[0] if len(stages) == 1 else np.concatenate(stages)
    return sosfilt(sections, sound.astype(np.float32, copy=False))


@cache
def below(hertz: float, order: int = 2) -> Stage:
    """Lets through what lies below `hertz` (Butterworth)."""
    return butterworth("low", order, (min(hertz / RATE, 0.45),))


@cache
def above(hertz: float, order: int = 2) -> Stage:
    """Lets through what lies above `hertz` (Butterworth)."""
    return butterworth("high", order, (hertz / RATE,))


@cache
def _inside(bottom: float, top: float, order: int) -> Stage:
    return butterworth("band", order, (bottom / RATE, min(top / RATE, 0.45)))


def low(sound: Sound, hertz: float, order: int = 2) -> Sound:
    """What lies below `hertz` (Butterworth)."""
    return through(sound, below(hertz, order))


def high(sound: Sound, hertz: float, order: int = 2) -> Sound:
    """What lies above `hertz` (Butterworth)."""
    return through(sound, above(hertz, order))


def band(sound: Sound, bottom: float, top: float, order: int = 1) -> Sound:
    """What lies between `bottom` and `top` Hz (Butterworth)."""
    return through(sound, _inside(bottom, top, order))


@cache
def bell(hertz: float, decibels: float, q: float = 1.0) -> Stage:
    """Raises by `decibels` around `hertz` (R. Bristow-Johnson, Audio EQ Cookbook)."""
    a, w = 10 ** (decibels / 40), 2 * np.pi * hertz / RATE
    alpha, c = np.sin(w) / (2 * q), np.cos(w)
    top, bottom = (1 + alpha * a, -2 * c, 1 - alpha * a), (1 + alpha / a, -2 * c, 1 - alpha / a)
    return np.array([[*top, *bottom]]) / bottom[0]


@cache
def shelf(hertz: float, decibels: float, side: Literal["low", "high"]) -> Stage:
    """Raises by `decibels` all below or above `hertz`, slope 1 (R. Bristow-Johnson, Audio EQ Cookbook)."""
    a, w = 10 ** (decibels / 40), 2 * np.pi * hertz / RATE
    s = 1 if side == "low" else -1
    c, root = s * np.cos(w), 2 * np.sqrt(a) * np.sin(w) / np.sqrt(2)
    top = (a * ((a + 1) - (a - 1) * c + root), s * 2 * a * ((a - 1) - (a + 1) * c), a * ((a + 1) - (a - 1) * c - root))
    bottom = ((a + 1) + (a - 1) * c + root, s * -2 * ((a - 1) + (a + 1) * c), (a + 1) + (a - 1) * c - root)
    return np.array([[*top, *bottom]]) / bottom[0]


def decay(n: int, seconds: float, attack: float = 0.001) -> Sound:
    """An envelope (n,): up in `attack` seconds, then down by 60 dB every `seconds`."""
    t = np.arange(n, dtype=np.float32) / RATE
    return np.minimum(t / max(attack, 1 / RATE), 1) * np.exp(np.float32(-6.908 / seconds) * t)


def fade(sound: Sound, into: float, out: float) -> Sound:
    """`sound` with raised-cosine ends of `into` and `out` seconds, shortened where it is too short for them."""
    made, n = sound.copy(), len(sound)
    for length, end in ((into, False), (out, True)):
        m = min(samples(length), n // 2)
        if m > 1:
            ramp = (0.5 - 0.5 * np.cos(np.pi * np.arange(m) / m)).astype(np.float32)
            ramp = ramp.reshape((-1,) + (1,) * (sound.ndim - 1))
            if end:
                made[n - m :] *= ramp[::-1]
            else:
                made[:m] *= ramp
    return made


def envelope(sound: Sound, seconds: float) -> Sound:
    """The moving root mean square of mono `sound` over `seconds`."""
    power = mean_over(sound.astype(np.float64) ** 2, samples(seconds))
    return np.sqrt(np.maximum(power, 0)).astype(np.float32)


def gust(random: np.random.Generator, n: int, hertz: float, depth: float) -> Sound:
    """A slow random swell (n,) around 1, about `hertz` times a second, between 1 - depth and 1 + depth."""
    knots = max(4, int(n / RATE * hertz) + 4)
    points = (1 + depth * random.uniform(-1, 1, knots)).astype(np.float32)
    x = np.linspace(0, knots - 1.001, n, dtype=np.float32)
    at = x.astype(np.int32)
    part = x - at.astype(np.float32)
    part *= part * (3 - 2 * part)
    return points[at] + (points[1:] - points[:-1])[at] * part


def modes(n: int, partials: tuple[tuple[float, float, float], ...]) -> Sound:
    """A struck thing (n,): partials as (Hz, level, seconds to fall 60 dB)."""
    t = np.arange(n, dtype=np.float32) / RATE
    made = np.zeros(n, np.float32)
    for hertz, level, ring in partials:
        made += np.float32(level) * np.sin(np.float32(2 * np.pi * hertz) * t) * np.exp(np.float32(-6.908 / ring) * t)
    return made
