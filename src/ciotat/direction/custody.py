"""Custody: in whose hand a thing is, from which beat on, as the actions say."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ciotat.direction.beats import Draft
from ciotat.direction.lexicon.things import HANGS, HELD, POCKET, PROPS
from ciotat.direction.standins import CARRIED

__all__ = ["AWAY", "Custody", "custody", "in_hand"]

AWAY = "\0"
"""The holder of what is in a pocket: it is not to be seen."""

_IN_HAND = re.compile(r"^[^,.;，。；]{0,6}\b(?:in|under) (?:his|her|their|one|both)\b|^[^，。]{0,2}在手", re.IGNORECASE)
_OWNED = re.compile(r"(?:['’]s (?:hand|arm)s?|手[里中上]的?)\W*\S{0,3}$|\bin (?:her|his) hand", re.IGNORECASE)
_DOWN = re.compile(
    r"\b(?:puts?|sets?|lays?|drops?|throws?|threw|leaves?)\b|[放扔丢搁摔撂]下|[扔摔撂]|放在|放到|摆在", re.IGNORECASE
)
_LYING = re.compile(
    r"^\W{0,2}(?:lies|lying|lay|stands|standing|sits|sitting|on|under|beside|against|rings?|burns?)\b|^[^，。]{0,2}[放躺响]",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"[地桌椅雪床][上下里][^，。]{0,8}$|\b(?:there is|lies|on the \w+ is) (?:a|an|the) [^.]{0,20}$", re.IGNORECASE
)
_LAP = re.compile(
    r"\b(?:on|in|into) (?:\w+['’]s|her|his|their) (?:chest|lap|arms?|hands?)\b|[怀手][里中抱]", re.IGNORECASE
)
_GRASPS = re.compile(r"\b(?:closes? on|closes? around|reach\w* for|snatch\w*|pulls? out|draws?)\b", re.IGNORECASE)
_OUT_OF = re.compile(r"\b(?:out of|from|into|in) (?:his|her|their) [\w ]{0,12}$|从[^，。]{0,3}$", re.IGNORECASE)
_IT = re.compile(r"\b(?:picks?|picked|snatch\w*|grabs?|takes?) it\b|[拿捡接抓]了?起来", re.IGNORECASE)
"""Words that take in hand what was spoken of just before: *The phone rings. He picks it up.*"""
_NEAR = 3
_LATE = 4
"""A small thing that is first spoken of in so late a beat was in a pocket before it."""
_USING = frozenset({"give", "take", "reach", "wave", "strike", "point"})


class Custody(NamedTuple):
    """From beat `since` (`share` of it gone) the thing is in the hand of `holder`, or nobody's."""

    holder: str
    since: int
    share: float = 0.0


def custody(drafts: Sequence[Draft], leads: Sequence[str], crowd: Sequence[str]) -> Mapping[str, list[Custody]]:
    """Every thing the actions speak of, by name, with its holders in order; the first has it from the start."""
    found: dict[str, list[Custody]] = {}
    met: dict[str, int] = {}
    carried, lately = 0, ("", -_NEAR)
    for k, draft in enumerate(drafts):
        hits = PROPS.find(draft.text) if draft.type != "line" else []
        lately = next(((hit.value, k) for hit in reversed(hits) if hit.value), lately)
        if draft.type != "action":
            continue
        if not hits and draft.actor in leads and _IT.search(draft.text) and k - lately[1] < _NEAR:
            _pass_on(found.setdefault(lately[0], []), k, draft, (f"{draft.text} {lately[0]}", ""), leads)
        for name in dict.fromkeys(hit.value for hit in hits if hit.value):
            hit = next(hit for hit in hits if hit.value == name)
            met.setdefault(name, k)
            before, after = draft.text[: hit.end], draft.text[hit.end :]
            if draft.actor in crowd:
                if CARRIED.search(before) and name not in found:
                    holders = [id for id in (draft.actor, *draft.others) if id in crowd]
                    found[name] = [Custody(holders[(carried * 2) % len(holders)], 0)]
                    carried += 1
                continue
            _pass_on(found.setdefault(name, []), k, draft, (before, after), leads)
    return _one_in_a_hand({name: held for name, held in found.items() if held}, met)


def _one_in_a_hand(found: dict[str, list[Custody]], met: Mapping[str, int]) -> dict[str, list[Custody]]:
    """Each hand holds one thing: whoever takes another puts the first away, or down; what is spoken of later than another
    thing of theirs is not in the hand before."""
    busy: dict[str, tuple[str, int]] = {}
    turns = sorted(
        ((one.since or (met[name] if n == 0 else 0), one.share, name, n) for name, held in found.items() for n, one in enumerate(held)
         if one.holder and in_hand(name) and name not in HANGS),
    )  # fmt: skip
    out = {name: list(held) for name, held in found.items()}
    for since, share, name, n in turns:
        own = found[name][n]
        before, its = busy.get(own.holder, ("", -1))
        if before and before != name:
            last = out[before][-1]
            if last.holder == own.holder:
                out[before].append(Custody(AWAY if before in POCKET else "", since, share))
            if n == 0 and own.since == 0:
                out[name][0] = Custody(own.holder, since, share)
        busy[own.holder] = (name, its)
    return {name: _merged(held) for name, held in out.items()}


def _merged(held: list[Custody]) -> list[Custody]:
    """In the order of time, without what changes nothing."""
    kept: list[Custody] = []
    for one in sorted(held, key=lambda c: (c.since, c.share)):
        if not kept or kept[-1].holder != one.holder:
            kept.append(one)
    return kept


def _pass_on(held: list[Custody], k: int, draft: Draft, around: tuple[str, str], leads: Sequence[str]) -> None:
    before, after = around
    now = held[-1].holder if held else ""
    actor, other = draft.actor, draft.target if draft.target in leads else ""
    if actor not in leads:
        _lie(held, before, after)
    elif other and _LAP.search(after) and now in ("", actor):
        held += [] if held else [Custody(actor, 0)]
        held.append(Custody(other, k, 0.5))
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
        CARRIED.search(before) or _IN_HAND.search(after) or draft.verb in _USING or (draft.verb == "look" and not held)
    ):
        if not held:
            held += _first(draft, before, k)
        else:
            held.append(Custody(actor, k, 0.5 if draft.verb == "take" and now != actor else 0.0))
    else:
        _lie(held, before, after)


def _first(draft: Draft, before: str, k: int) -> list[Custody]:
    """How somebody has a thing that nobody had yet: from the start; or it is taken from where it lies, or from a pocket."""
    name, own = PROPS.find(before)[-1].value, draft.actor
    if name in HANGS and _OUT_OF.search(before):
        return [Custody(own, 0)]
    if (draft.verb == "take" or _GRASPS.search(before)) and not CARRIED.search(before):
        return [Custody(own, k, 0.5)] if name in POCKET else [Custody("", 0), Custody(own, k, 0.5)]
    return [Custody(own, k if k >= _LATE and (name in POCKET or name == "baby") else 0)]


def _lie(held: list[Custody], before: str, after: str) -> None:
    """It lies or stands there by itself, if the words around it say so and nobody has had it yet."""
    if not held and (_LYING.search(after) or _THERE.search(before)):
        held.append(Custody("", 0))


def in_hand(name: str) -> bool:
    """Whether one person carries it."""
    return name in HELD or name == "suitcase"
