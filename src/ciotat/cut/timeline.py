"""The cut: takes in order on a timeline, and the words that are read under them."""

from collections.abc import Mapping

from ciotat.core.record import record
from ciotat.core.time import Rate, Seconds, Span
from ciotat.direction.plan import Plan
from ciotat.render.take import Take

__all__ = ["Clip", "Cut", "assemble", "spans"]


@record("clip", 1)
class Clip:
    """One take in the film: `start` and `frames` in whole frames of the film's rate."""

    shot: str
    scene: str
    picture: str
    start: int
    frames: int
    name: str
    reasons: tuple[str, ...]
    line: int


@record("cut", 1)
class Cut:
    """The film: every frame of `length` is covered by exactly one clip."""

    title: str
    language: str
    rate: Rate
    clips: tuple[Clip, ...]
    frames: int

    @property
    def length(self) -> Seconds:
        return self.rate.time(self.frames)


def assemble(plan: Plan, takes: Mapping[str, Take]) -> Cut:
    """Lay the takes of a plan end to end. Raises KeyError if a shot has no take."""
    clips: list[Clip] = []
    frame = 0
    for scene in plan.scenes:
        for number, shot in enumerate(scene.shots, 1):
            take = takes[shot.id]
            name = f"{scene.number or len(clips) + 1}-{number} {shot.size} {shot.role}"
            line = shot.origin.line
            clips.append(Clip(shot.id, scene.id, take.picture, frame, take.frames, name, shot.reasons, line))
            frame += take.frames
    return Cut(plan.title, plan.language, plan.rate, tuple(clips), frame)


def spans(plan: Plan) -> dict[str, Span]:
    """When each scene runs in the film, by scene id."""
    found: dict[str, Span] = {}
    start = Seconds(0)
    for scene in plan.scenes:
        found[scene.id] = Span(start, scene.length)
        start += scene.length
    return found
