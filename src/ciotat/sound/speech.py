"""Speech: every line of the plan, spoken by the voice of who says it."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
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
from ciotat.sound.voice import Speaker, Utterance, Voice, narrator, voices_of

__all__ = ["VOICES", "speak"]

VOICES: Mapping[str, Callable[[], Speaker]] = {"espeak": Espeak, "silence": Silence}
_HANDS = 2  # lines polished while the engine says the next
_JOIN, _WORDLESS = round(0.04 * RATE), round(0.6 * RATE)


def speak(plan: Plan, voice: str = "espeak") -> dict[str, Spoken]:
    """Every line of `plan` by beat id, as said by the engine named `voice` (one of VOICES).

    A line depends on its own words, its delivery and its speaker's voice in this cast only, never on other lines.
    Raises CiotatError for an unknown engine or language, BackendMissing where the engine is not installed.
    """
    voices = voices_of(plan.characters)
    lines = [beat for scene in plan.scenes for beat in scene.beats if beat.type == "line"]
    with _engine(voice) as engine, ThreadPoolExecutor(_HANDS) as pool:
        said = []
        for beat in lines:
            own, delivery = voices.get(beat.actor) or narrator(beat.actor), delivery_of(beat)
            said.append(pool.submit(_finished, beat, delivery, _uttered(engine, beat, own, delivery)))
        return {beat.id: line.result() for beat, line in zip(lines, said, strict=True)}


@contextmanager
def _engine(name: str) -> Iterator[Speaker]:
    if name not in VOICES:
        raise CiotatError(f"there is no voice engine {name!r}", advice=f"choose one of: {', '.join(VOICES)}")
    engine = VOICES[name]()
    try:
        yield engine
    finally:
        engine.close()


def _uttered(engine: Speaker, beat: Beat, voice: Voice, delivery: Delivery) -> list[Utterance]:
    """The words of a line as the engine says them, a run of one language at a time."""
    found = []
    for words, language in runs(beat.text, beat.language):
        if any(letter.isalnum() for letter in words):
            text = aloud(words, language)
            found.append(engine.say(text, language, voice, delivery, seed("speech", voice.id, text)))
    return found


def _finished(beat: Beat, delivery: Delivery, utterances: list[Utterance]) -> Spoken:
    pieces, phones, now = [np.zeros(0, np.float32)], [], 0
    for utterance in utterances:
        if now:
            pieces.append(np.zeros(_JOIN, np.float32))
            now += _JOIN
        sound, heard = _fitted(utterance)
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


def _fitted(utterance: Utterance) -> tuple[Sound, list[tuple[int, str]]]:
    """What was said at RATE, trimmed, with its phones in samples of what is left."""
    sound = at_rate(utterance.sound, utterance.rate)
    kept = trimmed(sound)
    phones = [(max(0, round(at * RATE / utterance.rate) - kept.start), ipa) for at, ipa in utterance.phones]
    return sound[kept], phones
