"""When a viewer is asked how it feels: rarely, never while there is something to read, drawn for each session anew."""

import re
from collections.abc import Sequence

from ciotat.core.chance import chance

__all__ = ["APART", "EVERY", "asked", "spoken"]

EVERY = 45.0
"""Seconds of film for each time that somebody is asked."""
APART = 16.0
"""Seconds between two of these moments at least."""
_CALM, _EDGE = 0.6, 8.0
_CUE = re.compile(rb"(?m)^(?:(\d+):)?(\d\d):(\d\d\.\d{3}) --> (?:(\d+):)?(\d\d):(\d\d\.\d{3})")


def spoken(vtt: bytes) -> list[tuple[float, float]]:
    """From when to when there is something to read, in seconds."""
    return [(_seconds(*cue[:3]), _seconds(*cue[3:])) for cue in _CUE.findall(vtt)]


def asked(seconds: float, words: Sequence[tuple[float, float]], session: str) -> list[float]:
    """The moments of a film of so many `seconds` at which `session` is asked."""
    draw = chance("prompts", session)
    found = []
    for number in range(int(seconds / EVERY + 0.5)):
        first = max(number * EVERY + APART / 2, _EDGE)
        last = min((number + 1) * EVERY - APART / 2, seconds - _EDGE / 2)
        room = _free(first, last, words)
        at = float(draw.random()) * sum(end - start for start, end in room)
        for start, end in room:
            if at <= end - start:
                found.append(round(start + at, 2))
                break
            at -= end - start
    return found


def _free(first: float, last: float, words: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """What of a span has nothing to read in it, nor just before or after."""
    found, at = [], first
    for start, end in sorted(words):
        if start - _CALM > at and at < last:
            found.append((at, min(start - _CALM, last)))
        at = max(at, end + _CALM)
    return [*found, (at, last)] if at < last else found


def _seconds(hours: bytes, minutes: bytes, seconds: bytes) -> float:
    return int(hours or 0) * 3600 + int(minutes) * 60 + float(seconds)
