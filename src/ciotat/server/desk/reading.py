"""What is to be read of what is said within one shot: its subtitles, from the shot's own start."""

from typing import Any

from ciotat.core.time import Seconds
from ciotat.cut.subtitles import broken
from ciotat.direction.plan import Beat, ScenePlan, Shot

__all__ = ["reading"]


def reading(scene: ScenePlan, shot: Shot) -> list[dict[str, Any]]:
    """The subtitles that stand within `shot`, two lines at most each: `at` and `seconds` in seconds of the shot."""
    start, end = shot.span.start, shot.span.end
    found = []
    for beat in scene.beats:
        if beat.type != "line" or beat.span.start >= end or beat.span.end <= start or not beat.text.strip():
            continue
        for at, until, text in _pages(beat):
            if at < end and until > start:
                first = max(at, start)
                seconds = round(float(min(until, end) - first), 3)
                found.append(
                    {"at": round(float(first - start), 3), "seconds": seconds, "speaker": beat.actor, "text": text}
                )
    return found


def _pages(beat: Beat) -> list[tuple[Seconds, Seconds, str]]:
    """A line two rows at a time, each page for its share of the line's time."""
    rows = broken(beat.text)
    pages = [rows[i : i + 2] for i in range(0, len(rows), 2)]
    weights = [sum(map(len, page)) for page in pages]
    total, done, found = sum(weights), 0, []
    for page, weight in zip(pages, weights, strict=True):
        at = beat.span.start + beat.span.length * done / total
        done += weight
        found.append((at, beat.span.start + beat.span.length * done / total, "\n".join(page)))
    return found
