"""A vehicle on its own, for tests."""

from collections.abc import Mapping
from fractions import Fraction

from ciotat.core.space import Point
from ciotat.core.time import Span
from ciotat.direction.plan import Character, Move
from ciotat.stage.stage import Performer
from ciotat.stage.thing import Thing
from ciotat.stage.vehicles import vehicle

__all__ = ["driven"]


def driven(
    species: str,
    verb: str,
    start: Point,
    end: Point,
    length: int = 8,
    yaw: float = 90.0,
    look: Mapping[str, str] | None = None,
    manner: str = "",
) -> Thing:
    """A vehicle that makes one move from second 0."""
    character = Character("IT", "IT", species, "male", 0, dict(look or {}), "en")
    move = Move("IT", verb, Span(Fraction(0), Fraction(length)), start, end, yaw, "", manner)
    return vehicle(
        Performer(character, (move,), (), (), ()), "test", 0.2 if species == "train" else None, lambda x, z: 0.0
    )
