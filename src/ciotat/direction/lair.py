"""Where animals come from that are a danger: out of the dark on one bearing, spread in an arc about the people."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from ciotat.core.chance import chance
from ciotat.core.space import Point
from ciotat.direction.beats import Draft
from ciotat.direction.plan import Character, Setting

__all__ = ["ARENA", "FIERCE", "Lair", "lair", "wild"]

FIERCE = frozenset({"wolf", "bear", "fox"})
ARENA = (0.2, 0.0, 0.0)
"""About where the people stand, whom the arc closes in on."""
_THREATS = frozenset({"snarl", "growl", "strike", "bark"})
_OPEN = frozenset({"forest", "meadow", "field", "hill", "snowfield", "beach"})
_APART = 0.22
_SHOWN, _HIDDEN = 7.6, 12.6


@dataclass(frozen=True)
class Lair:
    """The `bearing` (radians from +X towards +Z) they come from; `hidden` and `shown` are metres from the people: where
    they wait unseen, and where they first stand."""

    bearing: float
    hidden: float
    shown: float = _SHOWN

    def place(self, k: int, far: float) -> Point:
        """Where the `k`-th of the pack is when the pack is `far` metres away: the first leads, the others to both
        sides of it, a little behind."""
        rank = (k + 1) // 2
        side = 1.0 if k % 2 else -1.0
        turn = self.bearing + _APART * rank * side
        back = far * (1.0 + 0.055 * rank) + 0.25 * (k % 2)
        return (round(ARENA[0] + back * math.cos(turn), 3), 0.0, round(ARENA[2] + back * math.sin(turn), 3))


def wild(character: Character, drafts: Sequence[Draft]) -> bool:
    """Whether an animal is a danger in this scene: by its kind, or because it growls, bares its teeth or attacks."""
    own = {d.verb for d in drafts if character.id in (d.actor, *d.others)}
    return character.species in FIERCE or bool(own & _THREATS)


def lair(setting: Setting, barred: bool, drafts: Sequence[Draft], people: dict[str, Point], beasts: set[str]) -> Lair:
    """The lair of a scene. In the open, and where something long stands behind the people, the animals come from the
    other side, so that behind them is the wood and behind the people their fire, their house, their train and its light;
    in a street they come along it. They come on the side of whoever will walk towards them, who need not pass the others then."""
    walker = next((d.actor for d in drafts if d.actor in people and d.target in beasts and d.verb != "look"), "")
    side = people[walker][0] if walker else float(chance("lair", setting.name).choice([-1.0, 1.0]))
    turn = 0.75 if barred or setting.kind in _OPEN else -0.12
    bearing = turn if side >= 0 else math.pi - turn
    return Lair(round(bearing, 4), _HIDDEN)
