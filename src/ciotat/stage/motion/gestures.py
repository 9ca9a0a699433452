"""Hands that talk: they rise with a phrase, beat on its stresses, rest between phrases."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.motion.channels import COUNT, row
from ciotat.stage.motion.curve import Floats, keyed
from ciotat.stage.motion.route import Act
from ciotat.stage.stage import Mouth

__all__ = ["Phrase", "phrases", "spoken"]

VOWELS = {"aa": 1.0, "O": 0.9, "E": 0.8, "U": 0.6, "I": 0.6}
PAUSE = 0.32
SINKS = 0.75
"""Seconds after a stress by which a hand has sunk, where no other stress follows."""
SHAPES = (
    {"x": 0.16, "y": -0.44, "z": 0.5, "pronate": -0.35, "wrist": -0.1, "curl": 0.24, "thumb": 0.2},
    {"x": 0.02, "y": -0.46, "z": 0.55, "pronate": 0.15, "wrist": 0.02, "curl": 0.3, "thumb": 0.25},
    {"x": 0.3, "y": -0.42, "z": 0.42, "pronate": -0.6, "wrist": -0.18, "curl": 0.18, "thumb": 0.15},
    {"x": -0.2, "y": -0.4, "z": 0.42, "pronate": 0.3, "wrist": 0.3, "curl": 0.4, "thumb": 0.3},
    {"x": 0.08, "y": -0.36, "z": 0.58, "pronate": 0.7, "wrist": -0.22, "curl": 0.2, "thumb": 0.2},
    {"x": 0.04, "y": -0.42, "z": 0.6, "pronate": 0.1, "wrist": 0.0, "curl": 0.55, "index": -0.35, "thumb": 0.5},
)


@dataclass(frozen=True)
class Phrase:
    """Words said in one breath, and when their strongest syllables fall."""

    start: float
    end: float
    stresses: tuple[float, ...]


def phrases(mouth: Sequence[Mouth], acts: Sequence[Act], seed: str) -> list[Phrase]:
    """The phrases of a voice; where someone talks but no voice is known, phrases of likely length."""
    voiced = [(float(m.start), m.viseme, m.weight) for m in mouth if m.viseme != "sil" and m.weight > 0.05]
    found: list[list[tuple[float, str, float]]] = []
    for sound in voiced:
        if not found or sound[0] - found[-1][-1][0] > PAUSE + 0.15:
            found.append([])
        found[-1].append(sound)
    heard = [_phrase(run, f"{seed}/{run[0][0]:.2f}") for run in found]
    silent = [a for a in acts if a.verb == "talk" and not any(p.start < a.end and p.end > a.start for p in heard)]
    return sorted(heard + [p for a in silent for p in _imagined(a, seed)], key=lambda p: p.start)


def _phrase(run: list[tuple[float, str, float]], seed: str) -> Phrase:
    stream, stresses = chance("stress", seed), []
    gap, last = 0.25, run[0][0] - 1
    for time, viseme, weight in run:
        if VOWELS.get(viseme, 0) * weight > 0.5 and time - last > gap:
            stresses.append(time + 0.05)
            last, gap = time, float(stream.uniform(0.5, 1.0))
    return Phrase(run[0][0], run[-1][0] + 0.18, tuple(stresses))


def _imagined(act: Act, seed: str) -> list[Phrase]:
    stream, out, time = chance("phrases", seed, f"{act.start:.3f}"), [], act.start + 0.2
    while time < act.end - 0.7:
        end = min(time + float(stream.uniform(1.2, 2.6)), act.end - 0.1)
        beats = np.cumsum(stream.uniform(0.45, 0.9, 6)) + time
        out.append(Phrase(time, end, tuple(float(b) for b in beats if b < end)))
        time = end + float(stream.uniform(0.4, 0.8))
    return out


def spoken(
    times: Floats, said: Sequence[Phrase], vigour: Callable[[float], float], seed: str, free: str = "lr"
) -> list[Floats]:
    """Layers of channels (T, C): the `free` hands' and the head's part in speech. `vigour` at a time is around 1."""
    hands: list[tuple[float, Floats]] = []
    head: list[tuple[float, Floats]] = []
    for phrase in said:
        stream, force = chance("gesture", seed, f"{phrase.start:.2f}"), vigour(phrase.start)
        head += _head(phrase, stream, force)
        if phrase.end - phrase.start > 0.65 and phrase.stresses and stream.random() < 0.35 + 0.6 * force:
            hands += _hands(phrase, stream, force, free)
    return [_layer(times, keys) for keys in (hands, head) if keys]


def _layer(times: Floats, keys: list[tuple[float, Floats]]) -> Floats:
    keys = sorted(keys, key=lambda k: k[0])
    at = np.array([k[0] for k in keys])
    keep = np.concatenate([[True], np.diff(at) > 0.04])
    return keyed(times, at[keep].tolist(), np.stack([k[1] for k in keys])[keep])


def _head(phrase: Phrase, stream: np.random.Generator, force: float) -> list[tuple[float, Floats]]:
    keys = [(phrase.start - 0.15, np.zeros(COUNT))]
    for time in phrase.stresses:
        deep, tip, turn = stream.uniform((0.03, -0.05, -0.07), (0.09, 0.05, 0.07)) * (0.5 + 0.5 * force)
        nod = row({"head_bow": deep, "head_tip": tip, "head_turn": turn, "bow": 0.25 * deep, "turn": 0.3 * turn})
        keys += [(time - 0.16, nod * np.where(nod == deep, -0.3, 0.6)), (time + 0.04, nod)]
    return [*keys, (phrase.end + 0.45, np.zeros(COUNT))]


def _hands(phrase: Phrase, stream: np.random.Generator, force: float, free: str) -> list[tuple[float, Floats]]:
    side = ("l", "r", "r", "lr", "lr")[int(stream.integers(5))]
    side = side if free == "lr" else free
    first = phrase.stresses[0]
    keys = [(min(phrase.start, first - 0.3) - 0.3, np.zeros(COUNT))]
    following = [*phrase.stresses[1:], phrase.end + 1.0]
    for k, (time, then) in enumerate(zip(phrase.stresses, following, strict=True)):
        if k and time - keys[-1][0] < 0.3:
            continue
        shape = dict(SHAPES[int(stream.integers(len(SHAPES)))])
        shape = {n: v + float(stream.uniform(-0.03, 0.03)) for n, v in shape.items()}
        up = {**shape, "y": shape["y"] + 0.13 * force, "z": shape["z"] - 0.03, "wrist": shape.get("wrist", 0) + 0.2}
        down = {**shape, "y": shape["y"] - 0.05 * force, "wrist": shape.get("wrist", 0) - 0.2}
        keys += [
            (time - 0.14, _held(up, side, k)),
            (time + 0.05, _held(down, side, k)),
            (time + 0.3, _held(shape, side, k)),
        ]
        if then - time > SINKS:
            keys.append((time + SINKS, _held(_sunk(shape), side, k)))
    still = keys[-1][1]
    rest = max(phrase.end, keys[-1][0] + 0.1)
    return [*keys, (rest, still), (rest + 0.85, np.zeros(COUNT))]


def _sunk(shape: dict[str, float]) -> dict[str, float]:
    """A hand that waits for the next stress: lower, nearer the body, its fingers at ease."""
    return {**shape, "y": shape["y"] - 0.16, "z": shape["z"] - 0.12, "wrist": 0.04, "curl": 0.42, "thumb": 0.32}


def _held(shape: dict[str, float], side: str, k: int) -> Floats:
    """`shape` on the given sides; the second hand follows lower and a little later in the phrase."""
    out = np.zeros(COUNT)
    for s in side:
        low = 0.06 if len(side) == 2 and s == "l" else 0.0
        out += row({f"{n}_{s}": v - low * (n == "y") for n, v in shape.items()} | {f"held_{s}": 1.0})
    return out + row({"turn": 0.04 * (1 - 2 * (k % 2))})
