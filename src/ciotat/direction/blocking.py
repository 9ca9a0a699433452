"""Blocking: where everyone stands and how they move, on the 180-degree axis that lies along X."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.core.time import Seconds, seconds
from ciotat.direction import crowd, floor, seating, sitting, threat
from ciotat.direction.beats import Draft
from ciotat.direction.boarding import STOP, boards, doorway, follows, get_off, get_on, serves, spare
from ciotat.direction.body import PHONING, RAISED, Body
from ciotat.direction.chase import chase, chased, pursued, run
from ciotat.direction.creatures import act_creature, act_wild, place_creature, place_wild
from ciotat.direction.floor import INSIDE, SIDE, apart, free, opened, path, yaw_to
from ciotat.direction.floorplan import Blocking
from ciotat.direction.handover import REACHING, SETTLED, TAKEN, TAKING, Handover, handovers
from ciotat.direction.lair import ARENA, FIERCE, lair, wild
from ciotat.direction.lexicon import things
from ciotat.direction.plan import Character, Setting
from ciotat.direction.style import Style
from ciotat.direction.vehicles import VEHICLES, act_vehicle, get_in, glimpses, place_vehicle

__all__ = ["CALLS", "Blocking", "block"]

_LUGGAGE = {"suitcase", "bag", "trunk", "basket", "parcel"}
CALLS = frozenset({"whistle", "horn", "brakes", "bell"})
"""Sounds that say that something comes."""
_WAKES = re.compile(r"\b(?:wakes?|woke|jolts? awake|bolts? upright)\b|惊醒|醒来|醒过来|吵醒", re.IGNORECASE)
_SITS_UP = re.compile(_WAKES.pattern + r"|\bsits? up\b|坐起", re.IGNORECASE)
_HANGS_UP = re.compile(
    r"\bhangs? up\b|\bputs? (?:down the phone|the phone down|the phone away)\b|挂断|挂了电话|挂掉|放下(?:电话|手机)",
    re.IGNORECASE,
)
_BEHIND = 100.0
"""Degrees from where one faces beyond which somebody is behind."""
_AWAY = {"enter", "exit", "flee", "approach", "run", "walk", "board", "alight"}
_REACH = {"embrace": 0.6, "give": 0.95, "take": 0.95, "push": 0.8, "strike": 0.85, "reach": 0.95}
_VERBS = {"look": "stand", "feel": "stand", "speak": "talk", "pass": "walk"}
_LIFTS = re.compile(r"\b(?:rais|lift|hold\w* up|held up)|举|提起|高高", re.IGNORECASE)
_LOWERS = re.compile(r"\blower|\bput\w* down|放下|垂下", re.IGNORECASE)
_LIFTED = seconds("1.1")
_SEEN_TO_GO = seconds("0.8")
_OUT, _PAST = 6.6, 8.3
"""Metres to the side at which one who runs is out of the picture; on a platform, past who looks along it."""
_DEAD = re.compile(r"^DEAD\b|尸")
_LIGHTS = frozenset({"lantern", "torch", "candle", "lamp"})


def block(
    cast: Sequence[Character],
    drafts: Sequence[Draft],
    close: bool,
    setting: Setting,
    style: Style,
    phoning: bool = False,
) -> Blocking:
    """Stage a scene: first marks, then every beat in order. `close`: the two leads stand intimately; `phoning`: each has a
    telephone at the ear."""
    threats = any(c.species in VEHICLES | FIERCE for c in cast) or "fire" in setting.features
    small = setting.inside and setting.kind not in ("platform", "train-car")
    floor_plan = Blocking(drafts, style, danger=threats, side=INSIDE if small else SIDE, setting=setting)
    people = [c for c in cast if c.species == "human" and not c.crowd]
    weight = Counter({c.id: 0 for c in people})
    for draft in drafts:
        weight[draft.actor] += 3 if draft.type == "line" else 1
    floor_plan.leads = sorted((c.id for c in people), key=lambda id: -weight[id])
    _place_people(floor_plan, people, style.intimate if close else style.social)
    _place_crowd(floor_plan, [c for c in cast if c.crowd], small, setting)
    _seat(floor_plan, setting, [c.id for c in people], [c.id for c in cast if c.crowd])
    for character in (c for c in cast if c.species in VEHICLES):
        floor_plan.bodies[character.id] = place_vehicle(character, drafts, setting)
    barred = any(body.character.species == "train" and not body.gone for body in floor_plan.bodies.values())
    _place_beasts(floor_plan, [c for c in cast if c.species not in VEHICLES and c.species != "human"], barred, setting)
    floor_plan.handed = handovers(drafts, floor_plan.leads, [c.id for c in cast if c.crowd])
    _put_aboard(floor_plan)
    for id in floor_plan.leads if phoning else ():
        floor_plan.props.append(floor_plan.bodies[id].phones(len(floor_plan.props)))
    for body in floor_plan.bodies.values():
        body.begin()
    for index, draft in enumerate(drafts):
        before = floor_plan.gone()
        _act(floor_plan, index, draft)
        floor_plan.away.append(before & floor_plan.gone())
    for index, (vehicle, need) in glimpses(list(floor_plan.bodies.values()), drafts).items():
        floor_plan.glimpses[index] = vehicle
        floor_plan.needs[index] = max(floor_plan.needs[index], need)
    return floor_plan


def _place_people(plan: Blocking, people: Sequence[Character], distance: float) -> None:
    marks = floor.lead_marks(len(plan.leads), distance)
    order = {c.id: k for k, c in enumerate(people)}
    pair = sorted(plan.leads[:2], key=lambda id: order[id])
    by_id = {c.id: c for c in people}
    for id, mark in zip([*pair, *plan.leads[2:]], marks, strict=True):
        first = next((d for d in plan.drafts if id in (d.actor, *d.others)), None)
        offstage = first is not None and seating.comes_late(plan.drafts, id, first)
        side = plan.side if mark[0] > 0 else -plan.side
        acts = first is not None and not offstage and first.type == "action" and first.actor == id
        if first is not None and acts and first.verb in ("approach", "run"):
            mark = free((round(side * 3.06 / plan.side, 3), 0.0, -0.5), plan.taken(), 0.7)
        spot = free((side, 0.0, mark[2]), plan.taken(), 0.7) if offstage else mark
        plan.bodies[id] = Body(by_id[id], spot, 0.0, gone=offstage, offstage=offstage)
    for id in plan.leads:
        body = plan.bodies[id]
        body.yaw = plan.faced(id, "")
        early = next((d for d in plan.drafts[:5] if d.actor == id), None)
        if early and early.type == "action" and _WAKES.search(early.text):
            early = replace(early, verb="lie")
        if early and early.type == "action" and early.verb in ("lie", "kneel"):
            body.posture = early.verb
            sitting.furnish(plan, body, early)
        elif _DEAD.search(id):
            body.posture = "lie"
    for id in plan.leads:
        early = next((d for d in plan.drafts[:5] if d.actor == id), None)
        if early and early.type == "action" and early.verb == "sit":
            plan.bodies[id].posture = "sit"
            sitting.furnish(plan, plan.bodies[id], early)


def _seat(plan: Blocking, setting: Setting, people: Sequence[str], crowd_: Sequence[str]) -> None:
    """Whoever sits as the scene begins sits, and what they sit on stands there."""
    here = [id for id in people if not plan.bodies[id].gone or setting.kind == "car"]
    asked = seating.arranged(setting, plan.drafts, {id: plan.bodies[id].position for id in here}, crowd_)
    plan.closed = asked.closed
    if asked.places:
        plan.props = [prop for prop in plan.props if not prop.name.endswith(("chair", "stool", "bed"))]
    plan.props += [seating.named(p.name, p.position, p.yaw, plan.props) for p in asked.props]
    for id, place in asked.places.items():
        body = plan.bodies[id]
        body.position, body.yaw, body.posture, body.gone = place.at, place.yaw, place.posture, False
        body.offstage = False
        plan.seats[id] = place.yaw
    for id in asked.places:
        plan.bodies[id].yaw = plan.faced(id, "")
    full = [*(place.at for place in asked.places.values()), *plan.boards()]
    for id in people:  # nobody stands where another sits now, nor in the table, nor behind who talks with them
        body = plan.bodies[id]
        if id in asked.places or body.gone:
            continue
        wanted = _before_them(plan, id, asked.places)
        if wanted != body.position or any(apart(wanted, point) < 0.6 for point in full):
            body.position = free(wanted, plan.blocked(id))


def _before_them(plan: Blocking, who: str, places: Mapping[str, seating.Place]) -> Point:
    """Where one stands whom the first of those who sit has before them, not behind: there, or across."""
    x, y, z = here = plan.bodies[who].position
    sitter = next((places[id] for id in plan.leads if id in places), None)
    if sitter is None or sitter.posture != "sit":
        return here
    behind = abs((yaw_to(sitter.at, here) - sitter.yaw + 180.0) % 360.0 - 180.0)
    return (-x, y, z) if behind > _BEHIND else here


def _place_crowd(plan: Blocking, people: Sequence[Character], small: bool, setting: Setting) -> None:
    """In twos and threes, with their luggage where the script gives them some."""
    marks, plan.mates = crowd.gather([c.id for c in people], plan.taken(), small)
    for character in people:
        mark = marks[character.id]
        yaw = opened(yaw_to(mark, (0.0, 0.0, 1.0)), 10) if small else crowd.faces(character.id, marks, plan.mates)
        plan.bodies[character.id] = Body(character, mark, yaw)
    packed = any(things.PROPS.first(d.text) in _LUGGAGE and d.actor in marks for d in plan.drafts[:6])
    if packed and setting.kind == "platform":
        plan.props += crowd.luggage(marks, plan.mates, plan.taken())


def _place_beasts(plan: Blocking, beasts: Sequence[Character], barred: bool, setting: Setting) -> None:
    """Animals that are a danger as one pack, the others each by itself; in a room there is no space for a pack."""
    plan.pack = [c.id for c in beasts if wild(c, plan.drafts) and not setting.inside]
    people = {id: plan.bodies[id].position for id in plan.leads}
    plan.lair = lair(setting, barred, plan.drafts, people, set(plan.pack))
    for k, character in enumerate(beasts):
        if character.id in plan.pack:
            body = place_wild(character, plan.pack.index(character.id), plan.drafts, plan.lair)
        else:
            body = place_creature(character, k, plan.drafts, plan.taken(), barred)
        plan.bodies[character.id] = body


def _put_aboard(plan: Blocking) -> None:
    """Whoever is to get off a train that stops here waits behind one of its doors, and is not to be seen before."""
    if not any(body.stop == STOP for body in plan.bodies.values()):
        return
    for who in (id for id, body in plan.bodies.items() if body.character.species == "human"):
        first = next((d for d in plan.drafts if who in (d.actor, *d.others)), None)
        if first is not None and first.type == "action" and first.verb == "alight":
            body = plan.bodies[who]
            body.entrance, body.gone, body.absent = body.position, True, True
            body.position = doorway(body.position, plan.taken(who))


def _act(plan: Blocking, index: int, draft: Draft) -> None:
    needed = Seconds(0)
    handed = _hand_over(plan, index)
    for who in dict.fromkeys((draft.actor, *draft.others)):
        body = plan.bodies.get(who)
        if body is None:
            continue
        late = handed
        if who != draft.actor:
            late += seconds(round(float(chance("late", draft.id, who).uniform(0.05, 0.6)), 2))
        if body.character.species in VEHICLES:
            end = act_vehicle(body, index, plan.drafts)
        elif draft.type == "line":
            end = _speak(plan, body, index, draft)
        elif who in plan.pack:
            end = act_wild(body, index, draft, late, plan.pack.index(who), plan.lair, plan.people())
        elif body.character.species != "human":
            end = act_creature(body, index, draft, late, plan.taken(who), plan.people())
        else:
            end = _perform(plan, body, index, draft, late) if draft.type == "action" else Seconds(0)
        needed = max(needed, end + (_SEEN_TO_GO if handed else 0))
    plan.needs[index] = needed
    _crowd_lives(plan, index, draft)


def _crowd_lives(plan: Blocking, index: int, draft: Draft) -> None:
    """What the crowd does in a beat that is not its own."""
    vehicles = [b for b in plan.bodies.values() if b.character.species in VEHICLES]
    source = next(iter(vehicles), None)
    acts = source is not None and draft.actor == source.character.id and not draft.still
    heard = source is not None and draft.type == "sound" and draft.verb in CALLS
    following = plan.drafts[index + 1] if index + 1 < len(plan.drafts) else draft
    called = following.type == "sound" or following.actor in {b.character.id for b in vehicles}
    back = 0
    for who, body in plan.bodies.items():
        if not body.character.crowd or body.character.species != "human" or who in (draft.actor, *draft.others):
            continue
        if body.position[1] > 0 or _gets_on(plan, body, index, draft):
            continue
        if body.gone:
            if acts and draft.verb == "stand" and not body.absent:
                crowd.come_back(body, back // 2, index, plan.taken(who), seconds("0.8"))
                back, plan.watching[who] = back + 1, index
        elif source is not None and (heard or (acts and draft.verb in ("arrive", "pass"))):
            crowd.turned(body, index, source.first[0])
        elif not (called or any(step.beat <= index <= step.through for b in vehicles for step in b.steps)):
            crowd.life(body, () if who in plan.watching else plan.mates.get(who, ()), index, draft)


def _gets_on(plan: Blocking, body: Body, index: int, draft: Draft) -> bool:
    """Who came back to a train that stands there may get on, while others play."""
    who = body.character.id
    train = next((b for b in plan.bodies.values() if serves(b)), None)
    if body.gone or train is None or not follows(who, index - plan.watching.get(who, index)):
        return False
    leads = [plan.bodies[id].position for id in plan.leads]
    door = spare(body.position, train, plan.taken(who), leads)
    if door is not None:
        get_on(body, train, index, replace(draft, verb="walk", target=""), plan.taken(who), Seconds(0), door)
    return door is not None


def _hand_over(plan: Blocking, index: int) -> Seconds:
    """What is passed on at the start of a beat: two step close, and two hands meet. Returns when it is done."""
    handed = plan.handed.get(index)
    if handed is None or plan.bodies[handed.giver].gone or plan.bodies[handed.taker].gone:
        return Seconds(0)
    giver, taker = plan.bodies[handed.giver], plan.bodies[handed.taker]
    closed = _close_in(plan, giver, index, "give", handed.taker, Seconds(0))
    begin = closed + SETTLED if closed else closed
    plan.passed[index] = Handover.middle(begin)
    giver.do(index, "give", plan.faced(handed.giver, handed.taker, 12.0), begin, REACHING, handed.taker)
    facing = plan.faced(handed.taker, handed.giver, 12.0)
    return taker.do(index, "take", facing, begin + TAKING, TAKEN, handed.giver)


def _speak(plan: Blocking, body: Body, index: int, draft: Draft) -> Seconds:
    if draft.voice in ("onscreen", "inner") and not body.gone:
        yaw = plan.faced(body.character.id, draft.target) if body.posture in ("stand", "sit") else body.yaw
        verb = "talk" if body.posture == "stand" and draft.voice == "onscreen" else body.posture
        body.do(
            index, verb, yaw, Seconds(0), None, draft.target, "talking" if draft.voice == "onscreen" else "thinking"
        )
    return Seconds(0)


def _perform(plan: Blocking, body: Body, index: int, draft: Draft, late: Seconds) -> Seconds:
    """One person does what an action beat asks; returns the seconds it takes."""
    who, verb = body.character.id, draft.verb or "stand"
    manner = "still" if draft.still else ""
    _phone(plan, body, draft)
    late = _lift(plan, body, index, draft, late)
    if plan.closed:
        return _within(plan, body, index, draft, late)
    if verb in _AWAY:
        return _travel(plan, body, index, draft, late)
    if body.gone and verb not in ("look", "feel", "stand", "speak"):
        late = _come(plan, body, index, late)
    if verb in _REACH and draft.target in plan.bodies:
        late = _close_in(plan, body, index, draft.verb, draft.target, late)
    if verb == "lie" and body.posture == "sit" and draft.manner == "asleep":
        verb = "sit"
    if verb == "rise" and body.posture == "stand":
        verb = "stand"
    if verb == "rise" and body.posture in ("lie", "sit") and _SITS_UP.search(draft.text):
        verb = "sit"
    if verb == "fall" and body.posture == "lie":
        verb = "lie"
    elif verb in ("sit", "lie"):
        late = sitting.to_chair(plan, body, index, draft, late) if verb == "sit" and body.posture == "stand" else late
        sitting.furnish(plan, body, draft)
    doing = _VERBS.get(verb, verb)
    if doing == "stand":
        doing = body.posture
    yaw = _yaw(plan, body, draft)
    length = seconds(min(draft.seconds, 3.2))
    manner = manner or draft.manner or (verb if verb in ("look", "feel") else "")
    end = body.do(index, doing, yaw, late, length, draft.target, manner)
    if verb == "embrace" and draft.target in plan.bodies and draft.target != who:
        other = plan.bodies[draft.target]
        if other.posture == "stand" and not (other.steps and other.steps[-1].beat == index):
            other.do(index, "embrace", plan.faced(draft.target, who, 0.0), late, length, who)
    return end


def _phone(plan: Blocking, body: Body, draft: Draft) -> None:
    """Who is on the telephone has it at the ear until it is put down."""
    held = any(prop.name == "phone" and prop.holder == body.character.id for prop in plan.props)
    if draft.manner == PHONING and not held:
        plan.props.append(body.phones(len(plan.props)))
    elif draft.manner == PHONING:
        body.carriage = PHONING
    if _HANGS_UP.search(draft.text) and body.carriage == PHONING:
        body.carriage = ""


def _lift(plan: Blocking, body: Body, index: int, draft: Draft, late: Seconds) -> Seconds:
    """A light that the words raise is raised before anything else is done, and stays up."""
    if _LOWERS.search(draft.text):
        body.carriage = ""
    if draft.thing not in _LIGHTS or not _LIFTS.search(draft.text):
        return late
    body.carriage = RAISED
    plan.lifted[index] = body.character.id
    return body.do(index, body.posture, body.yaw, late, _LIFTED)


def _yaw(plan: Blocking, body: Body, draft: Draft) -> float:
    if body.character.id in plan.facing and draft.verb in ("stand", "look", "feel"):
        return body.yaw
    if draft.verb in ("lie", "sit", "fall", "shiver", "feel", "cower", "kneel") or draft.still:
        return body.yaw
    if draft.verb == "turn" and draft.target not in plan.bodies:
        danger = threat.centre(plan.bodies, plan.pack, hidden=True)
        found = threat.alarmed(plan.drafts, plan.drafts.index(draft), body.position, danger)
        return found if found is not None else round(-body.yaw if abs(body.yaw) > 20 else 140.0, 1)
    if draft.target in plan.bodies:
        return plan.faced(body.character.id, draft.target, 20.0)
    return body.yaw


def _come(plan: Blocking, body: Body, index: int, delay: Seconds) -> Seconds:
    """Walk in from the side to a free mark near the others."""
    side = 1.0 if body.position[0] > 0 else -1.0
    who = body.character.id
    rank = plan.leads.index(who) if who in plan.leads else 5
    wanted = (side * (plan.style.social / 2 if rank < 2 else 1.9), 0.0, 0.0 if rank < 2 else -0.7)
    partner = plan.partner(who)
    if partner and rank < 2:
        near = plan.bodies[partner].position[0] + side * 0.7 * plan.style.social
        wanted = (round(max(-2.6, min(2.6, near)), 3), 0.0, 0.0)
    mark = free(wanted, plan.blocked(who))
    body.gone = False
    end = body.go(index, "walk", path(body.position, mark, plan.taken(who)), delay, body.yaw)
    _face_after(plan, body)
    return sitting.join_table(plan, body, index, end)


def _face_after(plan: Blocking, body: Body) -> None:
    """Whoever arrives turns to the partner: the last step ends facing them."""
    yaw = plan.faced(body.character.id, "")
    if body.steps:
        body.steps[-1] = type(body.steps[-1])(**{**vars(body.steps[-1]), "yaw": yaw})
    body.yaw = yaw


def _close_in(plan: Blocking, body: Body, index: int, verb: str, target: str, delay: Seconds) -> Seconds:
    other = plan.bodies[target]
    near = _REACH[verb]
    if other is body or other.gone or apart(body.position, other.position) <= near + 0.15:
        return delay
    if {body.posture, other.posture} == {"sit"} and plan.boards():  # across the table, as far as the arm goes
        return delay
    mark = _beside(plan, body, other.position, near)
    return body.go(index, "walk", path(body.position, mark, plan.taken(body.character.id)), delay, body.yaw, target)


def _beside(plan: Blocking, body: Body, there: Point, near: float) -> Point:
    """A free place `near` metres from `there`, on the side the body comes from, kept along the axis."""
    side = 1.0 if body.position[0] >= there[0] else -1.0
    wanted = (round(there[0] + side * near, 3), 0.0, round(there[2] + min(0.15, near / 8), 3))
    return free(wanted, plan.blocked(body.character.id), min(near - 0.02, 0.7))


def _travel(plan: Blocking, body: Body, index: int, draft: Draft, late: Seconds) -> Seconds:
    who, verb = body.character.id, draft.verb
    if (train := plan.train(draft)) is not None:
        if verb == "alight" and body.absent:
            body.gone = False
            end = get_off(body, train, index, draft, free(body.entrance, plan.taken(who)), late)
            _face_after(plan, body)
            return end
        if verb != "alight" and not body.gone and boards(draft, who, plan.drafts[index + 1 :]):
            return get_on(body, train, index, draft, plan.taken(who), late)
    if verb in ("enter", "alight"):
        return _come(plan, body, index, late) if body.gone else late + seconds("1.5")
    pace = "run" if verb in ("flee", "run") else "walk"
    needed = any(who in (d.actor, *d.others) for d in plan.drafts[index + 1 :])
    scared = verb == "run" and not draft.target and (body.character.crowd or (plan.danger and not needed))
    if scared or (verb in ("exit", "flee") and not _speaks_on(plan, who, index)):
        return late if body.gone else _leave(plan, body, index, late, pace)
    if body.gone:
        return _come(plan, body, index, late)
    if draft.target in plan.bodies and plan.bodies[draft.target].character.species in VEHICLES:
        car = plan.bodies[draft.target]
        if verb == "board" and car.character.species == "car" and not (car.gone or needed):
            return get_in(body, car, index, plan.taken(who), late)
        mark = free(floor.door(body.position, plan.taken(who)), plan.taken(who))
        return body.go(index, pace, path(body.position, mark, plan.taken(who)), late, 180.0, draft.target)
    if draft.target in plan.pack or (draft.target in plan.facing and who != draft.target):
        return _stand_up_to(plan, body, index, draft, late, pace)
    if prey := chased(plan, draft):
        return chase(plan, body, prey, index, late)
    if draft.target in plan.bodies and draft.target != who:
        other = plan.bodies[draft.target]
        there = (other.position[0], 0.0, max(other.position[2], -1.2))
        mark = _beside(plan, body, there, 1.35)
    elif verb == "approach" and plan.partner(who):
        mark = _beside(plan, body, plan.bodies[plan.partner(who)].position, 0.8 * plan.style.social)
    elif pace == "run" and not body.character.crowd and (goal := run(plan, body, index)):
        mark = free(goal, plan.taken(who))
    else:
        luck = chance("walk", draft.id, who)
        step = -1.0 if body.position[0] > 0.4 else 1.0 if body.position[0] < -0.4 else float(luck.choice([-1.0, 1.0]))
        far = float(luck.uniform(1.4, 2.4 if pace == "walk" else 3.0))
        wanted = (round(body.position[0] + step * far, 3), 0.0, round(max(-1.4, min(0.3, body.position[2] - 0.25)), 3))
        mark = free(wanted, plan.taken(who))
    way = yaw_to(body.position, mark) if pursued(plan, who, index) else body.yaw
    end = body.go(index, pace, path(body.position, mark, plan.taken(who)), late, way, draft.target)
    if (draft.target not in ("", who) or not body.character.crowd) and not pursued(plan, who, index):
        _face_after(plan, body)
    return end


def _speaks_on(plan: Blocking, who: str, index: int) -> bool:
    """Whether the next that is told of who turns to go is what they say: they have only gone a few steps."""
    following = next((d for d in plan.drafts[index + 1 :] if who in (d.actor, *d.others)), None)
    return following is not None and following.type == "line" and following.voice == "onscreen"


def _stand_up_to(plan: Blocking, body: Body, index: int, draft: Draft, late: Seconds, pace: str) -> Seconds:
    """Walk some steps towards the animals, or to the side of whoever faces them, and face them."""
    who, danger = body.character.id, threat.centre(plan.bodies, plan.pack, hidden=True) or ARENA
    if draft.target in plan.pack:
        wanted = threat.before(body.position, plan.bodies, plan.pack)
    else:
        wanted = threat.beside(body.position, plan.bodies[draft.target].position, danger)
    mark = free(wanted, plan.taken(who), 0.7)
    plan.facing.setdefault(who, index)
    return body.go(index, pace, path(body.position, mark, plan.taken(who)), late, yaw_to(mark, danger), draft.target)


def _leave(plan: Blocking, body: Body, index: int, late: Seconds, pace: str) -> Seconds:
    """Go out to the nearer side; whoever runs does not stop where the camera could still see them."""
    who, here = body.character.id, body.position
    side = plan.side if here[0] >= 0 else -plan.side
    mark = free((side, 0.0, here[2]), plan.taken(who), 0.6)
    if pace == "run" and plan.side > INSIDE:
        past = _PAST if plan.setting and plan.setting.kind == "platform" else _OUT
        mark = floor.refuge(here, float(chance("refuge", who).random()), plan.taken(who), past)
    standing = [plan.bodies[id].position for id in plan.leads if id != who] if pace == "run" else plan.taken(who)
    end = body.go(index, pace, path(here, mark, standing), late, 90.0 if side > 0 else -90.0)
    body.gone = True
    body.left |= {len(body.steps) - 1} if body.steps else set()
    return end


def _within(plan: Blocking, body: Body, index: int, draft: Draft, late: Seconds) -> Seconds:
    """Where nobody can walk: what is done is done sitting; who gets out is gone."""
    manner = "still" if draft.still else draft.manner or (draft.verb if draft.verb in ("look", "feel") else "")
    doing = (
        draft.verb if draft.verb in ("nod", "shake-head", "point", "give", "take", "reach", "wave", "shiver") else "sit"
    )
    yaw, length = plan.faced(body.character.id, draft.target), seconds(min(draft.seconds, 3.2))
    end = body.do(index, doing, yaw, late, length, draft.target, manner)
    body.gone = body.gone or draft.verb in ("exit", "flee")
    return end
