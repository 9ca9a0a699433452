"""Where scenes begin in the sound: on the grid of the packets it is heard in, so that a scene that is only moved keeps its packets.

A film's frames and the 1024 samples of an AAC packet share no grid. So each scene is heard from the packet nearest to its
first frame on: never more than a packet (21 ms, half a frame of film) early or late, and without drift. Scenes are counted from
the last anchor, a scene that its own name makes one, so that an edit rounds only the few scenes up to the next anchor anew.
"""

from collections.abc import Sequence
from fractions import Fraction

from ciotat.core.digest import digest
from ciotat.core.time import Seconds
from ciotat.direction.plan import ScenePlan
from ciotat.sound.stems import RATE

__all__ = ["GRID", "begins"]

GRID = 1024
_ONE_IN = 16


def begins(scenes: Sequence[ScenePlan], length: int) -> list[int]:
    """The sample at which each scene of a film of `length` samples begins to be heard: multiples of GRID, in order."""
    found: list[int] = []
    here = anchor = Seconds(0)
    base = 0
    for scene in scenes:
        if int(digest(scene.id)[:8], 16) % _ONE_IN == 0:
            anchor, base = here, _nearest(here)
        latest = max(0, (length - 1) // GRID * GRID)
        found.append(max(found[-1] if found else 0, min(base + _nearest(here - anchor), latest)))
        here += scene.length
    return found


def _nearest(time: Seconds) -> int:
    return GRID * (time * RATE / GRID + Fraction(1, 2)).__floor__()
