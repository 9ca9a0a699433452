"""Small named pointers into a store: a file of one line each."""

import re
from collections.abc import Mapping
from pathlib import Path

from ciotat.core.errors import StoreError
from ciotat.core.store import writing
from ciotat.work.store.blobs import checked
from ciotat.work.store.files import refusing

__all__ = ["Refs", "named"]

_NAME = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)*")


def named(name: str) -> str:
    """A pointer's name as it is. Raises StoreError where it cannot be one."""
    if not _NAME.fullmatch(name) or len(name) > 120 or ".ref/" in name:
        raise StoreError(f"{name[:130]!r} is not a name for a pointer", advice="use letters, digits, - _ . and /")
    return name


class Refs:
    """Pointers in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, name: str) -> str | None:
        """The digest a name points to."""
        return self._read(self._path(name))

    def point(self, name: str, digest: str | None) -> None:
        """Let a name point to a digest, or to nothing."""
        path = self._path(name)
        if digest is None:
            with refusing(path):
                path.unlink(missing_ok=True)
            return
        checked(digest)
        with refusing(path), writing(path) as temporary:
            temporary.write_text(f"{digest}\n", encoding="ascii")

    def all(self) -> Mapping[str, str]:
        """Every pointer."""
        found = {}
        for path in sorted(self.folder.rglob("*.ref")):
            name = path.relative_to(self.folder).as_posix().removesuffix(".ref")
            if _NAME.fullmatch(name) and (digest := self._read(path)):
                found[name] = digest
        return found

    def _path(self, name: str) -> Path:
        return self.folder / f"{named(name)}.ref"

    def _read(self, path: Path) -> str | None:
        try:
            text = path.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            return None
        return text if re.fullmatch(r"[0-9a-f]{64}", text) else None
