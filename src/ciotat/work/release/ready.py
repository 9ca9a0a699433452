"""What the last build left to be released: a cut, looked over with care."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ciotat.core.errors import FilmError
from ciotat.core.time import Rate
from ciotat.work.cutlist import CutList, CutShot
from ciotat.work.release.record import ReleasedShot

__all__ = ["Ready", "ready"]

MOST_SHOTS, MOST_FRAMES = 100_000, 10_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_AGAIN = "run `ciotat build`"


@dataclass(frozen=True)
class Ready:
    """A cut that can be released. `renderers` are those of single shots that have one of their own."""

    title: str
    language: str
    rate: Rate
    size: tuple[int, int]
    style: str
    renderer: str
    shots: tuple[ReleasedShot, ...]
    sound: Mapping[str, str]
    plan: str
    renderers: tuple[str, ...] = ()

    @property
    def frames(self) -> int:
        """How long it is."""
        return sum(shot.frames for shot in self.shots)


def ready(cut: CutList | None) -> Ready:
    """A cut as it can be released. Raises FilmError naming what is wrong in it."""
    if cut is None:
        raise FilmError("there is no film to release yet", advice=_AGAIN)
    value = cut.head
    if not str(value.get("record", "")).startswith("cut.1"):
        raise _wrong("it is of another version", "use the newest ciotat")
    if cut.stale:
        raise _wrong("the film was merged since it was built")
    if cut.lost:
        raise _wrong(f"{cut.lost} of its shots cannot be read")
    shots: list[ReleasedShot] = []
    start = 0
    for number, shot in enumerate(cut.shots, 1):
        shots.append(_shot(shot, number, start))
        start += shots[-1].frames
    if not shots or len(shots) > MOST_SHOTS or start > MOST_FRAMES:
        raise _wrong(f"it has {len(shots)} shots and {start} frames")
    sound = value.get("sound") or {}
    if not isinstance(sound, Mapping):
        raise _wrong("its sound is no table")
    stems = {str(name)[:40]: _digest(sound[name], f"the sound {name!r}") for name in sorted(sound) if sound[name]}
    plan = value.get("plan") or ""
    return Ready(
        _text(value, "title", 300), _text(value, "language", 8), _rate(value), _size(value), _text(value, "style", 200),
        _text(value, "renderer", 80), tuple(shots), stems, _digest(plan, "the plan") if plan else "",
        tuple(dict.fromkeys(own for shot in cut.shots if (own := _text(shot.unknown, "renderer", 80)))),
    )  # fmt: skip


def _shot(shot: CutShot, number: int, start: int) -> ReleasedShot:
    if shot.frames < 1:
        raise _wrong(f"shot {number} has {shot.frames} frames")
    return ReleasedShot(
        shot.id[:64] or str(number), _digest(shot.picture, f"shot {number}"), start, shot.frames,
        poster=_digest(shot.poster, f"the picture of shot {number}") if shot.poster else "",
        scene=shot.scene[:64], heading=shot.heading[:500], role=shot.role[:40], size=shot.size[:40], line=shot.line,
        words=shot.words[:500], reasons=tuple(reason[:500] for reason in shot.reasons), take=shot.take[:80],
        recipe=shot.recipe[:80],
    )  # fmt: skip


def _text(value: Mapping[str, Any], key: str, most: int) -> str:
    found = value.get(key)
    return found[:most] if isinstance(found, str) else ""


def _digest(value: Any, what: str) -> str:
    if not isinstance(value, str) or not _DIGEST.fullmatch(value):
        raise _wrong(f"{what} has no digest")
    return value


def _rate(value: Mapping[str, Any]) -> Rate:
    try:
        return Rate.of(str(value.get("rate"))[:40])
    except (ValueError, ZeroDivisionError):
        raise _wrong(f"{value.get('rate')!r} is no frame rate") from None


def _size(value: Mapping[str, Any]) -> tuple[int, int]:
    size = value.get("size")
    if not isinstance(size, list) or len(size) != 2 or not all(type(n) is int and 16 <= n <= 16384 for n in size):
        raise _wrong(f"{size!r} is no picture size")
    return size[0], size[1]


def _wrong(what: str, advice: str = _AGAIN) -> FilmError:
    return FilmError(f"it cannot be released: {what}", file="cut.json", advice=advice)
