"""Rhythm: beats on whole frames, shots that tile a scene, and both again when the real voices are known."""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ciotat.core.time import Rate, Seconds, Span, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.plan import Beat, Emotion, Plan, ScenePlan
from ciotat.direction.style import Style

__all__ = ["SHORTEST", "lay", "settle", "settle_scene", "tile"]

SHORTEST = 14
_LINE_SLOT = 1.25


def _up(time: Seconds, rate: Rate) -> int:
    """Whole frames that hold `time`."""
    return math.ceil(time * rate.fps)


def lay(
    drafts: Sequence[Draft],
    emotions: Sequence[Emotion],
    needs: Mapping[int, Seconds],
    frame: tuple[Seconds, Seconds],
    style: Style,
    rate: Rate,
) -> tuple[tuple[Beat, ...], Seconds]:
    """The beats in time and the length of the scene, with a lead before them and a tail after them (`frame`)."""
    at = _up(frame[0], rate)
    beats = []
    for k, (draft, emotion) in enumerate(zip(drafts, emotions, strict=True)):
        body, slot = _slot(draft, emotion, needs.get(k, Seconds(0)), style, rate)
        beats.append(_beat(draft, emotion, Span(rate.time(at), body)))
        at += slot
    length = max(at + _up(frame[1], rate), SHORTEST)
    return tuple(beats), rate.time(length)


def _slot(draft: Draft, emotion: Emotion, need: Seconds, style: Style, rate: Rate) -> tuple[Seconds, int]:
    """How long a beat itself lasts, and the frames until the next."""
    if draft.type == "line":
        body = seconds(draft.seconds)
        strong = (
            emotion.arousal >= style.close_arousal
            or emotion.valence <= -0.6
            or "…" in draft.text
            or "..." in draft.text
        )
        pause = (style.strong_pause if strong else style.pause) / style.pace
        return body, max(_up(body, rate) + _up(seconds(pause), rate), _up(seconds(_LINE_SLOT), rate), SHORTEST)
    wanted = draft.seconds if draft.type == "card" else max(draft.seconds / style.pace, style.shortest)
    slot = max(_up(max(seconds(wanted), need), rate), SHORTEST)
    return rate.time(slot), slot


def _beat(draft: Draft, emotion: Emotion, span: Span) -> Beat:
    return Beat(
        id=draft.id,
        element=draft.element,
        origin=draft.origin,
        type=draft.type,  # type: ignore[arg-type]
        actor=draft.actor,
        text=draft.text,
        verb=draft.verb,
        target=draft.target,
        emotion=emotion,
        span=span,
        voice=draft.voice,
        parenthetical=draft.parenthetical,
        language=draft.language,
    )


def tile(starts: Sequence[Seconds], length: Seconds, rate: Rate) -> tuple[list[Span], Seconds]:
    """Spans that begin near `starts` (the first at 0), cover the scene without gap or overlap, on whole frames and none
    shorter than SHORTEST; the scene grows where it must."""
    count = len(starts)
    end = max(_up(length, rate), SHORTEST * count)
    at = [0] * count
    for k in range(1, count):
        at[k] = max(rate.frame(starts[k]), at[k - 1] + SHORTEST)
    for k in range(count - 1, 0, -1):
        at[k] = min(at[k], (at[k + 1] if k + 1 < count else end) - SHORTEST)
    ends = [*at[1:], end]
    return [Span.between(rate.time(a), rate.time(b)) for a, b in zip(at, ends, strict=True)], rate.time(end)


def settle(plan: Plan, lengths: Mapping[str, Seconds]) -> Plan:
    """`plan` with every span as it is once `line` beats last what `lengths` (by beat id) says; only times change."""
    return replace(plan, scenes=tuple(settle_scene(scene, lengths, plan.rate) for scene in plan.scenes))


def settle_scene(scene: ScenePlan, lengths: Mapping[str, Seconds], rate: Rate) -> ScenePlan:
    """One scene, with the lengths of its own lines."""
    warp = _Warp(scene, lengths, rate)
    spans, length = tile([warp(shot.span.start) for shot in scene.shots], warp(scene.length), rate)
    moves = [replace(move, span=warp.span(move.span, scene.length, length)) for move in scene.moves]
    return replace(
        scene,
        beats=warp.beats,
        props=tuple(
            prop if prop.span is None else replace(prop, span=warp.span(prop.span, scene.length, length))
            for prop in scene.props
        ),
        moves=tuple(moves),
        gazes=tuple(replace(gaze, span=warp.span(gaze.span, scene.length, length)) for gaze in scene.gazes),
        shots=tuple(replace(shot, span=span) for shot, span in zip(scene.shots, spans, strict=True)),
        length=length,
    )


class _Warp:
    """From the old time of a scene to the new: a line's own frames stretch, all after them shifts by whole frames."""

    def __init__(self, scene: ScenePlan, lengths: Mapping[str, Seconds], rate: Rate) -> None:
        self.rate = rate
        self.old, self.new = [Seconds(0)], [Seconds(0)]
        beats = []
        shift = 0
        for beat in scene.beats:
            start = beat.span.start + rate.time(shift)
            length = lengths.get(beat.id, beat.span.length) if beat.type == "line" else beat.span.length
            before, after = _up(beat.span.length, rate), max(_up(length, rate), 1)
            self._pin(beat.span.start, start)
            self._pin(beat.span.start + rate.time(before), start + rate.time(after))
            shift += after - before
            beats.append(replace(beat, span=Span(start, length)))
        self.beats = tuple(beats)
        self.shift = rate.time(shift)
        self._known: dict[Seconds, Seconds] = {}

    def _pin(self, old: Seconds, new: Seconds) -> None:
        if old > self.old[-1]:
            self.old.append(old)
            self.new.append(new)

    def __call__(self, time: Seconds) -> Seconds:
        if (known := self._known.get(time)) is None:
            known = self._known[time] = self._warped(time)
        return known

    def _warped(self, time: Seconds) -> Seconds:
        k = bisect_right(self.old, time) - 1
        if k + 1 >= len(self.old):
            return time + self.shift
        a, b = self.old[k], self.old[k + 1]
        wide, narrow = b - a, self.new[k + 1] - self.new[k]
        if wide == narrow or time == a:
            return self.new[k] + (time - a)
        return self.new[k] + Fraction(round((time - a) * narrow / wide * 1000), 1000)

    def span(self, span: Span, end: Seconds, length: Seconds) -> Span:
        """`span` in the new time; what lasted to the end of the scene still does."""
        start = self(span.start)
        return Span.between(start, length if span.end == end else self(span.end))
