"""What a renderer draws: a world that stands still, and a frame of all that moves at one instant."""

from dataclasses import dataclass
from typing import Literal, Protocol

from ciotat.core.space import Array, Point
from ciotat.stage.mesh import Colour, Mesh

__all__ = ["Frame", "Grade", "Haze", "Lamp", "Particles", "Sky", "View", "World"]


@dataclass(frozen=True)
class View:
    """The camera at one instant: `lens` in mm on a 36 mm wide gate, `focus` in metres, `stop` the f-number
    (0: all sharp), `roll` in radians."""

    position: Point
    target: Point
    lens: float
    focus: float
    stop: float
    roll: float = 0.0


@dataclass(frozen=True)
class Lamp:
    """A light. ``sun``: `direction` the light travels in, `color` is irradiance. ``spot`` and ``point``: `position`,
    and `color` is intensity (irradiance at one metre; it falls with the square of the distance); a spot shines along
    `direction` inside the half-angles `inner` and `outer` (radians). `radius` in metres (for the sun, in radians)
    softens its shadow."""

    kind: Literal["sun", "spot", "point"]
    color: Colour
    direction: Point = (0.0, -1.0, 0.0)
    position: Point = (0.0, 0.0, 0.0)
    radius: float = 0.1
    inner: float = 0.5
    outer: float = 0.7
    shadow: bool = True


@dataclass(frozen=True)
class Sky:
    """What is behind everything, and the light that comes from everywhere. Colours are radiance; `stars` in [0, 1],
    `clouds` in [0, 1]; `sun` points towards the disc that is drawn (its glow follows `glow`); ambient light is
    `zenith`, `horizon` and `ground` times `fill`."""

    zenith: Colour
    horizon: Colour
    ground: Colour
    sun: Point = (0.0, 1.0, 0.0)
    glow: Colour = (0.0, 0.0, 0.0)
    clouds: float = 0.0
    stars: float = 0.0
    fill: float = 1.0


@dataclass(frozen=True)
class Haze:
    """Fog: `density` per metre at the floor, thinning with height by `falloff` per metre, glowing towards the sun."""

    color: Colour
    density: float
    falloff: float = 0.1


@dataclass(frozen=True, eq=False)
class Particles:
    """Soft sprites: `position` (N, 3), `radius` (N,) metres, `color` (N, 4) linear with opacity, `streak` (N, 3) the
    way a drop moves while the shutter is open. `lit` sprites take the scene's light; others glow."""

    position: Array
    radius: Array
    color: Array
    streak: Array
    lit: bool = True


@dataclass(frozen=True)
class Grade:
    """The last touch: `exposure` in stops, `warmth` and `tint` in [-1, 1], `contrast` and `saturation` around 1,
    `fade` in [0 black, 1], `bloom`, `vignette` and `grain` amounts, `seed` of the grain."""

    exposure: float = 0.0
    warmth: float = 0.0
    tint: float = 0.0
    contrast: float = 1.0
    saturation: float = 1.0
    fade: float = 1.0
    bloom: float = 0.15
    vignette: float = 0.25
    grain: float = 0.35
    seed: int = 0


@dataclass(frozen=True, eq=False)
class Frame:
    """One instant: all that moves, and how it is seen and lit."""

    view: View
    moving: tuple[Mesh, ...]
    lamps: tuple[Lamp, ...]
    sky: Sky
    haze: Haze
    particles: tuple[Particles, ...]
    grade: Grade


class World(Protocol):
    """A stage built: `still` never changes within a shot; `at` gives the frame at `time` seconds after its start.

    `moving` always has the same meshes in the same order with the same triangles; only positions and normals change.
    """

    @property
    def still(self) -> tuple[Mesh, ...]: ...

    def at(self, time: float) -> Frame: ...
