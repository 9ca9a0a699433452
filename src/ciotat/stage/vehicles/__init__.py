"""Vehicles: trains, cars, carts, boats."""

from collections.abc import Callable

from ciotat.stage.stage import Performer
from ciotat.stage.thing import Thing
from ciotat.stage.vehicles.drive import Drive
from ciotat.stage.vehicles.train import train

__all__ = ["vehicle"]

Ground = Callable[[float, float], float]


def vehicle(performer: Performer, seed: str, rail: float | None, ground: Ground) -> Thing:
    """The vehicle a performer is, driven by their moves. `rail` is the height of the rails' tops (None where there are
    none), `ground` the height of the ground at (x, z), in metres; `seed` names the shot's chance."""
    character, drive = performer.character, Drive(performer.moves)
    return train(character, drive, rail or 0.0, f"{seed} {character.id}")
