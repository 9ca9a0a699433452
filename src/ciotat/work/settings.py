"""The settings of a film: what ``film.toml`` says."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import Any

from ciotat.core.errors import CiotatError, FilmError
from ciotat.core.knob import Knob, checked, nearest
from ciotat.core.record import record
from ciotat.core.time import Rate
from ciotat.work.cost import Rates
from ciotat.work.page import Page

__all__ = ["KNOBS", "Settings", "settings"]

NAME = "film.toml"
KNOBS = {
    "title": Knob("text", high=300, example='title = "The Arrival"'),
    "script": Knob("text", high=200, example='script = "script.fountain"'),
    "language": Knob("word", words=("en", "zh", "")),
    "style": Knob("text", high=200, example='style = "classical"'),
    "size": Knob("text", high=20, example='size = "1280x720"'),
    "renderer": Knob("text", high=40, example='renderer = "draft"'),
    "voices": Knob("text", high=40, example='voices = "espeak"'),
}
_KNOWN = (*KNOBS, "fps", "people", "cost", "audience")
_SIZE = re.compile(r"(\d{2,4})\s*[x×*]\s*(\d{2,4})")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_AUDIENCE = {"comments": Knob("word", words=("after", "before", "off"))}
_PEOPLE = Knob("names", high=300, example='author = "Alice Guy"')


@record("settings", 1)
class Settings:
    """`title` and `language` are empty where the script's own hold. `people` are the names by what they did: author,
    director ...; `style` is a name, or a file in the film's folder that ends in .toml; `cost` is what `ciotat.work.cost`
    reckons with; `audience` whether comments are shown at once ("after" which they may be hidden), "before" which somebody
    reads them, or not at all ("off"). `odd` says which keys of the file nobody knows."""

    script: str
    title: str = ""
    language: str = ""
    style: str = "classical"
    size: tuple[int, int] = (1280, 720)
    rate: Rate = Rate.of(24)
    renderer: str = "draft"
    voices: str = "espeak"
    people: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cost: Mapping[str, Any] = field(default_factory=dict)
    audience: Mapping[str, str] = field(default_factory=dict)
    odd: tuple[str, ...] = ()


def settings(page: Page) -> Settings:
    """What a film.toml asks for, all of it checked. Raises FilmError naming the file, the line, the value, the limits."""
    values = page.values
    found: dict[str, Any] = {}
    for key in _KNOWN:
        if key in values:
            try:
                reader: Callable[[Page, str, Any], Any] = _READ.get(key, _plain)
                found[key] = reader(page, key, values[key])
            except CiotatError as wrong:
                raise page.wrong(key, wrong.message, wrong.advice) from None
    if not found.get("script"):
        raise page.wrong("script", "the film has no script", 'write script = "script.fountain", the name of its file')
    if "fps" in found:
        found["rate"] = found.pop("fps")
    odd = tuple(f"{key}: {nearest(key, _KNOWN)}" for key in values if key not in _KNOWN)
    return Settings(**found, odd=odd)


def _plain(page: Page, key: str, value: Any) -> Any:
    return checked(KNOBS, {key: value}, page.name)[key]


def _inside(page: Page, key: str, value: Any) -> str:
    """A file within the folder."""
    text = str(_plain(page, key, value))
    path = PurePosixPath(text.replace("\\", "/"))
    if text and (path.is_absolute() or ".." in path.parts or re.match("[A-Za-z]:", text) or "\0" in text):
        raise FilmError(f'{key} = "{text}" leaves the folder of the film', advice="move the file into the folder")
    return text


def _style(page: Page, key: str, value: Any) -> str:
    text = _inside(page, key, value)
    if not text.endswith(".toml") and not _WORD.fullmatch(text):
        advice = 'write the name of a style, "classical", or of a file, "my-style.toml"'
        raise FilmError(f'{key} = "{text}" names no style', advice=advice)
    return text


def _word(page: Page, key: str, value: Any) -> str:
    text = str(_plain(page, key, value))
    if not _WORD.fullmatch(text):
        raise FilmError(f'{key} = "{text}" is not a name', advice=f"write {KNOBS[key].example}")
    return text


def _size(page: Page, key: str, value: Any) -> tuple[int, int]:
    match = _SIZE.fullmatch(str(_plain(page, key, value)).strip())
    wide, tall = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (64 <= wide <= 4096 and 64 <= tall <= 4096) or wide % 2 or tall % 2:
        advice = "write it as 1280x720, even numbers from 64 to 4096"
        raise FilmError(f'{key} = "{value}" is not a picture size', advice=advice)
    return wide, tall


def _rate(page: Page, key: str, value: Any) -> Rate:
    try:
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise ValueError
        return Rate.of(value if not isinstance(value, float) else f"{value:g}")
    except (ValueError, ZeroDivisionError):
        raise FilmError(f"{key} = {value} is not a frame rate", advice="use 24, 25, 30 or 23.976") from None


def _people(page: Page, key: str, value: Any) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or len(value) > 100:
        raise FilmError(f"{key} is not a table", advice='write [people] and under it author = "Alice Guy"')
    names = checked(dict.fromkeys(value, _PEOPLE), value, page.name, "people.")
    return {did: tuple(filter(None, who)) for did, who in names.items() if any(who)}


def _cost(page: Page, key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FilmError(f"{key} is not a table", advice="write [cost] and under it watts-per-core = 10")
    Rates.read(value)
    return value


def _audience(page: Page, key: str, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise FilmError(f"{key} is not a table", advice='write [audience] and under it comments = "after"')
    return checked(_AUDIENCE, value, page.name, "audience.")


_READ: dict[str, Callable[[Page, str, Any], Any]] = {
    "script": _inside, "style": _style, "renderer": _word, "voices": _word, "size": _size, "fps": _rate,
    "people": _people, "cost": _cost, "audience": _audience,
}  # fmt: skip
