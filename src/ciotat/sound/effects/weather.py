"""Weather, water and fire, and the hum of places: the long sounds that lie under a scene, all stereo (n, 2)."""

import numpy as np

from ciotat.sound.dsp import convolved, resampled
from ciotat.sound.filters import Sound, band, decay, fade, gust, high, low, modes, noise, samples
from ciotat.sound.stems import RATE

__all__ = ["city", "fire", "hush", "leaves", "murmur", "rain", "rattle", "room", "sea", "thunder", "wind"]

Random = np.random.Generator


def _wide(left: Sound, right: Sound) -> Sound:
    return np.stack([left, right], axis=1)


def _pair(random: Random, n: int, bottom: float, top: float) -> Sound:
    """Two sides of band-limited noise that share a middle."""
    both = noise(random, 2 * n).reshape(n, 2)
    both += both.mean(axis=1, keepdims=True) * np.float32(0.6)
    return band(both, bottom, top)


def wind(seconds: float, random: Random) -> Sound:
    """Wind in three moving colours."""
    n = samples(seconds)
    slow = gust(random, n, 0.25, 0.75)
    body = low(_pair(random, n, 60, 420), 600) * slow[:, None]
    sigh = _pair(random, n, 380, 900) * (gust(random, n, 0.33, 0.9) * slow)[:, None] * np.float32(0.5)
    whistle = band(noise(random, n), 620, 740, 2) * gust(random, n, 0.4, 1.0) ** 2 * slow * np.float32(0.5)
    return body + sigh + _wide(whistle, 0.6 * whistle)


def hush(seconds: float, random: Random) -> Sound:
    """A snowed-in night: air that hardly moves, all its edges gone."""
    n = samples(seconds)
    return low(_pair(random, n, 90, 500), 700) * gust(random, n, 0.12, 0.5)[:, None]


def leaves(seconds: float, random: Random) -> Sound:
    """Leaves and grass in a light breeze."""
    n = samples(seconds)
    return _pair(random, n, 1800, 6500) * (gust(random, n, 0.4, 0.85) * gust(random, n, 7, 0.3))[:, None]


def rain(seconds: float, random: Random) -> Sound:
    """Rain: hiss, and drops one by one."""
    n = samples(seconds)
    hiss = _pair(random, n, 1200, 9000) * np.float32(0.35)
    drops = np.zeros((n, 2), np.float32)
    count = int(random.poisson(260 * seconds))
    force = random.pareto(2.2, count).clip(0, 8).astype(np.float32)
    np.add.at(drops, (random.integers(0, n, count), random.integers(0, 2, count)), force)
    return hiss + band(drops, 1500, 5200) * 3 + band(drops, 600, 1300) * 2


def thunder(seconds: float, random: Random) -> Sound:
    """A crack, then rolling."""
    n = samples(max(5.0, seconds))
    roll = low(noise(random, 2 * n).reshape(n, 2), 110) * 6 * gust(random, n, 2.5, 0.8)[:, None]
    crack = band(noise(random, n), 300, 3500) * decay(n, 1.1, 0.004) * gust(random, n, 18, 0.9)
    return fade(roll * decay(n, 7.0, 0.25)[:, None] + _wide(crack, 0.8 * crack) * np.float32(0.8), 0.01, 1.0)


def sea(seconds: float, random: Random) -> Sound:
    """Waves on a shore, some way off."""
    n = samples(seconds)
    swell = gust(random, n, 0.17, 0.95) ** 2
    return (
        low(_pair(random, n, 120, 900), 1500) * swell[:, None]
        + _pair(random, n, 1500, 5000) * (0.25 * swell**2)[:, None]
    )


def fire(seconds: float, random: Random) -> Sound:
    """A fire crackles."""
    n = samples(seconds)
    strikes = np.zeros((n, 2), np.float32)
    count = int(random.poisson(16 * seconds))
    force = random.pareto(1.6, count).clip(0, 14).astype(np.float32)
    np.add.at(strikes, (random.integers(0, n, count), random.integers(0, 2, count)), force)
    snap = band(strikes, 1300, 6500) * 2.5
    return snap + low(_pair(random, n, 50, 260), 400) * gust(random, n, 1.5, 0.5)[:, None]


def room(seconds: float, random: Random) -> Sound:
    """The tone of a quiet room."""
    n = samples(seconds)
    return _pair(random, n, 70, 300) + _pair(random, n, 300, 2500) * np.float32(0.06)


def city(seconds: float, random: Random) -> Sound:
    """A town far below: rumble, and cars that pass."""
    n = samples(seconds)
    hum = _pair(random, n, 45, 220)
    passing = _pair(random, n, 300, 1400) * (gust(random, n, 0.22, 1.0) ** 3)[:, None] * np.float32(0.16)
    return hum + passing


def murmur(seconds: float, random: Random) -> Sound:
    """Walla: many people talk and no word can be heard. Drawn four times too fast, for it has no top, then slowed."""
    n = samples(seconds / 4)
    made = np.zeros((n, 2), np.float32)
    for _ in range(9):
        pitch = 4 * random.uniform(95, 230) * gust(random, n, 8.8, 0.16)
        pulse = (np.cumsum(pitch.astype(np.float64) / RATE) % 1).astype(np.float32) ** 2 - np.float32(1 / 3)
        centre = 4 * float(random.uniform(420, 720))
        talk = band(pulse, centre * 0.8, centre * 1.3) + 0.4 * band(pulse, 4400, 8000)
        syllables = gust(random, n, 17.2, 1.0) * np.clip(gust(random, n, 1.4, 1.4) - 0.4, 0, None)
        side = random.uniform(0.1, 0.9)
        made += (talk * syllables)[:, None] * np.sqrt([1 - side, side]).astype(np.float32)
    made += _pair(random, n, 1200, 4800) * np.float32(0.02)
    return resampled(made, 1, 4)[: samples(seconds)]


def rattle(seconds: float, random: Random) -> Sound:
    """Riding in a train: rumble, and two clacks at every rail joint."""
    n = samples(seconds)
    strikes = np.zeros(n, np.float32)
    for at in np.arange(random.uniform(0, 0.5), seconds - 0.5, 0.78):
        for delay, force in ((0.0, 1.0), (0.13, 0.8)):
            strikes[samples(float(at) + delay)] += force * random.uniform(0.8, 1.1)
    clack = modes(samples(0.2), ((95, 1.0, 0.12), (240, 0.5, 0.07), (860, 0.16, 0.03)))
    clacks = convolved(strikes, clack)[:n]
    sway = gust(random, n, 1.1, 0.3)[:, None]
    return (
        _pair(random, n, 35, 160) * sway * np.float32(0.8)
        + _wide(clacks, clacks)
        + high(_pair(random, n, 900, 2600), 900) * sway * 0.04
    )
