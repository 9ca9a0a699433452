"""Animals: wolves, dogs, foxes, deer, horses, cats."""

from collections.abc import Callable

from ciotat.core.space import Point
from ciotat.stage.creatures.beast import Beast
from ciotat.stage.creatures.breed import breed
from ciotat.stage.creatures.coat import Detail
from ciotat.stage.creatures.individual import individual
from ciotat.stage.stage import Performer
from ciotat.stage.thing import Thing

__all__ = ["creature"]


def creature(
    performer: Performer,
    seed: str,
    ground: Callable[[float, float], float],
    where: Callable[[str, float], Point | None],
    detail: Detail = "near",
) -> Thing:
    """The animal a performer is. `ground` is the height of the floor at (x, z), `where` the place of a character or
    prop at a
    time, in metres; `seed` names the shot's chance. Species without a body of their own borrow the dog's. `detail`
    is how near any camera comes."""
    character = performer.character
    coat = " ".join(character.look.get(topic, "") for topic in ("coat", "fur", "hair", "color"))
    kind = breed(character.species, coat)
    own = individual(kind, character.species, character.id, kind != breed(character.species))
    return Beast(performer, own, f"{seed} {character.id}", ground, where, detail)
