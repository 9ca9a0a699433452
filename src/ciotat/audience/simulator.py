"""Viewers who are made up, with tastes, lag, boredom and noise that are known: what they do is what a page would tell.

What a shot is worth to them is given from outside (`World`); whatever the statistics say of such an audience can
therefore be held against the truth. A viewer is chance alone: the same name in the same world does the same.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp
from typing import Any

import numpy as np

from ciotat.audience.timeline import Place
from ciotat.core.chance import chance

__all__ = ["Deed", "Viewer", "Watched", "World", "share", "watched"]

FLUSH = 10.0
"""Seconds after which a page tells what was played."""
_LEAVE, _SKIP, _FADE, _SLOW = 0.0015, 0.0015, 20.0, 1.6
_SPONTANEOUS = 180.0
_STAY = 3.0


@dataclass(frozen=True)
class Viewer:
    """One of the audience: seconds of lag, level and noise of feeling, patience (1 is usual), how much they heed what they
    see, how readily they answer, whether they talk."""

    name: str
    lag: float
    level: tuple[float, float]
    noise: float
    patience: float
    heed: float
    answers: float
    talks: float

    @classmethod
    def named(cls, name: str) -> "Viewer":
        """The viewer of this name."""
        draw = chance("simulated viewer", name)
        lag, patience, heed = (float(np.exp(draw.normal(m, s))) for m, s in ((0.588, 0.4), (0.0, 0.5), (0.0, 0.2)))
        level = (float(draw.normal(0, 0.2)), float(draw.normal(0, 0.2)))
        return cls(name, lag, level, 0.2, patience, heed, float(draw.beta(3, 2)), float(draw.beta(0.3, 6)))


@dataclass(frozen=True)
class World:
    """What there is to see. `pull` says of a picture (by its key, as `key` finds it) how it holds: 0 as usual, -1 badly, 1
    very well; `feel` what is felt at a second of the film; `off` by how much a picture is felt otherwise."""

    pull: Mapping[str, float] = field(default_factory=dict)
    feel: Callable[[float], tuple[float, float]] = lambda at: (0.0, 0.0)
    off: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    key: Callable[[Place, int], str] = lambda place, number: place.shot


@dataclass(frozen=True)
class Deed:
    """Something done at `wall` seconds after the session began: an event, or a comment."""

    wall: float
    event: Mapping[str, Any]
    comment: str = ""


@dataclass(frozen=True)
class Watched:
    """A sitting: all deeds in their order, what was played (from, to), where they were at the end, whether it was the end."""

    deeds: tuple[Deed, ...]
    played: tuple[tuple[float, float], ...]
    left: float
    finished: bool


@dataclass
class _Sitting:
    """Where a viewer is: `wall` on the clock, `at` in the film."""

    viewer: Viewer
    draw: np.random.Generator
    deeds: list[Deed]
    played: list[tuple[float, float]]
    wall: float = 0.0
    at: float = 0.0
    bored: float = 0.0

    def do(self, kind: str, at: float, wall: float | None = None, **more: Any) -> None:
        when = self.wall if wall is None else wall
        self.deeds.append(Deed(when, {"kind": kind, "at": round(at, 3), "wall": round(1000 * when), **more}))

    def play(self, to: float) -> None:
        """Play on at normal speed, told of in pieces."""
        self.played.append((self.at, to))
        while to - self.at > 1e-6:
            step = min(to - self.at, FLUSH)
            self.wall += step
            self.do("section", self.at, to=round(self.at + step, 3))
            self.at += step


def watched(
    viewer: Viewer, places: Sequence[Place], world: World, prompts: Sequence[float] = (), calibrate: bool = False,
    sitting: str = "",
) -> Watched:  # fmt: skip
    """How a viewer watches a cut, of which `places` are the shots, asked how it feels at the seconds `prompts`."""
    draw = chance("simulated sitting", viewer.name, sitting)
    now = _Sitting(viewer, draw, [], [])
    if calibrate and draw.random() < 0.6:
        for flash in (0.0, 3.0):
            now.do("calibrate", 0, 2 + flash, lag=round(max(0.15, viewer.lag + float(draw.normal(0, 0.3))), 3))
        now.wall = 8.0
    now.do("play", 0)
    gone = False
    for number, place in enumerate(places):
        if gone := _through(now, place, world.pull.get(world.key(place, number), 0.0), places[-1]):
            break
    _told(now, places, world, prompts)
    now.do("exit" if gone else "end", now.at)
    ordered = sorted(now.deeds, key=lambda deed: deed.wall)
    deeds = tuple(Deed(d.wall, {"seq": seq, **d.event}, d.comment) for seq, d in enumerate(ordered))
    return Watched(deeds, tuple(now.played), now.at, not gone)


def _through(now: _Sitting, place: Place, pull: float, last: Place) -> bool:
    """Through one shot, or what of it they bear; whether they leave in it."""
    end = place.at + place.seconds
    seconds = end - now.at
    if seconds <= 0:
        return False
    taste = pull * now.viewer.heed + float(now.draw.normal(0, 0.15))
    now.bored = now.bored * exp(-place.seconds / _FADE) + max(-taste, 0.0)
    urge = exp(_SLOW * (now.bored - max(taste, 0.0))) / now.viewer.patience
    leaves = float(now.draw.exponential(1 / (_LEAVE * urge)))
    skips = float(now.draw.exponential(1 / (_SKIP * urge * urge)))
    if min(leaves, skips) >= seconds:
        now.play(end)
        return False
    now.play(now.at + min(leaves, skips))
    if leaves <= skips:
        return True
    now.bored *= 0.5
    target = min(end + float(now.draw.uniform(0, _STAY)), last.at + last.seconds)
    now.do("seek", now.at, to=round(target, 3))
    now.at = target
    return False


def _told(now: _Sitting, places: Sequence[Place], world: World, prompts: Sequence[float]) -> None:
    """What they tell of their feelings: asked, where they came by, or of themselves; and what they write."""
    draw, viewer = now.draw, now.viewer
    own = [at for start, to in now.played for at in _moments(draw, start, to)]
    for at, asked in sorted([(float(at), True) for at in prompts] + [(at, False) for at in own]):
        wall = _wall(now.deeds, at)
        if wall is None:
            continue
        if asked:
            now.do("ask", at, wall)
            if draw.random() > viewer.answers:
                continue
        if at + viewer.lag > places[-1].at + places[-1].seconds:
            continue
        v, a = world.feel(at)
        number = max((n for n, place in enumerate(places) if place.at <= at), default=0)
        off = world.off.get(world.key(places[number], number), (0.0, 0.0))
        told = [
            x + o + b + float(draw.normal(0, viewer.noise)) for x, o, b in zip((v, a), off, viewer.level, strict=True)
        ]
        v, a = (round(min(1.0, max(-1.0, x)), 3) for x in told)
        more = {"prompt": True} if asked else {}
        now.do("feel", at + viewer.lag, wall + viewer.lag, v=v, a=a, **more)
        if draw.random() < viewer.talks:
            now.deeds.append(Deed(wall + viewer.lag, {"at": round(at, 3)}, _said(draw, v)))


def _moments(draw: np.random.Generator, start: float, to: float) -> list[float]:
    count = int(draw.poisson((to - start) / _SPONTANEOUS))
    return [float(at) for at in draw.uniform(start, to, count)]


def _wall(deeds: Sequence[Deed], at: float) -> float | None:
    """When a second of the film was played; None where it never was."""
    for deed in deeds:
        event = deed.event
        if event.get("kind") == "section" and event["at"] <= at <= event["to"]:
            return deed.wall - (event["to"] - at)
    return None


_GOOD = ("what a shot", "I love this light", "haha", "好美", "哈哈哈", "this is where it got me")
_BAD = ("too long", "what is happening?", "I lost the thread", "有点慢", "没看懂", "cut!")


def _said(draw: np.random.Generator, v: float) -> str:
    words = _GOOD if v >= 0 else _BAD
    return words[int(draw.integers(len(words)))]


def share(played: Sequence[tuple[float, float]], start: float, window: float) -> float:
    """The share of a window that was played: the outcome of a trial."""
    return min(1.0, sum(max(0.0, min(to, start + window) - max(at, start)) for at, to in played) / window)
