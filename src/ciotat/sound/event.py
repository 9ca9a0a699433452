"""Events: every sound of the film as one thing that starts somewhere, drawn only when the tape gets there."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ciotat.sound.filters import Sound
from ciotat.sound.reverb import spread
from ciotat.sound.stems import RATE

__all__ = ["BLOCK", "Event", "StemName", "panned", "reels"]

StemName = Literal["dialogue", "effects", "ambience", "music"]
BLOCK = 20 * RATE


@dataclass(frozen=True, eq=False)
class Event:
    """A sound for one stem from sample `start` of the film on: `make` draws it, (n, 2); `room` answers, `wet` times."""

    stem: StemName
    start: int
    make: Callable[[], Sound]
    room: str = ""
    wet: float = 0.0


def panned(sound: Sound, side: float) -> Sound:
    """Mono (n,) placed across the picture, -1 left to 1 right, equally loud everywhere; stereo (n, 2) as it is."""
    if sound.ndim == 2:
        return sound
    angle = (1 + float(np.clip(side, -1, 1))) * np.pi / 4
    return sound[:, None] * np.array([np.cos(angle), np.sin(angle)], np.float32)


class _Reel:
    """Sound that is still being added to: (n, 2) from a moving start on."""

    def __init__(self) -> None:
        self.sound = np.zeros((0, 2), np.float32)

    def add(self, at: int, sound: NDArray[np.float32]) -> None:
        missing = at + len(sound) - len(self.sound)
        if missing > 0:
            self.sound = np.concatenate([self.sound, np.zeros((missing, 2), np.float32)])
        self.sound[at : at + len(sound)] += sound

    def take(self, n: int) -> NDArray[np.float32]:
        """The first `n` samples; what comes after stays."""
        self.add(n, np.zeros((0, 2), np.float32))
        head, self.sound = self.sound[:n], self.sound[n:].copy()
        return head


def reels(events: Iterable[Event], length: int) -> Iterator[tuple[int, dict[StemName, NDArray[np.float32]]]]:
    """The four stems of a film of `length` samples, a BLOCK at a time: (start, stem -> sound). Events come in order.

    No more than a block and the tails that hang over it are ever held.
    """
    stems: dict[StemName, _Reel] = {name: _Reel() for name in ("dialogue", "effects", "ambience", "music")}
    rooms: dict[tuple[StemName, str], _Reel] = defaultdict(_Reel)
    waiting = iter(events)
    event = next(waiting, None)
    for start in range(0, length, BLOCK):
        size = min(BLOCK, length - start)
        while event is not None and event.start < start + size:
            sound = event.make()
            skip = max(0, start - event.start)
            sound, at = sound[skip:], max(0, event.start - start)
            stems[event.stem].add(at, sound)
            if event.room and event.wet:
                rooms[event.stem, event.room].add(at, sound * np.float32(event.wet))
            event = next(waiting, None)
        for (stem, room), reel in rooms.items():
            dry = reel.take(size)
            heard = np.flatnonzero(dry[:, 0] + dry[:, 1])
            if len(heard):
                stems[stem].add(int(heard[0]), spread(dry[heard[0] : heard[-1] + 1], room))
        yield start, {name: reel.take(size) for name, reel in stems.items()}
