"""From the plan to the stage of each shot: everything the picture needs, in the shot's own time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ciotat.core.time import Seconds, Span, seconds
from ciotat.direction.plan import Character, Emotion, Gaze, Move, Plan, Prop, ScenePlan, Setting, Shot
from ciotat.stage import camera, light
from ciotat.stage.course import course
from ciotat.stage.marks import HANGING, Body, bodies
from ciotat.stage.motion.carry import PAPERS
from ciotat.stage.stage import Feeling, Mouth, Performer, Stage

__all__ = ["Lips", "dress"]

HELD = seconds(1)
"""How much of what came before a shot still shows in it: a blend, an eased step."""
STILL = {"stand", "sit", "lie", "kneel", "talk", "cower", "fall"}
STOPS = {"ECU": 2.0, "CU": 2.0, "MCU": 2.8, "MS": 4.0, "MFS": 5.6}
PAGE = 9.0
"""The stop for what is read: sharp from its first line to its last, the ground behind it soft."""
BEFORE = 3.2
"""Metres: who stands nearer to the camera is a shoulder in the picture."""
STANDING = ("locked", "handheld", "pan")
"""Moves in which the camera stays where it stood at first."""
NEAR = ("MFS", "MS", "MCU", "CU", "ECU")
NEUTRAL = Emotion(0.0, 0.0, "neutral")


class Lips(Protocol):
    """A mouth shape of a spoken line, `start` seconds into it (`ciotat.sound.stems.Phone` is one)."""

    @property
    def start(self) -> Seconds: ...
    @property
    def viseme(self) -> str: ...
    @property
    def weight(self) -> float: ...


def dress(plan: Plan, scene: ScenePlan, shot: Shot, lips: Mapping[str, Sequence[Lips]]) -> Stage:
    """The stage of one shot. `lips` holds, by beat, the mouth shapes of every spoken line."""
    cast = tuple(plan.character(id) for id in scene.cast)
    scene = _about(scene, shot)
    present = [c for c in cast if any(m.who == c.id and m.span.overlaps(shot.span) for m in scene.moves)]
    path = course(shot, scene, cast)
    middle = path[len(path) // 2][1]
    if shot.camera in STANDING:
        middle = replace(middle, position=path[0][1].position)
    now = bodies(cast, scene.moves, shot.span.start + shot.span.length / 2, scene.props)
    who = next((now[s] for s in shot.subjects if s in now and not now[s].vehicle), None)
    eyes = middle.target if who is None else who.eyes
    return Stage(
        seed=shot.dice,
        length=shot.span.length,
        setting=scene.setting,
        performers=tuple(_performer(c, scene, shot, lips) for c in present),
        props=tuple(_prop(p, shot) for p in scene.props),
        camera=camera.keys(shot, path, _stop(shot)),
        handheld=shot.amount if shot.camera == "handheld" else 0.0,
        lamps=light.lamps(
            shot, scene.setting, middle, eyes, _cast(cast, who), _shoulder(shot, now, cast, middle.position)
        ),
        exposure=light.exposure(shot.light),
        warmth=round(shot.light.warmth * 0.3, 3),
        ambient=shot.light.ambient,
        fade_in=shot.fade_in,
        fade_out=shot.fade_out,
        card=shot.text if shot.role == "card" else "",
        subject=who.id if who and shot.size in NEAR and not _passed(shot, cast) else "",
        eyes=(round(float(eyes[0]), 4), round(float(eyes[1]), 4), round(float(eyes[2]), 4)),
    )


def _stop(shot: Shot) -> float:
    read = shot.role == "insert" and any(word in shot.subjects[0].lower() for word in PAPERS)
    return PAGE if read else STOPS.get(shot.size, 8.0)


def _cast(cast: Sequence[Character], who: Body | None) -> Character | None:
    return next((c for c in cast if who and c.id == who.id), None)


def _shoulder(
    shot: Shot, now: Mapping[str, Body], cast: Sequence[Character], camera: NDArray[np.float64]
) -> tuple[NDArray[np.float64], Character] | None:
    """Whose shoulder a shot looks over, by the eyes."""
    others = [now[id] for id in shot.subjects[1:] if id in now and now[id].species == "human"]
    if shot.role != "over-shoulder" or not others:
        return None
    near = min(others, key=lambda b: float(np.linalg.norm(b.eyes - camera)))
    character = _cast(cast, near)
    return (near.eyes, character) if character and float(np.linalg.norm(near.eyes - camera)) < BEFORE else None


def _passed(shot: Shot, cast: Sequence[Character]) -> bool:
    """Whether two pairs of hands are looked at: then the camera keeps to the place between them."""
    people = {c.id for c in cast if c.species == "human"}
    return shot.role == "insert" and len(people & {*shot.subjects[1:]}) > 1


def _about(scene: ScenePlan, shot: Shot) -> ScenePlan:
    """The scene with only what happens about the time of the shot."""
    window = Span(shot.span.start - HELD, shot.span.length + 2 * HELD)
    return replace(
        scene,
        moves=tuple(m for m in scene.moves if m.span.overlaps(window)),
        gazes=tuple(g for g in scene.gazes if g.span.overlaps(window)),
        props=tuple(p for p in scene.props if _during(p, shot)),
    )


def _performer(character: Character, scene: ScenePlan, shot: Shot, lips: Mapping[str, Sequence[Lips]]) -> Performer:
    return Performer(
        character=_seasoned(character, scene.setting),
        moves=tuple(_move(m, shot) for m in scene.moves if m.who == character.id),
        gazes=_gazes(character, scene, shot),
        feelings=_feelings(character, scene, shot),
        mouth=_mouth(character, scene, shot, lips),
        holds=_held(character.id, scene.props),
        acting=shot.acting,
    )


def _gazes(character: Character, scene: ScenePlan, shot: Shot) -> tuple[Gaze, ...]:
    """Where somebody looks: at the thing in the own hand, too, while it fills the picture, so that it is held up."""
    own = tuple(_gaze(g, shot) for g in scene.gazes if g.who == character.id)
    seen = {p.id for p in scene.props if p.holder == character.id} & {*shot.subjects[:1]}
    if shot.role != "insert" or not seen or seen & {g.target for g in own}:
        return own
    return (Gaze(character.id, Span.between(-HELD, shot.span.length + HELD), *seen),)


def _held(who: str, props: Sequence[Prop]) -> str:
    """What somebody has in the right hand: what hangs is in the other where there is more."""
    own = [p.name for p in props if p.holder == who]
    return next((name for name in own if not any(word in name for word in HANGING)), next(iter(own), ""))


def _during(prop: Prop, shot: Shot) -> bool:
    return prop.span is None or prop.span.overlaps(shot.span)


def _prop(prop: Prop, shot: Shot) -> Prop:
    return prop if prop.span is None else replace(prop, span=_clipped(prop.span, shot))


def _seasoned(character: Character, setting: Setting) -> Character:
    """Beasts and vehicles take their coat, snow and lamps from the setting; people put on what is warm where it is cold."""
    cold = setting.weather == "snow" or setting.season == "winter"
    if character.species == "human":
        warm = "weather" in character.look and (setting.inside or not cold)
        return (
            replace(character, look={k: v for k, v in character.look.items() if k != "weather"}) if warm else character
        )
    look = {"hour": setting.hour, "weather": "winter" if cold else "mild", "era": setting.era}
    return replace(character, look={**look, **character.look})


def _clipped(span: Span, shot: Shot) -> Span:
    """In shot time, cut to what can show: a longer wait before the shot must not change its recipe."""
    start = max(span.start - shot.span.start, -HELD)
    return Span.between(start, min(span.end - shot.span.start, shot.span.length + HELD))


def _move(move: Move, shot: Shot) -> Move:
    still = move.verb in STILL and move.start == move.end
    return replace(move, span=_clipped(move.span, shot) if still else move.span.shifted(-shot.span.start))


def _gaze(gaze: Gaze, shot: Shot) -> Gaze:
    return replace(gaze, span=_clipped(gaze.span, shot))


def _feelings(character: Character, scene: ScenePlan, shot: Shot) -> tuple[Feeling, ...]:
    """What they feel as the shot begins, then every change in it: their own beats fully, those of others by half."""
    found: list[Feeling] = []
    for beat in scene.beats:
        if beat.span.start >= shot.span.end:
            break
        own = beat.actor == character.id
        if not own and (beat.type != "line" or beat.emotion.label == "neutral"):
            continue
        feels = beat.emotion if own else _echo(beat.emotion)
        start = max(beat.span.start - shot.span.start, -HELD)
        found = [f for f in found if f.start < start] + [Feeling(start, _strong(feels, shot.feeling))]
    return tuple(found) or (Feeling(-HELD, NEUTRAL),)


def _strong(emotion: Emotion, by: float) -> Emotion:
    """The same feeling, weaker or stronger."""
    if by == 1.0:
        return emotion
    valence, arousal = (round(max(-1.0, min(v * by, 1.0)), 3) for v in (emotion.valence, emotion.arousal))
    return Emotion(valence, arousal, emotion.label if by else "neutral")


def _echo(emotion: Emotion) -> Emotion:
    answer = {"anger": "fear", "fear": "fear", "joy": "joy", "tender": "tender", "sad": "sad"}.get(
        emotion.label, "neutral"
    )
    return Emotion(round(emotion.valence * 0.5, 3), round(emotion.arousal * 0.5, 3), answer)


def _mouth(character: Character, scene: ScenePlan, shot: Shot, lips: Mapping[str, Sequence[Lips]]) -> tuple[Mouth, ...]:
    spoken = [
        b for b in scene.beats if b.type == "line" and b.actor == character.id and b.voice in ("onscreen", "device")
    ]
    shapes = [
        Mouth(beat.span.start + phone.start - shot.span.start, phone.viseme, phone.weight)
        for beat in spoken
        if beat.span.overlaps(shot.span)
        for phone in lips.get(beat.id, ())
    ]
    return tuple(m for m in shapes if -HELD <= m.start <= shot.span.length + HELD)
