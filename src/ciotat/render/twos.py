"""A shot first on twos, as animators say: every second picture is drawn before the others, so that it moves in half the time."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from ciotat.core.time import Rate
from ciotat.render import clip
from ciotat.render.yuv import Planes

__all__ = ["FEWEST", "Ahead", "order", "twos"]

Ahead = Callable[[Path], None]
"""Is shown a movie as long as the shot, of every second picture of it; it is gone when this returns."""
FEWEST = 12
"""Shots of fewer frames than this are there at once."""


def order(count: int) -> list[list[int]]:
    """The frames of a shot as they are drawn: every second, then the others."""
    return [list(range(0, count, 2)), list(range(1, count, 2))]


def twos(
    drawn: Iterator[Planes], place: Path, size: tuple[int, int], rate: Rate, count: int, ahead: Ahead
) -> Iterator[Planes]:
    """The pictures of a shot in their own order, of `drawn` in that of `order`. `ahead` is shown the first half of them as
    soon as it is there; they lie in the folder `place` until they are wanted."""
    wide, high = size
    shape, length = (high * 3 // 2, wide), high * 3 // 2 * wide
    with TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as folder:
        movie, kept = Path(folder) / "twos.mp4", Path(folder) / "planes"
        with kept.open("w+b") as file:

            def first() -> Iterator[Planes]:
                for planes in islice(drawn, (count + 1) // 2):
                    file.write(planes.tobytes())
                    yield planes

            clip.write_planes(movie, first(), size, Rate(rate.fps / 2))
            ahead(movie)
            file.seek(0)
            for number in range(count):
                yield next(drawn) if number % 2 else np.frombuffer(file.read(length), np.uint8).reshape(shape)
