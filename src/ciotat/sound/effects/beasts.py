"""Beasts: wolves, dogs, horses, birds, crickets, and people when they are no longer heard one by one."""

import numpy as np

from ciotat.sound.filters import Sound, band, decay, fade, gust, high, low, modes, noise, put, samples
from ciotat.sound.stems import RATE

__all__ = ["bark", "birds", "crickets", "cries", "crow", "hooves", "howl", "neigh", "owl", "snarl"]

Random = np.random.Generator


def _sung(pitch: Sound, partials: tuple[float, ...]) -> Sound:
    """Harmonics of a pitch contour in Hz, each as loud as `partials` says."""
    phase = 2 * np.pi * np.cumsum(pitch.astype(np.float64)) / RATE
    return sum((np.float32(a) * np.sin(k * phase) for k, a in enumerate(partials, 1)), 0 * phase).astype(np.float32)


def _one_howl(seconds: float, root: float, random: Random) -> Sound:
    """Up, held, and down again with a break, as wolves do."""
    n = samples(seconds)
    u = np.linspace(0, 1, n, dtype=np.float32)
    knots, shape = (0, 0.07, 0.2, 0.55, 0.82, 1), (0.62, 0.82, 1.0, 0.97, 0.84, 0.6)
    contour = np.interp(u, knots, np.array(shape) * random.uniform(0.97, 1.03, 6)).astype(np.float32)
    smooth = low(contour - contour[0], 5, 1) + contour[0]
    wander = 1 + 0.012 * np.sin(2 * np.pi * 5.1 * u * seconds) * u + 0.6 * (gust(random, n, 3, 0.012) - 1)
    voice = _sung(root * smooth * wander, (1.0, 0.42, 0.22, 0.1, 0.05, 0.02))
    level = np.interp(u, (0, 0.12, 0.3, 0.6, 0.85, 1), (0, 0.5, 1, 0.9, 0.5, 0)).astype(np.float32)
    breath = band(noise(random, n), 500, 1800) * np.float32(0.035)
    return (voice + breath) * level * gust(random, n, 6, 0.08)


def howl(seconds: float, random: Random) -> Sound:
    """A pack howls (n, 2): one calls; others, each farther off than the last, answer from the other side."""
    n = samples(max(7.5, seconds + 4.5))
    made = np.zeros((n, 2), np.float32)
    begin, side = 0.0, random.uniform(0.15, 0.85)
    for index in range(int(random.integers(3, 5))):
        length = min(random.uniform(2.8, 3.8), n / RATE - begin - 0.1)
        one = _one_howl(length, random.uniform(370, 560), random)
        one = low(one, (4000, 1500, 1000, 800)[index]) * np.float32((1.0, 0.5, 0.34, 0.25)[index])
        at = samples(begin)
        begin, side = begin + random.uniform(1.3, 1.9), float(np.clip(1.0 - side + random.uniform(-0.2, 0.2), 0.1, 0.9))
        put(one[:, None] * np.sqrt([1 - side, side]).astype(np.float32), at, made)
    return fade(made, 0.05, 0.3)


def snarl(seconds: float, random: Random) -> Sound:
    """A growl deep in the throat that opens into a snarl (n,)."""
    n = samples(max(1.4, seconds))
    u = np.linspace(0, 1, n, dtype=np.float32)
    pitch = (62 + 46 * np.sin(np.pi * u) ** 2) * gust(random, n, 22, 0.16)
    phase = np.cumsum(pitch.astype(np.float64) / RATE) % 1
    glottis = (2 * phase - 1).astype(np.float32) ** 3
    rattle = (0.35 + 0.65 * np.abs(np.sin(np.pi * np.cumsum(pitch / (3.1 * RATE))))).astype(np.float32)
    throat = low(glottis, 900) + 0.9 * band(glottis, 380, 1100) + 0.4 * band(glottis, 1500, 2600)
    air = band(noise(random, n), 700, 3800) * (0.2 + 0.5 * np.sin(np.pi * u)) * np.float32(0.4)
    made = np.tanh(2.2 * (throat + air) * rattle * gust(random, n, 5, 0.35))
    return fade(made.astype(np.float32), 0.25, 0.45)


def bark(seconds: float, random: Random) -> Sound:
    """A dog barks, two to four times (n,)."""
    made = np.zeros(samples(2.2), np.float32)
    now, root = 0.0, random.uniform(300, 460)
    for _ in range(int(random.integers(2, 5))):
        n = samples(0.17)
        u = np.linspace(0, 1, n, dtype=np.float32)
        pitch = (root * (0.8 + 0.55 * np.sin(np.pi * u**0.7))).astype(np.float32)
        yap = _sung(pitch, (0.7, 1.0, 0.8, 0.5, 0.35, 0.2)) + band(noise(random, n), 600, 3000) * np.float32(0.8)
        put(np.tanh(1.5 * yap * decay(n, 0.22, 0.008)), samples(now), made)
        now += random.uniform(0.27, 0.5)
    return fade(made, 0.002, 0.05)


def neigh(seconds: float, random: Random) -> Sound:
    """A horse whinnies (n,)."""
    n = samples(max(1.5, min(seconds, 2.2)))
    u = np.linspace(0, 1, n, dtype=np.float32)
    shake = 1 + 0.09 * np.sin(2 * np.pi * np.cumsum(11 - 4 * u) / RATE)
    pitch = (1150 * (1 - 0.62 * u) * shake).astype(np.float32)
    voice = _sung(pitch, (0.6, 1.0, 0.5, 0.3, 0.15)) * (0.55 + 0.45 * np.sin(2 * np.pi * 11 * u))
    return fade((voice + 0.5 * band(noise(random, n), 900, 4000) * (1 - u)).astype(np.float32), 0.06, 0.4)


def hooves(seconds: float, random: Random) -> Sound:
    """A horse at a trot (n,)."""
    made = np.zeros(samples(max(1.0, seconds)), np.float32)
    for at in np.arange(0.02, len(made) / RATE - 0.2, 0.215):
        i, bend = samples(float(at) + random.uniform(0, 0.02)), random.uniform(0.85, 1.18)
        n = samples(0.14)
        hit = modes(n, ((150 * bend, 1.0, 0.05), (640 * bend, 0.6, 0.035), (1180 * bend, 0.35, 0.02)))
        put(hit * np.float32(random.uniform(0.6, 1.0)), i, made)
    return fade(made, 0.01, 0.1)


def cries(seconds: float, random: Random) -> Sound:
    """People cry out as they run (n, 2): short open vowels, high and low, near and far."""
    n = samples(max(2.5, seconds))
    made = np.zeros((n, 2), np.float32)
    for _ in range(int(5 + 3 * n / RATE)):
        length, root = random.uniform(0.25, 0.75), random.choice([random.uniform(170, 260), random.uniform(330, 520)])
        m, at = samples(length), samples(random.beta(1.2, 2.2) * (n / RATE - length))
        u = np.linspace(0, 1, m, dtype=np.float32)
        pitch = (root * (0.85 + 0.3 * np.sin(np.pi * u**0.6)) * gust(random, m, 9, 0.05)).astype(np.float32)
        source = _sung(pitch, tuple(1 / k for k in range(1, 13)))
        open_ = random.uniform(0.85, 1.2)
        vowel = band(source, 600 * open_, 900 * open_) + 0.6 * band(source, 1050 * open_, 1400 * open_)
        far, side = random.uniform(0.2, 1.0) ** 2, random.uniform(0.05, 0.95)
        cry = fade(vowel + 0.12 * band(source, 2300, 3400), 0.05, 0.15) * np.float32(far)
        put(cry[:, None] * np.sqrt([1 - side, side]).astype(np.float32), at, made)
    return fade(made, 0.05, 0.4)


def _calls(seconds: float, random: Random, rate: float, call: tuple[float, float]) -> Sound:
    """A stereo field (n, 2) of short sung phrases, some `rate` a second, pitched between `call` in Hz."""
    n = samples(seconds)
    made = np.zeros((n, 2), np.float32)
    for _ in range(max(1, int(random.poisson(rate * seconds)))):
        root, notes, side = random.uniform(*call), int(random.integers(2, 7)), random.uniform(0.05, 0.95)
        at, far = samples(random.uniform(0, seconds)), random.uniform(0.15, 1.0) ** 2
        step, length, bow = random.uniform(0.07, 0.16), random.uniform(0.04, 0.1), random.uniform(-0.3, 0.3)
        for index in range(notes):
            m, i = samples(length), at + index * samples(step)
            u = np.linspace(0, 1, m, dtype=np.float32)
            pitch = (root * (1 + bow * (u - 0.5) + 0.06 * (index % 2))).astype(np.float32)
            chirp = _sung(pitch, (1.0, 0.12)) * np.sin(np.pi * u) ** 2 * np.float32(far)
            put(chirp[:, None] * np.sqrt([1 - side, side]).astype(np.float32), i, made)
    return made


def birds(seconds: float, random: Random) -> Sound:
    """Songbirds near and far by day (n, 2)."""
    return _calls(seconds, random, 0.75, (2400, 5200))


def crow(seconds: float, random: Random) -> Sound:
    """A crow calls now and then in the cold (n, 2)."""
    made = _calls(seconds, random, 0.09, (620, 760))
    return np.tanh(band(made * (1 + 2 * high(made, 300)), 500, 3400) * 3).astype(np.float32)


def owl(seconds: float, random: Random) -> Sound:
    """An owl, rarely (n, 2)."""
    return low(_calls(seconds, random, 0.07, (350, 430)), 1200)


def crickets(seconds: float, random: Random) -> Sound:
    """A summer night's crickets (n, 2): a few singers, each with a pitch and a pulse of its own."""
    n = samples(seconds)
    t = np.arange(n, dtype=np.float32) / RATE
    made = np.zeros((n, 2), np.float32)
    for _ in range(5):
        pitch, pulse, side = random.uniform(3900, 5100), random.uniform(17, 31), random.uniform(0, 1)
        trill = np.maximum(np.sin(2 * np.pi * pulse * t + random.uniform(0, 6)), 0) ** 2
        phrase = (np.sin(2 * np.pi * t * random.uniform(0.5, 1.4) + random.uniform(0, 6)) > -0.2).astype(np.float32)
        song = np.sin(np.float32(2 * np.pi * pitch) * t) * trill * low(phrase, 12, 1) * random.uniform(0.2, 1.0)
        made += song[:, None].astype(np.float32) * np.sqrt([1 - side, side]).astype(np.float32)
    return made
