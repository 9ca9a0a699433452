"""``cut.json``: what the last build laid end to end, one shot a line. It is read where nothing can be rendered."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ciotat.core.digest import canonical
from ciotat.core.store import writing

__all__ = ["CutList", "CutShot", "read", "write"]

_LARGEST = 256 * 2**20


@dataclass(frozen=True)
class CutShot:
    """One shot of the cut: where it comes from, what it shows, how it was made and what it looks like. `take` is the id
    of a kept take that is shown instead of the recipe's, `question` what about it is to be decided; `lines` the digest of what it plays.
    `cause` says why it was made when it was made last."""

    id: str
    scene: str
    heading: str
    role: str
    size: str
    line: int
    length: str
    frames: int
    elements: tuple[str, ...]
    words: str
    reasons: tuple[str, ...]
    recipe: str
    picture: str
    poster: str
    take: str = ""
    locked: bool = False
    lines: str = ""
    question: str = ""
    cause: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class CutList:
    """The whole cut. `head` holds title, rate, size, style, renderer, sound and `sources`: the digests of the files it
    was made from."""

    head: Mapping[str, Any]
    shots: tuple[CutShot, ...]


_FIELDS = frozenset(CutShot.__dataclass_fields__) - {"unknown"}


def write(path: Path, head: Mapping[str, Any], shots: Sequence[CutShot]) -> None:
    """Write the cut, whole or not at all."""
    own = {"record": "cut.1", **{k: v for k, v in head.items() if k not in ("record", "shots")}}
    opening = canonical(own)[:-1].decode()
    rows = ",\n".join(canonical(_row(shot)).decode() for shot in shots)
    with writing(path) as temporary:
        temporary.write_text(f'{opening},\n"shots":[\n{rows}\n]}}\n', encoding="utf-8")


def _row(shot: CutShot) -> dict[str, Any]:
    own = {**vars(shot), "elements": list(shot.elements), "reasons": list(shot.reasons), "parts": dict(shot.parts)}
    return {**own.pop("unknown"), **own}


def read(path: Path) -> CutList | None:
    """The cut in a file; None where there is none, or none that can be read."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        found = json.loads(path.read_bytes())
        shots = tuple(_shot(row) for row in found.pop("shots"))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return CutList(found, shots)


def _shot(row: Mapping[str, Any]) -> CutShot:
    known = {name: value for name, value in row.items() if name in _FIELDS}
    known["elements"], known["reasons"] = tuple(row["elements"]), tuple(row["reasons"])
    more = {} if len(known) == len(row) else {name: value for name, value in row.items() if name not in _FIELDS}
    return CutShot(**known, unknown=more)
