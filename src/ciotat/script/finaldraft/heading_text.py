"""The text of a scene heading: as it stands if it gives what the scene has, else made of what the scene gives."""

import re
from collections.abc import Iterator

from ciotat.script.chinese_heading import chinese_heading
from ciotat.script.heading import SLUG, slug
from ciotat.script.piece import Heading
from ciotat.script.screenplay import Scene

__all__ = ["heading_of", "heading_text"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBERED = re.compile(r"[\s#、.．:：，,\-–—]*")
_LONGEST = 300
_LATIN = {"inside": "INT. ", "outside": "EXT. ", "both": "INT./EXT. "}
_CHINESE = {"inside": "内景 ", "outside": "外景 ", "both": "内外景 "}


def heading_of(text: str, number: str) -> Heading:
    """What a heading gives, with the scene number that stands beside it."""
    text = " ".join(text.split())
    latin = text.isascii() or (len(text) <= _LONGEST and SLUG.fullmatch(text))
    found = (None if latin else chinese_heading(text)) or slug(text)
    return found._replace(number=number) if number else found


def heading_text(text: str, scene: Scene) -> str:
    """The first text that gives the scene's fields: the one it has, that without its number, or one made anew."""
    wanted = (scene.inside, scene.place, scene.hour, tuple(scene.modifiers))
    texts = [form for form in (text, *_without_number(text, scene.number), *_made(scene)) if form.strip()]
    return next((form for form in texts if _given(form) == wanted), texts[0] if texts else "")


def _given(text: str) -> tuple[str, str, str, tuple[str, ...]]:
    found = heading_of(text, "")
    return found.inside, found.place, found.hour, tuple(found.modifiers)


def _without_number(text: str, number: str) -> Iterator[str]:
    if number and text.startswith(number):
        yield _NUMBERED.sub("", text[len(number) :], count=1)


def _made(scene: Scene) -> Iterator[str]:
    han = _HAN.search(scene.place + scene.hour) is not None
    asides = "".join(f"（{m}）" if han else f" ({m})" for m in scene.modifiers)
    told = " - ".join(part for part in (scene.place, scene.hour) if part)
    for words in (_CHINESE, _LATIN) if han else (_LATIN, _CHINESE):
        yield f"{words.get(scene.inside, '')}{told}{asides}"
    yield f"{(_CHINESE if han else _LATIN).get(scene.inside, '')}{scene.place} {scene.hour}{asides}"
