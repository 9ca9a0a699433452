"""Walking, running and turning on the spot as footprints: stride and rhythm follow from the path and its speed."""

import math
from dataclasses import dataclass

import numpy as np

from ciotat.stage.motion.curve import Floats
from ciotat.stage.motion.feet import Step

__all__ = ["Stance", "Way", "stride", "travel", "turn_steps", "walk_steps", "wrapped"]

Place = tuple[float, float, float]
SLOWEST, HASTE = 1.25, 1.25
"""Steps a second that a walk never falls below; how many more a run takes, also while it gathers speed: whoever starts
to run takes short quick steps first."""
BOTH, FLIGHT = 0.11, 0.35
"""Of a step: how long both feet are down around it in a walk; how much less that is in a run."""
NEAR = 0.53
"""Of a leg: how far ahead of the body a foot is set down at most."""


def wrapped(angle: float) -> float:
    """`angle` in (-pi, pi]."""
    return math.pi - (math.pi - angle) % (2 * math.pi)


@dataclass(frozen=True)
class Stance:
    """How someone puts their feet: `half` the distance between them standing, `out` the toes' angle, `ahead` how far
    the left foot stands before the right, `leg` their length (metres, radians)."""

    half: float
    out: float
    ahead: float
    leg: float

    def foot(self, side: int, x: float, z: float, yaw: float, narrow: float = 1.0) -> Place:
        """Where foot `side` (0 left, 1 right) of a body at (x, z) facing `yaw` stands; walkers tread `narrow`er."""
        o, s, c = 1 - 2 * side, math.sin(yaw), math.cos(yaw)
        a, b = o * self.half * narrow, o * 0.5 * self.ahead * (narrow == 1.0)
        return x + a * c + b * s, z - a * s + b * c, yaw + o * self.out * (0.35 + 0.65 * (narrow == 1.0))


def stride(speed: Floats, leg: float, run: Floats) -> Floats:
    """The length of one step (metres) at a speed (m/s): grows with the root of the speed walking, linearly running."""
    scale = math.sqrt(leg / 0.9)
    walk = 0.63 * scale * np.sqrt(np.maximum(speed, 1e-3))
    return walk + run * (0.25 * scale + 0.29 * speed - walk)


@dataclass(frozen=True, eq=False)
class Way:
    """A body's path over time: `times` (T,), `x`, `z`, `yaw` (T,) and how much it runs."""

    times: Floats
    x: Floats
    z: Floats
    yaw: Floats
    run: Floats


def walk_steps(way: Way, stance: Stance, first: int) -> tuple[list[Step], list[Step]]:
    """The steps of the left and of the right foot along a way that starts and ends standing.

    A foot is put where the body will be when it passes over it, so the stride fits any speed exactly.
    """
    dt = float(way.times[1] - way.times[0])
    speed = np.hypot(np.gradient(way.x, dt), np.gradient(way.z, dt))
    least = (SLOWEST + HASTE * float(way.run.max())) / math.sqrt(stance.leg / 0.9)
    cadence = np.maximum(speed / stride(speed, stance.leg, way.run), least)
    phase = np.concatenate([[0.0], np.cumsum(0.5 * (cadence[1:] + cadence[:-1]) * dt)])
    count = max(2, round(phase[-1]))
    phase *= count / phase[-1]
    out: tuple[list[Step], list[Step]] = ([], [])

    def when(p: float) -> float:
        return float(np.interp(p, phase, way.times))

    for k in range(count):
        off, run, on = (float(np.interp(when(k + part), way.times, way.run)) for part in (0.0, 0.5, 1.0))
        last = k >= count - 2
        side = (first + k) % 2
        land = when(min(k + 1 - (BOTH - FLIGHT * on), count))
        at = way.times[-1] if last else when(k + 1.5 - 0.1 * run)
        x, z, yaw = (float(np.interp(at, way.times, v)) for v in (way.x, way.z, way.yaw))
        if not last:
            x, z = _within(way, land, (x, z), NEAR * stance.leg)
        x, z, yaw = stance.foot(side, x, z, yaw, 1.0 if last else 0.55 - 0.25 * run)
        out[side].append(Step(when(max(k + BOTH - FLIGHT * off, 0.02)), land, x, z, yaw, run))
    return out


def _within(way: Way, time: float, place: tuple[float, float], most: float) -> tuple[float, float]:
    """`place`, no farther than `most` metres from where the body is at `time`: while it gathers speed, it would be."""
    x, z = (float(np.interp(time, way.times, v)) for v in (way.x, way.z))
    off = math.hypot(place[0] - x, place[1] - z)
    part = min(1.0, most / off) if off > 0 else 1.0
    return x + part * (place[0] - x), z + part * (place[1] - z)


def turn_steps(
    start: float, end: float, place: tuple[float, float], yaws: tuple[float, float], stance: Stance
) -> tuple[list[Step], list[Step]]:
    """Turn on the spot from one yaw to another between `start` and `end`: the foot on the turning side goes first."""
    angle = yaws[1] - yaws[0]
    count = max(2, math.ceil(abs(angle) / 0.9) + 1)
    beat = (end - start) / count
    first = 0 if angle > 0 else 1
    out: tuple[list[Step], list[Step]] = ([], [])
    for k in range(count):
        side = (first + k) % 2
        yaw = yaws[0] + angle * min(1.0, (k + 1) / (count - 1))
        x, z, toe = stance.foot(side, *place, yaw)
        out[side].append(Step(start + (k + 0.06) * beat, start + (k + 0.94) * beat, x, z, toe))
    return out


def travel(times: Floats, length: float, leave: float, arrive: float) -> Floats:
    """0 to 1 over `length` seconds from time 0: speeding up for `leave` seconds, steady, slowing down for `arrive`."""
    t = np.clip(times, 0, length)
    top = 1 / max(length - 0.5 * leave - 0.5 * arrive, 1e-6)
    start = 0.5 * top * t * t / max(leave, 1e-6)
    end = 1 - 0.5 * top * (length - t) ** 2 / max(arrive, 1e-6)
    steady = top * (t - 0.5 * leave)
    return np.where(t < leave, start, np.where(t > length - arrive, end, steady))
