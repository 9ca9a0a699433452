"""Where everyone is at an instant, read from their moves: good enough to place cameras and lights by."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.time import Seconds
from ciotat.direction.plan import Character, Gaze, Move, Prop
from ciotat.stage.progress import progress

__all__ = ["HANGING", "VEHICLES", "Body", "bodies", "body", "held", "state", "stature"]

LAID = 0.44
"""How far behind the middle of whoever lies the eyes are, as a share of their height."""
LOW = {"sit": 0.76, "kneel": 0.72, "lie": 0.16, "fall": 0.2, "cower": 0.62}
EYES = {
    "wolf": 0.82,
    "bear": 0.84,
    "dog": 0.6,
    "fox": 0.4,
    "horse": 1.7,
    "cow": 1.45,
    "deer": 1.3,
    "cat": 0.25,
    "bird": 0.2,
}
AHEAD = 0.85
"""How far before their middle beasts have their eyes, as a share of their height."""
STAYS = {"seated": "sit", "lying": "lie", "kneeling": "kneel"}
"""What the manner of a gesture says of a body that does not get up for it."""
TALL, SHORT = ("tall", "高"), ("short", "tiny", "small", "petite", "矮", "小")
GROWTH = (
    (1, 2, 4, 6, 8, 10, 12, 14, 16, 18, 60, 85),
    (0.44, 0.50, 0.59, 0.67, 0.735, 0.795, 0.86, 0.93, 0.98, 1, 1, 0.955),
)
"""Ages and the share of the grown height reached, after the WHO medians."""
HANGING = ("lantern", "bag", "suitcase", "basket", "bucket", "trunk", "马灯", "灯笼", "提灯", "箱")
"""What is carried with the arm down."""
VEHICLES = {"train", "car", "carriage", "cart", "boat"}


@dataclass(frozen=True)
class Body:
    """Someone at an instant: the point between the eyes, the floor underfoot, yaw and where they look, as a yaw too
    (radians), height (metres); whether they lie, and are best seen from above."""

    id: str
    species: str
    eyes: NDArray[np.float64]
    feet: NDArray[np.float64]
    yaw: float
    height: float
    still: bool
    look: float
    lies: bool = False

    @property
    def vehicle(self) -> bool:
        return self.species in VEHICLES

    @property
    def thing(self) -> bool:
        return self.species == "prop"


def stature(character: Character) -> float:
    """Height in metres: what the script gives, else by age and sex, varied by who it is."""
    if character.species != "human":
        return 4.0 if character.species in VEHICLES else EYES.get(character.species, 0.6) * 1.08
    if character.height:
        return character.height / 100
    own = _own(character.id)
    build = character.look.get("build", "").lower()
    own += 0.09 * any(word in build for word in TALL) - 0.09 * any(word in build for word in SHORT)
    return (1.785 if character.sex == "male" else 1.665) * float(np.interp(character.age, *GROWTH)) + own


@lru_cache(maxsize=1024)
def _own(id: str) -> float:
    """Metres by which someone is taller than others of their age and sex."""
    return float(np.clip(chance("stature", id).normal(0, 0.035), -0.08, 0.08))


def body(character: Character, moves: tuple[Move, ...], time: Seconds) -> Body | None:
    """Where `character` is at `time`, or None if they are not in the scene then."""
    move = next((m for m in moves if m.who == character.id and m.span.start <= time < m.span.end), None)
    if move is None:
        return None
    share = float(progress(move, float(time)))
    start, end = np.array(move.start), np.array(move.end)
    feet = start + (end - start) * share
    travel = float(np.hypot(*(end - start)[[0, 2]]))
    yaw = np.radians(move.yaw)
    if travel > 0.3 and move.verb in ("walk", "run", "trot") and share < 0.9:
        yaw = float(np.arctan2(*(end - start)[[0, 2]]))
    height = stature(character)
    if character.species == "human":
        low = LOW.get(move.verb) or next((LOW[v] for word, v in STAYS.items() if word in move.manner), 1.0)
        up = height * (0.935 if character.age > 12 else 0.91) * low
    else:
        up = 1.9 if character.species in VEHICLES else height / 1.08
    front = height * AHEAD if character.species in EYES else 0.0
    lies = character.species == "human" and (move.verb == "lie" or "lying" in move.manner)
    if lies:
        front = -height * LAID
    return Body(
        character.id,
        character.species,
        feet + np.array([front * np.sin(yaw), up, front * np.cos(yaw)]),
        feet,
        float(yaw),
        height,
        travel < 0.3,
        float(yaw),
        lies,
    )


def state(
    cast: tuple[Character, ...],
    moves: tuple[Move, ...],
    time: Seconds,
    props: tuple[Prop, ...] = (),
    gazes: tuple[Gaze, ...] = (),
) -> tuple[object, ...]:
    """What `bodies` depends on at `time`: where it is the same at another time, so are they."""
    now: dict[str, tuple[int, float]] = {}
    for k, move in enumerate(moves):
        if move.who not in now and move.span.start <= time < move.span.end:
            now[move.who] = k, float(progress(move, float(time))) if move.start != move.end else 0.0
    there = tuple(prop.span is None or prop.span.start <= time < prop.span.end for prop in props)
    turned = tuple(gaze.span.start <= time < gaze.span.end for gaze in gazes)
    return tuple(now.get(character.id) for character in cast), there, turned


def bodies(
    cast: tuple[Character, ...],
    moves: tuple[Move, ...],
    time: Seconds,
    props: tuple[Prop, ...] = (),
    gazes: tuple[Gaze, ...] = (),
) -> dict[str, Body]:
    """Everyone and everything present at `time`, by id."""
    found = ((c.id, body(c, moves, time)) for c in cast)
    present = {id: _borne(b, props) for id, b in found if b is not None}
    for prop in props:
        if prop.span is None or prop.span.start <= time < prop.span.end:
            present[prop.id] = _thing(prop, present.get(prop.holder))
    for gaze in gazes:
        if gaze.span.start <= time < gaze.span.end and gaze.who in present and gaze.target in present:
            present[gaze.who] = _looking(present[gaze.who], present[gaze.target])
    return present


def _borne(who: Body, props: tuple[Prop, ...]) -> Body:
    """Whoever lies on a bed lies as high as it is."""
    if not who.lies:
        return who
    beds = (p for p in props if "bed" in p.name or p.name in ("gurney", "sofa", "bench"))
    high = next((0.5 for p in beds if np.hypot(p.position[0] - who.feet[0], p.position[2] - who.feet[2]) < 0.4), 0.0)
    return replace(who, eyes=who.eyes + np.array([0.0, high, 0.0])) if high else who


def _looking(who: Body, target: Body) -> Body:
    """`who` with the head turned to `target`, as far as a neck turns."""
    towards = float(np.arctan2(*(target.eyes - who.eyes)[[0, 2]]))
    turn = (towards - who.yaw + np.pi) % (2 * np.pi) - np.pi
    return replace(who, look=who.yaw + float(np.clip(turn, -1.1, 1.1)))


def held(who: Body, name: str) -> NDArray[np.float64]:
    """About where the right hand holds a thing: before the chest, or hanging at the side."""
    right = np.array([-np.cos(who.yaw), 0.0, np.sin(who.yaw)])
    ahead = np.array([np.sin(who.yaw), 0.0, np.cos(who.yaw)])
    hangs = any(word in name for word in HANGING)
    up, out, front = (0.3, 0.3, 0.1) if hangs else (0.67, 0.12, 0.33)
    return who.feet + np.array([0.0, who.height * up, 0.0]) + right * out + ahead * front


def _thing(prop: Prop, holder: Body | None) -> Body:
    point = held(holder, prop.name) if holder else np.array(prop.position) + np.array([0.0, 0.12, 0.0])
    yaw = holder.yaw if holder else float(np.radians(prop.yaw))
    return Body(prop.id, "prop", point, point * [1, 0, 1], yaw, 0.3, True, yaw)
