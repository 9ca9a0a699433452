"""Ranges of the notes at the end of a file, moved along with the paragraphs they are about."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import accumulate

from ciotat.script.finaldraft.edits import Edit, given
from ciotat.script.finaldraft.markup import Node, parse
from ciotat.script.finaldraft.notes import length_of
from ciotat.script.finaldraft.reader import FinalDraft

__all__ = ["moved"]

_OPEN, _CLOSE = "<Content>", "</Content>"


def moved(source: str, was: FinalDraft, told: str, places: Mapping[int, int]) -> Iterator[Edit]:
    """The edits that give notes ranges where their paragraphs now stand. `told` is the new inside of the content, and
    `places` says for the start of each old paragraph that is left where in it that begins."""
    notes = [note for group in was.root.nodes("ScriptNotes") for note in group.nodes("ScriptNote")]
    if not any("Range" in note.attributes for note in notes):
        return
    old, now = _blocks(was.content), _blocks(parse(_OPEN + told + _CLOSE))
    shift = _Shift(old, now, {start: place + len(_OPEN) for start, place in places.items()})
    for note in notes:
        ends = note.attributes.get("Range", "").split(",")
        if len(ends) == 2 and all(end.strip().isdecimal() and len(end) < 10 for end in ends):
            shifted = ",".join(str(shift.of(int(end))) for end in ends)
            if shifted != note.attributes["Range"]:
                yield given(source, note, "Range", shifted)


def _blocks(content: Node) -> list[Node]:
    return [*content.nodes("Paragraph", "DualDialogue")]


class _Shift:
    """From a place in the old content, counted in units, to the same place in the new one."""

    def __init__(self, old: list[Node], now: list[Node], places: Mapping[int, int]) -> None:
        self._starts = [0, *accumulate(map(length_of, old))]
        self._begins = [0, *accumulate(map(length_of, now))]
        tops = [node.start for node in now]
        known = [max(bisect_right(tops, places[node.start]) - 1, 0) if node.start in places else -1 for node in old]
        self._left = [at for at, place in enumerate(known) if place >= 0]
        self._known = known

    def of(self, place: int) -> int:
        """Where a place is now: what is gone gives the start of the next paragraph that is left, what was beyond the end is
        as far beyond it."""
        if not self._left or place >= self._starts[-1]:
            return max(place + self._begins[-1] - self._starts[-1], 0)
        block = min(max(bisect_right(self._starts, place) - 1, 0), len(self._known) - 1)
        after = self._left[min(bisect_left(self._left, block), len(self._left) - 1)]
        now = self._known[after]
        if after != block:
            return self._begins[now]
        within, room = place - self._starts[block], self._begins[now + 1] - self._begins[now] - 1
        at_end = within == self._starts[block + 1] - self._starts[block] - 1
        return self._begins[now] + (room if at_end else min(within, room))
