"""A brief: everything the director reads to plan one scene, and nothing else; so an equal brief is an equal plan.

Where the scene stands in the script is no part of it: its origins count from its own first line (see `placed`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from ciotat.core.origin import Origin
from ciotat.core.record import made, record
from ciotat.core.time import Rate
from ciotat.direction.breakdown import Breakdown
from ciotat.direction.lexicon.table import Table, tokens
from ciotat.direction.plan import Character, ScenePlan, Setting
from ciotat.direction.style import Style
from ciotat.script.screenplay import Element, Scene, Screenplay
from ciotat.script.voice import split_names

__all__ = ["Brief", "briefs", "placed"]

T = TypeVar("T")


@record("brief", 1)
class Brief:
    """A scene, where it plays, who is in it, and what of the cast it names: `names` and `alias` as the whole film has
    them, `characters` of all that the scene can mean. `title` is the film's where a title card may open the scene."""

    scene: Scene
    setting: Setting
    presence: tuple[str, ...]
    characters: tuple[Character, ...]
    names: Mapping[str, str]
    alias: Mapping[str, str]
    title: str
    language: str
    style: Style
    rate: Rate
    first: bool
    last: bool
    known: bool

    @property
    def breakdown(self) -> Breakdown:
        """The breakdown of the film, as far as the scene can ask it."""
        id = self.scene.id
        names = Table.of(self.names)
        return Breakdown(self.characters, {id: self.setting}, {id: self.presence}, names, {}, (), self.alias)


def briefs(screenplay: Screenplay, breakdown: Breakdown, style: Style, rate: Rate) -> Iterator[Brief]:
    """The brief of every scene in order; `screenplay` holds only scenes that show something."""
    shot_in: set[str] = set()
    last = len(screenplay.scenes) - 1
    crowd = next((c.id for c in breakdown.characters if c.crowd), "")
    for n, scene in enumerate(screenplay.scenes):
        names, alias = _named(scene, breakdown)
        presence = breakdown.presence[scene.id]
        wanted = {*presence, *names.values(), *alias.values(), crowd}
        yield Brief(
            scene=_alone(scene),
            setting=breakdown.settings[scene.id],
            presence=presence,
            characters=tuple(c for c in breakdown.characters if c.id in wanted),
            names=names,
            alias=alias,
            title=screenplay.title if n == 0 else "",
            language=screenplay.language,
            style=style,
            rate=rate,
            first=n == 0,
            last=n == last,
            known=scene.place in shot_in,
        )
        shot_in.add(scene.place)


def _named(scene: Scene, breakdown: Breakdown) -> tuple[dict[str, str], dict[str, str]]:
    """What of the film's names the words of a scene can mean, and whom its cues call."""
    said = {name for e in scene.elements if (name := e.name.strip())}
    words = {word for e in scene.elements for word, _, _ in tokens(e.text)}
    words |= {word for name in said for word, _, _ in tokens(name)}
    called = {part for name in said for part in (name, *split_names(name))}
    alias = {name: breakdown.alias[name] for name in sorted(called) if name in breakdown.alias}
    return breakdown.names.within(words), alias


def _alone(scene: Scene) -> Scene:
    """The scene as if it began on the first line, its words without their styles."""
    by = 1 - scene.origin.line
    elements = tuple(
        made(Element, {**vars(e), "origin": _moved(e.origin, by), "runs": ()}) for e in scene.elements
    )  # fmt: skip
    return replace(scene, origin=_moved(scene.origin, by), elements=elements)


def placed(plan: ScenePlan, line: int) -> ScenePlan:
    """The plan of a scene that stands on `line` of the script."""
    by = line - 1
    if not by:
        return plan
    return replace(plan, beats=_all_moved(plan.beats, by), shots=_all_moved(plan.shots, by))


def _all_moved(pieces: tuple[T, ...], by: int) -> tuple[T, ...]:
    return tuple(made(type(p), {**vars(p), "origin": _moved(vars(p)["origin"], by)}) for p in pieces)


def _moved(origin: Origin, by: int) -> Origin:
    return Origin(origin.line + by, origin.column, origin.length)
