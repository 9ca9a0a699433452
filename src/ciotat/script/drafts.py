"""Where two drafts of a Fountain script differ, and which scenes have to be read again for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from ciotat.script.moved import begin_of
from ciotat.script.screenplay import Scene

__all__ = ["Drafts", "Part", "alike", "compare"]

_STEP = 4096


@dataclass(frozen=True, slots=True)
class Part:
    """Scenes number `first` to before `last` of the earlier draft, and where they are in the later one: the characters
    from offset `start` to `end`, behind so many lines `above`. In the earlier draft `until` lines end with them."""

    first: int
    last: int
    start: int
    end: int
    above: int
    until: int


@dataclass(frozen=True, slots=True)
class Drafts:
    """An earlier and a later draft, their lines ended by a newline alone: the first `head` characters are the same, so
    many `lines` of them whole, and the last `tail`. The later has `more` lines, or less than 0."""

    old: str
    new: str
    head: int
    tail: int
    lines: int
    more: int

    def changed(self) -> Iterator[str]:
        """The lines that differ, of both drafts."""
        for text in (self.old, self.new):
            end = text.find("\n", len(text) - self.tail)
            yield text[text.rfind("\n", 0, self.head) + 1 : len(text) if end < 0 else end]

    def parts(self, scenes: tuple[Scene, ...], body: int) -> Iterator[Part]:
        """Ever larger parts that hold all that changed, where the later draft has a title page up to offset `body`."""
        first, start = self._first(scenes)
        above = begin_of(scenes[first]).line - 1 if first else self.new.count("\n", 0, body)
        start = start if first else body
        more = len(self.new) - len(self.old)
        for last, end in self._last(scenes, first + 1):
            yield Part(first, last, start, max(end + more - 1, start), above, begin_of(scenes[last]).line - 1)
        yield Part(first, len(scenes), start, len(self.new), above, self.old.count("\n") + 1)

    def _first(self, scenes: tuple[Scene, ...]) -> tuple[int, int]:
        """The last scene whose heading and the line under it are before the change, below a blank line; its offset."""
        at, line = self.old.rfind("\n", 0, self.head), self.lines
        for number in range(len(scenes) - 1, 0, -1):
            if scenes[number].heading and scenes[number].origin.line < self.lines:
                begin = begin_of(scenes[number])
                while line >= begin.line:
                    at, line = self.old.rfind("\n", 0, at), line - 1
                if (
                    begin.column == 1
                    and line
                    and self.old[max(at - 1, 0)] == "\n"
                    and self._plain(scenes[number], at + 1)
                ):
                    return number, at + 1
        return 0, 0

    def _plain(self, scene: Scene, start: int) -> bool:
        """Whether no note or boneyard, which may reach far, stands in what begins a scene at offset `start`."""
        end = start
        for _ in range(scene.origin.line - begin_of(scene).line + 1):
            end = self.old.find("\n", end) + 1
        return not any(mark in self.old[start:end] for mark in ("/*", "*/", "[[", "]]"))

    def _last(self, scenes: tuple[Scene, ...], number: int) -> Iterator[tuple[int, int]]:
        """The scenes from `number` on that begin below a blank line after the change, and their offsets."""
        at = self.old.find("\n", len(self.old) - self.tail)
        if at < 0:
            return
        line = least = self.lines + self.old.count("\n", self.head, at) + 1
        for last in range(number, len(scenes)):
            if scenes[last].origin.line > least:
                begin = begin_of(scenes[last])
                while line < begin.line - 1:
                    at, line = self.old.find("\n", at + 1), line + 1
                if begin.column == 1 and begin.line - 1 > least and self.old[at - 1] == "\n":
                    yield last, at + 1


def compare(before: str, after: str) -> Drafts:
    """Compare two drafts from both ends."""
    least = min(len(before), len(after))
    head = _alike(before, after, least)
    tail = _alike_end(before, after, least - head)
    more = after.count("\n", head, len(after) - tail) - before.count("\n", head, len(before) - tail)
    return Drafts(before, after, head, tail, before.count("\n", 0, head), more)


def _alike(a: str, b: str, most: int) -> int:
    """How many characters of two texts are the same from their beginnings on, `most` at most."""
    same, step = 0, _STEP
    while step and same < most:
        end = min(same + step, most)
        if a[same:end] == b[same:end]:
            same = end
        else:
            step //= 2
    return same


def _alike_end(a: str, b: str, most: int) -> int:
    """How many characters of two texts are the same from their ends back, `most` at most."""
    same, step = 0, _STEP
    while step and same < most:
        end = min(same + step, most)
        if a[len(a) - end : len(a) - same] == b[len(b) - end : len(b) - same]:
            same = end
        else:
            step //= 2
    return same


def alike(before: str, after: str) -> bool:
    """Whether all lines of both drafts end in the same way, with a newline or with two characters."""
    double = "\r" in before
    return all(
        text.count("\r\n") == text.count("\r") == text.count("\n") if double else "\r" not in text
        for text in (before, after)
    )
