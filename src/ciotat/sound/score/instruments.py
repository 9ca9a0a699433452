"""Instruments: soft piano, strings, celesta, drone, pizzicato and timpani, made of waves. Notes come stereo, (n, 2)."""

from functools import cache, lru_cache

import numpy as np

from ciotat.core.chance import chance
from ciotat.sound.filters import Sound, decay, fade, gust, low, modes, noise, samples
from ciotat.sound.stems import RATE

__all__ = ["INSTRUMENTS", "play"]

_TABLE = 4096


def play(instrument: str, pitch: int, seconds: float, force: float) -> Sound:
    """One note: MIDI `pitch`, held for `seconds`, at `force` in [0, 1], with what rings on after it."""
    colour = min(3, int(force * 4))
    return _note(instrument, pitch, round(seconds, 3), colour) * np.float32(0.12 + 0.88 * force**1.4)


@lru_cache(maxsize=48)
def _note(instrument: str, pitch: int, seconds: float, colour: int) -> Sound:
    return INSTRUMENTS[instrument](440.0 * 2 ** ((pitch - 69) / 12), seconds, (colour + 0.5) / 4)


def _piano(hertz: float, seconds: float, force: float) -> Sound:
    """Felt between hammer and string: few partials, a soft thump, two strings a hair apart."""
    held = min(seconds, 5.0)
    n = samples(held + 0.5)
    t = np.arange(n, dtype=np.float32) / RATE
    sides = []
    for detune in (-0.0004, 0.0005):
        made = np.zeros(n, np.float32)
        for k in range(1, 9):
            f = k * hertz * (1 + detune) * np.sqrt(1 + 0.00035 * k * k)
            if f > 7000:
                break
            ring = 7.5 * (220 / hertz) ** 0.45 / k**0.75
            fall = 0.75 * np.exp(-6.9 * t / (0.45 * ring)) + 0.25 * np.exp(-6.9 * t / (1.6 * ring))
            made += np.float32(k ** -(2.3 - 0.9 * force)) * np.sin(np.float32(2 * np.pi * f) * t + 0.3 * k) * fall
        sides.append(made)
    thump = low(noise(chance("piano", round(hertz, 2)), n), 260) * decay(n, 0.09, 0.004) * np.float32(0.35 * force)
    rise = np.minimum(t / 0.007, 1) * np.clip((held + 0.45 - t) / 0.4, 0, 1) ** 1.5
    return ((np.stack(sides, axis=1) + thump[:, None]) * rise[:, None] * np.float32(0.5)).astype(np.float32)


@cache
def _bowed(partials: int, bright: float) -> Sound:
    """One turn of a bowed string: (4096,), with the body's own hills in its harmonics."""
    x = np.arange(_TABLE) / _TABLE
    made = np.zeros(_TABLE)
    for k in range(1, partials + 1):
        made += np.sin(2 * np.pi * k * x + 0.7 * k * k) * k ** -(1.9 - 0.7 * bright) * (1 + 0.35 * np.cos(1.7 * k))
    return (made / np.abs(made).max()).astype(np.float32)


def _bow(hertz: float, n: int, force: float, vibrato: float) -> Sound:
    """Four players a few cents apart, two on each side."""
    table = _bowed(int(np.clip((2200 + 3200 * force) / hertz, 2, 28)), force)
    t = np.arange(n) / RATE
    grown = np.minimum(t / 1.2, 1).astype(np.float32)
    sides = [np.zeros(n, np.float32), np.zeros(n, np.float32)]
    for player, cents in enumerate((-5.5, 4.0, 6.5, -3.0)):
        random = chance("player", player, round(hertz, 2))
        pitch, rate, begin = hertz * 2 ** (cents / 1200), random.uniform(4.6, 5.6), random.uniform()
        turns = t * (pitch * _TABLE) + begin * _TABLE
        if vibrato:
            bend = np.float32(pitch * vibrato / (2 * np.pi * rate) * _TABLE)
            turns += bend * grown * np.sin(np.float32(2 * np.pi * rate) * t.astype(np.float32) + np.float32(6 * begin))
        sides[player % 2] += table[turns.astype(np.int32) & (_TABLE - 1)]
    return np.stack(sides, axis=1) * np.float32(0.25)


def _strings(hertz: float, seconds: float, force: float) -> Sound:
    """A section, drawn in slowly and let go slowly."""
    n = samples(seconds + 1.3)
    t = np.arange(n, dtype=np.float32) / RATE
    attack = min(1.1, 0.45 * seconds)
    level = (
        np.sin(np.pi / 2 * np.clip(t / attack, 0, 1)) ** 2
        * np.cos(np.pi / 2 * np.clip((t - seconds) / 1.25, 0, 1)) ** 2
    )
    return (_bow(hertz, n, force, 0.0026) * level[:, None]).astype(np.float32)


def _tremolo(hertz: float, seconds: float, force: float) -> Sound:
    """A section that shivers, close to the bridge."""
    made = _strings(hertz, seconds, min(1.0, force + 0.3))
    shiver = gust(chance("tremolo", round(hertz, 2)), len(made), 19, 0.75)
    return made * shiver[:, None] * np.float32(0.8)


def _spiccato(hertz: float, seconds: float, force: float) -> Sound:
    """Short bows that bounce off the string."""
    n = samples(0.42)
    return fade(_bow(hertz, n, min(1.0, force + 0.15), 0.0) * decay(n, 0.5, 0.018)[:, None], 0.004, 0.08)


def _pizzicato(hertz: float, seconds: float, force: float) -> Sound:
    """A plucked string."""
    n = samples(0.9)
    ring = 1.1 * (110 / hertz) ** 0.5
    body = modes(n, tuple((k * hertz, 0.9 / k**1.5, ring / k**0.8) for k in range(1, 7) if k * hertz < 6000))
    return np.repeat(fade(body * np.float32(0.6), 0.003, 0.1)[:, None], 2, axis=1)


def _celesta(hertz: float, seconds: float, force: float) -> Sound:
    """Struck bars over wooden boxes."""
    n = samples(2.2)
    made = modes(
        n, ((hertz, 0.55, 2.4), (2.0 * hertz, 0.10, 1.4), (4.0 * hertz, 0.12 * force, 0.6), (9.2 * hertz, 0.02, 0.1))
    )
    return fade(made, 0.003, 0.2)[:, None] * np.array([0.6, 0.8], np.float32)


def _drone(hertz: float, seconds: float, force: float) -> Sound:
    """A low bed that breathes."""
    n = samples(seconds + 1.5)
    random = chance("drone", round(hertz, 2))
    made = _bow(hertz, n, 0.2 * force, 0.001) + 0.5 * _bow(1.4983 * hertz, n, 0.1, 0.001)
    return fade(low(made, 420) * gust(random, n, 0.35, 0.35)[:, None], min(1.6, 0.4 * seconds), 1.5)


def _timpani(hertz: float, seconds: float, force: float) -> Sound:
    """A kettledrum: its five near-harmonic modes and the felt of the stick."""
    n = samples(1.6)
    random = chance("timpani", round(hertz, 2))
    head = ((1.0, 1.0, 1.5), (1.5, 0.7, 1.1), (1.98, 0.45, 0.8), (2.44, 0.25, 0.6), (0.85, 0.3, 0.3))
    made = modes(n, tuple((hertz * r, a, d) for r, a, d in head)) + low(noise(random, n), 500) * decay(n, 0.05)
    return np.repeat(fade(made * np.float32(0.55), 0.004, 0.3)[:, None], 2, axis=1)


INSTRUMENTS = {
    "piano": _piano,
    "strings": _strings,
    "tremolo": _tremolo,
    "spiccato": _spiccato,
    "pizzicato": _pizzicato,
    "celesta": _celesta,
    "drone": _drone,
    "timpani": _timpani,
}
