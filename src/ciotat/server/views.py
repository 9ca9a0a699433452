"""What the page shows: where it is served, and how large it is."""

from typing import Any
from urllib.parse import quote

from ciotat.work.release import Release
from ciotat.work.release.candidate import Candidate

__all__ = ["address", "candidate_view", "view_size"]

_VIEW = (640, 360)


def address(film: str, digest: str, ending: str) -> str | None:
    """Where a blob of a film is served; None where there is none."""
    return f"/media/{quote(film, safe='')}/{digest}.{ending}" if digest else None


def view_size(size: tuple[int, int]) -> tuple[int, int]:
    """The size of a film scaled to fit the screen of the studio, in even numbers."""
    scale = min(1.0, _VIEW[0] / size[0], _VIEW[1] / size[1])
    return max(2, round(size[0] * scale / 2) * 2), max(2, round(size[1] * scale / 2) * 2)


def candidate_view(film: str, one: Candidate, base: Release | None, tongue: str) -> dict[str, Any]:
    """A candidate as the page has it, beside its shot as it was: clip, poster, and the sound of the whole film with the second at
    which the shot begins in it."""
    seconds = float(one.release.length - base.length) if base else 0.0
    return {
        "id": one.digest, "shot": one.shot, "change": one.change, "label": one.says("name", tongue),
        "why": one.says("why", tongue), "asked": dict(one.asked), "seconds": seconds, **_shot(film, one, one.release),
        "before": _shot(film, one, base), "base": one.base, "kind": one.kind, "made": one.made,
    }  # fmt: skip


def _shot(film: str, one: Candidate, release: Release | None) -> dict[str, Any]:
    """The candidate's shot as a release shows it."""
    clip, poster = one.picture(release) if release else ("", "")
    shot = next((shot for shot in release.shots if shot.id == one.shot), None) if release else None
    return {
        "clip": address(film, clip, "mp4"), "poster": address(film, poster, "jpg"),
        "sound": address(film, release.movie.heard, "m4a") if release else None,
        "at": float(release.rate.time(shot.start)) if release and shot else 0.0,
    }  # fmt: skip
