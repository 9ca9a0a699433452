"""Scene headings written as Fountain: as they stand where they can, else made of what the scene gives."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ciotat.script.heading import SLUG
from ciotat.script.piece import Heading
from ciotat.script.reading import read
from ciotat.script.screenplay import Scene
from ciotat.script.writing.marks import escaped

__all__ = ["Fields", "best", "fields", "heading_line"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"[\w.\-]+")
_DOTTED = re.compile(r"(?:int|ext|est)[./]", re.I)
_LATIN = {"inside": "INT. ", "outside": "EXT. ", "both": "INT./EXT. "}
_CHINESE = {"inside": ".内景 ", "outside": ".外景 ", "both": ".内外景 "}

Fields = tuple[str, str, str, str, tuple[str, ...]]
"""Number, inside or outside, place, hour, modifiers."""


def fields(heading: Heading | Scene) -> Fields:
    """What a heading gives."""
    return heading.number, heading.inside, heading.place, heading.hour, tuple(heading.modifiers)


def heading_line(text: str, scene: Scene, keep: bool) -> str:
    """The line of a heading: its text as it stands if it may be kept and gives all that the scene has."""
    text = " ".join(text.split("\n")).strip()
    number = f" #{scene.number}#" if _NUMBER.fullmatch(scene.number) else ""
    kept, made = list(_kept(text, number)) if text else [], list(_made(scene, number))
    lines = [*kept, *made] if keep else [*made, *kept]
    return best(lines, fields(scene), _read)


def best(lines: list[str], wanted: Fields, read: Callable[[str], Fields | None]) -> str:
    """The first line that reads as what is wanted, or that misses least of it."""
    missed: list[int] = []
    for line in lines:
        found = read(line)
        missed.append(sum(a != b for a, b in zip(found, wanted, strict=True)) if found else len(wanted) + 1)
        if not missed[-1]:
            return line
    return lines[missed.index(min(missed))]


def _kept(text: str, number: str) -> Iterator[str]:
    line = escaped(text)
    natural = SLUG.fullmatch(text) and (text == text.upper() or _DOTTED.match(text))
    for form in (line, f".{line}") if natural else (f".{line}",):
        yield form + number
        yield form


def _made(scene: Scene, number: str) -> Iterator[str]:
    """Headings made of the fields, in Chinese where the place or the hour is."""
    han = _HAN.search(scene.place + scene.hour) is not None
    asides = "".join(f"（{m}）" if han else f" ({m})" for m in scene.modifiers)
    place, hour = escaped(scene.place), escaped(scene.hour)
    told = f"{place} - {hour}" if place and hour else place or hour
    for words in (_CHINESE, _LATIN) if han else (_LATIN, _CHINESE):
        yield f"{words.get(scene.inside, '.')}{told}{asides}{number}"
    if scene.inside:
        yield f"{(_CHINESE if han else _LATIN)[scene.inside]}{told.replace(' - ', ' ')}{asides}{number}"


@lru_cache(4096)
def _read(line: str) -> Fields | None:
    scene = read(f"\n{line}\n\nX.".encode(), format="fountain").scenes[0]
    return fields(scene) if scene.heading or scene.place or scene.hour else None
