"""What changed between two releases, shot by shot, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from ciotat.work.release import Release, ReleasedShot

__all__ = ["Change", "changes"]

_WORDS, _DIRECTED, _NEW = "its words changed", "it was directed anew", "it is new"


@dataclass(frozen=True)
class Change:
    """A shot that is another one now; `before` and `after` are the digests of its pictures' posters."""

    shot: ReleasedShot
    before: str
    after: str
    why: str


def changes(last: Release, now: Release, between: Iterable[Release] = ()) -> list[Change]:
    """The shots of `now` that `last` did not show, in order; `between` are the releases since `last` up to `now`, of which
    each says what evidence it was made on."""
    evidence = {made.evidence["shot"]: made.evidence.get("why", "") for made in between if made.evidence.get("shot")}
    known = {shot.id: (shot, clip) for shot, clip in zip(last.shots, last.clips, strict=True)}
    found = []
    for shot, clip in zip(now.shots, now.clips, strict=True):
        before, was = known.get(shot.id, (None, ""))
        if was != clip:
            why = evidence.get(shot.id) or _why(before, shot)
            found.append(Change(shot, before.poster if before else "", shot.poster, why))
    return found


def _why(before: ReleasedShot | None, now: ReleasedShot) -> str:
    if before is None:
        return _NEW
    return _WORDS if before.words != now.words else _DIRECTED
