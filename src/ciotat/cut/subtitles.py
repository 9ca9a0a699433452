"""Every spoken word as subtitles, in SubRip and WebVTT: broken where a reader would breathe, never reworded.

Limits after Netflix's timed text style guides: two lines of 42 letters, or of 16 Han characters.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from ciotat.core.time import Seconds, Span, seconds
from ciotat.cut.timeline import spans
from ciotat.direction.plan import Beat, Plan

__all__ = ["Subtitle", "broken", "srt", "subtitles", "vtt"]

LATIN, HAN = 42, 16
GAP = seconds("1/12")


@dataclass(frozen=True)
class Subtitle:
    """Words on screen for a span of the film; at most two lines."""

    span: Span
    speaker: str
    lines: tuple[str, ...]


def subtitles(plan: Plan) -> list[Subtitle]:
    """All subtitles of a settled plan in order. The words of a line, joined again, are its text."""
    film = spans(plan)
    found: list[Subtitle] = []
    for scene in plan.scenes:
        for beat in scene.beats:
            if beat.type == "line" and beat.text.strip():
                found += _of(beat, film[scene.id].start)
    return [_before(now, after) for now, after in pairwise([*found, None]) if now] if found else []


def _before(now: Subtitle, after: Subtitle | None) -> Subtitle:
    """Leave two frames before the next one."""
    if after is None or now.span.end <= after.span.start - GAP or after.span.start - GAP <= now.span.start:
        return now
    return Subtitle(Span.between(now.span.start, after.span.start - GAP), now.speaker, now.lines)


def _of(beat: Beat, start: Seconds) -> list[Subtitle]:
    rows = broken(beat.text)
    pages = [tuple(rows[i : i + 2]) for i in range(0, len(rows), 2)]
    weights = [sum(map(len, page)) for page in pages]
    total, done, found = sum(weights), 0, []
    for page, weight in zip(pages, weights, strict=True):
        span = Span(start + beat.span.start + beat.span.length * done / total, beat.span.length * weight / total)
        found.append(Subtitle(span, beat.actor, page))
        done += weight
    return found


def broken(text: str) -> list[str]:
    """`text` in lines short enough to read, broken after punctuation or between words."""
    words = re.findall(r"[^\s　-鿿＀-￯]+\s*|[　-鿿＀-￯][，。！？；：、”’…—）》]*\s*|\s+", text)
    han = sum("一" <= c <= "鿿" for c in text) * 2 > len(text.strip())
    limit = HAN if han else LATIN
    rows, row = [], ""
    for word in (piece for long in words for piece in _pieces(long, limit)):
        if row and len((row + word).rstrip()) > limit:
            cut = _breath(row)
            rows.append(row[:cut].strip())
            row = row[cut:]
        row += word
    return [*rows, row.strip()] if row.strip() else rows


def _pieces(word: str, limit: int) -> list[str]:
    return [word[i : i + limit] for i in range(0, len(word), limit)]


def _breath(row: str) -> int:
    """Where to break a full row: after its last punctuation mark if that leaves a fair first half."""
    marks = [m.end() for m in re.finditer(r"[,.;:!?…—，。！？；：、”]+\s*", row)]
    good = [m for m in marks if m >= len(row) * 0.55]
    return good[-1] if good else len(row)


def srt(items: list[Subtitle]) -> str:
    """SubRip text."""
    blocks = (
        f"{i}\n{_clock(s.span.start, ',')} --> {_clock(s.span.end, ',')}\n" + "\n".join(s.lines) + "\n"
        for i, s in enumerate(items, 1)
    )
    return "\n".join(blocks)


def vtt(items: list[Subtitle]) -> str:
    """WebVTT text, with the speaker as a voice tag."""
    blocks = (
        f"\n{_clock(s.span.start, '.')} --> {_clock(s.span.end, '.')}\n<v {_plain(s.speaker)}>"
        + _plain("\n".join(s.lines))
        + "\n"
        for s in items
    )
    return "WEBVTT\n" + "".join(blocks)


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _clock(time: Seconds, point: str) -> str:
    ms = round(time * 1000)
    return f"{ms // 3_600_000:02}:{ms // 60_000 % 60:02}:{ms // 1000 % 60:02}{point}{ms % 1000:03}"
