"""Vehicles run along X behind the people: they come for as long as the script lets them come."""

from collections.abc import Sequence

from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.boarding import STOP
from ciotat.direction.body import Body, Step
from ciotat.direction.floor import path
from ciotat.direction.lexicon.actions import SECONDS
from ciotat.direction.lexicon.things import SPECIES_OF_VEHICLE
from ciotat.direction.plan import Character, Setting

__all__ = ["VEHICLES", "act_vehicle", "get_in", "glimpses", "place_vehicle", "run_of"]

VEHICLES = SPECIES_OF_VEHICLE
_FAR = {"train": 75.0}
_FAR_LINE = 100.0
"""From so far a train comes to a platform, since its engine rolls past the people and its coaches stop there."""
_NEARER_TRACK = {"platform": -3.2}
_STOP = 2.5
_STANDING = 1.5
_RUNNING = 9.5
_RUNNING_LINE = 12.0
_FIRST_LOOKS = 4.4
_SHORTEST_RUN = 5.6
_DOOR, _OPENS = (0.35, 1.4), seconds("1.4")
"""Where one stands to open the door of a car, from its middle along X and Z (metres)."""
_TWO_LOOKS = seconds("4.2")


def place_vehicle(character: Character, drafts: Sequence[Draft], setting: Setting) -> Body:
    """Where a vehicle is when the scene begins: standing there, or far away if it has yet to come."""
    z = _NEARER_TRACK.get(setting.kind, -4.5) if character.species == "train" else -3.2
    verb = next((d.verb for d in drafts if character.id in _whose(d)), "")
    shown = any(d.target == character.id for d in drafts) or "stopped-train" in setting.features
    away = verb in ("arrive", "pass") or not (verb or shown)
    stop = STOP if character.species == "train" and setting.kind in _NEARER_TRACK else _STOP
    standing = stop if stop == STOP else _STANDING if verb in ("", "stand") else _STOP
    x = -_far(character, stop) if away else standing
    return Body(character, (x, 0.0, z), 90.0, gone=away, stop=stop, offstage=away and character.species != "train")


def act_vehicle(body: Body, index: int, drafts: Sequence[Draft]) -> Seconds:
    """Arrive, depart or pass, while the people do what they do meanwhile. Returns the seconds the beat needs."""
    draft, here = drafts[index], body.position
    far = _far(body.character, body.stop)
    if draft.type != "action" or draft.verb not in ("arrive", "depart", "pass"):
        return Seconds(0)
    end = (body.stop if draft.verb == "arrive" else far, 0.0, here[2])
    if body.gone and draft.verb != "depart":  # another like it, or the same once more
        here = (-far, 0.0, here[2])
    if here[0] >= (far if draft.verb == "depart" else min(body.stop, _STANDING)):
        return Seconds(0)
    alone = draft.verb == "pass" and body.character.species != "train"
    last = index if alone else run_of(body.character.id, index, drafts)
    length = seconds(_RUNNING_LINE if body.stop == STOP else _RUNNING if far > 40 else 5.0)
    body.steps.append(Step(index, draft.verb, here, end, 90.0, length=length, through=last))
    body.position, body.gone = end, draft.verb != "arrive"
    if alone:
        body.left |= {len(body.steps) - 1}
    if any(drafts[k].type == "line" for k in range(index, last)):
        busy = any(_looked_from(drafts[k]) for k in range(index + 1, last))
        return seconds(_FIRST_LOOKS if busy else _SHORTEST_RUN)
    meanwhile = seconds(round(sum(max(drafts[k].seconds, 1.5) for k in range(index + 1, last + 1)), 2))
    return max(length - meanwhile, seconds(SECONDS[draft.verb]))


def get_in(body: Body, car: Body, index: int, taken: Sequence[Point], late: Seconds) -> Seconds:
    """Walk to the door of a car that stands there and reach for it; by the next beat one sits inside. Returns the seconds
    it takes."""
    beside = (car.position[0] + _DOOR[0], 0.0, car.position[2] + _DOOR[1])
    late = body.go(index, "walk", path(body.position, beside, taken), late, 180.0, car.character.id)
    late = body.do(index, "reach", 180.0, late, _OPENS, car.character.id)
    body.gone = True
    body.left |= {len(body.steps) - 1}
    return late


def run_of(id: str, index: int, drafts: Sequence[Draft]) -> int:
    """The beat at whose end the run that begins at `index` is over: the one that says so, else the last before a word,
    a silence, or something else that the vehicle does."""
    verb = drafts[index].verb
    over = ("stand",) if verb == "arrive" else (verb,) if verb == "depart" else ()
    for k in range(index + 1, len(drafts)):
        if id in _whose(drafts[k]):
            if drafts[k].verb in over and not drafts[k].still:
                return k
            if drafts[k].verb != verb:
                break
    for k in range(index + 1, len(drafts)):
        if drafts[k].type in ("line", "silence", "card") or (id in _whose(drafts[k]) and drafts[k].verb != verb):
            return k - 1
    return len(drafts) - 1


def glimpses(bodies: Sequence[Body], drafts: Sequence[Draft]) -> dict[int, tuple[str, Seconds]]:
    """Beats in which the camera looks once more at what is coming, nearer by then: (vehicle, seconds needed)."""
    found: dict[int, tuple[str, Seconds]] = {}
    for body in bodies:
        for step in body.steps:
            if step.verb == "arrive" and body.character.species in VEHICLES:
                between = [k for k in range(step.beat + 1, step.through) if _looked_from(drafts[k])]
                quiet = [k for k in between if drafts[k].still] or between
                if quiet and any(drafts[k].type == "line" for k in range(step.beat, step.through)):
                    found[quiet[len(quiet) // 2]] = (body.character.id, _TWO_LOOKS)
    return found


def _looked_from(draft: Draft) -> bool:
    """A beat that has room for a second picture: someone stands, looks or feels."""
    return draft.type == "action" and draft.actor != "" and draft.verb in ("stand", "look", "feel", "turn")


def _whose(draft: Draft) -> tuple[str, ...]:
    return (draft.actor, *draft.others)


def _far(character: Character, stop: float) -> float:
    return _FAR_LINE if stop == STOP else _FAR.get(character.species, 32.0)
