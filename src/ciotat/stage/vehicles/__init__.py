"""Vehicles: trains, cars, carriages, carts, boats."""

from collections.abc import Callable

from ciotat.stage.stage import Performer
from ciotat.stage.thing import Thing
from ciotat.stage.vehicles.drive import Drive
from ciotat.stage.vehicles.road import road
from ciotat.stage.vehicles.train import train

__all__ = ["vehicle"]


def vehicle(performer: Performer, seed: str, rail: float | None, ground: Callable[[float, float], float]) -> Thing:
    """The vehicle a performer is, driven by their moves. `rail` is the height of the rails' tops (None where there are
    none), `ground` the height of the ground at (x, z), in metres; `seed` names the shot's chance. The look may say
    ``paint`` (a colour), ``weather`` (winter), ``hour`` (day, dusk, night, dawn) and ``era``."""
    character, drive = performer.character, Drive(performer.moves)
    key = f"{seed} {character.id}"
    if character.species == "train":
        return train(character, drive, rail or 0.0, key)
    return road(character, drive, key, ground)
