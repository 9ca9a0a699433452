"""From a stage, which is data, to a world that can be drawn: bodies, sets, things and weather come to life here."""

import json
import math
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np

from ciotat.core.chance import seed
from ciotat.core.digest import canonical
from ciotat.core.record import dump, load
from ciotat.core.space import Point, rotation
from ciotat.direction.plan import Character, Prop, Setting
from ciotat.stage.calm import Calm, slack
from ciotat.stage.creatures import creature
from ciotat.stage.creatures.coat import Detail
from ciotat.stage.effects import breath, weather
from ciotat.stage.kept import kept, loosely, ready
from ciotat.stage.marks import HANGING, VEHICLES
from ciotat.stage.mesh import Colour, Mesh, transformed
from ciotat.stage.motion.actor import Actor
from ciotat.stage.motion.boarding import underfoot
from ciotat.stage.motion.clutch import clutched, handle
from ciotat.stage.motion.leaf import laid, leaf
from ciotat.stage.people.figure import Figure, figure
from ciotat.stage.people.pose import Pose
from ciotat.stage.places import Place, place
from ciotat.stage.props import in_hand, kind, prop
from ciotat.stage.reach import Sight, absent
from ciotat.stage.sky import sky
from ciotat.stage.stage import LampSpec, Performer, Stage
from ciotat.stage.thing import Thing
from ciotat.stage.vehicles import vehicle
from ciotat.stage.view import flicker, view
from ciotat.stage.world import Frame, Grade, Lamp, Particles, View

__all__ = ["Built", "build"]

GLOWING = ("lantern", "torch", "candle", "lamp", "马灯", "灯笼", "提灯", "火把", "蜡烛")
CASES = ("suitcase", "bag", "trunk", "箱", "包")
IN_HAND = {"book": "opened", "photo": "snapshot"}
"""What is another thing in the hand than where it stands."""
NEAR, NEAR_CROWD = 9.0, 2.4
"""How close (metres) the camera must come for a body to be built with all its detail."""
COATS: tuple[tuple[Detail, float], ...] = (("near", 1.7), ("middle", 3.8), ("far", math.inf))
"""Up to how far away, through a lens of 36 mm, an animal's coat is laid so."""
FLAMES = 12
"""So many times a second flames and lanterns shine anew, as fire in a drawn film does: what stands still between two
of their beats keeps its light."""
LOWERED = 0.18
"""Metres: the camera does not go down farther with a head that is bowed."""
LARGEST = 5.0
"""Metres: what reaches farther from its head than this is never looked for in vain."""


@kept(16)
def _figure(character: bytes, detail: Literal["near", "far"]) -> Figure:
    return figure(load(Character, json.loads(character)), detail)


@kept(4)
def _place(setting: Setting) -> Place:
    return place(setting)


@kept(64)
def _prop(name: str, era: str, seed: str) -> tuple[Mesh, ...]:
    return prop(name, era, seed)


def _shape(performer: Performer, stage: Stage) -> tuple[bytes, Literal["near", "far"]]:
    """Which figure a performer needs: whose, and how close the camera comes to it."""
    character = performer.character
    near = NEAR_CROWD if character.crowd else NEAR
    return canonical(dump(character)), "near" if _closest(performer, stage) < near else "far"


def _closest(performer: Performer, stage: Stage) -> float:
    """How near (metres) the camera comes to where a performer goes."""
    camera = np.array([key.position for key in stage.camera])
    path = np.array([p for m in performer.moves for p in (m.start, m.end)] or [(0.0, 0.0, 0.0)])
    return float(np.linalg.norm((camera[:, None] - path[None])[..., [0, 2]], axis=2).min())


class Person:
    """A figure and the actor inside it."""

    def __init__(
        self, performer: Performer, figure: Figure, stage: Stage,
        where: Callable[[str, float], Point | None], set_: Place,
    ) -> None:  # fmt: skip
        self.id = performer.character.id
        self.figure = figure
        self.actor = Actor(
            self.figure.skeleton,
            self.figure.eyes,
            performer,
            performer.dice(stage.seed),
            where,
            underfoot(set_.ground, performer.moves),
            stage.props,
        )
        self.calm = Calm(self.actor.at, self.figure.skeleton)
        self._hands = self.figure.skeleton.index("hand_r"), self.figure.skeleton.index("hand_l")
        self._shown: tuple[Pose | None, tuple[Mesh, ...]] = (None, ())

    def posed(self, pose: Pose) -> tuple[Mesh, ...]:
        """The body in a pose: the very meshes of the last time where that is the same."""
        if self._shown[0] is not pose:
            self._shown = pose, self.figure.posed(pose)
        return self._shown[1]

    def hand(self, pose: Pose, other: bool = False) -> Point:
        """Where the right hand, or the `other`, holds things."""
        skeleton, which = self.figure.skeleton, self._hands[other]
        rest = skeleton.head[which] * 0.35 + skeleton.tail[which] * 0.65
        x, y, z = pose.bones[which] @ np.append(rest, 1.0)
        return (float(x), float(y), float(z))


class Built:
    """A stage brought to life: the world of one shot (`ciotat.stage.world.World`)."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        people = [p for p in stage.performers if p.character.species == "human"]
        shapes = [_shape(p, stage) for p in people]
        ready([(_place, (stage.setting,)), *((_figure, shape) for shape in shapes)])
        self._place = _place(stage.setting)
        self._sky, self._haze, self._sun, self._exposure = sky(stage.setting)
        self._sky = replace(self._sky, fill=self._sky.fill * stage.ambient)
        self._weather = weather(stage.setting, stage.seed)
        cast, self._find = zip(people, shapes, strict=True), loosely(self._where)
        self._people = [Person(p, _figure(*shape), stage, self._find, self._place) for p, shape in cast]
        self._things = {p.character.id: self._thing(p) for p in stage.performers if p.character.species != "human"}
        held = {p.id for p in self._people}
        self._held = [p for p in stage.props if p.span is not None or (p.holder in held and in_hand(p.name))]
        self._standing = [p for p in stage.props if p not in self._held]
        resting = [t for id, t in self._things.items() if self._rests(id)]
        self._active = [t for id, t in self._things.items() if not self._rests(id)]
        standing = (m for p in self._standing for m in self._stand(p))
        self._shown: dict[object, tuple[object, tuple[Mesh, ...]]] = {}
        self._shift = self._corrected()
        self._grain = seed(stage.seed) % 2**31
        self.still = (*self._place.meshes, *standing, *(m for t in resting for m in t.at(0.0)))

    def _corrected(self) -> Point:
        """How far the operator moves the camera so that the subject's real eyes are where they were composed to be."""
        middle = float(self.stage.length) / 2
        holder = next((p.holder for p in self._held if p.id == self.stage.subject), self.stage.subject)
        person = next((p for p in self._people if p.id == holder), None)
        if person is None:
            return (0.0, 0.0, 0.0)
        head = holder == self.stage.subject
        seen = person.actor.head(middle) if head else person.hand(person.actor.at(middle))
        off = np.subtract(seen, self.stage.eyes)
        x, y, z = np.clip(off, (-0.4, -LOWERED, -0.4), 0.4) * ((0, 1, 0) if abs(off[0]) + abs(off[2]) > 0.45 else 1)
        return (float(x), float(y), float(z))

    def _rests(self, id: str) -> bool:
        """Whether a vehicle stands for the whole shot: then it is part of the set."""
        performer = next(p for p in self.stage.performers if p.character.id == id)
        return performer.character.species in VEHICLES and all(m.verb == "stand" for m in performer.moves)

    def _thing(self, performer: Performer) -> Thing:
        own = performer.dice(self.stage.seed)
        if performer.character.species in VEHICLES:
            return vehicle(performer, own, self._place.rail, self._place.ground)
        away = _closest(performer, self.stage) * 36.0 / max(key.lens for key in self.stage.camera)
        detail = next(detail for detail, limit in COATS if away < limit)
        return creature(performer, own, self._place.ground, self._find, detail)

    def _where(self, id: str, time: float) -> Point | None:
        for person in self._people:
            if person.id == id:
                return person.actor.head(time)
        if id in self._things:
            return self._things[id].head(time)
        prop = next((p for p in self.stage.props if p.id == id), None)
        holder = next((p for p in self._people if prop and p.id == prop.holder), None)
        if prop and holder:
            x, y, z = holder.actor.root(time)
            return (x, y + 0.6 * holder.figure.height, z)
        return prop.position if prop else None

    def _made(self, prop: Prop) -> tuple[Mesh, ...]:
        """The thing itself; what changes hands (``lantern#2``) is still the same thing."""
        name = IN_HAND.get(kind(prop.name), prop.name) if prop.holder else prop.name
        return _prop(name, self.stage.setting.era, prop.id.partition("#")[0])

    def _stand(self, prop: Prop) -> tuple[Mesh, ...]:
        x, _, z = prop.position
        floor = self._place.ground(x, z) + prop.position[1]
        return _placed(self._made(prop), (x, floor, z), np.radians(prop.yaw))

    def at(self, time: float) -> Frame:
        """The frame `time` seconds after the shot's start."""
        holders, now = {p.holder for p in self._held}, view(self.stage, time, self._shift)
        poses = {person.id: self._pose(person, now, time) for person in self._people if person.id in holders}
        hands = {person.id: person.hand(poses[person.id][1]) for person in self._people if person.id in poses}
        lamps = self._lamps(hands, time)
        sight = Sight(now, lamps)
        moving = [m for person in self._people for m in self._body(person, poses, now, sight, time)]
        moving += [m for thing in self._active for m in self._bodied(thing, sight, time)]
        moving += [m for p in self._held for m in self._carried(p, hands, poses, time)]
        particles = list(self._weather.at(time, now))
        particles += [p for thing in self._things.values() for p in thing.particles(time)]
        particles += self._breaths(time)
        return Frame(now, tuple(moving), lamps, self._sky, self._haze, tuple(particles), self._grade(time))

    def _pose(self, person: Person, now: View, time: float) -> tuple[float, Pose]:
        """When and how a person stood as it is seen to stand."""
        return person.calm.at(time, slack(now, person.actor.root(time)))

    def _body(
        self, person: Person, poses: dict[str, tuple[float, Pose]], now: View, sight: Sight, time: float
    ) -> tuple[Mesh, ...]:
        """A person as it stands, or the same far away where nobody could see it."""
        if person.id not in poses:
            (x, y, z), tall = person.actor.root(time), person.figure.height
            if not sight.shows((x, y + 0.5 * tall, z), 0.75 * tall + 0.5):
                return person.figure.absent
        return person.posed((poses[person.id] if person.id in poses else self._pose(person, now, time))[1])

    def _bodied(self, thing: Thing, sight: Sight, time: float) -> tuple[Mesh, ...]:
        """The same for what is no person; what is larger than a beast is always there."""
        reach = 1.2 * max(thing.size) + 0.5
        if reach > LARGEST or sight.shows(thing.head(time), reach):
            return thing.at(time)
        return self._laid(thing, None, lambda: absent(thing.still))

    def _carried(
        self, prop: Prop, hands: dict[str, Point], poses: dict[str, tuple[float, Pose]], time: float
    ) -> tuple[Mesh, ...]:
        if not _exists(prop, time):
            return self._laid(prop.id, None, lambda: absent(self._made(prop)))
        if prop.holder not in hands:
            return self._laid(prop.id, "stands", lambda: self._stand(prop))
        hand, made = hands[prop.holder], self._made(prop)
        holder = next(p for p in self._people if p.id == prop.holder)
        when, pose = poses[prop.holder]
        if by := handle(made):
            return self._laid(prop.id, when, lambda: clutched(made, by, pose, holder.figure.skeleton))
        if sheet := leaf(made):
            return self._laid(prop.id, when, lambda: laid(made, sheet, pose, holder.figure.skeleton))
        yaw = holder.actor.yaw(when)
        both = any(p.holder == prop.holder and p.id != prop.id and _exists(p, time) for p in self._held)
        if both and any(word in prop.name for word in HANGING):
            hand = holder.hand(pose, other=True)
        return self._laid(prop.id, (hand, yaw), lambda: _in_hand(prop, made, hand, yaw))

    def _laid(self, which: object, how: object, made: Callable[[], tuple[Mesh, ...]]) -> tuple[Mesh, ...]:
        """A thing that lies in some way: the very meshes of the last time where it is the same."""
        known = self._shown.get(which)
        if known is None or known[0] != how:
            known = self._shown[which] = how, made()
        return known[1]

    def _breaths(self, time: float) -> list[Particles]:
        setting = self.stage.setting
        if setting.inside or (setting.weather != "snow" and setting.season != "winter"):
            return []
        return [
            puff
            for p in self._people
            for puff in breath(f"{self.stage.seed}/{p.id}", p.actor.head, p.actor.yaw, time, 0.4)
        ]

    def _lamps(self, hands: dict[str, Point], time: float) -> tuple[Lamp, ...]:
        beat = _beat(time, FLAMES)
        own = [_lamp(spec, beat, f"{self.stage.seed}/{i}") for i, spec in enumerate(self.stage.lamps)]
        shining = [p for p in self._held if _shines(p, hands, time)]
        holders = {p.holder for p in shining}
        there = {p.id: p.hand(p.actor.at(beat)) for p in self._people if p.id in holders} if beat < time else hands
        carried = [self._carried_light(p, there[p.holder], beat) for p in shining]
        things = [lamp for thing in self._things.values() for lamp in thing.lamps(_steady(thing, beat, time))]
        sun = [self._sun] if self._sun else []
        place = [*sun, *self._place.lamps]
        if self.stage.ambient != 1.0:
            place = [replace(lamp, color=_scaled(lamp.color, self.stage.ambient)) for lamp in place]
        return (*place[: len(sun)], *own, *carried, *things, *place[len(sun) :])

    def _carried_light(self, prop: Prop, hand: Point, beat: float) -> Lamp:
        """The light of a flame that is carried; of an electric torch the beam, where its holder faces."""
        if prop.name != "torch" or self.stage.setting.era != "modern":
            return _glow(hand, beat, prop.id)
        return _beam(hand, next(p for p in self._people if p.id == prop.holder).actor.yaw(beat))

    def _grade(self, time: float) -> Grade:
        s = self.stage
        into = min(1.0, time / float(s.fade_in)) if s.fade_in else 1.0
        out = min(1.0, (float(s.length) - time) / float(s.fade_out)) if s.fade_out else 1.0
        return Grade(
            exposure=self._exposure + s.exposure,
            warmth=s.warmth,
            fade=max(0.0, min(into, out)),
            seed=self._grain,
        )


def _in_hand(prop: Prop, meshes: tuple[Mesh, ...], hand: Point, yaw: float) -> tuple[Mesh, ...]:
    """What hangs from a hand or lies in it."""
    hangs = any(word in prop.name for word in HANGING)
    top = max(float(m.position[:, 1].max()) for m in meshes) if hangs else 0.04
    quarter = np.pi / 2 if any(word in prop.name for word in CASES) else 0.0
    return _placed(meshes, (hand[0], hand[1] - top, hand[2]), yaw + quarter)


def _exists(prop: Prop, time: float) -> bool:
    return prop.span is None or float(prop.span.start) <= time < float(prop.span.end)


def _shines(prop: Prop, hands: dict[str, Point], time: float) -> bool:
    return prop.holder in hands and _exists(prop, time) and any(word in prop.name for word in GLOWING)


def build(stage: Stage) -> Built:
    """Bring a stage to life. Figures and sets are kept between the shots that share them."""
    return Built(stage)


def _placed(meshes: tuple[Mesh, ...], position: Point, yaw: float) -> tuple[Mesh, ...]:
    matrix = np.column_stack([rotation((0.0, 1.0, 0.0), float(yaw)), position])
    return tuple(transformed(mesh, matrix) for mesh in meshes)


def _beat(time: float, rate: int) -> float:
    """The last of `rate` beats a second."""
    return float(min(np.floor(time * rate + 1e-6) / rate, time))


def _steady(thing: Thing, beat: float, time: float) -> float:
    """`beat`, where a thing has stood still since then."""
    return beat if thing.head(beat) == thing.head(time) else time


def _scaled(colour: Colour, by: float) -> Colour:
    r, g, b = colour
    return (r * by, g * by, b * by)


def _lamp(spec: LampSpec, time: float, own: str) -> Lamp:
    level = 1.0 - spec.flicker * flicker(own, time)
    r, g, b = (c * level for c in spec.color)
    kind: Literal["spot", "point"] = "spot" if spec.kind == "spot" else "point"
    return Lamp(kind, (r, g, b), spec.direction, spec.position, spec.radius, spec.inner, spec.outer, spec.shadow)


def _beam(hand: Point, yaw: float) -> Lamp:
    x, z = float(np.sin(yaw)), float(np.cos(yaw))
    at = (hand[0] + 0.16 * x, hand[1], hand[2] + 0.16 * z)
    return Lamp("spot", (15.0, 14.2, 12.4), (0.93 * x, -0.36, 0.93 * z), at, 0.03, 0.16, 0.5, shadow=False)


def _glow(hand: Point, time: float, own: str) -> Lamp:
    level = 1.0 - 0.15 * flicker(own, time)
    return Lamp(
        "point", (1.7 * level, 0.95 * level, 0.4 * level), position=(hand[0], hand[1] - 0.18, hand[2]), radius=0.05
    )
