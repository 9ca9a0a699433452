"""Action that its first word makes something else: ``SUPER: Paris`` is a card, ``SFX: Thunder`` a sound."""

import re
from typing import Literal, NamedTuple

__all__ = ["Labelled", "labelled"]

_CARD = re.compile(
    r"(?P<label>SUPER(?:IMPOSE)?|TITLE(?: CARD)?|CAPTION|CHYRON|CARD|INTERTITLE|TEXT ON SCREEN|ON SCREEN|字幕)"
    r"\s*[:：]\s*(?P<text>.+)",
    re.S,
)
_SOUND = re.compile(r"(?P<label>SOUND(?: EFFECT)?|SFX|MUSIC)\s*[:：]\s*(?P<text>.+)", re.S)
_QUOTES = "\"“”'‘’「」《》 "


class Labelled(NamedTuple):
    """What a text is, by which label, and from which to which character its words stand."""

    type: Literal["card", "sound"]
    label: str
    start: int
    end: int


def labelled(text: str) -> Labelled | None:
    """What the label at the beginning of an action makes of it, if there is one."""
    if ":" not in text and "：" not in text:
        return None
    lead = len(text) - len(text.lstrip())
    match = _CARD.fullmatch(text, lead) or _SOUND.fullmatch(text, lead)
    if not match:
        return None
    start = match.end() - len(match["text"].lstrip(_QUOTES))
    end = start + len(match["text"].strip(_QUOTES))
    return Labelled("card" if match.re is _CARD else "sound", match["label"], start, end)
