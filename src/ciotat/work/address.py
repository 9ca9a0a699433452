"""How a person names a shot: by its id or how that begins, by scene and place, or by a line of the script."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ciotat.core.errors import FilmError

__all__ = ["Address", "addresses", "found"]

_PLACE = re.compile(r"(\d{1,5})[.．。·](\d{1,5})")
_LINE = re.compile(r"[lL](\d{1,7})|第(\d{1,7})行")


@dataclass(frozen=True)
class Address:
    """Where a shot stands: its id, its scene's place in the film and its own in the scene (from 1), and the line of the
    script that it begins with (0: none)."""

    id: str
    scene: int
    number: int
    line: int

    def __str__(self) -> str:
        return f"{self.scene}.{self.number} ({self.id})"


def addresses(rows: Iterable[Mapping[str, Any]]) -> list[Address]:
    """The addresses of shots in the order of the film; each row has an id, a scene, and a line, as in cut.json."""
    out: list[Address] = []
    scene, number, last = 0, 0, None
    for row in rows:
        if row.get("scene") != last:
            scene, number, last = scene + 1, 0, row.get("scene")
        number += 1
        place = row.get("line")
        out.append(Address(str(row.get("id", "")), scene, number, place if isinstance(place, int) else 0))
    return out


def found(shots: Sequence[Address], text: str) -> Address:
    """The shot that `text` names. Raises FilmError with what there is."""
    text = text.strip()
    if place := _PLACE.fullmatch(text):
        return _placed(shots, int(place[1]), int(place[2]))
    if place := _LINE.fullmatch(text):
        return _lined(shots, int(place[1] or place[2]))
    known = [shot for shot in shots if text and shot.id.startswith(text.lower())]
    if len(known) == 1:
        return known[0]
    advice = "name it by its id or how that begins, by scene and shot as 2.3, or by a line of the script as L12"
    if known:
        raise FilmError(f"{text!r} begins {len(known)} shots: {', '.join(str(s) for s in known[:5])}", advice=advice)
    raise FilmError(f"there is no shot {text[:40]!r}", advice=advice)


def _placed(shots: Sequence[Address], scene: int, number: int) -> Address:
    inside = [shot for shot in shots if shot.scene == scene]
    if not inside:
        count = shots[-1].scene if shots else 0
        raise FilmError(f"there is no scene {scene}", advice=f"the film has {count}")
    if not 1 <= number <= len(inside):
        raise FilmError(f"there is no shot {scene}.{number}", advice=f"scene {scene} has {len(inside)} shots")
    return inside[number - 1]


def _lined(shots: Sequence[Address], line: int) -> Address:
    """The first of the shots that begin nearest before a line, or with it."""
    before = [shot for shot in shots if 0 < shot.line <= line]
    if not before:
        raise FilmError(f"no shot begins before line {line}", advice="count from the first line of the script")
    nearest = max(shot.line for shot in before)
    return next(shot for shot in before if shot.line == nearest)
