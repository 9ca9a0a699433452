"""The visible mark of a film made by AI: words in a corner of the first seconds, laid over finished clips.

After GB 45438-2025, 5.4: the words hold who ("AI") and what ("生成") made the picture, stand at the picture's edge or corner
from its first frame on for at least 2 s, and are at least 5 % of the picture's shorter side high.
Only the groups of pictures that show the mark are encoded again; every packet after them is copied.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import av
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ciotat.core.errors import StoreError
from ciotat.core.store import writing
from ciotat.core.time import Rate, Seconds
from ciotat.cut.packets import packets
from ciotat.render.card import face
from ciotat.render.clip import muxer, write_planes

__all__ = ["LEAST", "SHOWN", "WORDS", "Mark", "mark", "stamp"]

WORDS = {"zh": "AI生成", "en": "AI-generated · AI生成"}
"""The Chinese words stand in films of every language: the law that asks for them reads Chinese."""
LEAST = Fraction(5, 100)
"""The least height of the words, as a part of the shorter side."""
SHOWN, FADING = Seconds(3), Fraction(1, 2)
INK, PLATE, GLASS = 226, 22, 150
"""Luma of the words and of the plate behind them, and how much of 255 the plate covers."""
_AHEAD = Fraction(55, 1000)

Plane = NDArray[np.uint8]


@dataclass(frozen=True, eq=False)
class Mark:
    """The words as luma to lay over a picture of `size`, with how much of 255 each pixel covers; `high` is the
    height of the words themselves in pixels."""

    size: tuple[int, int]
    words: str
    at: tuple[int, int]
    luma: Plane
    cover: Plane
    high: int

    @property
    def ends(self) -> Seconds:
        """When the mark has gone."""
        return SHOWN + FADING

    def over(self, planes: Plane, time: Seconds) -> Plane:
        """The planes (3 / 2 H, W) of a picture at `time` of the film with the mark on it; the rest is untouched."""
        level = min(Fraction(1), max(Fraction(0), (self.ends - time) / FADING))
        share = int(level * 255)
        if not share:
            return planes
        made = planes.copy()
        (x, y), (rows, columns) = self.at, self.luma.shape
        wide, high = self.size
        cover = (self.cover.astype(np.int32) * share + 127) // 255
        place = made[y : y + rows, x : x + columns]
        place[:] = _laid(place, self.luma.astype(np.int32), cover)
        quarter = (cover[::2, ::2] + cover[1::2, ::2] + cover[::2, 1::2] + cover[1::2, 1::2] + 2) // 4
        for number in range(2):
            plane = made.reshape(-1)[wide * high * (4 + number) // 4 : wide * high * (5 + number) // 4]
            colour = plane.reshape(high // 2, wide // 2)[y // 2 : (y + rows) // 2, x // 2 : (x + columns) // 2]
            colour[:] = _laid(colour, np.full(quarter.shape, 128, np.int32), quarter)
        return made


def _laid(under: Plane, over: NDArray[np.int32], cover: NDArray[np.int32]) -> Plane:
    """In whole numbers, so that every machine rounds alike."""
    return ((under.astype(np.int32) * (255 - cover) + over * cover + 127) // 255).astype(np.uint8)


def mark(size: tuple[int, int], language: str) -> Mark:
    """The mark for pictures of `size` (width, height, both even) in a film's language: in the upper left corner, where
    neither subtitles nor a player's buttons lie."""
    words = WORDS["zh" if language.startswith("zh") else "en"]
    short = min(size)
    tall = -(-short * _AHEAD.numerator // _AHEAD.denominator)
    points = next(p for p in range(tall, tall * 4) if _ink("生成", p)[1] >= tall)
    while face(points).getlength(words) > size[0] * 0.8 and words != WORDS["zh"]:
        words = WORDS["zh"]
    wide, high, left, top = *_ink(words, points), *face(points).getbbox(words)[:2]
    pad = max(2, round(tall * 0.45))
    columns, rows = (_even(n + 2 * pad) for n in (wide, high))
    letters = Image.new("L", (columns, rows), 0)
    ImageDraw.Draw(letters).text((pad - left, pad - top), words, font=face(points), fill=255)
    plate = Image.new("L", (columns * 4, rows * 4), 0)
    ImageDraw.Draw(plate).rounded_rectangle((0, 0, columns * 4 - 1, rows * 4 - 1), pad * 3, fill=GLASS)
    glass = np.asarray(plate.reduce(4), np.int32)
    ink = np.asarray(letters, np.int32)
    cover = 255 - ((255 - glass) * (255 - ink) + 127) // 255
    through = (glass * (255 - ink) + 127) // 255
    luma = np.where(cover > 0, (PLATE * through + INK * ink) // np.maximum(1, through + ink), PLATE)
    away = _even(short // 25)
    return Mark(size, words, (away, away), luma.astype(np.uint8), cover.astype(np.uint8), _ink("生成", points)[1])


def _ink(words: str, points: int) -> tuple[int, int]:
    """How wide and how high the drawn words are."""
    left, top, right, bottom = face(points).getbbox(words)
    return round(right - left), round(bottom - top)


def _even(number: int) -> int:
    return number + number % 2


def stamp(target: Path, clip: Path, mark: Mark, rate: Rate, start: int = 0) -> int:
    """Write `clip`, which begins at frame `start` of the film, with the mark on it, and count the frames that were encoded
    again: whole groups of pictures; none, and nothing is written, where the mark has gone by then. The same clip gives
    the same bytes. Raises StoreError where it cannot be joined."""
    last = -(-mark.ends * rate.fps // 1) - start
    if last <= 0:
        return 0
    with TemporaryDirectory() as aside, writing(target) as temporary:
        head = Path(aside) / "head.mp4"
        shown = (mark.over(planes, rate.time(start + n)) for n, planes in enumerate(_decoded(clip, last, mark.size)))
        count = write_planes(head, shown, mark.size, rate)
        with av.open(str(clip)) as source, av.open(str(head)) as first, muxer(temporary, rate) as made:
            old, new = source.streams.video[0], first.streams.video[0]
            if old.codec_context.extradata != new.codec_context.extradata:
                raise StoreError(
                    f"{clip.name} was encoded in another way; no mark can be laid on it", advice="shoot again"
                )
            stream = made.add_stream_from_template(old)
            stream.time_base = 1 / rate.fps
            for number, packet in enumerate(chain(packets(first), islice(packets(source), count, None))):
                packet.stream, packet.time_base = stream, 1 / rate.fps
                packet.pts = packet.dts = number
                packet.duration = 1
                made.mux(packet)
    return count


def _decoded(clip: Path, last: int, size: tuple[int, int]) -> Iterator[Plane]:
    """The pictures of a clip up to the first key frame that is not before `last`, as planes."""
    with av.open(str(clip)) as source:
        for number, frame in enumerate(source.decode(video=0)):
            if number >= last and frame.key_frame:
                return
            if (frame.width, frame.height) != size or frame.format.name != "yuv420p":
                seen = f"{frame.width} x {frame.height} {frame.format.name}"
                raise StoreError(
                    f"{clip.name} holds pictures of {seen}, not of {size[0]} x {size[1]}", advice="shoot again"
                )
            yield cast(Plane, frame.to_ndarray())
