"""The camera's course through a shot: composed framings, sampled often enough to follow whoever moves."""

from dataclasses import replace

import numpy as np

from ciotat.core.time import Seconds, seconds
from ciotat.direction.plan import Beat, Character, ScenePlan, Shot, Size
from ciotat.stage.camera import Framing, compose
from ciotat.stage.marks import bodies, state

__all__ = ["course"]

STEP = seconds("1/2")
LONG = seconds(9)
HANDLE = seconds("1/50")


def course(shot: Shot, scene: ScenePlan, cast: tuple[Character, ...]) -> list[tuple[Seconds, Framing]]:
    """Framings at times from 0 to the shot's length; at least two."""
    scene = _during(shot, scene)
    if shot.camera == "track" and shot.span.length > LONG:
        return _roaming(shot, scene, cast)
    times = _times(shot.span.length, STEP)
    found: dict[object, Framing] = {}
    made = []
    for time in times:
        now = state(cast, scene.moves, _inside(shot, time), scene.props, scene.gazes)
        same = found.get(now)
        framing = replace(same, position=same.position.copy(), target=same.target.copy()) if same else None
        found[now] = framing = framing or _at(shot, scene, cast, time)
        made.append((time, framing))
    return made


def _during(shot: Shot, scene: ScenePlan) -> ScenePlan:
    """The scene with those moves and gazes only that go on at a time the shot is looked at."""
    last = shot.span.end - HANDLE
    first = min(shot.span.start, last)
    moves = tuple(move for move in scene.moves if move.span.start <= last and first < move.span.end)
    gazes = tuple(gaze for gaze in scene.gazes if gaze.span.start <= last and first < gaze.span.end)
    return replace(scene, moves=moves, gazes=gazes)


def _times(length: Seconds, step: Seconds) -> list[Seconds]:
    count = max(1, round(length / step))
    return [length * i / count for i in range(count + 1)]


def _at(shot: Shot, scene: ScenePlan, cast: tuple[Character, ...], time: Seconds) -> Framing:
    now = _inside(shot, time)
    return compose(shot, bodies(cast, scene.moves, now, scene.props, scene.gazes), scene.setting.inside)


def _inside(shot: Shot, time: Seconds) -> Seconds:
    """A time of the shot as one of the scene, never quite its end."""
    return min(shot.span.start + time, shot.span.end - HANDLE)


def _roaming(shot: Shot, scene: ScenePlan, cast: tuple[Character, ...]) -> list[tuple[Seconds, Framing]]:
    """One long take: the camera drifts from framing to framing as the scene passes on, never cutting."""
    stops: list[tuple[Seconds, Framing]] = [(seconds(0), _at(replace(shot, size="WS"), scene, cast, seconds(0)))]
    for beat in scene.beats:
        if beat.span.length < seconds(1) or not (shot.span.start <= beat.span.start < shot.span.end):
            continue
        time = beat.span.start + beat.span.length / 3 - shot.span.start
        if time - stops[-1][0] >= seconds("3/2"):
            stops.append((time, _at(_framed(shot, beat), scene, cast, time)))
    stops.append((shot.span.length, _at(replace(shot, size="WS"), scene, cast, shot.span.length)))
    return _unhurried(stops)


def _framed(shot: Shot, beat: Beat) -> Shot:
    near = beat.type == "line" and beat.emotion.arousal > 0.55
    size: Size = "MCU" if near else "MS" if beat.type == "line" else "MFS"
    subjects = (beat.actor, *(s for s in shot.subjects if s != beat.actor)) if beat.actor else shot.subjects
    return replace(shot, size=size, subjects=subjects[:1] if near else subjects[:2], lens=42.0, role="single")


def _unhurried(stops: list[tuple[Seconds, Framing]]) -> list[tuple[Seconds, Framing]]:
    """Hold each stop's place within reach of the last, so that the camera never races (at most 0.9 m a second)."""
    calm = stops[:1]
    for time, framing in stops[1:]:
        before_time, before = calm[-1]
        limit = 0.9 * float(time - before_time)
        way = framing.position - before.position
        far = float(np.linalg.norm(way))
        position = before.position + way * min(1.0, limit / max(far, 1e-6))
        focus = float(np.linalg.norm(framing.target - position))
        calm.append((time, Framing(position, framing.target, framing.lens, focus)))
    return calm
