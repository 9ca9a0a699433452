"""Furniture from a few lines of words: each line is one shape of one stuff, and where it stands.

``box steel 0.9 0.05 2.0 @ 0 0.4 0`` is a box by width, height and depth whose base stands at x y z; ``pad`` is a box
with round edges; ``rod brass 0.02 1.2`` a cylinder by radius and height, ``bar`` one along X, ``beam`` one along Z;
``ball white 0.1`` a ball. After the place may stand ``mirror`` (once more at -x) and ``x4 0.6 0 0`` (four, so far
apart). Metres; what is made faces +Z.
"""

from collections.abc import Iterator, Mapping
from functools import cache

from ciotat.core.space import Point
from ciotat.stage.mesh import Colour, Material, Mesh, srgb
from ciotat.stage.solid import box, cylinder, moved, sphere
from ciotat.stage.surface import clad

__all__ = ["STUFF", "assembled"]

STUFF: Mapping[str, tuple[str, str, float, float, float]] = {
    # surface that is painted on it (or none), colour, roughness, metal, and how strongly it glows
    "steel": ("", "#b4b8bc", 0.28, 1.0, 0.0),
    "chrome": ("", "#d4d8da", 0.12, 1.0, 0.0),
    "iron": ("", "#26282a", 0.5, 0.5, 0.0),
    "brass": ("", "#b8924a", 0.28, 1.0, 0.0),
    "gilt": ("", "#c09a4a", 0.35, 0.9, 0.0),
    "black": ("", "#141416", 0.5, 0.0, 0.0),
    "rubber": ("", "#1c1c1e", 0.9, 0.0, 0.0),
    "white": ("", "#e6e8e6", 0.5, 0.0, 0.0),
    "cream": ("", "#e2dac8", 0.6, 0.0, 0.0),
    "grey": ("", "#7f858a", 0.6, 0.0, 0.0),
    "dark": ("", "#3a3e43", 0.5, 0.1, 0.0),
    "red": ("", "#a5302a", 0.45, 0.0, 0.0),
    "green": ("", "#3f6a52", 0.5, 0.0, 0.0),
    "mint": ("", "#9fc4b6", 0.6, 0.0, 0.0),
    "blue": ("", "#3a5a86", 0.5, 0.0, 0.0),
    "yellow": ("", "#d8a832", 0.5, 0.0, 0.0),
    "orange": ("", "#c8642c", 0.5, 0.0, 0.0),
    "glass": ("", "#8fa39b", 0.06, 0.0, 0.0),
    "water": ("", "#2a4650", 0.05, 0.0, 0.0),
    "mirror": ("", "#c4ccd0", 0.05, 1.0, 0.0),
    "board": ("", "#24382e", 0.9, 0.0, 0.0),
    "chalk": ("", "#d8dcd4", 1.0, 0.0, 0.0),
    "paper": ("", "#e9e0cb", 0.9, 0.0, 0.0),
    "screen": ("", "#2a6a8a", 0.2, 0.0, 1.6),
    "signal": ("", "#4aa06a", 0.3, 0.0, 2.2),
    "alarm": ("", "#b02a20", 0.3, 0.0, 2.0),
    "glow": ("", "#ffe2b0", 0.4, 0.0, 4.5),
    "tube": ("", "#eef4ff", 0.4, 0.0, 5.0),
    "flame": ("", "#ff9a40", 1.0, 0.0, 9.0),
    "pane": ("", "#6a8ac0", 0.3, 0.0, 1.2),
    "ruby": ("", "#a03028", 0.3, 0.0, 1.0),
    "amber": ("", "#c08a30", 0.3, 0.0, 1.2),
    "oak": ("wood", "#a97c4f", 0.6, 0.0, 0.0),
    "pine": ("wood", "#c49a6a", 0.6, 0.0, 0.0),
    "walnut": ("wood", "#54331f", 0.5, 0.0, 0.0),
    "lacquer": ("wood", "#7a2a20", 0.4, 0.0, 0.0),
    "plank": ("wood", "#6a5a48", 0.8, 0.0, 0.0),
    "linen": ("cloth", "#e6e2d8", 0.9, 0.0, 0.0),
    "sheet": ("cloth", "#a8c4d0", 0.9, 0.0, 0.0),
    "wool": ("cloth", "#5f6f78", 0.9, 0.0, 0.0),
    "velvet": ("cloth", "#6d1f24", 0.9, 0.0, 0.0),
    "leather": ("cloth", "#33302e", 0.6, 0.0, 0.0),
    "sacking": ("cloth", "#9a8a68", 1.0, 0.0, 0.0),
    "stone": ("ashlar", "#b8ad9a", 0.8, 0.0, 0.0),
    "flagstone": ("flags", "#9a948a", 0.8, 0.0, 0.0),
    "slate": ("ashlar", "#6a6c70", 0.8, 0.0, 0.0),
    "concrete": ("plaster", "#8f908c", 0.9, 0.0, 0.0),
    "marble": ("plaster", "#e2ddd6", 0.4, 0.0, 0.0),
    "clay": ("plaster", "#a0603c", 0.8, 0.0, 0.0),
    "brick": ("brick", "#a06a52", 0.9, 0.0, 0.0),
    "rust": ("metal", "#8a5a3c", 0.8, 0.3, 0.0),
    "tin": ("metal", "#9aa0a2", 0.5, 0.6, 0.0),
    "earth": ("earth", "#8a7458", 1.0, 0.0, 0.0),
    "leaf": ("grass", "#6a9a5a", 0.8, 0.0, 0.0),
}


def assembled(lines: str, tints: Mapping[str, Colour] | None = None) -> list[Mesh]:
    """The meshes of a piece of furniture; `tints` gives stuffs another colour. Raises ValueError where a line is no
    shape that can be made."""
    return [mesh for line in lines.strip().splitlines() for mesh in _line(line.split("#")[0].split(), tints or {})]


def _line(words: list[str], tints: Mapping[str, Colour]) -> Iterator[Mesh]:
    if not words:
        return
    try:
        at = words.index("@")
        shape, stuff = words[0], words[1]
        size = tuple(float(w) for w in words[2:at])
        x, y, z = (float(w) for w in words[at + 1 : at + 4])
        mirrored, times, step = _again(words[at + 4 :])
        made = _shape(shape, stuff, size, tints)
    except (ValueError, IndexError, KeyError) as cause:
        raise ValueError(f"no part of furniture: {' '.join(words)!r}") from cause
    for k in range(times):
        place = (x + k * step[0], y + k * step[1], z + k * step[2])
        for side in (1, -1) if mirrored else (1,):
            yield moved(made, (side * place[0], place[1], place[2]))


def _again(words: list[str]) -> tuple[bool, int, Point]:
    """What follows a place: whether it is mirrored, how many, and how far apart."""
    mirrored = "mirror" in words
    rest = [w for w in words if w != "mirror"]
    if not rest:
        return mirrored, 1, (0.0, 0.0, 0.0)
    return mirrored, int(rest[0].removeprefix("x")), (float(rest[1]), float(rest[2]), float(rest[3]))


def _shape(shape: str, stuff: str, size: tuple[float, ...], tints: Mapping[str, Colour]) -> Mesh:
    painted, material = _stuff(stuff, tints.get(stuff))
    if shape in ("box", "pad"):
        width, high, deep = size
        round_ = min(0.05, 0.4 * min(size)) if shape == "pad" else min(0.008, 0.1 * min(size))
        made = box((width, high, deep), (0, 0, 0), material, bevel=round_)
        turn = high > max(width, deep)
    elif shape == "ball":
        made, turn = sphere(size[0], (0, 0, 0), material, sides=14), False
    else:
        axis = {"rod": "y", "bar": "x", "beam": "z"}[shape]
        made = cylinder(
            size[0], size[1], (0, 0, 0), material, top=size[2] if len(size) > 2 else None, sides=12, axis=axis
        )
        turn = True
    return clad(made, painted, material.color, turn=turn) if painted else made


@cache
def _stuff(name: str, tint: Colour | None) -> tuple[str, Material]:
    """The surface painted on a stuff, and its material; any ``#rrggbb`` is paint."""
    painted, colour, rough, metal, glow = (
        STUFF[name] if not name.startswith("~") else ("", f"#{name[1:]}", 0.6, 0.0, 0.0)
    )
    r, g, b = tint or srgb(colour)
    return painted, Material(
        color=(r, g, b), roughness=rough, metallic=metal, emission=(r * glow, g * glow, b * glow) if glow else (0, 0, 0)
    )
