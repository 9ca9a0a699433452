"""Scene headings as Fountain and the trade write them: ``INT. KITCHEN - NIGHT (FLASHBACK)``, in English or Chinese."""

import re
from functools import lru_cache

from ciotat.script.chinese_heading import HOUR, slots
from ciotat.script.piece import Heading, Inside

__all__ = ["SLUG", "is_hour", "slug", "usual_slug"]

_PREFIX = r"(?P<prefix>FLASH ?BACKS?|FLASH ?FORWARD|DREAM(?: SEQUENCE)?|MEMORY|INTERCUT(?: WITH)?|MONTAGE|BACK TO)"
SLUG = re.compile(
    rf"(?:{_PREFIX}\s*[-–—:.]*\s*(?=(?:INT|EXT|I/E)\b))?"
    r"(?:(?P<number>\d+[A-Za-z]?)[.)]?\s+)?"
    r"(?P<inside>INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I\.?/E|E\.?/I|INT|EXT|EST)(?:[.。．:：]+\s*|\s+(?![,，]))(?P<rest>.*)",
    re.I,
)
_HAN_INSIDE = re.compile(r"(?P<inside>内景|外景|內景|内外景|內外景|内/外景|內/外景)[.。．、，,:：\s-]*(?P<rest>.*)")
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORDS = (
    r"DAYS?|NIGHTS?|MORNING|AFTERNOON|EVENING|DAWN|DUSK|NOON|MIDDAY|MIDNIGHT|SUNRISE|SUNSET|SUNDOWN|TWILIGHT|DAYBREAK|"
    r"NIGHTFALL|LATER|CONTINUOUS|CONT(?:INUED|'D|’D)?|SAME(?: TIME)?|MAGIC HOUR|GOLDEN HOUR|PRESENT|EARLIER|SUNNY|"
    r"\d{1,2}(?:[:.]\d\d)? ?[AP]\.?M\.?|\d{1,2}:\d\d|\d{1,2} O['’]CLOCK"
)
_LONGEST = 300
_USUAL = re.compile(
    r"(?P<inside>INT|EXT|INT\./EXT)\. +(?P<place>[A-Z0-9'’]+(?:\.? [A-Z0-9'’]+)*) - (?P<hour>[A-Z]+)"
    r"(?: \((?P<aside>[A-Z0-9]+)\))?"
)
_SIDES: dict[str, Inside] = {"INT": "inside", "EXT": "outside", "INT./EXT": "both"}
_HOUR = re.compile(rf"(?:.*\b)?(?:{_WORDS})(?:\b.*)?|{HOUR}", re.I)
_EXACT = re.compile(rf"(?:(?:EARLY|LATE|MID)[- ])?(?:{_WORDS})", re.I)
_ASIDE = re.compile(r"\s*[(（\[【]([^()（）【】]*)[)）\]】]\s*$")
_ONE_PLACE = re.compile(r"[\w'’. ]*[\w'’.]")
_CLOSING = frozenset(")）]】 ")
_BREAK = re.compile(r"\s+-+\s*|\s*-+\s+|\s*[–—]+\s*|\s*－\s*")
_TAIL = re.compile(
    rf"(?P<place>.*\S)(?:-|,\s*|，\s*|\.\s+|\s+)(?P<hour>(?:(?:EARLY|LATE|MID)[- ])?(?:{_WORDS}))\.?", re.I
)
_KNOWN = re.compile(
    r"(?:MOVING|TRAVELL?ING|STATIONARY|PARKED|FLASH ?BACK.*|FLASH ?FORWARD.*|DREAM.*|MONTAGE.*|INTERCUT.*|FANTASY.*|"
    r"NIGHTMARE|VISION|MEMORY|(?:HEAVY )?RAIN(?:ING)?|SNOW(?:ING)?|FOG(?:GY)?|STORM(?:Y)?|AERIAL.*|UNDERWATER|\d{4}s?)",
    re.I,
)


def slug(text: str) -> Heading:
    """What a heading gives, from its text without forcing mark and scene number; fields it does not give stay empty."""
    if usual := usual_slug(text):
        return usual
    inside: Inside = ""
    number = before = ""
    text = " ".join(text.split())
    if len(text) > _LONGEST:
        return Heading(place=text)
    if match := SLUG.fullmatch(text):
        inside, number, text = _inside(match["inside"]), match["number"] or "", match["rest"]
        before = match["prefix"] or ""
        if number and text.endswith(f" {number}"):
            text = text[: -len(number)].rstrip()
    elif match := _HAN_INSIDE.fullmatch(text):
        inside, text = _inside(match["inside"]), match["rest"]
    if _HAN.search(text):
        found = slots(text)
        if found.hour or not re.search(r"[A-Za-z]{2}", text):
            return Heading(number, inside or found.inside, found.place, found.hour, found.modifiers)
    place, hour, modifiers = _parts(text)
    return Heading(number, inside, place, hour, (*modifiers, before) if before else modifiers)


def usual_slug(text: str) -> Heading | None:
    """What a heading gives that is written as most are, which `SLUG` finds too: ``INT. KITCHEN - NIGHT``."""
    if len(text) > _LONGEST or not (usual := _USUAL.fullmatch(text)):
        return None
    inside, place, hour, aside = usual.groups()
    return Heading("", _SIDES[inside], place, hour, (aside,) if aside else ()) if is_hour(hour) else None


@lru_cache(1024)
def is_hour(text: str) -> bool:
    """Whether a part of a heading tells the time: ``NIGHT``, ``THE NEXT MORNING``, ``夜``; at most five words."""
    return len(text.split()) <= 5 and _HOUR.fullmatch(text) is not None


def _inside(mark: str) -> Inside:
    mark = mark.upper()
    if "/" in mark or mark.startswith(("内外", "內外")):
        return "both"
    return "inside" if mark.startswith(("INT", "内", "內")) else "outside"


def _parts(text: str) -> tuple[str, str, tuple[str, ...]]:
    place, dash, hour = text.rpartition(" - ")
    if dash and hour.isalpha() and _ONE_PLACE.fullmatch(place) and is_hour(hour):
        return place.strip(" .,"), hour, ()
    asides: list[str] = []
    while text[-1:] in _CLOSING and len(asides) < 4 and (aside := _ASIDE.search(text)):
        asides.insert(0, aside[1].strip())
        text = text[: aside.start()]
    parts = [part.strip() for part in _BREAK.split(text.strip(" -–—"))]
    at = next((i for i in range(len(parts) - 1, 0, -1) if is_hour(parts[i])), 0)
    hour, after = (parts[at], parts[at + 1 :]) if at else ("", [])
    before = parts[:at] if at else parts
    if not hour and (tail := _TAIL.fullmatch(before[-1])):
        before[-1], hour = tail["place"].rstrip(" ,-."), tail["hour"]
    elif not hour and len(before) == 1 and _EXACT.fullmatch(before[0]):
        before, hour = [], before[0]
    known = [part for part in before[1:] if _KNOWN.fullmatch(part)]
    place = " - ".join(part for i, part in enumerate(before) if i == 0 or part not in known)
    return place.strip(" .,"), hour.strip(" ."), tuple(m for m in (*known, *after, *asides) if m)
