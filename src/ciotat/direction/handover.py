"""A thing goes from hand to hand where the script only says that another has it now: they step close, one holds it out,
the other takes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ciotat.core.time import Seconds, seconds
from ciotat.direction.beats import Draft
from ciotat.direction.custody import custody, in_hand

__all__ = ["REACHING", "SETTLED", "TAKEN", "TAKING", "Handover", "handovers"]

REACHING = seconds("2.2")
"""How long two hands need."""
SETTLED = seconds("0.65")
"""From when a step is planned to end until who took it stands, and can hold something out."""
TAKING, TAKEN = seconds("0.35"), seconds("1.45")
"""How much later the other hand comes, and how long it needs."""


@dataclass(frozen=True)
class Handover:
    """At the start of a beat `thing` goes from `giver` to `taker`."""

    thing: str
    giver: str
    taker: str

    @staticmethod
    def middle(begin: Seconds) -> Seconds:
        """When both hands are on it, for one who holds it out from `begin`."""
        return begin + seconds("1.55")


def handovers(drafts: Sequence[Draft], leads: Sequence[str], crowd: Sequence[str]) -> Mapping[int, Handover]:
    """The beats that begin with a hand-over, by number: one of the leads holds what another lead held until then, and
    no beat of giving or taking tells how."""
    found: dict[int, Handover] = {}
    for name, held in custody(drafts, leads, crowd).items():
        for was, now in pairwise(held):
            silent = now.share == 0.0 and drafts[now.since].actor == now.holder
            if in_hand(name) and silent and was.holder in leads and now.holder in leads and was.holder != now.holder:
                found.setdefault(now.since, Handover(name, was.holder, now.holder))
    return found
