"""The soundtrack as it is heard: AAC, encoded once and then copied into every movie that has it.

A film's sound is encoded a piece at a time. A piece is given with what is heard just before and after it, so that its packets
join those of its neighbours as if one encoder had made them all; they are kept as an ADTS stream (ISO 14496-3, 1.A.2).
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.codec.context import Flags
from av.container import OutputContainer
from numpy.typing import NDArray

from ciotat.core.errors import StoreError
from ciotat.core.store import writing

__all__ = ["PACKET", "encode", "encode_piece", "is_encoded", "join"]

PACKET = 1024
"""Samples in a packet."""
_RATE, _BITS = 48_000, 192_000
_CODER = {"aac_coder": "fast"}
"""A third of the time of the other and, at this rate, no worse (decision 17)."""
_TICK = Fraction(1, _RATE)
_ADTS = bytes((0xFF, 0xF1, 0x4C, 0x80, 0x00, 0x1F, 0xFC))  # low complexity, 48 kHz, two channels, no checksum


def _encoder(container: OutputContainer) -> av.AudioStream:
    """The one way in which sound is encoded."""
    return container.add_stream("aac", rate=_RATE, layout="stereo", bit_rate=_BITS, options=_CODER)


def encode(wav: Path, target: Path) -> None:
    """Write a soundtrack as AAC in MP4; the same samples give the same bytes."""
    with writing(target) as temporary, _opened(temporary) as made:
        stream = _encoder(made)
        for packet in _through(wav, stream):
            made.mux(packet)


def encode_piece(sound: NDArray[np.float32], lead: int, lag: int) -> bytes:
    """Sound (n, 2), of which `lead` samples are heard before and `lag` after, as packets one after another: first the one
    before, for a decoder to begin with, then its own. `lead` is a multiple of PACKET."""
    context = av.CodecContext.create("aac", "w")
    context.sample_rate, context.layout, context.format, context.bit_rate = _RATE, "stereo", "fltp", _BITS
    context.flags |= Flags.bitexact.value
    context.options = _CODER
    made: list[bytes] = []
    for start in range(0, len(sound), PACKET):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[start : start + PACKET].T), "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = _RATE, start, _TICK
        made += (bytes(packet) for packet in context.encode(frame))
    made += (bytes(packet) for packet in context.encode(None))
    first, count = (
        lead // PACKET,
        -(-(len(sound) - lead - lag) // PACKET),
    )  # packet n begins PACKET samples before sample n
    return b"".join(_framed(packet) for packet in made[first : first + count + 1])


def join(pieces: Iterable[bytes], samples: int, target: Path) -> None:
    """Write pieces that follow one another as one soundtrack of so many samples: AAC in MP4. Raises StoreError where a
    piece is damaged."""
    with writing(target) as temporary, _opened(temporary) as made:
        stream = _encoder(made)
        stream.time_base = _TICK
        at = -PACKET
        for number, piece in enumerate(pieces):
            for data in (whole := list(_packets(piece)))[1 if number else 0 :]:
                packet = av.Packet(data)
                packet.stream, packet.time_base = stream, _TICK
                packet.pts = packet.dts = at
                packet.duration = min(PACKET, samples - at)
                at += PACKET
                made.mux(packet)
            if len(whole) < 2:
                raise StoreError("a piece of the sound is damaged", advice="run `ciotat store verify`")


def is_encoded(sound: Path) -> bool:
    """Whether a soundtrack is AAC already, and no WAV."""
    with av.open(str(sound)) as source:
        return source.streams.audio[0].codec_context.name == "aac"


def _through(wav: Path, stream: av.AudioStream) -> Iterator["av.Packet[Any]"]:
    """A WAV through the encoder of `stream`."""
    resampler = AudioResampler(format=stream.codec_context.format, layout="stereo", rate=_RATE)
    samples = 0
    with av.open(str(wav)) as source:
        for frame in (*source.decode(audio=0), None):
            for piece in resampler.resample(frame):
                piece.pts, piece.time_base = samples, _TICK
                samples += piece.samples
                yield from stream.encode(piece)
    yield from stream.encode(None)


def _opened(path: Path) -> OutputContainer:
    return av.open(str(path), "w", format="mp4", options={"movflags": "+faststart", "fflags": "+bitexact"})


def _framed(packet: bytes) -> bytes:
    head, length = bytearray(_ADTS), len(packet) + len(_ADTS)
    head[3] |= length >> 11
    head[4] = length >> 3 & 0xFF
    head[5] |= (length & 7) << 5
    return bytes(head) + packet


def _packets(piece: bytes) -> Iterator[bytes]:
    """What `_framed` framed, in order; ends where the stream is damaged."""
    at = 0
    while at + len(_ADTS) < len(piece) and piece[at : at + 2] == _ADTS[:2]:
        length = (piece[at + 3] & 3) << 11 | piece[at + 4] << 3 | piece[at + 5] >> 5
        if length <= len(_ADTS):
            return
        yield piece[at + len(_ADTS) : at + length]
        at += length
