"""What stands on an airfield, as lines of parts (see `props.parts`)."""

from collections.abc import Mapping

__all__ = ["AIRCRAFT"]

AIRCRAFT: Mapping[str, tuple[str, str, str]] = {
    # kind: English words, Chinese words, its parts
    "airliner": ("airliner", "客机", """
        bar white 1.9 22 @ -11 3.7 0
        ball white 1.9 @ 11 3.7 0
        ball white 1.9 @ -11 3.9 0
        box blue 22.4 0.4 3.72 @ 0 2.8 0
        box black 0.32 0.42 3.7 @ -8.6 4.2 0 x17 1.0 0 0
        box black 1.0 0.55 2.3 @ 11.9 4.25 0
        box white 1.0 1.9 3.78 @ 9.4 2.95 0
        box grey 4.4 0.24 24 @ -0.6 2.5 0
        bar grey 0.75 3.2 @ -0.4 1.7 5.2
        bar grey 0.75 3.2 @ -0.4 1.7 -5.2
        ball black 0.68 @ 2.75 1.7 5.2
        ball black 0.68 @ 2.75 1.7 -5.2
        box blue 3.0 4.4 0.32 @ -11.2 5.2 0
        box white 2.4 0.2 9.5 @ -11.6 4.7 0
        rod dark 0.12 1.9 @ 8.6 0 0
        bar rubber 0.45 0.5 @ 8.3 0.45 0
        rod dark 0.16 1.9 @ -1.4 0 2.2
        rod dark 0.16 1.9 @ -1.4 0 -2.2
        bar rubber 0.55 0.7 @ -1.8 0.55 2.2
        bar rubber 0.55 0.7 @ -1.8 0.55 -2.2
        box grey 1.3 0.2 0.5 @ 9.4 0.3 5.1 x9 0 0.31 -0.36
        box yellow 0.06 0.9 0.5 @ 8.7 0.5 5.1 x9 0 0.31 -0.36
        box yellow 0.06 0.9 0.5 @ 10.1 0.5 5.1 x9 0 0.31 -0.36"""),
    "terminal": ("airport-terminal", "航站楼楼房", """
        box cream 28 6.4 8 @ 0 0 0
        box white 28.8 0.5 9.2 @ 0 6.4 0.3
        box black 27 3.4 0.2 @ 0 1.2 4.0
        box white 0.16 3.4 0.3 @ -12 1.2 4.05 x9 3.0 0 0
        box blue 6 0.9 0.2 @ 0 7.0 4.4
        rod white 1.7 13 @ -9.5 6 -1
        rod black 2.7 1.9 @ -9.5 19 -1
        rod white 3.0 0.4 @ -9.5 20.9 -1"""),
    "cone": ("traffic-cone", "路锥", """
        box orange 0.34 0.04 0.34 @ 0 0 0
        rod orange 0.12 0.24 @ 0 0.04 0
        rod white 0.09 0.14 @ 0 0.28 0
        rod orange 0.06 0.2 @ 0 0.42 0"""),
}  # fmt: skip
