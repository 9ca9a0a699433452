"""What is felt, as people ask for it: the emotion of the beats that a shot shows, and the light that follows it."""

from collections.abc import Mapping
from dataclasses import replace

from ciotat.direction.emotion import named
from ciotat.direction.light import bent
from ciotat.direction.plan import Beat, Emotion, Light, ScenePlan, Shot
from ciotat.direction.wanted import Wanted

__all__ = ["tempered"]

_FELT = ("performance.valence", "performance.arousal")


def tempered(scene: ScenePlan, asked: Mapping[str, Wanted]) -> ScenePlan:
    """`scene` with the valence and arousal asked for (by shot) in the beats that those shots show, and their light bent
    as far as that differs. A beat that several shots show is felt as the one asks in which it begins, or else the first
    that asks."""
    wishes = {shot.id: asked[shot.id] for shot in scene.shots if shot.id in asked and _asks(asked[shot.id])}
    if not wishes:
        return scene
    felt: dict[str, Wanted] = {}
    for shot in scene.shots:
        for id in shot.beats if shot.id in wishes else ():
            begins = shot.span.start <= scene.beat(id).span.start < shot.span.end
            felt[id] = wishes[shot.id] if begins else felt.get(id, wishes[shot.id])
    beats = tuple(_felt(beat, felt[beat.id]) if beat.id in felt else beat for beat in scene.beats)
    now = replace(scene, beats=beats)
    shots = (replace(s, light=_relit(s, scene, now)) if s.id in wishes else s for s in scene.shots)
    return replace(now, shots=tuple(shots))


def _asks(wish: Wanted) -> bool:
    return any(knob in wish.knobs for knob in _FELT)


def _felt(beat: Beat, wish: Wanted) -> Beat:
    valence, arousal = (
        wish.number(k, v) for k, v in zip(_FELT, (beat.emotion.valence, beat.emotion.arousal), strict=True)
    )
    return replace(beat, emotion=named(valence, arousal, beat.emotion.label))


def _relit(shot: Shot, was: ScenePlan, now: ScenePlan) -> Light:
    """The light of a shot, bent as far as what is felt in it is another."""
    before, after = _mean(was, shot), _mean(now, shot)
    return shot.light if before is None or after is None or before == after else bent(shot.light, before, after)


def _mean(scene: ScenePlan, shot: Shot) -> Emotion | None:
    """What is felt in a shot, on the whole."""
    felt = [beat.emotion for beat in scene.beats if beat.id in shot.beats]
    if not felt:
        return None
    valence, arousal = (sum(values) / len(felt) for values in zip(*((e.valence, e.arousal) for e in felt), strict=True))
    return Emotion(valence, arousal, "")
