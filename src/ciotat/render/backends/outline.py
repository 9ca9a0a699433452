"""The tiny renderer: shapes as flat silhouettes with their outlines, painted far to near. Needs no compiler."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ciotat.core.space import unit
from ciotat.render.renderer import Picture
from ciotat.stage.mesh import Mesh
from ciotat.stage.world import Frame, View, World

__all__ = ["Outline"]

Doubles = NDArray[np.float64]

NEAREST = 0.1
PAPER = (238, 233, 222)
INK = (40, 38, 36)
SAMPLE, MOST, LEAST = 1500, 240, 0.6
"""Triangles of one mesh that are looked at and drawn, the largest on the screen; none of under LEAST pixels across."""


def _seen(points: NDArray[np.floating], view: View, size: tuple[int, int]) -> Doubles:
    """`points` (N, 3) as screen x, y and depth."""
    forward = unit(np.subtract(view.target, view.position))
    right = unit(np.cross(forward, (0.0, 1.0, 0.0)))
    turned = np.stack([right, np.cross(right, forward), forward])
    if view.roll:
        c, s = np.cos(view.roll), np.sin(view.roll)
        turned[:2] = np.array([[c, s], [-s, c]]) @ turned[:2]
    local = (points.astype(np.float64) - view.position) @ turned.T
    depth = local[:, 2]
    scale = size[0] * view.lens / 36.0 / np.maximum(depth, NEAREST)
    return np.stack([size[0] / 2 + local[:, 0] * scale, size[1] / 2 - local[:, 1] * scale, depth], -1)


def _tone(mesh: Mesh) -> tuple[int, int, int]:
    colour = np.array(mesh.material.color)
    if mesh.color is not None and len(mesh.color):
        colour = colour * mesh.color.mean(0)
    r, g, b = (int(c) for c in np.rint(255 * np.clip(colour + np.array(mesh.material.emission), 0, 1) ** (1 / 2.2)))
    return r, g, b


def _triangles(mesh: Mesh, view: View, size: tuple[int, int]) -> Iterator[tuple[float, Doubles, tuple[int, int, int]]]:
    """Depth, corners on the screen (3, 2) and tone of what faces the camera."""
    sample = mesh.index[:: max(1, len(mesh.index) // SAMPLE)]
    corners = _seen(mesh.position[sample].reshape(-1, 3), view, size).reshape(-1, 3, 3)
    a, b, c = corners[:, 0], corners[:, 1], corners[:, 2]
    area = (b[:, 0] - a[:, 0]) * (c[:, 1] - a[:, 1]) - (b[:, 1] - a[:, 1]) * (c[:, 0] - a[:, 0])
    ahead = (corners[..., 2] > NEAREST).all(1) & ((area < 0) | mesh.material.two_sided)
    ahead &= np.ptp(corners[..., :2], axis=1).max(1) > LEAST
    ahead &= (corners[..., :2].max(1) > 0).all(1) & (corners[..., :2].min(1) < size).all(1)
    tone = _tone(mesh)
    shown = np.flatnonzero(ahead)
    for triangle in corners[shown[np.argsort(-abs(area[shown]), kind="stable")[:MOST]]]:
        yield float(triangle[:, 2].mean()), np.clip(triangle[:, :2], -1e4, 1e4), tone


def _drawn(world: World, frame: Frame, size: tuple[int, int]) -> Picture:
    image = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(image)
    found = [t for mesh in (*world.still, *frame.moving) for t in _triangles(mesh, frame.view, size)]
    for _, corners, tone in sorted(found, key=lambda t: -t[0]):
        points = [(round(float(x)), round(float(y))) for x, y in corners]
        pen.polygon(points, fill=tone, outline=tuple((t + 2 * i) // 3 for t, i in zip(tone, INK, strict=True)))
    picture = np.asarray(image, np.float64) * frame.grade.fade
    return np.rint(picture).astype(np.uint8)


class Outline:
    """Silhouettes, for tests and storyboards; see `ciotat.render.renderer.Renderer`."""

    id = "outline"
    version = 1

    def frames(self, world: World, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
        for time in times:
            yield _drawn(world, world.at(float(time)), size)
