"""Two drafts side by side: which piece of the old one each piece of the new one is, told by equal keys.

After P. Heckel, "A technique for isolating differences between files" (1978): what occurs once in both is the same
wherever it moved; equal neighbours of what is the same are the same; what is left is compared within the stretches
between. Linear in the number of pieces.
"""

from collections.abc import Hashable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

__all__ = ["Alignment", "Keys", "Standing", "numbered"]

Keys = Sequence[int]
Loose = Sequence[Hashable]
_NONE = -1
_NOWHERE = -(10**9)


def numbered(before: Sequence[Hashable], after: Sequence[Hashable]) -> tuple[list[int], list[int]]:
    """Both sequences as whole numbers, equal where the items are."""
    numbers: dict[Hashable, int] = {}
    return (
        [numbers.setdefault(item, len(numbers)) for item in before],
        [numbers.setdefault(item, len(numbers)) for item in after],
    )


class Standing(NamedTuple):
    """Of each piece of a draft the number of its scene, and whether it leans: means little without what follows it."""

    scenes: Sequence[int]
    leans: Sequence[bool]


class Alignment:
    """`old[j]` is the place in the old draft of piece `j` of the new one, `new[i]` the reverse; -1 where there is none."""

    def __init__(self, before: Standing, after: Standing) -> None:
        self.pieces = before, after
        self.new = [_NONE] * len(before.scenes)
        self.old = [_NONE] * len(after.scenes)

    def join(self, i: int, j: int) -> None:
        """Piece `j` of the new draft is piece `i` of the old one."""
        self.new[i], self.old[j] = j, i

    def open(self, leaning: bool | None = None) -> tuple[list[int], list[int]]:
        """What is not joined yet, old and new: all of it, or only what is `leaning`, or not."""
        old, new = (
            [k for k, other in enumerate(joined) if other < 0 and leaning in (None, pieces.leans[k])]
            for joined, pieces in zip((self.new, self.old), self.pieces, strict=True)
        )
        return old, new

    def anchor(self, before: Keys, after: Keys) -> None:
        """Join, wherever it moved, what has equal keys beyond doubt: alone or with its neighbours it stands once in
        either draft. Then what stands beside it."""
        for near in (_triples, _follows, _precedes, _firm):
            old, new = (near(keys, pieces) for keys, pieces in zip((before, after), self.pieces, strict=True))
            self._unique(old, new)
        self._spread_all(before, after, False)

    def settle(self, before: Keys, after: Keys, leaning: bool = False) -> None:
        """Join what has equal keys within the stretches between what is joined, at last in order; what leans too, or
        only under what it leans on."""
        if not all(self.open()):
            return
        old, new = (before, after) if leaning else (_firm(before, self.pieces[0]), _firm(after, self.pieces[1]))
        self._spread_all(before, after, leaning)
        while self._within(old, new):
            self._spread_all(before, after, leaning)
        for side in (0, 1):
            self._in_order(*self._placed(old, new, side))
        self._spread_all(before, after, leaning)

    def gather(self, before: Keys, after: Keys) -> None:
        """Join what has equal keys wherever it stands, in order, but nothing that leans."""
        self._in_order(_firm(before, self.pieces[0]), _firm(after, self.pieces[1]))

    def stretches(self, leaning: bool) -> Iterator[tuple[list[int], list[int]]]:
        """Every run of open pieces of the new draft, with the open pieces of the old one that lay there: those after
        what stands before the run, and those before what stands after it. Only what is `leaning`, or only what is not.
        """
        bounds = [self._bounds(side) for side in (0, 1)]
        near: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        old, new = self.open(leaning)
        for i in old:
            for side in (0, 1):
                near[side].setdefault(bounds[side][0][i], []).append(i)
        for (left, right), run in groupby(new, lambda j: (bounds[0][1][j], bounds[1][1][j])):
            there = near[0].get(left, []), near[1].get(right, [])
            yield there[0] if there[0] == there[1] else [*there[0], *there[1]], list(run)

    def _within(self, before: Loose, after: Loose) -> bool:
        """Join what occurs once in both drafts within a stretch."""
        starts, ends = (self._unique(*self._placed(before, after, side)) for side in (0, 1))
        return starts or ends

    def _placed(self, before: Loose, after: Loose, side: int) -> tuple[Loose, Loose]:
        """Keys that are equal only within a stretch, told by its beginning (`side` 0) or its end (1)."""
        old, new = (
            [None if key is None else (bound, key) for bound, key in zip(bounds, keys, strict=True)]
            for bounds, keys in zip(self._bounds(side), (before, after), strict=True)
        )
        return old, new

    def _bounds(self, side: int) -> tuple[list[int], list[int]]:
        """For each piece, old and new, the old place of the joined piece last before it (`side` 0) or next after (1)."""
        edge = len(self.new) if side else _NONE
        own = [i if j >= 0 else _NONE for i, j in enumerate(self.new)]
        return _carried(own, edge, side), _carried(self.old, edge, side)

    def _unique(self, before: Sequence[Hashable], after: Sequence[Hashable]) -> bool:
        """Join the open pieces whose keys stand once in either draft."""
        here, there = _once(before, self.new), _once(after, self.old)
        found = [(i, there[key]) for key, i in here.items() if i >= 0 and there.get(key, _NONE) >= 0]
        for i, j in found:
            self.join(i, j)
        return bool(found)

    def _in_order(self, before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
        """Join open pieces of equal keys, the first with the first."""
        waiting: dict[Hashable, list[int]] = {}
        for i in reversed(self.open()[0]):
            waiting.setdefault(before[i], []).append(i)
        for j in self.open()[1]:
            if after[j] is not None and (places := waiting.get(after[j])):
                self.join(places.pop(), j)

    def _spread_all(self, before: Keys, after: Keys, leaning: bool) -> None:
        """Join equal neighbours of what is joined, within scenes first; what leans only ahead of it, unless `leaning`."""
        for inside in (True, False):
            self._spread(before, after, 1, inside, leaning)
            self._spread(before, after, -1, inside, True)

    def _spread(self, before: Keys, after: Keys, step: int, inside: bool, leaning: bool) -> None:
        """Join what follows (`step` 1) or precedes (-1) joined pieces, with equal keys, `inside` scenes or across, what leans
        too where `leaning`."""
        old, new = self.old, self.new
        here, (there, leans) = self.pieces[0].scenes, self.pieces[1]
        i, scene = (len(new), _NONE) if step < 0 else (_NONE, _NONE)
        for j in range(len(old))[::step]:
            i += step
            equal = old[j] < 0 and 0 <= i < len(new) and new[i] < 0 and before[i] == after[j]
            if (
                equal
                and (leaning or not leans[j])
                and (not inside or (there[j] == scene and here[i] == here[i - step]))
            ):
                self.join(i, j)
            i, scene = old[j] if old[j] >= 0 else _NOWHERE, there[j]


def _carried(places: Keys, edge: int, side: int) -> list[int]:
    """`places` with every gap filled by what stands before it (`side` 0) or after it (1), at the edge by `edge`."""
    out, last = [], edge
    for place in reversed(places) if side else places:
        last = place if place >= 0 else last
        out.append(last)
    return out[::-1] if side else out


def _once(keys: Sequence[Hashable], joined: Keys) -> dict[Hashable, int]:
    """The place of each open key but None, or -1 where it has several."""
    places: dict[Hashable, int] = {}
    for place, key in enumerate(keys):
        if joined[place] < 0:
            places[key] = _NONE if key in places or key is None else place
    return places


def _follows(keys: Keys, pieces: Standing) -> list[Hashable]:
    """Each key with the one after it in its scene."""
    return list(zip(keys, _beside(keys, pieces.scenes), strict=True))


def _precedes(keys: Keys, pieces: Standing) -> list[Hashable]:
    """Each key with the one before it in its scene, but None for what leans."""
    before = _beside(keys[::-1], pieces.scenes[::-1])[::-1]
    return [None if leans else pair for pair, leans in zip(zip(keys, before, strict=True), pieces.leans, strict=True)]


def _triples(keys: Keys, pieces: Standing) -> list[Hashable]:
    """Each key with the ones before and after it in its scene."""
    before = _beside(keys[::-1], pieces.scenes[::-1])[::-1]
    return list(zip(before, keys, _beside(keys, pieces.scenes), strict=True))


def _firm(keys: Keys, pieces: Standing) -> list[Hashable]:
    """Each key, but None for what leans."""
    return [None if leans else key for key, leans in zip(keys, pieces.leans, strict=True)]


def _beside(keys: Keys, scenes: Keys) -> list[int]:
    """The key after each in its scene, or -1."""
    same = (here == there for here, there in pairwise(scenes))
    return [*(key if near else _NONE for key, near in zip(keys[1:], same, strict=True)), _NONE][: len(keys)]
