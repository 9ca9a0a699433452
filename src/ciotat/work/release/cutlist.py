"""What the last build left to be released: cut.json, read with care."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ciotat.core.errors import FilmError
from ciotat.core.time import Rate
from ciotat.work.release.record import ReleasedShot

__all__ = ["CutList", "cutlist"]

MOST_SHOTS, MOST_FRAMES = 100_000, 10_000_000
_DIGEST = re.compile(r"[0-9a-f]{64}")
_AGAIN = "run `ciotat build`"


@dataclass(frozen=True)
class CutList:
    """A film as it was last cut. `renderers` are those of single shots that have one of their own."""

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


def cutlist(value: Mapping[str, Any] | None) -> CutList:
    """What a cut.json says. Raises FilmError naming what is wrong in it."""
    if value is None:
        raise FilmError("there is no film to release yet", advice=_AGAIN)
    if not str(value.get("record", "")).startswith("cut.1"):
        raise _wrong("it is of another version", "use the newest ciotat")
    if value.get("stale"):
        raise _wrong("the film was merged since it was built")
    shots: list[ReleasedShot] = []
    start = 0
    for number, shot in enumerate(value["shots"], 1):
        shots.append(_shot(shot, number, start))
        start += shots[-1].frames
    if not shots or len(shots) > MOST_SHOTS or start > MOST_FRAMES:
        raise _wrong(f"it has {len(shots)} shots and {start} frames")
    sound = value.get("sound") or {}
    if not isinstance(sound, Mapping):
        raise _wrong("its sound is no table")
    stems = {str(name)[:40]: _digest(sound[name], f"the sound {name!r}") for name in sorted(sound) if sound[name]}
    plan = value.get("plan") or ""
    return CutList(
        _text(value, "title", 300), _text(value, "language", 8), _rate(value), _size(value), _text(value, "style", 200),
        _text(value, "renderer", 80), tuple(shots), stems, _digest(plan, "the plan") if plan else "",
        tuple(dict.fromkeys(own for shot in value["shots"] if (own := _text(shot, "renderer", 80)))),
    )  # fmt: skip


def _shot(value: Any, number: int, start: int) -> ReleasedShot:
    if not isinstance(value, Mapping):
        raise _wrong(f"shot {number} is no table")
    frames = value.get("frames")
    if type(frames) is not int or frames < 1:
        raise _wrong(f"shot {number} has {frames!r} frames")
    poster = value.get("poster") or ""
    line, reasons = value.get("line"), value.get("reasons")
    return ReleasedShot(
        _text(value, "id", 64) or str(number), _digest(value.get("picture"), f"shot {number}"), start, frames,
        poster=_digest(poster, f"the picture of shot {number}") if poster else "",
        scene=_text(value, "scene", 64), heading=_text(value, "heading", 500), role=_text(value, "role", 40),
        size=_text(value, "size", 40), line=line if type(line) is int else 0, words=_text(value, "words", 500),
        reasons=tuple(str(reason)[:500] for reason in reasons) if isinstance(reasons, list) else (),
        take=_text(value, "take", 80), recipe=_text(value, "recipe", 80),
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
