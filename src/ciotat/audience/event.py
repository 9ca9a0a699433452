"""What a page tells of its viewer, read by hand and with limits: on the way in nothing is trusted and nothing is slow.

Whatever cannot be (a place outside the film, a time before the session) is brought back to what can; whatever is no event
at all is refused with its place, and its batch with it.
"""

import json
from collections.abc import Mapping
from typing import Any

from ciotat.core.errors import CiotatError

__all__ = ["FACES", "KINDS", "LARGEST", "MOST", "Malformed", "Row", "parsed", "rows"]

KINDS: Mapping[str, int] = {
    "play": 0, "section": 1, "exit": 2, "seek": 3, "feel": 4, "calibrate": 5, "ask": 6, "stall": 7, "error": 8, "end": 9,
}  # fmt: skip
"""Every kind of event, and its number in the database."""
FACES: Mapping[str, tuple[float, float]] = {
    "thrilled": (0.7, 0.8), "glad": (0.75, 0.2), "calm": (0.4, -0.65),
    "bored": (-0.35, -0.7), "sad": (-0.65, -0.3), "tense": (-0.55, 0.7),
}  # fmt: skip
"""Where a face stands between unpleasant and pleasant, calm and excited, when it comes without its place."""
MOST, LARGEST = 200, 64 * 1024
"""Events in a batch, and its bytes, at most."""
MOST_SEQ = 100_000
"""No session counts further."""
SLACK = 15_000
"""Milliseconds by which more may have been played than has passed: clocks and buffers."""

Row = tuple[int, int, int, int, int | None, float | None, float | None, str | None, int | None, int | None, int, int]
"""session, seq, kind, at, til, v, a, face, lag, prompt, wall, came: times in milliseconds."""
_NUMBER = (int, float)
_FAR = 10**9


class Malformed(CiotatError):  # noqa: N818 - reads as a sentence where it is caught
    """What was sent is no batch of events."""


def _refused(what: str) -> float:
    raise ValueError(what)


_decode = json.JSONDecoder(parse_constant=_refused).decode


def parsed(data: bytes) -> tuple[str, list[Any]]:
    """The session and the events of a batch. Raises Malformed."""
    try:
        body = _decode(data.decode())
        session, events = body["session"], body["events"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Malformed("this is no batch of events", advice="see docs/audience.md") from None
    if type(session) is not str or len(session) > 64 or type(events) is not list or len(events) > MOST:
        raise Malformed("this is no batch of events", advice="see docs/audience.md")
    return session, events


def rows(events: list[Any], session: int, length: int, began: int, came: int) -> list[Row]:
    """The rows of a batch: clamped to a film of `length` milliseconds and to the time since `began`. Raises Malformed."""
    most = came - began + 5000
    found: list[Row] = []
    for event in events:
        try:
            seq, kind, at, wall = event["seq"], KINDS[event["kind"]], event["at"], event.get("wall", 0)
        except (KeyError, TypeError, AttributeError):
            raise _no(event) from None
        if type(seq) is not int or type(at) not in _NUMBER or type(wall) not in _NUMBER or not 0 <= seq < MOST_SEQ:
            raise _no(event)
        here = _place(at, length)
        passed = 0 if wall < 0 else int(wall) if wall < most else most
        if kind == 0:
            found.append((session, seq, kind, here, None, None, None, None, None, None, passed, came))
        elif kind == 1 or kind == 3:
            til = event.get("to")
            if type(til) not in _NUMBER:
                raise _no(event)
            there = _place(til, length)
            if kind == 3 or there >= here:
                found.append((session, seq, kind, here, there, None, None, None, None, None, passed, came))
        else:
            found.append((session, seq, kind, here, None, *_felt(event, kind), passed, came))
    return found


def _place(seconds: float, length: int) -> int:
    """A place in the film, in milliseconds."""
    if not seconds > 0:
        return 0
    return int(seconds * 1000) if seconds * 1000 < length else length


def _felt(event: Mapping[str, Any], kind: int) -> tuple[float | None, float | None, str | None, int | None, int | None]:
    """What a tap says: its two dimensions, its face, its lag, and whether it was asked for."""
    v, a, face, lag = event.get("v"), event.get("a"), event.get("face"), event.get("lag")
    if face is not None and (type(face) is not str or len(face) > 16):
        raise _no(event)
    if kind == KINDS["feel"]:
        known = FACES.get(face or "", (None, None))
        v, a = (known[0] if v is None else v), (known[1] if a is None else a)
        if type(v) not in _NUMBER or type(a) not in _NUMBER:
            raise _no(event)
        v, a = max(-1.0, min(1.0, float(v))), max(-1.0, min(1.0, float(a)))  # type: ignore[arg-type]
    else:
        v = a = None
    if lag is not None:
        if type(lag) not in _NUMBER:
            raise _no(event)
        lag = int(1000 * max(0.0, min(10.0, lag)))
    return v, a, face, lag, 1 if event.get("prompt") is True else None


def _no(event: Any) -> Malformed:
    seq = event.get("seq") if isinstance(event, dict) else None
    return Malformed(
        f"event {seq if type(seq) is int and abs(seq) < _FAR else '?'} is none", advice="see docs/audience.md"
    )
