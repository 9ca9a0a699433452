"""A style: a named taste, as a TOML file of documented knobs (see the files in ``styles/``)."""

import dataclasses
import difflib
import tomllib
from importlib import resources
from typing import Any

from ciotat.core.errors import StyleError
from ciotat.core.record import record

__all__ = ["Style", "named", "names", "parse"]


@record("style", 1)
class Style:
    """The knobs of a director. What each does, and its unit, stands beside it in ``styles/classical.toml``."""

    name: str = "classical"
    coverage: str = "continuity"
    title_card: float = 2.5
    end_card: float = 0.0
    establishing: float = 3.0
    tail: float = 1.0
    final_tail: float = 2.0
    pace: float = 1.0
    pause: float = 0.35
    strong_pause: float = 1.0
    shortest: float = 1.5
    longest: float = 7.0
    fade_end: float = 1.0
    two_shot_lines: int = 2
    reset_lines: int = 11
    tight_two: float = 0.2
    close_arousal: float = 0.55
    extreme_arousal: float = 0.85
    reactions: bool = True
    inserts: bool = True
    camera_moves: float = 1.0
    push_arousal: float = 0.5
    handheld_arousal: float = 0.75
    wide_lens: float = 24.0
    long_lens: float = 100.0
    intimate: float = 1.25
    social: float = 2.1
    contrast: float = 1.0


_BOUNDS: dict[str, tuple[float, float]] = {
    "title_card": (0, 10), "end_card": (0, 10), "establishing": (0, 15), "tail": (0, 15), "final_tail": (0, 15),
    "pace": (0.25, 4), "pause": (0, 5), "strong_pause": (0, 5), "shortest": (0.6, 10), "longest": (2, 60),
    "fade_end": (0, 5), "two_shot_lines": (0, 20), "reset_lines": (4, 100), "tight_two": (0, 1),
    "close_arousal": (0, 2), "extreme_arousal": (0, 2), "camera_moves": (0, 2), "handheld_arousal": (0, 2),
    "push_arousal": (0, 2),
    "wide_lens": (12, 50), "long_lens": (50, 300), "intimate": (0.7, 1.6), "social": (1.2, 3.2), "contrast": (0.3, 3),
}  # fmt: skip


def names() -> tuple[str, ...]:
    """The styles that ship with the program."""
    folder = resources.files("ciotat.direction") / "styles"
    return tuple(sorted(f.name.removesuffix(".toml") for f in folder.iterdir() if f.name.endswith(".toml")))


def named(name: str) -> Style:
    """A style that ships with the program. Raises StyleError naming the nearest one."""
    if name not in names():
        raise StyleError(f"there is no style {name!r}", advice=_nearest(name, names()))
    return parse((resources.files("ciotat.direction") / "styles" / f"{name}.toml").read_text("utf-8"))


def parse(toml: str) -> Style:
    """Read a style; knobs left out are classical. Raises StyleError naming the wrong knob, its value and its limits."""
    try:
        knobs = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as wrong:
        raise StyleError(f"this style is not TOML: {wrong}", advice="compare it with styles/classical.toml") from wrong
    known = {f.name: f for f in dataclasses.fields(Style) if f.name != "unknown"}
    checked: dict[str, Any] = {knob: _checked(knob, value, known) for knob, value in knobs.items()}
    return Style(**checked)


def _checked(knob: str, value: object, known: dict[str, "dataclasses.Field[object]"]) -> object:
    if knob not in known:
        raise StyleError(f"there is no knob {knob!r}", advice=_nearest(knob, tuple(known)))
    kind = type(known[knob].default)
    if kind is float and type(value) is int:
        value = float(value)
    if type(value) is not kind:
        raise StyleError(f"{knob} = {value!r} is not a {kind.__name__}", advice=f"for example {known[knob].default!r}")
    low, high = _BOUNDS.get(knob, (-1e9, 1e9))
    if isinstance(value, (int, float)) and not low <= value <= high:
        raise StyleError(f"{knob} = {value} is out of range", advice=f"use {low} to {high}")
    if knob == "coverage" and value not in ("continuity", "one-take"):
        raise StyleError(f"coverage = {value!r} is not known", advice="use 'continuity' or 'one-take'")
    return value


def _nearest(word: str, known: tuple[str, ...]) -> str:
    near = difflib.get_close_matches(word, known, 1, 0.4)
    return f"did you mean {near[0]!r}?" if near else f"use one of {', '.join(known)}"
