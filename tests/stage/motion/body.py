"""A person of plain numbers to move in tests: adult proportions, the full set of bones."""

from collections.abc import Callable

import numpy as np

from ciotat.core.space import Point
from ciotat.core.time import Span, seconds
from ciotat.direction.plan import Character, Emotion, Gaze, Move, Prop
from ciotat.stage.motion.actor import Actor
from ciotat.stage.people.skeleton import Skeleton
from ciotat.stage.stage import Feeling, Mouth, Performer

EYES = (0.0, 1.66, 0.1)


def skeleton(scale: float = 1.0) -> Skeleton:
    """A skeleton of 53 bones, `scale` times 1.75 m tall."""
    bones: list[tuple[str, str, Point, Point]] = [
        ("Root", "", (0, 0, 0), (0, 0, 0.05)),
        ("pelvis", "Root", (0, 0.95, 0), (0, 1.04, 0)),
        ("spine_01", "pelvis", (0, 1.04, 0), (0, 1.12, 0)),
        ("spine_02", "spine_01", (0, 1.12, 0), (0, 1.2, 0)),
        ("spine_03", "spine_02", (0, 1.2, 0), (0, 1.4, -0.02)),
        ("neck_01", "spine_03", (0, 1.5, 0.0), (0, 1.6, 0.03)),
        ("head", "neck_01", (0, 1.6, 0.03), (0, 1.75, 0.03)),
    ]
    for side, sign in (("l", 1.0), ("r", -1.0)):
        bones += [
            (f"{n}_{side}", f"{p}_{side}" if p.islower() and p in LIMB else p, *_pair(a, b, sign))
            for n, p, a, b in SIDE
        ]
        for finger, spread in FINGERS.items():
            for joint in range(3):
                up = f"{finger}_0{joint}_{side}" if joint else f"hand_{side}"
                a = (0.48 + 0.02 * joint, 1.08 - 0.03 * joint, 0.28 + spread + 0.02 * joint)
                b = (a[0] + 0.02, a[1] - 0.03, a[2] + 0.02)
                bones.append((f"{finger}_0{joint + 1}_{side}", up, *_pair(a, b, sign)))
    names = tuple(b[0] for b in bones)
    parent = np.array([names.index(b[1]) if b[1] else -1 for b in bones], np.int32)
    head, tail = (np.array([b[k] for b in bones], np.float32) * scale for k in (2, 3))
    return Skeleton(names, parent, head, tail)


LIMB = {"clavicle", "upperarm", "lowerarm", "hand", "thigh", "calf", "foot"}
SIDE: tuple[tuple[str, str, Point, Point], ...] = (
    ("clavicle", "spine_03", (0.02, 1.43, 0.02), (0.18, 1.41, 0.01)),
    ("upperarm", "clavicle", (0.18, 1.41, 0.01), (0.34, 1.21, 0.01)),
    ("lowerarm", "upperarm", (0.34, 1.21, 0.01), (0.46, 1.09, 0.2)),
    ("hand", "lowerarm", (0.46, 1.09, 0.2), (0.48, 1.06, 0.25)),
    ("thigh", "pelvis", (0.1, 0.94, 0), (0.14, 0.5, 0.03)),
    ("calf", "thigh", (0.14, 0.5, 0.03), (0.18, 0.075, 0.01)),
    ("foot", "calf", (0.18, 0.075, 0.01), (0.18, 0.01, 0.14)),
    ("ball", "foot", (0.18, 0.01, 0.14), (0.18, 0.01, 0.21)),
)
FINGERS = {"thumb": -0.05, "index": 0.045, "middle": 0.03, "ring": 0.015, "pinky": 0.0}


def _pair(a: Point, b: Point, sign: float) -> tuple[Point, Point]:
    return (sign * a[0], a[1], a[2]), (sign * b[0], b[1], b[2])


def move(
    verb: str,
    start: float,
    end: float,
    here: Point = (0, 0, 0),
    there: Point | None = None,
    yaw: float = 0.0,
    **more: str,
) -> Move:
    span = Span.between(seconds(float(start)), seconds(float(end)))
    return Move(
        "ANNA",
        verb,
        span,
        here,
        there if there is not None else here,
        yaw,
        more.get("target", ""),
        more.get("manner", ""),
    )


def gaze(target: str, start: float, end: float) -> Gaze:
    return Gaze("ANNA", Span.between(seconds(float(start)), seconds(float(end))), target)


def feeling(label: str, start: float = 0.0) -> Feeling:
    return Feeling(seconds(float(start)), Emotion(-0.5, 0.7, label))


def speech(start: float, syllables: int = 12) -> tuple[Mouth, ...]:
    order = ("PP", "aa", "nn", "E", "SS", "O")
    shapes = [Mouth(seconds(start + 0.09 * k), order[k % 6]) for k in range(syllables)]
    return (*shapes, Mouth(seconds(start + 0.09 * syllables), "sil"))


def actor(
    *moves: Move,
    gazes: tuple[Gaze, ...] = (),
    feelings: tuple[Feeling, ...] = (),
    mouth: tuple[Mouth, ...] = (),
    where: Callable[[str, float], Point | None] = lambda id, time: None,
    scale: float = 1.0,
    age: int = 35,
    holds: str = "",
    props: tuple[Prop, ...] | None = None,
    look: dict[str, str] | None = None,
    crowd: bool = False,
) -> Actor:
    worn = look or {"top": "shirt", "bottom": "trousers"}
    character = Character("ANNA", "Anna", "human", "female", age, worn, "en", crowd=crowd)
    performer = Performer(character, moves, gazes, feelings, mouth, holds)
    eyes = (EYES[0] * scale, EYES[1] * scale, EYES[2] * scale)
    return Actor(skeleton(scale), eyes, performer, "shot/ANNA", where, lambda x, z: 0.0, props)
