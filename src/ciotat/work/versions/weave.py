"""Two later drafts of one script merged, block by block and line by line.

What one side changed, moved, took out or put in is so in the merged script, and so is what the other side did elsewhere.
A conflict is only what both changed differently: a line, a block that one changed and the other took out, a scene likewise.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from ciotat.work.versions.block import Block, letters, likeness
from ciotat.work.versions.conflict import Conflict, Sort
from ciotat.work.versions.matching import matched, renamed
from ciotat.work.versions.order import Place, Side, ordered

__all__ = ["Woven", "woven"]

Chosen = Callable[[Conflict], Literal["ours", "theirs"] | None]
_ALIKE = 0.5
_TELLING = 4
"""Words of a piece that is not taken for another one which says the same."""
_LINES_ALIKE = 0.4


@dataclass
class Woven:
    """A merged script: its blocks, and every conflict with the side that was chosen for it, if one was."""

    blocks: list[Block] = field(default_factory=list)
    conflicts: list[tuple[Conflict, Literal["ours", "theirs"] | None]] = field(default_factory=list)


def woven(base: Sequence[Block], ours: Sequence[Block], theirs: Sequence[Block], choose: Chosen) -> Woven:
    """The merged script. Where nothing is chosen yet it is as on our side."""
    return _Weaving(base, {"ours": ours, "theirs": theirs}, choose).done()


class _Weaving:
    """One merge under way. `at[side][i]` is where block i of the base is on a side, or -1."""

    def __init__(self, base: Sequence[Block], sides: dict[str, Sequence[Block]], choose: Chosen) -> None:
        self.base, self.blocks, self.choose = base, sides, choose
        self.out = Woven()
        self.scenes = _scenes(base)
        self.sides = {}
        self.at: dict[str, list[int]] = {}
        self.names: dict[str, dict[str, str]] = {}
        self.renamed: dict[str, dict[str, str]] = {}
        for name, blocks in sides.items():
            was = matched(base, blocks)
            there = {block.name for block in blocks}
            self.renamed[name] = renamed(base, blocks, was)
            self.names[name] = {old: new for old, new in self.renamed[name].items() if old not in there}
            self.sides[name] = Side.of(name, was, [block.kind == "heading" for block in blocks], self.scenes)
            self.at[name] = _reversed(was, len(base))
        self.restored: dict[int, str] = {}
        self.dropped: set[Place] = set()
        self.put_in: dict[str, dict[int, list[Place]]] = {}
        self.fresh: dict[str, dict[int, tuple[int, int, str, int]]] = {}
        self.ours_fresh: set[tuple[int, int, str, int]] = set()

    def done(self) -> Woven:
        self._lost_scenes()
        order = self._order()
        for place in order:
            if place in self.dropped:
                continue
            block = self._merged(place[1]) if place[0] == "base" else self._new(*place)
            if block is not None and not self._twice(place, block):
                self.out.blocks.append(block)
        return self.out

    def _new(self, side: str, j: int) -> Block:
        """What a side put in; who speaks it is called as the other side calls them now."""
        block = self.blocks[side][j]
        name = self.names["theirs" if side == "ours" else "ours"].get(block.name)
        if not name or block.name in self.names[side]:
            return block
        return replace(block, lines=(block.lines[0].replace(block.name, name, 1), *block.lines[1:]))

    def _order(self) -> list[Place]:
        """The order of everything; what both moved to different places is asked for."""
        length, choices = len(self.base), {}
        ours, theirs = self.sides["ours"], self.sides["theirs"]
        order, doubtful = ordered(length, ours, theirs, self.scenes, {})
        both = ours.moved & theirs.moved
        for i in doubtful:
            led = i + 1 in both and i + 1 not in doubtful and self.scenes[i + 1] == self.scenes[i]
            if self.base[i].kind != "heading" and self.base[i].size < _TELLING and not led:
                continue
            choice = self._ask("moved", i, self._stands("ours", i), self._stands("theirs", i))
            if choice == "theirs":
                choices[i] = "theirs"
            head = self.scenes.index(self.scenes[i])
            side = choice or "ours"
            if self.at[side][head] >= 0 and self.scenes[i]:
                self.restored.setdefault(head, side)
        return ordered(length, ours, theirs, self.scenes, choices)[0] if choices else order

    def _stands(self, side: str, i: int) -> str:
        """What a block stands behind on a side, and itself: to show where it was moved."""
        j, blocks = self.at[side][i], self.blocks[side]
        return "\n\n".join(block.text for block in blocks[max(j - 1, 0) : j + 1]) if j >= 0 else ""

    def _ask(self, sort: Sort, i: int, ours: str, theirs: str) -> Literal["ours", "theirs"] | None:
        """Note a conflict at block `i` of the base; gives what was chosen."""
        j = next((self.at["ours"][k] for k in range(i, -1, -1) if self.at["ours"][k] >= 0), 0)
        line = 1 + sum(len(block.lines) + len(block.gap) for block in self.blocks["ours"][:j])
        made = Conflict(sort, "", self.base[i].text, ours, theirs, line)
        again = sum(replace(made, line=0) == replace(other, line=0, number=0) for other, _ in self.out.conflicts)
        made = replace(made, number=again)
        choice = self.choose(made)
        self.out.conflicts.append((made, choice))
        return choice

    def _merged(self, i: int) -> Block | None:
        """Block `i` of the base with what both sides made of it; None where it was taken out."""
        at = {name: places[i] for name, places in self.at.items()}
        kept = {name: self.blocks[name][j] for name, j in at.items() if j >= 0}
        if len(kept) == 2:
            return self._joined(i, kept["ours"], kept["theirs"])
        if i in self.restored:
            return kept[self.restored[i]]
        if not kept:
            return None
        ((name, block),) = kept.items()
        if not self._changed(name, i, block):
            return None
        ours, theirs = (block.text, "") if name == "ours" else ("", block.text)
        choice = self._ask("gone", i, ours, theirs) or "ours"
        return block if choice == name else None

    def _joined(self, i: int, ours: Block, theirs: Block) -> Block:
        base = self.base[i]
        gap = ours.gap if ours.gap != base.gap or ours.tail != base.tail else theirs.gap
        tail = ours.tail if gap == ours.gap else theirs.tail
        if _same(ours, base) or _same(theirs, ours):
            lines = theirs.lines if _same(ours, base) else ours.lines
            kind = theirs.kind if _same(ours, base) else ours.kind
        elif _same(theirs, base):
            lines, kind = ours.lines, ours.kind
        else:
            both = {"ours": ours, "theirs": theirs}
            afresh = all(self._changed(name, i, block) for name, block in both.items()) and not all(
                _alike(base, block) and not self._handed_on(name, base, block) for name, block in both.items()
            )
            found = None if afresh else _lines(base.lines, ours.lines, theirs.lines, None)
            if found is None:
                choice = self._ask("line", i, ours.text, theirs.text) or "ours"
                chosen = ours if choice == "ours" else theirs
                found = list(chosen.lines) if afresh else _lines(base.lines, ours.lines, theirs.lines, choice) or []
            lines, kind = tuple(found), ours.kind
        return Block(kind, lines, gap, tail)

    def _changed(self, side: str, i: int, block: Block) -> bool:
        """Whether more of a block changed than what its speaker is called."""
        base = self.base[i]
        if base.kind == block.kind == "speech" and len(base.lines) > 1:
            return base.lines[1:] != block.lines[1:] or self._handed_on(side, base, block)
        return not _same(base, block)

    def _handed_on(self, side: str, base: Block, block: Block) -> bool:
        """Whether somebody else speaks now."""
        return block.name not in (base.name, self.renamed[side].get(base.name, base.name))

    def _lost_scenes(self) -> None:
        """Scenes that one side took out and the other went on with."""
        inside: dict[int, list[int]] = {}
        for i, scene in enumerate(self.scenes):
            inside.setdefault(scene, []).append(i)
        for _, places in sorted(inside.items()):
            for gone, other in (("ours", "theirs"), ("theirs", "ours")):
                if any(self.at[gone][i] >= 0 for i in places) or self.base[places[0]].kind != "heading":
                    continue
                left = [i for i in places if self.at[other][i] >= 0 and i not in self.sides[other].moved]
                left = left or [i for i in places if self.at[other][i] >= 0]
                new = self._new_in(other, set(left))
                if new or any(self._changed(other, i, self.blocks[other][self.at[other][i]]) for i in left):
                    self._lost(places, left, new, other)

    def _lost(self, places: list[int], left: list[int], new: list[Place], other: str) -> None:
        """One side took a scene out, the `other` has `left` of it and `new` blocks in it."""
        begin = min(self.at[other][i] for i in left)
        end = max([self.at[other][i] for i in left] + [j for _, j in new])
        text = "\n\n".join(block.text for block in self.blocks[other][begin : end + 1])
        ours, theirs = (text, "") if other == "ours" else ("", text)
        if (self._ask("scene", places[0], ours, theirs) or "ours") == other:
            self.restored |= dict.fromkeys(left, other)
        else:
            self.dropped |= {*new, *(("base", i) for i in left)}

    def _new_in(self, side: str, places: set[int]) -> list[Place]:
        """What a side put into a scene: all new blocks behind one of `places` that open no scene of their own."""
        if side not in self.put_in:
            found: dict[int, list[Place]] = {}
            after = -1
            for j, i in enumerate(self.sides[side].was):
                if i >= 0 or self.blocks[side][j].kind == "heading":
                    after = i
                elif after >= 0:
                    found.setdefault(after, []).append((side, j))
            self.put_in[side] = found
        return sorted(place for i in places for place in self.put_in[side].get(i, ()))

    def _twice(self, place: Place, block: Block) -> bool:
        """Whether both sides put in the same beside each other: it is kept once."""
        if place[0] != "theirs":
            return False
        if not self.fresh:
            self.fresh = {name: self._between(name) for name in ("ours", "theirs")}
            self.ours_fresh = set(self.fresh["ours"].values())
        return self.fresh["theirs"][place[1]] in self.ours_fresh

    def _between(self, side: str) -> dict[int, tuple[int, int, str, int]]:
        """Of each new block the nearest blocks of the base around it, what it says, and its number among equal ones there."""
        was, blocks = self.sides[side].was, self.blocks[side]
        after, last = [-1] * len(was), -1
        for j in range(len(was) - 1, -1, -1):
            after[j] = last
            last = was[j] if was[j] >= 0 else last
        found, before = {}, -1
        counts: Counter[str] = Counter()
        for j, i in enumerate(was):
            if i >= 0:
                before = i
                counts.clear()
            else:
                found[j] = before, after[j], blocks[j].key, counts[blocks[j].key]
                counts[blocks[j].key] += 1
        return found


def _lines(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], choice: Literal["ours", "theirs"] | None
) -> list[str] | None:
    """The lines of a block merged; None where both changed one, unless it is said which side is taken."""
    kept = {"ours": _aligned(base, ours), "theirs": _aligned(base, theirs)}
    sides = {
        name: Side(name, was, [False] * len(was)) for name, was in (("ours", kept["ours"]), ("theirs", kept["theirs"]))
    }
    order, _ = ordered(len(base), sides["ours"], sides["theirs"], [0] * len(base), {})
    texts = {"ours": ours, "theirs": theirs}
    at = {name: _reversed(was, len(base)) for name, was in kept.items()}
    put_in = {name: _between(was, texts[name]) for name, was in kept.items()}
    found: list[str] = []
    for name, k in order:
        if name != "base":
            if name == "ours" or put_in[name][k] not in put_in["ours"]:
                found.append(texts[name][k])
            continue
        here, there = (texts[side][at[side][k]] if at[side][k] >= 0 else None for side in ("ours", "theirs"))
        if here == there or there == base[k]:
            line = here
        elif here == base[k]:
            line = there
        elif choice is None:
            return None
        else:
            line = here if choice == "ours" else there
        found += [] if line is None else [line]
    return found


def _between(was: Sequence[int], lines: Sequence[str]) -> list[tuple[int, int, str] | None]:
    """Of each new line, what it stands between and what it says."""
    found: list[tuple[int, int, str] | None] = []
    for j, line in enumerate(lines):
        before = next((was[k] for k in range(j, -1, -1) if was[k] >= 0), -1)
        after = next((was[k] for k in range(j, len(was)) if was[k] >= 0), -1)
        found.append((before, after, line.strip()) if was[j] < 0 else None)
    return found


def _aligned(base: Sequence[str], lines: Sequence[str]) -> list[int]:
    """For each line the place of the one of the base that it is, in order, or -1: equal ones, then those most alike."""
    words = [letters(line) for line in base], [letters(line) for line in lines]
    rows, columns = len(base), len(lines)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    score = [[_score(base[i], lines[j], words[0][i], words[1][j], i == j) for j in range(columns)] for i in range(rows)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + score[i][j])
    was, i, j = [-1] * columns, 0, 0
    while i < rows and j < columns:
        if score[i][j] and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            was[j] = i
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return was


def _score(old: str, new: str, before: "object", after: "object", level: bool) -> float:
    if old.strip() == new.strip():
        return 3.0
    alike = likeness(before, after)  # type: ignore[arg-type]
    return 1 + alike if alike >= _LINES_ALIKE else 0.2 if level else 0.0


def _alike(old: Block, new: Block) -> bool:
    """Whether a block is the same one, and not another in its place."""
    return len(old.lines) == len(new.lines) == 1 or likeness(letters(old.said), letters(new.said)) >= _ALIKE


def _same(one: Block, other: Block) -> bool:
    return one.lines == other.lines


def _reversed(was: Sequence[int], length: int) -> list[int]:
    at = [-1] * length
    for j, i in enumerate(was):
        if i >= 0:
            at[i] = j
    return at


def _scenes(blocks: Sequence[Block]) -> list[int]:
    """The number of the scene of each block; 0 before the first heading."""
    found, scene = [], 0
    for block in blocks:
        scene += block.kind == "heading"
        found.append(scene)
    return found
