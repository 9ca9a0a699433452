"""Custody: in whose hand a thing is, from which beat on, as the actions say."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ciotat.direction.beats import Draft
from ciotat.direction.lexicon.things import HELD, PROPS

__all__ = ["Custody", "custody", "in_hand"]

_CARRYING = re.compile(
    r"(?:\b(?:hold|held|carr(?:y|ie)|clutch|grip|rais|lift|brandish|wav|bear|with)\w*\b|[提拿握抱背拎举捧端拄扛攥抓挎][着起了住出过]?)"
    r"[^,.;，。；]{0,28}$",
    re.IGNORECASE,
)
_IN_HAND = re.compile(r"^[^,.;，。；]{0,6}\b(?:in|under) (?:his|her|their|one|both)\b|^[^，。]{0,2}在手", re.IGNORECASE)
_OWNED = re.compile(r"(?:['’]s (?:hand|arm)s?|手[里中上]的?)\W*\S{0,3}$|\bin (?:her|his) hand", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:puts?|sets?|lays?|drops?|throws?|threw|leaves?)\b|[放扔丢搁]下|扔|放在", re.IGNORECASE)
_LYING = re.compile(
    r"^\W{0,2}(?:lies|lying|lay|stands|standing|sits|sitting|on|under|beside|against|rings?|burns?)\b|^[^，。]{0,2}[放躺响]",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"[地桌椅雪床][上下里][^，。]{0,8}$|\b(?:there is|lies|on the \w+ is) (?:a|an|the) [^.]{0,20}$", re.IGNORECASE
)
_USING = frozenset({"give", "take", "reach", "wave", "strike", "point"})


class Custody(NamedTuple):
    """From beat `since` (`share` of it gone) the thing is in the hand of `holder`, or nobody's."""

    holder: str
    since: int
    share: float = 0.0


def custody(drafts: Sequence[Draft], leads: Sequence[str], crowd: Sequence[str]) -> Mapping[str, list[Custody]]:
    """Every thing the actions speak of, by name, with its holders in order; the first has it from the start."""
    found: dict[str, list[Custody]] = {}
    carried = 0
    for k, draft in enumerate(drafts):
        if draft.type != "action":
            continue
        hits = PROPS.find(draft.text)
        for name in dict.fromkeys(hit.value for hit in hits if hit.value):
            hit = next(hit for hit in hits if hit.value == name)
            before, after = draft.text[: hit.end], draft.text[hit.end :]
            if draft.actor in crowd:
                if _CARRYING.search(before) and name not in found:
                    holders = [id for id in (draft.actor, *draft.others) if id in crowd]
                    found[name] = [Custody(holders[(carried * 2) % len(holders)], 0)]
                    carried += 1
                continue
            _pass_on(found.setdefault(name, []), k, draft, (before, after), leads)
    return {name: held for name, held in found.items() if held}


def _pass_on(held: list[Custody], k: int, draft: Draft, around: tuple[str, str], leads: Sequence[str]) -> None:
    before, after = around
    now = held[-1].holder if held else ""
    actor, other = draft.actor, draft.target if draft.target in leads else ""
    if actor not in leads:
        _lie(held, before, after)
    elif draft.verb in ("give", "take") and other:
        source, taker = (actor, other) if draft.verb == "give" else (other, actor)
        if not held:
            held.append(Custody(source, 0))
        held.append(Custody(taker, k, 0.5))
    elif _OWNED.search(before) and other:
        held += [] if held else [Custody(other, 0)]
    elif now == actor and _DOWN.search(before):
        held.append(Custody("", k, 0.6))
    elif (
        _CARRYING.search(before)
        or _IN_HAND.search(after)
        or draft.verb in _USING
        or (draft.verb == "look" and not held)
    ):
        if not held:
            held.append(Custody(actor, 0))
        elif now != actor:
            held.append(Custody(actor, k, 0.5 if draft.verb == "take" else 0.0))
    else:
        _lie(held, before, after)


def _lie(held: list[Custody], before: str, after: str) -> None:
    """It lies or stands there by itself, if the words around it say so and nobody has had it yet."""
    if not held and (_LYING.search(after) or _THERE.search(before)):
        held.append(Custody("", 0))


def in_hand(name: str) -> bool:
    """Whether one person carries it."""
    return name in HELD or name == "suitcase"
