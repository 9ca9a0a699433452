"""The quickest film there is: a renderer that paints one tone a frame, for the tests of everything around pictures."""

import hashlib
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from ciotat.core.time import Rate
from ciotat.direction.style import named
from ciotat.render import shoot
from ciotat.render.renderer import Picture
from ciotat.work.build import Order

__all__ = ["SIZE", "Flat", "decoded", "order", "undressed"]

SIZE = 64, 36


class Flat:
    """Paints the shot's own tone, a little brighter with time. `shot` counts the runs, `rendered` the frames."""

    id = "flat"
    version = 1

    def __init__(self) -> None:
        self.shot: list[str] = []
        self.lock = threading.Lock()

    def frames(self, world: object, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]:
        seed: str = world.seed  # type: ignore[attr-defined]
        if len(times) > 1:
            with self.lock:
                self.shot.append(seed)
        tone = list(hashlib.sha256(seed.encode()).digest()[:3])
        for time in times:
            level = 0.5 + 0.5 * float(time % 1)
            yield np.broadcast_to(np.array(tone) * level, (size[1], size[0], 3)).astype(np.uint8)


def undressed(patch: pytest.MonkeyPatch) -> None:
    """Hand renderers the stage itself, so that no set and no body is built."""
    patch.setattr(shoot, "build", lambda stage: stage)


def order(script: Path, folder: Path, **more: object) -> Order:
    """An order for a silent film of 64 x 36 at 6 frames a second."""
    usual = {"size": SIZE, "rate": Rate.of(6), "silent": True, "renderer": Flat(), "style": named("classical")}
    return Order(script, folder, "film", **{**usual, **more})  # type: ignore[arg-type]


def decoded(path: Path) -> int:
    """How many pictures a movie really holds."""
    with av.open(str(path)) as movie:
        return sum(1 for _ in movie.decode(video=0))
