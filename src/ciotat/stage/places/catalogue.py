"""Which builder makes which place."""

from collections.abc import Callable

from ciotat.direction.plan import Setting
from ciotat.stage.places.place import Place, Site
from ciotat.stage.places.platform import platform

__all__ = ["BUILDERS", "place"]

BUILDERS: dict[str, Callable[[Site], Place]] = {
    "platform": platform,
}


def place(setting: Setting) -> Place:
    """The set of a setting: the same name and kind build the same set at every hour."""
    return BUILDERS.get(setting.kind, platform)(Site(setting))
