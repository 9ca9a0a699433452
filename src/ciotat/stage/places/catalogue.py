"""Which builder makes which place."""

from collections.abc import Callable

from ciotat.direction.plan import Setting
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.platform import platform
from ciotat.stage.places.room import bedroom, cafe, corridor, kitchen, office, room
from ciotat.stage.places.woods import forest, snowfield

__all__ = ["BUILDERS", "place"]

BUILDERS: dict[str, Callable[[Site], Place]] = {
    "bedroom": bedroom,
    "cafe": cafe,
    "corridor": corridor,
    "forest": forest,
    "kitchen": kitchen,
    "office": office,
    "platform": platform,
    "room": room,
    "snowfield": snowfield,
}


def place(setting: Setting) -> Place:
    """The set of a setting: the same name and kind build the same set at every hour."""
    return BUILDERS.get(setting.kind, platform)(Site(setting))
