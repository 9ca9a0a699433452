"""The label in the file of a film made by AI, and when a film wears one.

After GB 45438-2025, 6 and appendix E: one JSON object under the key ``AIGC``; ``Label`` "1" says that the content is generated;
who makes a thing first is its propagator too. Which letters the values may hold follows TC260-PG-20258A.
"""

import json
import re
from collections.abc import Iterable, Mapping

from ciotat.core.errors import FilmError

__all__ = ["AIGC", "DRAWN", "aigc", "because", "drawn", "tag"]

AIGC = ("Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2")
DRAWN = {
    "draft": "Drawn by Ciotat's draft renderer from 3D models; no generative model made its pictures.",
    "outline": "Drawn by Ciotat's outline renderer; no generative model made its pictures.",
    "cycles": "Rendered in Blender Cycles from 3D models; no generative model made its pictures.",
}
"""Renderers that draw what is staged, each with how a film of it was made. Whatever is not here may be generative."""
_LETTERS = re.compile(r"[!#-\[\]-~]{1,128}")


def drawn(renderer: str) -> bool:
    """Whether a renderer, ``draft.8``, draws and does not generate."""
    return renderer.partition(".")[0] in DRAWN


def because(renderers: Iterable[str], others: Iterable[str] = ()) -> tuple[str, ...]:
    """What in a film is generated: its renderers, and `others`, which name shots whose takes are. Empty: nothing is."""
    found = dict.fromkeys(f"the renderer {renderer}" for renderer in renderers if not drawn(renderer))
    return (*found, *dict.fromkeys(others))


def aigc(producer: str, number: str) -> dict[str, str]:
    """The label of a film: by whom, and under which number of theirs. Raises FilmError for a producer that may not be
    written so."""
    if not _LETTERS.fullmatch(producer):
        advice = "use the code or the name of whoever offers the film: up to 128 plain letters without blanks or quotes"
        raise FilmError(f"{producer[:80]!r} cannot stand in the label of an AI-made film", advice=advice)
    values = ("1", producer, number, "", producer, number, "")
    return dict(zip(AIGC, values, strict=True))


def tag(label: Mapping[str, str]) -> str:
    """The label as it stands in the file, in the order of the standard."""
    return json.dumps({key: label.get(key, "") for key in AIGC}, separators=(",", ":"))
