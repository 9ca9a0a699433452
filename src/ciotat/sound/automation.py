"""Automation: how the faders move. Music steps back for words and is gone in a written silence."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.direction.plan import Plan
from ciotat.sound.dialogue import sample
from ciotat.sound.grid import begins
from ciotat.sound.stems import RATE, Spoken

__all__ = ["Automation", "automation_of", "faders"]

_DUCK = {"music": -9.0, "ambience": -3.5, "effects": -13.0}  # dB under speech
_ASIDE = -5.0  # dB of music under a sound that is a beat of its own
_BEFORE, _AFTER, _HOLD = round(0.3 * RATE), round(0.7 * RATE), round(1.3 * RATE)
_HUSH_BEFORE, _HUSH_AFTER = round(0.9 * RATE), round(1.2 * RATE)
_IN, _OUT = round(0.02 * RATE), round(0.05 * RATE)
_MUSIC_OUT = round(1.1 * RATE)
_REACH = max(_BEFORE, _AFTER, _HUSH_BEFORE, _HUSH_AFTER, _MUSIC_OUT)
_FAR = 2**40

Spans = tuple[tuple[int, int], ...]
Line = NDArray[np.float64]


@dataclass(frozen=True)
class Automation:
    """Speech, sounds the script asks for, and silences, as spans of samples of a film from sample `begin` to `length`."""

    talk: Spans
    sounds: Spans
    silent: Spans
    length: int
    begin: int = 0

    def near(self, start: int, end: int, zero: int) -> "Automation":
        """All of it that moves a fader from sample `start` to `end`, counted from sample `zero`."""
        first, last = start - _REACH, end + _REACH
        talk, sounds, silent = (_clipped(spans, first, last, zero) for spans in (self.talk, self.sounds, self.silent))
        length = self.length - zero if self.length < last else _FAR
        return Automation(talk, sounds, silent, length, self.begin - zero if self.begin > first else -_FAR)

    def gains(self, start: int, end: int) -> dict[str, NDArray[np.float32]]:
        """The gain (n, 1) of every stem from sample `start` to `end`."""
        talk = _near(self.talk, start, end, _BEFORE, _AFTER)
        edges = self._edges(start, end)
        gains = {stem: edges * np.exp(decibels * np.log(10) / 20 * talk) for stem, decibels in _DUCK.items()}
        gains["dialogue"] = edges
        sounds = _near(self.sounds, start, end, _BEFORE, _AFTER) * (1 - talk)
        gains["music"] = gains["music"] * np.exp(_ASIDE * np.log(10) / 20 * sounds)
        hush = _near(self.silent, start, end, _HUSH_BEFORE, _HUSH_AFTER)
        gains["music"] = gains["music"] * (1 - hush)
        if end > self.length - _MUSIC_OUT:
            gains["music"] *= _ramp((self.length - np.arange(start, end)) / _MUSIC_OUT)
        return {stem: gain[:, None].astype(np.float32) for stem, gain in gains.items()}

    def _edges(self, start: int, end: int) -> Line:
        gain = np.ones(end - start)
        if start < self.begin + _IN:
            gain *= _ramp((np.arange(start, end) - self.begin) / _IN)
        if end > self.length - _OUT:
            gain *= _ramp((self.length - 1 - np.arange(start, end)) / _OUT)
        return gain


def automation_of(plan: Plan, spoken: Mapping[str, Spoken]) -> Automation:
    """Where the film of `plan` speaks, for as long as the lines really are, and where it is written to be silent."""
    return faders(plan, {beat: len(said.sound) for beat, said in spoken.items() if said.sound.any()})


def faders(plan: Plan, heard: Mapping[str, int]) -> Automation:
    """The same, when only the lengths in samples of the lines that are heard are known."""
    talk: list[tuple[int, int]] = []
    sounds: list[tuple[int, int]] = []
    silent: list[tuple[int, int]] = []
    length = sample(plan.length)
    for scene, begin in zip(plan.scenes, begins(plan.scenes, length), strict=True):
        for beat in scene.beats:
            start = begin + sample(beat.span.start)
            if beat.type == "line" and beat.id in heard:
                talk.append((start, start + heard[beat.id]))
            elif beat.type in ("silence", "sound"):
                (silent if beat.type == "silence" else sounds).append((start, begin + sample(beat.span.end)))
    return Automation(_joined(talk, _HOLD), _joined(sounds, _HOLD), _joined(silent, 0), length)


def _clipped(spans: Spans, first: int, last: int, zero: int) -> Spans:
    """What of `spans`, which are in order, lies between samples `first` and `last`."""
    inside = spans[
        bisect_right(spans, first, key=lambda span: span[1]) : bisect_left(spans, last, key=lambda span: span[0])
    ]
    return tuple((max(start, first) - zero, min(end, last) - zero) for start, end in inside)


def _joined(spans: list[tuple[int, int]], gap: int) -> Spans:
    """Spans in order; those with less than `gap` between them become one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start - joined[-1][1] <= gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _near(spans: Spans, start: int, end: int, before: int, after: int) -> Line:
    """1 inside the spans, 0 away from them, a smooth ramp over `before` and `after` samples between."""
    level = np.zeros(end - start)
    for first, last in spans:
        for begin, stop, rise in (
            (first - before, first, 1 / before),
            (first, last, 0.0),
            (last, last + after, -1 / after),
        ):
            a, b = max(begin, start), min(stop, end)
            if a < b:
                ramp = _ramp((np.arange(a, b) - begin) * rise + (rise <= 0))
                np.maximum(level[a - start : b - start], ramp, out=level[a - start : b - start])
    return level


def _ramp(x: NDArray[np.floating]) -> Line:
    """0 below 0, 1 above 1, and half a cosine between."""
    return 0.5 - 0.5 * np.cos(np.pi * np.clip(x, 0, 1))
