"""Zip files as writing programs pack their documents: what is wrong with one, whoever finds it out."""

import lzma
import struct
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

__all__ = ["BROKEN", "names"]

BROKEN = (
    BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError, OSError, ValueError, KeyError, OverflowError,
)  # fmt: skip
"""What opening or unpacking a broken, locked or too new archive raises."""


def names(data: bytes) -> list[str]:
    """The names of the files in an archive; none where it cannot be opened."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            return archive.namelist()
    except BROKEN:
        return []
