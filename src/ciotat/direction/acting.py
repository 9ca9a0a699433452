"""Coverage of what is done: how wide an action needs to be seen, what it is done to, who sees it."""

from ciotat.direction.blocking import CALLS
from ciotat.direction.camera import rung
from ciotat.direction.framing import Framing, Take, View
from ciotat.direction.lexicon.things import PROPS
from ciotat.direction.pack import cover_handover, cover_pack, faced, opposed
from ciotat.direction.plan import Angle, Camera, Role, Size

__all__ = ["cover_action", "cover_silence", "cover_sound"]

_WALK = frozenset({"walk", "approach"})
_HAND = frozenset({"give", "take", "reach", "point", "wave", "push", "strike"})
_FACE = frozenset({"look", "feel", "nod", "shake-head", "shiver", "stand", "speak", "look-around", "turn"})
_LONG = 5.0


def _framing(
    role: Role,
    k: int,
    subjects: tuple[str, ...],
    size: Size,
    reasons: tuple[str, ...],
    camera: tuple[Camera, float] = ("locked", 0.0),
    angle: Angle = "eye",
    share: float = 0.0,
) -> Framing:
    at = rung(size)
    return Framing(role, k, k, subjects, size, reasons, angle, camera[0], camera[1], (at, at), share)


def cover_action(view: View, k: int) -> Take:
    """Framings of action beat `k`."""
    draft = view.drafts[k]
    actors = [id for id in dict.fromkeys((draft.actor, *draft.others)) if id in view.floor.bodies]
    if not actors:
        return [_described(view, k)]
    if view.vehicle(actors[0]):
        return _machine(view, k, actors[0])
    if not view.human(actors[0]):
        return _beast(view, k, tuple(actors[:4]))
    if view.floor.bodies[actors[0]].character.crowd:
        if draft.verb in ("flee", "run", "exit"):
            seen = (*_coming(view, k), *actors[:6], *view.people(k)[:2])
            return [_framing("master", k, seen, "WS", view.why("crowd-gone"))]
        return [_many(view, k, actors)]
    before, share = cover_handover(view, k)
    after = _stood(view, k) or _person(view, k, tuple(actors))
    if k in view.floor.lifted and draft.verb not in (*_WALK, "run", "enter", "exit", "flee"):
        return before or after
    return [*before, *(f.but(share=share + (1 - share) * f.share) for f in after)]


def _coming(view: View, k: int) -> tuple[str, ...]:
    """What comes along its line while a crowd runs from it: the picture looks past them at it."""
    came = (d.actor for d in reversed(view.drafts[:k]) if d.verb in ("arrive", "pass") and view.vehicle(d.actor))
    return tuple(id for id in came if id in view.visible(k))[:1]


def _stood(view: View, k: int) -> Take:
    """Who only stands there, once somebody has stood up to a pack, is seen with what they stand against."""
    if view.drafts[k].verb != "stand" or view.drafts[k].target:
        return []
    return faced(view, k)


def _many(view: View, k: int, actors: list[str]) -> Framing:
    """A crowd: as a whole, but right after a picture of the place nearer, a few who stand together."""
    group = view.floor.group()
    placed = bool(k) and not view.drafts[k - 1].actor and view.drafts[k - 1].type == "action"
    if placed and len(actors) > len(group) > 1:
        return _framing("master", k, group, "FS", view.why("crowd-few"))
    return _framing("master", k, tuple(actors[:6]), "WS", view.why("crowd"))


def _described(view: View, k: int) -> Framing:
    draft = view.drafts[k]
    if view.style.inserts and view.thing(k, draft.thing) and k > 0:
        return _framing(
            "insert", k, view.thing(k, draft.thing), "CU", view.why("insert", b=_called(view, k)), ("push", 0.2)
        )
    people = tuple(id for id in view.visible(k) if not view.vehicle(id))[:4]
    if all(opposed(view, k)):
        people = tuple(id for side in opposed(view, k) for id in side)
    if view.vehicle(draft.target) and draft.target in view.visible(k):
        leads = tuple(id for id in people if id in view.floor.leads)
        return _framing("establishing", k, (draft.target, *leads), "EWS", view.why("describe"), ("locked", 0.0))
    opening = all(d.type == "card" for d in view.drafts[:k])
    return _framing("establishing", k, people, "EWS" if opening else "WS", view.why("describe"), ("pan", 0.3))


def _called(view: View, k: int) -> str:
    """The thing of beat `k` in the script's own word."""
    text = view.drafts[k].text
    hits = PROPS.find(text)
    return text[hits[0].start : hits[0].end] if hits else view.drafts[k].thing


def _person(view: View, k: int, actors: tuple[str, ...]) -> Take:
    draft = view.drafts[k]
    who, verb = actors[0], draft.verb
    other = (draft.target,) if draft.target in view.floor.bodies and not view.vehicle(draft.target) else ()
    pair = tuple(dict.fromkeys((*actors, *other)))[:4]
    if verb == "enter":
        return [_framing("master", k, actors, "WS", view.why("enter", a=who), ("pan", 0.5))]
    if verb in ("exit", "flee"):
        return [_framing("master", k, actors, "WS", view.why("leave", a=who), ("pan", 0.4))]
    if verb == "run":
        return [_framing("master", k, pair, "WS", view.why("run"), ("track", 0.8))]
    if view.floor.aboard(who, k):
        return _aboard(view, k, who)
    if verb == "alight":
        return [_framing("single", k, (who,), "FS", view.why("alight", a=who), ("track", 0.4))]
    if verb in (*_WALK, "board") and view.vehicle(draft.target):
        return [_framing("master", k, (who,), "FS", view.why("walk-away", a=who), ("locked", 0.0))]
    if verb in _WALK and view.character(draft.target) and not view.human(draft.target):
        if draft.target in view.floor.pack:
            return [
                _framing("over-shoulder", k, (draft.target, who, *_kin(view, k)), "WS", view.why("walk-wild", a=who))
            ]
        beasts = tuple(id for id in view.visible(k) if not view.human(id) and not view.vehicle(id))[:3]
        return [_framing("master", k, (*actors[:2], *beasts), "WS", view.why("walk-wild", a=who), ("push", 0.2))]
    if verb in _WALK:
        return [_framing("master", k, pair, "FS", view.why("walk", a=who), ("track", 0.5))]
    if verb == "embrace":
        return [_framing("two-shot", k, pair, "MS", view.why("embrace"), ("push", 0.4))]
    if verb in _HAND:
        return _hands(view, k, pair, bool(other))
    if verb in _FACE or draft.still:
        return _face(view, k, actors)
    return [_framing("single", k, actors, "MFS", view.why("body", a=who), ("pan", 0.2))]


def _aboard(view: View, k: int, who: str) -> Take:
    """Somebody gets on: the way to the door, then the step itself, near enough to read the face that looks back."""
    going = [step for step in view.floor.bodies[who].steps if step.beat == k]
    foot = next(step.delay for step in going if step.end[1] > 0 and step.verb != "stand")
    share = float(foot / max(view.beats[k].span.length, foot + 1))
    way = _framing("master", k, (who,), "WS", view.why("walk-away", a=who), ("locked", 0.0))
    stays = view.floor.partner(who)
    seen = stays in view.visible(k) and not view.floor.aboard(stays, k) if stays else False
    role: Role = "over-shoulder" if seen else "single"
    step = _framing(
        role, k, (who, stays) if seen else (who,), "MFS", view.why("board", a=who), ("pan", 0.3), share=share
    )
    return [way, step] if foot >= 0.9 else [step.but(share=0.0)]


def _hands(view: View, k: int, pair: tuple[str, ...], both: bool) -> Take:
    draft = view.drafts[k]
    rule, role = ("between", "two-shot") if both else ("hand", "single")
    take = [_framing(role, k, pair, "MS", view.why(rule))]  # type: ignore[arg-type]
    if view.style.inserts and view.thing(k, draft.thing):
        take.append(
            _framing("insert", k, view.thing(k, draft.thing), "CU", view.why("insert", b=_called(view, k)), share=0.5)
        )
    return take


def _glimpsed(view: View, k: int, who: str) -> Take:
    """While something comes, the camera goes back to it once more between the faces."""
    vehicle = view.floor.glimpses.get(k, "")
    if not vehicle:
        return []
    return [
        _framing(
            "master", k, (vehicle, who), "WS", view.why("machine-nearer"), ("locked", 0.0), angle="low", share=0.52
        )
    ]


def _face(view: View, k: int, actors: tuple[str, ...]) -> Take:
    draft, beat = view.drafts[k], view.beats[k]
    who = actors[0]
    rule = "still" if draft.still else "face"
    hot = beat.emotion.arousal >= view.style.close_arousal * 0.7 or draft.still or draft.verb == "feel"
    stands = draft.verb == "stand" and not draft.still
    beside = (draft.target,) if stands and view.human(draft.target) and draft.target in view.visible(k) else ()
    if len(actors) > 1 or beside:
        together: Size = "FS" if stands and not beside else "MS"
        pair = tuple(dict.fromkeys((*actors, *beside)))[:4]
        return [_framing("two-shot", k, pair, together, view.why("together"), ("push", 0.3))]
    if stands and not any(who in (d.actor, *d.others) for d in view.drafts[:k]):
        return [_framing("single", k, (who,), "FS", view.why("first-seen", a=who), ("push", 0.3))]
    size: Size = "CU" if hot else "MCU"
    take = [
        _framing(
            "close-up" if hot else "single", k, (who,), size, view.why(rule, a=who), ("push", 0.35 if hot else 0.2)
        )
    ]
    take += _glimpsed(view, k, who)
    seen = draft.target
    if len(take) > 1:
        return take
    if draft.verb == "look" and seen in view.floor.bodies and seen in view.visible(k) and not view.human(seen):
        wide: Size = "WS" if view.vehicle(seen) else "FS"
        kin = _kin(view, k) if seen in view.floor.pack else ()
        take.append(_framing("reaction", k, (seen, *kin), wide, view.why("sees", a=who), share=0.5))
    elif draft.verb == "look" and view.style.inserts and (thing := view.thing(k, draft.thing or seen)):
        take.append(_framing("insert", k, thing, "CU", view.why("insert", b=_called(view, k)), share=0.5))
    return take


def _kin(view: View, k: int) -> tuple[str, ...]:
    """The rest of the pack that a beat speaks of."""
    return tuple(id for id in opposed(view, k)[1] if id != view.drafts[k].target)


def _machine(view: View, k: int, id: str) -> Take:
    verb = view.drafts[k].verb
    witness = _witness(view, k)
    near = _framing("master", k, (id, *((witness,) if witness else ())), "WS", view.why("machine-near"), angle="low")
    if verb == "pass" and view.floor.bodies[id].character.species != "train":
        return _passing(view, k, near.but(reasons=view.why("machine-past")), witness)
    if verb in ("arrive", "pass") and not _first_time(view, k, id):
        return [near]
    if verb in ("arrive", "pass"):
        take = [_framing("establishing", k, (id,), "EWS", view.why("machine"))]
        long = view.beats[k].span.length
        if witness and long >= 3:
            watching = view.why("witness", a=witness)
            take.append(
                _framing(
                    "reaction", k, (witness,), "MCU", watching, ("push", 0.4), share=0.4 if long >= _LONG else 0.52
                )
            )
        if long >= _LONG:
            take.append(near.but(share=0.68))
        return take
    if verb == "depart":
        return [_framing("master", k, (id,), "EWS", view.why("machine-go"), ("pan", 0.5))]
    return [near.but(reasons=view.why("machine-still"))]


def _passing(view: View, k: int, past: Framing, witness: str) -> Take:
    """A car drives through the picture; then who looks after it, where there is time."""
    if not witness or view.beats[k].span.length < _LONG:
        return [past]
    watching = view.why("witness-after", a=witness)
    return [past, _framing("reaction", k, (witness,), "MCU", watching, share=0.68)]


def _witness(view: View, k: int) -> str:
    """Who watches a machine: the last who would not move, else whoever is not about to speak."""
    people = view.people(k)
    defiant = [d.actor for d in view.drafts[:k] if d.still and d.actor in people]
    following = view.drafts[k + 1].actor if k + 1 < len(view.drafts) else ""
    return next((id for id in (*defiant[-1:], *people) if id != following or id in defiant), next(iter(people), ""))


def _first_time(view: View, k: int, id: str) -> bool:
    return not any(d.actor == id and d.verb == view.drafts[k].verb for d in view.drafts[:k])


def _beast(view: View, k: int, actors: tuple[str, ...]) -> Take:
    if actors[0] in view.floor.pack:
        return cover_pack(view, k, [id for id in actors if id in view.floor.pack])
    verb = view.drafts[k].verb
    if verb in ("howl", "snarl", "strike", "growl", "bark"):
        return [_framing("single", k, actors[:1], "MCU", view.why("beast-near", a=actors[0]), ("push", 0.3), "low")]
    if verb in ("enter", "flee", "exit"):
        return [_framing("establishing", k, actors, "EWS", view.why("beast-out"))]
    people = tuple(view.people(k)[:2])
    return [_framing("master", k, (*actors[:3], *people), "WS", view.why("beast"), ("push", 0.3))]


def cover_sound(view: View, k: int) -> Take:
    """A sound: the one who makes it, else those who hear it."""
    draft = view.drafts[k]
    if draft.actor in view.visible(k):
        kin = tuple(id for id in draft.others if id in view.floor.pack)
        return _beast(view, k, (draft.actor, *kin)) if not view.human(draft.actor) else _face(view, k, (draft.actor,))
    people = view.people(k)
    group = tuple(id for id in view.floor.group() if id in view.visible(k))
    if draft.verb in CALLS and len(group) > 1 and k and view.drafts[k - 1].type == "line":
        return [_framing("reaction", k, group, "MFS", view.why("crowd-hears"), ("locked", 0.0))]
    if not people:
        return [_framing("establishing", k, (), "EWS", view.why("sound-wide"), ("push", 0.2))]
    listener = people[k % min(2, len(people))]
    return [_framing("reaction", k, (listener,), "MCU", view.why("sound", a=listener), ("push", 0.25))]


def cover_silence(view: View, k: int) -> Take:
    """Nobody speaks: stay on who was spoken to, or on the distance between two people."""
    people = view.people(k)
    if not people:
        return [_framing("establishing", k, (), "WS", view.why("hold"), ("push", 0.3))]
    if made := faced(view, k):
        return made
    before = view.drafts[k - 1] if k else None
    spoken = before is not None and before.type == "line" and before.target in people
    if spoken and before is not None:
        return [_framing("close-up", k, (before.target,), "CU", view.why("hold"), ("push", 0.5))]
    if len(people) > 1:
        return [_framing("two-shot", k, tuple(people[:2]), "MFS", view.why("hold-two"), ("push", 0.4))]
    return [_framing("close-up", k, tuple(people[:1]), "CU", view.why("hold"), ("push", 0.5))]
