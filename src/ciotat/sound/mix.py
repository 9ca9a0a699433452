"""The mix: four stems balanced, music out of the way of words, the whole at its loudness under its ceiling.

It is made piece by piece. All that a piece knows of the rest of its film are two gains, of the music and of the whole,
which move in steps: so a small edit seldom moves them, and all pieces it does not touch stay what they were.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from ciotat.direction.plan import Plan
from ciotat.sound.dialogue import sample
from ciotat.sound.event import StemName
from ciotat.sound.filters import Sound
from ciotat.sound.limiter import MARGIN, gain_under
from ciotat.sound.loudness import Meter, integrated, steps, true_peak
from ciotat.sound.piece import LAG, LEAD, Piece, pieces
from ciotat.sound.stems import Spoken, StemFiles, Stems
from ciotat.sound.strips import NAMES, Strip, draw
from ciotat.sound.tape import Tape, taping
from ciotat.sound.tape import heard as read

__all__ = ["TARGET", "Desk", "level_of", "loaded", "music_gain", "record", "whole_gain"]

TARGET, CEILING = -16.0, -1.5  # LUFS, dBTP
_MUSIC = -24.0  # LUFS of the score before it makes way
_MOST = 12.0  # dB a quiet film may be raised: a film of wind alone stays quieter than speech
_STEP, _MUSIC_STEP = 0.25, 0.5  # dB
_TRIES = 6

Levels = NDArray[np.float64]


@dataclass(frozen=True)
class Desk:
    """The mixing desk. `strip` gives the strip of a scene and stem, (n, 2); `music` is the gain of the score in dB."""

    strip: Callable[[int, StemName], Strip]
    music: float

    def levels(self, piece: Piece, gain: float | None) -> Levels:
        """The steps of loudness of a piece raised by `gain` dB and held under the ceiling; with None as it comes."""
        stems = self._stems(piece)
        if gain is None:
            return steps(_total(stems), LEAD + MARGIN, LEAD + MARGIN + piece.length)
        held = _held(stems, gain)
        return steps((_total(stems) * held)[MARGIN:-MARGIN], LEAD, LEAD + piece.length)

    def mixed(self, piece: Piece, gain: float) -> Sound:
        """The mix of a piece, with LEAD samples of what is heard before it and LAG after it."""
        stems = self._stems(piece)
        return (_total(stems) * _held(stems, gain))[MARGIN:-MARGIN]

    def stems(self, piece: Piece, gain: float) -> dict[StemName, Sound]:
        """The stems of a piece as they sum to its mix."""
        stems = self._stems(piece)
        inner, held = slice(LEAD + MARGIN, -LAG - MARGIN), _held(stems, gain)
        return {name: (sound * held)[inner] for name, sound in stems.items()}

    def _stems(self, piece: Piece) -> dict[StemName, Sound]:
        """The stems under their faders, over the window of the piece."""
        low, high = piece.window
        stems: dict[StemName, Sound] = {name: np.zeros((high - low, 2), np.float32) for name in NAMES}
        for laid in piece.laid:
            strip = self.strip(laid.scene, laid.stem)
            first, last = max(low, laid.at), min(high, laid.at + len(strip))
            if first < last:
                stems[laid.stem][first - low : last - low] += strip[first - laid.at : last - laid.at]
        for sound in stems.values():  # what rings on after the film is not heard
            sound[max(0, piece.faders.length - low) :] = 0
            sound[: max(0, piece.faders.begin - low)] = 0
        gains = piece.faders.gains(low, high)
        gains["music"] *= np.float32(10 ** (self.music / 20))
        for name, sound in stems.items():
            sound *= gains[name]
        return stems


def level_of(strip: Strip) -> Levels:
    """The steps of loudness of a strip as it was drawn."""
    return steps(strip[:].astype(np.float32), 0, len(strip))


def music_gain(levels: Iterable[Levels]) -> float:
    """The gain in dB that brings the score to its level; `levels` are those of its strips."""
    loud = integrated(np.concatenate([np.zeros(0), *levels]))
    return min(30.0, _nearest(_MUSIC - loud, _MUSIC_STEP)) if np.isfinite(loud) else 0.0


def whole_gain(levels: Callable[[float | None], Iterable[Levels]]) -> float:
    """The gain in dB that brings the film nearest to TARGET through the limiter; `levels` gives those of all pieces."""

    def heard(gain: float | None) -> float:
        return integrated(np.concatenate([np.zeros(0), *levels(gain)]))

    loud = heard(None)
    if not np.isfinite(loud):
        return 0.0
    gain = min(_MOST, _nearest(TARGET - loud, _STEP))
    wrong: dict[float, float] = {}
    while gain not in wrong and len(wrong) < _TRIES:
        wrong[gain] = TARGET - heard(gain)
        if abs(wrong[gain]) <= 0.55 * _STEP:
            break
        gain = min(_MOST, gain + (_nearest(1.3 * wrong[gain], _STEP) or np.copysign(_STEP, wrong[gain])))
    return min(wrong, key=lambda tried: (abs(wrong[tried]), tried))


def record(plan: Plan, spoken: Mapping[str, Spoken], folder: Path) -> StemFiles:
    """The whole soundtrack of `plan`, exactly as long as it, as files in `folder`.

    Works through the film in pieces, so that memory does not grow with the length. The same plan and lines
    give the same bytes. Raises StoreError where the disk refuses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    people = {character.id: character for character in plan.characters}
    with TemporaryDirectory(dir=folder, ignore_cleanup_errors=True) as aside:
        strips: list[dict[StemName, Strip]] = []
        for k, scene in enumerate(plan.scenes):
            ends = (k == 0, k == len(plan.scenes) - 1)
            drawn = draw(scene, plan.title, people, spoken, ends, Path(aside) / str(k))
            strips.append({name: Strip(drawn[name]) for name in NAMES if name in drawn})
        heard = {beat: len(said.sound) for beat, said in spoken.items() if said.sound.any()}
        parts = pieces(plan, heard, [{name: len(strip) for name, strip in own.items()} for own in strips])
        music = music_gain(level_of(own["music"]) for own in strips if "music" in own)
        desk = Desk(lambda scene, stem: strips[scene][stem], music)
        gain = whole_gain(lambda gain: (desk.levels(piece, gain) for piece in parts))
        with taping(folder, NAMES, "mix", sample(plan.length)) as tapes:
            loudness, peak = _taped(desk, parts, gain, tapes)
        strips.clear()
    paths = {name: folder / f"{name}.wav" for name in ("mix", *NAMES)}
    return StemFiles(**paths, samples=sample(plan.length), loudness=loudness, peak=peak)


def loaded(files: StemFiles) -> Stems:
    """The stems of a short film in memory."""
    return Stems(*(read(getattr(files, name)) for name in NAMES))


def _taped(desk: Desk, parts: Sequence[Piece], gain: float, tapes: Mapping[str, Tape]) -> tuple[float, float]:
    """Write stems and mix; (LUFS, dBTP) of the mix."""
    meter, peak = Meter(), 0.0
    for piece in parts:
        stems = desk.stems(piece, gain)
        for name, sound in stems.items():
            tapes[name].write(piece.start, sound)
        mix = _total(stems)
        tapes["mix"].write(piece.start, mix)
        meter.add(mix)
        peak = max(peak, true_peak(mix))
    return meter.integrated, float(20 * np.log10(max(peak, 1e-10)))


def _held(stems: Mapping[StemName, Sound], gain: float) -> Sound:
    """The gain (n, 1) that raises the stems by `gain` dB and holds their sum under the ceiling."""
    scale = np.float32(10 ** (gain / 20))
    return scale * gain_under(_total(stems) * scale, 10 ** ((CEILING - 0.05) / 20))


def _total(stems: Mapping[StemName, Sound]) -> Sound:
    return stems["dialogue"] + stems["effects"] + stems["ambience"] + stems["music"]


def _nearest(gain: float, step: float) -> float:
    return round(gain / step) * step
