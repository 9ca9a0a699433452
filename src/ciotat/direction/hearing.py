"""What a line's own words do to its own framing: come closer at a peak, show the listener, answer a silence early."""

from fractions import Fraction

from ciotat.core.time import Seconds, seconds
from ciotat.direction.camera import rung, size_at
from ciotat.direction.framing import Framing, Take, View

__all__ = ["hear"]

_REACTION = Fraction(17, 10)
_EARLY = Fraction(1, 4)
_LISTENED = Fraction(11, 10)


def hear(view: View, take: Take) -> Take:
    """Every framing with its start; framings of lines tightened and split by what is said."""
    out: Take = []
    for n, framing in enumerate(take):
        begin = _begin(view, framing, n == 0)
        end = _begin(view, take[n + 1], False) if n + 1 < len(take) else view.length
        if not framing.spoken:
            out.append(framing.but(at=begin))
            continue
        following = take[n + 1] if n + 1 < len(take) else None
        out += _split(view, _tightened(view, framing).but(at=begin), end, following)
    return out


def _begin(view: View, framing: Framing, opening: bool) -> Seconds:
    """A framing begins with its first beat; after a line whose pause is long, a little after the line has ended."""
    if opening or not view.beats:
        return Seconds(0)
    if framing.first > framing.last:
        return Seconds(0)
    beat = view.beats[framing.first]
    if framing.share:
        return beat.span.start + seconds(float(beat.span.length) * framing.share)
    before = view.beats[framing.first - 1] if framing.first else None
    if before is None or before.type != "line" or beat.type not in ("line", "silence"):
        return beat.span.start
    early = beat.span.start - before.span.end >= Fraction(6, 10) and before.span.length >= _LISTENED
    return before.span.end + _EARLY if early else beat.span.start


def _tightened(view: View, framing: Framing) -> Framing:
    beats = view.beats[framing.first : framing.last + 1]
    peak = max(beats, key=lambda beat: beat.emotion.arousal)
    arousal = peak.emotion.arousal
    style = view.style
    wanted = rung(framing.size)
    if arousal >= style.extreme_arousal:
        wanted = 7
    elif arousal >= style.close_arousal or peak.emotion.valence <= -0.7:
        wanted = max(wanted, 6)
    elif arousal >= style.close_arousal / 2 and framing.role == "over-shoulder":
        wanted = max(wanted, 5)
    wanted = max(framing.reach[0], min(wanted, framing.reach[1]))
    if wanted == rung(framing.size):
        return framing
    size = size_at(wanted)
    reasons = (*framing.reasons, *view.why("peak", a=peak.actor, size=size, arousal=arousal))
    role, subjects = framing.role, framing.subjects
    if wanted >= 6:
        role, subjects = "close-up", framing.subjects[:1]
    camera, amount = ("push", 0.3) if framing.camera == "locked" else (framing.camera, framing.amount)
    if arousal >= style.handheld_arousal and wanted < 7:
        camera, amount = "handheld", 0.5
    return framing.but(role=role, subjects=subjects, size=size, reasons=reasons, camera=camera, amount=amount)


def _split(view: View, framing: Framing, end: Seconds, following: Framing | None) -> Take:
    """A long line is broken by the listener's face, then seen closer; a strong one ends on the listener."""
    style = view.style
    start = view.beats[framing.first].span.start
    length = end - start
    listener = _listener(view, framing)
    if length > seconds(style.longest):
        return _broken(view, framing, start, length, listener)
    strong = max(
        abs(b.emotion.valence) + max(b.emotion.arousal, 0) for b in view.beats[framing.first : framing.last + 1]
    )
    next_face = following.subjects[0] if following and following.subjects else ""
    spare = end - view.beats[framing.last].span.end
    if not (style.reactions and listener and strong >= 0.9 and next_face not in (listener, framing.subjects[0])):
        return [framing]
    if length < 3 or (following is not None and following.role == "reaction"):
        return [framing]
    at = end - max(min(spare + Fraction(2, 5), _REACTION), Fraction(13, 10))
    return [framing, _reaction(view, framing, listener, at)]


def _listener(view: View, framing: Framing) -> str:
    draft = view.drafts[framing.last]
    others = [id for id in view.people(framing.last) if id != framing.subjects[0]]
    return draft.target if draft.target in others else next(iter(others), "")


def _broken(view: View, framing: Framing, start: Seconds, length: Seconds, listener: str) -> Take:
    """Pieces of at most `longest`: the speaker nearer and wider in turn, never twice the same; before every second
    piece whoever listens, one after the other."""
    style = view.style
    turns = int(length // seconds(style.longest)) + 1
    own = rung(framing.size)
    nearer, wider = min(own + 1, framing.reach[1], 7), max(own - 2, 2)
    sizes = (own, nearer, wider) if nearer != own else (own, wider, max(own - 1, 3))
    others = [id for id in view.people(framing.last) if id not in (framing.subjects[0], listener)]
    listeners = [listener, *others[:2]] if listener else []
    take: Take = [framing]
    for turn in range(1, turns):
        at = start + seconds(float(length) * turn / turns)
        if listeners and style.reactions and turn % 2:
            take.append(_reaction(view, framing, listeners[turn // 2 % len(listeners)], at - _REACTION))
        size = sizes[turn % len(sizes)]
        reasons = (*framing.reasons, *view.why("closer")) if size > own else framing.reasons
        camera, amount = ("push", 0.35) if size != wider else ("push", 0.15)
        take.append(framing.but(at=at, size=size_at(size), reasons=reasons, camera=camera, amount=amount))
    return take


def _reaction(view: View, framing: Framing, listener: str, at: Seconds) -> Framing:
    return framing.but(
        role="reaction",
        subjects=(listener,),
        size="MCU" if rung(framing.size) < 6 else "CU",
        angle="eye",
        camera="push",
        amount=0.2,
        reasons=view.why("listen", b=listener),
        at=at,
    )
