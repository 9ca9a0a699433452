"""The boxes of an MP4 (ISO/IEC 14496-12): the index of a file, and which bytes of it are the samples of its tracks."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from ciotat.core.errors import StoreError

__all__ = ["Box", "Index", "Samples", "index", "numbers", "samples"]

_NESTS = frozenset((b"moov", b"trak", b"mdia", b"minf", b"stbl"))
_HEAD = 8


@dataclass
class Box:
    """One box: its kind, and its bytes or the boxes in it."""

    kind: bytes
    body: bytes = b""
    inner: list["Box"] = field(default_factory=list)

    def packed(self) -> bytes:
        """As it lies in a file."""
        body = b"".join(box.packed() for box in self.inner) or self.body
        return struct.pack(">I4s", _HEAD + len(body), self.kind) + body

    def find(self, *kinds: bytes) -> "Box":
        """The box at the end of a path of kinds. Raises KeyError where there is none."""
        box = self
        for kind in kinds:
            found = next((inner for inner in box.inner if inner.kind == kind), None)
            if found is None:
                raise KeyError(kind.decode())
            box = found
        return box

    def put(self, box: "Box") -> None:
        """Hold `box` instead of those of its kind."""
        at = next((n for n, inner in enumerate(self.inner) if inner.kind == box.kind), len(self.inner))
        self.inner = [inner for inner in self.inner if inner.kind != box.kind]
        self.inner.insert(at, box)

    @property
    def tracks(self) -> Iterator[tuple[bytes, "Box"]]:
        """Of a `moov`, what every track holds (vide, soun, sbtl) and the track."""
        return ((box.find(b"mdia", b"hdlr").body[8:12], box) for box in self.inner if box.kind == b"trak")


@dataclass(frozen=True)
class Index:
    """The `ftyp` and `moov` of a file, and where in it the media begin and end."""

    ftyp: Box
    moov: Box
    media: tuple[int, int]


@dataclass(frozen=True, eq=False)
class Samples:
    """The samples of a track in order: where each begins in `path` and how long it is, in bytes; whether a decoder can begin there."""

    path: Path
    offsets: NDArray[np.int64]
    sizes: NDArray[np.int64]
    keys: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.sizes)

    def read(self, number: int) -> bytes:
        """The bytes of one sample."""
        with self.path.open("rb") as file:
            file.seek(int(self.offsets[number]))
            return file.read(int(self.sizes[number]))


def index(file: BinaryIO, name: str) -> Index:
    """The index of an open file called `name`. Raises StoreError where it has none."""
    found: dict[bytes, Box] = {}
    media, at = (0, 0), 0
    while len(head := file.read(_HEAD)) == _HEAD:
        length, kind = struct.unpack(">I4s", head)
        begin = at + _HEAD
        if length == 1:
            length, begin = struct.unpack(">Q", file.read(8))[0], at + 16
        if kind in (b"ftyp", b"moov"):
            found[kind] = _box(kind, file.read(length - (begin - at)))
        elif kind == b"mdat":
            media = begin, at + length
        if length < begin - at:
            break
        at += length
        file.seek(at)
    if set(found) != {b"ftyp", b"moov"}:
        raise StoreError(f"{name} is no MP4", advice="run `ciotat store verify`")
    return Index(found[b"ftyp"], found[b"moov"], media)


def samples(path: Path, kind: bytes) -> Samples:
    """The samples of the first track of a kind (vide, soun) in a file. Raises StoreError where there is none."""
    with path.open("rb") as file:
        moov = index(file, path.name).moov
    track = next((box for held, box in moov.tracks if held == kind), None)
    try:
        return _samples(path, track.find(b"mdia", b"minf", b"stbl")) if track else _refuse(path)
    except (KeyError, IndexError, ValueError, struct.error):
        return _refuse(path)


def numbers(values: NDArray[np.int64], kind: str = ">u4") -> bytes:
    """Integers as they stand in a box."""
    return values.astype(kind).tobytes()


def _samples(path: Path, table: Box) -> Samples:
    size, count = struct.unpack_from(">II", table.find(b"stsz").body, 4)
    sizes = np.full(count, size, np.int64) if size else _read(table.find(b"stsz").body, 12)
    wide = any(box.kind == b"co64" for box in table.inner)
    chunks = _read(table.find(b"co64" if wide else b"stco").body, 8, ">u8" if wide else ">u4")
    runs = _read(table.find(b"stsc").body, 8).reshape(-1, 3)
    counts = np.repeat(runs[:, 1], np.diff(runs[:, 0], append=len(chunks) + 1))
    begins, firsts = np.cumsum(sizes) - sizes, np.cumsum(counts) - counts
    offsets = np.repeat(chunks - begins[firsts], counts) + begins
    keys = np.ones(count, np.bool_)
    if any(box.kind == b"stss" for box in table.inner):
        keys[:] = False
        keys[_read(table.find(b"stss").body, 8) - 1] = True
    return Samples(path, offsets, sizes, keys)


def _read(body: bytes, start: int, kind: str = ">u4") -> NDArray[np.int64]:
    return np.frombuffer(body, kind, offset=start).astype(np.int64)


def _box(kind: bytes, body: bytes) -> Box:
    return Box(kind, inner=list(_boxes(body))) if kind in _NESTS else Box(kind, body)


def _boxes(body: bytes) -> Iterator[Box]:
    at = 0
    while at + _HEAD <= len(body):
        length, kind = struct.unpack_from(">I4s", body, at)
        yield _box(kind, body[at + _HEAD : at + length])
        at += max(length, _HEAD)


def _refuse(path: Path) -> Samples:
    raise StoreError(f"{path.name} holds no such track", advice="run `ciotat store verify`")
