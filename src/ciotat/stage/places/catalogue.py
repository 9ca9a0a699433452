"""Which builder makes which place."""

from collections.abc import Callable

from ciotat.direction.plan import Setting
from ciotat.stage.places.carriage import carriage
from ciotat.stage.places.grounds import GROUNDS
from ciotat.stage.places.interior import interior
from ciotat.stage.places.meadow import beach, field, hill, meadow
from ciotat.stage.places.open import yard
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.platform import platform
from ciotat.stage.places.room import bedroom, cafe, corridor, kitchen, office, room
from ciotat.stage.places.sets import SETS
from ciotat.stage.places.space import space
from ciotat.stage.places.street import alley, square, street
from ciotat.stage.places.void import void
from ciotat.stage.places.woods import forest, snowfield

__all__ = ["BUILDERS", "place"]

BUILDERS: dict[str, Callable[[Site], Place]] = {
    **dict.fromkeys(SETS, interior),
    **dict.fromkeys(GROUNDS, yard),
    "alley": alley,
    "beach": beach,
    "bedroom": bedroom,
    "cafe": cafe,
    "corridor": corridor,
    "field": field,
    "forest": forest,
    "hill": hill,
    "kitchen": kitchen,
    "meadow": meadow,
    "office": office,
    "platform": platform,
    "room": room,
    "snowfield": snowfield,
    "space": space,
    "square": square,
    "street": street,
    "train-car": carriage,
    "void": void,
}


def place(setting: Setting) -> Place:
    """The set of a setting; the same setting is the same set, byte for byte. A kind without a builder is a room inside,
    and a street outside."""
    return BUILDERS.get(setting.kind, room if setting.inside else street)(Site(setting))
