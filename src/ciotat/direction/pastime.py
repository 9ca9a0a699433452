"""Pastimes: what people who wait have in their hands meanwhile, a newspaper, a fan against the heat, a telephone."""

from collections.abc import Iterable, Mapping, Sequence

from ciotat.core.chance import chance
from ciotat.direction.beats import Draft
from ciotat.direction.plan import Character, Prop, Setting

__all__ = ["READ", "pastimes"]

READ = frozenset({"newspaper", "phone"})
"""What one looks at that one has in hand."""
_WAITING = frozenset({"platform", "street", "square", "park", "garden", "market", "deck", "lobby", "corridor"})
"""Places where people pass their time."""
_IDLE = frozenset({"", "stand", "look", "look-around", "turn", "walk", "run", "flee", "exit", "sit", "rise"})
_GROWN = 17


def pastimes(
    crowd: Sequence[Character], mates: Mapping[str, tuple[str, ...]], drafts: Iterable[Draft], setting: Setting
) -> list[Prop]:
    """Things in the hands of those of a `crowd` of nobody in particular who only wait: one or two to a group (`mates`)."""
    acts = [d for d in drafts if d.type == "action"]
    busy = {id for d in acts if d.verb not in _IDLE for id in (d.actor, *d.others)}
    if setting.kind not in _WAITING or setting.hour == "night":
        return []
    found: list[Prop] = []
    given: set[tuple[frozenset[str], str]] = set()
    for character in crowd:
        group = frozenset((character.id, *mates.get(character.id, ())))
        if character.id in busy or character.look.keys() - {"era"} or character.age < _GROWN:
            continue
        name = _has(character, setting)
        if name and (group, name) not in given:
            given.add((group, name))
            found.append(Prop(f"{name}#{character.id}", name, (0.0, 0.0, 0.0), holder=character.id))
    return found


def _has(character: Character, setting: Setting) -> str:
    """What one of a crowd passes the time with; nothing for about half of them."""
    luck = float(chance("pastime", character.id).random())
    if setting.era == "modern":
        return "phone" if luck < 0.45 else ""
    hot = setting.season == "summer" and not setting.inside and setting.weather == "clear"
    if character.sex == "female":
        return "fan" if hot and luck < 0.6 else ""
    return "newspaper" if setting.era == "1900" and luck < 0.5 else ""
