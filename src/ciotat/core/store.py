"""Blobs by name, written whole or not at all: a folder on disk, or memory for tests."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from ciotat.core.errors import StoreError

__all__ = ["Folder", "Memory", "Store", "writing"]


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path` that becomes `path` if the block ends well: flushed to disk, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    temporary = Path(name)
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as refused:
        raise StoreError(f"cannot write {path}: {refused.strerror}", advice="check space and rights there") from refused
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


class Store(Protocol):
    """Bytes under a name such as ``takes/3f9a….mp4``."""

    def get(self, name: str) -> bytes | None: ...

    def put(self, name: str, data: bytes) -> None: ...

    def has(self, name: str) -> bool: ...


class Folder:
    """A store in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, name: str) -> Path:
        """Where `name` lies; a name that would leave the folder is refused."""
        path = self.root / name
        if not path.resolve().is_relative_to(self.root.resolve()):
            raise StoreError(f"{name!r} leaves the store", advice="use a plain relative name")
        return path

    def get(self, name: str) -> bytes | None:
        try:
            return self.path(name).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, name: str, data: bytes) -> None:
        with writing(self.path(name)) as temporary:
            temporary.write_bytes(data)

    def has(self, name: str) -> bool:
        return self.path(name).is_file()


class Memory:
    """A store that forgets: for tests."""

    def __init__(self) -> None:
        self.blobs: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        return self.blobs.get(name)

    def put(self, name: str, data: bytes) -> None:
        self.blobs[name] = data

    def has(self, name: str) -> bool:
        return name in self.blobs
