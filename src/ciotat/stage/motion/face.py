"""The face: what is felt, spoken and blinked, as ARKit weights that are never quite still."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from ciotat.core.chance import chance
from ciotat.direction.plan import Emotion, Move
from ciotat.stage.motion.curve import Floats, Sway, ease
from ciotat.stage.motion.lipsync import MOUTH, Lips
from ciotat.stage.stage import Feeling, Mouth

__all__ = ["Face", "Feelings"]

PAIRED = (
    "browDown", "browOuterUp", "cheekSquint", "eyeBlink", "eyeLookDown", "eyeLookIn", "eyeLookOut", "eyeLookUp",
    "eyeSquint",
    "eyeWide", "mouthDimple", "mouthFrown", "mouthLowerDown", "mouthPress", "mouthSmile", "mouthStretch",
    "mouthUpperUp",
    "noseSneer",
)  # fmt: skip
EXPRESSIONS: Mapping[str, Mapping[str, float]] = {
    "neutral": {},
    "joy": {
        "mouthSmile": 0.72, "cheekSquint": 0.55, "eyeSquint": 0.2, "mouthUpperUp": 0.12, "browOuterUp": 0.12,
        "mouthDimple": 0.12,
    },
    "sad": {
        "browInnerUp": 0.85, "mouthFrown": 0.62, "mouthShrugLower": 0.32, "eyeSquint": 0.16, "browDown": 0.1,
        "eyeLookDown": 0.12, "eyeBlink": 0.16,
    },
    "anger": {
        "browDown": 0.88, "noseSneer": 0.42, "mouthPress": 0.4, "eyeSquint": 0.34, "mouthFrown": 0.32,
        "jawForward": 0.22,
    },
    "fear": {
        "browInnerUp": 0.8, "browOuterUp": 0.3, "eyeWide": 0.5, "mouthStretch": 0.34, "jawOpen": 0.1, "mouthFrown": 0.2,
    },
    "surprise": {"browInnerUp": 0.6, "browOuterUp": 0.7, "eyeWide": 0.5, "jawOpen": 0.24},
    "disgust": {"noseSneer": 0.8, "mouthUpperUp": 0.45, "browDown": 0.5, "eyeSquint": 0.45, "mouthFrown": 0.35},
    "tender": {"mouthSmile": 0.32, "cheekSquint": 0.18, "browInnerUp": 0.28, "eyeSquint": 0.1, "mouthDimple": 0.1},
}  # fmt: skip
KEPT = {
    "mouthSmile": 0.72,
    "mouthFrown": 0.7,
    "mouthUpperUp": 0.5,
    "mouthStretch": 0.35,
    "jawOpen": 0.25,
    "mouthPress": 0.1,
}
"""What is left of an expression's mouth while its owner speaks."""
BLEND = 0.45
PEAK, FADES = 1.1, 1.2
"""Seconds that a feeling shows in full, and in which it then sinks to what is held back."""
HELD_BACK = {"joy": 0.62, "tender": 0.7, "sad": 0.6}
"""The share of a feeling that still shows when it lasts."""
CLOSE, OPEN = 0.07, 0.17
ASLEEP = ("asleep", "sleep", "dead", "unconscious", "faint", "睡", "死", "昏", "晕")


def _names() -> tuple[str, ...]:
    plain = {n for e in EXPRESSIONS.values() for n in e} | {"eyeBlink", "eyeLookIn", "eyeLookOut", "eyeLookUp"}
    sided = (n for p in sorted(plain) for n in ((f"{p}Left", f"{p}Right") if p in PAIRED else (p,)))
    return tuple(sorted({*sided, *MOUTH}))


NAMES = _names()
PLACE = {name: i for i, name in enumerate(NAMES)}


class Feelings:
    """What is felt at any time: each feeling grows out of the one before."""

    def __init__(self, feelings: Sequence[Feeling]) -> None:
        ordered = sorted(feelings, key=lambda f: f.start)
        self.starts = [float(f.start) for f in ordered]
        self.emotions = [f.emotion for f in ordered] or [Emotion(0.0, 0.0, "neutral")]
        if not self.starts:
            self.starts = [0.0]

    def shares(self, time: float, blend: float = BLEND) -> list[tuple[Emotion, float]]:
        """The feelings at work at `time` and their shares, which add up to 1."""
        return [(self.emotions[k], share) for k, share in self._parts(time, blend)]

    def shown(self, time: float) -> list[tuple[Emotion, float]]:
        """How much of each feeling a face lets out: all of it as it comes up, less and less of one that lasts."""
        return [(self.emotions[k], s * _let_out(self.emotions[k], time - self.starts[k])) for k, s in self._parts(time)]

    def _parts(self, time: float, blend: float = BLEND) -> list[tuple[int, float]]:
        out = [(0, 1.0)]
        for k, start in enumerate(self.starts[1:], 1):
            part = ease((time - start) / blend)
            if part > 0:
                out = [(n, s * (1 - part)) for n, s in out if s * (1 - part) > 0] + [(k, part)]
        return out

    def share(self, label: str, time: float) -> float:
        """How much of what is felt has this label, in [0, 1]."""
        return sum(share for e, share in self.shares(time) if e.label == label)

    def arousal(self, time: float) -> float:
        """How stirred they are, in [-1, 1]."""
        return sum(e.arousal * share for e, share in self.shares(time, 1.2))


def _let_out(emotion: Emotion, since: float) -> float:
    """The share of a feeling that shows `since` seconds after it came up: a face peaks, then holds itself."""
    held = HELD_BACK.get(emotion.label, 0.5) + 0.2 * max(0.0, emotion.arousal - 0.5)
    return held + (1 - held) * math.exp(-max(0.0, since - PEAK) / FADES)


class Face:
    """One person's face over time."""

    def __init__(
        self,
        feelings: Feelings,
        mouth: Sequence[Mouth],
        shifts: Sequence[float],
        span: tuple[float, float],
        seed: str,
        moves: Sequence[Move] = (),
    ) -> None:
        self.feelings, self.lips = feelings, Lips(mouth)
        self.sway = Sway(6, 0.22, "face", seed)
        self.bias = chance("asymmetry", seed.rpartition("/")[2]).uniform(-0.13, 0.13, 2)
        self.blinks = _blinks(shifts, span, feelings, seed)
        self.slow = [1 + 0.9 * feelings.share("sad", float(t)) for t in self.blinks]
        self.naps = _naps(moves)
        self.looks = {id(e): self._expression(e) for e in feelings.emotions}

    def _expression(self, emotion: Emotion) -> Floats:
        strength = min(1.0, 0.42 + 0.62 * max(abs(emotion.arousal), 0.8 * abs(emotion.valence)))
        out = np.zeros(len(NAMES))
        alarm = min(1.0, max(0.0, (emotion.arousal - 0.35) / 0.4))
        for name, value in EXPRESSIONS.get(emotion.label, {}).items():
            value *= alarm if name == "eyeWide" else 1.0
            skew = float(self.bias[0 if name.startswith(("brow", "eye")) else 1])
            if name in PAIRED:
                out[PLACE[f"{name}Left"]] = value * strength * (1 + skew)
                out[PLACE[f"{name}Right"]] = value * strength * (1 - skew)
            else:
                out[PLACE[name]] = value * strength
        return out

    def at(self, time: float, eyes: tuple[float, float]) -> dict[str, float]:
        """ARKit weights in [0, 1] at `time`, with lids that follow the `eyes` (yaw, pitch)."""
        face = sum((share * self.looks[id(e)] for e, share in self.feelings.shown(time)), np.zeros(len(NAMES)))
        face += self.sway.at(time) @ TREMOR
        shapes, speaking = self.lips.at(time)
        if speaking > 0.0:
            face *= 1 - speaking * (1 - KEEP)
        weights = face.tolist()
        for name, value in (*shapes.items(), *_lids(*eyes)):
            here = weights[PLACE[name]]
            weights[PLACE[name]] = max(here, value) + 0.25 * min(here, value)
        shut = self.blink(time)
        for lid, wide in SHUT:
            weights[lid] += shut * (1 - weights[lid])
            weights[wide] *= 1 - shut
        return {name: min(w, 1.0) for name, w in zip(NAMES, weights, strict=True) if w > 1e-3}

    def blink(self, time: float) -> float:
        """How shut the lids are: quick to close, slower to open, slow altogether in sadness; shut in sleep."""
        k = int(np.searchsorted(self.blinks, time, side="right"))
        shut = max((ease((time - a) / 0.7) * (1 - ease((time - b) / 0.9)) for a, b in self.naps), default=0.0)
        for start, slow in zip(self.blinks[max(0, k - 2) : k], self.slow[max(0, k - 2) : k], strict=True):
            since = (time - float(start)) / slow
            shut = max(shut, ease(since / CLOSE) * (1 - ease((since - CLOSE - 0.02) / OPEN)))
        return shut


def _naps(moves: Sequence[Move]) -> list[tuple[float, float]]:
    """When someone is asleep, out of their senses or dead."""
    found = [m for m in moves if any(word in m.manner for word in ASLEEP)]
    return [(float(m.span.start) + (0.6 if m.span.start > -0.7 else -1.0), float(m.span.end)) for m in found]


def _blinks(shifts: Sequence[float], span: tuple[float, float], feelings: Feelings, seed: str) -> Floats:
    """When the lids fall: every two to six seconds, more often in alarm, and with about half the jumps of the gaze."""
    stream = chance("blink", seed)
    out = [s - 0.03 for s in shifts if stream.random() < 0.6]
    time = span[0] + float(stream.uniform(0.3, 3.0))
    while time < span[1]:
        if all(abs(time - s) > 0.8 for s in out):
            out.append(time)
        time += float(stream.uniform(2.0, 6.0)) * (1 - 0.25 * max(0.0, feelings.arousal(time)))
        if stream.random() < 0.12:
            out.append(time + 0.32)
    return np.array(sorted(out)) if out else np.array([math.inf])


def _lids(yaw: float, pitch: float) -> tuple[tuple[str, float], ...]:
    """Lids ride on the eyeballs."""
    down, up, left, right = max(0.0, -pitch), max(0.0, pitch), max(0.0, yaw), max(0.0, -yaw)
    return (
        ("eyeLookDownLeft", 1.5 * down), ("eyeLookDownRight", 1.5 * down), ("eyeLookUpLeft", 1.4 * up),
        ("eyeLookUpRight", 1.4 * up), ("eyeLookOutLeft", 0.8 * left), ("eyeLookInRight", 0.8 * left),
        ("eyeLookInLeft", 0.8 * right), ("eyeLookOutRight", 0.8 * right),
    )  # fmt: skip


def _tremor() -> Floats:
    """How six slow sways move the face: brows, cheeks, the corners of the mouth, a press of the lips."""
    out = np.zeros((6, len(NAMES)))
    for sway, name, value in (
        (0, "browInnerUp", 0.05), (1, "browOuterUpLeft", 0.05), (0, "browOuterUpRight", 0.05), (2,
        "browOuterUpRight", 0.02),
        (0, "browDownLeft", -0.035), (1, "browDownRight", -0.035), (2, "mouthSmileLeft", 0.03), (3,
        "mouthSmileRight", 0.03),
        (4, "mouthPressLeft", 0.05), (4, "mouthPressRight", 0.05), (5, "eyeSquintLeft", 0.035), (5,
        "eyeSquintRight", 0.035),
    ):  # fmt: skip
        out[sway, PLACE[name]] += value
    return out


KEEP = np.array([KEPT.get(n.removesuffix("Left").removesuffix("Right"), 0.3 if n in MOUTH else 1.0) for n in NAMES])
TREMOR = _tremor()
SHUT = tuple((PLACE[f"eyeBlink{side}"], PLACE[f"eyeWide{side}"]) for side in ("Left", "Right"))
