"""Textures: how a bar is played, from joy's running piano to fear's high cluster over a drone."""

from collections.abc import Iterator
from dataclasses import dataclass

from ciotat.core.chance import chance
from ciotat.sound.score.harmony import Key

__all__ = ["Bar", "Note", "textures"]


@dataclass(frozen=True)
class Note:
    """`pitch` (MIDI) on `instrument` from `start` for `length` seconds, at `force` in [0, 1]."""

    start: float
    length: float
    pitch: int
    force: float
    instrument: str


@dataclass(frozen=True)
class Bar:
    """One bar: its time in the scene, its chord (root degree, bass, upper voices), what is felt, whether it closes."""

    start: float
    length: float
    root: int
    bass: int
    voices: tuple[int, ...]
    valence: float
    arousal: float
    talk: bool
    closing: bool

    @property
    def strength(self) -> float:
        """How strongly anything is felt, in [0, 1]."""
        return max(abs(self.valence), max(0.0, self.arousal))

    @property
    def tension(self) -> float:
        """Arousal that hurts, in [0, 1]."""
        return min(1.0, max(0.0, self.arousal) * (0.5 - 0.9 * self.valence))


def textures(key: Key, bar: Bar, identity: tuple[str, ...]) -> Iterator[Note]:
    """The notes of one bar; under speech only what stays out of its way."""
    if bar.closing:
        yield from _close(bar)
        return
    yield from _pad(bar)
    if bar.tension > 0.3:
        yield from _dread(key, bar)
    elif bar.valence > 0.25 and bar.arousal > 0.1:
        yield from _running(bar)
    elif not bar.talk or bar.valence < -0.2:
        yield from _falling(bar, identity)
    if bar.tension > 0.45:
        yield from _drive(bar)


def _pad(bar: Bar) -> Iterator[Note]:
    force = (0.18 + 0.55 * bar.strength) * (0.75 if bar.tension > 0.3 else 1.0)
    for voice in bar.voices:
        low = voice - 12 if bar.valence < -0.3 and voice > 62 else voice
        yield Note(bar.start, bar.length, low, force, "strings")
    yield Note(bar.start, bar.length, bar.bass + 12, 0.8 * force, "strings")


def _running(bar: Bar) -> Iterator[Note]:
    """Broken chords up and down, as many as the heart beats; half of them under speech."""
    order = (0, 1, 2, 1, 2, 1, 2, 1)
    count = 4 if bar.talk or bar.arousal < 0.3 else 8
    step = bar.length / count
    yield Note(bar.start, bar.length, bar.bass, 0.5, "pizzicato")
    yield Note(bar.start + bar.length / 2, bar.length / 2, bar.bass + 7, 0.38, "pizzicato")
    for index in range(count):
        pitch = bar.voices[order[index]] + (12 if index == count - 2 and count == 8 else 0)
        yield Note(bar.start + index * step, step * 2.2, pitch, 0.34 + 0.14 * (index == 0), "piano")
    if not bar.talk:
        for index, voice in enumerate(bar.voices[1:]):
            yield Note(bar.start + (2.5 + index) * bar.length / 4, 1.0, voice + 24, 0.22, "celesta")


def _falling(bar: Bar, identity: tuple[str, ...]) -> Iterator[Note]:
    """A few single notes: bass, then the chord let fall slowly."""
    yield Note(bar.start, bar.length, bar.bass + 12, 0.36, "piano")
    random = chance("falling", *identity)
    places = (0.25, 0.5, 0.75) if bar.arousal > -0.3 else (0.375, 0.75)
    for place, voice in zip(places, reversed(bar.voices), strict=False):
        if random.uniform() < 0.82:
            yield Note(bar.start + place * bar.length, bar.length * 0.6, voice, 0.28 + 0.1 * random.uniform(), "piano")


def _dread(key: Key, bar: Bar) -> Iterator[Note]:
    """A drone, a shivering cluster far above, and a heart in the drum."""
    yield Note(bar.start, bar.length, bar.bass, 0.3 + 0.25 * bar.tension, "drone")
    top = key.pitch(bar.root + 4) + 24
    for pitch in (top, top + 1):
        yield Note(bar.start, bar.length, pitch, 0.18 + 0.25 * bar.tension, "tremolo")
    beats = 2 if bar.tension < 0.6 else 4
    for index in range(beats):
        at = bar.start + index * bar.length / beats
        yield Note(at, 0.5, bar.bass, 0.26 + 0.3 * bar.tension, "timpani")
        yield Note(at + 0.19, 0.5, bar.bass, 0.14 + 0.2 * bar.tension, "timpani")


def _drive(bar: Bar) -> Iterator[Note]:
    """Short bows in the basses that run as fast as the fear."""
    count = 8 if bar.tension < 0.7 else 16
    for index in range(count):
        accent = 0.16 if index % 4 == 0 else 0.0
        pitch = bar.bass + 12 + (1 if index % 8 == 6 else 0)
        yield Note(bar.start + index * bar.length / count, 0.2, pitch, 0.2 + 0.3 * bar.tension + accent, "spiccato")


def _close(bar: Bar) -> Iterator[Note]:
    """The last chord, broken upwards, and left to ring."""
    for voice in bar.voices:
        yield Note(bar.start, bar.length, voice, 0.5, "strings")
    yield Note(bar.start, bar.length, bar.bass + 12, 0.5, "strings")
    yield Note(bar.start, bar.length, bar.bass, 0.45, "drone")
    for index, pitch in enumerate((bar.bass + 12, *bar.voices, bar.bass + 36)):
        instrument = "celesta" if index == 4 and bar.valence > -0.3 else "piano"
        yield Note(bar.start + 0.11 * index, bar.length, pitch, 0.46, instrument)
