"""Chance from identity: every stream is seeded by *what a thing is*, never by when or where it is met."""

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

from ciotat.core.digest import digest

__all__ = ["chance", "pick", "seed"]

T = TypeVar("T")


def seed(*identity: object) -> int:
    """A 64-bit seed from the names of a thing, e.g. ``seed("wardrobe", "LI WEI")``."""
    return int(digest([str(part) for part in identity])[:16], 16)


def chance(*identity: object) -> np.random.Generator:
    """A random stream that belongs to a thing. PCG64: its numbers never change between numpy versions."""
    return np.random.Generator(np.random.PCG64(seed(*identity)))


def pick(options: Sequence[T], *identity: object) -> T:
    """One of `options`, always the same one for the same identity."""
    return options[seed(*identity) % len(options)]
