"""``cut.json``: what the last build laid end to end, one shot a line. Read and written here and nowhere else, without a renderer.

Whoever compares, merges or tells reads it with mercy: what is damaged in it is empty, what is not known is kept.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Any

from ciotat.core.digest import canonical
from ciotat.core.record import made
from ciotat.core.store import writing

__all__ = ["CutList", "CutShot", "parsed", "read", "stale", "write", "written"]

_LARGEST = 256 * 2**20
_SHOTS = b'\n"shots":['
_NOTHING = Fraction(0)


@dataclass(frozen=True)
class CutShot:
    """One shot of the cut: where it comes from, what it shows, how long (in seconds), how it was made and what it looks like.
    `take` is the id of a kept take that is shown instead of the recipe's, `question` what about it is to be decided; `lines`
    the digest of what it plays. `cause` says why it was made when it was made last."""

    id: str
    scene: str = ""
    heading: str = ""
    role: str = ""
    size: str = ""
    line: int = 0
    length: Fraction = _NOTHING
    frames: int = 0
    elements: tuple[str, ...] = ()
    words: str = ""
    reasons: tuple[str, ...] = ()
    recipe: str = ""
    picture: str = ""
    poster: str = ""
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
    was made from; `lost` counts the shots that could not be read at all."""

    head: Mapping[str, Any] = field(default_factory=dict)
    shots: tuple[CutShot, ...] = ()
    lost: int = 0

    @property
    def title(self) -> str:
        """The title it was cut under."""
        title = self.head.get("title")
        return title if isinstance(title, str) else ""

    @property
    def stale(self) -> bool:
        """Whether the film was merged since."""
        return bool(self.head.get("stale"))

    @property
    def length(self) -> Fraction:
        """The running time in seconds."""
        return sum((shot.length for shot in self.shots), _NOTHING)


_FIELDS = {name: field.type for name, field in CutShot.__dataclass_fields__.items() if name != "unknown"}
_TYPES: Mapping[Any, type] = {
    str: str,
    int: int,
    bool: bool,
    Fraction: str,
    tuple[str, ...]: list,
    Mapping[str, str]: dict,
}
_READ = {name: _TYPES[kind] for name, kind in _FIELDS.items()}
_EMPTY = {name: "0" if name == "length" else kind() for name, kind in _READ.items()}


def write(path: Path, head: Mapping[str, Any], shots: Sequence[CutShot]) -> None:
    """Write the cut, whole or not at all."""
    with writing(path) as temporary:
        temporary.write_bytes(written(head, shots))


def written(head: Mapping[str, Any], shots: Sequence[CutShot]) -> bytes:
    """The cut as its file has it."""
    own = {"record": "cut.1", **{k: v for k, v in head.items() if k not in ("record", "shots")}}
    opening = canonical(own)[:-1].decode()
    rows = ",\n".join(canonical(_row(shot)).decode() for shot in shots)
    return f'{opening},\n"shots":[\n{rows}\n]}}\n'.encode()


def _row(shot: CutShot) -> dict[str, Any]:
    own = {**vars(shot), "elements": list(shot.elements), "reasons": list(shot.reasons), "parts": dict(shot.parts)}
    return {**own.pop("unknown"), **own, "length": str(shot.length)}


def read(path: Path) -> CutList | None:
    """The cut in a file; None where there is none, or none that can be read."""
    try:
        return None if path.stat().st_size > _LARGEST else _cut(path.read_bytes())
    except OSError:
        return None


def parsed(data: bytes | None) -> CutList:
    """A cut as its file holds it; an empty one where there is none, or none that can be read."""
    return _cut(data or b"") or CutList()


def stale(data: bytes) -> bytes:
    """The same cut, marked as one that was made before a merge; the next build writes it anew."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        return data
    if not isinstance(values, dict) or values.get("stale"):
        return data
    place = data.find(_SHOTS)
    if place >= 0:
        return data[: place + 1] + b'"stale":true,\n' + data[place + 1 :]
    return json.dumps({**values, "stale": True}, ensure_ascii=False).encode()


def _cut(data: bytes) -> CutList | None:
    try:
        head = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(head, dict) or not isinstance(rows := head.pop("shots", None), list):
        return None
    shots = tuple([_shot(row) for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)])
    return CutList(head, shots, len(rows) - len(shots))


def _shot(row: Mapping[str, Any]) -> CutShot:
    own: dict[str, Any] = {
        name: value if type(value := row.get(name)) is kind else _EMPTY[name] for name, kind in _READ.items()
    }
    own["length"] = _length(own["length"])
    own["elements"] = tuple([each for each in own["elements"] if type(each) is str])
    own["reasons"] = tuple([each for each in own["reasons"] if type(each) is str])
    if set(map(type, own["parts"].values())) - {str}:
        own["parts"] = {name: value for name, value in own["parts"].items() if type(value) is str}
    own["unknown"] = {} if len(row) == len(_READ) else {name: row[name] for name in row if name not in _READ}
    return made(CutShot, own)


@lru_cache(maxsize=4096)
def _length(text: str) -> Fraction:
    try:
        length = Fraction(text[:40])
    except (ValueError, ZeroDivisionError):
        return _NOTHING
    return length if 0 <= length < 10**6 else _NOTHING
