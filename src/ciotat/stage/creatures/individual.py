"""No two of a kind are alike: size, build, coat, mask, a torn ear, a scar make one animal of a breed itself.

Who goes first in a pack is larger and darker and bears the marks of it; who goes second is lean and pale; the others are
what chance makes of them, by their names, so that each is the same in every shot.
"""

import re
from dataclasses import fields, replace

import numpy as np

from ciotat.core.chance import chance
from ciotat.stage.creatures.breed import Breed, Colours, Marks
from ciotat.stage.mesh import Colour

__all__ = ["individual"]

_PLACE = re.compile(r"(\d+)\s*$")
_OWN = ("wolf", "dog", "fox", "bear", "cat", "horse", "cow", "deer")
_EYES = {"eye"}


def individual(breed: Breed, species: str, id: str, painted: bool = False) -> Breed:
    """The animal `id` of a breed; `painted` where the script itself gives its coat, which stays as written."""
    if species not in _OWN:
        return breed
    found = _PLACE.search(id)
    place = int(found[1]) if found else 0
    dice = chance("individual", species, id)
    if species == "wolf" and place == 1:
        made = replace(breed, size=breed.size * 1.1, bulk=breed.bulk * 1.25, fur=breed.fur * 1.12)
        return _worn(made, painted, 0.5, 0.0, Marks(0.9, 1 if dice.random() < 0.5 else -1, 0))
    if species == "wolf" and place == 2:
        lean = replace(
            breed, size=breed.size * 0.95, bulk=breed.bulk * 0.62, fur=breed.fur * 0.78, leg=breed.leg + 0.03
        )
        return _worn(lean, painted, 1.75, -0.15, Marks())
    own = replace(
        breed,
        size=breed.size * (1 + 0.05 * _even(dice)),
        bulk=breed.bulk * (1 + 0.18 * _even(dice)),
        leg=breed.leg + 0.02 * _even(dice),
    )
    shade, warm = 2.0 ** (0.45 * _even(dice)), 0.12 * _even(dice)
    if species != "wolf":
        return _worn(own, painted, shade, warm, Marks())
    torn = int(dice.choice([-1, 1]))
    return _worn(own, painted, 0.95 * shade, 0.22 + warm, Marks(float(dice.choice([0.0, 0.5])), 0, torn))


def _even(dice: np.random.Generator) -> float:
    """Chance in [-1, 1]."""
    return float(dice.uniform(-1, 1))


def _worn(breed: Breed, painted: bool, shade: float, warm: float, marks: Marks) -> Breed:
    """`breed` with its own coat: brighter or darker by `shade`, redder or bluer by `warm`."""
    if painted:
        return replace(breed, marks=marks)
    values = {f.name: getattr(breed.colours, f.name) for f in fields(Colours)}
    coat = {name: own if name in _EYES else _shaded(own, shade, warm) for name, own in values.items()}
    return replace(breed, colours=Colours(**coat), marks=marks)


def _shaded(colour: Colour, shade: float, warm: float) -> Colour:
    """A colour `shade` times as bright, kept under white, `warm` in [-1, 1] towards rust."""
    r, g, b = (min(c * shade, 0.35 + 0.65 * c) if shade > 1 else c * shade for c in colour)
    return (min(r * (1 + 0.7 * warm), 0.95), g, b * (1 - warm))
