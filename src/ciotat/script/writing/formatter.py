"""The seam of the writers: how one format writes each element, and what stands between two of them."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["SAID", "SPEECH", "Formatter", "Item", "compose", "items", "speaks_on"]

SAID = frozenset({"dialogue", "lyric", "parenthetical"})
SPEECH = SAID | {"cue"}
_ASIDES = frozenset({"note", "boneyard"})
_STORY = SPEECH | {"action", "centred", "card", "sound", "camera", "transition"}


class Item(NamedTuple):
    """An element and the scene it stands in."""

    element: Element
    scene: Scene


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


def items(screenplay: Screenplay) -> list[Item]:
    """Every element with its scene, in order; a scene that has no heading but a place or time is given one."""
    return [item for scene in screenplay.scenes for item in _items(scene)]


def _items(scene: Scene) -> Iterator[Item]:
    elements = [e for e in scene.elements if e.text or e.type in ("heading", "page-break")]
    headed = any(e.type == "heading" for e in elements) or not (scene.place or scene.hour or scene.inside)
    for element in elements:
        if not headed and element.type in _STORY:
            headed = True
            yield Item(Element("", "heading", "", scene.origin), scene)
        yield Item(element, scene)


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
