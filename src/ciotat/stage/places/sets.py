"""Interiors as data: for each kind of room its finish, its openings, what stands in it and what lights it.

A new room is a few lines here and a word in `ciotat.direction.lexicon.places`. Things are ``name x z yaw y`` (any prop
of the store); the acting area, 3 m to each side of the middle and 1.5 m before and behind it, stays free.
"""
# ruff: noqa: E501 - a row of words is one line

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["FINISHES", "SETS", "Finish", "Plot"]


@dataclass(frozen=True)
class Finish:
    """Walls, floor and trim by surface and colour; where the back wall (z) and the side walls (x) stand, metres."""

    wall: str
    tint: str
    floor: str
    floor_tint: str
    trim: str
    height: float = 2.8
    dado: float = 0.0
    dado_surface: str = "tiles"
    dado_tint: str = "#ffffff"
    beams: bool = False
    back: float = -3.3
    side: float = 4.2
    plain: bool = True


@dataclass(frozen=True)
class Plot:
    """One kind of room. `windows` are (middle, width, sill, top) in the back wall, `doors` where they stand in it."""

    finish: str
    things: str
    lights: str
    windows: tuple[tuple[float, float, float, float], ...] = ()
    doors: tuple[float, ...] = ()


FINISHES: Mapping[str, Finish] = {
    "clinic": Finish(
        "plaster", "#dfe6e2", "tiles", "#e6ece8", "#9fb8ae", 2.7, 1.1, "tiles", "#b8d4c8", back=-3.8, plain=False
    ),
    "white tiles": Finish("tiles", "#f2f4f0", "tiles", "#b8b4ac", "#d8dcda"),
    "bath": Finish("plaster", "#d4dde0", "tiles", "#d8dcd8", "#e9e9e4", 2.6, 1.3, "tiles", "#a8c8cc", plain=False),
    "school": Finish("plaster", "#d8d2b8", "boards", "#c8a878", "#8a9a7a", 3.1, 1.0, "plaster", "#7f9a86", plain=False),
    "boardroom": Finish("plaster", "#b8bcc0", "rug", "#8a8f98", "#4a4440", 2.8, 0.9, "wood", "#5a3c28", plain=False),
    "church": Finish("ashlar", "#c9c0ae", "flags", "#b8b0a0", "#8a8070", 6.2, back=-5.2, side=4.6),
    "steel": Finish("metal", "#9aa2a8", "metal", "#6a7076", "#50565c", 2.7, side=3.4, back=-2.6),
    "ship": Finish("metal", "#4a525c", "metal", "#3a4048", "#6a747e", 2.9, back=-3.6),
    "cell": Finish("brick", "#8f8c84", "asphalt", "#8a8a88", "#5a5a58", 2.9),
    "shop": Finish("plaster", "#e4e2da", "tiles", "#d8d6d0", "#c8c8c4", 2.9),
    "court": Finish("plaster", "#c9bfa8", "boards", "#9a7450", "#4a2f1e", 3.6, 1.4, "wood", "#5a3822", plain=False),
    "works": Finish("brick", "#8a6a58", "asphalt", "#9a9a98", "#5a5a58", 4.6, back=-6.0, side=5.4),
    "gallery": Finish("plaster", "#7f3f38", "boards", "#b08a58", "#c9a868", 3.8, 0.5, "wood", "#3f2618", plain=False),
    "theatre": Finish("plaster", "#1c1a1c", "boards", "#6a4c34", "#141214", 5.0, back=-4.4, side=5.0),
    "gym": Finish("plaster", "#c4c8cc", "boards", "#d0a468", "#3a5a86", 4.0, 1.2, "plaster", "#3a5a86", back=-4.4),
    "stairs": Finish("plaster", "#b8b4a8", "flags", "#a8a49a", "#6a6258", 3.6, 1.1, "plaster", "#6f8a84", plain=False),
    "cave": Finish("ashlar", "#6a655c", "earth", "#6a6258", "#4a463e", 2.8, side=4.0),
    "shrine": Finish("plaster", "#9a7a5a", "flags", "#8a7a66", "#5a2a1c", 3.4, beams=True),
    "palace": Finish("plaster", "#a8584a", "flags", "#8a7a66", "#a5803c", 4.6, 1.2, "wood", "#7a2a20", True, -4.6, 4.6),
    "tea": Finish("plaster", "#b89a70", "boards", "#7a5638", "#4a2a18", 3.4, 1.2, "wood", "#5a3420", True, plain=False),
    "clay": Finish("plaster", "#b08f62", "earth", "#d0b48c", "#5a4430", 2.5, beams=True, back=-3.3, side=4.2),
    "hull": Finish("boards", "#8a6a48", "boards", "#6a4c32", "#4a3422", 2.6, beams=True),
    "hall": Finish("plaster", "#d8dade", "flags", "#d0d0cc", "#8a9098", 4.4, back=-6.0, side=5.2),
}

SETS: Mapping[str, Plot] = {
    "ward": Plot(
        "clinic",
        "hospital-bed -3.0 -2.7; monitor -3.85 -3.3; drip -2.2 -3.4; folding-screen -1.35 -2.9 90; hospital-bed 0.6 -2.7;"
        "drip 1.4 -3.4; folding-screen 2.2 -2.9 90; plastic-chair 3.4 -2.7 -20; stool 3.7 -1.8; clock 2.0 -3.72 0 2.0",
        "strip -1.6 -0.9; strip 1.6 -0.9; strip 0 1.6",
        ((-0.6, 1.6, 1.0, 2.2),),
        (3.2,),
    ),
    "clinic": Plot(
        "clinic",
        "gurney 3.4 -3.1 90; plastic-chair -2.5 -3.45; plastic-chair -2.0 -3.45; plastic-chair -1.5 -3.45;"
        "drip 2.9 -3.4; wheelchair -3.7 -2.7 40; clock 0.9 -3.72 0 2.1; vending-machine -3.75 -0.9 90",
        "strip -2.4 -1.0; strip 0 -1.0; strip 2.4 -1.0; strip 0 2.2",
        (),
        (-0.3, 2.0),
    ),
    "galley": Plot(
        "white tiles",
        "range -1.0 -2.8; range 0.6 -2.8; hood -0.2 -2.75 0 1.94; steel-bench -3.1 -2.85; steel-bench 2.4 -2.85;"
        "steel-shelf 3.6 -2.8; fridge -3.75 -1.5 90; steel-bench 3.75 -1.3 -90; steel-shelf -3.9 0.4 90",
        "strip -2.0 -1.2; strip 2.0 -1.2; strip 0 1.4; candles -0.2 -2.4 0 1.2",
    ),
    "classroom": Plot(
        "school",
        "blackboard 0 -3.24; lectern -2.6 -2.5 25; globe -2.6 -2.5 0 1.1; shelf -3.75 -1.7 90; flag 2.4 -2.95;"
        "map 3.2 -3.2; school-desk 3.6 -1.7 -90; school-chair 3.95 -1.7 -90; school-desk 3.6 -0.5 -90;"
        "school-chair 3.95 -0.5 -90; school-desk 3.6 0.7 -90; school-chair 3.95 0.7 -90; school-desk -3.6 -0.4 90;"
        "school-chair -3.95 -0.4 90; school-desk -3.6 0.8 90; school-chair -3.95 0.8 90",
        "strip -1.8 -0.9; strip 1.8 -0.9; sky -3.0 -1.0",
        ((3.1, 1.4, 1.0, 2.5),),
        (-3.3,),
    ),
    "meeting": Plot(
        "boardroom",
        "cabinet -3.6 -2.9; cabinet 3.7 -2.0 -90; plant 3.6 -2.9; bottle -3.6 -2.9 0 2.0; clock 0 -3.22 0 2.35",
        "pendant -0.9 -0.8 0 0.45; pendant 0.9 -0.8 0 0.45; strip 0 1.4",
        ((-1.7, 2.2, 0.7, 2.45), (1.3, 2.2, 0.7, 2.45)),
    ),
    "church": Plot(
        "church",
        "altar 0 -3.9; cross 0 -5.1 0 2.2; stained-window -2.2 -5.12 0 1.7; stained-window 2.2 -5.12 0 1.7;"
        "column -3.9 -3.2; column 3.9 -3.2; column -3.9 0.9; column 3.9 0.9; statue -3.6 -4.5 20; statue 3.6 -4.5 -20;"
        "lectern 2.3 -2.7 -25; pew -3.85 -1.9 60; pew 3.85 -1.9 -60",
        "coloured -2.6 -4.4; coloured 2.6 -4.4; candles -0.8 -3.6; candles 0.8 -3.6; pendant -2.4 0 0 2.6; pendant 2.4 0 0 2.6",
    ),
    "lift": Plot(
        "steel",
        "mirror-panel 0 -2.55; parapet-rail -3.3 -1.0 90; parapet-rail 3.3 -1.0 -90; lift-panel 2.6 -2.54; lift-door -1.2 -2.55",
        "strip -0.7 -0.9; strip 0.7 -0.9; strip 0 1.0",
    ),
    "spaceship": Plot(
        "ship",
        "viewport 0 -3.5 0 0.85; console -2.4 -2.5 12; console 0 -2.75; console 2.4 -2.5 -12; console -3.8 -0.9 90;"
        "console 3.8 -0.9 -90; mainframe -3.8 0.6 90; mainframe 3.8 0.6 -90; pilot-seat -3.5 -1.9 200; pilot-seat 3.5 -1.9 160",
        "panel -2.4 -2.1; panel 0 -2.3; panel 2.4 -2.1; strip 0 0.4; alarm -3.9 -1.9; alarm 3.9 -1.9",
    ),
    "stairs": Plot(
        "stairs",
        "flight 2.6 -2.5; dumpster -3.7 -2.8; notice -2.2 -3.25 0 1.3",
        "pendant -1.2 -1.4 0 0.7; strip 1.6 -0.8",
        ((-0.4, 1.2, 1.5, 2.9),),
        (-3.0,),
    ),
    "bathroom": Plot(
        "bath",
        "basin -1.1 -3.0; bathtub 2.5 -2.75; toilet -3.2 -2.85; towel 0.5 -3.24 0 1.0; stool 3.7 -1.6; towel -3.95 -1.2 90 1.0",
        "strip -1.1 -2.2; strip 0.8 -0.2",
        ((1.9, 0.9, 1.5, 2.2),),
    ),
    "teahouse": Plot(
        "tea",
        "table -3.0 -2.2; stool -3.6 -2.2; stool -2.4 -2.2; stool -3.0 -2.8; kettle -3.0 -2.2 0 0.76; cup -2.8 -2.0 0 0.76; table 2.9 -2.3; stool 2.3 -2.3; stool 3.5 -2.3;"
        "cup 2.8 -2.2 0 0.76; shelf -0.6 -3.1; counter 0.9 -3.0; jar -3.8 -3.0; jar 3.8 -3.0; column-red -1.7 -2.9; column-red 2.0 -2.9; palace-lantern -1.4 -1.9 0 2.4;"
        "palace-lantern 1.6 -1.9 0 2.4; notice 0.9 -3.22 0 1.9",
        "candles -1.4 -1.8 0 2.1; candles 1.6 -1.8 0 2.1; pendant -2.9 -1.9 0 0.9; pendant 2.9 -1.9 0 0.9",
        ((-3.2, 1.3, 1.0, 2.4), (3.2, 1.3, 1.0, 2.4)),
    ),
    "ship-cabin": Plot(
        "hull",
        "bunk-bed -3.6 -2.2; table 2.8 -2.6; stool 3.5 -2.4; lantern 2.6 -2.6 0 0.76; map 3.0 -2.5 0 0.77; crates 1.0 -2.8; rope -0.6 -2.9; bucket 1.7 -2.7; cabinet -1.4 -2.9",
        "pendant 0 -0.9 0 0.3; candles 2.6 -2.4 0 1.0; candles -2.2 -1.2 0 1.9",
        ((-0.3, 0.5, 1.2, 1.7), (1.7, 0.5, 1.2, 1.7)),
    ),
    "cell": Plot(
        "cell",
        "bunk-bed -3.6 -2.2; toilet 3.5 -2.8; bars -0.6 -3.2 0; bars 4.0 0.0 -90; bucket 2.4 -2.9; stool 1.6 -2.8",
        "strip 0 -1.0; candles 0 -1.6 0 2.2; strip 0 2.4",
        ((1.6, 0.7, 1.9, 2.5),),
    ),
    "shop": Plot(
        "shop",
        "goods -3.0 -2.9; goods -0.9 -2.9; goods 1.2 -2.9; goods -3.85 -1.2 90; goods -3.85 0.9 90; checkout 3.3 -1.6 -60;"
        "vending-machine 3.6 -2.85; dumpster 3.9 0.6",
        "strip -2.2 -1.2; strip 0 -1.2; strip 2.2 -1.2; strip 0 1.8",
    ),
    "court": Plot(
        "court",
        "judge-bench 0 -2.75; flag -2.4 -3.0; flag 2.4 -3.0; desk -3.4 -1.9 40; desk 3.4 -1.9 -40; pew -3.8 0.4 90; pew 3.8 0.4 -90;"
        "taishi-chair 0 -3.0 0 0.5",
        "pendant -2.0 -1.2 0 0.9; pendant 2.0 -1.2 0 0.9; strip 0 0.8; sky -3.0 -1.6",
        ((-3.3, 1.2, 1.5, 3.2), (3.3, 1.2, 1.5, 3.2)),
    ),
    "works": Plot(
        "works",
        "machine -3.6 -3.4 30; machine 3.7 -3.0 -25; crates -1.4 -5.2; crates 1.8 -5.3 10; oil-drum 0.4 -4.9; oil-drum 0.9 -5.2;"
        "steel-shelf -4.6 -1.2 90; steel-shelf 4.6 -0.6 -90; ladder -2.8 -5.8; oil-drum 4.6 1.0; crates -4.6 1.2 90",
        "pendant -2.0 -1.5 0 1.4; pendant 2.0 -1.5 0 1.4; sky 0 -5.4",
        ((-3.2, 2.0, 2.4, 4.0), (0.0, 2.0, 2.4, 4.0), (3.2, 2.0, 2.4, 4.0)),
    ),
    "gallery": Plot(
        "gallery",
        "painting -2.7 -3.25 0 1.2; portrait-painting -0.1 -3.25 0 1.1; painting 2.6 -3.25 0 1.2; statue -3.7 -2.7 30; statue 3.7 -2.6 -30;"
        "bench 1.2 -2.4; painting -4.15 -1.0 90 1.2; painting 4.15 -1.0 -90 1.2; rope-post -1.2 -2.5; rope-post 0.9 -2.5",
        "pendant -1.6 -1.4 0 1.0; pendant 1.6 -1.4 0 1.0; coloured 0 -1.8",
    ),
    "theatre": Plot(
        "theatre",
        "stage-curtain 0 -4.0; stage-curtain -1.6 -4.1; stage-curtain 1.6 -4.1; stage-curtain -2.4 -2.6; stage-curtain 2.4 -2.6;"
        "crates -4.2 -3.2 20; ladder 4.2 -3.6; piano 4.1 -1.6 -50",
        "spot 0 0.4; spot -1.4 0.2; spot 1.4 0.2; candles -3.6 -2.0 0 2.6; candles 3.6 -2.0 0 2.6",
    ),
    "gym": Plot(
        "gym",
        "treadmill -3.4 -3.3; treadmill -2.2 -3.3; bench 2.6 -3.6; locker 0.6 -4.1; locker 1.8 -4.1; bag-of-punch 3.7 -1.8; mirror-panel -3.0 -4.35",
        "strip -2.2 -1.2; strip 2.2 -1.2; strip 0 -2.6; strip 0 1.8",
        ((3.2, 1.6, 2.0, 3.4),),
    ),
    "locker-room": Plot(
        "school",
        "locker -3.0 -3.0; locker -1.8 -3.0; locker -0.6 -3.0; locker 0.6 -3.0; locker 1.8 -3.0; bench -3.6 -1.2 90; bench 3.7 -0.9 -90",
        "strip -2.0 -1.0; strip 2.0 -1.0; strip 0 1.8",
        (),
        (3.2,),
    ),
    "cave": Plot(
        "cave",
        "boulders -3.0 -2.9; boulders 2.8 -3.0 80; boulders -4.3 0.6 140; boulders 0.8 -3.0 200; log 3.4 -2.3 40; lantern -2.6 -2.2",
        "candles -2.6 -2.0 0 0.8; candles 3.2 -2.2 0 1.0",
    ),
    "hut": Plot(
        "clay",
        "kang -2.7 -2.55; table 2.7 -2.5 8; stool 2.0 -2.3; stool 3.5 -2.2; jar -3.8 0.4; jar 3.8 -0.7; basket 1.5 -2.9; lantern 2.7 -2.5 0 0.76;"
        "bucket -1.2 -2.9; crates 3.8 0.6 80; bowl 2.45 -2.4 0 0.76",
        "candles 2.7 -2.4 0 1.0; candles -1.2 -1.6 0 1.5",
        ((0.9, 0.9, 1.0, 1.7),),
        (3.3,),
    ),
    "old-shop": Plot(
        "tea",
        "counter -2.7 -2.3; cabinet -1.3 -3.05; cabinet 0.2 -3.05; cabinet 1.7 -3.05; jar 3.5 -2.6; jar -3.7 -0.6; palace-lantern -2.3 -2.6 0 2.1;"
        "palace-lantern 2.4 -2.6 0 2.1; taishi-chair 3.6 0.0 -90; basket 2.9 -2.6; scroll 3.1 -3.2 0 1.5",
        "candles -2.3 -2.1 0 1.9; candles 2.4 -2.1 0 1.9; sky 0.4 -2.4",
    ),
    "shrine": Plot(
        "shrine",
        "shrine 0 -2.7; column-red -3.3 -2.6; column-red 3.3 -2.6; jar -3.7 -1.6; jar 3.7 -1.6; palace-lantern -2.0 -2.4 0 2.2;"
        "palace-lantern 2.0 -2.4 0 2.2; taishi-chair -3.7 0.2 90; taishi-chair 3.7 0.2 -90",
        "candles -0.9 -2.3 0 1.4; candles 0.9 -2.3 0 1.4; candles -2.0 -2.2 0 2.0; candles 2.0 -2.2 0 2.0",
    ),
    "palace": Plot(
        "palace",
        "throne-dais 0 -3.7; column-red -2.2 -3.4; column-red 2.2 -3.4; column-red -4.0 -2.4; column-red 4.0 -2.4; palace-lantern -3.1 -3.0 0 2.5;"
        "palace-lantern 3.1 -3.0 0 2.5; jar -3.6 -1.6; jar 3.6 -1.6; column-red -4.0 0.8; column-red 4.0 0.8",
        "candles -1.4 -3.0 0 1.6; candles 1.4 -3.0 0 1.6; candles -3.1 -2.6; candles 3.1 -2.6; sky -2.5 -2.5; sky 2.5 -2.5",
    ),
    "lobby": Plot(
        "hall",
        "checkout 2.6 -4.4; column -2.4 -3.4; column 2.4 -3.0; plant -4.4 -3.4; plant 4.4 -2.2; sofa -3.6 -4.6; cafe-table -3.6 -3.5;"
        "notice 0 -5.9 0 2.2; suitcase 3.6 -2.2 20",
        "strip -2.2 -1.2; strip 2.2 -1.2; strip 0 -4.2; strip 0 1.6; sky 0 -4.6",
        ((-3.2, 2.6, 0.4, 3.6), (0.0, 2.6, 0.4, 3.6)),
        (3.6,),
    ),
}
