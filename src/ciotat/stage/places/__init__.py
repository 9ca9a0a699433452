"""Places: the set that is built for a setting, and what stands in it."""

from ciotat.stage.places.catalogue import place
from ciotat.stage.places.place import Place

__all__ = ["Place", "place"]
