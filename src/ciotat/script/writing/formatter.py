"""The seam of the writers: how one format writes each element, and what stands between two of them."""

from functools import cached_property
from typing import Protocol

from ciotat.script.items import Item, items
from ciotat.script.kind import SAID
from ciotat.script.screenplay import Element, Screenplay

__all__ = ["ASIDES", "Formatter", "Item", "Story", "compose", "items", "speaks_on"]

ASIDES = frozenset({"note", "boneyard"})


class Story(list[Item]):
    """Every element in order, and what each is part of, found once for all of them."""

    @cached_property
    def before(self) -> list[int]:
        """For each element the last at or before it that is no note: -1 where there is none."""
        found, last = [], -1
        for at, item in enumerate(self):
            last = last if item.element.type in ASIDES else at
            found.append(last)
        return found

    @cached_property
    def after(self) -> list[int]:
        """For each element the next at or after it that is no note: their number where there is none."""
        found, following = [0] * len(self), len(self)
        for at in range(len(self) - 1, -1, -1):
            following = following if self[at].element.type in ASIDES else at
            found[at] = following
        return found

    @cached_property
    def cues(self) -> list[int]:
        """For each element the cue in whose speech it stands, itself for a cue: -1 where there is none."""
        found, cue = [], -1
        for at, item in enumerate(self):
            type = item.element.type
            cue = at if type == "cue" else cue if type in SAID | ASIDES else -1
            found.append(cue)
        return found

    @cached_property
    def seconds(self) -> set[int]:
        """The cues that are the second of two side by side: of the dual cues of a run every other one."""
        found: set[int] = set()
        met, scene = 0, None
        for at, (element, own) in enumerate(self):
            if own is not scene or not (element.dual or element.type in ASIDES):
                met, scene = 0, own
            if element.dual and element.type == "cue":
                met += 1
                found |= {at} if met % 2 == 0 else set()
        return found

    @cached_property
    def parted(self) -> set[int]:
        """The cues whose words stand in several lines, or are sung."""
        found: set[int] = set()
        last: dict[int, str] = {}
        for (element, _), cue in zip(self, self.cues, strict=True):
            if element.type in SAID and cue >= 0:
                again = last.get(cue) == element.type == "dialogue"
                if again or "\n" in element.text or element.type == "lyric":
                    found.add(cue)
                last[cue] = element.type
        return found


class Formatter(Protocol):
    """One format's way of writing; every text it gives has its lines ended by a plain newline."""

    def head(self, screenplay: Screenplay) -> str:
        """What stands before the first element: the title page."""
        ...

    def body(self, story: Story, at: int) -> str:
        """The element at `at`, without line ends around it."""
        ...

    def under(self, story: Story, at: int) -> str:
        """What the scene of a heading at `at` needs under it, with the line end before it; empty for other elements."""
        ...

    def gap(self, story: Story, at: int) -> str:
        """What parts the element at `at` from the one before it."""
        ...


def speaks_on(story: Story, at: int) -> bool:
    """Whether the element at `at` stands within a speech: something said by the speaker before it still follows."""
    follower = story.after[at] if at < len(story) else at
    return follower < len(story) and story[follower].scene is story[at].scene and _said(story[follower].element)


def _said(element: Element) -> bool:
    return element.type in SAID and not (element.type == "lyric" and not element.name)


def compose(screenplay: Screenplay, story: Story, formatter: Formatter) -> str:
    """The whole text of a screenplay, written anew."""
    parts = [head] if (head := formatter.head(screenplay)) else []
    for at in range(len(story)):
        if parts:
            parts.append(formatter.gap(story, at))
        parts += [formatter.body(story, at), formatter.under(story, at)]
    return "".join(parts) + "\n"
