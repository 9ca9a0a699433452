"""Records one field of which is made when it is first looked at."""

from typing import TYPE_CHECKING, ClassVar

__all__ = ["Late"]


class Late:
    """What such a record is, and which `field`: where it is not made yet, `_late` makes it of the record."""

    _field: ClassVar[str]

    def __init_subclass__(cls, field: str) -> None:
        cls._field = field

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            own = self.__dict__
            if name == self._field and (late := own.get("_late")):
                own[name] = late(self)
                own.pop("_late", None)
            if name in own:
                return own[name]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        def __getstate__(self) -> dict[str, object]:
            made = {self._field: getattr(self, self._field)}
            return {name: value for name, value in vars(self).items() if name[0] != "_"} | made
