"""The cut as an OpenTimelineIO timeline: pictures, sound, a marker on every shot with its reasons."""

import json
from pathlib import Path

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
        metadata={"ciotat": {"shot": clip.shot, "scene": clip.scene, "line": clip.line, "reasons": list(clip.reasons)}},
    )  # fmt: skip
    note = otio.schema.Marker(name="; ".join(clip.reasons), marked_range=_range(clip.start, 0, rate))
    made.markers.append(note)
    return made


def write(path: Path, cut: Cut, movie: str) -> None:
    """Write ``.otio``, canonical: the same cut gives the same bytes."""
    text = pretty(json.loads(timeline(cut, movie).to_json_string()))
    with writing(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def _time(frame: int, rate: Rate) -> otio.opentime.RationalTime:
    return otio.opentime.RationalTime(frame, float(rate.fps))


def _range(start: int, frames: int, rate: Rate) -> otio.opentime.TimeRange:
    return otio.opentime.TimeRange(_time(start, rate), _time(frames, rate))
