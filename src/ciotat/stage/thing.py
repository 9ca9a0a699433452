"""What every maker of moving things hands to the world: geometry, smoke and light as pure functions of time."""

from typing import Protocol

from ciotat.core.space import Point
from ciotat.stage.mesh import Mesh
from ciotat.stage.world import Lamp, Particles

__all__ = ["Thing"]


class Thing(Protocol):
    """A creature, a vehicle, a fire. Times are seconds from the start of the shot, asked for in any order."""

    @property
    def still(self) -> tuple[Mesh, ...]:
        """The meshes at rest, in the order and with the triangles `at` keeps."""

    @property
    def size(self) -> tuple[float, float, float]:
        """The bounding box (x, y, z) at rest, in metres, for framing."""

    def at(self, time: float) -> tuple[Mesh, ...]:
        """The meshes as they stand at `time`."""

    def head(self, time: float) -> Point:
        """What others look at and the camera focuses on."""

    def particles(self, time: float) -> tuple[Particles, ...]:
        """Smoke, steam, visible breath."""

    def lamps(self, time: float) -> tuple[Lamp, ...]:
        """Headlights, firebox glow."""
