"""The elements of a screenplay in order, each with its scene."""

from collections.abc import Iterator
from typing import NamedTuple

from ciotat.script.kind import STORY
from ciotat.script.screenplay import Element, Scene, Screenplay

__all__ = ["Item", "items"]

_TOLD = STORY | {"transition"}


class Item(NamedTuple):
    """An element and the scene it stands in."""

    element: Element
    scene: Scene


def items(screenplay: Screenplay) -> list[Item]:
    """Every element with its scene, in order; a scene that has no heading but a place or time is given one."""
    return [item for scene in screenplay.scenes for item in _items(scene)]


def _items(scene: Scene) -> Iterator[Item]:
    elements = [e for e in scene.elements if e.text or e.type in ("heading", "page-break")]
    headed = any(e.type == "heading" for e in elements) or not (scene.place or scene.hour or scene.inside)
    for element in elements:
        if not headed and element.type in _TOLD:
            headed = True
            yield Item(Element("", "heading", "", scene.origin), scene)
        yield Item(element, scene)
