"""The order of three drafts merged: what one side moved or put in goes after what it stands after there.

Pieces of the earlier draft that neither side moved keep their order and are the stem, those that were taken out too: what
was put in after them stays in its place. All else hangs on what it follows on the side that put it there, so that it
travels when that travels; what leads (a heading) hangs on the stem behind all that continues a scene.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Place", "Side", "ordered", "still"]

Place = tuple[str, int]
"""A piece: ``("base", 3)``, ``("ours", 5)`` and ``("theirs", 5)`` for what is new there; ``("ghost", 3)`` is where 3 stood."""
_START: Place = ("start", 0)
_HEAVY = 10_000
_CONTINUES, _JOINS, _LEADS, _GOES_ON = range(4)


class _Hold(NamedTuple):
    """What a piece hangs on, and its rank among all that hang there."""

    parent: Place
    rank: tuple[int, bool, int]


@dataclass(frozen=True)
class Side:
    """A later draft: for each piece the place of the earlier one it is or -1, and whether it leads."""

    name: str
    was: Sequence[int]
    leads: Sequence[bool]
    moved: frozenset[int] = field(default=frozenset())

    @classmethod
    def of(cls, name: str, was: Sequence[int], leads: Sequence[bool], scenes: Sequence[int] = ()) -> "Side":
        """With what moved: as few leading pieces as can be, then as few others. A scene whose heading was taken out goes
        on from the one before: it moved there, if only by a line. `scenes` gives the scene of each earlier piece."""
        kept = still(was, [_HEAVY if leading else 1 for leading in leads])
        heads = {scene: i for i, scene in reversed(list(enumerate(scenes))) if scene}
        there = set(was)
        lost = {scene for scene, i in heads.items() if i not in there}
        moved = {i for i in was if i >= 0 and (i not in kept or (scenes and scenes[i] in lost))}
        return cls(name, was, leads, frozenset(moved))

    def piece(self, j: int) -> Place:
        """The piece at `j`."""
        return ("base", self.was[j]) if self.was[j] >= 0 else (self.name, j)


def still(was: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """The pieces that kept their order: the heaviest rising run of what is not -1."""
    found = [(i, weights[j]) for j, i in enumerate(was) if i >= 0]
    if all(a[0] < b[0] for a, b in pairwise(found)):
        return frozenset(i for i, _ in found)
    tops: list[int] = []
    totals: list[tuple[int, int]] = []
    before: dict[int, int] = {}
    for i, weight in found:
        k = bisect_left(tops, i)
        total, last = totals[k - 1] if k else (0, -1)
        before[i] = last
        total += weight
        end = k
        while end < len(tops) and totals[end][0] <= total:
            end += 1
        tops[k:end], totals[k:end] = [i], [(total, i)]
    kept, i = set(), totals[-1][1]
    while i >= 0:
        kept.add(i)
        i = before[i]
    return frozenset(kept)


def ordered(
    length: int, ours: Side, theirs: Side, scenes: Sequence[int], choices: Mapping[int, str]
) -> tuple[list[Place], list[int]]:
    """All pieces of both sides in one order, and the pieces that both sides moved to different places.

    `scenes` gives the scene of each earlier piece; of what both moved, `choices` names the side that is followed, else it is
    ours.
    """
    hung = {side.name: dict(_hung(side, other, scenes)) for side, other in ((ours, theirs), (theirs, ours))}
    chosen = {**hung["theirs"], **hung["ours"]}
    doubtful = []
    for i in sorted(ours.moved & theirs.moved):
        roots = [_root(("base", i), hung[side.name]) for side in (ours, theirs)]
        together = all(kind == "base" and k in ours.moved & theirs.moved for kind, k in roots)
        if roots[0] != roots[1] and not together:
            doubtful.append(i)
            if choices.get(i) == "theirs":
                chosen["base", i] = hung["theirs"]["base", i]
    return _walked(length, chosen, theirs), doubtful


def _root(piece: Place, hung: Mapping[Place, _Hold]) -> Place:
    """The piece of the earlier draft that a piece hangs on, through all that is new between."""
    piece = hung[piece].parent
    while piece[0] in ("ours", "theirs"):
        piece = hung[piece].parent
    return piece


def _hung(side: Side, other: Side, scenes: Sequence[int]) -> Iterator[tuple[Place, _Hold]]:
    """Each piece that the side moved or put in, with what it hangs on.

    What is new continues what it follows; a heading comes behind all of that, and behind it what was there before."""
    moved, here, there = other.moved, frozenset(side.was), frozenset(other.was)
    stem = last = known = _START
    after, still_after = _next(side, frozenset()), _next(side, side.moved)
    for j, i in enumerate(side.was):
        piece = side.piece(j)
        if i >= 0 and i not in side.moved:
            stem = last = known = piece
            continue
        within = known[0] == "base" and known[1] in side.moved
        if i >= 0 and not side.leads[j] and within and known[1] < i:
            parent, rank = known, _GOES_ON
        elif i >= 0 and not side.leads[j]:
            parent, rank = last, _JOINS
        elif side.leads[j]:
            goes_on = i < 0 and within and known[1] < after[j] in side.moved
            parent, rank = (known if goes_on else _ended(stem, here, scenes)), _LEADS
        else:
            parent, rank = last, _CONTINUES
        if parent[0] == "base" and parent[1] not in there | side.moved:
            parent = _before(parent, there, moved, scenes)
        if parent[0] == "base" and parent[1] in moved - side.moved:
            parent = _followed(parent, rank, still_after[j], moved, scenes)
        yield piece, _Hold(parent, (rank, side.name == "theirs", j))
        last = piece
        known = piece if i >= 0 else known


def _ended(stem: Place, here: frozenset[int], scenes: Sequence[int]) -> Place:
    """The last piece of a scene that a side cut short at `stem`: what follows there comes behind what it took out."""
    kind, i = stem
    while kind == "base" and i + 1 < len(scenes) and i + 1 not in here and scenes[i + 1] == scenes[i]:
        i += 1
    return (kind, i)


def _before(parent: Place, there: frozenset[int], moved: frozenset[int], scenes: Sequence[int]) -> Place:
    """In place of a piece that the other side took out, the nearest one before it that the other side moved with the scene."""
    i = parent[1]
    before = next((k for k in range(i - 1, -1, -1) if k in there), -1)
    return ("base", before) if before in moved and scenes[before] == scenes[i] else parent


def _followed(parent: Place, rank: int, after: int, moved: frozenset[int], scenes: Sequence[int]) -> Place:
    """A piece that the other side moved, if what hangs on it goes with it, else where it stood."""
    i = parent[1]
    inside = after >= 0 and scenes[after] == scenes[i]
    if rank == _LEADS:
        return parent if inside else ("ghost", i)
    return parent if scenes.index(scenes[i]) in moved or (inside and after in moved) else ("ghost", i)


def _next(side: Side, but: frozenset[int]) -> list[int]:
    """For each piece the earlier place of the next one that was there before, `but` some, or -1."""
    found, after = [-1] * len(side.was), -1
    for j in range(len(side.was) - 1, -1, -1):
        found[j] = after
        if side.was[j] >= 0 and side.was[j] not in but:
            after = side.was[j]
    return found


def _walked(length: int, chosen: dict[Place, _Hold], theirs: Side) -> list[Place]:
    """All pieces from the stem outwards. Where two moves hang on each other, one of theirs is undone."""
    while True:
        children: dict[Place, list[tuple[tuple[int, bool, int], Place]]] = {}
        for piece, hold in chosen.items():
            children.setdefault(hold.parent, []).append((hold.rank, piece))
        stem: list[Place] = [("ghost" if ("base", i) in chosen else "base", i) for i in range(length)]
        waiting, found = [*stem[::-1], _START], []
        while waiting:
            piece = waiting.pop()
            if piece[0] not in ("start", "ghost"):
                found.append(piece)
            waiting += [child for _, child in sorted(children.get(piece, ()), reverse=True)]
        lost = sorted(set(chosen) - set(found))
        if not lost:
            return found
        del chosen[next((piece for piece in lost if piece[0] == "base" and piece[1] in theirs.moved), lost[0])]
