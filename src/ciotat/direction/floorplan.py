"""The floor of a scene: who stands where, what stands there, and what the beats ask of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ciotat.core.space import Point
from ciotat.core.time import Seconds
from ciotat.direction import seating
from ciotat.direction.beats import Draft
from ciotat.direction.boarding import serves
from ciotat.direction.body import Body
from ciotat.direction.floor import SIDE, apart, opened, yaw_to
from ciotat.direction.handover import Handover
from ciotat.direction.lair import Lair
from ciotat.direction.plan import Prop, Setting
from ciotat.direction.style import Style
from ciotat.direction.vehicles import VEHICLES

__all__ = ["Blocking"]

_BOARDS, _BOARD = ("dining-table", "long-table"), 0.65
"""Tables for many, and how far from their middle (metres) they still are."""


@dataclass
class Blocking:
    """The floor of one scene: bodies by id, the leads in order of weight, the furniture, the time beats need, and the
    vehicle to be seen coming in some of them. `danger`: something here is worth running from; `side`: how far to the side
    (metres) people come in and go out. `pack`: the animals that are a danger, out of their `lair`; `passed`: hand-overs
    at the start of a beat, with the seconds until both hands are on the thing; `lifted`: beats in
    which somebody raises a light; `facing`: who stands up to the pack, and from which beat on; `seats`: how the seat of
    whoever sits is turned; `closed`: nobody can walk here, as in a car. `mates`: who of a crowd stand together; `watching`:
    who of them came back to see, and in which beat."""

    drafts: Sequence[Draft]
    style: Style
    bodies: dict[str, Body] = field(default_factory=dict)
    leads: list[str] = field(default_factory=list)
    props: list[Prop] = field(default_factory=list)
    needs: dict[int, Seconds] = field(default_factory=dict)
    away: list[frozenset[str]] = field(default_factory=list)
    glimpses: dict[int, str] = field(default_factory=dict)
    danger: bool = False
    mates: dict[str, tuple[str, ...]] = field(default_factory=dict)
    watching: dict[str, int] = field(default_factory=dict)
    side: float = SIDE
    pack: list[str] = field(default_factory=list)
    lair: Lair = field(default_factory=lambda: Lair(0.0, 0.0))
    handed: Mapping[int, Handover] = field(default_factory=dict)
    passed: dict[int, Seconds] = field(default_factory=dict)
    lifted: dict[int, str] = field(default_factory=dict)
    facing: dict[str, int] = field(default_factory=dict)
    setting: Setting | None = None
    seats: dict[str, float] = field(default_factory=dict)
    closed: bool = False

    def taken(self, *but: str) -> list[Point]:
        """Where the others are."""
        return [b.position for id, b in self.bodies.items() if id not in but and b.character.species not in VEHICLES]

    def blocked(self, *but: str) -> list[Point]:
        """Where nobody can stand: where the others are, and where a table for many stands."""
        return self.taken(*but) + self.boards()

    def boards(self) -> list[Point]:
        """Where tables for many stand: their middle, and near their ends."""
        tables = [prop.position for prop in self.props if prop.name in _BOARDS]
        return [(x + k * _BOARD, y, z) for x, y, z in tables for k in (-1, 0, 1)]

    def people(self) -> list[Point]:
        """Where those people are who can be seen."""
        return [b.position for b in self.bodies.values() if b.character.species == "human" and not b.gone]

    def gone(self) -> frozenset[str]:
        """Who is not to be seen now."""
        return frozenset(id for id, body in self.bodies.items() if body.gone)

    def partner(self, who: str) -> str:
        """Whom `who` plays with when the script does not say."""
        others = [id for id in self.leads if id != who and not self.bodies[id].gone]
        here = self.bodies[who].position
        return min(others[:2] or others, key=lambda id: apart(here, self.bodies[id].position), default="")

    def train(self, draft: Draft) -> Body | None:
        """The train at the platform that a beat speaks of: to get on or off it needs no name."""
        asked = draft.verb in ("board", "alight")
        trains = (body for id, body in self.bodies.items() if asked or id == draft.target)
        return next((body for body in trains if serves(body)), None)

    def aboard(self, who: str, index: int) -> bool:
        """Whether `who` gets on a train in beat `index`."""
        return any(step.beat == index and step.end[1] > step.start[1] for step in self.bodies[who].steps)

    def group(self) -> tuple[str, ...]:
        """The most of a crowd who stand together."""
        return max(((id, *mates) for id, mates in self.mates.items()), key=len, default=())

    def faced(self, who: str, target: str, by: float = 30.0) -> float:
        """The yaw that turns `who` to `target` (else to the partner, else as they are), opened to the camera."""
        other = target if target in self.bodies and target != who else self.partner(who)
        body = self.bodies[who]
        if not other:
            return body.yaw
        yaw = opened(yaw_to(body.position, self.bodies[other].position), by)
        return seating.turned(yaw, self.seats[who]) if body.posture == "sit" and who in self.seats else yaw
