"""Bones in motion: turning them one from another, and legs that reach for where their feet must be."""

import math
from collections.abc import Mapping
from functools import cached_property

import numpy as np

from ciotat.core.space import rotation
from ciotat.stage.creatures.skin import LEGS, Floats, parent

__all__ = ["Rig", "pitch", "turned"]


def pitch(angle: float) -> Floats:
    """About X by `angle` radians: what looks forward looks down, what points back points up."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])


def turned(angle: float) -> Floats:
    """About Y by `angle` radians: what looks forward looks to its left."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


class Rig:
    """The skeleton of one body: `heads` (B, 3) where bones begin at rest."""

    def __init__(self, names: tuple[str, ...], heads: Floats) -> None:
        self.names, self.heads = names, heads
        self.number = {name: k for k, name in enumerate(names)}
        self._above = parent()

    @cached_property
    def _order(self) -> tuple[tuple[str, int, int], ...]:
        """Bones from the root outward, without the legs: (name, number, parent's number)."""
        legs = {bone for bones in LEGS.values() for bone in bones} - {"pelvis"}
        left, done = [n for n in self.names if n not in legs and n != "torso"], ["torso"]
        while left:
            ready = [n for n in left if self._above[n] in done]
            done += ready
            left = [n for n in left if n not in ready]
        return tuple((n, self.number[n], self.number[self._above[n]]) for n in done[1:])

    def posed(
        self, root: Floats, turn: Floats, local: Mapping[str, Floats], feet: Mapping[str, tuple[Floats, float, float]]
    ) -> Floats:
        """The bones' matrices (B, 3, 4), rest to world: `root` (3,) where the torso's bone begins, `turn` its rotation,
        `local` rotations of trunk, neck and tail bones, `feet` for each leg (target of the toe bone's head (3,), how
        far
        the paw is folded, how far its toes: radians)."""
        turns, begins = self._trunk(root, turn, local)
        for leg, (target, fold, curl) in feet.items():
            self._leg(leg, target, fold, curl, turns, begins)
        matrices = np.empty((len(self.names), 3, 4))
        matrices[:, :, :3] = turns
        matrices[:, :, 3] = begins - (turns @ self.heads[:, :, None])[:, :, 0]
        return matrices

    def placed(self, name: str, root: Floats, turn: Floats, local: Mapping[str, Floats]) -> Floats:
        """The matrix (3, 4) of one bone of trunk, neck or tail."""
        turns, begins = self._trunk(root, turn, local, name)
        k = self.number[name]
        return np.column_stack([turns[k], begins[k] - turns[k] @ self.heads[k]])

    def _trunk(self, root: Floats, turn: Floats, local: Mapping[str, Floats], last: str = "") -> tuple[Floats, Floats]:
        """Rotations (B, 3, 3) and beginnings (B, 3) of all bones but those of the legs; with a `last` one, of those on
        the way to it."""
        turns, begins = np.zeros((len(self.names), 3, 3)), np.zeros((len(self.names), 3))
        torso = self.number["torso"]
        turns[torso] = turn @ local["torso"] if "torso" in local else turn
        begins[torso] = root
        for name, k, above in self._way(last) if last else self._order:
            turns[k] = turns[above] @ local[name] if name in local else turns[above]
            begins[k] = begins[above] + turns[above] @ (self.heads[k] - self.heads[above])
        return turns, begins

    def _way(self, last: str) -> list[tuple[str, int, int]]:
        found: list[tuple[str, int, int]] = []
        name = last
        while name != "torso":
            found.insert(0, (name, self.number[name], self.number[self._above[name]]))
            name = self._above[name]
        return found

    def _leg(self, leg: str, target: Floats, fold: float, curl: float, turns: Floats, begins: Floats) -> None:
        """Two-bone reach in the leg's own plane; the paw hangs from it at a given angle to the trunk."""
        top, *limb = (self.number[name] for name in LEGS[leg])
        above = top if top == self.number["pelvis"] else self.number["torso"]
        if above != top:
            turns[top] = turns[above]
            begins[top] = begins[above] + turns[above] @ (self.heads[top] - self.heads[above])
        hip, knee, ankle, toe = (self.heads[k] for k in limb)
        here = turns[above].T @ (target - begins[above]) + self.heads[above]
        lean = np.arctan2(here[0] - toe[0], max(hip[1] - here[1], 1e-3))
        swing = rotation((0.0, 0.0, 1.0), float(np.clip(lean, -0.5, 0.5)))
        here = swing.T @ (here - hip) + hip
        wrist = here - pitch(fold) @ (toe - ankle)
        first, second = _reach(hip, knee, ankle, wrist, -1.0 if leg.endswith("F") else 1.0)
        angles = (first, second, fold, curl)
        begin = begins[above] + turns[above] @ (hip - self.heads[above])
        for k, angle, after in zip(limb, angles, [*limb[1:], limb[-1]], strict=True):
            turns[k] = turns[above] @ swing @ pitch(angle)
            begins[k] = begin
            begin = begin + turns[k] @ (self.heads[after] - self.heads[k])


def _reach(hip: Floats, knee: Floats, ankle: Floats, goal: Floats, bend: float) -> tuple[float, float]:
    """The pitches that bring `ankle` to `goal` in the (z, y) plane; the knee stays on the side `bend`."""

    def angle(v: Floats) -> float:
        return float(np.arctan2(v[1], v[2]))

    upper, lower = float(np.linalg.norm((knee - hip)[1:])), float(np.linalg.norm((ankle - knee)[1:]))
    way = goal - hip
    far = float(np.clip(np.linalg.norm(way[1:]), abs(upper - lower) * 1.02 + 1e-6, (upper + lower) * 0.999))
    inside = np.arccos(np.clip((upper**2 + far**2 - lower**2) / (2 * upper * far), -1, 1))
    thigh = angle(way) + bend * inside
    direction = np.array([0.0, np.sin(angle(way)), np.cos(angle(way))])
    shank = far * direction - upper * np.array([0.0, np.sin(thigh), np.cos(thigh)])
    return angle(knee - hip) - thigh, angle(ankle - knee) - angle(shank)
