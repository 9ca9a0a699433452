"""Being there: a worker holds a lock that the system takes away when it dies, however it dies."""

import os
import platform
import secrets
from contextlib import suppress
from pathlib import Path
from typing import IO

__all__ = ["Presence"]


class Presence:
    """A process at work on a film: its `name`, and whether others that have worked on it are still alive."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.host = "".join(c if c.isalnum() else "-" for c in platform.node())[:40] or "here"
        self.name = f"{self.host}.{os.getpid()}.{secrets.token_hex(4)}"
        folder.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] | None = _locked(folder / self.name)
        for path in list(folder.iterdir()):
            self.alive(path.name)

    def alive(self, name: str) -> bool | None:
        """Whether a worker (or an asker, ``name/number``) lives; None where it cannot be told from here."""
        name = name.partition("/")[0]
        if name == self.name and self._file is not None:
            return True
        if name.count(".") != 2 or name.partition(".")[0] != self.host or "\\" in name:
            return None
        path = self.folder / name
        try:
            with path.open("rb+") as file:
                if not _lock(file):
                    return True
        except FileNotFoundError:
            return False
        except OSError:
            return None
        with suppress(OSError):
            path.unlink()
        return False

    def close(self) -> None:
        """Go away in an orderly manner."""
        if self._file is not None:
            self._file.close()
            self._file = None
            with suppress(OSError):
                (self.folder / self.name).unlink()


def _locked(path: Path) -> IO[bytes]:
    """A file that nobody has ever seen without its lock."""
    hidden = path if os.name == "nt" else path.with_name(f".{path.name}")
    file = hidden.open("ab")
    _lock(file)
    hidden.rename(path)
    return file


def _lock(file: IO[bytes]) -> bool:
    try:
        if os.name == "nt":  # pragma: no cover - the other system's way
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
