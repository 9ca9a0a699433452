"""Foley: feet on every floor, cloth, falls, doors, knocks, things put down."""

import numpy as np

from ciotat.sound.filters import Sound, band, decay, fade, gust, high, low, modes, noise, put, samples
from ciotat.sound.stems import RATE

__all__ = ["SURFACES", "cloth", "door", "glass", "heart", "knock", "step", "thud"]

Random = np.random.Generator
SURFACES = ("wood", "stone", "gravel", "snow", "grass", "carpet")


def step(surface: str, weight: float, random: Random) -> Sound:
    """One footfall (n,) on `surface`: the heel, then the toe; `weight` is 1 for a grown walker, more for a runner."""
    if surface in ("gravel", "snow", "grass"):
        return _loose(surface, weight, random)
    n, heavy = samples(0.32), weight * random.uniform(0.85, 1.15)
    bend, hard = random.uniform(0.92, 1.08), {"wood": 0.5, "stone": 1.0}.get(surface, 0.12)
    body = {
        "wood": ((92, 1.0, 0.14), (163, 0.8, 0.11), (287, 0.5, 0.07), (540, 0.22, 0.04)),
        "stone": ((70, 0.5, 0.07), (820, 0.16, 0.03), (1730, 0.12, 0.02), (2900, 0.06, 0.015)),
    }.get(surface, ((68, 1.0, 0.09), (120, 0.4, 0.06)))
    heel = modes(n, tuple((f * bend, a * heavy, d) for f, a, d in body))
    click = band(noise(random, n), 900, 4200) * decay(n, 0.03) * np.float32(0.5 * hard)
    made = heel + click
    late = samples(random.uniform(0.075, 0.11))
    put(np.float32(0.42) * (np.float32(0.5) * heel + click), late, made)
    scuff = band(noise(random, n), 1800, 6000) * decay(n, 0.16, 0.03) * np.float32(0.05)
    return fade(made + scuff, 0.001, 0.03)


def _loose(surface: str, weight: float, random: Random) -> Sound:
    """Feet in what gives way: a few dozen grains, crushed heel first."""
    n = samples(0.34)
    count, bottom, top, ring = {
        "gravel": (34, 1400, 7000, 0.018),
        "snow": (70, 900, 4200, 0.030),
        "grass": (26, 2200, 7500, 0.035),
    }[surface]
    strikes = np.zeros(n, np.float32)
    at = np.concatenate([random.beta(2, 5, count // 2) * 0.5, 0.3 + 0.5 * random.beta(2, 3, count - count // 2)])
    strikes[(at * (n - 1)).astype(np.int64)] += (random.pareto(2.5, count) + 0.3).clip(0, 4).astype(np.float32)
    grain = decay(samples(ring * 2), ring)
    shape = np.convolve(strikes, grain)[:n].astype(np.float32)
    crush = band(noise(random, n), bottom, top) * shape
    if surface == "snow":
        swell = np.sin(np.pi * np.linspace(0, 1, n, dtype=np.float32)) ** 2
        squeak = band(noise(random, n), 1900, 2700, 2) * swell * gust(random, n, 70, 0.9)
        crush = low(crush, 5200) + 0.45 * squeak
    body = modes(n, ((62, 0.3 * weight, 0.08), (110, 0.12 * weight, 0.05)))
    return fade(crush * np.float32(0.6 if surface == "grass" else 1.0) + body, 0.004, 0.06)


def cloth(seconds: float, random: Random) -> Sound:
    """Cloth moving for `seconds` (n,)."""
    n = samples(seconds)
    rub = band(noise(random, n), 900, 5200) * gust(random, n, 9, 1.0) ** 2
    return fade(rub, 0.3 * seconds, 0.5 * seconds)


def thud(seconds: float, random: Random) -> Sound:
    """A body or a soft heavy thing comes down (n,)."""
    n = samples(0.6)
    body = modes(n, ((54, 1.0, 0.22), (88, 0.7, 0.16), (141, 0.35, 0.1)))
    rustle = band(noise(random, n), 400, 2800) * decay(n, 0.25, 0.01) * np.float32(0.25)
    return fade(body + rustle, 0.002, 0.1)


def knock(seconds: float, random: Random) -> Sound:
    """Three knocks on a wooden door (n,)."""
    made = np.zeros(samples(1.2), np.float32)
    for at, force in ((0.0, 0.8), (0.21, 0.9), (0.43, 1.0)):
        bend, i = random.uniform(0.97, 1.03), samples(at + random.uniform(0, 0.015))
        n = samples(0.3)
        partials = ((176, 1.0, 0.12), (322, 0.8, 0.09), (511, 0.5, 0.06), (905, 0.3, 0.03))
        hit = modes(n, tuple((f * bend, a * force, d) for f, a, d in partials))
        put(hit + high(noise(random, n), 1500) * decay(n, 0.012) * np.float32(0.2), i, made)
    return fade(made, 0.001, 0.05)


def door(seconds: float, random: Random) -> Sound:
    """A latch, a creak, and the door falls to (n,)."""
    n = samples(2.0)
    made = np.zeros(n, np.float32)
    latch = modes(samples(0.15), ((1150, 0.5, 0.04), (2350, 0.4, 0.03), (410, 0.5, 0.05)))
    put(latch, 0, made)
    m = samples(0.75)
    pitch = 190 * gust(random, m, 5, 0.35) + np.linspace(0, 90, m, dtype=np.float32)
    sticks = (np.cumsum(pitch / 48000) % 1 < 0.06).astype(np.float32) * gust(random, m, 14, 0.9)
    creak = fade(band(sticks, 420, 2400), 0.2, 0.25) * np.float32(0.55)
    put(creak, samples(0.15), made)
    at = samples(1.05)
    shut = modes(n - at, ((74, 1.2, 0.2), (133, 0.9, 0.14), (260, 0.5, 0.08), (890, 0.2, 0.03)))
    made[at:] += shut
    put(0.6 * latch, at + samples(0.035), made)
    return fade(made, 0.001, 0.1)


def heart(seconds: float, random: Random) -> Sound:
    """A heart that beats fast, felt more than heard: two strokes a time (n,)."""
    n = samples(max(1.2, seconds))
    made = np.zeros(n, np.float32)
    stroke = modes(samples(0.22), ((46, 1.0, 0.16), (63, 0.6, 0.12), (95, 0.15, 0.06)))
    for at in np.arange(0.1, n / RATE - 0.6, 0.58):
        for delay, force in ((0.0, 1.0), (0.17, 0.7)):
            put(fade(stroke, 0.012, 0.05) * np.float32(force * random.uniform(0.9, 1.1)), samples(at + delay), made)
    return fade(low(made, 110), 0.3, 0.4)


def glass(seconds: float, random: Random) -> Sound:
    """Glass breaks and its pieces fall (n,)."""
    n = samples(1.6)
    made = high(noise(random, n), 2500) * decay(n, 0.12) * np.float32(0.8)
    for at in np.concatenate([[0.0, 0.0, 0.01], random.exponential(0.22, 26)]):
        i = samples(min(float(at), 1.1))
        pitch = random.uniform(2100, 7800)
        ring = ((pitch, 1.0, 0.12), (pitch * 1.51, 0.6, 0.08), (pitch * 2.33, 0.3, 0.05))
        put(modes(samples(0.25), ring) * np.float32(random.uniform(0.06, 0.3) * np.exp(-2 * at)), i, made)
    return fade(made, 0.001, 0.15)
