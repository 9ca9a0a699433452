"""What is not built and what is seen instead, told to the writer: once for every word."""

import re

from ciotat.direction.lexicon.things import HELD, STANDINS
from ciotat.script.screenplay import Remark, Screenplay

__all__ = ["CARRIED", "standins"]

CARRIED = re.compile(
    r"(?:\b(?:hold|held|carr(?:y|ie)|clutch|grip|rais|lift|brandish|wav|bear|with)\w*\b|[提拿握抱背拎举捧端拄扛攥抓挎撑][着起了住出过]?|打着)"
    r"[^,.;，。；]{0,28}$",
    re.IGNORECASE,
)
"""Words before a thing that say that somebody carries it."""


def standins(screenplay: Screenplay) -> list[Remark]:
    """A note for every thing in somebody's hand for which another stands in."""
    found: dict[str, Remark] = {}
    for scene in screenplay.scenes:
        for element in scene.elements:
            for hit in STANDINS.find(element.text) if element.type == "action" else ():
                word = element.text[hit.start : hit.end].lower()
                if hit.value in HELD and word.rstrip("s") != hit.value and CARRIED.search(element.text[: hit.end]):
                    note = f"{word!r} is not built; a {hit.value} is seen instead"
                    found.setdefault(word, Remark("note", note, element.origin))
    return list(found.values())
