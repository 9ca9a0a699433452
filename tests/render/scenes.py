"""Tiny scenes for the renderers."""

from dataclasses import dataclass, replace

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, Texture, normals
from ciotat.stage.world import Frame, Grade, Haze, Lamp, Particles, Sky, View

PLAIN = Grade(bloom=0.0, vignette=0.0, grain=0.0)
CLEAR = Haze((0.5, 0.5, 0.5), 0.0)
GREY = Sky((0.2, 0.2, 0.2), (0.2, 0.2, 0.2), (0.2, 0.2, 0.2))
BLACK = Sky((0.0, 0.0, 0.0), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))
SUN = Lamp("sun", (3.0, 3.0, 3.0), direction=(-1.0, -1.0, -0.5))
AHEAD = View((0.0, 1.0, 4.0), (0.0, 1.0, 0.0), 36.0, 4.0, 0.0)


@dataclass(frozen=True)
class Tableau:
    """A world in which nothing happens, unless `slide` metres a second move what moves."""

    still: tuple[Mesh, ...]
    frame: Frame
    slide: float = 0.0

    def at(self, time: float) -> Frame:
        shift = np.array([self.slide * time, 0, 0], np.float32)
        moved = tuple(replace(mesh, position=mesh.position + shift) for mesh in self.frame.moving)
        return replace(self.frame, moving=moved)


def frame(
    lamps: tuple[Lamp, ...] = (SUN,),
    sky: Sky = GREY,
    haze: Haze = CLEAR,
    view: View = AHEAD,
    moving: tuple[Mesh, ...] = (),
    particles: tuple[Particles, ...] = (),
    grade: Grade = PLAIN,
) -> Frame:
    return Frame(view, moving, lamps, sky, haze, particles, grade)


def quad(name: str, corners: list[tuple[float, float, float]], material: Material, tiles: float = 1.0) -> Mesh:
    """A quad from its corners, counter-clockwise from below left; uv run over `tiles` tiles."""
    position = np.array(corners, np.float32)
    index = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    uv = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32) * np.float32(tiles)
    return Mesh(name, position, normals(position, index), index, material, uv=uv)


def floor(
    colour: Colour = (0.5, 0.5, 0.5), side: float = 20.0, texture: Texture | None = None, tiles: float = 1.0
) -> Mesh:
    corners = [(-side, 0.0, side), (side, 0.0, side), (side, 0.0, -side), (-side, 0.0, -side)]
    return quad("floor", corners, Material(colour, texture=texture), tiles)


def ball(
    name: str, centre: tuple[float, float, float], radius: float, colour: Colour = (0.5, 0.5, 0.5), glow: float = 0.0
) -> Mesh:
    """A sphere of 24 x 12 patches."""
    u, v = np.meshgrid(np.linspace(0, 2 * np.pi, 25), np.linspace(0, np.pi, 13))
    bent = np.stack([np.sin(v) * np.cos(u), np.cos(v), np.sin(v) * np.sin(u)], -1).reshape(-1, 3).astype(np.float32)
    n = np.arange(13 * 25).reshape(13, 25)
    a, b, c, d = n[:-1, :-1], n[:-1, 1:], n[1:, 1:], n[1:, :-1]
    index = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    position = (bent * radius + np.array(centre)).astype(np.float32)
    return Mesh(name, position, bent, index.astype(np.int32), Material(colour, emission=(glow, glow, glow)))


def checker(side: int = 64) -> Texture:
    """Black and white squares, two by two."""
    row = np.arange(side) < side // 2
    squares = np.where(row[:, None] ^ row[None, :], 255, 0).astype(np.uint8)
    return Texture(np.repeat(squares[:, :, None], 3, 2))
