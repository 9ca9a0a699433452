"""The mix: four stems balanced, music out of the way of words, the whole at its loudness under its ceiling."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ciotat.core.time import Seconds
from ciotat.direction.plan import Plan
from ciotat.sound.automation import Automation, faders
from ciotat.sound.dialogue import sample
from ciotat.sound.event import BLOCK
from ciotat.sound.filters import Sound
from ciotat.sound.limiter import MARGIN, gain_under
from ciotat.sound.loudness import Meter, true_peak
from ciotat.sound.stems import Spoken, StemFiles, Stems
from ciotat.sound.strips import NAMES, Strip, draw
from ciotat.sound.tape import Tape, taping
from ciotat.sound.tape import heard as read

__all__ = ["TARGET", "loaded", "mixed", "record"]

TARGET, CEILING = -16.0, -1.5  # LUFS, dBTP
_MUSIC = -24.0  # LUFS of the score before it makes way
_MOST = 12.0  # dB a quiet film may be raised: a film of wind alone stays quieter than speech


def record(plan: Plan, spoken: Mapping[str, Spoken], folder: Path) -> StemFiles:
    """The whole soundtrack of `plan`, exactly as long as it, as files in `folder`.

    Works through the film in blocks of 20 s, so that memory does not grow with the length. The same plan and lines
    give the same bytes. Raises StoreError where the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    people = {character.id: character for character in plan.characters}
    with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as aside:
        drawn = []
        for k, scene in enumerate(plan.scenes):
            ends = (k == 0, k == len(plan.scenes) - 1)
            drawn.append(draw(scene, plan.title, people, spoken, ends, Path(aside) / str(k)))
        heard = {beat: len(said.sound) for beat, said in spoken.items() if said.sound.any()}
        loudness, peak = mixed(plan, heard, drawn, folder, stems=True)
    paths = {name: folder / f"{name}.wav" for name in ("mix", *NAMES)}
    return StemFiles(**paths, samples=sample(plan.length), loudness=loudness, peak=peak)


def mixed(
    plan: Plan, heard: Mapping[str, int], drawn: Sequence[Mapping[str, Path]], folder: Path, *, stems: bool = False
) -> tuple[float, float]:
    """Mix the strips of all scenes, by scene and stem, to ``mix.wav`` in `folder`, and to a file a stem where `stems` are
    wanted too; gives its loudness (LUFS) and true peak (dBTP). `heard` holds the length in samples of every line."""
    length, begin = sample(plan.length), Seconds(0)
    strips: dict[str, list[Strip]] = {name: [] for name in NAMES}
    for scene, files in zip(plan.scenes, drawn, strict=True):
        for name, path in files.items():
            strips[name].append(Strip.at(sample(begin), path))
        begin += scene.length
    with taping(folder, NAMES if stems else (), "mix", length) as tapes:
        desk = _Desk(strips, tapes, faders(plan, heard), _music(strips["music"], length), length)
        return desk.master()


def loaded(files: StemFiles) -> Stems:
    """The stems of a short film in memory."""
    return Stems(*(read(getattr(files, name)) for name in NAMES))


def _music(strips: Sequence[Strip], length: int) -> float:
    """The gain in dB that brings the score to its level."""
    meter = Meter()
    for start in range(0, length, BLOCK):
        meter.add(_laid(strips, start, min(start + BLOCK, length)))
    return min(30.0, _MUSIC - meter.integrated) if np.isfinite(meter.integrated) else 0.0


def _laid(strips: Sequence[Strip], start: int, end: int) -> Sound:
    """All strips of a stem from sample `start` to `end`."""
    block = np.zeros((end - start, 2), np.float32)
    for strip in strips:
        strip.add(start, block)
    return block


@dataclass(frozen=True)
class _Desk:
    """The mixing desk over the strips of all scenes, by stem; `tapes` for what is wanted."""

    strips: Mapping[str, Sequence[Strip]]
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
            for name in NAMES:
                stems[name] *= held
                if name in self.tapes:
                    self.tapes[name].write(start, stems[name])
            mix = _total(stems)
            self.tapes["mix"].write(start, mix)
            meter.add(mix)
            peak = max(peak, true_peak(mix))
        return meter.integrated, float(20 * np.log10(max(peak, 1e-10)))

    def _faders(self, gain: float) -> Iterator[tuple[int, dict[str, Sound], Sound]]:
        """Every block's start, raw stems and final gain."""
        for start, end in self._blocks():
            yield (start, *self._limited(start, end, gain))

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
        raw = {name: _laid(self.strips[name], start, end) for name in NAMES}
        for sound in raw.values():  # what rings on after the film is not heard
            sound[max(0, self.length - start) :] = 0
            sound[: max(0, -start)] = 0
        gains = self.automation.gains(start, end)
        gains["music"] *= np.float32(10 ** (self.music / 20))
        return {name: sound * gains[name] for name, sound in raw.items()}


def _total(stems: Mapping[str, Sound]) -> Sound:
    return stems["dialogue"] + stems["effects"] + stems["ambience"] + stems["music"]
