"""Walk, trot and gallop: where every foot is, planted while it carries, in an arc while it does not.

Feet are tied to the distance gone, not to the clock, so a paw never slides. Footfall orders after Muybridge (1887) and
Hildebrand, "Symmetrical gaits of horses" (1965): walk in four beats, trot in diagonal pairs, gallop with a gathering.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from ciotat.core.space import facing
from ciotat.stage.creatures.path import Leg, Path
from ciotat.stage.creatures.skin import FEET, Floats

__all__ = ["Gait", "Step", "gait", "steps"]

Ground = Callable[[float, float], float]


@dataclass(frozen=True)
class Gait:
    """`stride` in shoulder heights, `duty` the share of a stride a foot carries, `phase` of each foot in strides,
    `lift`
    of a paw and `bob` of the body in shoulder heights, `flex` of the spine in radians."""

    stride: float
    duty: float
    phase: Mapping[str, float]
    lift: float
    bob: float
    flex: float


_GAITS = {
    "walk": Gait(1.25, 0.64, {"LH": 0.0, "LF": 0.25, "RH": 0.5, "RF": 0.75}, 0.1, 0.012, 0.0),
    "trot": Gait(1.9, 0.44, {"LH": 0.0, "RF": 0.03, "RH": 0.5, "LF": 0.53}, 0.15, 0.028, 0.0),
    "run": Gait(3.3, 0.27, {"LH": 0.0, "RH": 0.12, "LF": 0.48, "RF": 0.6}, 0.24, 0.06, 0.3),
}


@dataclass(frozen=True, eq=False)
class Step:
    """A foot at one instant: `place` (3,) of its sole in the world, `swing` in [0, 1) through the air (0 while
    planted),
    `share` in [-1, 1] from reaching forward to trailing behind."""

    place: Floats
    swing: float
    share: float


def gait(leg: Leg, height: float) -> Gait:
    """The gait for a move's verb and speed, as a body with this shoulder height (m) would choose it."""
    pace = leg.speed / np.sqrt(9.81 * height)
    name = "walk" if pace < 0.62 else "trot" if pace < 1.35 else "run"
    if leg.verb == "walk" and name == "run":
        name = "trot"
    return _GAITS[name]


def steps(path: Path, time: float, rest: Mapping[str, Floats], height: float, ground: Ground) -> dict[str, Step]:
    """Every foot at `time`; `rest` are the soles' places (3,) under a standing body that faces +Z at the origin."""
    x, z = path.at(time)
    yaw = path.yaw(time)
    leg = path.legs[path.current(time)] if path.legs else None
    result = {}
    for foot in FEET:
        stand = np.array([x, 0.0, z]) + _turned(rest[foot], yaw)
        if leg is None or not leg.moving or time >= leg.finish or time < leg.begin:
            result[foot] = Step(_grounded(stand, ground), 0.0, 0.0)
            continue
        result[foot] = _stepping(leg, time, foot, rest[foot], stand, height, ground)
    return result


def _stepping(leg: Leg, time: float, foot: str, rest: Floats, stand: Floats, height: float, ground: Ground) -> Step:
    way = gait(leg, height)
    stride = way.stride * height
    gone = leg.gone(time)
    turn = gone / stride + way.phase[foot]
    number = np.floor(turn)
    u = turn - number
    middle = (number - way.phase[foot] + way.duty / 2) * stride
    swing = 0.0
    if u >= way.duty:
        swing = (u - way.duty) / (1 - way.duty)
        middle += stride * (swing - np.sin(2 * np.pi * swing) / (2 * np.pi))
    ahead = facing(leg.way)
    walking = np.array([leg.start[0], 0.0, leg.start[2]]) + ahead * middle + _turned(rest, leg.way)
    w = float(min(_smooth((time - leg.begin) / 0.4), _smooth((leg.finish - time) / 0.4)))
    place = _grounded(stand + (walking - stand) * w, ground)
    settle = 4 * w * (1 - w) * min(1.0, float(np.linalg.norm(walking - stand)) / (0.2 * height))
    place[1] += height * (way.lift * w * np.sin(np.pi * swing) + 0.05 * settle * (swing == 0))
    return Step(place, swing * w, float(np.clip((gone - middle) / (0.5 * stride * way.duty), -1, 1)) * w)


def _grounded(place: Floats, ground: Ground) -> Floats:
    return np.array([place[0], ground(float(place[0]), float(place[2])), place[2]])


def _turned(v: Floats, yaw: float) -> Floats:
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([c * v[0] + s * v[2], 0.0, -s * v[0] + c * v[2]])


def _smooth(t: float) -> float:
    t = min(max(t, 0.0), 1.0)
    return t * t * (3 - 2 * t)
