"""The finished file: H.264 and AAC in MP4 that plays everywhere, subtitles inside, the index in front.

The pictures are not encoded again: the packets of the takes are copied one after another.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import av
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import SubtitleSet

from ciotat.core.errors import StoreError
from ciotat.core.store import writing
from ciotat.cut import heard
from ciotat.cut.packets import opened, packets
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
    own = set(tags or ()) - {"title", "comment"}
    flags = {"movflags": "+faststart+use_metadata_tags" if own else "+faststart"}
    with writing(path) as temporary, av.open(str(temporary), "w", options=flags) as film:
        film.flags |= av.container.Flags.bitexact.value  # type: ignore[operator]
        film.metadata.update({"title": cut.title, "comment": "Made with Ciotat", **(tags or {})})
        with av.open(str(clips[0])) as first:
            picture = film.add_stream_from_template(first.streams.video[0])
        picture.time_base = Fraction(1, 1) / cut.rate.fps
        audio = _audio(film, sound) if sound else None
        reading = film.add_stream("mov_text") if words else None
        if reading is not None:
            reading.metadata["language"] = LANGUAGES.get(cut.language, "und")
            reading.codec_context.subtitle_header = ASS
            reading.time_base = Fraction(1, 1000)
        sounds = _sound(sound, audio) if sound and audio else iter(())
        ahead = next(sounds, None)
        for packet, seconds in _pictures(cut, clips, picture):
            while ahead is not None and ahead[1] <= seconds:
                film.mux(ahead[0])
                ahead = next(sounds, None)
            film.mux(packet)
        while ahead is not None:
            film.mux(ahead[0])
            ahead = next(sounds, None)
        for packet in _words(words, reading) if reading is not None else ():
            film.mux(packet)


def _audio(film: av.container.OutputContainer, sound: Path) -> av.AudioStream:
    with av.open(str(sound)) as source:
        return film.add_stream_from_template(source.streams.audio[0])


def _pictures(cut: Cut, clips: Sequence[Path], stream: av.VideoStream) -> Iterator[tuple["av.Packet[Any]", float]]:
    """Every picture packet, restamped to its frame of the film, with its time in seconds."""
    tick = Fraction(1, 1) / cut.rate.fps
    above, below = tick.numerator, tick.denominator
    for clip, path in zip(cut.clips, clips, strict=True):
        with opened(path) as source:
            count = 0
            for packet in packets(source):
                frame = clip.start + count
                packet.stream, packet.time_base = stream, tick
                packet.pts = packet.dts = frame
                packet.duration = 1
                count += 1
                yield packet, frame * above / below
        if count != clip.frames:
            raise StoreError(f"{path.name} holds {count} frames, not {clip.frames}", advice="shoot again")


def _sound(path: Path, stream: av.AudioStream) -> Iterator[tuple["av.Packet[Any]", float]]:
    """Every packet of the soundtrack with its time in seconds."""
    with opened(path) as source:
        tick = source.streams.audio[0].time_base or Fraction(0)
        above, below = tick.numerator, tick.denominator
        for packet in packets(source, "audio"):
            packet.stream = stream
            yield packet, (packet.pts or 0) * above / below


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
