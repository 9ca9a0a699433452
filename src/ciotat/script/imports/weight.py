"""How much of a PDF is instructions to draw, unpacked: a small file may hold more than any machine has room for."""

import re
import zlib

__all__ = ["too_heavy"]

_STREAM = re.compile(rb"stream\r?\n")
_OTHER = re.compile(rb"/Image\b|/Length1\b|/FontFile|/CIDFontType0C|/Type1C|/OpenType|/ICCBased|/XRef\b")
_BEFORE = 600
_STEP = 2**16


def too_heavy(data: bytes, most: int) -> bool:
    """Whether the packed instructions of a PDF unpack to more than `most` bytes. What says it is a picture or a face is
    only counted where it reads like text. Takes time in proportion to the file and `most`."""
    total = at = 0
    while total <= most and (found := _STREAM.search(data, at)):
        other = _OTHER.search(data, max(0, found.start() - _BEFORE), found.start()) is not None
        size, at = _unpacked(data, found.end(), most - total, other)
        total += size
    return total > most


def _unpacked(data: bytes, start: int, most: int, other: bool) -> tuple[int, int]:
    """How much the stream at `start` holds, as far as it can be unpacked and little over `most`; and where it ends."""
    unpacking, size, at, rest = zlib.decompressobj(), 0, start, b""
    while size <= most and not unpacking.eof and (piece := rest or data[at : at + _STEP]):
        at += 0 if rest else len(piece)
        try:
            out = unpacking.decompress(piece, _STEP)
        except zlib.error:
            return size, max(start, at - len(piece))
        if other and not size and not _reads(out):
            return 0, start
        size, rest = size + len(out), unpacking.unconsumed_tail
    return size, max(start, at - len(rest) - len(unpacking.unused_data))


def _reads(head: bytes) -> bool:
    """Whether most of the bytes are letters, figures and marks."""
    return sum(32 <= byte < 127 or byte in (9, 10, 13) for byte in head) * 5 >= len(head) * 3
