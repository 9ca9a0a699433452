"""Coverage: the whole scene as framings, in three passes.

First the framings from the structure of the scene; then continuity, which sees only that structure; then each line
tightens and splits its own framing by its own words (see `hearing`).
"""

from ciotat.core.time import Seconds
from ciotat.direction.acting import cover_action, cover_silence, cover_sound
from ciotat.direction.continuity import smooth
from ciotat.direction.dialogue import cover_talk
from ciotat.direction.framing import Framing, Take, View
from ciotat.direction.hearing import hear
from ciotat.direction.override import obeyed
from ciotat.direction.progression import progressed
from ciotat.direction.setups import varied

__all__ = ["cover"]

_MOST_BEATS = 3


def cover(view: View) -> Take:
    """The framings of a scene in the order of time, each with its start."""
    if view.style.coverage == "one-take":
        return _one_take(view)
    structure = progressed(view, smooth(view, varied(view, _opened(view, _covered(view)))))
    heard = hear(view, structure)
    firsts = [framing.first for framing in heard]
    return [f if f.first in firsts[:n] else obeyed(view, f) for n, f in enumerate(heard)]


def _covered(view: View) -> Take:
    take: Take = []
    k, count = 0, len(view.drafts)
    while k < count:
        kind = view.drafts[k].type
        if kind == "line":
            last = k
            while last + 1 < count and view.drafts[last + 1].type == "line":
                last += 1
            take += cover_talk(view, k, last)
            k = last + 1
            continue
        if kind == "card":
            take.append(Framing("card", k, k, (), "MS", view.why("caption"), text=view.drafts[k].text))
        else:
            take += {"action": cover_action, "silence": cover_silence, "sound": cover_sound}[kind](view, k)
        k += 1
    return _joined(view, take)


def _joined(view: View, take: Take) -> Take:
    """Where nothing is gained by a cut, there is none: the same people at the same size, or a face that goes on."""
    out: Take = []
    for framing in take:
        before = out[-1] if out else None
        if before and not framing.share and not view.drafts[framing.first].order:
            if _face(before) and _face(framing) and before.subjects[0] == framing.subjects[0]:
                if framing.last - before.first < _MOST_BEATS:
                    out[-1] = _gone_on(before, framing)
                    continue
            elif _moves_on(before, framing) and _span(view, before, framing) <= 7:
                wide = min(before, framing, key=lambda f: f.reach[0])
                out[-1] = wide.but(first=before.first, last=framing.last)
                continue
            elif _arrived(before, framing) or (_same(before, framing) and _span(view, before, framing) <= 6):
                out[-1] = _gone_on(before, framing)
                continue
        out.append(framing)
    return out


def _face(framing: Framing) -> bool:
    """One person, near enough to read the face."""
    return framing.role in ("single", "close-up", "reaction") and len(framing.subjects) == 1 and framing.reach[0] >= 4


def _moves_on(a: Framing, b: Framing) -> bool:
    """One body rises and goes, or comes in and sits: one movement, one shot."""
    quiet = not (a.spoken or b.spoken or a.share) and a.subjects == b.subjects
    return quiet and {a.role, b.role} == {"single", "master"} and max(a.reach[1], b.reach[1]) <= 3


def _arrived(a: Framing, b: Framing) -> bool:
    """Someone walks up to someone, and the same frame holds the talk that follows."""
    walked = a.role == "master" and a.camera == "track" and a.reach[0] >= 2
    return walked and b.role == "two-shot" and b.first < b.last and set(a.subjects) == set(b.subjects)


def _same(a: Framing, b: Framing) -> bool:
    plain = not (a.spoken or b.spoken) and "card" not in (a.role, b.role)
    plain = plain and (a.role == "over-shoulder") == (b.role == "over-shoulder")
    return (
        plain and sorted(a.subjects) == sorted(b.subjects) and abs(a.reach[0] - b.reach[0]) <= 1 and a.angle == b.angle
    )


def _gone_on(a: Framing, b: Framing) -> Framing:
    """`a` held over the beats of `b`."""
    nearer = max(a, b, key=lambda f: f.reach[0])
    return a.but(
        role="close-up" if nearer.size in ("CU", "ECU") else a.role if not b.spoken else b.role,
        last=b.last,
        size=nearer.size if _face(a) else a.size,
        reasons=tuple(dict.fromkeys((*a.reasons, *b.reasons)))[:3],
        camera=max(a, b, key=lambda f: f.amount).camera,
        amount=max(a.amount, b.amount),
        reach=(nearer.reach[0], max(a.reach[1], b.reach[1])),
        spoken=a.spoken or b.spoken,
    )


def _span(view: View, a: Framing, b: Framing) -> Seconds:
    if any(view.drafts[k].type == "line" for k in range(a.first, b.last + 1)):
        return Seconds(99)
    return view.beats[b.last].span.end - view.beats[a.first].span.start


def _opened(view: View, take: Take) -> Take:
    """The first picture of a scene shows where we are."""
    if view.lead == 0:
        return take
    people = (
        tuple(id for id in view.visible(0) if not view.vehicle(id))[:6] if view.drafts else tuple(view.floor.leads[:6])
    )
    rule = "return" if view.known else "establishing"
    wide = Framing("establishing", 0, -1, people, "EWS", view.why(rule), camera="push", amount=0.25, reach=(0, 0))
    return [wide, *take]


def _one_take(view: View) -> Take:
    """Each scene is one shot that tracks; a card interrupts it, because a card is a cut."""
    take: Take = []
    people = tuple(id for id in view.floor.bodies if not view.floor.bodies[id].character.crowd and not view.vehicle(id))
    size = "WS" if len(people) > 3 or not people else "FS" if len(people) == 3 else "MFS"
    for k in range(max(len(view.drafts), 1)):
        card = bool(view.drafts) and view.drafts[k].type == "card"
        if card:
            at = view.beats[k].span.start if k else Seconds(0)
            take.append(Framing("card", k, k, (), "MS", view.why("caption"), at=at, text=view.drafts[k].text))
        elif take and take[-1].role != "card":
            take[-1] = take[-1].but(last=k)
        else:
            at = view.beats[k].span.start if take else Seconds(0)
            last = k if view.drafts else -1
            made = Framing("master", k, last, people, size, view.why("one-take"), camera="track", amount=0.6, at=at)  # type: ignore[arg-type]
            take.append(obeyed(view, made))
    return take
