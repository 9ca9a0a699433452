"""Continuity: cuts that do not jump, and everyone seen."""

from collections.abc import Sequence

from ciotat.direction.camera import rung, size_at
from ciotat.direction.framing import Framing, Take, View
from ciotat.direction.plan import Angle, Shot
from ciotat.direction.reasons import why

__all__ = ["everyone_seen", "smooth"]


def smooth(view: View, take: Take) -> Take:
    """Between two framings of the same people the size changes by two steps or the height of the camera changes.

    Looks only at `reach`: all the sizes a framing may take.
    """
    out: Take = []
    for framing in take:
        out.append(_eased(view, out[-1], framing) if out and _jumps(out[-1], framing) else framing)
    return out


def _jumps(a: Framing, b: Framing) -> bool:
    if "card" in (a.role, b.role) or not a.subjects or not b.subjects or a.subjects[0] != b.subjects[0]:
        return False
    near = a.reach[0] - 1 <= b.reach[1] and b.reach[0] - 1 <= a.reach[1]
    return near and a.angle == b.angle


def _eased(view: View, before: Framing, framing: Framing) -> Framing:
    if not framing.spoken and len(framing.subjects) <= 3:
        low, high = before.reach
        wanted = rung(framing.size)
        rungs = [r for r in (*range(low - 2, 0, -1), *range(high + 2, 8)) if r != wanted]
        best = min(rungs, key=lambda r: abs(r - wanted), default=-1)
        if best >= 0 and abs(best - wanted) <= (2 if framing.role == "master" else 3):
            reasons = (*framing.reasons, *view.why("jump-size"))
            return framing.but(size=size_at(best), reach=(best, best), reasons=reasons)
    angle: Angle = (
        "low" if before.angle != "low" and view.mood.valence < 0 else "high" if before.angle != "high" else "low"
    )
    if before.angle != "eye":
        angle = "eye"
    return framing.but(angle=angle, reasons=(*framing.reasons, *view.why("jump")))


def everyone_seen(shots: Sequence[Shot], cast: Sequence[str], language: str) -> list[Shot]:
    """The shots with everyone of `cast` in at least one: whoever was forgotten joins the widest shot of people."""
    seen = {who for shot in shots for who in shot.subjects}
    missing = tuple(who for who in cast if who not in seen)
    if not missing:
        return list(shots)
    order = ("establishing", "master", "two-shot", "single", "over-shoulder", "reaction", "close-up", "insert", "card")
    k = min(range(len(shots)), key=lambda k: (order.index(shots[k].role), rung(shots[k].size), k))
    shot = shots[k]
    size = size_at(min(rung(shot.size), 2)) if shot.role != "card" else shot.size
    reasons = shot.reasons if shot.role == "card" else (*shot.reasons, why("master", language))
    changed = {**vars(shot), "subjects": (*shot.subjects, *missing), "size": size, "reasons": reasons}
    return [*shots[:k], Shot(**changed), *shots[k + 1 :]]
