"""Fronts of buildings: walls with recessed windows and doors, cornices, shutters, signs and roofs. All face +Z."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ciotat.stage.kept import kept
from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.solid import box, coloured, cylinder, extrude, gathered, merged, moved, panel, quads
from ciotat.stage.surface import clad

__all__ = ["Opening", "cornice", "front", "pitched", "window"]

GLASS = Material(color=(0.025, 0.032, 0.04), roughness=0.08)
REVEAL = 0.16


@dataclass(frozen=True)
class Opening:
    """A window or door in a wall: its middle `x`, `bottom`, `width` and `height` in metres; `glow` is the radiance of
    the light behind it, `shutter` the colour of its shutters."""

    x: float
    bottom: float
    width: float
    height: float
    arched: bool = False
    door: bool = False
    glow: Colour | None = None
    frame: Colour = (0.5, 0.48, 0.42)
    shutter: Colour | None = None
    panes: tuple[int, int] = (2, 3)
    sill: bool = True

    @property
    def rectangle(self) -> tuple[float, float, float, float]:
        return (self.x - self.width / 2, self.bottom, self.x + self.width / 2, self.bottom + self.height)


def front(
    width: float,
    height: float,
    openings: Sequence[Opening],
    surface: str,
    tint: Colour,
    trim: Colour,
    *,
    wet: float = 0.0,
    step: float = 0.8,
) -> list[Mesh]:
    """A wall with its openings filled and trimmed."""
    wall = panel(width, height, openings=[o.rectangle for o in openings], reveal=REVEAL, step=step)
    y = wall.position[:, 1]
    grime = 0.62 + 0.38 * np.clip(y / 1.1, 0, 1) ** 0.7
    grime *= 1 - 0.25 * np.clip(1 - (height - y) / 0.7, 0, 1)
    for o in openings:
        under = (np.abs(wall.position[:, 0] - o.x) < o.width / 2 + 0.1) & (y < o.bottom + 0.01) & (y > o.bottom - 1.0)
        grime = np.where(under, grime * 0.88, grime)
    meshes = [clad(coloured(wall, grime), surface, tint, wet=wet * 0.4)]
    for o in openings:
        meshes += [moved(m, (o.x, o.bottom, 0)) for m in window(replace(o, x=0.0, bottom=0.0), trim)]
        if o.arched:
            meshes.append(moved(clad(_spandrel(o.width, o.height), surface, tint), (o.x, o.bottom, 0)))
    return meshes


def _spandrel(width: float, height: float) -> Mesh:
    """What fills the corners of an opening above its round arch."""
    r = width / 2
    a = np.linspace(0, np.pi, 17)
    arc = np.stack([r * np.cos(a), height - r + r * np.sin(a) * 0.985], 1)
    ring = np.concatenate([arc, [(-r, height), (r, height)]])
    return moved(extrude(ring, REVEAL, name="arch"), (0, 0, -REVEAL + 0.002))


@kept(64)
def window(o: Opening, trim: Colour) -> tuple[Mesh, ...]:
    """Panes, bars, sill, surround and shutters of an opening, its bottom middle at the origin."""
    w, h, back = o.width, o.height, -REVEAL + 0.02
    paint = Material(color=o.frame, roughness=0.5)
    stone = Material(color=trim, roughness=0.85)
    meshes: list[Mesh] = []
    if o.door:
        meshes += _leaves(o, paint)
    else:
        glass = replace(GLASS, emission=o.glow) if o.glow else GLASS
        meshes.append(
            quads([[(-w / 2, 0, back), (w / 2, 0, back), (w / 2, h, back), (-w / 2, h, back)]], glass, name="glass")
        )
        meshes += _bars(o, paint, back)
        if o.glow:
            cloth = Material(
                color=(0.30, 0.22, 0.16),
                roughness=0.95,
                emission=(0.10 * o.glow[0], 0.07 * o.glow[1], 0.05 * o.glow[2]),
            )
            for side in (-1, 1):
                meshes.append(box((w * 0.2, h, 0.01), (side * w * 0.4, 0, back + 0.012), cloth, name="curtain"))
    if o.sill and not o.door:
        meshes.append(box((w + 0.24, 0.07, 0.2), (0, -0.07, 0.03), stone, name="sill"))
    meshes += _surround(o, stone)
    if o.shutter:
        board = Material(color=o.shutter, roughness=0.7)
        for side in (-1, 1):
            x = side * (w * 0.75 + 0.05)
            meshes.append(box((w * 0.5, h, 0.035), (x, 0, 0.03), board, name="shutter"))
            slats = [box((w * 0.4, 0.1, 0.02), (x, y, 0.052), board) for y in np.arange(0.12, h - 0.1, 0.24)]
            meshes.append(coloured(merged("slats", slats), 0.72))
    return gathered("window", meshes)


def _leaves(o: Opening, paint: Material) -> list[Mesh]:
    w, h = o.width, o.height
    meshes = [box((w, h, 0.05), (0, 0, -0.1), paint, name="door")]
    for side in (-1, 1):
        for low, high in ((0.12, 0.42), (0.5, 0.92)):
            tall = (high - low) * h
            meshes.append(
                box((w * 0.36, tall, 0.02), (side * w * 0.24, low * h, -0.068), paint, bevel=0.012, name="door panel")
            )
    brass = Material(color=srgb("#b08d4a"), roughness=0.3, metallic=1.0)
    meshes.append(cylinder(0.028, 0.05, (0.05, h * 0.46, -0.07), brass, axis="z", sides=10))
    meshes.append(
        box((w + 0.1, 0.1, 0.3), (0, -0.06, 0.04), Material(color=(0.3, 0.29, 0.27)), bevel=0.01, name="step")
    )
    return meshes


def _bars(o: Opening, paint: Material, back: float) -> list[Mesh]:
    w, h = o.width, o.height
    columns, rows = o.panes
    bars = [box((0.07, h, 0.05), (x, 0, back + 0.03), paint) for x in (-w / 2 + 0.035, w / 2 - 0.035)]
    bars += [box((w, 0.07, 0.05), (0, y, back + 0.03), paint) for y in (0, h - 0.07)]
    bars += [box((0.045, h, 0.04), (w * (k / columns - 0.5), 0, back + 0.025), paint) for k in range(1, columns)]
    bars += [box((w, 0.035, 0.035), (0, h * k / rows, back + 0.02), paint) for k in range(1, rows)]
    return [merged("window bars", bars)]


def _surround(o: Opening, stone: Material) -> list[Mesh]:
    w, h = o.width, o.height
    if not o.arched:
        sides = [box((0.12, h, 0.06), (s * (w / 2 + 0.06), 0, 0.02), stone) for s in (-1, 1)]
        return [merged("surround", [*sides, box((w + 0.36, 0.18, 0.09), (0, h, 0.03), stone)])]
    r, thick = w / 2, 0.14
    a = np.linspace(0, np.pi, 15)
    inner = np.stack([r * np.cos(a), h - r + r * np.sin(a)], 1)
    outer = np.stack([(r + thick) * np.cos(a), h - r + (r + thick) * np.sin(a)], 1)
    arch = extrude(np.concatenate([outer, inner[::-1]]), 0.06, stone, bevel=0.008, name="arch")
    sides = [box((thick, h - r, 0.06), (s * (r + thick / 2), 0, 0.03), stone, bevel=0.008) for s in (-1, 1)]
    key = box((0.2, 0.34, 0.1), (0, h - 0.06, 0.05), stone, bevel=0.012, name="keystone")
    return [merged("surround", [arch, *sides, key])]


def cornice(width: float, y: float, trim: Colour, *, deep: float = 0.25, blocks: bool = True) -> list[Mesh]:
    """A moulding along the front at `y`, with a row of blocks beneath."""
    stone = Material(color=trim, roughness=0.85)
    steps = [(0.10, 0.35), (0.09, 0.7), (0.07, 1.0)]
    meshes, at = [], y
    for tall, out in steps:
        meshes.append(
            box((width + deep * out, tall, deep * out + 0.05), (0, at, deep * out / 2 - 0.02), stone, bevel=0.012)
        )
        at += tall
    if blocks:
        for x in np.arange(-width / 2 + 0.3, width / 2 - 0.1, 0.55):
            meshes.append(box((0.14, 0.13, deep * 0.6), (x, y - 0.13, deep * 0.3), stone))
    return [merged("cornice", meshes)]


def pitched(
    width: float, depth: float, eaves: float, rise: float, surface: str, tint: Colour, *, over: float = 0.35
) -> list[Mesh]:
    """A ridged roof along X over a body from z = 0 back to -`depth`, with gable ends."""
    half, w = depth / 2, width / 2 + over
    slope = rise / half
    low = eaves - over * slope
    front_ = [(-w, low, over), (w, low, over), (w, eaves + rise, -half), (-w, eaves + rise, -half)]
    back = [(w, low, -depth - over), (-w, low, -depth - over), (-w, eaves + rise, -half), (w, eaves + rise, -half)]
    roof = clad(quads([front_, back], name="roof"), surface, tint)
    edge = Material(color=(0.20, 0.16, 0.13), roughness=0.8)
    board = box((2 * w, 0.14, 0.05), (0, low - 0.12, over - 0.01), edge, name="fascia")
    gable = extrude([(-depth, 0), (0, 0), (-half, rise)], width, name="gable")
    turn = np.array([[0, 0, 1.0], [0, 1, 0], [-1, 0, 0]])
    return [roof, board, clad(moved(gable, (-width / 2, eaves, -depth), turn=turn), "plaster", (0.62, 0.57, 0.48))]
