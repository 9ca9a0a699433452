"""Pieces: a soundtrack in spans of some seconds, each of which is mixed from what lies near it and knows of nothing else.

A piece counts its samples from its own beginning. So where it stands in the film, and what is heard far from it, changes
nothing in it: the same piece is the same sound, made alone or with all others, before an edit or after.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ciotat.direction.plan import Plan
from ciotat.sound.automation import Automation, faders
from ciotat.sound.dialogue import sample
from ciotat.sound.event import StemName
from ciotat.sound.grid import GRID, begins
from ciotat.sound.limiter import MARGIN
from ciotat.sound.strips import BEFORE, NAMES

__all__ = ["GLIDE", "LAG", "LEAD", "Laid", "Piece", "pieces"]

LEAD, LAG = 8 * GRID, 2 * GRID
"""Samples that an encoder hears before a piece, so that it comes to it as it would from afar, and after it."""
GLIDE = 3 * GRID
"""Samples over which the master fader moves to where the next scene has it."""
_SIZE = 225 * GRID  # whole steps of loudness, too


@dataclass(frozen=True)
class Laid:
    """The strip of a stem of a scene, from sample `at` of the piece on."""

    stem: StemName
    scene: int
    at: int


@dataclass(frozen=True)
class Piece:
    """Samples `start` to `end` of the film, within scene number `scene`: the strips that are heard in it or just beside it, and how
    the faders stand, both counted from `start`; `near` are the scenes whose gain matters, and where they begin."""

    scene: int
    start: int
    end: int
    laid: tuple[Laid, ...]
    faders: Automation
    near: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """How many samples it has."""
        return self.end - self.start

    @property
    def window(self) -> tuple[int, int]:
        """The samples that are listened to when it is mixed, counted from `start`."""
        return -LEAD - MARGIN, self.length + LAG + MARGIN


def pieces(plan: Plan, heard: Mapping[str, int], drawn: Sequence[Mapping[StemName, int]]) -> list[Piece]:
    """The soundtrack of `plan` in order. `heard` holds the length in samples of every line by beat, `drawn` that of every
    strip, by scene and stem."""
    length, whole = sample(plan.length), faders(plan, heard)
    starts = begins(plan.scenes, length)
    laid = [
        (start - BEFORE, start - BEFORE + strips[name], Laid(name, k, start - BEFORE))
        for k, (start, strips) in enumerate(zip(starts, drawn, strict=True))
        for name in NAMES
        if name in strips
    ]
    made, first = [], 0
    for k, start, end in _spans(starts, length):
        bare = Piece(k, start, end, (), whole, ())
        low, high = (start + at for at in bare.window)
        while first < len(laid) and max(last for _, last, _ in laid[first : first + len(NAMES)]) <= low:
            first += 1
        near = _near(laid, first, low, high, start)
        made.append(Piece(k, start, end, tuple(near), whole.near(low, high, start), _scenes(starts, low, high, start)))
    return made


def _near(laid: Sequence[tuple[int, int, Laid]], first: int, low: int, high: int, zero: int) -> Iterator[Laid]:
    for begin, end, strip in laid[first:]:
        if begin >= high:
            return
        if end > low:
            yield Laid(strip.stem, strip.scene, begin - zero)


def _scenes(starts: Sequence[int], low: int, high: int, zero: int) -> tuple[tuple[int, int], ...]:
    """The scenes whose gain is heard from sample `low` to `high`, each with its beginning; of those at one sample the last."""
    first, last = bisect_right(starts, low - GLIDE), bisect_left(starts, high + GLIDE)
    return tuple(
        (k, starts[k] - zero)
        for k in range(max(0, first - 1), last)
        if k + 1 == len(starts) or starts[k + 1] != starts[k]
    )


def _spans(starts: Sequence[int], length: int) -> Iterator[tuple[int, int, int]]:
    """Scene, beginning and end of every piece."""
    for k, (start, end) in enumerate(zip(starts, [*starts[1:], length], strict=False)):
        count = max(1, round((end - start) / _SIZE))
        for part in range(count):
            begin, stop = start + part * _SIZE, end if part == count - 1 else start + (part + 1) * _SIZE
            if begin < stop:
                yield k, begin, stop
