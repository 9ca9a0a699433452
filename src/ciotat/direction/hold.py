"""Time added or taken away at the end of a shot, for all of its scene: no word is ever cut."""

import math
from collections.abc import Callable
from dataclasses import replace

from ciotat.core.time import Rate, Seconds, Span
from ciotat.direction.plan import Beat, ScenePlan, Shot
from ciotat.direction.rhythm import SHORTEST

__all__ = ["held"]

_LEAST = 4
"""A tail without words can be cut to one part in so many."""


def held(scene: ScenePlan, number: int, seconds: Seconds, rate: Rate) -> tuple[ScenePlan, Seconds]:
    """`scene` with its shot `number` longer by `seconds` (shorter where they are less than 0), and how much it really
    is: whole frames, no word cut, no shot shorter than it may be. What comes after is shifted; where somebody speaks
    over the cut, the cut itself moves, and the scene keeps its length."""
    shot, frames = scene.shots[number], rate.frame(abs(seconds)) * (1 if seconds > 0 else -1)
    cut = shot.span.end
    if any(beat.type == "line" and beat.span.start < cut < _over(beat, rate) for beat in scene.beats):
        frames = _movable(scene, number, frames, rate)
        return _moved(scene, number, rate.time(frames)), rate.time(frames)
    if frames > 0:
        return _stretched(scene, number, rate.time(frames)), rate.time(frames)
    tail = _tail(scene, shot, rate)
    room = min(tail - math.ceil(tail / _LEAST), rate.frame(shot.span.length) - SHORTEST)
    frames = -min(-frames, max(room, 0))
    if not frames:
        return scene, Seconds(0)
    return _squeezed(scene, number, tail, tail + frames, rate), rate.time(frames)


def _over(beat: Beat, rate: Rate) -> Seconds:
    """The first whole frame after a line."""
    return rate.time(math.ceil(beat.span.end * rate.fps))


def _tail(scene: ScenePlan, shot: Shot, rate: Rate) -> int:
    """How many frames at the end of a shot nobody speaks in."""
    words = [_over(b, rate) for b in scene.beats if b.type == "line" and b.span.start < shot.span.end]
    return rate.frame(shot.span.end) - rate.frame(max([shot.span.start, *words]))


def _movable(scene: ScenePlan, number: int, frames: int, rate: Rate) -> int:
    """How far the cut between two shots can move."""
    if frames < 0:
        return -min(-frames, max(rate.frame(scene.shots[number].span.length) - SHORTEST, 0))
    return min(frames, max(rate.frame(scene.shots[number + 1].span.length) - SHORTEST, 0))


def _moved(scene: ScenePlan, number: int, by: Seconds) -> ScenePlan:
    one, two = scene.shots[number : number + 2]
    one = replace(one, span=Span(one.span.start, one.span.length + by))
    two = replace(two, span=Span(two.span.start + by, two.span.length - by))
    return replace(scene, shots=(*scene.shots[:number], one, two, *scene.shots[number + 2 :]))


def _stretched(scene: ScenePlan, number: int, by: Seconds) -> ScenePlan:
    """Everything from the cut on comes later; what lasted to the cut lasts on, but for words."""
    cut = scene.shots[number].span.end

    def at(time: Seconds) -> Seconds:
        return time + by if time >= cut else time

    return _warped(scene, at, at)


def _squeezed(scene: ScenePlan, number: int, tail: int, left: int, rate: Rate) -> ScenePlan:
    """The `tail` frames before the cut pass in `left`; everything from the cut on comes sooner."""
    cut = scene.shots[number].span.end
    start, by = cut - rate.time(tail), rate.time(tail - left)

    def at(time: Seconds) -> Seconds:
        if time >= cut or time <= start:
            return time - by if time >= cut else time
        return start + Seconds(round((time - start) * left / tail * 100_000), 100_000)

    def whole(time: Seconds) -> Seconds:
        return rate.time((at(time) * rate.fps).__floor__()) if start < time < cut else at(time)

    return _warped(scene, at, whole)


def _warped(scene: ScenePlan, at: Callable[[Seconds], Seconds], whole: Callable[[Seconds], Seconds]) -> ScenePlan:
    """`scene` with every time put through `at`, those of beats and shots through `whole`; words keep their length."""

    def over(span: Span, warp: Callable[[Seconds], Seconds]) -> Span:
        return Span.between(warp(span.start), warp(span.end))

    return replace(
        scene,
        beats=tuple(
            replace(b, span=Span(whole(b.span.start), b.span.length) if b.type == "line" else over(b.span, whole))
            for b in scene.beats
        ),
        props=tuple(p if p.span is None else replace(p, span=over(p.span, at)) for p in scene.props),
        moves=tuple(replace(m, span=over(m.span, at)) for m in scene.moves),
        gazes=tuple(replace(g, span=over(g.span, at)) for g in scene.gazes),
        shots=tuple(replace(s, span=over(s.span, whole)) for s in scene.shots),
        length=at(scene.length),
    )
