"""The skeleton of a person: 53 bones named as the game engines name them, so that any clip library fits."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ciotat.core.space import Array

__all__ = ["Skeleton"]


@dataclass(frozen=True, eq=False)
class Skeleton:
    """Bones at rest, parents before children. `head` and `tail` (B, 3) are joints in metres: feet on y = 0, facing +Z,
    arms in an A; `parent` (B,) is -1 for the root. Names: Root pelvis spine_01..03 neck_01 head, and with _l or _r
    clavicle upperarm lowerarm hand thumb_01.. index_01.. middle ring pinky thigh calf foot ball; _l is the person's
    own left, at +X."""

    names: tuple[str, ...]
    parent: NDArray[np.int32]
    head: Array
    tail: Array

    def index(self, name: str) -> int:
        """Where the bone `name` stands; ValueError if there is none."""
        return self.names.index(name)
