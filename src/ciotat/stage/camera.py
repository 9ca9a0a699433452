"""From the grammar of a shot (size, angle, lens, move, subjects) to a camera in space, composed.

Eyes lie near the upper third, people have room to look into, the camera keeps to its side of the axis (z > 0; beside a
line it may stand on the strip before it), and of the places it could stand the one is taken where nobody blocks the view.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.chance import chance
from ciotat.core.space import cross, facing
from ciotat.core.time import Seconds, seconds
from ciotat.direction.plan import Shot
from ciotat.stage.marks import HANGING, Body
from ciotat.stage.motion.carry import PAPERS
from ciotat.stage.passing import passing
from ciotat.stage.stage import CameraKey
from ciotat.stage.standoff import standoff

__all__ = ["GATE", "Framing", "compose", "keys"]

GATE = 36.0, 20.25
"""The film gate in mm, 16:9 of a full frame."""

# Height of the picture in metres at the subject, and where the eyes lie, from the top (0) to the bottom (1).
SIZES = {
    "EWS": (9.0, 0.62), "WS": (4.0, 0.42), "FS": (2.35, 0.18), "MFS": (1.6, 0.2), "MS": (1.12, 0.27),
    "MCU": (0.8, 0.35), "CU": (0.56, 0.41), "ECU": (0.38, 0.43),
}  # fmt: skip
RISE = {"eye": 0.0, "low": -0.55, "high": 0.75, "overhead": 2.2, "dutch": 0.0}
BROAD = 0.74
"""Metres across a person at the shoulders with the sleeves, or at the brim of a wide hat."""
BLURRED = 3.0
"""So many times as far away as the subject nobody matters any more."""
STEEP = 0.85, 0.9
"""How an insert of it is seen: so far round from the front, so steep from above (radians)."""
READING = 0.27
"""Metres of height that an insert of something held in the hands shows."""
SMALL = ("phone", "key", "ring", "money", "coin", "手机", "电话", "钥匙", "戒指", "钱")
"""What one looks at in one's own hand."""
BACK_SEAT, BETWEEN = -0.5, (1.16, 0.3)
"""Who sits in the back of a car sits behind this z; the camera is between the front seats: how high, and where (metres)."""
OVERHEAD = 0.12
"""Metres by which a view must pass over a head, and its hat."""
APART = 0.76
"""The two of an over-shoulder, as a share of half the picture's width: the near one fills a fifth to a third of it."""
INSIDE_X, OUTSIDE_X, NEAREST_Z, INSIDE_Z, OUTSIDE_Z = 2.9, 7.5, 0.25, 5.4, 9.0


@dataclass(frozen=True)
class Framing:
    """A camera at one instant: position, target, lens (mm) and the distance that is sharp (metres)."""

    position: NDArray[np.float64]
    target: NDArray[np.float64]
    lens: float
    focus: float


def compose(shot: Shot, present: dict[str, Body], inside: bool) -> Framing:
    """The composed camera for a shot, given who stands where."""
    if inside and shot.size == "EWS":  # a room has no farther away
        shot = replace(shot, size="WS")
    subjects = [present[id] for id in (_now(id, present) for id in shot.subjects) if id in present]
    if not subjects:
        everyone = [b for b in present.values() if not b.vehicle and not b.thing]
        return _group(shot, everyone or list(present.values()), inside)
    if subjects[0].thing:
        return _insert(shot, subjects[0], present, inside)
    subjects = [b for b in subjects if not b.thing]
    if look := standoff(shot, subjects, list(present.values())):
        return Framing(*look, float(np.linalg.norm(subjects[0].eyes - look[0])))
    away = any(b.vehicle and abs(b.feet[0]) > 8 for b in subjects)
    if away or (any(b.vehicle for b in subjects) and shot.size in ("EWS", "WS", "FS")):
        return _along(shot, subjects, present)
    if shot.role == "over-shoulder" and len(subjects) > 1:
        return _over_shoulder(shot, subjects[0], subjects[1], inside)
    if len(subjects) > 1 and (shot.role == "two-shot" or shot.size not in ("CU", "ECU", "MCU")):
        return _group(shot, subjects, inside)
    return _single(shot, subjects[0], present, inside)


def _now(id: str, present: dict[str, Body]) -> str:
    """What is looked at, by the name it has now: a thing that has changed hands is still that thing."""
    if id in present:
        return id
    stem = id.partition("#")[0]
    return next((other for other, b in present.items() if b.thing and other.partition("#")[0] == stem), id)


def _height(shot: Shot, who: Body) -> tuple[float, float]:
    height, eyes = SIZES[shot.size]
    scale = np.clip(who.height / 1.7, 0.45, 1.1) if not who.vehicle else 1.0
    if shot.size in ("FS", "MFS") and who.species == "human" and not who.lies:  # who sits is whole in less
        scale *= np.clip((who.eyes[1] - who.feet[1]) / (0.93 * who.height), 0.7, 1.0)
    return height * (scale if shot.size in ("FS", "MFS", "MS", "MCU", "CU", "ECU") else 1.0), eyes


def _single(shot: Shot, who: Body, present: dict[str, Body], inside: bool) -> Framing:
    tall, eyes = _height(shot, who)
    distance = tall * shot.lens / GATE[1]
    look = float(np.arctan2(np.sin(who.look), np.cos(who.look)))
    near = 0.66 if shot.size in ("MCU", "CU", "ECU") else 0.5
    base = float(np.clip(look, -1.35, 1.35)) * near if abs(look) < 2.3 else float(np.sign(look)) * 0.7
    lean = float(chance("camera side", shot.dice).normal(0, 0.06))
    angles = base + lean + np.radians([0, 12, -12, 22, -22, 34, -34, 48, -48, 60, -60])
    others = [b for b in present.values() if b.id != who.id and not b.thing]

    def flaws(angle: float) -> tuple[float, float]:
        camera = _stand(who, angle, distance, shot, inside)
        return _crowding(camera, who.eyes, others), abs(angle - base) + _cut_off(camera, who, others, tall)

    position = _stand(who, float(min(angles, key=flaws)), distance, shot, inside)
    if who.feet[2] < BACK_SEAT and any("car-cabin" in id for id in present):
        position = np.array([0.25 * position[0], max(BETWEEN[0], position[1]), min(BETWEEN[1], position[2])])
    far = float(np.linalg.norm(position - who.eyes))
    lens = float(
        np.clip(far * GATE[1] / tall, min(24.0, shot.lens), shot.lens)
    )  # a wall behind the camera: a wider lens
    return _aim(position, who.eyes, far * GATE[1] / lens, eyes, _look_room(who, position), lens)


def _insert(shot: Shot, thing: Body, present: dict[str, Body], inside: bool) -> Framing:
    """A thing fills the picture, seen from before and a little above the hand that holds it."""
    if between := passing(thing, [present[id] for id in shot.subjects[1:] if id in present]):
        return Framing(*between)
    holder = next((present[id] for id in shot.subjects[1:] if id in present and present[id].species == "human"), None)
    if holder is not None and holder.height > 1.0 and thing.eyes[1] > holder.feet[1] + 0.55 * holder.height:
        return _in_hands(shot, thing, holder)
    hangs = holder is not None and any(word in thing.id for word in HANGING)
    tall = 0.66 if hangs else 0.42
    distance = tall * shot.lens / GATE[1]
    side = float(np.clip(thing.yaw, -1.2, 1.2)) + (0.35 if thing.yaw < 0 else -0.35)
    position = _keep(thing.eyes + facing(side) * distance * 0.94, inside)
    position[1] = thing.eyes[1] + (0.16 if hangs else 0.34) * distance
    middle = thing.eyes - np.array([0.0, 0.15 if hangs else 0.0, 0.0])
    return _aim(position, middle, tall, 0.5, 0.0, shot.lens)


def _in_hands(shot: Shot, thing: Body, holder: Body) -> Framing:
    """What is held up: hands and thing fill the picture, seen steeply from the open side, the ground behind them. What
    is read is seen as its reader sees it, or nearer, past one hand."""
    side = 1.0 if np.sin(holder.yaw) < 0 else -1.0
    left = facing(holder.yaw + np.pi / 2)
    if any(word in thing.id.lower() for word in PAPERS):
        return _read(thing, holder, left, side, near=shot.size == "ECU")
    if any(word in thing.id.lower() for word in SMALL):
        return _looked_at(thing, holder, left, side, near=shot.size == "ECU")
    azimuth, rise = holder.yaw + side * STEEP[0], STEEP[1]
    far = READING * 50.0 / GATE[1]
    target = thing.eyes + facing(azimuth) * 0.05 + left * 0.04 - np.array([0.0, 0.02, 0.0])
    position = target + facing(azimuth) * far * np.cos(rise) + np.array([0.0, far * np.sin(rise), 0.0])
    return Framing(position, target, 50.0, far)


def _looked_at(thing: Body, holder: Body, left: NDArray[np.float64], side: float, near: bool) -> Framing:
    """A small thing in one hand, on the way to it from the eyes of whoever holds it, or nearer."""
    target = thing.eyes + left * 0.02 + np.array([0.0, 0.05, 0.0])
    away = holder.eyes - target
    far = 0.26 if near else 0.33
    position = target + away / float(np.linalg.norm(away)) * far + left * 0.04 * side
    return Framing(position, target, 34.0, far)


def _read(thing: Body, holder: Body, left: NDArray[np.float64], side: float, near: bool) -> Framing:
    """A sheet as its reader sees it; `near`: closer, and from the open side, along the lines."""
    ahead = facing(holder.yaw)
    middle = thing.eyes + left * 0.08 + ahead * 0.065
    back, aside, above = (0.15, 0.13, 0.2) if near else (0.1, 0.03, 0.34)
    target = middle - left * 0.03 * side if near else middle
    position = middle - ahead * back + left * aside * side + np.array([0.0, above, 0.0])
    far = float(np.linalg.norm(position - target))
    return Framing(position, target, 34.0 if near else 30.0, 0.94 * far)


def _stand(who: Body, angle: float, distance: float, shot: Shot, inside: bool) -> NDArray[np.float64]:
    position = who.eyes + facing(angle) * distance
    if who.lies:
        position = who.eyes + facing(0.4 * angle) * distance * 0.85 + np.array([0.0, 0.52 * distance, 0.0])
        return _keep(position, inside)
    position[1] = max(0.35, who.eyes[1] + RISE[shot.angle] * min(1.0, distance / 2))
    return _keep(position, inside)


def _keep(position: NDArray[np.float64], inside: bool) -> NDArray[np.float64]:
    limit, far = (INSIDE_X, INSIDE_Z) if inside else (OUTSIDE_X, OUTSIDE_Z)
    position[0] = np.clip(position[0], -limit, limit)
    position[2] = np.clip(position[2], NEAREST_Z, far)
    return position


def _crowding(camera: NDArray[np.float64], eyes: NDArray[np.float64], others: list[Body]) -> float:
    """How much others stand between the camera and the eyes: 0 when the view is free, or goes over their heads."""
    line = (eyes - camera)[[0, 2]]
    length = max(float(np.hypot(*line)), 1e-6)
    total = 0.0
    for other in others:
        there = (other.feet - camera)[[0, 2]]
        along = float(there @ line) / length
        aside = abs(float(there[0] * line[1] - there[1] * line[0])) / length
        over = camera[1] + (eyes[1] - camera[1]) * along / length > other.feet[1] + other.height + OVERHEAD
        if -0.5 < along < length - 0.25 and other.height < 3 and not over:
            total += max(0.0, 0.5 - aside) + max(0.0, 0.7 - float(np.hypot(*there))) * 3
    return round(total, 3)


def _cut_off(camera: NDArray[np.float64], who: Body, others: list[Body], tall: float) -> float:
    """How many show no more than a shoulder or a brim at the edge of the picture; those far behind count for less."""
    view = who.eyes - camera
    away = max(float(np.hypot(view[0], view[2])), 1e-6)
    right = np.array([-view[2], view[0]]) / away
    half = tall * GATE[0] / GATE[1] / 2
    centre = _look_room(who, camera) * 2 * half
    count = 0.0
    for other in others:
        there = (other.eyes - camera)[[0, 2]]
        deep = float(there @ view[[0, 2]]) / away
        if other.height < 3 and 0.3 < deep < BLURRED * away:
            aside = abs(float(there @ right) * away / deep - centre)
            body = BROAD / 2 * away / deep
            cut = aside - body < 1.12 * half and half < aside + body / 4
            count += cut * (1.0 if deep < 1.5 * away else 0.4 * (BLURRED - deep / away) / (BLURRED - 1.5))
    return 1.1 * count


def _look_room(who: Body, camera: NDArray[np.float64]) -> float:
    """Which way the subject looks across the picture, as a share of its width to leave free: in [-0.12, 0.12]."""
    towards = np.arctan2(*(camera - who.eyes)[[0, 2]])
    return float(0.12 * np.sin(np.clip(who.look - towards, -1.5, 1.5)))


def _aim(
    position: NDArray[np.float64], eyes: NDArray[np.float64], tall: float, share: float, room: float, lens: float
) -> Framing:
    """Turn the camera so that `eyes` lie at `share` of the height, with `room` of the width free before the look."""
    view = eyes - position
    distance = float(np.linalg.norm(view))
    right = cross(view / distance, [0.0, 1.0, 0.0])
    right /= max(float(np.linalg.norm(right)), 1e-6)
    target = eyes + right * room * tall * 16 / 9 + np.array([0.0, (share - 0.5) * tall, 0.0])
    return Framing(position, target, lens, distance)


def _group(shot: Shot, group: list[Body], inside: bool) -> Framing:
    if not group:
        position = np.array([1.2, 1.6, 6.5])
        return Framing(position, np.array([0.0, 1.3, -1.0]), shot.lens, 6.5)
    points = np.array([b.eyes for b in group])
    middle = (points.min(0) + points.max(0)) / 2
    tall, eyes = max(_height(shot, b) for b in group)
    wide = float(np.ptp(points[:, 0])) + (1.2 if shot.size in ("MS", "MFS", "MCU") else 1.4)
    low, high = float(points[:, 1].min()), float(points[:, 1].max())
    tall = max(tall, wide * 9 / 16, float(np.ptp(points[:, 2])) * 0.5, (high - low) / (0.8 - eyes))
    distance = tall * shot.lens / GATE[1] + float(np.ptp(points[:, 2])) / 2
    angle = float(chance("camera side", shot.dice).uniform(-0.22, 0.22))
    position = middle + facing(angle) * distance
    position[1] = max(0.35, min(middle[1], 1.65) + RISE[shot.angle] * min(1.0, distance / 3))
    position = _keep(position, inside)
    middle[1] = high  # headroom is for the tallest
    nearest = max(float(np.linalg.norm(position - middle)) - float(np.ptp(points[:, 2])) / 2, 0.3)
    lens = float(np.clip(nearest * GATE[1] / tall, 18, 100))
    return _aim(position, middle, tall, eyes, 0.0, lens)


def _over_shoulder(shot: Shot, who: Body, shoulder: Body, inside: bool) -> Framing:
    """Past one to the other: the near one holds an edge of the picture, the far one a third."""
    tall, eyes = (0.78, 0.37) if shot.size in ("CU", "ECU", "MCU") else (0.92, 0.33)
    if shot.size in ("FS", "MFS"):
        tall, eyes = 1.75, 0.24
    axis = (shoulder.eyes - who.eyes) * [1, 0, 1]
    apart = max(float(np.linalg.norm(axis)), 0.4)
    axis = axis / apart
    back = 1.0
    lens = float(np.clip((apart + back) * GATE[1] / tall, 32, 90))
    half = np.arctan(GATE[0] / 2 / lens)
    side = np.array([0.0, 0.0, 1.0]) - axis * axis[2]
    side /= max(float(np.linalg.norm(side)), 1e-6)
    places = [_keep(shoulder.eyes + axis * back + side * offset, inside) for offset in np.linspace(0.12, 0.78, 23)]
    position = min(places, key=lambda p: abs(_between(p, who, shoulder) - APART * half))
    reach = min(max(_between(position, who, shoulder) / APART, 0.01), 1.2)
    lens = float(np.clip(GATE[0] / 2 / np.tan(reach), 24, lens))
    position[1] = max(0.5, max(who.eyes[1], shoulder.eyes[1]) + 0.04 + RISE[shot.angle] * 0.4)
    to, past = who.eyes - position, shoulder.eyes - position
    towards = float(np.sign(to[0] * past[2] - to[2] * past[0]))
    distance = float(np.linalg.norm(to))
    return _aim(position, who.eyes, distance * GATE[1] / lens, eyes, -0.16 * towards, lens)


def _between(camera: NDArray[np.float64], a: Body, b: Body) -> float:
    """The angle (radians) between two people as the camera sees them from above."""
    to, past = a.eyes - camera, b.eyes - camera
    return abs(float(np.arctan2(to[0] * past[2] - to[2] * past[0], to[0] * past[0] + to[2] * past[2])))


def _along(shot: Shot, subjects: list[Body], present: dict[str, Body]) -> Framing:
    """A vehicle and its line: the camera stands beside the track and looks along it, the way the brothers stood, where
    nobody hides what comes; if need be it looks over their heads."""
    train = next(b for b in subjects if b.vehicle)
    people = [b for b in present.values() if not b.vehicle and not b.thing and b.eyes[2] > -2.4 and abs(b.eyes[0]) < 5]
    side = 1.0 if shot.camera == "pan" else -1.0  # to where it goes, or from where it comes
    if train.species == "train" and abs(train.feet[0]) > 12:
        side = float(np.sign(train.feet[0]))
    edge = max([b.eyes[0] * -side for b in people] + [1.5]) + 2.2
    beside = train.feet[0] > 8
    far, high = 3.2 if beside else 0.9 if shot.size != "FS" else 0.2, 1.6 + RISE[shot.angle] * 0.8
    highest = high if shot.angle == "low" else max(high, 2.9)
    places = [
        np.array([-side * min(edge, OUTSIDE_X), high + up * (highest - high), far - step * 0.3])
        for up in (0.0, 0.5, 1.0)
        for step in range(6)
    ]
    position = min(places, key=lambda place: _crowding(place, train.eyes, people))
    target = np.array([side * 7.0, 1.45, train.feet[2] + 0.35])
    if people:
        anchor = min(people, key=lambda b: abs(b.eyes[0]))
        share = 0.6 if beside else 0.28
        target = target * (1 - share) + anchor.eyes * share
    far_off = abs(float(train.feet[0] - position[0]))
    lens = float(np.clip(max(shot.lens, far_off * 0.5 if far_off > 60 else 0.0), 24, 50))
    lens = min(lens, 29.0) if beside else lens
    return Framing(
        position, target, min(lens, 40.0) if far_off <= 60 else lens, float(np.linalg.norm(target - position)) * 0.8
    )


def keys(shot: Shot, course: list[tuple[Seconds, Framing]], stop: float) -> tuple[CameraKey, ...]:
    """The camera over the shot: `course` holds composed framings at growing times (from 0 to the shot's length)."""
    first, last = course[0][1], course[-1][1]
    length = course[-1][0]
    if shot.camera in ("push", "pull"):
        share = 0.16 * shot.amount + 0.06
        far = Framing(
            first.target + (first.position - first.target) * (1 + share), first.target, first.lens, first.focus
        )
        near = Framing(
            last.target + (last.position - last.target) * (1 - share / 2), last.target, last.lens, last.focus
        )
        course = [(seconds(0), far), (length, near)] if shot.camera == "push" else [(seconds(0), near), (length, far)]
    elif shot.camera == "locked" or shot.camera == "handheld":
        course = _follow(course, fixed=True)
    elif shot.camera == "pan":
        course = _follow(course, fixed=True, always=True)
    return tuple(_key(time, framing, stop, shot) for time, framing in course)


def _follow(
    course: list[tuple[Seconds, Framing]], *, fixed: bool, always: bool = False
) -> list[tuple[Seconds, Framing]]:
    """Keep the tripod where it stands; turn the head only if the subject would leave its place in the picture."""
    first = course[0][1]
    reach = max(float(np.linalg.norm(f.target - first.target)) for _, f in course)
    width = first.focus * GATE[0] / first.lens
    if reach < 0.12 * width and not always:
        return course[:1]
    return [(time, Framing(first.position if fixed else f.position, f.target, first.lens,
                           float(np.linalg.norm(f.target - first.position)))) for time, f in course]  # fmt: skip


def _key(time: Seconds, framing: Framing, stop: float, shot: Shot) -> CameraKey:
    x, y, z = (round(float(v), 4) for v in framing.position)
    u, v, w = (round(float(v), 4) for v in framing.target)
    roll = 6.0 if shot.angle == "dutch" else 0.0
    return CameraKey(time, (x, y, z), (u, v, w), round(framing.lens, 3), round(framing.focus, 4), stop, roll)
