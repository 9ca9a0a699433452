"""A place: the set around the acting area, with its own lamps; and the site it is built on."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.direction.plan import Setting
from ciotat.stage.mesh import Mesh
from ciotat.stage.world import Lamp

__all__ = ["Height", "Place", "Site", "level"]

Height = Callable[[float, float], float]


def level(x: float, z: float) -> float:
    """The flat floor."""
    return 0.0


@dataclass(frozen=True, eq=False)
class Place:
    """A set in world space (see `ciotat.core.space`): `meshes` never move, `lamps` are those that belong to it at this
    hour, `rail` is the height of the rail head where there is a track, `fire` where smoke or flames stand."""

    meshes: tuple[Mesh, ...]
    lamps: tuple[Lamp, ...] = ()
    rail: float | None = None
    fire: tuple[Point, ...] = ()
    height: Height = level

    def ground(self, x: float, z: float) -> float:
        """The height of the floor at (x, z), metres."""
        return self._height(float(x), float(z))

    @cached_property
    def _height(self) -> Height:
        """Feet stand for long: where they stood lately is remembered."""
        return lru_cache(maxsize=512)(lambda x, z: float(self.height(x, z)))


@dataclass(frozen=True)
class Site:
    """A setting as a set builder sees it."""

    setting: Setting

    def chance(self, *what: object) -> np.random.Generator:
        """The chance of one part of this place."""
        return chance("place", self.setting.name, *what)

    def has(self, *features: str) -> bool:
        return any(feature in self.setting.features for feature in features)

    @property
    def snow(self) -> bool:
        return self.setting.kind == "snowfield" or self.setting.weather == "snow" or self.has("snow")

    @property
    def chinese(self) -> bool:
        """The place is named in Chinese, and built so."""
        return any("\u4e00" <= c <= "\u9fff" for c in self.setting.name)

    @property
    def wet(self) -> float:
        return {"rain": 0.85, "storm": 0.95, "fog": 0.35}.get(self.setting.weather, 0.0)

    @property
    def dark(self) -> bool:
        """Lamps are lit."""
        return self.setting.hour in ("night", "dusk") or self.setting.weather == "storm"

    @property
    def glow(self) -> float:
        """How bright practical lamps are set for the hour."""
        return {"night": 1.0, "dusk": 1.3, "dawn": 1.0, "day": 0.0}[self.setting.hour]
