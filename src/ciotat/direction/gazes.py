"""Eyelines: listeners look at who speaks, speakers at who listens, everyone at what enters or sounds."""

import re
from collections.abc import Sequence
from fractions import Fraction

from ciotat.core.chance import chance
from ciotat.core.time import Seconds, Span, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.blocking import Blocking
from ciotat.direction.floor import apart
from ciotat.direction.pastime import READ
from ciotat.direction.plan import Beat, Gaze, Prop
from ciotat.direction.vehicles import VEHICLES

__all__ = ["gazes_of"]

_DRAWS = frozenset(
    {"enter", "exit", "flee", "arrive", "depart", "pass", "run", "howl", "snarl", "fall", "strike", "approach"}
)
_SOUND_SOURCE = {"howl": "wolf", "growl": "wolf", "bark": "dog", "whistle": "train", "brakes": "train", "horn": "car"}
_LEAST = Fraction(3, 10)
_LOUD = 0.55
_EVERYONE = re.compile(r"\b(?:everyone|everybody|all of you|you all)\b|大家|所有人|你们都|各位", re.IGNORECASE)


def gazes_of(floor: Blocking, props: Sequence[Prop], beats: Sequence[Beat], length: Seconds) -> tuple[Gaze, ...]:
    """Where every human looks at every instant of the scene, in the order of people, then time."""
    looks: list[Gaze] = []
    for who, body in floor.bodies.items():
        if body.character.species == "human":
            looks += _one(floor, props, who, beats, length)
    return tuple(looks)


def _one(floor: Blocking, props: Sequence[Prop], who: str, beats: Sequence[Beat], length: Seconds) -> list[Gaze]:
    out: list[Gaze] = []
    crowd, mates = floor.bodies[who].character.crowd, floor.mates.get(who, ())
    read = next((p.id for p in props if crowd and p.holder == who and p.name in READ), "")
    idle = floor.partner(who) if not crowd else mates[0] if mates else ""
    now = idle or "away"
    ends = [*(beat.span.start for beat in beats[1:]), length][: len(beats)]
    if beats:
        _add(out, who, Span(Seconds(0), beats[0].span.start), now)
    for k, (beat, end) in enumerate(zip(beats, ends, strict=True)):
        span = Span.between(beat.span.start, end)
        now = _seen(floor, props, k, beat, who) or _target(floor, floor.drafts[k], beat, who, now, idle)
        if k >= floor.watching.get(who, len(beats)):
            now = floor.leads[0] if beat.actor not in floor.leads else beat.actor
        elif crowd and (now in (*mates, "away", "left", "right") or beat.type == "line"):
            now = _waiting(beat, who, mates, now, read)
        if floor.aboard(who, k) and idle and not crowd:
            turn = span.start + span.length / 2
            _add(out, who, Span.between(span.start, turn), now)
            _add(out, who, Span.between(turn, span.end), now := idle)
            continue
        aside = _aside(beat, who, now)
        if aside and span.length > 2:
            share = float(chance("glance", beat.id, who).uniform(0.35, 0.6))
            turn = span.start + seconds(share * float(beat.span.length))
            back = min(turn + seconds("0.9"), span.end)
            _add(out, who, Span.between(span.start, turn), now)
            _add(out, who, Span.between(turn, back), aside)
            _add(out, who, Span.between(back, span.end), now)
        else:
            _add(out, who, span, now)
    if not beats:
        _add(out, who, Span(Seconds(0), length), now)
    return out


def _seen(floor: Blocking, props: Sequence[Prop], k: int, beat: Beat, who: str) -> str:
    """The thing that the script says is looked at or handled, or what comes at one who does not move; else nothing."""
    draft = floor.drafts[k]
    if beat.type != "action" or who not in (draft.actor, *draft.others):
        return ""
    if draft.still and k in floor.glimpses:
        return floor.glimpses[k]
    if draft.target in floor.bodies or draft.verb not in ("look", "reach", "take", "give"):
        return ""
    now = beat.span.start + beat.span.length / 2
    return next(
        (p.id for p in props if p.name == draft.thing and (p.span is None or p.span.start <= now < p.span.end)), ""
    )


def _target(floor: Blocking, draft: Draft, beat: Beat, who: str, now: str, idle: str) -> str:
    acting = who in (draft.actor, *draft.others)
    if beat.type == "line":
        if not acting:
            return beat.actor if beat.actor in floor.bodies and beat.voice == "onscreen" else now
        aim = _all(floor, beat) or (beat.target if beat.target in floor.bodies else idle)
        return aim or ("audience" if beat.voice == "narration" else "away")
    if beat.type == "sound":
        species = _SOUND_SOURCE.get(beat.verb, "")
        return (
            next((id for id, b in floor.bodies.items() if b.character.species == species), "away") if species else now
        )
    if beat.type == "silence":
        return "down" if beat.emotion.valence < -0.25 and who in floor.leads[:1] else idle or now
    if acting:
        if draft.target in floor.bodies or draft.target in {prop.id for prop in floor.props}:
            return draft.target
        if draft.verb in ("bow", "kneel", "feel") and beat.emotion.valence < 0:
            return "down"
        return now if draft.verb != "look-around" else "left"
    source = floor.bodies.get(draft.actor)
    if source and (draft.verb in _DRAWS or source.character.species in VEHICLES):
        return draft.actor
    return draft.actor if source and not source.character.crowd and draft.actor == idle else now


def _all(floor: Blocking, beat: Beat) -> str:
    """The nearest of a crowd, where everyone is spoken to at once; else nobody."""
    crowd = [id for id, b in floor.bodies.items() if b.character.crowd and not b.gone and id != beat.actor]
    if not crowd or beat.voice != "onscreen" or not _EVERYONE.search(beat.text):
        return ""
    here = floor.bodies[beat.actor].position
    return min(crowd, key=lambda id: apart(here, floor.bodies[id].position))


def _waiting(beat: Beat, who: str, mates: Sequence[str], now: str, read: str) -> str:
    """Where one of a crowd looks meanwhile: at the others of the group, down the line, at whoever is loud; mostly at what
    they `read`, if they do."""
    if beat.type == "line" and beat.emotion.arousal > _LOUD and beat.voice == "onscreen":
        return now
    luck = float(chance("waits", beat.id, who).random())
    if read and luck < 0.7:
        return read
    if beat.type == "line" and luck < 0.3:
        return now
    if mates and luck < 0.75:
        return mates[int(luck * 1000) % len(mates)]
    return "left" if luck < 0.9 else "away"


def _aside(beat: Beat, who: str, now: str) -> str:
    """A glance away while speaking: more often, and down, when the words are sad or ashamed; never while shouting."""
    if beat.type not in ("line", "silence") or now in ("down", "away"):
        return ""
    if beat.type == "line" and beat.actor == who and beat.emotion.arousal > _LOUD:
        return ""
    sad = beat.emotion.label == "sad" or beat.emotion.valence < -0.45
    luck = float(chance("aside", beat.id, who).random())
    likely = (0.65 if sad else 0.3) if beat.actor == who else (0.4 if sad else 0.12)
    if luck > likely:
        return ""
    return "down" if sad else ("left" if luck < likely / 2 else "right")


def _add(out: list[Gaze], who: str, span: Span, target: str) -> None:
    if span.length <= 0:
        return
    if out and out[-1].target == target:
        out[-1] = Gaze(who, Span.between(out[-1].span.start, span.end), target)
    elif out and span.length < _LEAST:
        out[-1] = Gaze(who, Span.between(out[-1].span.start, span.end), out[-1].target)
    else:
        out.append(Gaze(who, span, target))
