"""The seam of the writers: how one format writes each element, and what stands between two of them."""

from typing import Protocol

from ciotat.script.items import Item, items
from ciotat.script.screenplay import Element, Screenplay

__all__ = ["SAID", "SPEECH", "Formatter", "Item", "compose", "items", "speaks_on"]

SAID = frozenset({"dialogue", "lyric", "parenthetical"})
SPEECH = SAID | {"cue"}
_ASIDES = frozenset({"note", "boneyard"})


class Formatter(Protocol):
    """One format's way of writing; every text it gives has its lines ended by a plain newline."""

    def head(self, screenplay: Screenplay) -> str:
        """What stands before the first element: the title page."""
        ...

    def body(self, story: list[Item], at: int) -> str:
        """The element at `at`, without line ends around it."""
        ...

    def under(self, story: list[Item], at: int) -> str:
        """What the scene of a heading at `at` needs under it, with the line end before it; empty for other elements."""
        ...

    def gap(self, story: list[Item], at: int) -> str:
        """What parts the element at `at` from the one before it."""
        ...


def speaks_on(story: list[Item], at: int) -> bool:
    """Whether the element at `at` stands within a speech: something said by the speaker before it still follows."""
    scene = story[at].scene
    while at < len(story) and story[at].element.type in _ASIDES:
        at += 1
    return at < len(story) and story[at].scene is scene and _said(story[at].element)


def _said(element: Element) -> bool:
    return element.type in SAID and not (element.type == "lyric" and not element.name)


def compose(screenplay: Screenplay, story: list[Item], formatter: Formatter) -> str:
    """The whole text of a screenplay, written anew."""
    parts = [head] if (head := formatter.head(screenplay)) else []
    for at in range(len(story)):
        if parts:
            parts.append(formatter.gap(story, at))
        parts += [formatter.body(story, at), formatter.under(story, at)]
    return "".join(parts) + "\n"
