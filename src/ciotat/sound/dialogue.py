"""Dialogue: every spoken line in its place, near or far as the shot shows it, in the room or on the telephone."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import numpy as np

from ciotat.core.time import Seconds
from ciotat.direction.plan import Beat, ScenePlan, Shot
from ciotat.sound.cues import reach
from ciotat.sound.event import Event, panned
from ciotat.sound.filters import Sound, band, high, low, shelf, through
from ciotat.sound.reverb import place_of
from ciotat.sound.stems import RATE, Spoken

__all__ = ["dialogue", "sample"]

_WIDTH = 0.35  # how far from the middle a voice may stand


def sample(time: Seconds) -> int:
    """The sample nearest to `time` (halves go up)."""
    return (time * RATE + Fraction(1, 2)).__floor__()


def dialogue(scene: ScenePlan, begin: Seconds, spoken: Mapping[str, Spoken]) -> Iterator[Event]:
    """The lines of `scene`, which begins at `begin` in the film."""
    room = place_of(scene.setting)
    for beat in scene.beats:
        if beat.type != "line" or beat.id not in spoken or not spoken[beat.id].sound.any():
            continue
        shot = next((s for s in scene.shots if s.span.start <= beat.span.start < s.span.end), None)
        yield _line(beat, shot, scene, room, spoken[beat.id].sound, sample(begin + beat.span.start))


def _line(beat: Beat, shot: Shot | None, scene: ScenePlan, room: str, sound: Sound, start: int) -> Event:
    far = reach(shot)
    side = _side(scene, beat, shot) if beat.voice == "onscreen" else 0.0
    wet = {"offscreen": 1.5, "narration": 0.0, "inner": 0.35, "device": 0.15}.get(beat.voice, 0.35 + 0.16 * far)
    level = -0.35 * max(0.0, far - 2.0) if beat.voice in ("onscreen", "offscreen") else 0.0

    def make() -> Sound:
        treated = _TREATMENTS.get(beat.voice, _onscreen)(sound)
        return panned(treated * np.float32(10 ** (level / 20)), side)

    return Event("dialogue", start, make, "hall" if beat.voice == "inner" else room, min(wet, 1.8))


def _onscreen(sound: Sound) -> Sound:
    return sound


def _offscreen(sound: Sound) -> Sound:
    """From beyond the frame: the edge is gone."""
    return low(sound, 3200, 1) * np.float32(0.85)


def _narration(sound: Sound) -> Sound:
    """At the ear: full below, close above."""
    return through(sound, shelf(180, 2.5, "low"), shelf(6000, 1.5, "high")) * np.float32(1.05)


def _device(sound: Sound) -> Sound:
    """Through a telephone: 350 to 3200 Hz, and driven."""
    narrow = band(sound, 350, 3200, 2)
    peak = np.float32(np.abs(narrow).max(initial=1e-6))
    return np.tanh(3 * narrow / peak) * peak * np.float32(0.75) + high(narrow, 1200) * np.float32(0.2)


_TREATMENTS = {"offscreen": _offscreen, "narration": _narration, "inner": _narration, "device": _device}


def _side(scene: ScenePlan, beat: Beat, shot: Shot | None) -> float:
    """Where the speaker stands across the picture, seen from the middle of those who are in it."""
    seen = [
        x for x in (_where(scene, who, beat.span.start) for who in (shot.subjects if shot else ())) if x is not None
    ]
    own = _where(scene, beat.actor, beat.span.start)
    if own is None:
        return 0.0
    middle = sum(seen) / len(seen) if seen else 0.0
    return float(np.clip((own - middle) / 3.0, -1, 1)) * _WIDTH


def _where(scene: ScenePlan, who: str, time: Seconds) -> float | None:
    """The x, in metres, where `who` stands at `time`."""
    moves = [move for move in scene.moves if move.who == who]
    if not moves:
        return None
    move = next((m for m in reversed(moves) if m.span.start <= time), moves[0])
    part = min(1.0, max(0.0, float((time - move.span.start) / move.span.length))) if move.span.length else 1.0
    return move.start[0] * (1 - part) + move.end[0] * part
