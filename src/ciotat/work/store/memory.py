"""A store in memory: the doors of the real one, for tests."""

import hashlib
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from ciotat.core.errors import StoreError
from ciotat.work.store.blobs import checked
from ciotat.work.store.results import Collected, Result, Size, Status, Verified

__all__ = ["Memory"]


class MemoryBlobs:
    """Blobs in a dictionary."""

    def __init__(self) -> None:
        self.data: dict[str, bytes] = {}
        self._files: TemporaryDirectory[str] | None = None
        self._lock = threading.Lock()

    def put(self, data: bytes) -> str:
        """Store `data`; gives its digest."""
        digest = hashlib.sha256(data).hexdigest()
        self.data.setdefault(digest, bytes(data))
        return digest

    def take_in(self, path: Path) -> str:
        """Take a file's bytes, and the file away."""
        digest = self.put(path.read_bytes())
        path.unlink()
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes, if they are here."""
        checked(digest)
        return self.data.get(digest)

    def file(self, digest: str) -> Path | None:
        """A file with these bytes, which goes when the store goes."""
        data = self.get(digest)
        if data is None:
            return None
        with self._lock:
            if self._files is None:
                self._files = TemporaryDirectory(ignore_cleanup_errors=True)
            path = Path(self._files.name) / digest
            if not path.is_file():
                path.write_bytes(data)
            return path

    def has(self, digest: str) -> bool:
        """Whether the bytes are here."""
        return self.get(digest) is not None

    def size(self, digest: str) -> int | None:
        """How many there are."""
        data = self.get(digest)
        return None if data is None else len(data)


class Memory:
    """A store that forgets."""

    def __init__(self) -> None:
        self.blobs = MemoryBlobs()
        self._results: dict[str, tuple[str, Result]] = {}
        self._refs: dict[str, str] = {}
        self._kept: dict[str, set[str]] = {}

    def result(self, action: str) -> Result | None:
        """What came of an action, if all of it is still here."""
        checked(action)
        _, found = self._results.get(action, ("", None))
        return found if found and all(map(self.blobs.has, found.outputs.values())) else None

    def record(
        self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] | None = None
    ) -> Result:
        """Remember what came of an action."""
        checked(action)
        for name, digest in outputs.items():
            if not self.blobs.has(digest):
                raise StoreError(f"the {name} of a result is not in the store: {digest}", advice="put it there first")
        result = Result(dict(outputs), dict(cost or {}))
        self._results[action] = (kind, result)
        return result

    def ref(self, name: str) -> str | None:
        """The digest a name points to."""
        return self._refs.get(name)

    def point(self, name: str, digest: str | None) -> None:
        """Let a name point to a digest, or to nothing."""
        if digest is None:
            self._refs.pop(name, None)
        else:
            checked(digest)
            self._refs[name] = digest

    def keep(self, digest: str, why: str) -> None:
        """Never collect this blob, for a reason."""
        checked(digest)
        self._kept.setdefault(digest, set()).add(why)

    def release(self, digest: str, why: str | None = None) -> None:
        """Take back one reason to keep a blob, or all."""
        reasons = self._kept.get(digest, set())
        reasons.clear() if why is None else reasons.discard(why)
        if not reasons:
            self._kept.pop(digest, None)

    def kept(self) -> Mapping[str, frozenset[str]]:
        """Every kept blob with the reasons."""
        return {digest: frozenset(reasons) for digest, reasons in self._kept.items()}

    def collect(
        self, roots: Iterable[str], grace: float = 7 * 86400.0, cap: int | None = None, *, dry: bool = False
    ) -> Collected:
        """Nothing: what is in memory is fresh."""
        return Collected(Size(), 0, self._all(), dry=dry)

    def verify(self) -> Verified:
        """Memory is taken at its word."""
        return Verified(self._all(), results=len(self._results))

    def status(self, roots: Iterable[str] = ()) -> Status:
        """What is here."""
        everything = self._all()
        return Status(everything, {}, Size(), Size(), Size(), len(self._results), len(self._refs))

    def close(self) -> None:
        """Nothing to close."""

    def _all(self) -> Size:
        return Size(len(self.blobs.data), sum(map(len, self.blobs.data.values())))
