"""The cut as an OpenTimelineIO timeline: pictures, sound, a marker on every shot with its reasons."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import opentimelineio as otio

from ciotat.core.digest import pretty
from ciotat.core.store import writing
from ciotat.core.time import Rate
from ciotat.cut.timeline import Clip, Cut

__all__ = ["timeline", "write"]


def timeline(cut: Cut, movie: str) -> otio.schema.Timeline:
    """The timeline; every clip points into the finished movie, so that it plays wherever both files lie together."""
    line = otio.schema.Timeline(cut.title, global_start_time=_time(0, cut.rate))
    pictures = otio.schema.Track("Pictures", kind=otio.schema.TrackKind.Video)
    sound = otio.schema.Track("Sound", kind=otio.schema.TrackKind.Audio)
    whole = _range(0, cut.frames, cut.rate)
    media = otio.schema.ExternalReference(movie, available_range=whole)
    pictures.extend([_clip(clip, cut.rate, media) for clip in cut.clips])
    sound.append(otio.schema.Clip("Mix", media_reference=media.clone(), source_range=whole))
    line.tracks.extend([pictures, sound])
    return line


def _clip(clip: Clip, rate: Rate, media: otio.schema.ExternalReference) -> otio.schema.Clip:
    made = otio.schema.Clip(
        clip.name, media_reference=media.clone(), source_range=_range(clip.start, clip.frames, rate),
        metadata=_about(clip),
    )  # fmt: skip
    note = otio.schema.Marker(name=_note(clip), marked_range=_range(clip.start, 0, rate))
    made.markers.append(note)
    return made


def write(path: Path, cut: Cut, movie: str) -> None:
    """Write ``.otio``, canonical: the same cut gives the same bytes."""
    line = json.loads(timeline(replace(cut, clips=cut.clips[:1]), movie).to_json_string())
    pictures = line["tracks"]["children"][0]
    pictures["children"] = [_alike(clip, each) for each in pictures["children"] for clip in cut.clips]
    with writing(path) as temporary:
        temporary.write_text(pretty(line), encoding="utf-8")


def _alike(clip: Clip, other: dict[str, Any]) -> dict[str, Any]:
    """A clip as `other` is written: making each by the library takes ten times as long."""
    marker, span = other["markers"][0], other["source_range"]
    start = {**span["start_time"], "value": float(clip.start)}
    at = {**marker, "name": _note(clip), "marked_range": {**marker["marked_range"], "start_time": start}}
    length = {**span["duration"], "value": float(clip.frames)}
    own = {
        "name": clip.name,
        "metadata": _about(clip),
        "source_range": {**span, "start_time": start, "duration": length},
    }
    return {**other, **own, "markers": [at]}


def _note(clip: Clip) -> str:
    return "; ".join(clip.reasons)


def _about(clip: Clip) -> dict[str, Any]:
    return {"ciotat": {"shot": clip.shot, "scene": clip.scene, "line": clip.line, "reasons": list(clip.reasons)}}


def _time(frame: int, rate: Rate) -> otio.opentime.RationalTime:
    return otio.opentime.RationalTime(frame, float(rate.fps))


def _range(start: int, frames: int, rate: Rate) -> otio.opentime.TimeRange:
    return otio.opentime.TimeRange(_time(start, rate), _time(frames, rate))
