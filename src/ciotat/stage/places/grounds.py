"""Outdoor sets as data: what the ground is, what stands on it, and what closes the view.

A new yard is a few lines here and a word in `ciotat.direction.lexicon.places`. Things are ``name x z yaw y scale``; the
acting area stays free, and nothing tall stands between it and the camera.
"""
# ruff: noqa: E501 - a row of words is one line

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["GROUNDS", "Ground"]


@dataclass(frozen=True)
class Ground:
    """One kind of open place: the surface of the ground and its tint, how much it rolls outside the acting area
    (metres), how far it reaches back (z; beyond is a drop), what stands on it, what closes the view (`hills`, `city`,
    `houses`, `walls`, `sea` or nothing), its lamps ``x z y``, and whether trees and shrubs grow."""

    surface: str
    tint: str
    things: str
    lamps: str = ""
    rolling: float = 0.0
    reach: float = -190.0
    view: str = "hills"
    hues: tuple[str, ...] = ("#7a7466", "#868278", "#949490", "#a4a8ac")
    grows: bool = False
    damp: float = 0.0


_WALLS = "".join(f"trench-wall {x} -1.95 0;" for x in (-10.5, -7.5, -4.5, -1.5, 1.5, 4.5, 7.5, 10.5))
_RAIL = "".join(f"parapet {x} -4.9;" for x in (-14, -10, -6, -2, 2, 6, 10, 14))
_TOWERS = (
    "tower -34 -38 10 -15 1.5; tower -20 -30 -8 -17; tower -7 -52 0 -12 1.3; tower 5 -34 6 -18; tower 18 -42 -6 -14 1.25;"
    "tower 31 -30 12 -16; tower -48 -56 0 -10 1.7; tower 46 -58 0 -10 1.6; tower -14 -72 0 -8 1.7; tower 24 -76 0 -8 1.9;"
    "tower -62 -20 40 -14 1.3; tower 60 -22 -40 -14 1.3;"
)
_GRAVES = "".join(f"gravestone {x} {z} {y};" for x, z, y in (
    (-4.6, -2.4, 6), (-3.1, -2.9, -4), (-1.5, -2.6, 3), (1.6, -2.8, -6), (3.2, -2.4, 5), (4.7, -2.9, -3), (-5.6, -4.4, 2),
    (-3.8, -4.7, -5), (-2.0, -4.5, 4), (0.1, -4.8, 0), (2.2, -4.4, 6), (4.0, -4.9, -4), (5.8, -4.4, 3), (-4.8, -6.6, -3),
    (-2.6, -6.9, 4), (-0.6, -6.5, -5), (1.4, -6.9, 3), (3.6, -6.5, -2), (5.4, -6.8, 5),
))  # fmt: skip

GROUNDS: Mapping[str, Ground] = {
    "rooftop": Ground(
        "asphalt", "#b8b4ac",
        f"{_RAIL}{_TOWERS} stair-head -6.2 -2.6 25; water-tank 6.4 -3.0 0 0 0.9; air-unit 4.2 -4.0 -10; air-unit -3.9 -4.2 8;"
        "aerial 7.8 -4.2; aerial -8.6 -4.4; air-unit 8.4 -1.6 -60; drum -8.6 -1.6",
        "-5.2 -1.0 2.6; 4.6 -3.4 2.2", reach=-5.2, view="city", damp=0.1,
    ),
    "courtyard": Ground(
        "flags", "#b0a898",
        "courtyard-wing 0 -6.2 0; courtyard-wing -8.6 -1.2 90; courtyard-wing 8.6 -1.2 -90; yard-wall -6.6 -6.8; yard-wall 6.6 -6.8;"
        "yard-wall -8.9 4.6 90; yard-wall 8.9 4.6 -90; stone-table 4.2 -2.6;"
        "stone-stool 3.5 -2.4; stone-stool 4.9 -2.4; stone-stool 4.2 -1.85; water-jar -4.3 -2.9; water-jar -5.2 -2.6;"
        "palace-lantern -2.6 -5.4 0 2.6; palace-lantern 2.6 -5.4 0 2.6; plant -2.0 -4.6; plant 2.0 -4.6; plant -6.4 -4.6",
        "-2.6 -4.9 2.7; 2.6 -4.9 2.7", view="walls", grows=True,
    ),
    "village": Ground(
        "earth", "#e0c498",
        "courtyard-wing 0.6 -9.4 0; courtyard-wing -11.8 -7.6 35; courtyard-wing 12.6 -8.0 -35; yard-wall -5.2 -6.4 8; yard-wall 6.2 -6.6 -6;"
        "water-jar -3.7 -5.6; stone-table 4.4 -2.9; stone-stool 3.7 -2.7; stone-stool 5.1 -2.7; crates -6.0 -4.4 30; basket -3.4 -3.0; basket -4.0 -2.7;"
        "cart 7.2 -4.0 -30; dead-tree 9.6 -5.2",
        "-3.0 -5.8 2.6; 3.6 -6.0 2.6", rolling=0.4, grows=True, hues=("#56684a", "#66765e", "#808c84", "#98a4a8"),
    ),
    "hamlet": Ground(
        "earth", "#e0cca4",
        "bungalow -1.4 -10.4 6; bungalow -14.0 -9.0 40; bungalow 12.4 -10.0 -30; fence -5.4 -5.6; fence -8.4 -5.4 -8; fence 5.0 -5.6; fence 8.0 -5.2 10;"
        "cart 5.9 -3.6 -25; basket -3.6 -2.8; drum -5.4 -4.2; crates 4.4 -4.6 20",
        "-2.4 -6.4 2.6; 3.6 -6.4 2.6", rolling=0.5, grows=True, hues=("#56684a", "#66765e", "#808c84", "#98a4a8"),
    ),
    "airfield": Ground(
        "asphalt", "#d8d4cc",
        "airliner -3.0 -19.5 -8; airport-terminal 19.0 -42.0 -12 0 1.2; airport-terminal -34.0 -46.0 10 0 1.1; traffic-cone -4.6 -3.4;"
        "traffic-cone 4.9 -3.8; traffic-cone 8.6 -6.4; traffic-cone -9.0 -6.0; drum 7.4 -3.2",
        "-6.0 -8.0 5.5; 7.0 -9.0 5.5", hues=("#6a7266", "#7c867c", "#8e979a", "#a2aab0"),
    ),
    "trench": Ground(
        "earth", "#7a6a54",
        f"{_WALLS} ladder -3.4 -1.62; ladder 4.1 -1.62; crates -5.6 -1.4 12; barbed-wire -4 -4.6 4 1.6; barbed-wire 4 -4.4 -5 1.6;"
        "dead-tree -9 -9 0 1.0; dead-tree 7 -12 60 1.2; dead-tree 14 -8 20 1.0; lantern 2.6 -1.6 0 1.3; drum 6.0 -1.3",
        "2.6 -1.4 1.5", rolling=0.5, hues=("#4a4438", "#565044", "#68645a", "#7c7a74"), damp=0.45,
    ),
    "battlefield": Ground(
        "earth", "#7f6c54",
        "barbed-wire -5 -3.2 8; barbed-wire 5.5 -4.0 -10; dead-tree -6.6 -5.4; dead-tree 5 -8 50; dead-tree 11 -5 10;"
        "sandbag 3.4 -2.3 -12; sandbag -3.9 -2.6 15; ruin 9.0 -10 -20; ruin -11 -13 30; crates -7.6 -3.0 40; oil-drum 6.9 -3.2",
        rolling=0.9, hues=("#4a4438", "#565044", "#68645a", "#7c7a74"), damp=0.3,
    ),
    "ruins": Ground(
        "gravel", "#a49a8a",
        "ruin -4.2 -3.2 20; ruin 3.6 -3.4 -15; ruin -9 -7 60; ruin 8.5 -7.5 -40; ruin 0.5 -9.5 5; boulders -7 -3.4; boulders 7.4 -3.0 50;"
        "dead-tree -5.8 -5.2; oil-drum 5.4 -2.3; column -2.0 -6.4; column 2.4 -6.8",
        rolling=0.3,
    ),
    "desert": Ground(
        "sand", "#e0b888",
        "boulders -6.2 -4.6; boulders 7.6 -6.0 70; boulders -14 -12 20 0 1.8; boulders 16 -16 120 0 2.2; cactus 5.0 -4.2; cactus -8.4 -7.2 40;"
        "cactus 11 -9 80; cactus -17 -14 10",
        rolling=0.9, hues=("#b07a4c", "#b88a60", "#c09c7c", "#c8ae98"),
    ),
    "forecourt": Ground(
        "plaster", "#a8a294",
        "petrol-pump -3.4 -2.6; petrol-pump 3.4 -2.6; canopy 0 -3.6; shack -8.2 -6.4 20; shack 9.6 -9.0 -20; drum 5.4 -3.0; drum 5.9 -3.3;"
        "vending-machine -5.6 -4.6 20; signpost 6.8 -4.4",
        "-2.6 -3.0 4.1; 2.6 -3.0 4.1; 0 -2.6 4.1", rolling=0.6, hues=("#8a7a5c", "#94886c", "#a09a88", "#aeaca4"),
    ),
    "graveyard": Ground(
        "grass", "#b8c098", f"{_GRAVES} dead-tree -8.4 -7.6; statue 7.2 -5.6 -20; cross -7.4 -4.4", rolling=0.4, grows=True,
        hues=("#55604a", "#66705e", "#828a88", "#98a0a4"),
    ),
    "pavilion": Ground(
        "grass", "#b0c890",
        "pavilion 0 -4.2 0 0 1.3; stone-table 4.8 -2.6; stone-stool 4.1 -2.4; stone-stool 5.5 -2.4; boulders -5.4 -3.4 30; boulders 8.6 -4.4 10;"
        "palace-lantern -2.2 -3.2 0 3.0; palace-lantern 2.2 -3.2 0 3.0",
        "-2.0 -3.0 3.0; 2.0 -3.0 3.0", rolling=0.5, grows=True, hues=("#4c6040", "#5f7460", "#7a8a94", "#93a2b4"),
    ),
    "garden": Ground(
        "grass", "#b4c890",
        "bungalow 0 -8.6; fence -7.4 -6.6; fence -10.4 -6.6; fence 7.4 -6.6; fence 10.4 -6.6; fence -11.6 -4.6 90; fence 11.6 -4.6 -90;"
        "cafe-table 4.4 -2.5; chair 3.7 -2.4 60; chair 5.1 -2.4 -60; deckchair -4.6 -2.6 30; plant -2.3 -6.2; plant 2.3 -6.2; plant -6.4 -5.8",
        "-1.6 -6.4 2.3; 1.6 -6.4 2.3", view="hills", grows=True, hues=("#56684a", "#66765e", "#808c84", "#98a4a8"),
    ),
    "lot": Ground(
        "asphalt", "#a4a4a2",
        "parked-car -4.4 -4.4 0; parked-car 4.6 -4.6 180; parked-car 7.6 -4.4 0; parked-car -7.6 -4.5 180; day-tower -16 -22 20 -2 0.8; tower 17 -24 -20 -2 0.8;"
        "shack -1.2 -9.4 0 0 1.3; dumpster 2.6 -6.8; vending-machine 0.6 -8.0; signpost 6.0 -6.4",
        "-5.2 -3.6 4.4; 5.2 -3.6 4.4", view="hills", damp=0.2,
    ),
    "pitch": Ground(
        "grass", "#a2c07c",
        "goal 0 -9.5; bleachers -12 -9.0 30; bleachers 12 -9.0 -30; bench 5.4 -2.6 -20; bench -5.6 -2.6 20; flag 8.2 -5.2; flag -8.2 -5.2; ball 2.9 -1.9;"
        "chalk-line 0 -2.6; chalk-line 0 -8.6; chalk-line 9 -2.6; chalk-line -9 -2.6",
        "-7 -7 6; 7 -7 6", view="hills", hues=("#5a6a54", "#6c7a70", "#8a949a", "#a2acb4"),
    ),
    "market": Ground(
        "flags", "#b4aca0",
        "stall -5.0 -3.0 12; stall -2.5 -3.6; stall 0.2 -3.8; stall 2.9 -3.5 -4; stall 5.4 -2.9 -14; stall -8.2 -5.4 20; stall 8.6 -5.2 -20;"
        "stall -3.6 -7.2; stall 1.2 -7.6; stall 4.8 -7.4; crates -6.6 -2.4 40; basket 4.2 -2.3; basket -3.7 -2.6; jar 6.9 -2.2",
        "-3.4 -2.6 2.4; 3.4 -2.6 2.4; 0 -6 2.6", view="houses",
    ),
    "deck": Ground(
        "boards", "#b08a60",
        "parapet-rail -3.9 -2.5; parapet-rail -1.3 -2.5; parapet-rail 1.3 -2.5; parapet-rail 3.9 -2.5; mast -4.6 -1.9; crates 5.2 -1.7 15;"
        "bucket 3.7 -2.1; drum -6.2 -1.6; parapet-rail 6.5 -2.5; parapet-rail -6.5 -2.5",
        "-4.4 -1.6 2.4", reach=-2.6, view="sea", hues=("#5f7480", "#74868e", "#8c9aa0", "#a2acb0"),
    ),
    "car": Ground(
        "asphalt", "#a8a8a8",
        "tower -17 -22 40 -2 0.9; tower 18 -24 -40 -2 0.9; tower -20 -42 20 -2 1.1; tower 21 -46 -20 -2 1.1; tower -16 -66 0 -2;"
        "tower 17 -70 0 -2; tower -26 -4 80 -2; tower 27 -6 -80 -2; tower 4 -110 0 -4 1.4",
        "-6.4 -9 5; 6.4 -15 5; -6.4 -26 5; 6.4 -36 5; -6.4 -48 5; 6.4 -60 5", view="hills", damp=0.2,
    ),
}  # fmt: skip
