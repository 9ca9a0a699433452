"""Speech: every line of the plan, spoken by the voice of who says it."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from threading import Thread
from types import TracebackType

import numpy as np

from ciotat.core.chance import seed
from ciotat.core.digest import digest
from ciotat.core.errors import CiotatError
from ciotat.core.record import dump
from ciotat.direction.plan import Plan, ScenePlan
from ciotat.sound.backends.espeak import Espeak
from ciotat.sound.backends.silence import Silence
from ciotat.sound.filters import Sound
from ciotat.sound.lipsync import shapes
from ciotat.sound.polish import at_rate, polish, trimmed
from ciotat.sound.prosody import Delivery, delivery_of
from ciotat.sound.reading import aloud, runs
from ciotat.sound.stems import RATE, Spoken
from ciotat.sound.voice import Speaker, Utterance, Voice, narrator, voices_of

__all__ = ["VOICES", "Booth", "Line", "lines", "say", "speak"]

VOICES: Mapping[str, Callable[[], Speaker]] = {"espeak": Espeak, "silence": Silence}
_HANDS = 2  # lines polished while the engine says the next
_JOIN, _WORDLESS = round(0.04 * RATE), round(0.6 * RATE)


@dataclass(frozen=True)
class Line:
    """All that shapes how one line sounds: its own words, its delivery and its speaker's voice in this cast."""

    beat: str
    element: str
    text: str
    language: str
    voice: Voice
    delivery: Delivery

    @property
    def key(self) -> str:
        """The digest of it all; which beat it is shapes nothing."""
        return digest(dump([self.element, self.text, self.language, self.voice, self.delivery]))


def lines(scene: ScenePlan, voices: Mapping[str, Voice]) -> list[Line]:
    """Every spoken line of a scene; `voices` are those of the cast (`voices_of`)."""
    spoken = [beat for beat in scene.beats if beat.type == "line"]
    return [
        Line(b.id, b.element, b.text, b.language, voices.get(b.actor) or narrator(b.actor), delivery_of(b))
        for b in spoken
    ]


class Booth:
    """Where lines are said, by the engine named `voice` (one of VOICES); it stands ready from the first line until it is
    closed. A line never depends on other lines.

    Raises CiotatError for an unknown engine or language, BackendMissing where the engine is not installed.
    """

    def __init__(self, voice: str = "espeak") -> None:
        if voice not in VOICES:
            raise CiotatError(f"there is no voice engine {voice!r}", advice=f"choose one of: {', '.join(VOICES)}")
        self.voice = voice
        self._engine: Speaker | None = None

    def __enter__(self) -> "Booth":
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def say(self, lines: Sequence[Line]) -> list[Spoken]:
        """The lines as they are said."""
        if not lines:
            return []
        self._engine = engine = self._engine or VOICES[self.voice]()
        with ThreadPoolExecutor(_HANDS) as pool:
            said = [pool.submit(_finished, line, _uttered(engine, line)) for line in lines]
            return [line.result() for line in said]

    def close(self) -> None:
        """Let the engine go; nobody waits until it has gone."""
        if self._engine is not None:
            Thread(target=self._engine.close).start()
            self._engine = None


def say(lines: Sequence[Line], voice: str = "espeak") -> list[Spoken]:
    """The lines as said by the engine named `voice` (see `Booth`)."""
    with Booth(voice) as booth:
        return booth.say(lines)


def speak(plan: Plan, voice: str = "espeak") -> dict[str, Spoken]:
    """Every line of `plan` by beat id (see `say`)."""
    voices = voices_of(plan.characters)
    wanted = [line for scene in plan.scenes for line in lines(scene, voices)]
    return {spoken.beat: spoken for spoken in say(wanted, voice)}


def _uttered(engine: Speaker, line: Line) -> list[Utterance]:
    """The words of a line as the engine says them, a run of one language at a time."""
    found = []
    for words, language in runs(line.text, line.language):
        if any(letter.isalnum() for letter in words):
            text = aloud(words, language)
            chance = seed("speech", line.voice.id, text)
            found.append(engine.say(text, language, line.voice, line.delivery, chance))
    return found


def _finished(line: Line, utterances: list[Utterance]) -> Spoken:
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
        sound = polish(sound, line.delivery.level, line.element, line.text)
    length = Fraction(len(sound), RATE)
    return Spoken(line.beat, length, shapes(phones, length), sound)


def _fitted(utterance: Utterance) -> tuple[Sound, list[tuple[int, str]]]:
    """What was said at RATE, trimmed, with its phones in samples of what is left."""
    sound = at_rate(utterance.sound, utterance.rate)
    kept = trimmed(sound)
    phones = [(max(0, round(at * RATE / utterance.rate) - kept.start), ipa) for at, ipa in utterance.phones]
    return sound[kept], phones
