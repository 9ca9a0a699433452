"""The mix: four stems balanced, music out of the way of words, the whole at its loudness under its ceiling.

It is made piece by piece. All that a piece knows of the rest of its film are the gains of its scenes, of their music and of the
whole, which move in steps (`levelling`): so nearly all pieces that an edit does not touch stay what they were.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ciotat.direction.plan import Plan
from ciotat.sound.dialogue import sample
from ciotat.sound.event import StemName
from ciotat.sound.filters import Sound
from ciotat.sound.levelling import CEILING, Levels, Master, masters, music_gain, scale, shares, whole_gain
from ciotat.sound.limiter import MARGIN, gain_under
from ciotat.sound.loudness import Meter, steps, true_peak
from ciotat.sound.piece import LAG, LEAD, Piece, pieces
from ciotat.sound.stems import Spoken, StemFiles, Stems
from ciotat.sound.strips import NAMES, Strip, draw
from ciotat.sound.tape import Tape, taping
from ciotat.sound.tape import heard as read

__all__ = ["Desk", "level_of", "loaded", "record"]

_KEPT = 32


@dataclass(frozen=True)
class Desk:
    """The mixing desk. `strip` gives the strip of a scene and stem, (n, 2); `music` is the gain in dB of each scene's score."""

    strip: Callable[[int, StemName], Strip]
    music: Sequence[float]
    _kept: dict[Piece, Sound] = field(default_factory=dict)

    def plain(self, piece: Piece) -> Levels:
        """The true peak (linear) of a piece and its neighbourhood as it comes, then its steps of loudness."""
        sound = self._total(piece)
        found = steps(sound, LEAD + MARGIN, LEAD + MARGIN + piece.length)
        return np.concatenate([[true_peak(sound)], found])

    def levels(self, piece: Piece, gain: float) -> Levels:
        """The steps of loudness of a piece raised by `gain` dB and held under the ceiling."""
        return steps(self.mixed(piece, ((0, gain),)), LEAD, LEAD + piece.length)

    def mixed(self, piece: Piece, master: Master) -> Sound:
        """The mix of a piece, with LEAD samples of what is heard before it and LAG after it."""
        sound = self._total(piece)
        return (sound * _held(piece, sound, master))[MARGIN:-MARGIN]

    def stems(self, piece: Piece, master: Master) -> dict[StemName, Sound]:
        """The stems of a piece as they sum to its mix."""
        stems = self._stems(piece)
        inner, held = slice(LEAD + MARGIN, -LAG - MARGIN), _held(piece, _total(stems), master)
        return {name: (sound * held)[inner] for name, sound in stems.items()}

    def _total(self, piece: Piece) -> Sound:
        """The sum of the stems; that of the first pieces that are asked for is kept, which are all where little is made again."""
        if (known := self._kept.get(piece)) is not None:
            return known
        sound = _total(self._stems(piece))
        if len(self._kept) < _KEPT:
            self._kept[piece] = sound
        return sound

    def _stems(self, piece: Piece) -> dict[StemName, Sound]:
        """The stems under their faders, over the window of the piece."""
        low, high = piece.window
        stems: dict[StemName, Sound] = {name: np.zeros((high - low, 2), np.float32) for name in NAMES}
        for laid in piece.laid:
            strip = self.strip(laid.scene, laid.stem)
            first, last = max(low, laid.at), min(high, laid.at + len(strip))
            if first < last:
                gain = np.float32(10 ** (self.music[laid.scene] / 20) if laid.stem == "music" else 1)
                stems[laid.stem][first - low : last - low] += strip[first - laid.at : last - laid.at] * gain
        for sound in stems.values():  # what rings on after the film is not heard
            sound[max(0, piece.faders.length - low) :] = 0
            sound[: max(0, piece.faders.begin - low)] = 0
        gains = piece.faders.gains(low, high)
        for name, sound in stems.items():
            sound *= gains[name]
        return stems


def level_of(strip: Strip) -> Levels:
    """The steps of loudness of a strip as it was drawn."""
    return steps(strip[:].astype(np.float32), 0, len(strip))


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
            files = draw(scene, plan.title, people, spoken, ends, Path(aside) / str(k))
            strips.append({name: Strip(files[name]) for name in NAMES if name in files})
        heard = {beat: len(said.sound) for beat, said in spoken.items() if said.sound.any()}
        parts = pieces(plan, heard, [{name: len(strip) for name, strip in drawn.items()} for drawn in strips])
        own = shares(plan.scenes)
        music = music_gain((level_of(drawn["music"]) for drawn in strips if "music" in drawn), own)
        desk = Desk(lambda scene, stem: strips[scene][stem], music)
        gain = whole_gain(
            [desk.plain(piece) for piece in parts],
            [plan.scenes[piece.scene].id for piece in parts],
            lambda wanted: (desk.levels(parts[k], gain) for k, gain in wanted),
        )
        faders = masters(parts, gain, own)
        with taping(folder, NAMES, "mix", sample(plan.length)) as tapes:
            loudness, peak = _taped(desk, parts, faders, tapes)
        strips.clear()
    paths = {name: folder / f"{name}.wav" for name in ("mix", *NAMES)}
    return StemFiles(**paths, samples=sample(plan.length), loudness=loudness, peak=peak)


def loaded(files: StemFiles) -> Stems:
    """The stems of a short film in memory."""
    return Stems(*(read(getattr(files, name)) for name in NAMES))


def _taped(
    desk: Desk, parts: Sequence[Piece], faders: Sequence[Master], tapes: Mapping[str, Tape]
) -> tuple[float, float]:
    """Write stems and mix; (LUFS, dBTP) of the mix."""
    meter, peak = Meter(), 0.0
    for piece, master in zip(parts, faders, strict=True):
        stems = desk.stems(piece, master)
        for name, sound in stems.items():
            tapes[name].write(piece.start, sound)
        mix = _total(stems)
        tapes["mix"].write(piece.start, mix)
        meter.add(mix)
        peak = max(peak, true_peak(mix))
    return meter.integrated, float(20 * np.log10(max(peak, 1e-10)))


def _held(piece: Piece, sound: Sound, master: Master) -> Sound:
    """The gain (n, 1) that raises a piece and holds it under the ceiling."""
    raised = scale(master, *piece.window)
    return raised * gain_under(sound * raised, 10 ** ((CEILING - 0.05) / 20))


def _total(stems: Mapping[StemName, Sound]) -> Sound:
    return stems["dialogue"] + stems["effects"] + stems["ambience"] + stems["music"]
