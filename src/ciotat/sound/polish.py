"""Polish: an engine's raw speech made warmer and steadier, without touching a word."""

import numpy as np

from ciotat.core.chance import chance
from ciotat.sound.dsp import resampled
from ciotat.sound.filters import Sound, above, band, bell, below, envelope, fade, gust, high, noise, shelf, through
from ciotat.sound.loudness import loudness
from ciotat.sound.stems import RATE

__all__ = ["at_rate", "polish", "trimmed"]

LEVEL = -18.0  # LUFS of a line spoken plainly
_QUIET = 10 ** (-46 / 20)  # below this part of its peak a line has not begun
_LEAD, _TAIL = round(0.012 * RATE), round(0.045 * RATE)


def at_rate(sound: Sound, rate: int) -> Sound:
    """Mono `sound` at `rate`, at RATE."""
    return resampled(sound, rate, RATE) if len(sound) else sound


def trimmed(sound: Sound) -> slice:
    """Where a line really begins and ends; all of it where it is silent."""
    if not len(sound):
        return slice(0, 0)
    level = envelope(sound, 0.004)
    heard = np.flatnonzero(level > max(float(level.max(initial=0)) * _QUIET, 1e-7))
    if not len(heard):
        return slice(0, len(sound))
    return slice(max(0, int(heard[0]) - _LEAD), min(len(sound), int(heard[-1]) + _TAIL))


def polish(sound: Sound, level: float, *identity: object) -> Sound:
    """Speech (n,) at RATE, equally long: breathier on top, rounder below, calmer in the s, its pitch never quite still;
    `level` in dB is over or under a plainly spoken line. `identity` seeds the little chance there is."""
    random = chance("polish", *identity)
    voice = _drift(sound, random)
    voice = through(voice, above(75), bell(230, 2.0, 0.8), bell(3100, -2.0, 1.2), shelf(5000, 3.5, "high"))
    voice = _calm_s(voice)
    peak = float(np.abs(voice).max(initial=1e-9))
    voice = np.tanh(1.6 * voice / peak).astype(np.float32)
    voice = voice + _air(voice, random)
    voice = fade(through(voice, above(60), below(15000)), 0.006, 0.02)
    return voice * np.float32(10 ** ((LEVEL + level - loudness(voice)) / 20))


def _drift(sound: Sound, random: np.random.Generator) -> Sound:
    """The pitch wanders by some 8 cents, never more than a millisecond away from its time."""
    wander = (gust(random, len(sound), 2.3, 1.0) - 1) * np.float32(0.0006 * RATE)
    ends = np.minimum(np.arange(len(sound)), np.arange(len(sound))[::-1]) / (0.1 * RATE)
    x = np.clip(np.arange(len(sound)) + wander * np.minimum(ends, 1), 0, max(0, len(sound) - 1.001))
    at = x.astype(np.int32)
    here = sound[at]
    return (here + (sound[np.minimum(at + 1, len(sound) - 1)] - here) * (x - at)).astype(np.float32)


def _calm_s(sound: Sound) -> Sound:
    """A de-esser: where 5-10 kHz is loud beside the line as a whole, it is turned down by up to 6 dB."""
    hiss = band(sound, 5000, 10000, 2)
    usual = np.float32(np.sqrt(np.mean(sound * sound)) + 1e-6)
    return sound - hiss * np.clip((envelope(hiss, 0.006) / usual - 0.6) * 0.8, 0, 0.5)


def _air(voice: Sound, random: np.random.Generator) -> Sound:
    """What a small rate cut off: breath that follows the voice, and the harmonics its own upper half makes."""
    breath = high(noise(random, len(voice)), 5500) * envelope(voice, 0.01) * 0.022
    upper = high(voice, 3500)
    sparkle = high(np.tanh(4 * upper) * np.abs(upper), 8500) * 0.25
    return (breath + sparkle).astype(np.float32)
