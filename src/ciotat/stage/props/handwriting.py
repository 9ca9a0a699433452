"""A page of somebody's handwriting: joined letters that lean, in words and lines, none of which says anything."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["handwriting"]

Floats = NDArray[np.floating]

_HUMP = "30 48 56 62 60 66 12 78 0 98 18"
_LETTERS = {
    "a": ["30 70 72 96 40 98 10 60 18 10 44 4 70 50 78 96 76 26 90 0 112 20"],
    "b": ["34 130 40 205 24 200 16 90 20 12 44 2 66 30 58 78 46 86 66 74 96 80"],
    "c": ["26 70 58 92 40 100 12 66 18 12 44 0 82 22"],
    "d": ["30 70 72 96 40 98 10 60 18 10 44 4 72 70 84 205 80 60 82 8 94 0 116 20"],
    "e": ["30 40 50 82 34 100 12 62 20 10 42 0 76 22"],
    "f": ["36 130 44 205 28 205 22 60 18 -95 32 -105 38 -50 30 2 70 20"],
    "g": ["30 70 72 96 40 98 10 60 18 10 44 4 70 50 78 96 70 -60 48 -108 34 -90 60 -30 112 20"],
    "h": ["36 130 42 205 24 200 16 60 16 0 26 56 50 96 62 66 62 12 76 0 98 18"],
    "i": ["26 98 26 24 40 0 62 20", "30 140 33 146"],
    "k": ["36 130 42 205 24 200 16 60 16 0 26 50 54 94 48 62 30 52 52 20 66 0 90 18"],
    "l": ["38 130 42 205 24 200 18 70 26 6 44 0 68 20"],
    "m": ["14 92 20 0 30 60 46 96 52 60 52 0 62 60 78 96 86 62 86 10 100 0 120 18"],
    "n": ["14 92 20 0 30 60 52 96 62 62 62 10 76 0 98 18"],
    "o": ["26 70 54 98 24 88 10 44 28 0 58 26 58 80 46 96 62 82 92 84"],
    "p": ["22 98 14 -90 12 -104 20 50 48 98 66 60 46 4 36 10 58 0 88 20"],
    "r": ["16 84 24 106 34 90 58 92 56 26 70 0 92 20"],
    "s": ["34 88 40 104 44 74 54 30 36 0 14 10 50 2 80 20"],
    "t": ["26 90 34 165 28 28 42 0 64 20", "4 118 60 126"],
    "u": ["22 98 22 20 40 0 66 40 76 98 76 20 90 0 112 20"],
    "v": ["12 94 28 86 40 8 48 2 68 70 72 96 62 84 94 82"],
    "y": ["22 98 22 24 38 2 64 40 76 98 66 -60 46 -108 32 -90 58 -30 108 20"],
}  # fmt: skip
"""The strokes of every letter, x and y in hundredths of the height of an x, from (0, 0); the first one ends where the
next letter begins. Round hand, as schools taught it."""
_ONSETS = (
    "",
    "",
    "l",
    "d",
    "m",
    "n",
    "s",
    "p",
    "t",
    "v",
    "c",
    "r",
    "f",
    "b",
    "g",
    "h",
    "t",
    "d",
    "s",
    "qu",
    "pr",
    "tr",
    "ch",
)
_RHYMES = (
    "a",
    "e",
    "e",
    "ou",
    "oi",
    "ai",
    "en",
    "er",
    "es",
    "on",
    "is",
    "ant",
    "ent",
    "in",
    "ure",
    "elle",
    "ie",
    "ais",
    "y",
)
_SLANT, _TALL = 0.42, 0.3
"""How far strokes lean, in width for height; the height of an x, as a share of the distance between lines."""
_NIB = 0.9
"""Pixels of half a stroke's width, on a page of 512."""
_DOT = 0.6
"""Pixels from dot to dot along a stroke."""


def handwriting(random: np.random.Generator, lines: int, size: int = 512) -> Floats:
    """Ink (size, size) in [0, 1] of a page: a greeting, so many `lines` less two, and a name below."""
    step = size / (lines + 1.8)
    drawn: list[Floats] = []
    for row in range(lines):
        left, right = {0: (0.09, 0.4), lines - 1: (0.58, 0.86)}.get(row, (0.09, float(random.uniform(0.84, 0.93))))
        x, base = left * size, (row + 1.6) * step
        while True:
            strokes, wide = _word(random)
            unit = _TALL * step * float(random.uniform(0.94, 1.06))
            if x + wide * unit > right * size:
                break
            drift = float(random.uniform(-0.05, 0.05)) * step
            drawn += [_traced(stroke * [unit, -unit] + [x, base + drift], size) for stroke in strokes]
            x += (wide + 0.75) * unit
    return _inked(np.concatenate(drawn), size)


def _word(random: np.random.Generator) -> tuple[list[Floats], float]:
    """The strokes of one word, and its width, in heights of an x."""
    syllables = int(random.choice([1, 1, 1, 2, 2, 3]))
    text = "".join(str(random.choice(_ONSETS)) + str(random.choice(_RHYMES)) for _ in range(syllables))
    joined, loose, x = [np.zeros((1, 2))], [], 0.0
    for letter in text:
        body, *marks = (np.array(s.split(), float).reshape(-1, 2) / 100 for s in _LETTERS.get(letter, _LETTERS["g"]))
        body = (body + random.normal(0, 0.025, body.shape)) * [random.uniform(0.9, 1.06), 1.0]
        at = np.array((x, 0.0))
        joined.append(body + at)
        loose += [mark + at for mark in marks]
        x += float(body[-1, 0])
    strokes = [_smooth(np.concatenate(joined)), *(_smooth(mark) for mark in loose)]
    return [stroke + stroke[:, 1:] * [_SLANT, 0.0] for stroke in strokes], x


def _smooth(points: Floats) -> Floats:
    """A Catmull-Rom curve through points (N, 2)."""
    p = np.concatenate([points[:1], points, points[-1:]])
    t = np.linspace(0, 1, 7, endpoint=False)[:, None, None]
    a, b, c, d = p[:-3], p[1:-2], p[2:-1], p[3:]
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return np.concatenate([curve.transpose(1, 0, 2).reshape(-1, 2), points[-1:]])


def _traced(stroke: Floats, size: int) -> Floats:
    """Dots (N, 3) along a stroke (M, 2), in pixels: where, and half how broad; the pen is broad where it comes down."""
    far = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(stroke, axis=0).T))])
    at = np.arange(0.0, far[-1] + _DOT, _DOT)
    x, y = np.interp(at, far, stroke[:, 0]), np.interp(at, far, stroke[:, 1])
    broad = _NIB * size / 512 * (0.62 + 0.6 * np.clip(np.gradient(y) / _DOT, 0, 1))
    return np.stack([x, y, broad], 1)


def _inked(dots: Floats, size: int) -> Floats:
    """The page (size, size) that `dots` (N, 3) leave."""
    page = np.zeros(size * size)
    x, y, half = dots.T
    near = np.rint(dots[:, :2]).astype(int)
    for dy in range(-2, 3):
        for dx in range(-2, 3):
            i, j = (near + np.array((dx, dy))).clip(0, size - 1).T
            np.maximum.at(page, j * size + i, np.clip(half + 0.5 - np.hypot(i - x, j - y), 0, 1))
    return page.reshape(size, size)
