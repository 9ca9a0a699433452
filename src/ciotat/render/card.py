"""Title cards: words on black, in the program's own face."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ciotat.core.assets import asset_path
from ciotat.render.renderer import Picture
from ciotat.stage.stage import Stage

__all__ = ["face", "frames", "set_in_face"]

_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")
_NARROW = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "…": "..."})
INK = (236, 228, 212)


@lru_cache(maxsize=16)
def face(size: int) -> ImageFont.FreeTypeFont:
    """The program's face, Latin and Han, at a size in pixels."""
    return ImageFont.truetype(str(asset_path("serif.ttf")), size)


def set_in_face(text: str) -> str:
    """`text` with marks that are as narrow as its letters: the face sets ’ and “ as wide as a Han character."""
    return text if _HAN.search(text) else text.translate(_NARROW)


def frames(stage: Stage, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
    """The card's pictures: still words that come and go with the fades."""
    words = _drawn(stage.card, size).astype(np.float32)
    for time in times:
        into = min(1.0, float(time / stage.fade_in)) if stage.fade_in else 1.0
        out = min(1.0, float((stage.length - time) / stage.fade_out)) if stage.fade_out else 1.0
        level = max(0.0, min(into, out))
        yield (words * (level * level * (3 - 2 * level)) + 0.5).astype(np.uint8)


def _drawn(text: str, size: tuple[int, int]) -> Picture:
    width, height = size
    image = Image.new("RGB", size, (7, 7, 8))
    pen = ImageDraw.Draw(image)
    lines = set_in_face(text).splitlines() or [""]
    big = face(_fitting(lines[0], width, round(height * 0.105)))
    small = face(max(10, round(height * 0.036)))
    rows = [(lines[0], big), *((line, small) for line in lines[1:6])]
    heights = [font.size * (1.5 if font is big else 1.9) for _, font in rows]
    y = (height - sum(heights)) / 2
    for (line, font), tall in zip(rows, heights, strict=True):
        left, top, right, bottom = pen.textbbox((0, 0), line, font=font)
        ink = INK if font is big else tuple(int(c * 0.66) for c in INK)
        pen.text(
            ((width - (right - left)) / 2 - left, y + (tall - (bottom - top)) / 2 - top), line, font=font, fill=ink
        )
        y += tall
    return np.asarray(image)


def _fitting(line: str, width: int, size: int) -> int:
    """The largest size, at most `size`, at which `line` fits into 80 % of the width."""
    wide = face(size).getlength(line) or 1.0
    return max(8, min(size, int(size * width * 0.8 / wide)))
