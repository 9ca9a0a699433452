"""A contact sheet: the takes of one shot side by side, each with its name, the shot as it is now first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ciotat.cut.storyboard import FAINT, INK, PAPER
from ciotat.render.card import face, set_in_face

__all__ = ["Frame", "contact"]

MARGIN, TEXT, HEAD = 14, 50, 62
MARKED = (226, 176, 92)


@dataclass(frozen=True, eq=False)
class Frame:
    """One take on the sheet: its pictures over time (H, W, 3), its name, what is asked, and whether it is the one that
    the film has now."""

    pictures: Sequence[NDArray[np.uint8]]
    name: str
    words: str
    now: bool = False


def contact(title: str, words: str, frames: Sequence[Frame], width: int = 480) -> Image.Image:
    """The sheet: a few takes a row, those of several pictures a row each."""
    moments = max(len(frame.pictures) for frame in frames)
    tall, wide = frames[0].pictures[0].shape[:2]
    cell = width if moments == 1 else width * 3 // 4
    high = round(cell * tall / wide)
    columns = 1 if moments > 1 else min(len(frames), 3 if len(frames) in (3, 5, 6, 9) else 2 if len(frames) <= 4 else 4)
    across = moments * cell + (moments - 1) * (MARGIN // 3)
    rows = -(-len(frames) // columns)
    size = (columns * (across + MARGIN) + MARGIN, HEAD + rows * (high + TEXT + MARGIN) + MARGIN // 2)
    sheet = Image.new("RGB", size, PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.text((MARGIN, 10), _fit(title, size[0] - 2 * MARGIN, 19), font=face(19), fill=INK)
    pen.text((MARGIN, 36), _fit(words, size[0] - 2 * MARGIN, 14), font=face(14), fill=FAINT)
    for number, frame in enumerate(frames):
        x = MARGIN + number % columns * (across + MARGIN)
        y = HEAD + number // columns * (high + TEXT + MARGIN)
        for moment, picture in enumerate(frame.pictures):
            small = Image.fromarray(picture).resize((cell, high), Image.Resampling.LANCZOS)
            sheet.paste(small, (x + moment * (cell + MARGIN // 3), y))
        if frame.now:
            pen.rectangle((x - 2, y - 2, x + across + 1, y + high + 1), outline=MARKED, width=2)
        pen.text((x, y + high + 5), _fit(frame.name, across, 17), font=face(17), fill=MARKED if frame.now else INK)
        pen.text((x, y + high + 28), _fit(frame.words, across, 13), font=face(13), fill=FAINT)
    return sheet


def _fit(text: str, width: int, size: int) -> str:
    """`text` on one line, cut off with … where it is too long."""
    text = set_in_face(" ".join(text.split()))[:400]
    if face(size).getlength(text) <= width:
        return text
    while text and face(size).getlength(text + "…") > width:
        text = text[:-1]
    return text + "…"
