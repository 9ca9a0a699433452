"""Interiors from a few lines: how the room is finished, what stands where, and what lights it (see `places.sets`)."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.sets import FINISHES, SETS, Finish
from ciotat.stage.places.shell import BACK, Look, Pane, casement, daylight, shell
from ciotat.stage.props import prop
from ciotat.stage.solid import box, cylinder, gathered, lathe, moved, sphere
from ciotat.stage.world import Lamp

__all__ = ["interior"]

Built = tuple[list[Mesh], list[Lamp]]
COOL: Colour = (0.92, 1.0, 1.06)
WARM: Colour = (1.0, 0.66, 0.34)
FLAME: Colour = (1.0, 0.55, 0.2)
RED: Colour = (1.0, 0.12, 0.06)


def interior(site: Site) -> Place:
    """The room of a setting's kind; see `Place`."""
    plot = SETS[site.setting.kind]
    finish = _look(FINISHES[plot.finish])
    panes = [Pane(*four) for four in plot.windows]
    meshes = shell(site, finish, panes, list(plot.doors))
    away = finish.back - BACK
    for pane in panes:
        meshes += [moved(m, (0, 0, away)) for m in casement(site, finish, pane, None)]
    lamps = [_carried(lamp, away) for lamp in daylight(site, panes)]
    for name, x, y, z, yaw in _things(plot.things):
        made = prop(name, site.setting.era, f"{site.setting.name}/{name}")
        meshes += [moved(m, (x, y, z), np.radians(yaw)) for m in made]
    for name, x, y, z, _ in _things(plot.lights):
        built, lit = _light(site, name, (x, y, z), finish.height)
        meshes += built
        lamps += lit
    return Place(gathered(site.setting.kind, meshes), tuple(lamps))


def _look(finish: Finish) -> Look:
    return Look(
        finish.height, finish.wall, srgb(finish.tint), finish.floor, srgb(finish.floor_tint), srgb(finish.trim),
        finish.dado, finish.dado_surface, srgb(finish.dado_tint), finish.beams, finish.back, finish.side, finish.plain,
    )  # fmt: skip


def _carried(lamp: Lamp, away: float) -> Lamp:
    x, y, z = lamp.position
    return replace(lamp, position=(x, y, z + away))


def _things(lines: str) -> Iterator[tuple[str, float, float, float, float]]:
    """``name x z [yaw [y]]``, one a line or between semicolons."""
    for line in lines.replace(";", "\n").splitlines():
        words = line.split()
        if words:
            name, *numbers = words
            x, z, yaw, y = (*map(float, numbers), *(0.0,) * (4 - len(numbers)))
            yield name, x, y, z, yaw


def _light(site: Site, name: str, at: tuple[float, float, float], height: float) -> Built:
    """A lamp of the house: lit whenever the room is (strips, candles, alarms), or when it is dark outside (pendants)."""
    x, y, z = at
    by_day = 0.45 if site.setting.hour == "day" else 1.0
    if name == "strip":
        return _strip((x, height, z), by_day)
    if name == "pendant":
        return _pendant((x, height - (y or 0.8), z), y or 0.8, site.dark or site.setting.hour == "dawn")
    if name == "candles":
        flame = Lamp("point", _by(FLAME, 3.2), position=(x, y or 1.6, z), radius=0.2, shadow=False)
        return [], [flame]
    if name == "alarm":
        bulb = sphere(0.09, (x, y or 2.3, z), Material(color=RED, emission=_by(RED, 6.0)), sides=12)
        return [bulb], [Lamp("point", _by(RED, 2.6), position=(x, y or 2.3, z + 0.2), radius=0.1, shadow=False)]
    if name == "panel":
        return [], [Lamp("point", (0.5, 1.0, 1.5), position=(x, y or 1.1, z), radius=0.3, shadow=False)]
    if name == "spot":
        return [], [Lamp("spot", (46.0, 42.0, 36.0), (0.0, -1.0, -0.12), (x, 4.6, z), 0.06, 0.2, 0.34)]
    colour = {"coloured": (1.0, 0.78, 0.5), "sky": (0.8, 0.9, 1.1)}.get(name, WARM)
    strength = {"day": 13.0, "dawn": 5.0, "dusk": 6.0, "night": 0.8}[site.setting.hour]
    beam = Lamp("spot", _by(colour, strength * 4), (0.1, -0.6, 0.8), (x, y or 5.0, z), 0.1, 0.35, 0.6, shadow=False)
    return [], [beam]


def _by(colour: Colour, much: float) -> Colour:
    r, g, b = colour
    return (r * much, g * much, b * much)


def _strip(at: tuple[float, float, float], much: float) -> Built:
    """A fluorescent lamp under the ceiling, along X."""
    x, y, z = at
    tube = Material(color=(0.9, 0.95, 1.0), roughness=0.3, emission=_by(COOL, 6.0))
    meshes = [
        box((1.3, 0.05, 0.2), (x, y - 0.07, z), Material(color=(0.8, 0.8, 0.8), roughness=0.5)),
        box((1.22, 0.02, 0.12), (x, y - 0.09, z), tube),
    ]
    light = Lamp(
        "spot", _by(COOL, 7.5 * much), (0.0, -1.0, 0.0), (x, y - 0.1, z), radius=0.5, inner=0.9, outer=1.5,
        shadow=abs(x) < 0.7,
    )  # fmt: skip
    return meshes, [light]


def _pendant(at: tuple[float, float, float], drop: float, lit: bool) -> Built:
    x, y, z = at
    shade = lathe(
        [(0.05, 0.16), (0.09, 0.14), (0.24, 0.0)], Material(color=(0.05, 0.05, 0.05), two_sided=True), sides=20
    )
    bulb = Material(color=(0.9, 0.9, 0.85), emission=_by(WARM, 9.0) if lit else (0.0, 0.0, 0.0))
    meshes = [cylinder(0.006, drop, at, Material(color=(0.03, 0.03, 0.03)), sides=5), moved(shade, at)]
    meshes.append(sphere(0.06, (x, y + 0.03, z), bulb, sides=12))
    lamp = Lamp("spot", _by(WARM, 9.0), (0, -1, 0), (x, y - 0.02, z), radius=0.2, inner=0.6, outer=1.25)
    return meshes, [lamp] if lit else []
