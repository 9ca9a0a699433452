"""Wheels that turn exactly as far as they roll, and the rods that couple them."""

from dataclasses import dataclass, replace

import numpy as np
import shapely
from numpy.typing import NDArray

from ciotat.core.space import Array, Point
from ciotat.stage.mesh import Material, Mesh
from ciotat.stage.vehicles.forms import box, extrude, gather, lathe, placed, tube
from ciotat.stage.vehicles.frame import AXLES, CRANK, CYLINDER, DRIVER
from ciotat.stage.vehicles.paint import IRON, STEEL, TYRE, WHEEL

__all__ = ["Rolling", "coupling_rod", "disc_wheel", "driving_wheel", "main_rod", "piston", "rolling", "spoked_wheel"]

ROD = 3.16
"""From the crank pin to the crosshead."""


@dataclass(frozen=True, eq=False)
class Rolling:
    """A mesh whose every vertex turns about its own axle: `hub` (N, 2) is the axle's (x, y), `sizes` are the radii of
    the treads and `which` (N,) says whose each vertex is."""

    mesh: Mesh
    hub: Array
    sizes: Array
    which: NDArray[np.intp]

    def turned(self, distance: float) -> Mesh:
        """After rolling `distance` metres forward, still in the vehicle's frame."""
        angle = -distance / self.sizes.astype(np.float64)
        cos, sin = (np.asarray(f(angle), np.float32)[self.which] for f in (np.cos, np.sin))
        position, normal = self.mesh.position.copy(), self.mesh.normal.copy()
        x, y = (self.mesh.position[:, :2] - self.hub).T
        position[:, 0] = self.hub[:, 0] + cos * x - sin * y
        position[:, 1] = self.hub[:, 1] + sin * x + cos * y
        normal[:, 0] = cos * self.mesh.normal[:, 0] - sin * self.mesh.normal[:, 1]
        normal[:, 1] = sin * self.mesh.normal[:, 0] + cos * self.mesh.normal[:, 1]
        return self.mesh.moved(position, normal)


def rolling(name: str, wheels: list[tuple[list[Mesh], float, float]]) -> tuple[Rolling, ...]:
    """Wheels as (parts around the origin, x of the axle, radius): one Rolling per finish."""
    parts: list[Mesh] = []
    tags: dict[Material, list[tuple[float, float, int]]] = {}
    for shapes, x, radius in wheels:
        for part in placed(shapes, (x, radius, 0.0)):
            parts.append(part)
            tags.setdefault(replace(part.material, color=(1.0, 1.0, 1.0)), []).append((x, radius, len(part.position)))
    result = []
    for mesh in gather(name, parts):
        spans = tags[mesh.material]
        counts = [count for *_, count in spans]
        hub = np.repeat(np.array([(x, r) for x, r, _ in spans], np.float32), counts, 0)
        sizes, which = np.unique(hub[:, 1], return_inverse=True)
        result.append(Rolling(mesh, hub, sizes, which))
    return tuple(result)


def _tyre(radius: float, side: float, width: float, sides: int) -> Mesh:
    """Tread, flange on the inner side, and the inside of the rim; `side` is +1 on the right-hand side."""
    w, r = width / 2, radius
    profile = [(-w, r - 0.085), (-w, r + 0.02), (-w + 0.04, r), (w, r - 0.006), (w, r - 0.085), (-w, r - 0.085)]
    return _sided(lathe(TYRE, profile, (0, 0, 0), "z", sides), side)


def _sided(mesh: Mesh, side: float) -> Mesh:
    flip = np.array([1, 1, side], np.float32)
    index = mesh.index if side > 0 else mesh.index[:, ::-1]
    return replace(mesh, position=mesh.position * flip, normal=mesh.normal * flip, index=index)


def _spokes(paint: Material, inner: float, outer: float, count: int, width: float, phase: float) -> list[Mesh]:
    parts = []
    for turn in phase + np.arange(count) * 2 * np.pi / count:
        way = np.array([np.cos(turn), np.sin(turn), 0.0])
        parts.append(tube(paint, [way * inner, way * outer], width, 4))
    return parts


def spoked_wheel(radius: float, side: float, count: int = 10, sides: int = 20) -> list[Mesh]:
    """A small carrying wheel around the origin."""
    hub = [(-0.09, 0.0), (-0.09, 0.1), (0.09, 0.1), (0.11, 0.05), (0.11, 0.0)]
    rim = [
        (-0.05, radius - 0.12),
        (-0.05, radius - 0.08),
        (0.05, radius - 0.08),
        (0.05, radius - 0.12),
        (-0.05, radius - 0.12),
    ]
    parts = [
        _tyre(radius, side, 0.13, sides),
        _sided(lathe(WHEEL, rim, axis="z", sides=sides), side),
        _sided(lathe(IRON, hub, axis="z", sides=12), side),
    ]
    parts += _spokes(WHEEL, 0.08, radius - 0.1, count, 0.03, 0.1)
    return placed(parts, (0.0, 0.0, side * 0.73))


def disc_wheel(radius: float, side: float, paint: Material) -> list[Mesh]:
    """A coach's wheel with a solid centre."""
    disc = [(0.02, radius - 0.07), (0.05, 0.16), (0.1, 0.12), (0.12, 0.0)]
    parts = [_tyre(radius, side, 0.13, 16), _sided(lathe(paint, disc, axis="z", sides=10), side)]
    return placed(parts, (0.0, 0.0, side * 0.73))


def driving_wheel(side: float, pin: float, main: bool) -> list[Mesh]:
    """A driving wheel around the origin, its crank pin at the angle `pin` (radians): rim, spokes, boss, balance
    weight."""
    r, sides = DRIVER, 32
    rim = [(-0.055, r - 0.15), (-0.055, r - 0.08), (0.055, r - 0.08), (0.055, r - 0.14), (-0.055, r - 0.15)]
    hub = [(-0.11, 0.0), (-0.11, 0.17), (0.07, 0.17), (0.1, 0.13), (0.12, 0.09), (0.12, 0.0)]
    parts = [_tyre(r, side, 0.14, sides), _sided(lathe(WHEEL, rim, axis="z", sides=sides), side)]
    parts += [_sided(lathe(WHEEL, hub, axis="z", sides=20), side), *_spokes(WHEEL, 0.14, r - 0.12, 16, 0.034, pin)]
    turn = np.linspace(-0.62, 0.62, 13)
    inner, outer = r - (0.4 if main else 0.34), r - 0.13
    arc = [(outer * np.cos(t), outer * np.sin(t)) for t in turn]
    weight = shapely.Polygon(
        [*arc, (inner * np.cos(0.45), inner * np.sin(0.45)), (inner * np.cos(0.45), -inner * np.sin(0.45))]
    )
    weight = shapely.affinity.rotate(weight, np.degrees(pin) + 180, origin=(0, 0))
    parts += [extrude(WHEEL, weight, -0.05, 0.07, "z") if side > 0 else extrude(WHEEL, weight, -0.07, 0.05, "z")]
    x, y = CRANK * np.cos(pin), CRANK * np.sin(pin)
    boss = [(-0.05, 0.0), (-0.05, 0.13), (0.08, 0.13), (0.1, 0.1), (0.1, 0.0)]
    reach = 0.42 if main else 0.27
    stud = [(0.05, 0.055), (reach, 0.055), (reach, 0.075), (reach + 0.03, 0.07), (reach + 0.03, 0.0)]
    parts += [
        _sided(lathe(WHEEL, boss, (x, y, 0), "z", 16), side),
        _sided(lathe(STEEL, stud, (x, y, 0), "z", 14), side),
    ]
    return placed(parts, (0.0, 0.0, side * 0.73))


def _bar(ends: tuple[float, float], depth: float, z: float) -> list[Mesh]:
    """A fluted steel bar along X through y = 0."""
    a, b = ends
    return [
        box(STEEL, (b - a, depth, 0.035), ((a + b) / 2, 0.0, z), 0.008),
        *(box(STEEL, (b - a, 0.03, 0.06), ((a + b) / 2, s * (depth / 2 - 0.014), z), 0.008) for s in (-1, 1)),
    ]


def _eye(at: Point, radius: float, sides: int = 18) -> Mesh:
    profile = [(-0.045, 0.0), (-0.045, radius), (0.045, radius), (0.045, 0.0)]
    return lathe(STEEL, profile, at, "z", sides)


def coupling_rod(side: float) -> list[Mesh]:
    """Joins all driving wheels; the origin lies on the pin of the middle axle."""
    z = side * 0.92
    first, middle, last = AXLES
    xs = (first - middle, 0.0, last - middle)
    return [*_bar((xs[2], xs[1]), 0.12, z), *_bar((xs[1], xs[0]), 0.12, z), *(_eye((x, 0, z), 0.115) for x in xs)]


def main_rod(side: float) -> list[Mesh]:
    """The connecting rod, from the crank pin at the origin forward to the crosshead."""
    z = side * 1.06
    return [
        *_bar((0.1, ROD), 0.13, z),
        _eye((0, 0, z), 0.14),
        _eye((ROD, 0, z), 0.09),
        box(STEEL, (0.34, 0.22, 0.09), (0.12, 0, z), 0.02),
    ]


def piston(side: float) -> list[Mesh]:
    """Crosshead and piston rod; the origin is the crosshead's pin."""
    z = side * CYLINDER[2]
    return [
        box(IRON, (0.36, 0.24, 0.16), (0.05, 0, z), 0.03),
        box(STEEL, (0.2, 0.34, 0.1), (0.05, 0, z), 0.02),
        tube(STEEL, [(0.1, 0, z), (0.5, 0, z), (1.25, 0, z)], 0.04, 10),
    ]
