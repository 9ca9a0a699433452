"""Footprints: where each foot stands and how it passes from step to step. A foot on the ground never slides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.motion.curve import Floats, eased
from ciotat.stage.motion.rig import Rig

__all__ = ["Footfalls", "Step", "footfalls"]

Ground = Callable[[float, float], float]
Indices = NDArray[np.intp]
NEVER = 1e9


@dataclass(frozen=True)
class Step:
    """The foot leaves the ground at `lift` and lies flat at (`x`, `z`), turned by `yaw`, from `land` on."""

    lift: float
    land: float
    x: float
    z: float
    yaw: float
    run: float = 0.0


@dataclass(frozen=True, eq=False)
class Footfalls:
    """One foot over time: `place` (T, 6) ankle x y z, turn, bow, toe bend; `air` (T,) 0 on the ground, 1 in mid-swing;
    `run` (T,) how much the swing is a run's."""

    place: Floats
    air: Floats
    run: Floats


def footfalls(
    rig: Rig, times: Floats, first: tuple[float, float, float], steps: Sequence[Step], ground: Ground
) -> Footfalls:
    """The foot that stood at `first` (x, z, yaw) and takes `steps`, at `times` (T,).

    Weight rolls over the heel at landing and over the ball before the next lift: each pivot is a fixed point.
    """
    prints = np.array([first, *((s.x, s.z, s.yaw) for s in steps)])
    prints = np.column_stack([prints, [ground(x, z) for x, z in prints[:, :2]]])
    lift, land = np.array([-NEVER, *(s.lift for s in steps)]), np.array([1 - NEVER, *(s.land for s in steps)])
    run = np.array([0.0, *(s.run for s in steps), 0.0])
    far = np.hypot(*np.diff(prints[:, :2], axis=0).T) / (0.8 * rig.leg)
    size = np.clip(np.concatenate([[0.1], far, [0.1]]), 0.1, 1.0)
    i = np.searchsorted(lift, times, side="right") - 1
    u = np.clip((times - lift[i]) / (land[i] - lift[i]), 0, 1)
    mix = (eased(u) * (1 - 0.35 * run[i]) + 0.35 * run[i] * u * u * (3 - 2 * u))[:, None]
    before = prints[np.maximum(i - 1, 0)]
    place = before * (1 - mix) + prints[i] * mix
    place[:, 3] += _climbed(prints[i, 3] - before[:, 3], mix[:, 0])
    bow = _swing_bow(times, u, lift[i], land[i], size[i], run[i])
    bow += _heel_rise(times, i, lift, land, size, run)
    air = 16 * (u * (1 - u)) ** 2
    kick = 16 * (u**0.8 * (1 - u**0.8)) ** 2
    rise = rig.leg * size[i] * (0.045 * (1 - run[i]) * air + 0.3 * run[i] * kick)
    toe = -np.maximum(bow, 0) * (1 - 0.7 * air)
    x, y, z = _ankle(rig, place, bow, place[:, 3] + rise)
    return Footfalls(np.column_stack([x, y, z, place[:, 2], bow, toe]), air, run[i] * air)


def _climbed(climb: Floats, mix: Floats) -> Floats:
    """A foot goes up before it goes forward, and forward before it goes down, where the step is high."""
    high = np.clip((np.abs(climb) - 0.05) / 0.1, 0, 1)
    out: Floats = high * np.abs(climb) * mix * (1 - mix)
    return out


def _swing_bow(times: Floats, u: Floats, lift: Floats, land: Floats, size: Floats, run: Floats) -> Floats:
    """What is left of the heel's rise, then the toe lifted for the landing and laid down after it."""
    off = (
        _push(size, run) * eased((times - lift) / (0.15 * (land - lift)) * 0.15 + 0.85) * (1 - eased((u - 0.1) / 0.55))
    )
    strike = 0.34 * size * (1 - 0.9 * run) * eased((u - 0.5) / 0.4)
    down = 1 - eased((times - land) / (0.07 + 0.09 * size))
    return np.where(u < 1, off, 0.0) - strike * down


def _heel_rise(times: Floats, i: Indices, lift: Floats, land: Floats, size: Floats, run: Floats) -> Floats:
    """The heel comes up before the next lift, the faster the shorter the stance."""
    following = np.append(lift, NEVER)[i + 1]
    ahead = np.minimum(np.clip(0.45 * (following - land[i]), 0.05, 0.34), np.maximum(following - land[i], 0.02))
    part = (times - following + ahead) / ahead * 0.85
    rise: Floats = _push(size[i + 1], run[i + 1]) * eased(np.clip(part, 0, 0.85))
    return np.where(times >= land[i], rise, 0.0)


def _push(size: Floats, run: Floats) -> Floats:
    """How far (radians) the foot has tipped over its ball when it leaves the ground."""
    out: Floats = 0.12 + 0.75 * size + 0.25 * run
    return out


def _ankle(rig: Rig, place: Floats, bow: Floats, ground: Floats) -> tuple[Floats, Floats, Floats]:
    """The ankle of a foot tipped by `bow` over its ball (positive) or its heel (negative)."""
    pivot = np.where(bow > 0, rig.sole, -rig.heel)
    c, s = np.cos(bow), np.sin(bow)
    up, ahead = rig.ankle * c + pivot * s, pivot + rig.ankle * s - pivot * c
    return place[:, 0] + np.sin(place[:, 2]) * ahead, ground + up, place[:, 1] + np.cos(place[:, 2]) * ahead
