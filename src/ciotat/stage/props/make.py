"""What every prop is made of: the era's woods and cloths, metals, paper, glass, and the chance of the piece itself."""

from dataclasses import dataclass

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.solid import box, cylinder
from ciotat.stage.surface import clad

__all__ = ["BRASS", "FLAME", "GLASS", "INK", "IRON", "PAPER", "STEEL", "Make", "about_x", "about_z"]

BRASS = Material(color=srgb("#b8924a"), roughness=0.28, metallic=1.0)
STEEL = Material(color=srgb("#b4b8bc"), roughness=0.25, metallic=1.0)
IRON = Material(color=srgb("#26282a"), roughness=0.5, metallic=0.5)
GLASS = Material(color=srgb("#8fa39b"), roughness=0.06)
PAPER = Material(color=srgb("#e9e0cb"), roughness=0.9, two_sided=True)
INK = Material(color=srgb("#1c1a1c"), roughness=0.7)
FLAME = Material(color=(1.0, 0.6, 0.2), roughness=1.0, emission=(9.0, 4.2, 1.1))
WOODS: dict[str, tuple[str, ...]] = {
    "modern": ("#c49a6a", "#a97c4f", "#7d5a3c", "#d8c2a0"),
    "1900": ("#6b4226", "#54331f", "#7a4f2c", "#3f2a1c"),
    "ancient": ("#7d5f3f", "#6a4c30", "#5a3c26", "#8a6a48"),
}
CLOTHS: dict[str, tuple[str, ...]] = {
    "modern": ("#5f6f78", "#8a7f72", "#3d5550", "#a06a4c"),
    "1900": ("#6d2a2c", "#35503f", "#3a4560", "#7a5a34"),
    "ancient": ("#8a3226", "#6f6240", "#39465a", "#8d7a58"),
}


@dataclass(frozen=True)
class Make:
    """One piece: its era, and its `seed`, which decides what chance decides."""

    name: str
    era: str
    seed: str

    def pick(self, what: str, options: tuple[str, ...]) -> Colour:
        return srgb(options[int(chance("prop", self.seed, what).integers(len(options)))])

    def random(self, what: str) -> np.random.Generator:
        return chance("prop", self.seed, what)

    @property
    def wood(self) -> Colour:
        return self.pick("wood", WOODS[self.era])

    @property
    def cloth(self) -> Colour:
        return self.pick("cloth", CLOTHS[self.era])

    def timber(self, size: Point, at: Point = (0, 0, 0), *, bevel: float = 0.008, turn: bool = False) -> Mesh:
        """A piece of wood, its grain along X (or across, with `turn`)."""
        return clad(box(size, at, bevel=bevel, name=self.name), "wood", self.wood, turn=turn)

    def turned(self, radius: float, height: float, at: Point = (0, 0, 0), *, top: float | None = None) -> Mesh:
        """A turned leg or pole of wood."""
        return clad(cylinder(radius, height, at, top=top, sides=10, name=self.name), "wood", self.wood)

    def padded(self, size: Point, at: Point = (0, 0, 0), *, colour: Colour | None = None, bevel: float = 0.05) -> Mesh:
        """A cushion."""
        return clad(box(size, at, bevel=bevel, name=self.name), "cloth", colour or self.cloth)


def about_x(angle: float) -> np.ndarray:
    """The rotation about X by `angle` radians."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])


def about_z(angle: float) -> np.ndarray:
    """The rotation about Z by `angle` radians."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])
