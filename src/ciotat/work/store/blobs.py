"""Blobs: bytes under their SHA-256 digest."""

import hashlib
import re
from pathlib import Path
from typing import Protocol

from ciotat.core.errors import StoreError

__all__ = ["Blobs", "checked", "hashed"]

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Blobs(Protocol):
    """Bytes by the hex of their SHA-256 digest. What is served is whole and has that digest, or is not served."""

    def put(self, data: bytes) -> str:
        """Store `data` unless it is there already; gives its digest."""
        ...

    def take_in(self, path: Path) -> str:
        """Move a finished file into the store; gives its digest. Afterwards nothing is left at `path`."""
        ...

    def get(self, digest: str) -> bytes | None:
        """The bytes, or None where they are not there or are damaged."""
        ...

    def file(self, digest: str) -> Path | None:
        """A local file with these bytes, to be read and never to be changed; None where they are not there."""
        ...

    def has(self, digest: str) -> bool:
        """Whether they are there."""
        ...

    def size(self, digest: str) -> int | None:
        """How many bytes there are, or None."""
        ...


def checked(digest: str) -> bytes:
    """A digest as 32 bytes. Raises StoreError where it is none."""
    if not isinstance(digest, str) or not _DIGEST.fullmatch(digest):
        raise StoreError(f"{str(digest)[:80]!r} is not a digest", advice="use the 64 hex characters that put() gave")
    return bytes.fromhex(digest)


def hashed(path: Path) -> str:
    """The digest of a file's bytes, read piece by piece."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
