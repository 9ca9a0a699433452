"""The soundtrack as it is heard: AAC, encoded once and then copied into every movie that has it."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.audio.resampler import AudioResampler
from av.container import OutputContainer

from ciotat.core.store import writing

__all__ = ["encode", "encoder", "is_encoded", "packets"]


def encoder(container: OutputContainer) -> av.AudioStream:
    """The one way in which sound is encoded."""
    return container.add_stream("aac", rate=48_000, layout="stereo", bit_rate=192_000)


def encode(wav: Path, target: Path) -> None:
    """Write a soundtrack as AAC in MP4; the same samples give the same bytes."""
    options = {"movflags": "+faststart", "fflags": "+bitexact"}
    with writing(target) as temporary, av.open(str(temporary), "w", format="mp4", options=options) as made:
        stream = encoder(made)
        for packet in packets(wav, stream):
            made.mux(packet)


def is_encoded(sound: Path) -> bool:
    """Whether a soundtrack is AAC already, and no WAV."""
    with av.open(str(sound)) as source:
        return source.streams.audio[0].codec_context.name == "aac"


def packets(wav: Path, stream: av.AudioStream) -> Iterator["av.Packet[Any]"]:
    """A WAV through the encoder of `stream`."""
    resampler = AudioResampler(format=stream.codec_context.format, layout="stereo", rate=48_000)
    samples = 0
    with av.open(str(wav)) as source:
        for frame in (*source.decode(audio=0), None):
            for piece in resampler.resample(frame):
                piece.pts, piece.time_base = samples, Fraction(1, 48_000)
                samples += piece.samples
                yield from stream.encode(piece)
    yield from stream.encode(None)
