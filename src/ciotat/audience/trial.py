"""What a session has to know of an experiment: between which cuts a viewer is drawn, and with what chances."""

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Trial", "arm_for"]


@dataclass(frozen=True)
class Trial:
    """One draw that is open to viewers of `release`. Arm 0 is the champion. `candidates` are the digests of the cuts of the
    arms ("" the release as it stands), `releases` the release that each arm is shown; `pi` their chances for the next
    viewer; `asks` whether some viewers are asked, by a draw, what they felt in the shot."""

    id: str
    shot: str
    stage: str
    release: int
    candidates: tuple[str, ...]
    releases: tuple[int, ...]
    pi: tuple[float, ...]
    asks: bool = False


def arm_for(pi: Sequence[float], point: float) -> int:
    """The arm on which a point of [0, 1) falls; never one without a chance."""
    total = 0.0
    last = 0
    for arm, chance in enumerate(pi):
        if chance > 0:
            total += chance
            last = arm
            if point < total:
                return arm
    return last
