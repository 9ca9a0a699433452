"""Voices: every character has one, always the same, made from who they are. And the seam every voice engine fills."""

from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance, pick, seed
from ciotat.direction.plan import Character
from ciotat.sound.prosody import Delivery

__all__ = ["Speaker", "Utterance", "Voice", "narrator", "voice_of"]


@dataclass(frozen=True)
class Voice:
    """How someone sounds: a pitch range in Hz, the size of the throat (1 = an adult man), the pace (1 = average),
    roughness and breath in [0, 9], flutter (unsteadiness) in [0, 20], voicing (fullness) in percent, and accents."""

    id: str
    sex: Literal["female", "male"]
    low: float
    high: float
    throat: float
    pace: float
    roughness: int
    breath: int
    flutter: int
    voicing: int
    accent: str
    tilt: float


@dataclass(frozen=True, eq=False)
class Utterance:
    """Speech as an engine gives it: mono float32 at its own rate, and phones as (sample, IPA); "" is a pause."""

    sound: NDArray[np.float32]
    rate: int
    phones: tuple[tuple[int, str], ...]


class Speaker(Protocol):
    """A voice engine. `seed` fixes what is left to chance; the same call gives the same bytes, whatever came before.

    Raises BackendMissing where the engine is not installed or keeps dying, CiotatError where it cannot say this.
    """

    def say(self, text: str, language: str, voice: Voice, delivery: Delivery, seed: int) -> Utterance: ...

    def close(self) -> None: ...


def voice_of(character: Character) -> Voice:
    """The voice of `character`, from sex, age and id alone: neither the cast around it nor the script change it."""
    return _voice(character.id, character.sex, character.age)


def narrator(id: str) -> Voice:
    """A voice for someone who is heard and never cast."""
    return _voice(id, pick(("female", "male"), "narrator", id), 45)


def _voice(id: str, sex: Literal["female", "male"], age: int) -> Voice:
    random = chance("voice", id)
    young, old = np.clip((15 - age) / 9, 0, 1), np.clip((age - 52) / 25, 0, 1)
    centre, throat = (168.0, 1.13) if sex == "female" else (103.0, 1.0)
    centre *= float(np.exp(random.uniform(-0.2, 0.2)))
    centre = centre * (1 - young) + (265 + 45 * random.uniform(-1, 1)) * young
    centre *= 1 - 0.08 * old if sex == "female" else 1 + 0.12 * old
    throat *= 1 + random.uniform(-0.055, 0.055) + 0.2 * young * (1.0 if sex == "male" else 0.5)
    width = random.uniform(0.17, 0.29)
    return Voice(
        id=f"v{seed('voice', id):016x}",
        sex=sex,
        low=float(centre * (1 - width)),
        high=float(centre * (1 + width)),
        throat=float(throat),
        pace=float(random.uniform(0.93, 1.06) * (1 - 0.13 * old) * (1 - 0.04 * young)),
        roughness=int(random.integers(0, 3) + round(2 * old)),
        breath=int(random.integers(0, 3) + (2 if sex == "female" else 0) + round(2 * old)),
        flutter=int(random.integers(2, 5) + round(6 * old)),
        voicing=int(random.integers(86, 112) - round(14 * old)),
        accent=pick(("en-us", "en-gb-x-rp", "en-us"), "accent", id),
        tilt=float(random.uniform(-2.0, 1.5) - 1.5 * young),
    )
