"""The soundtrack as it is heard: AAC, encoded once and then copied into every movie that has it.

A film's sound is encoded a piece at a time. A piece is given with what is heard just before and after it, so that its packets
join those of its neighbours as if one encoder had made them all. It is kept as the number of its packets and their sizes, 32 bits
each, the highest first, and the packets.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from io import BytesIO
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
from ciotat.cut.boxes import Samples, numbers
from ciotat.cut.laying import Lane, ends, lay

__all__ = ["PACKET", "RATE", "encode", "encode_piece", "is_encoded", "join"]

PACKET = 1024
"""Samples in a packet."""
RATE = 48_000
"""Samples in a second."""
_BITS = 192_000
_CODER = {"aac_coder": "fast"}
"""A third of the time of the other and, at this rate, no worse (decision 17)."""
_TICK = Fraction(1, RATE)
_CHUNK = 47
"""Packets that lie together: a second."""
_EXACT = {"fflags": "+bitexact"}


def _encoder(container: OutputContainer) -> av.AudioStream:
    """The one way in which sound is encoded."""
    return container.add_stream("aac", rate=RATE, layout="stereo", bit_rate=_BITS, options=_CODER)


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
    context.sample_rate, context.layout, context.format, context.bit_rate = RATE, "stereo", "fltp", _BITS
    context.flags |= Flags.bitexact.value
    context.options = _CODER
    made: list[bytes] = []
    for start in range(0, len(sound), PACKET):
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(sound[start : start + PACKET].T), "fltp", "stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, _TICK
        made += (bytes(packet) for packet in context.encode(frame))
    made += (bytes(packet) for packet in context.encode(None))
    first, count = (
        lead // PACKET,
        -(-(len(sound) - lead - lag) // PACKET),
    )  # packet n begins PACKET samples before sample n
    own = made[first : first + count + 1]
    return b"".join((numbers(np.array([len(own), *map(len, own)])), *own))


def join(pieces: Iterable[Path], samples: int, target: Path) -> None:
    """Write pieces that follow one another as one soundtrack of so many samples: AAC in MP4. Raises StoreError where a
    piece is damaged."""
    parts = [_packets(piece, number > 0) for number, piece in enumerate(pieces)]
    count = sum(map(len, parts))
    lane = Lane(parts, np.append(np.arange(_CHUNK, count, _CHUNK), count))
    made = BytesIO()
    with av.open(made, "w", format="mp4", options=_EXACT) as head:
        stream = _encoder(head)
        stream.time_base = _TICK
        for number in ends(count):
            packet = av.Packet(lane.read(number))
            packet.stream, packet.time_base = stream, _TICK
            packet.pts = packet.dts = PACKET * (number - 1)
            packet.duration = min(PACKET, samples - packet.pts)
            head.mux(packet)
    with writing(target) as temporary:
        lay(made.getvalue(), {b"soun": lane}, temporary)


def is_encoded(sound: Path) -> bool:
    """Whether a soundtrack is AAC already, and no WAV."""
    with sound.open("rb") as file:
        return file.read(8)[4:] == b"ftyp"


def _through(wav: Path, stream: av.AudioStream) -> Iterator["av.Packet[Any]"]:
    """A WAV through the encoder of `stream`."""
    resampler = AudioResampler(format=stream.codec_context.format, layout="stereo", rate=RATE)
    samples = 0
    with av.open(str(wav)) as source:
        for frame in (*source.decode(audio=0), None):
            for piece in resampler.resample(frame):
                piece.pts, piece.time_base = samples, _TICK
                samples += piece.samples
                yield from stream.encode(piece)
    yield from stream.encode(None)


def _opened(path: Path) -> OutputContainer:
    return av.open(str(path), "w", format="mp4", options={"movflags": "+faststart", **_EXACT})


def _packets(piece: Path, follows: bool) -> Samples:
    """The packets of a piece; without the first where another piece came before it."""
    data = np.fromfile(piece, ">u4", 1)
    sizes = np.fromfile(piece, ">u4", int(data[0]), offset=4).astype(np.int64) if len(data) else data.astype(np.int64)
    begin = 4 * (len(sizes) + 1)
    if len(sizes) < 2 or begin + int(sizes.sum()) != piece.stat().st_size:
        raise StoreError("a piece of the sound is damaged", advice="run `ciotat store verify`")
    offsets = begin + np.cumsum(sizes) - sizes
    own = slice(int(follows), None)
    return Samples(piece, offsets[own], sizes[own], np.ones(len(sizes) - int(follows), np.bool_))
