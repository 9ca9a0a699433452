"""``cut.json`` as the last build wrote it: its shots, for comparing; and how a merge marks that it is of another film."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

__all__ = ["CutFile", "Row", "read_cut", "rows_of", "stale"]

_SHOTS = b'\n"shots":['


@dataclass(frozen=True)
class Row:
    """A shot of a cut, as far as it can be compared. What is damaged in it is empty."""

    id: str
    scene: str = ""
    heading: str = ""
    role: str = ""
    size: str = ""
    line: int = 0
    length: Fraction = Fraction(0)
    elements: tuple[str, ...] = ()
    words: str = ""
    recipe: str = ""
    picture: str = ""
    poster: str = ""
    take: str = ""
    parts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CutFile:
    """The shots of a film in their order, and whether the film has been merged since."""

    title: str = ""
    rows: tuple[Row, ...] = ()
    stale: bool = False

    @property
    def length(self) -> Fraction:
        """The running time in seconds."""
        return sum((row.length for row in self.rows), Fraction(0))


def read_cut(data: bytes | None) -> CutFile:
    """A cut, empty where there is none or it cannot be read."""
    try:
        values = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        return CutFile()
    if not isinstance(values, dict) or not isinstance(values.get("shots"), list):
        return CutFile()
    rows = tuple(_row(shot) for shot in values["shots"] if isinstance(shot, dict) and isinstance(shot.get("id"), str))
    return CutFile(_text(values, "title"), rows, bool(values.get("stale")))


def rows_of(data: bytes | None) -> tuple[Row, ...]:
    """The shots of a cut."""
    return read_cut(data).rows


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


def _row(shot: Mapping[str, Any]) -> Row:
    texts = ("id", "scene", "heading", "role", "size", "words", "recipe", "picture", "poster", "take")
    elements, parts, line = shot.get("elements"), shot.get("parts"), shot.get("line")
    return Row(
        **{name: _text(shot, name) for name in texts},
        line=line if isinstance(line, int) else 0,
        length=_length(shot.get("length")),
        elements=tuple(e for e in elements if isinstance(e, str)) if isinstance(elements, list) else (),
        parts={str(k): str(v) for k, v in parts.items()} if isinstance(parts, dict) else {},
    )


def _text(values: Mapping[str, Any], name: str) -> str:
    value = values.get(name, "")
    return value if isinstance(value, str) else ""


def _length(value: Any) -> Fraction:
    try:
        length = Fraction(str(value)[:40])
    except (ValueError, ZeroDivisionError):
        return Fraction(0)
    return length if 0 <= length < 10**6 else Fraction(0)
