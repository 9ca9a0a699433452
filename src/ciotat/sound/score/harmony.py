"""Harmony: modes, chords that follow one another, and voices that move as little as they can."""

from dataclasses import dataclass
from itertools import product

from ciotat.core.chance import pick

__all__ = ["Key", "bass_of", "chords", "key_of", "voiced"]

# Modes as semitones above the tonic.
MODES = {
    "lydian": (0, 2, 4, 6, 7, 9, 11),
    "major": (0, 2, 4, 5, 7, 9, 11),
    "dorian": (0, 2, 3, 5, 7, 9, 10),
    "aeolian": (0, 2, 3, 5, 7, 8, 10),
    "phrygian": (0, 1, 3, 5, 7, 8, 10),
}
# Progressions of four chords by scale degree (0 is the tonic), most settled first.
_WAYS: dict[str, tuple[tuple[int, ...], ...]] = {
    "lydian": ((0, 1, 0, 4), (0, 4, 1, 0), (0, 5, 1, 4)),
    "major": ((0, 4, 5, 3), (0, 2, 3, 0), (0, 5, 3, 4)),
    "dorian": ((0, 3, 0, 6), (0, 2, 3, 0), (0, 6, 3, 0)),
    "aeolian": ((0, 5, 2, 6), (0, 3, 5, 4), (0, 6, 5, 4)),
    "phrygian": ((0, 1, 0, 6), (0, 0, 1, 0), (0, 1, 5, 0)),
}
_LOW, _HIGH = 53, 76  # the room the upper voices keep to, in MIDI numbers


@dataclass(frozen=True)
class Key:
    """A tonic (MIDI number, in the octave below middle C) and a mode."""

    tonic: int
    mode: str

    def pitch(self, degree: int) -> int:
        """The MIDI number of a scale degree; 7 is the octave."""
        octave, step = divmod(degree, 7)
        return self.tonic + 12 * octave + MODES[self.mode][step]


def key_of(title: str, scene: str, valence: float, arousal: float) -> Key:
    """The key of a scene: near the film's own, in the mode that its mood calls for."""
    home = pick((45, 47, 48, 50, 52), "key", title)
    shift = pick((0, 0, 5, -5, 3), "key", title, scene)
    if valence > 0.3:
        mode = "lydian" if arousal > 0.25 else "major"
    elif valence > -0.3:
        mode = "dorian"
    else:
        mode = "phrygian" if arousal > 0.3 else "aeolian"
    tonic = home + shift
    return Key(tonic - 12 if tonic > 54 else tonic, mode)


def chords(key: Key, count: int, cadence: bool, *identity: str) -> list[int]:
    """The root, as a scale degree, of each of `count` bars; with `cadence` the last three close on the tonic."""
    ways = _WAYS[key.mode]
    roots: list[int] = []
    for phrase in range(-(-count // 4)):
        roots += ways[0] if phrase == 0 else pick(ways, "chords", *identity, phrase)
    roots = roots[:count]
    if cadence:
        close = (3, 4, 0) if key.mode in ("major", "lydian") else (5, 6, 0) if key.mode != "phrygian" else (5, 1, 0)
        roots[-3:] = close[-min(3, count) :]
    return roots


def bass_of(key: Key, root: int) -> int:
    """The bass note of a chord: its root between E1 and E2-flat, in MIDI numbers."""
    pitch = key.pitch(root)
    while pitch > 47:
        pitch -= 12
    return pitch


def voiced(key: Key, root: int, before: tuple[int, ...], colour: int | None = None) -> tuple[int, ...]:
    """Three upper voices for the triad on `root` (`colour`: a further degree above the root in place of its fifth).

    Every voice goes to the nearest note it can; all three sound different notes, close but not muddy, and never move
    all one way by a leap.
    """
    parts = [root, root + 2, root + 4 if colour is None else root + colour]
    classes = [key.pitch(degree) % 12 for degree in parts]
    options = [[p for p in range(_LOW, _HIGH + 1) if p % 12 == c] for c in classes]
    settled = before or (57, 62, 67)
    best, least = settled, 1e9
    for choice in product(*options):
        voices = tuple(sorted(choice))
        if voices[1] - voices[0] < 3 or voices[2] - voices[0] > 16:
            continue
        steps = [v - b for v, b in zip(voices, settled, strict=True)]
        cost = sum(abs(s) for s in steps) + 2.0 * max(abs(s) for s in steps) + 0.15 * abs(sum(voices) / 3 - 63)
        cost += 3.0 if all(s > 2 for s in steps) or all(s < -2 for s in steps) else 0.0
        if cost < least:
            best, least = voices, cost
    return best
