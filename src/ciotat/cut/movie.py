"""The finished file: H.264 and AAC in MP4 that plays everywhere, subtitles inside, the index in front.

The pictures are not encoded again: the packets of the takes are copied as they lie (`laying`).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
import numpy as np
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import SubtitleSet

from ciotat.core.errors import StoreError
from ciotat.core.store import writing
from ciotat.cut import heard
from ciotat.cut.boxes import Samples, samples
from ciotat.cut.laying import Lane, ends, lay
from ciotat.cut.subtitles import Subtitle
from ciotat.cut.timeline import Cut

__all__ = ["write"]

LANGUAGES = {"en": "eng", "zh": "zho"}
ASS = (
    b"[Script Info]\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,16\n\n"
    b"[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
)


def write(
    path: Path,
    cut: Cut,
    clips: Sequence[Path],
    sound: Path | None,
    words: Sequence[Subtitle],
    tags: Mapping[str, str] | None = None,
) -> None:
    """Write the film: `clips` in the order of the cut, `sound` a WAV of the cut's length, or what
    `heard.encode` made of it, or None for a silent film.

    `tags` beside title and comment are written under their own names, where whoever looks for a label looks."""
    if sound is not None and not heard.is_encoded(sound):
        with TemporaryDirectory() as aside:
            heard.encode(sound, Path(aside) / "heard.m4a")
            return write(path, cut, clips, Path(aside) / "heard.m4a", words, tags)
    pictures = _pictures(cut, clips)
    per = math.ceil(cut.rate.fps)
    chunks = np.append(np.arange(per, cut.frames, per), cut.frames)
    lanes = {b"vide": Lane(pictures, chunks)}
    if sound is not None:
        heard_in = samples(sound, b"soun")
        fps = cut.rate.fps
        starts = 1 - -chunks[:-1] * fps.denominator * heard.RATE // (fps.numerator * heard.PACKET)
        lanes[b"soun"] = Lane([heard_in], np.append(np.minimum(starts, len(heard_in)), len(heard_in)))
    with writing(path) as temporary:
        lay(_head(cut, clips[0], sound, words, lanes, tags or {}), lanes, temporary)


def _head(
    cut: Cut, clip: Path, sound: Path | None, words: Sequence[Subtitle], lanes: Mapping[bytes, Lane],
    tags: Mapping[str, str],
) -> bytes:  # fmt: skip
    """The film with all its words and tags, but of its pictures and sounds only those that a head must hold."""
    own = set(tags) - {"title", "comment"}
    flags = {"movflags": "use_metadata_tags"} if own else {}
    made = BytesIO()
    with av.open(made, "w", format="mp4", options=flags) as film:
        film.flags |= av.container.Flags.bitexact.value  # type: ignore[operator]
        film.metadata.update({"title": cut.title, "comment": "Made with Ciotat", **tags})
        with av.open(str(clip)) as first:
            picture = film.add_stream_from_template(first.streams.video[0])
        picture.time_base = Fraction(1, 1) / cut.rate.fps
        audio, length = _audio(film, sound) if sound else (None, 0)
        reading = film.add_stream("mov_text") if words else None
        if reading is not None:
            reading.metadata["language"] = LANGUAGES.get(cut.language, "und")
            reading.codec_context.subtitle_header = ASS
            reading.time_base = Fraction(1, 1000)
        for frame in ends(cut.frames):
            film.mux(_packet(lanes[b"vide"].read(frame), picture, Fraction(1, 1) / cut.rate.fps, frame, 1))
        for packet in _sound(lanes[b"soun"], audio, length) if audio is not None else ():
            film.mux(packet)
        for packet in _words(words, reading) if reading is not None else ():
            film.mux(packet)
    return made.getvalue()


def _audio(film: av.container.OutputContainer, sound: Path) -> tuple[av.AudioStream, int]:
    """A stream for the sound, and how many samples it has."""
    with av.open(str(sound)) as source:
        track = source.streams.audio[0]
        return film.add_stream_from_template(track), track.duration or 0


def _pictures(cut: Cut, clips: Sequence[Path]) -> list[Samples]:
    """Where the pictures of every clip lie. Raises StoreError where one has not as many as the cut asks for."""
    found = [samples(path, b"vide") for path in clips]
    for clip, path, pictures in zip(cut.clips, clips, found, strict=True):
        if len(pictures) != clip.frames:
            count = len(pictures)
            raise StoreError(f"{path.name} holds {count} frames, not {clip.frames}", advice="shoot again")
    return found


def _sound(lane: Lane, stream: av.AudioStream, length: int) -> Iterator["av.Packet[Any]"]:
    """The packets of a soundtrack of `length` samples that a head must hold."""
    for number in ends(len(lane.sizes)):
        at, tick = heard.PACKET * (number - 1), Fraction(1, heard.RATE)
        yield _packet(lane.read(number), stream, tick, at, min(heard.PACKET, length - at))


def _packet(data: bytes, stream: Any, tick: Fraction, at: int, length: int) -> "av.Packet[Any]":
    packet = av.Packet(data)
    packet.stream, packet.time_base = stream, tick
    packet.pts = packet.dts = at
    packet.duration = length
    packet.is_keyframe = True
    return packet


def _words(words: Sequence[Subtitle], stream: SubtitleStream) -> Iterator["av.Packet[Any]"]:
    for word in words:
        start, end = round(word.span.start * 1000), round(word.span.end * 1000)
        text = "\\N".join(word.lines).encode()
        page = SubtitleSet.create(text=b"0,0,Default,,0,0,0,," + text, start=0, end=end - start, pts=start * 1000)
        packet = stream.codec_context.encode_subtitle(page)
        packet.stream, packet.time_base = stream, Fraction(1, 1000)
        packet.pts = packet.dts = start
        packet.duration = end - start
        yield packet
