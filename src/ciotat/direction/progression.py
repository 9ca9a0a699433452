"""Progression: a conversation begins wide and comes closer; nobody is seen a third time in the same way.

Chosen from who speaks when, never from what is said.
"""

from collections.abc import Sequence

from ciotat.direction.beats import Draft
from ciotat.direction.camera import rung, size_at
from ciotat.direction.framing import Framing, Take, View

__all__ = ["conversation", "progressed"]

_MOST = 2
_FACES = ("single", "close-up", "reaction", "over-shoulder")


def conversation(drafts: Sequence[Draft], k: int) -> tuple[int, int]:
    """How many lines of the conversation that line `k` belongs to come before it, and how many lines it has: what one
    person does between two lines does not end it, a silence, a sound or something that comes does."""
    starts = [n for n in range(k, -1, -1) if drafts[n].type == "line"]
    first = k
    for n in starts[1:]:
        if not _goes_on(drafts, n, first):
            break
        first = n
    last = k
    for n in range(k + 1, len(drafts)):
        if drafts[n].type == "line":
            if not _goes_on(drafts, last, n):
                break
            last = n
    lines = [n for n in range(first, last + 1) if drafts[n].type == "line"]
    return lines.index(k), len(lines)


def _goes_on(drafts: Sequence[Draft], one: int, two: int) -> bool:
    """Whether between two lines, each the next after the other, no more than one small thing is done."""
    speakers = {draft.actor for draft in drafts if draft.type == "line"}
    between = drafts[one + 1 : two]
    return len(between) <= 1 and all(d.type == "action" and d.actor in speakers for d in between)


def progressed(view: View, take: Take) -> Take:
    """`take`, where whoever has been seen twice in the same way, with nothing in between but the other's face, is seen
    nearer, or from another height, the third time; a thing is seen nearer the second time."""
    out: Take = []
    seen: dict[str, list[tuple[str, str, str]]] = {}
    shouldered: set[str] = set()
    shown: set[str] = set()
    for framing in take:
        who = framing.subjects[0] if framing.subjects else ""
        if framing.role == "insert":
            framing = _nearer(view, framing) if who in shown else framing
            shown.add(who)
        if framing.role not in _FACES or not who:
            if framing.role in ("two-shot", "master", "establishing"):
                seen = {}
            out.append(framing)
            continue
        before = seen.setdefault(who, [])
        if before[-_MOST:] == [_setup(framing)] * _MOST and not view.drafts[framing.first].order:
            framing = _otherwise(view, framing)
        if framing.role in ("single", "close-up") and framing.spoken and who in shouldered:
            framing = framing.but(reasons=(*framing.reasons, *view.why("clean", a=who)))
            shouldered.discard(who)
        if framing.role == "over-shoulder":
            shouldered.add(who)
        before.append(_setup(framing))
        out.append(framing)
    return out


def _nearer(view: View, framing: Framing) -> Framing:
    """A thing that has been seen, nearer than the first time."""
    if view.drafts[framing.first].order:
        return framing
    return framing.but(size="ECU", reasons=(*framing.reasons, *view.why("again")))


def _setup(framing: Framing) -> tuple[str, str, str]:
    return framing.role, framing.size, framing.angle


def _otherwise(view: View, framing: Framing) -> Framing:
    """A step nearer where there is one, else from another height."""
    who, at = framing.subjects[0], rung(framing.size)
    if framing.role != "over-shoulder" and at < 6:
        low = min(at + 1, 6)
        return framing.but(
            size=size_at(low),
            role="close-up" if low == 6 and framing.role == "single" else framing.role,
            reach=(low, max(low, framing.reach[1])),
            reasons=(*framing.reasons, *view.why("third", a=who)),
        )
    angle = "low" if framing.angle == "eye" else "eye"
    return framing.but(angle=angle, reasons=(*framing.reasons, *view.why("third-height", a=who)))
