"""Machines: the steam train, cars, telephones, bells, clocks, guns."""

import numpy as np

from ciotat.sound.filters import Sound, band, decay, fade, gust, high, low, modes, noise, put, samples
from ciotat.sound.stems import RATE

__all__ = ["bell", "car", "clock", "engine", "explosion", "gunshot", "phone", "steam", "train", "whistle"]

Random = np.random.Generator
_COMES = 77.5  # metres an arriving train comes
_RAIL, _TURN = 9.0, 5.2  # metres: the length of a rail, the way of one turn of a driving wheel


def train(seconds: float, random: Random, *, going: str = "arrive") -> Sound:
    """A steam train arrives, departs or passes within `seconds` (n, 2); once it stands it breathes out and ticks.

    Clacks come a rail's length apart and chuffs four to a turn of the wheels, so both slow down with the train. What
    arrives comes from 77 m away, grows as it nears, its edges first hidden by the air, and brakes as its move does.
    """
    tail = 6.0 if going == "arrive" else 0.5
    n = samples(seconds + tail)
    t = np.arange(n, dtype=np.float64) / RATE
    u = np.clip(t / seconds, 0, 1)
    brake = min(0.6, 6 / seconds)
    full = _COMES / (seconds * (1 - brake / 2))
    braked = full * np.clip((1 - u) / brake, 0, 1)
    speed = {"arrive": braked, "depart": 9.0 * u}.get(going, np.where(t < seconds, 17.0, 0.0))
    way = np.cumsum(speed) / RATE
    close = {"arrive": 1 / (1 + (_COMES - way) / 11), "depart": 1 - 0.8 * u**2}
    near = close.get(going, np.sin(np.pi * u) ** 2).astype(np.float32)
    moving = np.clip(speed / 4, 0, 1).astype(np.float32)
    rumble = low(noise(random, n), 90) * 4 * moving * gust(random, n, 6, 0.25)
    sound = rumble + _chuffs(way, speed, random) + _clacks(way, n, random)
    made = near * (low(sound, 420, 1) * (1 - near) + sound * near if going == "arrive" else sound)
    if going == "arrive":
        made += _squeal(n, seconds, random)
        put(0.8 * steam(1.6, random), samples(seconds), made)
        put(_ticking(tail - 1.2, random), samples(seconds + 1.0), made)
    side = np.clip(0.5 + 0.35 * (1 - 2 * u if going == "pass" else 1 - u), 0, 1)
    wide = np.sqrt(np.stack([1 - side, side], axis=1)).astype(np.float32)
    return fade(made[:, None] * wide, 0.5, 0.8)


def _chuffs(way: np.ndarray, speed: np.ndarray, random: Random) -> Sound:
    beat = 4 * way / _TURN
    part = (beat % 1).astype(np.float32)
    accent = np.array([1.0, 0.72, 0.86, 0.7], np.float32)[beat.astype(np.int64) % 4]
    since = part / np.maximum(4 * speed / _TURN, 0.3).astype(np.float32)
    puff = np.exp(-since / 0.075) * np.minimum(since / 0.012, 1) * accent * (speed > 0.4)
    air = noise(random, len(way))
    return low((band(air, 220, 1500) + 1.6 * band(air, 70, 240)) * puff.astype(np.float32), 3000)


def _clacks(way: np.ndarray, n: int, random: Random) -> Sound:
    made = np.zeros(n, np.float32)
    hit = modes(samples(0.16), ((105, 1.0, 0.1), (270, 0.6, 0.06), (940, 0.3, 0.03), (2100, 0.12, 0.015)))
    for joint in np.arange(2.0, float(way[-1]), _RAIL):
        for axle in (0.0, 2.1):
            at = int(np.searchsorted(way, joint + axle))
            put(hit * np.float32(random.uniform(0.5, 0.9)), at, made)
    return made


def _ticking(seconds: float, random: Random) -> Sound:
    """Hot iron cools: small ticks, rarer and rarer (n,)."""
    made = np.zeros(samples(seconds), np.float32)
    for at in np.cumsum(random.uniform(0.15, 0.5, 12) * np.linspace(0.6, 2.0, 12)):
        pitch = random.uniform(1900, 4200)
        tick = modes(samples(0.06), ((pitch, 1.0, 0.02), (pitch * 1.7, 0.4, 0.012)))
        put(tick * np.float32(random.uniform(0.01, 0.03)), samples(float(at)), made)
    return made


def _squeal(n: int, seconds: float, random: Random) -> Sound:
    """Brakes: a few high modes that waver and sink as the wheels stop."""
    begin, length = samples(0.68 * seconds), samples(0.315 * seconds)
    u = np.linspace(0, 1, length, dtype=np.float32)
    made = np.zeros(n, np.float32)
    for pitch in (1830.0, 2740.0, 3310.0):
        sink = pitch * (1 - 0.1 * u) * gust(random, length, 4, 0.012)
        tone = np.sin(2 * np.pi * np.cumsum(sink.astype(np.float64)) / RATE).astype(np.float32)
        made[begin : begin + length] += tone * gust(random, length, 9, 0.6) * np.float32(0.055)
    grind = band(noise(random, length), 1500, 5000) * np.float32(0.06)
    made[begin : begin + length] = (made[begin : begin + length] + grind) * np.sin(np.pi * u).clip(0) ** 1.2
    return made


def steam(seconds: float, random: Random) -> Sound:
    """Steam is let off (n,)."""
    n = samples(seconds)
    return fade(band(noise(random, n), 900, 7500) * decay(n, 1.6 * seconds, 0.12), 0.05, 0.5) * np.float32(0.5)


def engine(seconds: float, random: Random) -> Sound:
    """A steam engine at rest: it sighs, drips and ticks (n,)."""
    n = samples(seconds)
    breath = np.maximum(np.sin(2 * np.pi * 0.31 * np.arange(n, dtype=np.float32) / RATE), 0) ** 2
    made = band(noise(random, n), 300, 2600) * (0.2 + breath) * gust(random, n, 3, 0.3)
    return (made + low(noise(random, n), 90) * 2).astype(np.float32)


def whistle(seconds: float, random: Random) -> Sound:
    """A steam whistle (n,): a chord of pipes that scoop up into tune, one short call and one long."""
    made = np.zeros(samples(max(2.4, min(seconds, 4.0))), np.float32)
    last = len(made) / RATE - 0.9
    for begin, length in ((0.0, 0.45), (0.65, last)):
        n, at = samples(length), samples(begin)
        t = np.arange(n, dtype=np.float32) / RATE
        scoop = 1 - 0.12 * np.exp(-t / 0.06) - 0.1 * np.clip((t - length + 0.15) / 0.15, 0, 1) ** 2
        pipes = np.zeros(n, np.float32)
        for pitch in (466.0, 554.0, 698.0):
            phase = 2 * np.pi * np.cumsum((pitch * scoop).astype(np.float64)) / RATE
            pipes += (np.sin(phase) + 0.3 * np.sin(2 * phase) + 0.1 * np.sin(3 * phase)).astype(np.float32)
        air = band(noise(random, n), 500, 3500) * np.float32(0.35)
        put(fade((pipes + air) * gust(random, n, 12, 0.08), 0.07, 0.14), at, made)
    return made


def car(seconds: float, random: Random) -> Sound:
    """A car drives by (n, 2)."""
    n = samples(max(2.5, seconds))
    u = np.linspace(0, 1, n, dtype=np.float32)
    pitch = 58 * (1.06 - 0.12 / (1 + np.exp(-(u - 0.5) * 24))) * gust(random, n, 3, 0.03)
    phase = np.cumsum(pitch.astype(np.float64) / RATE)
    engine = low((phase % 1).astype(np.float32) - np.float32(0.5), 420)
    tyres = band(noise(random, n), 300, 2400) * np.float32(0.25)
    near = np.exp(-(((u - 0.5) / 0.2) ** 2)).astype(np.float32) + np.float32(0.05)
    return fade(((engine + tyres) * near)[:, None] * np.sqrt(np.stack([1 - u, u], axis=1)), 0.3, 0.4)


def phone(seconds: float, random: Random) -> Sound:
    """A telephone's bell rings, twice a time (n,)."""
    n = samples(max(2.0, min(seconds, 4.0)))
    t = np.arange(n, dtype=np.float32) / RATE
    clapper = np.exp(-((t * 22) % 1) * 2.2) * ((t % 2.0) < 1.1)
    tone = np.sin(2 * np.pi * 1180 * t) + 0.8 * np.sin(2 * np.pi * 1475 * t) + 0.3 * np.sin(2 * np.pi * 3320 * t)
    return fade((tone * low(clapper.astype(np.float32), 400)).astype(np.float32), 0.005, 0.3)


def bell(seconds: float, random: Random) -> Sound:
    """A church bell: hum, prime, tierce, quint, nominal and above (n,)."""
    n, root = samples(max(4.0, seconds)), random.uniform(250, 330)
    ratios = (
        (0.5, 0.6, 7.0),
        (1.0, 0.9, 4.5),
        (1.19, 0.7, 3.5),
        (1.5, 0.4, 2.6),
        (2.0, 0.8, 2.2),
        (2.62, 0.3, 1.2),
        (3.01, 0.3, 0.9),
    )
    ring = modes(n, tuple((root * r, a, d) for r, a, d in ratios))
    return fade(ring + high(noise(random, n), 2000) * decay(n, 0.03) * np.float32(0.2), 0.002, 0.8)


def clock(seconds: float, random: Random) -> Sound:
    """A clock ticks (n,)."""
    made = np.zeros(samples(max(1.0, seconds)), np.float32)
    for index, at in enumerate(np.arange(0.05, len(made) / RATE - 0.1, 0.5)):
        pitch = 2350.0 if index % 2 else 1980.0
        tick = modes(samples(0.05), ((pitch, 1.0, 0.015), (pitch * 2.4, 0.5, 0.008), (320, 0.3, 0.02)))
        put(tick, samples(float(at)), made)
    return made


def gunshot(seconds: float, random: Random) -> Sound:
    """One shot (n,): the crack, the blast, the land's reply."""
    n = samples(max(1.8, seconds))
    air = noise(random, n)
    blast = high(air, 900) * decay(n, 0.09, 0.0004) + 2.4 * low(air, 300) * decay(n, 0.4, 0.001)
    reply = band(air, 150, 1800) * decay(n, 1.5, 0.08) * np.float32(0.12)
    return fade(np.tanh(1.8 * blast).astype(np.float32) + reply, 0.0003, 0.4)


def explosion(seconds: float, random: Random) -> Sound:
    """An explosion (n, 2)."""
    n = samples(max(4.0, seconds))
    air = noise(random, 2 * n).reshape(n, 2)
    blast = 3 * low(air, 160) * decay(n, 2.6, 0.004)[:, None] + band(air, 150, 1400) * decay(n, 1.0, 0.002)[:, None]
    debris = band(air, 1500, 6000) * (decay(n, 2.4, 0.2) * gust(random, n, 20, 0.9))[:, None] * np.float32(0.1)
    return fade(np.tanh(1.6 * blast).astype(np.float32) + debris, 0.001, 0.8)
