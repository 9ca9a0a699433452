"""The finishes vehicles wear."""

from dataclasses import dataclass

from ciotat.stage.mesh import Material, srgb

__all__ = [
    "BLACK",
    "BRASS",
    "CHALK",
    "COAL",
    "COPPER",
    "GLASS",
    "GOLD",
    "IRON",
    "LEATHER",
    "LENS",
    "RED",
    "RUBBER",
    "SMOKEBOX",
    "SNOW",
    "STEEL",
    "TYRE",
    "WHEEL",
    "WOOD",
    "Livery",
    "livery",
    "painted",
]


def painted(colour: str, roughness: float = 0.34) -> Material:
    """Varnished coach paint."""
    return Material(srgb(colour), roughness)


BLACK = painted("#17191a", 0.38)
SMOKEBOX = Material(srgb("#1d1c1c"), 0.66, 0.15)
IRON = Material(srgb("#2b2826"), 0.62, 0.35)
STEEL = Material(srgb("#b4b5b3"), 0.3, 1.0)
TYRE = Material(srgb("#8e8d8a"), 0.36, 1.0)
BRASS = Material(srgb("#d8a848"), 0.24, 1.0)
COPPER = Material(srgb("#c9744a"), 0.26, 1.0)
GOLD = painted("#c99a3c", 0.4)
RED = painted("#9c1f16")
WHEEL = painted("#5c1711", 0.42)
WOOD = Material(srgb("#5b3d24"), 0.7)
COAL = Material(srgb("#0d0d0f"), 0.42, 0.1)
GLASS = Material(srgb("#0b0f12"), 0.06)
LEATHER = Material(srgb("#3b2317"), 0.5)
RUBBER = Material(srgb("#151515"), 0.85)
CHALK = Material(srgb("#d9cfb4"), 0.5)
LENS = Material(srgb("#ffe9bd"), 0.1, emission=(3.2, 2.5, 1.5))
SNOW = Material(srgb("#eef2f6"), 0.9, subsurface=0.2)


@dataclass(frozen=True)
class Livery:
    """What a company paints its trains with: engine, lower and upper panels of the coaches, coach roofs."""

    engine: Material
    lower: Material
    upper: Material
    roof: Material


_ROOF = Material(srgb("#8d8a83"), 0.75)
_LIVERIES = {
    "green": Livery(painted("#17352a"), painted("#4f1c17"), painted("#cdbd95", 0.4), _ROOF),
    "black": Livery(painted("#191b1d"), painted("#2d3f33"), painted("#2d3f33"), _ROOF),
    "blue": Livery(painted("#1b3354"), painted("#22354f"), painted("#cfc4a4", 0.4), _ROOF),
    "red": Livery(painted("#6f1a16"), painted("#5a2a17"), painted("#7a4524", 0.38), _ROOF),
}


def livery(words: str) -> Livery:
    """The livery whose colour `words` names; dark green if they name none."""
    return next((paints for colour, paints in _LIVERIES.items() if colour in words.lower()), _LIVERIES["green"])
