"""Scene numbers for scripts that have none or only some: 1, 2, 3; after a numbered 12 come 12A and 12B."""

from collections.abc import Iterator
from dataclasses import replace
from string import ascii_uppercase

from ciotat.script.screenplay import Screenplay

__all__ = ["numbered", "unnumbered"]


def numbered(screenplay: Screenplay) -> Screenplay:
    """`screenplay` with a number for every scene that has a heading; the numbers it has stay."""
    own = [scene.number for scene in screenplay.scenes if scene.heading]
    numbers = _filled(own) if any(own) else (str(count) for count in range(1, len(own) + 1))
    return replace(
        screenplay,
        scenes=tuple(replace(s, number=next(numbers)) if s.heading else s for s in screenplay.scenes),
    )


def unnumbered(screenplay: Screenplay) -> Screenplay:
    """`screenplay` without scene numbers, but for those that stand in the words of its headings."""
    return replace(screenplay, scenes=tuple(replace(scene, number="") for scene in screenplay.scenes))


def _filled(own: list[str]) -> Iterator[str]:
    """The numbers with what is missing between them: letters behind the number before, or before the first of all."""
    taken = set(own)
    first = next(number for number in own if number)
    stem = ""
    for number in own:
        if number:
            stem = number
            yield number
        else:
            names = (f"{stem}{letter}" if stem else f"{letter}{first}" for letter in _letters())
            free = next(name for name in names if name not in taken)
            taken.add(free)
            yield free


def _letters() -> Iterator[str]:
    """A to Z, then AA, AB and so on."""
    yield from ascii_uppercase
    yield from (a + b for a in _letters() for b in ascii_uppercase)
