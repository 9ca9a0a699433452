"""Where animals come from that are a danger: out of the dark on one bearing, spread in an arc about the people."""

import math
import re
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
_THREATS = frozenset({"snarl", "growl", "strike"})
_FIERCELY = re.compile(
    r"\b(?:wild|feral|rabid|vicious|savage|fierce\w*|angr\w*|furious\w*|menacing\w*|fangs|bar(?:e|es|ing) \w+ teeth|attack\w*|"
    r"lung(?:e|es|ing)|bit(?:e|es|ing)|chas(?:e|es|ing) (?:him|her|them|after))\b|野狗|恶|疯狗|凶|狂吠|狂叫|龇|呲牙|獠牙|扑向|扑上|咬",
    re.IGNORECASE,
)
_GLADLY = re.compile(
    r"\b(?:wag|play|happ|glad|joy|frisk|fetch|lick|cheer|friend)|摇着?尾|欢|嬉|玩|舔|撒娇", re.IGNORECASE
)
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
    """Whether an animal is a danger in this scene: by its kind, or because it growls, bares its teeth or attacks. What
    barks, leaps or runs is tame, unless the words say how; what growls at play is tame as well."""
    if character.species in FIERCE:
        return True
    own = [d for d in drafts if character.id in (d.actor, *d.others) and not _GLADLY.search(d.text)]
    return any(d.verb in _THREATS or _FIERCELY.search(d.text) for d in own)


def lair(setting: Setting, barred: bool, drafts: Sequence[Draft], people: dict[str, Point], beasts: set[str]) -> Lair:
    """The lair of a scene. In the open, and where something long stands behind the people, the animals come from the
    other side, so that behind them is the wood and behind the people their fire, their house, their train and its light;
    in a street they come along it. They come on the side of whoever will walk towards them, who need not pass the others then."""
    walker = next((d.actor for d in drafts if d.actor in people and d.target in beasts and d.verb != "look"), "")
    side = people[walker][0] if walker else float(chance("lair", setting.name).choice([-1.0, 1.0]))
    turn = 0.75 if barred or setting.kind in _OPEN else -0.12
    bearing = turn if side >= 0 else math.pi - turn
    return Lair(round(bearing, 4), _HIDDEN)
