"""Levelling: how loud the score and the whole of a film are made, so that an edit is heard in few other places.

A film has one loudness, so every word moves the gain of all of it a little. Each scene takes that gain in steps of its own, which
begin where its name says: a gain that moves by a hundredth of a step is another in one scene of a hundred, and the others stay
what they were. Where scenes of two gains meet, it glides. What the limiter takes is measured for every piece at a few gains,
which lie where its own name says, and reckoned between them: so nothing is measured again either when the gain moves a little.
"""

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from ciotat.core.digest import digest
from ciotat.direction.plan import ScenePlan
from ciotat.sound.loudness import integrated
from ciotat.sound.piece import GLIDE, Piece

__all__ = ["CEILING", "TARGET", "Levels", "Master", "masters", "music_gain", "raised", "scale", "shares", "whole_gain"]

TARGET, CEILING = -16.0, -1.5  # LUFS, dBTP
_MUSIC = -24.0  # LUFS of the score before it makes way
_MOST, _MOST_MUSIC = 12.0, 30.0  # dB a quiet film may be raised: a film of wind alone stays quieter than speech
_STEP, _STEP_MUSIC = 0.5, 1.5  # dB
_APART = 1.5  # dB between the gains at which a piece is measured
_MANY = 16
_TRIES = 6
_NEAR, _FLAT = 0.01, 0.15
_FAR = 2**40

Levels = NDArray[np.float64]
Master = tuple[tuple[int, float], ...]
"""The master fader: from which sample on how many dB, in order."""


def shares(scenes: Sequence[ScenePlan]) -> list[float]:
    """Where in its step each scene begins the next, from 0 to 1: anywhere in a long film, near the middle in a short one, which so
    comes as near to its loudness as it can."""
    wide = min(1.0, (len(scenes) - 1) / _MANY)
    return [0.5 + wide * (_share(scene.id) - 0.5) for scene in scenes]


def music_gain(levels: Iterable[Levels], shares: Sequence[float]) -> list[float]:
    """The gain in dB of the music of each scene that brings the score to its level; `levels` are those of its strips."""
    loud = integrated(np.concatenate([np.zeros(0), *levels]))
    gain = min(_MOST_MUSIC, _MUSIC - loud) if np.isfinite(loud) else 0.0
    return _stepped(gain, shares, _STEP_MUSIC)


def whole_gain(
    plain: Sequence[Levels], scenes: Sequence[str], held: Callable[[Sequence[tuple[int, float]]], Iterable[Levels]]
) -> float:
    """The gain in dB that brings the film to TARGET through the limiter.

    `plain` gives of each piece its true peak (linear) and its steps of loudness as it comes, `scenes` the id of its scene, and
    `held` the steps of some pieces by number, each raised by a gain and held under the ceiling.
    """
    loud = integrated(np.concatenate([np.zeros(0), *(levels[1:] for levels in plain)]))
    if not np.isfinite(loud):
        return 0.0
    between = _Between(plain, scenes, held)
    gain, slope, before = min(_MOST, TARGET - loud), 1.0, (0.0, loud)
    for _ in range(_TRIES):
        heard = integrated(between.at(gain))
        if abs(gain - before[0]) > _NEAR:
            slope = float(np.clip((heard - before[1]) / (gain - before[0]), _FLAT, 1.0))
        before = gain, heard
        gain = min(_MOST, gain + (TARGET - heard) / slope)
    return gain


def masters(parts: Sequence[Piece], gain: float, shares: Sequence[float]) -> list[Master]:
    """How the master fader stands in each piece of a film that is raised by `gain` dB."""
    gains = _stepped(gain, shares, _STEP)
    return [_master(piece, gains) for piece in parts]


def raised(levels: Levels, gain: float) -> Levels:
    """Steps of loudness raised by `gain` dB."""
    return np.asarray(levels * 10 ** (gain / 10))


def scale(master: Master, start: int, end: int) -> NDArray[np.float32]:
    """The gain (n, 1), linear, from sample `start` to `end`."""
    if len(master) == 1:
        return np.full((1, 1), 10 ** (master[0][1] / 20), np.float32)
    places, gains = list[int](), list[float]()
    ends = [*(at for at, _ in master[2:]), end + GLIDE]
    for (_, before), (at, gain), after in zip(master, master[1:], ends, strict=False):
        places += [at, min(at + GLIDE, max(after, at + 1))]
        gains += [before, gain]
    return np.asarray(10 ** (np.interp(np.arange(start, end), places, gains) / 20), np.float32)[:, None]


def _stepped(gain: float, shares: Sequence[float], step: float) -> list[float]:
    """A gain in whole steps, scene by scene."""
    return [float(step * np.floor(gain / step + share)) for share in shares]


def _master(piece: Piece, gains: Sequence[float]) -> Master:
    made = [(-_FAR, gains[piece.near[0][0]])]
    made += [(at, gains[scene]) for scene, at in piece.near[1:]]
    return tuple(point for k, point in enumerate(made) if not k or point[1] != made[k - 1][1])


class _Between:
    """The steps of all pieces at any gain, reckoned from those at a few."""

    def __init__(
        self, plain: Sequence[Levels], scenes: Sequence[str], held: Callable[[Sequence[tuple[int, float]]], Iterable[Levels]]
    ) -> None:  # fmt: skip
        self._plain, self._held = plain, held
        self._known: dict[tuple[int, float], Levels] = {}
        count: dict[str, int] = {}
        self._shares: list[float] = []
        for scene in scenes:
            count[scene] = count.get(scene, 0) + 1
            self._shares.append(_share(f"{scene} {count[scene]}"))

    def at(self, gain: float) -> Levels:
        """The steps of the whole film, raised by `gain` and held."""
        below = [round(_APART * (float(np.floor(gain / _APART - share)) + share), 6) for share in self._shares]
        points = [(k, at) for k, low in enumerate(below) for at in (low, round(low + _APART, 6))]
        wanted = [point for point in points if point not in self._known and self._bent(*point)]
        self._known.update(zip(wanted, self._held(wanted) if wanted else (), strict=True))
        return np.concatenate([np.zeros(0), *(self._mean(k, low, gain) for k, low in enumerate(below))])

    def _bent(self, k: int, gain: float) -> bool:
        """Whether the limiter has to do with a piece."""
        return float(self._plain[k][0]) * 10 ** ((gain - CEILING + 0.05) / 20) > 1

    def _levels(self, k: int, gain: float) -> Levels:
        known = self._known.get((k, gain))
        return known if known is not None else raised(self._plain[k][1:], gain)

    def _mean(self, k: int, low: float, gain: float) -> Levels:
        """Between two gains as much nearer to the one as `gain` is, in dB."""
        high = round(low + _APART, 6)
        if not self._bent(k, high):
            return raised(self._plain[k][1:], gain)
        part = (gain - low) / _APART
        one, two = (np.maximum(self._levels(k, at), 1e-20) for at in (low, high))
        return np.asarray(one ** (1 - part) * two**part)


def _share(name: str) -> float:
    return int(digest(name)[:8], 16) / 2**32
