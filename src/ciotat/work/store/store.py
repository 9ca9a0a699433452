"""The store in a film's folder."""

import hashlib
import json
import re
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from ciotat.core.digest import canonical
from ciotat.core.errors import StoreError
from ciotat.core.store import writing
from ciotat.work.store.blobs import checked, hashed
from ciotat.work.store.results import Collected, Result, Size, Status, Verified

__all__ = ["Store"]

_REF = re.compile(r"[\w-][\w.-]*(/[\w-][\w.-]*)*")


class FolderBlobs:
    """Blobs in files named by their digest."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def _path(self, digest: str) -> Path:
        checked(digest)
        return self.root / digest[:2] / digest

    def put(self, data: bytes) -> str:
        """Store `data`; gives its digest."""
        digest = hashlib.sha256(data).hexdigest()
        if not self.has(digest):
            with writing(self._path(digest)) as temporary:
                temporary.write_bytes(data)
        return digest

    def take_in(self, path: Path) -> str:
        """Move a file in."""
        digest = hashed(path)
        if not self.has(digest):
            with writing(self._path(digest)) as temporary:
                shutil.copyfile(path, temporary)
        path.unlink()
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes."""
        try:
            data = self._path(digest).read_bytes()
        except FileNotFoundError:
            return None
        return data if hashlib.sha256(data).hexdigest() == digest else None

    def file(self, digest: str) -> Path | None:
        """The file."""
        path = self._path(digest)
        return path if path.is_file() else None

    def has(self, digest: str) -> bool:
        """Whether it is there."""
        return self._path(digest).is_file()

    def size(self, digest: str) -> int | None:
        """How big it is."""
        path = self._path(digest)
        return path.stat().st_size if path.is_file() else None


class Store:
    """Blobs, results, pointers and what is kept, in a folder."""

    def __init__(self, root: Path, clock: Callable[[], float] = time.time) -> None:
        self.root = root
        self.blobs = FolderBlobs(root / "blobs")
        root.mkdir(parents=True, exist_ok=True)
        self._lock = threading.RLock()
        self._db = sqlite3.connect(root / "store.db", check_same_thread=False, isolation_level=None, timeout=10)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("CREATE TABLE IF NOT EXISTS action(digest BLOB PRIMARY KEY, kind, outputs, cost)")
        self._db.execute("CREATE TABLE IF NOT EXISTS ref(name TEXT PRIMARY KEY, digest)")
        self._db.execute("CREATE TABLE IF NOT EXISTS kept(digest, why, PRIMARY KEY(digest, why))")

    def result(self, action: str) -> Result | None:
        """What came of an action, if all of it is still there."""
        row = self._one("SELECT outputs, cost FROM action WHERE digest = ?", checked(action))
        found = row and Result(json.loads(row[0]), json.loads(row[1]))
        return found if found and all(map(self.blobs.has, found.outputs.values())) else None

    def record(
        self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] | None = None
    ) -> Result:
        """Remember what came of an action. Raises StoreError where an output is not in the store."""
        for name, digest in outputs.items():
            if not self.blobs.has(digest):
                raise StoreError(f"the {name} of a result is not in the store: {digest}", advice="put it there first")
        result = Result(dict(outputs), dict(cost or {}))
        values = (checked(action), kind, canonical(result.outputs), canonical(result.cost))
        self._one("INSERT OR REPLACE INTO action VALUES (?, ?, ?, ?)", *values)
        return result

    def ref(self, name: str) -> str | None:
        """The digest a name points to."""
        row = self._one("SELECT digest FROM ref WHERE name = ?", name)
        return row[0] if row else None

    def point(self, name: str, digest: str | None) -> None:
        """Let a name point to a digest, or to nothing."""
        if not _REF.fullmatch(name):
            raise StoreError(f"{name!r} is not a name for a pointer", advice="use letters, digits, - _ . and /")
        if digest is None:
            self._one("DELETE FROM ref WHERE name = ?", name)
        else:
            checked(digest)
            self._one("INSERT OR REPLACE INTO ref VALUES (?, ?)", name, digest)

    def keep(self, digest: str, why: str) -> None:
        """Never collect this blob, for a reason."""
        checked(digest)
        self._one("INSERT OR IGNORE INTO kept VALUES (?, ?)", digest, why)

    def release(self, digest: str, why: str | None = None) -> None:
        """Take back one reason to keep a blob, or all."""
        self._one("DELETE FROM kept WHERE digest = ? AND (? IS NULL OR why = ?)", digest, why, why)

    def collect(
        self, roots: Iterable[str], grace: float = 7 * 86400.0, cap: int | None = None, *, dry: bool = False
    ) -> Collected:
        """Nothing yet."""
        return Collected(Size(), 0, Size(), dry=dry)

    def verify(self) -> Verified:
        """Nothing yet."""
        return Verified(Size())

    def status(self, roots: Iterable[str] = ()) -> Status:
        """Nothing yet."""
        return Status(Size(), {}, Size(), Size(), Size(), 0, 0)

    def close(self) -> None:
        """Let go of the database."""
        self._db.close()

    def _one(self, sql: str, *values: object) -> tuple[str, ...] | None:
        with self._lock:
            return self._db.execute(sql, values).fetchone()
