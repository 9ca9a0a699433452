"""What cards, sounds, camera marks and 【】 have around their text: the label, the quotes, as the writer set them."""

from ciotat.script.paper.place import Places
from ciotat.script.screenplay import Screenplay

__all__ = ["labels"]

_LABELLED = frozenset({"card", "sound", "camera"})
_MARKUP = ("[[", "/*", "*", "_", "\\", "<", "\n")


def labels(screenplay: Screenplay) -> dict[str, tuple[str, str]]:
    """By element id, what is printed before and behind its text: as it stands in the source where that is plain, else
    the label and a colon."""
    places = Places(screenplay.source)
    found: dict[str, tuple[str, str]] = {}
    for scene in screenplay.scenes:
        for element in scene.elements:
            boxed = element.type == "section" and screenplay.format == "chinese"
            if not (element.text and (boxed or (element.type in _LABELLED and element.extension))):
                continue
            start = places.offset(element.origin)
            written = screenplay.source[start : start + element.origin.length].lstrip("!").strip()
            before, there, after = written.partition(element.text)
            plain = there and not any(mark in before + after for mark in _MARKUP)
            labelled = before.casefold().lstrip("【").startswith(element.extension.casefold())
            if plain and labelled:
                found[element.id] = (before, after)
            elif not boxed:
                found[element.id] = (f"{element.extension}: ", "")
    return found
