"""Scripts changed as a writer changes them: one element at a time."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ciotat.core.origin import Origin
from ciotat.script import Element, Screenplay, read

FILES = sorted((Path(__file__).parent / "files").glob("*.fdx"))


def script(name: str) -> Screenplay:
    """One of the files here, read."""
    return read((Path(__file__).parent / "files" / f"{name}.fdx").read_bytes(), f"{name}.fdx")


def elements(screenplay: Screenplay) -> list[Element]:
    """All elements of a script."""
    return [element for scene in screenplay.scenes for element in scene.elements]


def find(screenplay: Screenplay, text: str) -> tuple[int, int]:
    """Scene and place of the first element whose text begins so."""
    return next(
        (i, j)
        for i, scene in enumerate(screenplay.scenes)
        for j, element in enumerate(scene.elements)
        if element.text.startswith(text)
    )


def put(screenplay: Screenplay, at: tuple[int, int], new: Iterable[Element], over: int = 1) -> Screenplay:
    """`screenplay` with `new` elements instead of the `over` ones at a place."""
    i, j = at
    scene = screenplay.scenes[i]
    told = (*scene.elements[:j], *new, *scene.elements[j + over :])
    scenes = (*screenplay.scenes[:i], replace(scene, elements=told), *screenplay.scenes[i + 1 :])
    return replace(screenplay, scenes=scenes)


def change(screenplay: Screenplay, old: str, /, **values: object) -> Screenplay:
    """`screenplay` with other values for the element whose text begins so."""
    i, j = find(screenplay, old)
    element = screenplay.scenes[i].elements[j]
    return put(screenplay, (i, j), [replace(element, **values)])  # type: ignore[arg-type]


def new(type: str, text: str, **values: object) -> Element:
    """An element that was never read."""
    return Element("new", type, text, Origin(1), **values)  # type: ignore[arg-type]


def lines_changed(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new, without the blanks before them."""
    was, now = before.decode().split("\n"), after.decode().split("\n")
    head = next((i for i, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    was, now = was[head:], now[head:]
    tail = next(
        (i for i, (a, b) in enumerate(zip(was[::-1], now[::-1], strict=False)) if a != b), min(len(was), len(now))
    )
    return [a.strip() for a in was[: len(was) - tail]], [b.strip() for b in now[: len(now) - tail]]
