"""Speech: every line of the plan, spoken by the voice of who says it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction

import numpy as np

from ciotat.core.chance import seed
from ciotat.core.errors import CiotatError
from ciotat.direction.plan import Beat, Plan
from ciotat.sound.backends.espeak import Espeak
from ciotat.sound.backends.silence import Silence
from ciotat.sound.filters import Sound
from ciotat.sound.lipsync import shapes
from ciotat.sound.polish import at_rate, polish, trimmed
from ciotat.sound.prosody import Delivery, delivery_of
from ciotat.sound.reading import aloud, runs
from ciotat.sound.stems import RATE, Spoken
from ciotat.sound.voice import Speaker, Voice, narrator, voice_of

__all__ = ["VOICES", "speak"]

VOICES: Mapping[str, Callable[[], Speaker]] = {"espeak": Espeak, "silence": Silence}
_JOIN, _WORDLESS = round(0.04 * RATE), round(0.6 * RATE)


def speak(plan: Plan, voice: str = "espeak") -> dict[str, Spoken]:
    """Every line of `plan` by beat id, as said by the engine named `voice` (one of VOICES).

    A line depends on its own words, its delivery and its speaker only: the same line has the same bytes in every film.
    Raises CiotatError for an unknown engine or language, BackendMissing where the engine is not installed.
    """
    voices = {character.id: voice_of(character) for character in plan.characters}
    lines = [beat for scene in plan.scenes for beat in scene.beats if beat.type == "line"]
    with _engine(voice) as engine:
        return {beat.id: _say(beat, voices.get(beat.actor) or narrator(beat.actor), engine) for beat in lines}


@contextmanager
def _engine(name: str) -> Iterator[Speaker]:
    if name not in VOICES:
        raise CiotatError(f"there is no voice engine {name!r}", advice=f"choose one of: {', '.join(VOICES)}")
    engine = VOICES[name]()
    try:
        yield engine
    finally:
        engine.close()


def _say(beat: Beat, voice: Voice, engine: Speaker) -> Spoken:
    delivery = delivery_of(beat)
    pieces, phones, now = [np.zeros(0, np.float32)], [], 0
    for words, language in runs(beat.text, beat.language):
        if not any(letter.isalnum() for letter in words):
            continue
        sound, heard = _uttered(engine, aloud(words, language), language, voice, delivery)
        if now:
            pieces.append(np.zeros(_JOIN, np.float32))
            now += _JOIN
        phones += [(Fraction(now + at, RATE), ipa) for at, ipa in heard]
        pieces.append(sound)
        now += len(sound)
    sound = np.concatenate(pieces)
    if not len(sound):
        sound = np.zeros(_WORDLESS, np.float32)
    if sound.any():
        sound = polish(sound, delivery.level, beat.element, beat.text)
    length = Fraction(len(sound), RATE)
    return Spoken(beat.id, length, shapes(phones, length), sound)


def _uttered(
    engine: Speaker, words: str, language: str, voice: Voice, delivery: Delivery
) -> tuple[Sound, list[tuple[int, str]]]:
    """One run of words at RATE, trimmed, with its phones in samples of what is left."""
    utterance = engine.say(words, language, voice, delivery, seed("speech", voice.id, words))
    sound = at_rate(utterance.sound, utterance.rate)
    kept = trimmed(sound)
    phones = [(max(0, round(at * RATE / utterance.rate) - kept.start), ipa) for at, ipa in utterance.phones]
    return sound[kept], phones
