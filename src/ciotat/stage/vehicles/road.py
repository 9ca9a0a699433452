"""Vehicles of road and water: a car, a cart, a carriage, a rowing boat; they follow the ground and their wheels
roll."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from ciotat.core.space import Array, Point, rotation
from ciotat.direction.plan import Character
from ciotat.stage.effects.plume import Plume
from ciotat.stage.kept import kept, loosely
from ciotat.stage.mesh import Mesh
from ciotat.stage.vehicles.bodies import Build, build
from ciotat.stage.vehicles.drive import Drive, Floats
from ciotat.stage.vehicles.forms import gather
from ciotat.stage.vehicles.wheels import Rolling, rolling
from ciotat.stage.world import Lamp, Particles

__all__ = ["Road", "road"]


@kept(8)
def _parts(species: str, era: str, paint: str) -> tuple[Build, tuple[Mesh, ...], tuple[Rolling, ...]]:
    made = build(species, era, paint)
    return made, gather(species, made.parts), rolling(f"{species} wheel", made.wheels)


class Road:
    """A Thing on wheels or afloat."""

    def __init__(self, character: Character, drive: Drive, key: str, ground: Callable[[float, float], float]) -> None:
        look = character.look
        self._build, self._fixed, self._wheels = _parts(
            character.species, look.get("era", "1900"), look.get("paint", "")
        )
        self._drive, self._ground = drive, ground
        self._lit = look.get("hour", "day") in ("night", "dusk", "dawn")
        self._turn = rotation((0.0, 1.0, 0.0), drive.yaw - np.pi / 2)
        self._exhaust = Plume(
            key + " exhaust",
            9,
            1.6,
            loosely(self._pipes),
            lambda times: -0.6 * drive.ahead + 0 * times[:, None],
            0.5,
            0.25,
            (0.15, 0, -0.1),
            0.3,
            0.04,
            0.4,
            (0.55, 0.55, 0.57),
            (0.7, 0.7, 0.72),
            0.1,
        )
        self.still = self.at(0.0)
        low, high = (f([f(m.position, axis=0) for m in self._fixed], axis=0) for f in (np.min, np.max))
        x, y, z = np.abs(self._turn) @ (high - low)
        self.size = (float(x), float(y), float(z))

    def at(self, time: float) -> tuple[Mesh, ...]:
        matrix, here = self._place(time)
        rolled = self._drive.distance(time)
        meshes = (*self._fixed, *(wheel.turned(rolled) for wheel in self._wheels))
        turn: Array = matrix.T.astype(np.float32)
        shift = here.astype(np.float32)
        return tuple(replace(m, position=m.position @ turn + shift, normal=m.normal @ turn) for m in meshes)

    def head(self, time: float) -> Point:
        return self._world(time, self._build.head)

    def particles(self, time: float) -> tuple[Particles, ...]:
        return (self._exhaust.at(time),) if self._build.exhaust else ()

    def lamps(self, time: float) -> tuple[Lamp, ...]:
        if not self._lit:
            return ()
        matrix, _ = self._place(time)
        x, y, z = matrix @ np.array([0.99, -0.12, 0.0])
        return tuple(
            Lamp("spot", (70.0, 60.0, 42.0), (float(x), float(y), float(z)), self._world(time, spot), 0.08, 0.2, 0.5)
            for spot in self._build.lights
        )

    def _place(self, time: float) -> tuple[Floats, Floats]:
        """The body's turn (3, 3) and place (3,): it leans with the ground, or rocks on the water."""
        here = self._drive.positions(np.array([time]))[0]
        half = self._build.length / 2
        fore, back = here + self._drive.ahead * half, here - self._drive.ahead * half
        high, low = self._ground(float(fore[0]), float(fore[2])), self._ground(float(back[0]), float(back[2]))
        here[1] += (high + low) / 2
        lean = np.arctan2(high - low, 2 * half)
        rock = 0.0
        if self._build.afloat:
            lean, rock = 0.02 * np.sin(1.1 * time), 0.035 * np.sin(0.8 * time + 1)
            here[1] += 0.03 * np.sin(0.9 * time)
        return self._turn @ rotation((0.0, 0.0, 1.0), float(lean)) @ rotation((1.0, 0.0, 0.0), float(rock)), here

    def _world(self, time: float, local: Point) -> Point:
        matrix, here = self._place(time)
        x, y, z = here + matrix @ np.array(local)
        return (float(x), float(y), float(z))

    def _pipes(self, times: Floats) -> Floats:
        return self._drive.positions(times) + self._turn @ np.array(self._build.exhaust or (0.0, 0.0, 0.0))


def road(character: Character, drive: Drive, key: str, ground: Callable[[float, float], float]) -> Road:
    """A car, carriage, cart or boat; its look may say ``era`` (1900, modern), ``paint`` and ``hour``."""
    return Road(character, drive, key, ground)
