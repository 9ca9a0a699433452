"""Smoke and steam that rise from a place: chimneys, kettles, cups, grates."""

from ciotat.core.space import Point
from ciotat.stage.effects.plume import Plume, fixed
from ciotat.stage.world import Particles

__all__ = ["smoke", "steam"]


def smoke(
    key: str, position: Point, time: float, size: float = 1.0, wind: Point = (0.4, 0.0, -0.2)
) -> tuple[Particles, ...]:
    """Smoke from a chimney at `position`, `size` times a house's, at `time`."""
    s = size
    plume = Plume(
        key + " smoke",
        9,
        7.0,
        fixed(position),
        fixed((0.0, 1.1 * s, 0.0)),
        0.8,
        0.55 * s,
        wind,
        0.35 * s,
        0.12 * s,
        1.1 * s,
        (0.3, 0.29, 0.28),
        (0.6, 0.6, 0.61),
        0.3,
    )
    return (plume.at(time),)


def steam(key: str, position: Point, time: float, size: float = 1.0) -> tuple[Particles, ...]:
    """Steam from a pipe or a grate at `position`; a `size` of 0.1 is a cup of tea."""
    s = size
    plume = Plume(
        key + " steam",
        14,
        1.8,
        fixed(position),
        fixed((0.0, 1.2 * s, 0.0)),
        0.5,
        0.5 * s**0.5,
        (0.1 * s, 0.0, 0.0),
        0.4 * s,
        0.06 * s,
        0.6 * s,
        (0.93, 0.94, 0.95),
        (0.9, 0.91, 0.93),
        0.22,
    )
    return (plume.at(time),)
