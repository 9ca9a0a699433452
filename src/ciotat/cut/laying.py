"""Laying samples that lie in other files end to end as one MP4, by its tables: a film is copied by the second, not by the packet.

libav writes the head: a file with the first two samples and the last of every track, from which it says all that there is to
say of streams, durations and words. Here only the tables of samples are exchanged, and the bytes copied.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from ciotat.core.errors import StoreError
from ciotat.cut.boxes import Box, Index, Samples, index, numbers

__all__ = ["Lane", "ends", "lay"]

_WIDE = 2**32
Numbers = NDArray[np.int64]


@dataclass(frozen=True)
class Lane:
    """All samples of a track, and after which of them each of its chunks ends; the lanes of a file have as many chunks."""

    parts: Sequence[Samples]
    chunks: Numbers

    def read(self, number: int) -> bytes:
        """The bytes of one sample."""
        for part in self.parts:
            if number < len(part):
                return part.read(number)
            number -= len(part)
        raise IndexError(number)

    @cached_property
    def sizes(self) -> Numbers:
        """The length of every sample."""
        return np.concatenate([part.sizes for part in self.parts])

    @property
    def keys(self) -> Numbers:
        """The numbers, from 1, of the samples a decoder can begin with; none where it can with each."""
        keys = np.concatenate([part.keys for part in self.parts])
        return np.zeros(0, np.int64) if keys.all() else np.flatnonzero(keys) + 1

    @property
    def counts(self) -> Numbers:
        """How many samples each chunk holds."""
        return np.diff(self.chunks, prepend=0)

    @property
    def lengths(self) -> Numbers:
        """How many bytes each chunk has."""
        return np.diff(np.concatenate([[0], np.cumsum(self.sizes)])[self.chunks], prepend=0)

    @property
    def runs(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Of all stretches that lie together in a file: in which chunk, in which part, from where, how many bytes."""
        sizes, offsets = self.sizes, np.concatenate([part.offsets for part in self.parts])
        part = np.repeat(np.arange(len(self.parts)), [len(part) for part in self.parts])
        chunk = np.repeat(np.arange(len(self.chunks)), self.counts)
        new = (part[1:] != part[:-1]) | (chunk[1:] != chunk[:-1]) | (offsets[1:] != offsets[:-1] + sizes[:-1])
        first = np.flatnonzero(np.concatenate([[True], new]))
        return chunk[first], part[first], offsets[first], np.add.reduceat(sizes, first)


def ends(samples: int) -> list[int]:
    """The samples of a track that its head has to hold."""
    return sorted({0, min(1, samples - 1), samples - 1})


def lay(head: bytes, lanes: Mapping[bytes, Lane], target: Path) -> None:
    """Write the file whose streams `head` describes, with the samples of `lanes` (by kind: vide, soun) instead of its own."""
    about = index(BytesIO(head), "the head")
    own = head[slice(*about.media)]
    total = len(own) + sum(int(lane.sizes.sum()) for lane in lanes.values())
    wide = total + len(head) + 32 * sum(len(lane.sizes) for lane in lanes.values()) >= _WIDE
    _tabled(about, lanes, 0, wide)
    front = len(about.ftyp.packed()) + len(about.moov.packed()) + (16 if wide else 8)
    _tabled(about, lanes, front + len(own), wide)
    _moved(about, lanes, front - about.media[0])
    with target.open("wb") as file:
        file.write(about.ftyp.packed() + about.moov.packed())
        file.write(struct.pack(">I4sQ", 1, b"mdat", 16 + total) if wide else struct.pack(">I4s", 8 + total, b"mdat"))
        file.write(own)
        _copied(lanes.values(), file)


def _tabled(about: Index, lanes: Mapping[bytes, Lane], start: int, wide: bool) -> None:
    """Give each lane its tables, its chunks from byte `start` on, in turn."""
    lengths = np.array([lane.lengths for lane in lanes.values()]).T
    places = start + (np.cumsum(lengths) - lengths.ravel()).reshape(lengths.shape)
    for kind, track in about.moov.tracks:
        if kind in lanes:
            _entered(track, lanes[kind], places[:, list(lanes).index(kind)], wide)


def _entered(track: Box, lane: Lane, places: Numbers, wide: bool) -> None:
    table, count = track.find(b"mdia", b"minf", b"stbl"), len(lane.sizes)
    scale, length = _clock(track.find(b"mdia", b"mdhd").body)
    tick = struct.unpack_from(">I", table.find(b"stts").body, 12)[0]
    last = length - tick * (count - 1)
    times = [(count, tick)] if last == tick or count == 1 else [(count - 1, tick), (1, last)]
    _put(table, b"stts", len(times), np.array(times))
    counts = lane.counts
    first = np.flatnonzero(np.diff(counts, prepend=0))
    _put(table, b"stsc", len(first), np.stack([first + 1, counts[first], np.ones_like(first)], 1))
    table.put(Box(b"stsz", struct.pack(">III", 0, 0, count) + numbers(lane.sizes)))
    table.inner = [box for box in table.inner if box.kind not in (b"stco", b"co64", b"stss")]
    if len(keys := lane.keys):
        _put(table, b"stss", len(keys), keys)
    _put(table, b"co64" if wide else b"stco", len(places), places, ">u8" if wide else ">u4")
    if any(box.kind == b"sbgp" for box in table.inner):  # every sample needs the one before it
        table.put(Box(b"sbgp", struct.pack(">I4sIII", 0, b"roll", 1, count, 1)))
    table.put(Box(b"stsd", _rated(table.find(b"stsd").body, round(8 * int(lane.sizes.sum()) * scale / length))))


def _put(table: Box, kind: bytes, count: int, rows: Numbers, width: str = ">u4") -> None:
    table.put(Box(kind, struct.pack(">II", 0, count) + numbers(rows.ravel(), width)))


def _clock(body: bytes) -> tuple[int, int]:
    """Ticks a second, and how many a track lasts."""
    scale, length = struct.unpack_from(">IQ", body, 20) if body[0] else struct.unpack_from(">II", body, 12)
    return scale, length


def _rated(entry: bytes, bits: int) -> bytes:
    """A description of samples that tells so many bits a second."""
    told, made = struct.pack(">II", bits, bits), bytearray(entry)
    if (at := made.find(b"btrt")) >= 0:
        made[at + 8 : at + 16] = told
    if (at := made.find(b"\x40\x15", made.find(b"esds"))) >= 0 and b"esds" in made:  # ISO 14496-1, 7.2.6.6
        made[at + 5 : at + 13] = told
    return bytes(made)


def _moved(about: Index, lanes: Mapping[bytes, Lane], by: int) -> None:
    """The tracks that keep the samples of the head: the words."""
    for kind, track in about.moov.tracks:
        if kind not in lanes:
            table = track.find(b"mdia", b"minf", b"stbl")
            body = table.find(b"stco").body
            places = np.frombuffer(body, ">u4", offset=8).astype(np.int64) + by
            _put(table, b"stco", len(places), places)


def _copied(lanes: Iterable[Lane], file: BinaryIO) -> None:
    """Copy all samples, chunk by chunk."""
    waiting = [(lane, *lane.runs) for lane in lanes]
    chunk = np.concatenate([runs[1] for runs in waiting])
    owner = np.repeat(np.arange(len(waiting)), [len(runs[1]) for runs in waiting])
    part, offset, length = (np.concatenate([runs[k] for runs in waiting]) for k in (2, 3, 4))
    at: list[tuple[int, BinaryIO | None]] = [(-1, None) for _ in waiting]
    order = np.argsort(chunk, kind="stable")
    rows = zip(owner[order].tolist(), part[order].tolist(), offset[order].tolist(), length[order].tolist(), strict=True)
    try:
        for lane, number, start, size in rows:
            known, source = at[lane]
            if known != number or source is None:
                if source is not None:
                    source.close()
                source = waiting[lane][0].parts[number].path.open("rb")
                at[lane] = number, source
            source.seek(start)
            if len(data := source.read(size)) < size:
                raise StoreError(f"{source.name} is cut short", advice="run `ciotat store verify`")
            file.write(data)
    finally:
        for _, source in at:
            if source is not None:
                source.close()
