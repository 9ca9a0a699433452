"""Voices: every character has one, always the same, made from who they are. And the seam every voice engine fills."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance, pick, seed
from ciotat.direction.plan import Character
from ciotat.sound.prosody import Delivery

__all__ = ["Speaker", "Utterance", "Voice", "narrator", "voice_of", "voices_of"]


_APART = float(np.log(1.15))  # how far, in natural logarithms of pitch, two of a cast are kept from each other
_STEP, _FURTHEST = 0.02, 0.8
_MIDDLE = {"en": 0.76, "zh": 0.28}  # part of a range, measured


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

    def middle(self, language: str) -> float:
        """The pitch in Hz that half of what this voice says in `language` lies above: tones keep Chinese low."""
        return self.low + _MIDDLE.get(language, 0.5) * (self.high - self.low)


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
    """The voice `character` has alone: from sex, age and id."""
    return _voice(character.id, character.sex, character.age)


def voices_of(cast: Iterable[Character]) -> dict[str, Voice]:
    """The voices of a cast by id: no two who speak and share sex and language are within 12 % of each other in pitch.

    Everyone keeps the voice they have alone unless an id that sorts earlier has one as high; so whoever joins a cast
    moves only the few who come later and stand too near. Where a cast is too large for that, they stand as far apart
    as there is room.
    """
    voices: dict[str, Voice] = {}
    taken: dict[tuple[str, str], list[float]] = {}
    for character in sorted(cast, key=lambda one: (one.crowd, one.id)):
        voice = voice_of(character)
        others = taken.setdefault((character.sex, character.language), [])
        if not character.crowd and character.species == "human":
            middle = float(np.log(voice.middle(character.language)))
            shift = _room(middle, others, character)
            voice = _moved(voice, shift)
            others.append(middle + shift)
        voices[character.id] = voice
    return voices


def _room(middle: float, others: list[float], character: Character) -> float:
    """The least shift of `middle` that brings it away from all `others`, up or down as the character would rather."""
    lowest, highest = np.log([120, 262]) if character.sex == "female" else np.log([70, 172])
    if character.age < 15:
        lowest, highest = np.log([200, 340])
    rather = pick((1, -1), "voice", "aside", character.id)
    shifts = [0.0, *(side * at for at in np.arange(_STEP, _FURTHEST, _STEP) for side in (rather, -rather))]
    shifts = [shift for shift in shifts if not shift or lowest <= middle + shift <= highest]
    gaps = [min((abs(middle + shift - other) for other in others), default=_APART) for shift in shifts]
    return float(shifts[next((i for i, gap in enumerate(gaps) if gap >= _APART), int(np.argmax(gaps)))])


def _moved(voice: Voice, shift: float) -> Voice:
    """`voice` higher by `shift`, from a throat a little smaller."""
    scale = float(np.exp(shift))
    return replace(voice, low=voice.low * scale, high=voice.high * scale, throat=voice.throat * scale**0.2)


def narrator(id: str) -> Voice:
    """A voice for someone who is heard and never cast."""
    return _voice(id, pick(("female", "male"), "narrator", id), 45)


def _voice(id: str, sex: Literal["female", "male"], age: int) -> Voice:
    random = chance("voice", id)
    young, old = np.clip((15 - age) / 9, 0, 1), np.clip((age - 52) / 25, 0, 1)
    centre, throat = (168.0, 1.13) if sex == "female" else (103.0, 1.0)
    centre *= float(np.exp(random.uniform(-0.2, 0.2)))
    centre = centre * (1 - young) + (265 + 45 * random.uniform(-1, 1)) * young
    centre *= 1 - 0.12 * old
    throat *= 1 + random.uniform(-0.055, 0.055) + 0.2 * young * (1.0 if sex == "male" else 0.5)
    width = random.uniform(0.17, 0.29)
    return Voice(
        id=f"v{seed('voice', id):016x}",
        sex=sex,
        low=float(centre * (1 - width)),
        high=float(centre * (1 + width)),
        throat=float(throat),
        pace=float(random.uniform(0.93, 1.06) * (1 - 0.13 * old) * (1 - 0.04 * young)),
        roughness=int(random.integers(0, 3) + round(3 * old)),
        breath=int(random.integers(0, 3) + (2 if sex == "female" else 0) + round(2 * old)),
        flutter=int(random.integers(2, 5) + round(6 * old)),
        voicing=int(random.integers(86, 112) - round(14 * old)),
        accent=pick(("en-us", "en-gb-x-rp", "en-us"), "accent", id),
        tilt=float(random.uniform(-2.0, 1.5) - 1.5 * young),
    )
