"""Breeds: the proportions and colours that make one skeleton a wolf, a dog, a fox, a deer, a horse, a cat."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ciotat.stage.mesh import Colour, srgb

__all__ = ["Breed", "Colours", "Marks", "breed"]


@dataclass(frozen=True)
class Colours:
    """Linear colours of the coat's parts."""

    back: Colour
    flank: Colour
    belly: Colour
    leg: Colour
    face: Colour
    muzzle: Colour
    ear: Colour
    tail: Colour
    tip: Colour
    eye: Colour


@dataclass(frozen=True)
class Marks:
    """What one animal is known by: `mask` in [0, 1] darkens the face about the eyes; on the side given (1 its left, -1
    its right, 0 none) `scar` is a healed cut through the brow whose eye is blind, and `torn` an ear without its tip."""

    mask: float = 0.0
    scar: int = 0
    torn: int = 0


NO_MARKS = Marks()


@dataclass(frozen=True)
class Breed:
    """`size` scales all; the others are factors around 1 unless said: `leg` and `neck` are extra lengths (share),
    `head`
    (width, height, length), `muzzle` its length, `ear` its length, `lop` in [0, 1] folds it, `bulk` the coat's depth,
    `fur` the length of its hair in [0, 1.5], `brush` the tail's thickness, `tail` its length; `stoop` (degrees) lowers
    the neck; `marks` are its own; `wag` in [0, 1] is how gladly its tail moves;
    `barrel` (share) rounds and deepens the trunk, `hooves` stand for paws and a closed mouth without fangs, `mane` is the
    length of the hair on the neck's ridge and the tail alone, `horns` (metres, for a size of 1) grow from the skull,
    `patches` in [0, 1] of the coat are white."""

    size: float
    leg: float
    neck: float
    head: tuple[float, float, float]
    muzzle: float
    ear: float
    lop: float
    bulk: float
    fur: float
    brush: float
    tail: float
    stoop: float
    colours: Colours
    marks: Marks = NO_MARKS
    wag: float = 0.0
    barrel: float = 0.0
    hooves: bool = False
    mane: float = 0.0
    horns: float = 0.0
    patches: float = 0.0


def _colours(*hexes: str) -> Colours:
    return Colours(*(srgb(text) for text in hexes))


WOLF = Breed(
    1.42,
    0.07,
    0.0,
    (1.22, 1.06, 1.08),
    0.98,
    0.62,
    0.0,
    1.0,
    1.0,
    1.0,
    0.82,
    34.0,
    _colours(
        "#35322f", "#7d756b", "#c9bfae", "#a3937d", "#6f6960", "#d2c9ba", "#6b5844", "#625c55", "#1d1b1a", "#d9971f"
    ),
)
_BREEDS = {
    "wolf": WOLF,
    "dog": replace(
        WOLF,
        size=1.15,
        leg=0.0,
        head=(1.12, 1.04, 1.0),
        ear=0.62,
        lop=0.85,
        bulk=0.62,
        fur=0.62,
        brush=0.7,
        stoop=22.0,
        colours=_colours(
            "#3a2413", "#7a4f2a", "#c9a678", "#a9784a", "#7a4f2a", "#3a2413", "#2f1d10", "#7a4f2a", "#d8c09a", "#4a2a10"
        ),
        wag=1.0,
    ),
    "bear": replace(
        WOLF,
        size=1.75,
        leg=-0.16,
        neck=-0.1,
        head=(1.62, 1.3, 1.02),
        muzzle=0.82,
        ear=0.4,
        bulk=2.3,
        fur=1.1,
        brush=0.4,
        tail=0.1,
        stoop=30.0,
        colours=_colours(
            "#2a1a10", "#3f2817", "#4a301c", "#24160d", "#4a3020", "#8a6a48", "#2a1a10", "#3a2415", "#2a1a10", "#1a0f08"
        ),
    ),
    "fox": replace(
        WOLF,
        size=0.72,
        leg=-0.06,
        head=(1.3, 1.0, 0.98),
        muzzle=0.92,
        ear=0.85,
        bulk=0.85,
        fur=0.85,
        brush=1.5,
        tail=1.05,
        colours=_colours(
            "#8a3f14", "#b4561b", "#e8dfd2", "#241a16", "#b4561b", "#efe6da", "#1f1714", "#a44c18", "#efe9df", "#c98a1a"
        ),
    ),
    "deer": replace(
        WOLF,
        size=1.6,
        leg=0.34,
        neck=0.6,
        head=(0.86, 0.92, 0.95),
        muzzle=0.95,
        ear=0.72,
        lop=0.3,
        bulk=0.35,
        fur=0.0,
        brush=0.5,
        tail=0.3,
        stoop=10.0,
        barrel=0.12,
        hooves=True,
        colours=_colours(
            "#6b4526", "#855a33", "#d8c5a8", "#7a5230", "#7a5230", "#5a3d25", "#6b4526", "#7a5230", "#efe6d6", "#140d08"
        ),
    ),
    "horse": replace(
        WOLF,
        size=2.3,
        leg=0.16,
        neck=0.5,
        head=(0.98, 1.22, 1.22),
        muzzle=1.22,
        ear=0.42,
        bulk=0.9,
        fur=1.0,
        brush=0.6,
        tail=0.62,
        stoop=16.0,
        barrel=0.42,
        hooves=True,
        mane=0.1,
        colours=_colours(
            "#4a2815", "#5a321a", "#4a2a17", "#20140e", "#5a321a", "#2c1b12", "#4a2815", "#120d0a", "#120d0a", "#140d08"
        ),
    ),
    "cow": replace(
        WOLF,
        size=2.15,
        leg=0.0,
        neck=0.12,
        head=(1.3, 1.25, 1.1),
        muzzle=1.25,
        ear=0.8,
        lop=0.62,
        bulk=1.2,
        fur=1.0,
        brush=0.1,
        tail=0.8,
        stoop=46.0,
        barrel=0.85,
        hooves=True,
        mane=0.02,
        horns=0.085,
        patches=0.5,
        colours=_colours(
            "#2a211c", "#33271f", "#5a4a3e", "#2a211c", "#2f241d", "#b98f80", "#33271f", "#2f241d", "#15110e", "#140d08"
        ),
    ),
    "cat": replace(
        WOLF,
        size=0.5,
        leg=-0.22,
        head=(1.5, 1.2, 0.86),
        muzzle=0.55,
        ear=0.5,
        bulk=0.7,
        fur=0.45,
        brush=0.55,
        tail=1.1,
        stoop=24.0,
        colours=_colours(
            "#3c342d", "#6a5c4d", "#cbbfae", "#7a6a59", "#6a5c4d", "#cbbfae", "#5a4c40", "#4c4238", "#231e1a", "#7a8a2a"
        ),
    ),
}
_COATS: Mapping[str, tuple[str, str, str]] = {
    "black": ("#121212", "#1c1b1b", "#2a2826"),
    "white": ("#cfcac0", "#dcd7cd", "#ebe7de"),
    "brown": ("#3a2413", "#5c3a1f", "#9a7148"),
    "red": ("#6b2d10", "#94471c", "#d8b48a"),
    "golden": ("#9a6a2c", "#b98a45", "#e0c690"),
}


def breed(species: str, coat: str = "") -> Breed:
    """The breed of a species, recoloured when the words for its `coat` name a colour. Unknown species are dogs."""
    own = _BREEDS.get(species, _BREEDS["dog"])
    for word, (back, flank, belly) in _COATS.items():
        if word in coat.lower():
            pale, middle, dark = srgb(belly), srgb(flank), srgb(back)
            painted = replace(
                own.colours,
                back=dark,
                flank=middle,
                belly=pale,
                leg=middle,
                face=middle,
                muzzle=pale,
                ear=dark,
                tail=middle,
                tip=dark,
            )
            return replace(own, colours=painted)
    return own
