"""Where two drafts of a Fountain script differ, and which scenes have to be read again for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import ne

from ciotat.script.screenplay import Scene

__all__ = ["Drafts", "Part", "alike", "compare"]


@dataclass(frozen=True, slots=True)
class Drafts:
    """The lines of an earlier and a later draft: the first `head` are the same, and the last `tail`."""

    old: Sequence[str]
    new: Sequence[str]
    head: int
    tail: int

    @property
    def more(self) -> int:
        """How many lines were added, or less than 0 taken away."""
        return len(self.new) - len(self.old)

    def changed(self) -> Iterator[str]:
        """The lines that differ, of both drafts."""
        yield from self.old[self.head : len(self.old) - self.tail]
        yield from self.new[self.head : len(self.new) - self.tail]

    def parts(self, scenes: tuple[Scene, ...], body: int) -> Iterator["Part"]:
        """Ever larger parts that hold all that changed, where the later draft has `body` lines of title page."""
        origins = [scene.elements[0].origin if scene.elements else scene.origin for scene in scenes]
        starts = [origin.line if origin.column == 1 else 0 for origin in origins]
        first = 0
        for number, scene in enumerate(scenes):
            if scene.heading and scene.origin.line < self.head and self._parted(starts[number]):
                first = number
        start = starts[first] - 1 if first else body
        for last in range(first + 1, len(scenes)):
            if starts[last] - 1 > len(self.old) - self.tail and self._parted(starts[last]):
                yield Part(first, last, start, starts[last] - 1 + self.more)
        yield Part(first, len(scenes), start, len(self.new))

    def _parted(self, line: int) -> bool:
        """Whether the line above line number `line` is empty."""
        return line > 1 and not self.old[line - 2]


@dataclass(frozen=True, slots=True)
class Part:
    """Scenes number `first` to before `last` of the earlier draft, and where they are in the later one: the lines from
    index `start` to before `end`."""

    first: int
    last: int
    start: int
    end: int


def compare(before: str, after: str) -> Drafts:
    """Compare two drafts line by line."""
    old, new = before.split("\n"), after.split("\n")
    least = min(len(old), len(new))
    head = next(compress(count(), map(ne, old, new)), least)
    tail = next(compress(count(), map(ne, reversed(old), reversed(new))), least)
    return Drafts(old, new, head, min(tail, least - head))


def alike(before: str, after: str) -> bool:
    """Whether all lines of both drafts end in the same way, with a newline or with two characters."""
    double = "\r" in before
    return all(
        text.count("\r\n") == text.count("\r") == text.count("\n") if double else "\r" not in text
        for text in (before, after)
    )
