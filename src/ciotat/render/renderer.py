"""The seam: a renderer turns a built world into pictures, and nothing else."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ciotat.stage.world import World

__all__ = ["Picture", "Renderer"]

Picture = NDArray[np.uint8]


class Renderer(Protocol):
    """`id` and `version` go into every recipe; raise `version` whenever any pixel could change.

    `frames` yields pictures (height, width, 3) uint8 sRGB at the given times (seconds after the shot's start), in order.
    Must be pure: the same world, size and times give the same bytes, whatever was drawn before and on any thread.
    """

    id: str
    version: int

    def frames(self, world: World, size: tuple[int, int], times: list[Fraction]) -> Iterator[Picture]: ...
