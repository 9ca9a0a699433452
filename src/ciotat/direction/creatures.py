"""Animals keep to the edges and the background; vehicles run along X behind the people."""

from collections.abc import Sequence
from fractions import Fraction

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.body import Body, Step
from ciotat.direction.floor import free, path, yaw_to
from ciotat.direction.lexicon.actions import SECONDS
from ciotat.direction.plan import Character

__all__ = ["act_creature", "act_vehicle", "place_creature"]

_FAR = {"train": 75.0}
_STOP = 2.5
_RUNNING = 9.5
_ARENA = (0.0, 0.0, 0.3)


def place_creature(character: Character, k: int, drafts: Sequence[Draft], platform: bool, taken: list[Point]) -> Body:
    """Where an animal or a vehicle is when the scene begins."""
    first = next((d for d in drafts if character.id in (d.actor, *d.others)), None)
    verb = first.verb if first else ""
    if character.species in ("train", "car", "truck", "carriage", "motorcycle", "bicycle"):
        z = -3.2 if platform or character.species != "train" else -4.5
        away = verb in ("arrive", "pass") or not first
        return Body(character, (-_FAR.get(character.species, 32.0) if away else _STOP, 0.0, z), 90.0, gone=away)
    side = 1.0 if k % 2 else -1.0
    x = round(side * (1.2 + 0.9 * (k // 2)) + float(chance("place", character.id).uniform(-0.25, 0.25)), 2)
    hidden = verb in ("enter", "approach", "run")
    tame = character.species in ("dog", "cat", "sheep", "bird") and not hidden
    wanted = (x, 0.0, -1.6 if tame else -5.0 if hidden else -3.4)
    here = free(wanted, taken, 0.9)
    return Body(character, here, yaw_to(here, _ARENA), gone=hidden)


def act_vehicle(body: Body, index: int, drafts: Sequence[Draft]) -> Seconds:
    """Arrive, depart or pass; what the people do meanwhile happens meanwhile, up to the next word or silence."""
    far = _FAR.get(body.character.species, 32.0)
    verb, here = drafts[index].verb, body.position
    if drafts[index].type != "action" or verb not in ("arrive", "depart", "pass"):
        return Seconds(0)
    if verb == "arrive" and here[0] == _STOP:
        return Seconds(0)
    if verb in ("arrive", "pass") and here[0] > _STOP:
        return Seconds(0)
    end = (_STOP if verb == "arrive" else far, 0.0, here[2])
    through = index
    for k in range(index + 1, len(drafts)):
        same = body.character.id in (drafts[k].actor, *drafts[k].others)
        if drafts[k].type in ("line", "silence", "card") or (same and drafts[k].verb != verb):
            break
        through = k
    length = seconds(_RUNNING if far > 40 else 5.0)
    meanwhile = seconds(round(sum(max(drafts[k].seconds, 1.5) for k in range(index + 1, through + 1)), 2))
    body.steps.append(Step(index, verb, here, end, 90.0, length=length, through=through))
    body.position, body.gone = end, verb != "arrive"
    return max(length - meanwhile, seconds(SECONDS[verb]))


def act_creature(body: Body, index: int, draft: Draft, late: Seconds, taken: list[Point]) -> Seconds:
    """An animal shows itself, comes nearer, howls, snarls, flees: always towards or away from the people."""
    verb = draft.verb
    x, _, z = body.position
    if verb in ("enter", "approach", "walk", "run"):
        near = -3.2 if verb == "enter" else max(-1.7, min(-1.6, z + 1.6))
        mark = free((round(x * 0.85, 3), 0.0, near), taken, 0.9)
        body.gone = False
        points = path(body.position, mark, taken)
        return body.go(index, "run" if verb == "run" else "trot", points, late, yaw_to(mark, _ARENA))
    if verb in ("flee", "exit"):
        mark = free((-6.5 if x < 0 else 6.5, 0.0, -5.0), taken, 0.9)
        end = body.go(index, "run", [body.position, mark], late, -90.0 if x < 0 else 90.0)
        body.gone = True
        return end
    doing = verb if verb in ("howl", "snarl", "sit", "lie") else "stand"
    length = seconds(min(draft.seconds, 3.0))
    return body.do(index, doing, yaw_to(body.position, _ARENA), late, max(length, Fraction(1)), draft.target)
