"""Loudness as ITU-R BS.1770-5 and EBU Tech 3341 define it, a piece of sound at a time."""

import numpy as np
from numpy.typing import NDArray

from ciotat.sound.dsp import resampled, sosfilt
from ciotat.sound.stems import RATE

__all__ = ["STEP", "Meter", "between", "integrated", "loudness", "steps", "true_peak"]

# K-weighting at 48 kHz, BS.1770-5 tables 1 and 2: the head's shelf, then the RLB high-pass.
_K = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)
STEP = RATE // 10
"""Samples between the beginnings of the blocks of 400 ms that loudness is measured in."""
_STRETCH, _SKIRT = 8192, 32  # samples oversampled at once, and of context on both sides


class Meter:
    """Feed sound (n, channels) with `add`, in order, in pieces of any length; read `integrated` and the rest at any time."""

    def __init__(self, channels: int = 2) -> None:
        self._state = np.zeros((2, 2, channels))
        self._rest = np.zeros(0)
        self._steps: list[NDArray[np.float64]] = []

    def add(self, sound: NDArray[np.float32]) -> None:
        if not len(sound):
            return
        weighted = sosfilt(_K, sound.astype(np.float64), self._state)
        power = np.concatenate([self._rest, np.einsum("nc,nc->n", weighted, weighted)])
        whole = len(power) // STEP
        self._steps.append(power[: whole * STEP].reshape(whole, STEP).mean(1))
        self._rest = power[whole * STEP :]

    def _power(self, blocks: int) -> NDArray[np.float64]:
        """The mean power of every window of `blocks` steps; of all there is where there is less."""
        steps = self.steps
        if len(steps) < blocks:
            total, n = steps.sum() * STEP + self._rest.sum(), len(steps) * STEP + len(self._rest)
            return np.array([total / max(n, 1)])
        return _windows(steps, blocks)

    @property
    def steps(self) -> NDArray[np.float64]:
        """The mean power of every whole STEP."""
        return np.concatenate([*self._steps, np.zeros(0)])

    def forget(self) -> None:
        """Count from here on; the filters keep what they have heard."""
        self._rest, self._steps = np.zeros(0), []

    @property
    def momentary(self) -> NDArray[np.float64]:
        """LUFS of every 400 ms, a tenth of a second apart."""
        return _lufs(self._power(4))

    @property
    def short_term(self) -> NDArray[np.float64]:
        """LUFS of every 3 s, a tenth of a second apart."""
        return _lufs(self._power(30))

    @property
    def integrated(self) -> float:
        """LUFS of the whole, gated at -70 LUFS and 10 LU below what passes that; -inf for silence."""
        return _gated(self._power(4), -10.0)

    @property
    def range(self) -> float:
        """The loudness range in LU (EBU Tech 3342): 10th to 95th percentile of what is above both gates."""
        power = self._power(30)
        heard = power[_lufs(power) > -70]
        if not len(heard):
            return 0.0
        levels = _lufs(heard)
        levels = levels[levels >= _lufs(heard.mean()) - 20]
        bottom, top = np.percentile(levels, [10, 95])
        return float(top - bottom)


def steps(sound: NDArray[np.float32], start: int, end: int) -> NDArray[np.float64]:
    """The weighted mean power of every whole STEP of sound (n, 2) from sample `start` to `end`; what comes before is heard first."""
    meter = Meter()
    meter.add(sound[:start])
    meter.forget()
    meter.add(sound[start:end])
    return meter.steps


def integrated(steps: NDArray[np.float64]) -> float:
    """LUFS of all that these steps were measured on, gated as `Meter.integrated`; -inf for silence."""
    return _gated(_windows(steps, 4), -10.0) if len(steps) >= 4 else float("-inf")


def loudness(sound: NDArray[np.float32]) -> float:
    """Integrated LUFS of sound (n, 2), or (n,) played equally loud by both sides of a phantom centre."""
    sound = sound.reshape(len(sound), sound.shape[1] if sound.ndim == 2 else 1)
    meter = Meter(sound.shape[1])
    meter.add(sound)
    return meter.integrated


def true_peak(sound: NDArray[np.float32]) -> float:
    """The highest level between samples of (n, 2), linear, by four-fold oversampling (BS.1770-5, annex 2)."""
    return float(between(sound, 0.5 * float(np.abs(sound).max(initial=0))).max(initial=0))


def between(sound: NDArray[np.float32], floor: float) -> NDArray[np.float32]:
    """The true level (n,) of the louder side of sound (n, 2) at and just after every sample.

    Stretches whose samples stay below `floor` are not oversampled: what lies between them is at most twice as high.
    """
    peaks = _louder(sound)
    for start in range(0, len(sound), _STRETCH):
        stretch = slice(start, start + _STRETCH)
        if peaks[stretch].max() < floor:
            continue
        first = max(0, start - _SKIRT)
        fine = _louder(resampled(sound[first : start + _STRETCH + _SKIRT], 1, 4))
        fine = fine[4 * (start - first) :][: 4 * len(peaks[stretch])]
        for part in range(4):
            peaks[stretch] = np.maximum(peaks[stretch], fine[part::4])
    return peaks


def _louder(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.maximum(np.abs(sound[:, 0]), np.abs(sound[:, 1]))


def _windows(steps: NDArray[np.float64], blocks: int) -> NDArray[np.float64]:
    summed = np.concatenate([[0.0], np.cumsum(steps)])
    return np.maximum(summed[blocks:] - summed[:-blocks], 0) / blocks


def _lufs(power: NDArray[np.float64]) -> NDArray[np.float64]:
    return -0.691 + 10 * np.log10(np.maximum(power, 1e-20))


def _gated(power: NDArray[np.float64], gate: float) -> float:
    heard = power[_lufs(power) > -70]
    if not len(heard):
        return float("-inf")
    heard = heard[_lufs(heard) > _lufs(heard.mean()) + gate]
    return float(_lufs(heard.mean()))
