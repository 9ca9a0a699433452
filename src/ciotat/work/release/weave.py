"""A file as a weave of others: which bytes of which file follow each other.

A movie is the bytes of its takes and of its sound, with an index and the words between them. So a release keeps these and a
list; the movie is then put together without a codec or a container format, and is the same file for as long as bytes
are bytes.
"""

import hashlib
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from ciotat.core.digest import canonical
from ciotat.core.errors import RecordError, StoreError
from ciotat.core.store import writing

__all__ = ["Piece", "hashed", "packed", "unpacked", "weave", "write"]

LARGEST = 512 * 2**20
CHUNK = 2**20
MOST_OPEN = 4


class Piece(NamedTuple):
    """`length` bytes from `offset` on of the file number `source`."""

    source: int
    offset: int
    length: int


def packed(pieces: Iterable[Piece]) -> bytes:
    """The list as bytes: pieces that go on where the last of their file ended cost next to nothing."""
    ends: dict[int, int] = {}
    numbers: list[int] = []
    for source, offset, length in _joined(pieces):
        numbers += (source, offset - ends.get(source, 0), length)
        ends[source] = offset + length
    return zlib.compress(canonical({"record": "weave.1", "pieces": numbers}), 9)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    last: Piece | None = None
    for piece in pieces:
        if last and (piece.source, piece.offset) == (last.source, last.offset + last.length):
            last = last._replace(length=last.length + piece.length)
            continue
        if last:
            yield last
        last = piece if piece.length else None
    if last:
        yield last


def unpacked(data: bytes) -> list[Piece]:
    """The list that `packed` wrote. Raises RecordError for anything else."""
    try:
        opener = zlib.decompressobj()
        plain = opener.decompress(data, LARGEST)
        if not opener.eof:
            raise ValueError("it does not end")
        value = json.loads(plain)
        if value["record"] != "weave.1":
            raise ValueError(f"it is a {value['record']!r}")
        numbers = value["pieces"]
        if len(numbers) % 3 or not all(type(number) is int for number in numbers):
            raise ValueError("its numbers are damaged")
    except (zlib.error, ValueError, KeyError, TypeError, RecursionError) as wrong:
        raise RecordError(f"a damaged weave: {wrong}", advice="fetch it again with `ciotat pull`") from wrong
    ends: dict[int, int] = {}
    found = []
    for at in range(0, len(numbers), 3):
        source, skip, length = numbers[at : at + 3]
        offset = ends.get(source, 0) + skip
        if source < 0 or offset < 0 or length < 0:
            raise RecordError("a damaged weave: a piece lies nowhere", advice="fetch it again with `ciotat pull`")
        found.append(Piece(source, offset, length))
        ends[source] = offset + length
    return found


def weave(pieces: Iterable[Piece], open_: Callable[[int], BinaryIO]) -> Iterator[bytes]:
    """The woven bytes, chunk by chunk; `open_` opens a file by its number. A few files are open at a time."""
    files: dict[int, BinaryIO] = {}
    try:
        for source, offset, length in pieces:
            file = files.pop(source, None) or open_(source)
            files[source] = file
            if len(files) > MOST_OPEN:
                files.pop(next(iter(files))).close()
            yield from _read(file, offset, length)
    finally:
        for file in files.values():
            file.close()


def _read(file: BinaryIO, offset: int, length: int) -> Iterator[bytes]:
    file.seek(offset)
    while length:
        data = file.read(min(length, CHUNK))
        if not data:
            raise StoreError(
                "a piece of the movie is missing: a blob is shorter than it was", advice="run `ciotat pull`"
            )
        length -= len(data)
        yield data


def hashed(chunks: Iterable[bytes]) -> str:
    """The digest of bytes that come in chunks."""
    hash = hashlib.sha256()
    for chunk in chunks:
        hash.update(chunk)
    return hash.hexdigest()


def write(path: Path, chunks: Iterable[bytes], digest: str) -> None:
    """Write `chunks` to `path` if their digest is `digest`. Raises StoreError, and leaves nothing, where it is not."""
    with writing(path) as temporary:
        hash = hashlib.sha256()
        with temporary.open("wb") as file:
            for chunk in chunks:
                hash.update(chunk)
                file.write(chunk)
        if hash.hexdigest() != digest:
            raise StoreError(f"{path.name} is not the movie that was released", advice="run `ciotat store verify`")
