"""Coverage of talk: wide, over the shoulders, singles, close; and back to the whole before the eye is lost.

Every choice here is made from who speaks when, never from what is said.
"""

from collections.abc import Iterator

from ciotat.core.chance import chance
from ciotat.direction.camera import rung
from ciotat.direction.floor import apart
from ciotat.direction.framing import Framing, View
from ciotat.direction.plan import Role, Size
from ciotat.direction.progression import conversation

__all__ = ["cover_talk"]

_TALK, _LATE = 4, 0.6
"""A conversation of fewer lines does not come to its core before so much of the scene is over."""
_ENDS = 1.9
"""Metres."""
_WEIGHT: dict[str, tuple[Role, Size, tuple[int, int]]] = {
    "shoulder": ("over-shoulder", "MS", (4, 7)),
    "single": ("single", "MCU", (5, 7)),
    "close": ("close-up", "CU", (6, 7)),
}


def cover_talk(view: View, first: int, last: int) -> Iterator[Framing]:
    """Framings of the lines `first` to `last`, all of them lines."""
    since, k = 0, first
    count = last - first + 1
    while k <= last:
        draft = view.drafts[k]
        if not _seen(view, k):
            end = _run_of(view, k, last, 2)
            yield _unseen(view, k, end)
        elif not (others := [id for id in view.people(k) if id != draft.actor]):
            end = _run_of(view, k, last, 1)
            yield _solo(view, k, end)
        elif (end := _together(view, k, last, since, k == first, count)) >= k:
            yield _two(view, k, end, others, since)
            since = 0 if end > k or since >= view.style.reset_lines else since
        else:
            end = _run_of(view, k, last, 2)
            phase = _phase(view, k)
            yield _one(view, k, end, others, _weighed(view, k, last, phase))
        since += end - k + 1
        k = end + 1


def _seen(view: View, k: int) -> bool:
    draft = view.drafts[k]
    return draft.voice in ("onscreen", "inner") and draft.actor in view.visible(k)


def _run_of(view: View, k: int, last: int, most: int) -> int:
    """The last of up to `most` neighbouring lines by the same voice, stopping where the writer asks for a shot."""
    end = k
    while end < last and end - k + 1 < most and view.drafts[end + 1].actor == view.drafts[k].actor:
        if view.drafts[end + 1].order or view.drafts[end + 1].voice != view.drafts[k].voice:
            break
        end += 1
    return end


def _together(view: View, k: int, last: int, since: int, opening: bool, count: int) -> int:
    """The last line of a two-shot that begins at `k`; before `k` if there is none."""
    wanted = 0
    if opening and count >= 3 and k <= view.drafts.__len__() * 0.5:
        wanted = view.style.two_shot_lines
    elif since >= view.style.reset_lines:
        wanted = 2
    elif not opening and k < last and view.drafts[k + 1].actor != view.drafts[k].actor:
        luck = chance("tight two", view.drafts[k].element, view.drafts[k + 1].element).random()
        wanted = 2 if luck < view.style.tight_two else 0
    end = k - 1
    while end < last and end - k + 1 < wanted and _seen(view, end + 1):
        if end >= k and (view.drafts[end + 1].order or view.drafts[end + 1].actor not in view.people(k)):
            break
        end += 1
    return end


def _phase(view: View, k: int) -> str:
    """How close the conversation has come: by its own length and by its place in the scene."""
    into, count = conversation(view.drafts, k)
    share = k / max(len(view.drafts) - 1, 1)
    progress = 0.6 * into / max(count - 1, 1) + 0.4 * share
    heat = 0.12 * (view.mood.arousal > 0.2) - 0.08 * (view.mood.arousal < -0.2)
    progress += heat
    if count < _TALK and share < _LATE:
        progress = min(progress, 0.79)
    return "shoulder" if progress < 0.48 else "single" if progress < 0.8 else "close"


def _weighed(view: View, k: int, last: int, phase: str) -> str:
    """Not everyone is close at the end: whoever has the last word is; and a silence held on a face goes on in it."""
    if phase == "shoulder" and _awaited(view, k):
        return "single"
    return "single" if phase == "close" and view.drafts[k].actor != view.drafts[last].actor else phase


def _awaited(view: View, k: int) -> bool:
    """The silence before this line was held on the one who now speaks: the shot goes on."""
    spoken_to = view.drafts[k - 2].target if k >= 2 and view.drafts[k - 2].type == "line" else ""
    return k >= 2 and view.drafts[k - 1].type == "silence" and spoken_to == view.drafts[k].actor


def _two(view: View, k: int, end: int, others: list[str], since: int) -> Framing:
    speaker = view.drafts[k].actor
    second = view.drafts[k].target if view.drafts[k].target in others else others[0]
    reset = k == end or since >= view.style.reset_lines
    rule = "reset" if reset else "two-shot" if since == 0 else "tight-two"
    tight = rule == "tight-two"
    size: Size = "MCU" if tight else "FS"
    if k < end:
        second = view.drafts[k + 1].actor
    talking = {draft.actor for draft in view.drafts if draft.type == "line"}
    group = (speaker, second) if tight else (speaker, second, *(o for o in others if o != second and o in talking))[:5]
    made = Framing("two-shot", k, end, group, size, view.why(rule), reach=(rung(size), rung(size)))
    return made if tight else made.but(camera="push", amount=0.25)


def _one(view: View, k: int, end: int, others: list[str], phase: str) -> Framing:
    draft = view.drafts[k]
    listener = draft.target if draft.target in others else others[0]
    if phase == "shoulder" and _far(view, draft.actor, listener):
        phase = "single"
    role, size, reach = _WEIGHT[phase]
    subjects = (draft.actor, listener) if role == "over-shoulder" else (draft.actor,)
    reasons = view.why(phase, a=draft.actor, b=listener)
    return Framing(role, k, end, subjects, size, reasons, reach=reach, spoken=True)


def _far(view: View, a: str, b: str) -> bool:
    """Whether two sit so far apart, at the ends of a table, that over a shoulder one would see the table."""
    one, other = view.floor.bodies[a], view.floor.bodies[b]
    return a in view.floor.seats and b in view.floor.seats and apart(one.position, other.position) > _ENDS


def _solo(view: View, k: int, end: int) -> Framing:
    who = view.drafts[k].actor
    wide = k % 2 == 0
    size: Size = "MS" if wide else "CU"
    at = rung(size)
    made = Framing("single", k, end, (who,), size, view.why("solo", a=who), reach=(at, at), spoken=True)
    return made.but(camera="push", amount=0.35) if wide else made


def _unseen(view: View, k: int, end: int) -> Framing:
    draft = view.drafts[k]
    people = [id for id in view.people(k) if id != draft.actor]
    if not people:
        return Framing(
            "establishing",
            k,
            end,
            (),
            "WS",
            view.why("unseen-place", a=draft.actor),
            camera="push",
            amount=0.3,
            reach=(1, 1),
        )
    listener = draft.target if draft.target in people else people[0]
    return Framing(
        "reaction",
        k,
        end,
        (listener,),
        "MCU",
        view.why("unseen", a=draft.actor),
        camera="push",
        amount=0.3,
        reach=(5, 5),
    )
