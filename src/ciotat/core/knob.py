"""A knob: one setting that a person may write, what it may be, and the sentence for what it may not."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from ciotat.core.errors import FilmError

__all__ = ["Knob", "checked", "nearest"]


@dataclass(frozen=True)
class Knob:
    """What a setting holds: a `number` or a `whole` one in [`low`, `high`]; one of some `words`; a `text` or the
    `names` of several, each of at most `high` characters; `yes` or no. `example` is what the advice shows."""

    kind: Literal["number", "whole", "word", "text", "names", "yes"]
    low: float = 0
    high: float = 0
    words: tuple[str, ...] = ()
    example: str = ""

    @property
    def allowed(self) -> str:
        """The limits, as a person reads them."""
        if self.words:
            return ", ".join(self.words)
        return f"{self.low:g} to {self.high:g}" if self.kind in ("number", "whole") else self.example


def checked(knobs: Mapping[str, Knob], values: Mapping[str, Any], file: str, above: str = "") -> dict[str, Any]:
    """Those of `values` that are knobs, numbers as exact fractions; what is no knob is left out.

    Raises FilmError naming `file`, the key (`above` says which table it is in), the value and the limits.
    """
    return {key: _checked(knobs[key], value, f"{above}{key}", file) for key, value in values.items() if key in knobs}


def _checked(knob: Knob, value: object, key: str, file: str) -> object:
    if knob.kind in ("number", "whole"):
        return _number(knob, value, key, file)
    if knob.kind == "yes":
        if not isinstance(value, bool):
            raise FilmError(f"{key} = {_shown(value)} is not true or false", advice="write true or false", file=file)
        return value
    several = knob.kind == "names" and isinstance(value, list)
    for text in value if several and isinstance(value, list) else [value]:
        if not isinstance(text, str):
            raise FilmError(f"{key} = {_shown(value)} is not text", advice=f"write {knob.example}", file=file)
        if knob.words and text not in knob.words:
            raise FilmError(f"{key} = {_shown(text)} is not known", advice=nearest(text, knob.words), file=file)
        if len(text) > knob.high > 0:
            raise FilmError(f"{key} is too long", advice=f"at most {knob.high:g} characters", file=file)
    if knob.kind == "names":
        return tuple(value) if isinstance(value, list) else (value,)
    return value


def _number(knob: Knob, value: object, key: str, file: str) -> object:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or (value != value):
        raise FilmError(f"{key} = {_shown(value)} is not a number", advice=f"use {knob.allowed}", file=file)
    if not knob.low <= value <= knob.high:
        raise FilmError(f"{key} = {_shown(value)} is out of range", advice=f"use {knob.allowed}", file=file)
    if knob.kind == "whole":
        if value != int(value):
            raise FilmError(f"{key} = {_shown(value)} is not a whole number", advice=f"use {knob.allowed}", file=file)
        return int(value)
    return Fraction(round(value * 1000), 1000)


def _shown(value: object) -> str:
    if isinstance(value, int) and abs(value) > 10**60:
        return "a very large number"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def nearest(word: str, known: Iterable[str]) -> str:
    """The advice for a word that is not known."""
    known = tuple(known)
    low = {other.casefold(): other for other in reversed(known)}
    near = difflib.get_close_matches(word.casefold()[:100], low, 1, 0.6)
    return f'did you mean "{low[near[0]]}"?' if near else f"use one of {', '.join(known)}"
