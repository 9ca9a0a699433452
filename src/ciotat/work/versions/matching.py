"""Which block of an earlier script each block of a later one is, wherever it moved and if enough of it survives.

After P. Heckel, "A technique for isolating differences between files" (1978): what stands once in both, alone or with its
neighbours, is the same; so are equal neighbours of what is the same. What is left is aligned in order between those, by
how much is alike, then anywhere.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from itertools import accumulate

from ciotat.work.versions.block import Block, letters, likeness

__all__ = ["matched", "renamed"]

_ALIKE = 0.5
_FAR = 0.6
_IN_PLACE = 0.01
_TELLING = 3
_WIDEST = 40_000
_MOST = 400


def matched(old: Sequence[Block], new: Sequence[Block]) -> list[int]:
    """For each new block the place of the old one it is, or -1."""
    pair = _Pair(old, new)
    for look in (_whole, _said):
        before, after = [look(block) for block in old], [look(block) for block in new]
        alone = [[key if _tells(key) else None for key in keys] for keys in (before, after)]
        for keys in (_threes(before), _threes(after)), (_twos(before), _twos(after)), alone:
            pair.once(*keys)
            pair.spread(before, after)
    pair.names = renamed(old, new, pair.there)
    for rows, columns in pair.gaps():
        pair.align(rows, columns)
    pair.anywhere_equal()
    pair.anywhere_alike()
    return pair.there


def renamed(old: Sequence[Block], new: Sequence[Block], there: Sequence[int]) -> dict[str, str]:
    """Who is called otherwise in the later script: everyone all of whose speeches, as far as they are known there, are said
    under one other name."""
    found: dict[str, set[str]] = {}
    for block, i in zip(new, there, strict=True):
        if (
            i >= 0
            and old[i].name
            and _tells(block.said)
            and likeness(letters(old[i].said), letters(block.said)) >= _ALIKE
        ):
            found.setdefault(old[i].name, set()).add(block.name)
    return {name: min(others) for name, others in found.items() if len(others) == 1 and others - {name, ""}}


class _Pair:
    """Two scripts side by side; `there[j]` is the old place of new block `j`, `here[i]` the reverse, -1 where there is none."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self.old, self.new = old, new
        self.here, self.there = [-1] * len(old), [-1] * len(new)
        self.names: dict[str, str] = {}
        self.heads = _heads(old), _heads(new)

    def join(self, i: int, j: int) -> None:
        self.here[i], self.there[j] = j, i

    def once(self, before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
        """Join what has a key that stands once in either script."""
        counts = Counter(before), Counter(after)
        places = {key: i for i, key in enumerate(before)}
        for j, key in enumerate(after):
            if (
                key is not None
                and counts[0][key] == 1 == counts[1][key]
                and self.there[j] < 0
                and self.here[places[key]] < 0
            ):
                self.join(places[key], j)

    def spread(self, before: Sequence[str], after: Sequence[str]) -> None:
        """Join equal neighbours of what is joined; a heading only goes with what follows it."""
        for step in (1, -1):
            for j in range(len(after))[::step]:
                beside = j - step
                i = self.there[beside] + step if 0 <= beside < len(after) and self.there[beside] >= 0 else -1
                leans = step > 0 and self.new[j].kind == "heading"
                if self.there[j] < 0 <= i < len(before) and self.here[i] < 0 and before[i] == after[j] and not leans:
                    self.join(i, j)
        for i, j in ((0, 0), (len(before) - 1, len(after) - 1)):
            if before and after and self.here[i] < 0 and self.there[j] < 0 and before[i] == after[j]:
                self.join(i, j)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """Every run of new blocks not joined, with the old ones that stood there."""
        j = 0
        while j < len(self.there):
            if self.there[j] >= 0:
                j += 1
                continue
            end = next((k for k in range(j, len(self.there)) if self.there[k] >= 0), len(self.there))
            left = self.there[j - 1] if j else -1
            right = self.there[end] if end < len(self.there) else len(self.here)
            rows = self._open(left + 1, 1)
            if not rows or rows[-1] + 1 != right:
                rows += [i for i in self._open(right - 1, -1)[::-1] if i not in rows]
            if rows:
                yield rows, list(range(j, end))
            j = end

    def _open(self, i: int, step: int) -> list[int]:
        found = []
        while 0 <= i < len(self.here) and self.here[i] < 0:
            found.append(i)
            i += step
        return found

    def align(self, rows: list[int], columns: list[int]) -> None:
        """Join, in order, what is most alike."""
        if len(rows) * len(columns) > _WIDEST:
            return
        best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
        score = [[self._score(i, j) for j in columns] for i in rows]
        for r in range(len(rows) - 1, -1, -1):
            line, below, own = best[r], best[r + 1], score[r]
            for c in range(len(columns) - 1, -1, -1):
                line[c] = max(below[c], line[c + 1], below[c + 1] + own[c] if own[c] else 0.0)
        r = c = 0
        while r < len(rows) and c < len(columns):
            if score[r][c] and best[r][c] == best[r + 1][c + 1] + score[r][c]:
                self.join(rows[r], columns[c])
                r, c = r + 1, c + 1
            elif best[r][c] == best[r + 1][c]:
                r += 1
            else:
                c += 1

    def _score(self, i: int, j: int) -> float:
        old, new = self.old[i], self.new[j]
        if old.said == new.said and old.kind == new.kind:
            return 3.0 if old.key == new.key else 2.0
        if old.kind != new.kind:
            return 0.0
        alike = likeness(old.words, new.words)
        if alike >= _ALIKE:
            return alike
        if old.kind == "heading":
            return _IN_PLACE if j + 1 < len(self.new) and self.there[j + 1] == i + 1 else 0.0
        return _IN_PLACE if self.names.get(old.name, old.name) == new.name and self._at_home(i, j) else 0.0

    def _at_home(self, i: int, j: int) -> bool:
        """Whether two blocks may stand under one heading."""
        was, now = self.heads[0][i], self.heads[1][j]
        return (was < 0 or self.here[was] in (-1, now)) and (now < 0 or self.there[now] in (-1, was))

    def anywhere_equal(self) -> None:
        """Join what is equal, in order, if it says enough not to be equal by chance."""
        waiting: dict[str, list[int]] = {}
        for i in range(len(self.old) - 1, -1, -1):
            if self.here[i] < 0 and self.old[i].size > _TELLING:
                waiting.setdefault(self.old[i].key, []).append(i)
        for j, block in enumerate(self.new):
            if self.there[j] < 0 and (places := waiting.get(block.key)):
                self.join(places.pop(), j)

    def anywhere_alike(self) -> None:
        """Join what moved and changed."""
        rows = [i for i, j in enumerate(self.here) if j < 0 and self.old[i].size > _TELLING + 1]
        columns = [j for j, i in enumerate(self.there) if i < 0 and self.new[j].size > _TELLING + 1]
        if not rows or not columns or max(len(rows), len(columns)) > _MOST:
            return
        found = []
        for i in rows:
            for j in columns:
                if self.old[i].kind == self.new[j].kind:
                    alike = likeness(self.old[i].words, self.new[j].words)
                    if alike >= _FAR:
                        found.append((-alike, i, j))
        for _, i, j in sorted(found):
            if self.here[i] < 0 and self.there[j] < 0:
                self.join(i, j)


def _heads(blocks: Sequence[Block]) -> list[int]:
    """The place of the heading above each block, or -1."""
    return list(accumulate((j if block.kind == "heading" else -1 for j, block in enumerate(blocks)), max))


def _whole(block: Block) -> str:
    return block.key


def _said(block: Block) -> str:
    return block.said


def _tells(key: str) -> bool:
    return sum(letters(key).values()) >= _TELLING


def _twos(keys: Sequence[str]) -> list[Hashable]:
    return [(key, keys[k + 1] if k + 1 < len(keys) else None) for k, key in enumerate(keys)]


def _threes(keys: Sequence[str]) -> list[Hashable]:
    padded = (None, *keys, None)
    return [padded[k : k + 3] for k in range(len(keys))]
