"""The composer: bars over each scene, harmony and texture from the emotion curve, the tune where it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ciotat.core.chance import chance
from ciotat.core.time import Seconds
from ciotat.direction.plan import Plan, ScenePlan
from ciotat.sound.score.curve import Curve, curve_of
from ciotat.sound.score.harmony import Key, bass_of, chords, key_of, voiced
from ciotat.sound.score.motif import motif_of
from ciotat.sound.score.texture import Bar, Note, textures

__all__ = ["Note", "compose", "rests", "score_scene"]

_CALM = 0.13  # below this strength of feeling the music rests and lets the place be heard
_LONG, _BREATH = 20, 4  # in a long scene, of so many bars the last ones rest


@dataclass(frozen=True)
class _Frame:
    """What the music of one scene must respect: its length, speech and silences, in seconds of the scene."""

    scene: str
    end: float
    talk: tuple[tuple[float, float], ...]
    silent: tuple[tuple[float, float], ...]

    def talks(self, start: float, end: float) -> bool:
        return any(a < end and start < b for a, b in self.talk)

    def free(self, start: float, end: float) -> bool:
        """Whether nine tenths of a stretch are neither spoken nor silent, or seven tenths and its first half wholly."""
        taken = sum(max(0.0, min(b, end) - max(a, start)) for a, b in (*self.talk, *self.silent))
        opening = self.talks(start, (start + end) / 2) or any(a < end and start < b for a, b in self.silent)
        return taken < (0.1 if opening else 0.3) * (end - start)


def compose(plan: Plan) -> list[Note]:
    """Every note of the film, in the order of time."""
    notes: list[Note] = []
    begin = Seconds(0)
    for index, scene in enumerate(plan.scenes):
        own = score_scene(plan.title, scene, index == 0, index == len(plan.scenes) - 1)
        notes += [replace(note, start=float(begin) + note.start) for note in own]
        begin += scene.length
    return sorted(notes, key=lambda note: (note.start, note.instrument, note.pitch))


def score_scene(title: str, scene: ScenePlan, first: bool, last: bool) -> list[Note]:
    """The notes of one scene of the film `title`, counted from its beginning, in the order of time."""
    return sorted(_scene(title, scene, first, last), key=lambda note: (note.start, note.instrument, note.pitch))


def rests(scene: ScenePlan) -> tuple[tuple[float, float], ...]:
    """The written silences of `scene`, in seconds of the scene."""
    return tuple((float(b.span.start), float(b.span.end)) for b in scene.beats if b.type == "silence")


def _scene(title: str, scene: ScenePlan, first: bool, last: bool) -> Iterator[Note]:
    curve, silent, length = curve_of(scene), rests(scene), float(scene.length)
    talk = tuple((float(b.span.start), float(b.span.end)) for b in scene.beats if b.type == "line")
    end = next((a for a, b in silent if b > length - 1.0), length)
    frame = _Frame(scene.tune, end, talk, silent)
    valence, arousal = curve.feel(curve.peak)
    valence, arousal = (valence + scene.mood.valence) / 2, (arousal + scene.mood.arousal) / 2
    if end < 1.5:
        return
    key = key_of(title, scene.tune, valence, arousal)
    bars = _bars(scene, key, curve, frame, last)
    strong = max(abs(valence), arousal) > 0.3
    for index in _played(bars, first or strong, last):
        yield from _within(textures(key, bars[index], (scene.tune, str(index))), frame)
    for at in _tune_bars(bars, curve, frame, last, first or strong):
        yield from _within(_tune(title, key, bars, at), frame)


def _played(bars: list[Bar], opens: bool, closes: bool) -> list[int]:
    """Which bars play: where something is felt, where the scene must open or the film close; never one alone."""
    wanted = []
    for index, bar in enumerate(bars):
        edge = (opens and index < 2) or (closes and index >= len(bars) - 3)
        stirred = bar.strength > _CALM and (index % _LONG < _LONG - _BREATH or bar.arousal > 0.5)
        wanted.append(edge or stirred)
    padded = [False, *wanted, False]
    return [i for i, want in enumerate(wanted) if want and (padded[i] or padded[i + 2] or len(bars) == 1)]


def _bars(scene: ScenePlan, key: Key, curve: Curve, frame: _Frame, last: bool) -> list[Bar]:
    """Bars of four beats that fill the scene exactly; stirred scenes have shorter ones."""
    valence, arousal = curve.feel(curve.peak)
    tempo = 60 + 42 * max(0.0, arousal) + 8 * max(0.0, valence) + 6 * min(0.0, valence) * (arousal < 0.2)
    count = max(1, round(frame.end / (240 / tempo)))
    length = frame.end / count
    roots = chords(key, count, last, scene.tune)
    made: list[Bar] = []
    voices: tuple[int, ...] = ()
    for index, root in enumerate(roots):
        v, a = curve.feel((index + 0.5) * length)
        closing = last and index == count - 1
        colour = None if closing else 8 if v > 0.25 and index % 2 else 6 if abs(v) <= 0.25 and a < 0.2 else None
        voices = voiced(key, root, voices, colour)
        start = index * length
        talk = frame.talks(start + 0.1 * length, start + 0.9 * length)
        made.append(Bar(start, length, root, bass_of(key, root), voices, v, a, talk, closing))
    return made


def _tune_bars(bars: list[Bar], curve: Curve, frame: _Frame, last: bool, wanted: bool) -> list[int]:
    """Where the tune enters, as bar numbers: the first two free bars, the peak, and before the film's last chord."""
    free = [i for i in range(len(bars) - 1) if frame.free(bars[i].start, bars[i + 1].start + bars[i + 1].length)]
    chosen: list[int] = []
    if wanted and free:
        chosen.append(free[0])
        near = min(free, key=lambda i: abs(bars[i].start - curve.peak))
        chosen.append(near)
    if last and len(bars) >= 3 and not (bars[-2].talk and bars[-1].talk):
        chosen.append(len(bars) - 3 if not bars[-3].talk else len(bars) - 2)
    kept: list[int] = []
    for at in chosen:
        if all(abs(at - other) >= 4 for other in kept):
            kept.append(at)
    return kept


def _tune(title: str, key: Key, bars: list[Bar], at: int) -> Iterator[Note]:
    """The motif from bar `at` on, bent to the chords on its long notes, in the colour of the feeling there."""
    motif, bar = motif_of(title), bars[at]
    voice = "celesta" if bar.valence > 0.2 else "piano"
    floor = key.pitch(min(motif.degrees))
    lift = 12 * max(0, -((floor - (64 if bar.valence > 0 else 57)) // 12))
    now = 0.0
    for degree, beats in zip(motif.degrees, motif.beats, strict=True):
        under = bars[min(at + int(now // 4), len(bars) - 1)]
        beat = under.length / 4
        settled = _bent(degree, under.root) if beats >= 1.5 else degree
        start = bar.start + now * bar.length / 4
        pitch = key.pitch(settled) + lift
        force = 0.42 + 0.25 * max(0.0, bar.arousal)
        yield Note(start, beats * beat * 1.15, pitch, force, voice)
        if voice == "celesta":
            yield Note(start, beats * beat, pitch, 0.3 * force, "piano")
        now += beats


def _bent(degree: int, root: int) -> int:
    """The chord tone nearest to a degree."""
    tones = [octave + root + part for octave in (-7, 0, 7) for part in (0, 2, 4)]
    return min(tones, key=lambda tone: (abs(tone - degree), tone))


def _within(notes: Iterator[Note], frame: _Frame) -> Iterator[Note]:
    """Notes a hair off the grid; none begins just before or in a written silence, or sounds into it."""
    for note in notes:
        length, silent = note.length, False
        for a, b in frame.silent:
            silent = silent or a - 1.5 <= note.start < b
            if note.start < a < note.start + length:
                length = a - note.start
        if silent or note.start >= frame.end - 0.05:
            continue
        random = chance("touch", frame.scene, round(note.start, 3), note.pitch, note.instrument)
        late = random.uniform(0, 0.014) if note.instrument in ("piano", "celesta") else 0.0
        yield Note(note.start + late, length, note.pitch, note.force * random.uniform(0.9, 1.0), note.instrument)
