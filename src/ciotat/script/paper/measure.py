"""How wide letters are: in cells of a typewriter's grid, or in thousandths of an em of the Song face."""

from collections.abc import Callable
from functools import lru_cache
from unicodedata import category, east_asian_width

__all__ = ["Measure", "cells", "ems"]

Measure = Callable[[str], int]
_JOINED = ("Mn", "Me", "Cf")
_ADVANCES = dict(
    zip(
        map(chr, range(0x20, 0x7F)),
        (
            *(255, 322, 396, 586, 561, 936, 786, 207, 374, 374, 480, 587, 329, 353, 329, 366),
            *(567, 469, 569, 567, 566, 569, 569, 560, 569, 572, 329, 329, 587, 587, 587, 443),
            *(929, 726, 681, 694, 775, 656, 635, 746, 857, 411, 410, 742, 630, 983, 801, 772),
            *(650, 772, 726, 576, 670, 803, 720, 1064, 708, 691, 611, 352, 366, 352, 587, 572),
            *(438, 565, 648, 546, 637, 554, 392, 575, 670, 337, 318, 620, 340, 984, 668, 604),
            *(647, 617, 473, 481, 375, 660, 557, 848, 574, 561, 504, 376, 322, 376, 587),
        ),
        strict=True,
    )
)
"""Of the ASCII letters. Source: the metrics of assets/serif.ttf."""


@lru_cache(4096)
def _cell(letter: str) -> int:
    if category(letter) in _JOINED:
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


@lru_cache(4096)
def _em(letter: str) -> int:
    if letter in _ADVANCES:
        return _ADVANCES[letter]
    if category(letter) in _JOINED:
        return 0
    return 1000 if east_asian_width(letter) in "WFA" else 650


def cells(text: str) -> int:
    """How many cells `text` takes: an ideograph two, a combining mark none, any other letter one."""
    return len(text) if text.isascii() else sum(map(_cell, text))


def ems(text: str) -> int:
    """How many thousandths of an em `text` takes in the Song face: an ideograph or one of its marks a whole one."""
    return sum(map(_em, text))
