"""The train: engine, tender and coaches rolling on a straight track, with smoke, steam and lamps."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array, Point, rotation
from ciotat.direction.plan import Character
from ciotat.stage.kept import kept, loosely
from ciotat.stage.mesh import Mesh
from ciotat.stage.vehicles import coach, frame, tender
from ciotat.stage.vehicles.boiler import LANTERN, boiler, cab, chimney, lantern, smokebox
from ciotat.stage.vehicles.drive import Drive
from ciotat.stage.vehicles.exhaust import exhaust
from ciotat.stage.vehicles.forms import gather, placed
from ciotat.stage.vehicles.paint import GLASS, IRON, Livery, livery
from ciotat.stage.vehicles.weathering import snowed, weathered
from ciotat.stage.vehicles.wheels import (
    ROD,
    Rolling,
    coupling_rod,
    disc_wheel,
    driving_wheel,
    main_rod,
    piston,
    rolling,
    spoked_wheel,
)
from ciotat.stage.world import Lamp, Particles

__all__ = ["Train", "coach_middle", "train"]

Floats = NDArray[np.float64]
_COACHES = 3
_TENDER = -5.2
_QUARTER = {1.0: 0.0, -1.0: np.pi / 2}
"""The crank's angle on each side: a quarter turn apart, so that the engine can always start."""


_SWING, _SHUT, _WIDE = 0.9, 0.15, 2.7
"""Seconds in which a door swings open, from when after the stop, and how far (radians)."""
Door = tuple[int, int]


@dataclass(frozen=True, eq=False)
class _Stock:
    """A train in its own frame: what only slides, what turns, the rods of each side, and doors that open (coach, bay),
    each with the place of its hinge."""

    fixed: tuple[Mesh, ...]
    wheels: tuple[Rolling, ...]
    coupling: tuple[tuple[float, tuple[Mesh, ...]], ...]
    main: tuple[tuple[float, tuple[Mesh, ...]], ...]
    piston: tuple[tuple[float, tuple[Mesh, ...]], ...]
    doors: tuple[tuple[Point, tuple[Mesh, ...]], ...]


@kept(4)
def _stock(words: str, winter: bool, lit: bool, coaches: int, ajar: tuple[Door, ...]) -> _Stock:
    paint = livery(words)
    parts = boiler(paint.engine) + smokebox() + chimney() + cab(paint.engine) + frame.frame(paint.engine)
    parts += lantern(LANTERN) + [p for z in (-0.8, 0.8) for p in lantern((5.06, 1.72, z), 0.62)]
    parts += placed(tender.tender(paint.engine, words), (_TENDER, 0.0, 0.0))
    parts += _coaches(paint, lit, coaches, ajar)
    if winter:
        parts += snowed(coaches, [coach_middle(k) for k in range(coaches)])
    fixed = tuple(weathered(mesh, winter) for mesh in gather("train", parts))
    wheels = tuple(replace(r, mesh=weathered(r.mesh, False)) for r in rolling("train wheels", _wheels(coaches)))
    sides = (1.0, -1.0)
    return _Stock(
        fixed,
        wheels,
        tuple((s, gather("coupling rod", coupling_rod(s))) for s in sides),
        tuple((s, gather("connecting rod", main_rod(s))) for s in sides),
        tuple((s, gather("crosshead", piston(s))) for s in sides),
        tuple((_hinge(door), gather("coach door", coach.leaf(paint))) for door in ajar),
    )


def coach_middle(k: int) -> float:
    """Where the middle of the `k`-th coach is in the engine's frame, metres along X."""
    return _TENDER - tender.LENGTH - 0.62 - coach.LENGTH * (k + 0.5)


def _hinge(door: Door) -> Point:
    x, y, z = coach.HINGE
    return coach_middle(door[0]) + coach.BAYS[door[1]] + x, y, z


def _door(x: float) -> Door:
    """The door nearest to `x` in the engine's frame."""
    doors = [(k, bay) for k in range(_COACHES) for bay in range(len(coach.BAYS))]
    return min(doors, key=lambda door: abs(coach_middle(door[0]) + coach.BAYS[door[1]] - x))


def _coaches(paint: Livery, lit: bool, count: int, ajar: tuple[Door, ...]) -> list[Mesh]:
    glow = replace(GLASS, emission=(1.5, 0.85, 0.36)) if lit else replace(GLASS, color=(0.012, 0.013, 0.013))
    made = [coach.coach(paint, glow, f"{k}", frozenset(bay for n, bay in ajar if n == k)) for k in range(count)]
    return [part for k, parts in enumerate(made) for part in placed(parts, (coach_middle(k), 0.0, 0.0))]


def _wheels(coaches: int) -> list[tuple[list[Mesh], float, float]]:
    wheels: list[tuple[list[Mesh], float, float]] = []
    for side in (1.0, -1.0):
        wheels += [(driving_wheel(side, _QUARTER[side], k == 1), x, frame.DRIVER) for k, x in enumerate(frame.AXLES)]
        wheels += [(spoked_wheel(0.48, side), x, 0.48) for x in frame.BOGIE]
        wheels += [
            (spoked_wheel(tender.WHEEL_RADIUS, side, 11), _TENDER + x, tender.WHEEL_RADIUS) for x in tender.AXLES
        ]
        for k in range(coaches):
            middle = coach_middle(k)
            wheels += [
                (disc_wheel(coach.WHEEL_RADIUS, side, IRON), middle + x, coach.WHEEL_RADIUS) for x in coach.AXLES
            ]
    return wheels


class Train:
    """A Thing. The engine's middle follows its moves; everything behind it follows the engine."""

    def __init__(self, character: Character, drive: Drive, rail: float, key: str) -> None:
        self._opens, ajar = _ajar(drive)
        look = character.look
        self._lit = look.get("hour", "night") in ("night", "dusk", "dawn")
        self._stock = _stock(look.get("paint", ""), look.get("weather") == "winter", self._lit, _COACHES, ajar)
        self._drive, self._rail = drive, rail
        self._turn = rotation((0.0, 1.0, 0.0), drive.yaw - np.pi / 2)
        self._plumes = exhaust(key, drive, loosely(self._origin), self._turn)
        self._fixed = tuple(self._turned(mesh) for mesh in self._stock.fixed)
        self._shown: tuple[tuple[float, ...], tuple[Mesh, ...]] = ((), ())
        self.still = self.at(0.0)
        low, high = (f([f(m.position, axis=0) for m in self._stock.fixed], axis=0) for f in (np.min, np.max))
        x, y, z = np.abs(self._turn) @ (high - low)
        self.size = (float(x), float(y), float(z))

    def at(self, time: float) -> tuple[Mesh, ...]:
        rolled, here = self._drive.distance(time), self._origin(np.array([time]))[0].astype(np.float32)
        since = np.clip((time - self._opens - _SHUT) / _SWING, 0.0, 1.0)
        swung = float(_WIDE * since * since * (3 - 2 * since))
        if (now := (rolled, swung, *here.tolist())) != self._shown[0]:
            self._shown = now, self._at(rolled, swung, here)
        return self._shown[1]

    def _at(self, rolled: float, swung: float, here: Array) -> tuple[Mesh, ...]:
        moving = [wheel.turned(rolled) for wheel in self._stock.wheels]
        angle = -rolled / frame.DRIVER
        for side, meshes in self._stock.coupling:
            pin = self._pin(angle + _QUARTER[side])
            moving += placed(meshes, (pin[0], pin[1], 0.0))
        for (side, rods), (_, heads) in zip(self._stock.main, self._stock.piston, strict=True):
            x, y = self._pin(angle + _QUARTER[side])
            lean = np.arcsin((frame.DRIVER - y) / ROD)
            moving += placed((_leaned(rod, lean) for rod in rods), (x, y, 0.0))
            moving += placed(heads, (x + ROD * np.cos(lean), frame.DRIVER, 0.0))
        for hinge, parts in self._stock.doors:
            moving += placed((_swung(part, swung) for part in parts), hinge)
        still = [mesh.moved(mesh.position + here, mesh.normal) for mesh in self._fixed]
        return (*still, *(m.moved(m.position + here, m.normal) for m in map(self._turned, moving)))

    def head(self, time: float) -> Point:
        return self._world(time, (4.2, 2.4, 0.0))

    def particles(self, time: float) -> tuple[Particles, ...]:
        return tuple(plume.at(time) for plume in self._plumes)

    def lamps(self, time: float) -> tuple[Lamp, ...]:
        if not self._lit:
            return ()
        ahead = self._turn @ np.array([0.995, -0.1, 0.0])
        beam = Lamp(
            "spot",
            (260.0, 205.0, 130.0),
            (float(ahead[0]), float(ahead[1]), float(ahead[2])),
            self._world(time, (LANTERN[0] + 0.1, LANTERN[1], 0.0)),
            0.12,
            0.16,
            0.42,
        )
        fire = 3.0 + 0.7 * np.sin(11.0 * time) * np.sin(7.3 * time + 1)
        glow = Lamp("point", (fire * 2.4, fire, fire * 0.3), position=self._world(time, (-4.0, 2.1, 0.0)), shadow=False)
        return beam, glow

    def _pin(self, angle: float) -> tuple[float, float]:
        """Where the middle axle's crank pin is, in the engine's frame."""
        return frame.AXLES[1] + frame.CRANK * float(np.cos(angle)), frame.DRIVER + frame.CRANK * float(np.sin(angle))

    def _turned(self, mesh: Mesh) -> Mesh:
        turn: Array = self._turn.T.astype(np.float32)
        return mesh.moved(mesh.position @ turn, mesh.normal @ turn)

    def _origin(self, times: Floats) -> Floats:
        return self._drive.positions(times) + np.array([0.0, self._rail, 0.0])

    def _world(self, time: float, local: Point) -> Point:
        x, y, z = self._origin(np.array([time]))[0] + self._turn @ np.array(local)
        return (float(x), float(y), float(z))


def _ajar(drive: Drive) -> tuple[float, tuple[Door, ...]]:
    """When the train's doors open, and which: those that a move in which it stands names by their places along X."""
    for move in drive.moves:
        if move.manner.startswith("open "):
            places = [np.array([float(x) - move.start[0], 0.0, 0.0]) @ drive.ahead for x in move.manner.split()[1:]]
            return float(move.span.start), tuple(sorted({_door(float(x)) for x in places}))
    return 0.0, ()


def _swung(mesh: Mesh, angle: float) -> Mesh:
    turn = rotation((0.0, 1.0, 0.0), -angle).T.astype(np.float32)
    return mesh.moved(mesh.position @ turn, mesh.normal @ turn)


def _leaned(mesh: Mesh, lean: float) -> Mesh:
    turn = rotation((0.0, 0.0, 1.0), lean).T.astype(np.float32)
    return mesh.moved(mesh.position @ turn, mesh.normal @ turn)


def train(character: Character, drive: Drive, rail: float, key: str) -> Train:
    """A steam train for `character`; its look may say ``paint`` (green black blue red), ``weather`` and ``hour``."""
    return Train(character, drive, rail, key)
