"""What the sound room gives: how every line was spoken, and one continuous soundtrack in four stems."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ciotat.core.record import record
from ciotat.core.time import Seconds

__all__ = ["RATE", "Phone", "Spoken", "StemFiles", "Stems"]

RATE = 48_000


@record("phone", 1)
class Phone:
    """A mouth shape that begins `start` seconds into the line: sil PP FF TH DD kk CH SS nn RR aa E I O U."""

    start: Seconds
    viseme: str
    weight: float = 1.0


@dataclass(frozen=True, eq=False)
class Spoken:
    """One line as it was said: mono float32 at RATE, its exact length, and its mouth shapes in order."""

    beat: str
    length: Fraction
    phones: tuple[Phone, ...]
    sound: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Stems:
    """The soundtrack, each (N, 2) float32 at RATE, all equally long; their sum is the mix at the target loudness."""

    dialogue: NDArray[np.float32]
    effects: NDArray[np.float32]
    ambience: NDArray[np.float32]
    music: NDArray[np.float32]

    @property
    def mix(self) -> NDArray[np.float32]:
        return self.dialogue + self.effects + self.ambience + self.music


@dataclass(frozen=True)
class StemFiles:
    """The soundtrack on disk: stereo WAV files at RATE, each `samples` long. The stems are 32-bit float and sum to the
    mix, which is 24-bit. `loudness` (LUFS) and `peak` (dBTP) are measured on the mix."""

    mix: Path
    dialogue: Path
    effects: Path
    ambience: Path
    music: Path
    samples: int
    loudness: float
    peak: float

    @property
    def length(self) -> Seconds:
        return Fraction(self.samples, RATE)
