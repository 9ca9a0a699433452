"""The elements of a scene that stands on other lines than in the draft it was read from, made when they are looked at."""

from collections.abc import Mapping
from typing import NamedTuple

from ciotat.core.origin import Origin
from ciotat.core.record import made
from ciotat.script.run import Run
from ciotat.script.screenplay import Element, Scene

__all__ = ["Moved", "Words", "begin_of", "moved", "words_of"]


_new = tuple.__new__


class Words(NamedTuple):
    """What a scene says, wherever it stands: the elements of the draft it was read from, what the ids of those with each
    text are made of, and who speaks."""

    elements: tuple[Element, ...]
    keys: dict[str, list[tuple[str, str, str]]]
    speakers: frozenset[str]


class Moved:
    """Elements of an earlier draft, `more` lines further on; those whose numbers have other `ids` get these."""

    def __init__(self, elements: tuple[Element, ...], more: int, ids: Mapping[int, str]) -> None:
        self.elements, self.more, self.ids = elements, more, ids

    def __call__(self, _: Scene) -> tuple[Element, ...]:
        """The elements where they stand now."""
        new = [self._moved(element) for element in self.elements]
        for number, id in self.ids.items():
            new[number] = made(Element, {**vars(new[number]), "id": id})
        return tuple(new)

    def _moved(self, element: Element) -> Element:
        values = {**vars(element), "id": element.id, "origin": _further(element.origin, self.more)}
        if element.runs:
            runs = [
                made(Run, {**vars(run), "origin": run.origin and _further(run.origin, self.more)})
                for run in element.runs
            ]
            values["runs"] = tuple(runs)
        return made(Element, values)


def moved(scene: Scene, id: str, more: int, ids: Mapping[int, str]) -> Scene:
    """`scene` with another id, `more` lines further on, and other `ids` for the elements of these numbers."""
    late = _late(scene)
    if late:
        elements = Moved(late.elements, late.more + more, {**late.ids, **ids} if ids else late.ids)
    else:
        elements = Moved(scene.elements, more, ids)
    values = {**vars(scene), "id": id, "origin": _further(scene.origin, more), "_late": elements}
    values.pop("elements", None)
    return made(Scene, values)


def words_of(scene: Scene) -> Words:
    """What a scene says; the ids and places of its elements may be those of an earlier draft."""
    own = vars(scene)
    if not (words := own.get("_words")):
        elements = scene.elements
        keys: dict[str, list[tuple[str, str, str]]] = {}
        for e in elements:
            keys.setdefault(e.text, []).append((e.type, e.name, e.text))
        own["_words"] = words = Words(elements, keys, frozenset([e.name for e in elements if e.type == "cue"]))
    return words


def begin_of(scene: Scene) -> Origin:
    """Where the first element of a scene stands."""
    if late := _late(scene):
        return _further(late.elements[0].origin, late.more) if late.elements else scene.origin
    return scene.elements[0].origin if scene.elements else scene.origin


def _late(scene: Scene) -> Moved | None:
    late = vars(scene).get("_late")
    return late if isinstance(late, Moved) else None


def _further(origin: Origin, more: int) -> Origin:
    line, column, length = origin
    return _new(Origin, (line + more, column, length))
