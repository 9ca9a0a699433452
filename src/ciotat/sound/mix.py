"""The mix: four stems balanced, music out of the way of words, the whole at its loudness under its ceiling."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from ciotat.core.time import Seconds
from ciotat.direction.plan import Plan
from ciotat.sound.ambience import ambience
from ciotat.sound.automation import Automation, automation_of
from ciotat.sound.dialogue import dialogue, sample
from ciotat.sound.event import BLOCK, Event, reels
from ciotat.sound.filters import Sound
from ciotat.sound.limiter import MARGIN, gain_under
from ciotat.sound.loudness import Meter, true_peak
from ciotat.sound.score import compose, play
from ciotat.sound.spotting import effects
from ciotat.sound.stems import RATE, Spoken, StemFiles, Stems
from ciotat.sound.tape import Tape, heard, taping

__all__ = ["TARGET", "loaded", "record"]

TARGET, CEILING = -16.0, -1.5  # LUFS, dBTP
_MUSIC = -24.0  # LUFS of the score before it makes way
_MOST = 12.0  # dB a quiet film may be raised: a film of wind alone stays quieter than speech
_NAMES = ("dialogue", "effects", "ambience", "music")


def record(plan: Plan, spoken: Mapping[str, Spoken], folder: Path) -> StemFiles:
    """The whole soundtrack of `plan`, exactly as long as it, as files in `folder`.

    Works through the film in blocks of 20 s, so that memory does not grow with the length. The same plan and lines
    give the same bytes. Raises StoreError where the disk refuses.
    """
    length = sample(plan.length)
    with taping(folder, _NAMES, "mix", length) as tapes:
        music = _lay_down(plan, spoken, tapes, length)
        desk = _Desk(tapes, automation_of(plan, spoken), music, length)
        loudness, peak = desk.master()
    paths = {name: folder / f"{name}.wav" for name in ("mix", *_NAMES)}
    return StemFiles(**paths, samples=length, loudness=loudness, peak=peak)


def loaded(files: StemFiles) -> Stems:
    """The stems of a short film in memory."""
    return Stems(*(heard(getattr(files, name)) for name in _NAMES))


def _lay_down(plan: Plan, spoken: Mapping[str, Spoken], tapes: Mapping[str, Tape], length: int) -> float:
    """Draw every event onto the stem tapes; gives the gain in dB that brings the score to its level."""
    meter = Meter()
    for start, block in reels(_events(plan, spoken), length):
        for name, sound in block.items():
            tapes[name].write(start, sound)
        meter.add(block["music"])
    return min(30.0, _MUSIC - meter.integrated) if np.isfinite(meter.integrated) else 0.0


def _events(plan: Plan, spoken: Mapping[str, Spoken]) -> list[Event]:
    people = {character.id: character for character in plan.characters}
    events: list[Event] = []
    begin = Seconds(0)
    for scene in plan.scenes:
        events += [*dialogue(scene, begin, spoken), *effects(scene, begin, people), *ambience(scene, begin)]
        begin += scene.length
    for note in compose(plan):
        draw = partial(play, note.instrument, note.pitch, note.length, note.force)
        events.append(Event("music", round(note.start * RATE), draw, "hall", 0.9))
    return sorted(events, key=lambda event: event.start)


@dataclass(frozen=True)
class _Desk:
    """The mixing desk over finished raw stems."""

    tapes: Mapping[str, Tape]
    automation: Automation
    music: float
    length: int

    def master(self) -> tuple[float, float]:
        """Find the gain that reaches TARGET through the limiter, then write stems and mix; (LUFS, dBTP) of the mix."""
        gain = self._first_gain()
        for _ in range(4):
            measured = self._measure(gain)
            wrong = TARGET - measured
            if not np.isfinite(measured) or abs(wrong) < 0.08 or (gain >= _MOST and wrong > 0):
                break
            gain = min(_MOST, gain + 1.3 * wrong)
        return self._write(gain)

    def _first_gain(self) -> float:
        meter = Meter()
        for start, end in self._blocks():
            meter.add(_total(self._stems(start, end)))
        return min(_MOST, TARGET - meter.integrated) if np.isfinite(meter.integrated) else 0.0

    def _measure(self, gain: float) -> float:
        meter = Meter()
        for start, end in self._blocks():
            stems, held = self._limited(start, end, gain)
            meter.add(_total(stems) * held)
        return meter.integrated

    def _write(self, gain: float) -> tuple[float, float]:
        meter, peak = Meter(), 0.0
        for start, stems, held in self._faders(gain):
            for name in _NAMES:
                stems[name] *= held
                self.tapes[name].write(start, stems[name])
            mix = _total(stems)
            self.tapes["mix"].write(start, mix)
            meter.add(mix)
            peak = max(peak, true_peak(mix))
        return meter.integrated, float(20 * np.log10(max(peak, 1e-10)))

    def _faders(self, gain: float) -> Iterator[tuple[int, dict[str, Sound], Sound]]:
        """Every block's start, raw stems and final gain, read one block ahead of what is overwritten."""
        waiting: tuple[int, dict[str, Sound], Sound] | None = None
        for start, end in self._blocks():
            ready = (start, *self._limited(start, end, gain))
            if waiting is not None:
                yield waiting
            waiting = ready
        if waiting is not None:
            yield waiting

    def _limited(self, start: int, end: int, gain: float) -> tuple[dict[str, Sound], Sound]:
        """The raw stems, and the gain (n, 1) that raises them by `gain` dB and holds their sum under the ceiling."""
        stems = self._stems(start - MARGIN, end + MARGIN)
        scale = np.float32(10 ** (gain / 20))
        held = scale * gain_under(_total(stems) * scale, 10 ** ((CEILING - 0.05) / 20))
        inner = slice(MARGIN, -MARGIN)
        return {name: sound[inner] for name, sound in stems.items()}, held[inner]

    def _blocks(self) -> Iterator[tuple[int, int]]:
        for start in range(0, self.length, BLOCK):
            yield start, min(start + BLOCK, self.length)

    def _stems(self, start: int, end: int) -> dict[str, Sound]:
        """The raw stems under their automation."""
        raw = {name: self.tapes[name].read(start, end) for name in _NAMES}
        gains = self.automation.gains(start, end)
        gains["music"] *= np.float32(10 ** (self.music / 20))
        return {name: sound * gains[name] for name, sound in raw.items()}


def _total(stems: Mapping[str, Sound]) -> Sound:
    return stems["dialogue"] + stems["effects"] + stems["ambience"] + stems["music"]
