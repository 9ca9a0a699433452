"""Blobs in files of their own: ``blobs/3f/3f9a…``, each under its full name only when it is whole and on the disk."""

import hashlib
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ciotat.core.errors import StoreError

__all__ = ["Files", "flush", "refusing", "stamp"]

_HOUR = 3600
_NAME = re.compile(r"[0-9a-f]{64}")


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Say in a sentence that the disk refuses to write `path`."""
    try:
        yield
    except OSError as refused:
        raise StoreError(f"cannot write {path}: {refused.strerror}", advice="check space and rights there") from refused


def stamp(path: Path) -> str:
    """What shows, without reading it, that a file was not written to since: its number, time and size; or nothing."""
    try:
        found = os.stat(path)
    except OSError:
        return ""
    return f"{found.st_ino}:{found.st_mtime_ns}:{found.st_size}" if stat.S_ISREG(found.st_mode) else ""


class Files:
    """The folders of a store: ``blobs``, ``tmp`` for what is not whole yet, ``damaged`` for what no longer is."""

    def __init__(self, root: Path) -> None:
        self.blobs, self.tmp, self.aside = root / "blobs", root / "tmp", root / "damaged"

    def path(self, digest: str) -> Path:
        """Where a blob lies, if it does."""
        return self.blobs / digest[:2] / digest

    @contextmanager
    def temporary(self, about: Path) -> Iterator[Path]:
        """A file to fill, flushed to the disk when the block ends well, gone when it does not."""
        with refusing(about):
            self.tmp.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=self.tmp)
            os.close(handle)
            temporary = Path(name)
            try:
                yield temporary
            finally:
                with suppress(FileNotFoundError):
                    temporary.unlink()

    def write(self, temporary: Path, data: bytes) -> None:
        """Fill a temporary file."""
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def copy(self, source: Path, temporary: Path) -> str:
        """Fill a temporary file from another; gives the digest of what was written."""
        with source.open("rb") as theirs, temporary.open("wb") as ours:
            shutil.copyfileobj(theirs, ours, 1 << 20)
            ours.flush()
            os.fsync(ours.fileno())
        with temporary.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def settle(self, finished: Path, digest: str) -> str:
        """Give a finished file its place and make it read-only; gives its stamp."""
        path = self.path(digest)
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            finished.replace(path)
        except FileNotFoundError:
            if not path.is_file():  # else it was settled before, into an index that was exchanged meanwhile
                raise
        path.chmod(0o444)
        flush(path.parent)
        return stamp(path)

    def put_aside(self, digest: str) -> None:
        """Move a damaged file out of the way."""
        self.aside.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            self.path(digest).replace(self.aside / digest)

    def remove(self, digest: str) -> bool:
        """Throw a file away; whether it is gone."""
        path = self.path(digest)
        with suppress(OSError):
            path.unlink(missing_ok=True)
            return True
        with suppress(OSError):  # where a read-only file cannot be thrown away
            path.chmod(0o644)
            path.unlink(missing_ok=True)
        return not path.exists()

    def all(self) -> Iterator[tuple[str, int]]:
        """Every file that lies where a blob would, with its size."""
        for folder in sorted(self.blobs.glob("[0-9a-f][0-9a-f]")):
            with suppress(NotADirectoryError, FileNotFoundError), os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name[:2] == folder.name and _NAME.fullmatch(entry.name):
                        with suppress(FileNotFoundError):
                            yield entry.name, entry.stat().st_size

    def sweep(self) -> None:
        """Throw away what programs that run no more have left half done."""
        for path in (*self.tmp.glob("*-*"), *self.tmp.parent.glob(".new-*")):
            with suppress(OSError):
                if not _lives(path.name) and time.time() - path.stat().st_mtime > _HOUR:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()


def flush(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lives(name: str) -> bool:
    """Whether the program that named a temporary file still runs, as far as can be known."""
    number = name.removeprefix(".new-").partition("-")[0]
    if not number.isdigit():
        return False
    try:
        os.kill(int(number), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
