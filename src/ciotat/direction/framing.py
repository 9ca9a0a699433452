"""A framing: what a shot will be before it has its place in time; and the scene it is chosen for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ciotat.core.time import Rate, Seconds
from ciotat.direction.beats import Draft
from ciotat.direction.blocking import Blocking
from ciotat.direction.plan import Angle, Beat, Camera, Character, Emotion, Prop, Role, Setting, Size
from ciotat.direction.reasons import why
from ciotat.direction.style import Style
from ciotat.direction.vehicles import VEHICLES

NOW = Seconds(0)

__all__ = ["Framing", "Take", "View"]


@dataclass(frozen=True)
class Framing:
    """From `at` the camera sees `subjects` so. `first` and `last` number the beats it covers (first > last: none).

    `reach` is the span of rungs the size may take when the words of its line are heard; rules that look at neighbouring
    framings look at `reach`, never at the size itself, so that a changed line changes no other shot. `share` in [0, 1):
    how far into its beats it begins. `spoken`: it plays a line and may be tightened and split by it.
    """

    role: Role
    first: int
    last: int
    subjects: tuple[str, ...]
    size: Size
    reasons: tuple[str, ...]
    angle: Angle = "eye"
    camera: Camera = "locked"
    amount: float = 0.0
    reach: tuple[int, int] = (-1, -1)
    share: float = 0.0
    spoken: bool = False
    at: Seconds = NOW
    text: str = ""
    lens: float = 0.0
    ordered: bool = False

    def but(self, **changes: object) -> "Framing":
        """The same with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]


Take = list[Framing]


@dataclass(frozen=True)
class View:
    """Everything the director looks at while covering one scene."""

    drafts: Sequence[Draft]
    beats: Sequence[Beat]
    length: Seconds
    lead: Seconds
    floor: Blocking
    cast: Sequence[Character]
    setting: Setting
    mood: Emotion
    style: Style
    rate: Rate
    language: str
    known: bool
    props: Sequence[Prop] = ()

    def why(self, rule: str, **words: object) -> tuple[str, ...]:
        return (why(rule, self.language, **words),)

    def character(self, id: str) -> Character | None:
        return self.floor.bodies[id].character if id in self.floor.bodies else None

    def human(self, id: str) -> bool:
        body = self.floor.bodies.get(id)
        return body is not None and body.character.species == "human"

    def vehicle(self, id: str) -> bool:
        body = self.floor.bodies.get(id)
        return body is not None and body.character.species in VEHICLES

    def thing(self, k: int, name: str) -> tuple[str, ...]:
        """The prop called `name` as it is in the middle of beat `k`, and who holds it: (prop id, holder id)."""
        span = self.beats[k].span
        now = span.start + span.length / 2
        here = [p for p in self.props if p.name == name and (p.span is None or p.span.start <= now < p.span.end)]
        return tuple(id for prop in here[:1] for id in (prop.id, prop.holder) if id)

    def visible(self, k: int) -> list[str]:
        """Who can be seen during beat `k`: the leads by weight, then animals and vehicles, then the crowd."""
        away = self.floor.away[k] if 0 <= k < len(self.floor.away) else frozenset()
        bodies = self.floor.bodies
        rest = [id for id in bodies if id not in self.floor.leads]
        rest.sort(key=lambda id: bodies[id].character.crowd)
        return [id for id in (*self.floor.leads, *rest) if id not in away]

    def people(self, k: int) -> list[str]:
        """The named people who can be seen during beat `k`."""
        return [id for id in self.visible(k) if id in self.floor.leads]
