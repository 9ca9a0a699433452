"""Signal processing from first principles: Butterworth sections, cascades, convolution, resampling, sliding windows.

Time is the first axis everywhere. Nothing here depends on the length of a piece of work or on the number of threads.
"""

from functools import lru_cache
from math import gcd
from typing import Any, Literal, TypeVar

import numpy as np
from numba import njit
from numpy.typing import NDArray

__all__ = ["Kind", "butterworth", "convolved", "mean_over", "minimum_over", "resampled", "sosfilt"]

Kind = Literal["low", "high", "band"]
Floats = NDArray[np.float64]
Sound = TypeVar("Sound", bound=NDArray[np.floating])
_THROUGH = np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
_TAPS, _BETA = 10, 5.0  # a resampler's reach in samples of the slower rate on each side, and its Kaiser window


def butterworth(kind: Kind, order: int, edges: tuple[float, ...]) -> Floats:
    """Second-order sections (k, 6) of a Butterworth filter; `edges` in parts of the sampling rate, below 1/2.

    Each analogue pole pair becomes the quadratic s^2 + b s + c and is carried over by the bilinear transform with
    warped edges (A. V. Oppenheim and R. W. Schafer, Discrete-Time Signal Processing, ch. 7).
    """
    warped = np.tan(np.pi * np.asarray(edges))
    poles = np.exp(1j * np.pi * (0.5 + (2 * np.arange((order + 1) // 2) + 1) / (2 * order)))
    if kind == "band":
        width, middle = warped[1] - warped[0], warped[0] * warped[1]
        return np.array([_section(kind, b, c, width) for pole in poles for b, c in _split(pole * width, middle)])
    made = [_section(kind, -2 * pole.real * warped[0], warped[0] ** 2, 0.0) for pole in poles[: order // 2]]
    return np.array([*made, *([_single(kind, warped[0])] if order % 2 else [])])


def _split(pole: complex, middle: float) -> list[tuple[float, float]]:
    """The quadratics (b, c) whose roots a low-pass pole and its twin become in a band of squared centre `middle`."""
    if abs(pole.imag) < 1e-9:
        return [(-pole.real, middle)]
    root = np.sqrt(pole * pole - 4 * middle)
    return [(-2 * s.real, abs(s) ** 2) for s in ((pole + root) / 2, (pole - root) / 2)]


def _section(kind: Kind, b: float, c: float, width: float) -> list[float]:
    top = {"low": (c, 2 * c, c), "high": (1.0, -2.0, 1.0), "band": (width, 0.0, -width)}[kind]
    whole = 1 + b + c
    return [*(x / whole for x in top), 1.0, (2 * c - 2) / whole, (1 - b + c) / whole]


def _single(kind: Kind, edge: float) -> list[float]:
    top = (edge, edge) if kind == "low" else (1.0, -1.0)
    return [*(x / (1 + edge) for x in top), 0.0, 1.0, (edge - 1) / (1 + edge), 0.0]


def sosfilt(sections: Floats, sound: Sound, state: Floats | None = None) -> Sound:
    """`sound` (n,) or (n, c) through second-order sections (k, 6), in double precision, as its own type.

    `state` (k, 2, c) is where the filter stands; it is moved on in place, so that pieces join without a seam.
    """
    made = np.array(sound.reshape(len(sound), *(sound.shape[1:] or (1,))))
    if state is None:
        state = np.zeros((len(sections), 2, made.shape[1]))
    _cascade(np.ascontiguousarray(sections), made, state)
    return made.reshape(sound.shape)  # type: ignore[return-value]  # its own type, as made


def _cascade(sections: Floats, sound: Any, state: Floats) -> None:
    """Two sections at a time, so that one works while the other waits; of stereo, both sides at a time, too."""
    for k in range(0, len(sections), 2):
        pair = sections[k : k + 2] if k + 1 < len(sections) else np.array([sections[k], _THROUGH])
        held = np.zeros((2, 2, sound.shape[1]))
        held[: len(state[k : k + 2])] = state[k : k + 2]
        if sound.shape[1] == 2:
            _both(pair, sound, held)
        else:
            for channel in range(sound.shape[1]):
                _one(pair, sound[:, channel], held[:, :, channel])
        state[k : k + 2] = held[: len(state[k : k + 2])]


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _one(pair: Any, sound: Any, state: Any) -> None:  # pragma: no cover - compiled
    """Transposed direct form II."""
    b0, b1, b2, _, a1, a2 = pair[0]
    c0, c1, c2, _, d1, d2 = pair[1]
    p, q, r, s = state[0, 0], state[0, 1], state[1, 0], state[1, 1]
    for i in range(len(sound)):
        x = np.float64(sound[i])
        y = b0 * x + p
        p, q = b1 * x - a1 * y + q, b2 * x - a2 * y
        z = c0 * y + r
        r, s = c1 * y - d1 * z + s, c2 * y - d2 * z
        sound[i] = z
    state[0, 0], state[0, 1], state[1, 0], state[1, 1] = p, q, r, s


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _both(pair: Any, sound: Any, state: Any) -> None:  # pragma: no cover - compiled
    """The same for both sides of stereo, step by step."""
    b0, b1, b2, _, a1, a2 = pair[0]
    c0, c1, c2, _, d1, d2 = pair[1]
    p, q, r, s = state[0, 0, 0], state[0, 1, 0], state[1, 0, 0], state[1, 1, 0]
    t, u, v, w = state[0, 0, 1], state[0, 1, 1], state[1, 0, 1], state[1, 1, 1]
    for i in range(len(sound)):
        x, e = np.float64(sound[i, 0]), np.float64(sound[i, 1])
        y, f = b0 * x + p, b0 * e + t
        p, t = b1 * x - a1 * y + q, b1 * e - a1 * f + u
        q, u = b2 * x - a2 * y, b2 * e - a2 * f
        z, g = c0 * y + r, c0 * f + v
        r, v = c1 * y - d1 * z + s, c1 * f - d1 * g + w
        s, w = c2 * y - d2 * z, c2 * f - d2 * g
        sound[i, 0], sound[i, 1] = z, g
    state[0, 0, 0], state[0, 1, 0], state[1, 0, 0], state[1, 1, 0] = p, q, r, s
    state[0, 0, 1], state[0, 1, 1], state[1, 0, 1], state[1, 1, 1] = t, u, v, w


def convolved(sound: NDArray[np.float32], kernel: NDArray[np.float32]) -> NDArray[np.float32]:
    """`sound` (n, ...) with `kernel` (m, ...), n + m - 1 long, by overlap-add of blocks a power of two long."""
    n, m = len(sound), len(kernel)
    size = 1 << int(min(n + m - 2, 3 * m)).bit_length()
    block = size - m + 1
    answer = _spectrum(kernel.tobytes(), kernel.shape, size)
    made = np.zeros((n + m - 1, *sound.shape[1:]), np.float32)
    for start in range(0, n, block):
        piece = np.fft.irfft(np.fft.rfft(sound[start : start + block], size, axis=0) * answer, size, axis=0)
        made[start : start + size] += piece[: len(made) - start]
    return made


@lru_cache(maxsize=8)
def _spectrum(kernel: bytes, shape: tuple[int, ...], size: int) -> NDArray[np.complex64]:
    return np.asarray(np.fft.rfft(np.frombuffer(kernel, np.float32).reshape(shape), size, axis=0))


def resampled(sound: NDArray[np.float32], source: int, target: int) -> NDArray[np.float32]:
    """`sound` (n,) or (n, c) from the rate `source` at the rate `target`: a windowed sinc, one phase at a time."""
    shared = gcd(source, target)
    up, down = target // shared, source // shared
    if up == down:
        return sound
    phases = _phases(up, down)
    length, before = -(-len(sound) * up // down), phases.shape[1] // 2 - 1
    count = -(-length // up)
    rows = count + -(-phases.shape[1] // down) + 1
    made = np.empty((length, *sound.shape[1:]), np.float32)
    for channel in np.ndindex(sound.shape[1:]):
        padded = np.zeros(rows * down, np.float32)
        padded[before : before + len(sound)] = sound[:, *channel]
        turns = np.zeros((up, count), np.float32)
        _polyphase(np.ascontiguousarray(padded.reshape(rows, down).T), phases, turns)
        made[:, *channel] = turns.T.ravel()[:length]
    return made


@lru_cache(maxsize=8)
def _phases(up: int, down: int) -> NDArray[np.float32]:
    """The filter (up, taps), a row a phase: a sinc cut at the slower rate under a Kaiser window."""
    slow = max(up, down)
    x = np.arange(-_TAPS * slow, _TAPS * slow + 1)
    whole = np.sinc(x / slow) * np.kaiser(len(x), _BETA)
    whole *= up / whole.sum()
    taps = 2 * (_TAPS * slow // up + 1)
    made = np.zeros((up, taps))
    for phase in range(up):
        at = phase - up * (np.arange(taps) - taps // 2 + 1) + _TAPS * slow
        inside = (at >= 0) & (at < len(whole))
        made[phase, inside] = whole[at[inside]]
    return made.astype(np.float32)


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _polyphase(columns: Any, phases: Any, turns: Any) -> None:  # pragma: no cover - compiled
    """Every `up`-th sample has the same taps: they run together down a line wound into `down` columns."""
    down, (up, taps), count = len(columns), phases.shape, turns.shape[1]
    for first in range(up):
        begin, phase = divmod(first * down, up)
        total = turns[first]
        for tap in range(taps):
            turn, column = divmod(begin + tap, down)
            weight, near = phases[phase, tap], columns[column, turn : turn + count]
            for i in range(count):
                total[i] += weight * near[i]


def mean_over(line: NDArray[np.floating], size: int) -> Floats:
    """The mean of the `size` samples of (n,) around every sample; zeros lie beyond both ends."""
    made = np.empty(len(line))
    _slide(line, size, made)
    return made


@njit(cache=True, nogil=True)  # type: ignore[untyped-decorator]
def _slide(line: Any, size: int, out: Any) -> None:  # pragma: no cover - compiled
    """What comes in less what goes out, in double precision."""
    n, ahead = len(line), size - size // 2 - 1
    total = 0.0
    for i in range(min(ahead, n)):
        total += line[i]
    for i in range(n):
        if i + ahead < n:
            total += line[i + ahead]
        if i + ahead >= size:
            total -= line[i + ahead - size]
        out[i] = total / size


def minimum_over(line: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """The least of (n,) within `reach` samples to both sides (M. van Herk's two running minima, 1992)."""
    size = 2 * reach + 1
    whole = -(-(len(line) + 2 * reach) // size) * size
    padded = np.pad(line, (reach, whole - len(line) - reach), constant_values=np.inf).reshape(-1, size)
    ahead = np.minimum.accumulate(padded, axis=1).ravel()
    back = np.minimum.accumulate(padded[:, ::-1], axis=1)[:, ::-1].ravel()
    return np.minimum(back[: len(line)], ahead[size - 1 : size - 1 + len(line)])
