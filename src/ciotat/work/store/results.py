"""What a store answers: the result of an action, what was collected, what was found when everything was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ciotat.core.errors import StoreError

__all__ = ["CHANGED", "GONE", "Collected", "Damage", "Result", "Size", "Status", "Verified", "missing"]

CHANGED, GONE = "its bytes have changed", "it is gone"
"""What can be wrong with a blob."""


@dataclass(frozen=True)
class Result:
    """What an action made: blobs by name, and what they cost (seconds, watt-hours ..., each under its name)."""

    outputs: Mapping[str, str]
    cost: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Size:
    """How many blobs, and how many bytes in all."""

    count: int = 0
    bytes: int = 0

    def __add__(self, other: "Size") -> "Size":
        return Size(self.count + other.count, self.bytes + other.bytes)

    def __sub__(self, other: "Size") -> "Size":
        return Size(self.count - other.count, self.bytes - other.bytes)


@dataclass(frozen=True)
class Collected:
    """What was thrown away, or would be; how many results went with it (not counted in a dry run); how many bytes are
    left, and how many of them are more than the cap allows."""

    gone: Size
    results: int
    left: Size
    over: int = 0
    dry: bool = False


@dataclass(frozen=True)
class Damage:
    """A blob that is not what it was: where it lay, what is wrong, whether a person keeps it."""

    digest: str
    what: str
    kept: bool = False


@dataclass(frozen=True)
class Verified:
    """What was read, and what of it is damaged."""

    read: Size
    damaged: tuple[Damage, ...] = ()
    results: int = 0


@dataclass(frozen=True)
class Status:
    """What a store holds: all of it, by kind of action, how much lies in files of its own, what is kept, what could be
    collected, how many results and pointers there are, what was found damaged and not made again since, and the names of
    damaged indexes that were set aside."""

    all: Size
    kinds: Mapping[str, Size]
    files: Size
    kept: Size
    collectable: Size
    results: int
    refs: int
    damaged: tuple[Damage, ...] = ()
    aside: tuple[str, ...] = ()


def missing(name: str, digest: str) -> StoreError:
    """What is said of a result that names a blob which is not there."""
    return StoreError(f"the {name} of a result is not in the store: {digest}", advice="put it there first")
