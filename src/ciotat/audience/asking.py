"""How a question to the audience is put together: candidates of one shot against the release that is shown."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ciotat.audience.experiment import Experiment
from ciotat.audience.timeline import Timeline
from ciotat.core.errors import FilmError
from ciotat.work.release import Release
from ciotat.work.release.candidate import Candidate, alone

__all__ = ["Question", "asked"]

SHORTEST, LONGEST = 30.0, 120.0
"""Seconds after the start of a shot over which it is judged: to the end of its scene, within these."""
SAME = -0.02
"""What an upgrade may lose: it is meant not to be seen."""
CHAMPION: Mapping[str, str] = {"en": "as it is", "zh": "现有版本"}


@dataclass(frozen=True)
class Question:
    """What the owner asks: by what it is decided, from which gain on, over how many seconds."""

    outcome: str = "watched"
    d: float | None = None
    window: float | None = None


def asked(base: Release, candidates: Sequence[Candidate], question: Question, d: float, now: int) -> Experiment:
    """The experiment that asks, not begun. `d` is the usual smallest gain. Raises FilmError where candidates do not stand against
    each other."""
    first = candidates[0]
    if len({one.digest for one in candidates}) != len(candidates) or any(one.shot != first.shot for one in candidates):
        raise FilmError("candidates of different shots cannot stand against each other", advice="ask one by one")
    if any((one.base, one.on) != (base.number, base.digest) for one in candidates):
        raise FilmError("another release is shown than this experiment stands on", advice="make it again")
    timeline = Timeline.of(base)
    place = timeline.shot(first.shot)
    if place is None:
        raise FilmError("the shot is not in the release", advice="make it again")
    rest = timeline.seconds - place.at
    usual = max(SHORTEST, min(LONGEST, timeline.scene_end(first.shot) - place.at))
    upgrade = all(one.kind == "upgrade" for one in candidates)
    return Experiment(
        secrets.token_hex(5), "draft", first.shot, place.scene or first.shot, base.number, base.digest, place.at,
        tuple(one.digest for one in candidates), (CHAMPION, *(one.name for one in candidates)),
        round(min(question.window or usual, rest), 3), outcome=question.outcome, meant=_meant(base, place.at, place.seconds),
        d=question.d if question.d is not None else SAME if upgrade else d, kind="upgrade" if upgrade else "change",
        apart=any(alone(one, base) for one in candidates), made=now,
    )  # fmt: skip


def _meant(base: Release, at: float, seconds: float) -> tuple[float, float]:
    """What the shot is to make one feel, on average."""
    span = base.intended[int(at) : max(int(at) + 1, int(at + seconds))] or ((0.0, 0.0),)
    return sum(v for v, _ in span) / len(span), sum(a for _, a in span) / len(span)
