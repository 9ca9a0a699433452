"""Set-ups: a wide picture from one place is not shown a third time from that same place."""

from collections import Counter

from ciotat.direction.framing import Framing, Take, View
from ciotat.direction.plan import Angle

__all__ = ["MOST", "varied"]

MOST = 2
"""How often a scene looks at the same people, as wide, from the same height."""
_OTHERS: tuple[Angle, ...] = ("high", "low")


def varied(view: View, take: Take) -> Take:
    """`take` with another height for every wide set-up that the scene has used up; one that moves with somebody, and one
    that the script asks for, is never the same picture."""
    seen: Counter[tuple[str, frozenset[str], Angle]] = Counter()
    out: Take = []
    for framing in take:
        if _wide(framing):
            angles = (framing.angle, *(angle for angle in _OTHERS if angle != framing.angle))
            angle = min(angles, key=lambda a: (seen[_key(framing, a)] >= MOST, angles.index(a)))
            if angle != framing.angle:
                framing = framing.but(angle=angle, reasons=(*framing.reasons, *view.why("setup")))
            seen[_key(framing, angle)] += 1
        out.append(framing)
    return out


def _wide(framing: Framing) -> bool:
    still = framing.camera != "track" and not framing.ordered
    return still and framing.role in ("establishing", "master") and framing.size in ("EWS", "WS")


def _key(framing: Framing, angle: Angle) -> tuple[str, frozenset[str], Angle]:
    return framing.size, frozenset(framing.subjects), angle
