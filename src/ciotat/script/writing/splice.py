"""A changed screenplay written into the text it was read from: what did not change keeps its characters."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from ciotat.script.screenplay import Screenplay
from ciotat.script.writing.encode import line_end
from ciotat.script.writing.formatter import Formatter, Item, Story, compose, items
from ciotat.script.writing.source import Base, same

__all__ = ["spliced"]

_NEW = -1


def spliced(screenplay: Screenplay, formatter: Formatter) -> str:
    """The source of `screenplay` with what changed since it was read written anew, in the habits of the file. Of an
    outline, whose words around a speech belong to it, only words change in their places; else it is all written anew."""
    splice = _Splice(screenplay, formatter)
    was = splice.base.read
    if (screenplay.scenes, screenplay.title_page, screenplay.people) == (was.scenes, was.title_page, was.people):
        return screenplay.source
    if screenplay.format == "prose" and splice.places != [*range(len(splice.base.story))]:
        return compose(screenplay, Story(item for item in splice.story if item.element.id), formatter)
    return "".join(splice.parts())


class _Splice:
    """`places` says of each element which one of the base it is, or that it is new. Those that are not `kept` are
    written anew, at their old place or a new one."""

    def __init__(self, screenplay: Screenplay, formatter: Formatter) -> None:
        self.screenplay, self.formatter = screenplay, formatter
        self.base = base = Base.of(screenplay)
        self.end = line_end(base.text)
        self.story = Story(items(screenplay))
        self.places = _places(base, self.story)
        known = {id(item.scene) for item, j in zip(self.story, self.places, strict=True) if j >= 0}
        told = [i for i, item in enumerate(self.story) if item.element.id or id(item.scene) not in known]
        self.story, self.places = Story(self.story[i] for i in told), [self.places[i] for i in told]
        self.kept = [j >= 0 and same(base.story[j], item) for j, item in zip(self.places, self.story, strict=True)]
        self._loosen()
        self._part()
        self.habits = self._habits()

    def _loosen(self) -> None:
        """A unit of which something is missing, changed or moved is written anew as a whole."""
        at = {j: i for i, j in enumerate(self.places)}
        for j in [j for j in self.places if j >= 0]:
            members = self.base.members(j)
            where = [at.get(member, _NEW) for member in members]
            whole = where == [*range(where[0], where[0] + len(where))] and all(self.kept[i] for i in where[:-1])
            whole = whole and (self.kept[where[-1]] or self._in_place(j))
            if len(members) > 1 and not whole:
                for i in (i for i in where if i >= 0):
                    self.places[i], self.kept[i] = _NEW, False

    def _part(self) -> None:
        """Words that lost their cue are written anew, and those of a speech that comes to stand in lines of their own or
        no longer does."""
        was = self.base.story
        for i, cue in enumerate(self.story.cues):
            own, above = self.places[i], self.places[cue] if cue >= 0 else _NEW
            parted = above >= 0 and i > cue and (cue in self.story.parted) != (above in was.parted)
            if parted or (own >= 0 and cue < 0 <= was.cues[own]):
                self.places[i], self.kept[i] = _NEW, False

    def _in_place(self, j: int) -> bool:
        """Whether the last words of a unit can change alone: those of a speech that stands in the place of its words."""
        members = self.base.members(j)
        spoken = self.base.story[members[-1]].element.type == "dialogue"
        return spoken and self.base.starts[members[0]] == self.base.starts[members[-1]]

    def _habits(self) -> dict[tuple[str, ...], str]:
        """What the file most often leaves blank between two types of elements, and before one type."""
        seen: dict[tuple[str, ...], Counter[str]] = {}
        story = self.base.story
        for j in range(1, len(story)):
            told, blank = self.base.between(j)
            if not told and blank:
                usual = self.formatter.gap(story, j)
                before, type = story[j - 1].element.type, story[j].element.type
                for key in ((usual, type), (usual, type, before)):
                    seen.setdefault(key, Counter())[blank] += 1
        return {key: counts.most_common(1)[0][0] for key, counts in seen.items()}

    def parts(self) -> Iterator[str]:
        """The text, piece by piece."""
        yield self._head()
        for i, j in enumerate(self.places):
            members = self.base.members(j) if j >= 0 else range(0)
            if not self.kept[i] and len(members) < 2:
                yield from self._anew(i, self._gap(i))
            elif j == members[0]:
                yield self._gap(i)
                yield self._unit(i, members)
                yield self.base.between(members[-1] + 1)[0]
        closing = self.base.between(len(self.base.story))[1]
        last = self.places[-1] if self.places else _NEW
        yield closing if last == len(self.base.story) - 1 else self.end if closing else ""

    def _unit(self, i: int, members: range) -> str:
        """The characters of a unit, or the new words in their place."""
        last = i + len(members) - 1
        if self.kept[last]:
            return self.base.text[self.base.starts[members[0]] : self.base.ends[members[-1]]]
        return self._ended(self.story[last].element.text)

    def _head(self) -> str:
        """What stands above the first element: as it was, unless the title page changed."""
        told = self.base.between(0)[0]
        was = self.base.read
        if not was.title_page:
            was = replace(was, title=self.screenplay.title)
        head = self.formatter.head(self.screenplay)
        return told if head == self.formatter.head(was) else self._ended(head)

    def _gap(self, i: int) -> str:
        """The blanks before an element: those it had, where what stands before it is of the same kind."""
        j = self.places[i]
        if not i:
            blank = self.base.between(max(j, 0))[1] if j <= 0 else ""
            return blank if j == 0 else self._ended(self.formatter.gap(self.story, 0)) if self._head() else ""
        usual = self.formatter.gap(self.story, i)
        if j > 0 and self.places[i - 1] == j - 1:
            return self.base.between(j)[1]
        if j > 0 and usual == self.formatter.gap(self.base.story, j):
            return self.base.between(j)[1].lstrip(" \t") or usual
        before, type = self.story[i - 1].element.type, self.story[i].element.type
        usually = self.habits.get((usual, type), self._ended(usual))
        return self.habits.get((usual, type, before), usually)

    def _anew(self, i: int, gap: str) -> Iterator[str]:
        """An element in the habits of the file; what it says is as far from the edge as its first line."""
        element = self.story[i].element
        bare = gap.rstrip(" \t\u3000")
        body = self.formatter.body(self.story, i)
        if element.type == "action":
            yield bare + self._ended(body)
        else:
            yield gap + self._ended(body).replace(self.end, self.end + gap[len(bare) :])
        j = self.places[i]
        under = self.formatter.under(self.story, i)
        yield self._ended(under) if j < 0 or element.type == "heading" else self.base.between(j + 1)[0]

    def _ended(self, text: str) -> str:
        return text.replace("\n", self.end)


def _places(base: Base, story: Story) -> list[int]:
    """Which element of the base each element is, by its origin; those that moved across others are new."""
    found = [_NEW] * len(story)
    taken: set[int] = set()
    tests: list[Callable[[Item, Item], bool]] = [same, lambda a, b: a.element.type == b.element.type, lambda a, b: True]
    where: dict[object, list[int]] = {}
    for j, item in enumerate(base.story):
        where.setdefault(item.element.origin, []).append(j)
    for test in tests:
        for i, item in enumerate(story):
            if found[i] < 0 and item.element.id:
                claims = (j for j in where.get(item.element.origin, ()) if j not in taken and test(base.story[j], item))
                if (j := next(claims, _NEW)) >= 0:
                    found[i] = j
                    taken.add(j)
    return _rising(found)


def _rising(found: list[int]) -> list[int]:
    """`found` without what breaks its longest rising run."""
    ends: list[int] = []
    tops: list[int] = []
    back: dict[int, int] = {}
    for i, j in enumerate(found):
        if j >= 0:
            size = bisect_left(tops, j)
            back[i] = ends[size - 1] if size else _NEW
            tops[size : size + 1] = [j]
            ends[size : size + 1] = [i]
    kept: set[int] = set()
    at = ends[-1] if ends else _NEW
    while at >= 0:
        kept.add(at)
        at = back[at]
    return [j if i in kept else _NEW for i, j in enumerate(found)]
