"""A store in memory: the doors of the real one, for tests."""

import hashlib
import shutil
import threading
import weakref
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp

from ciotat.core.errors import StoreError
from ciotat.work.store.age import Clock, between
from ciotat.work.store.blobs import checked
from ciotat.work.store.collecting import GRACE, chosen
from ciotat.work.store.kept import reason
from ciotat.work.store.refs import named
from ciotat.work.store.results import GONE, Collected, Damage, Result, Size, Status, Verified, missing

__all__ = ["Memory", "MemoryBlobs"]


class MemoryBlobs:
    """Blobs in a dictionary, with the time of their last use."""

    def __init__(self, clock: Clock) -> None:
        self.data: dict[str, bytes] = {}
        self.used: dict[str, float] = {}
        self._files: Path | None = None
        self._lock = threading.Lock()
        self._clock = clock
        self._own, self._seen = 0.0, clock.look()

    def now(self) -> float:
        """The store's own time."""
        with self._lock:
            seen = self._clock.look()
            self._own, self._seen = self._own + between(self._seen, seen), seen
            return self._own

    def put(self, data: bytes) -> str:
        """Store `data`; gives its digest."""
        digest = hashlib.sha256(data).hexdigest()
        self.data[digest] = bytes(data)
        self.used[digest] = self.now()
        return digest

    def take_in(self, path: Path) -> str:
        """Take a file's bytes, and the file away."""
        try:
            digest = self.put(path.read_bytes())
            path.unlink()
        except FileNotFoundError:
            raise StoreError(f"there is no file {path}", advice="check the name") from None
        except IsADirectoryError:
            raise StoreError(f"{path} is a folder", advice="name a file in it") from None
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes, if they are here."""
        checked(digest)
        data = self.data.get(digest)
        if data is not None:
            self.used[digest] = self.now()
        return data

    def file(self, digest: str) -> Path | None:
        """A file with these bytes, which goes when the store goes."""
        data = self.get(digest)
        if data is None:
            return None
        with self._lock:
            if self._files is None:
                self._files = Path(mkdtemp(prefix="ciotat-"))
                weakref.finalize(self, shutil.rmtree, self._files, ignore_errors=True)
            path = self._files / digest
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

    def drop(self, digest: str) -> None:
        """Forget a blob."""
        self.data.pop(digest, None)
        self.used.pop(digest, None)

    def sum(self, digests: Iterable[str]) -> Size:
        """How many of these are here, and how big they are."""
        sizes = [len(self.data[digest]) for digest in digests if digest in self.data]
        return Size(len(sizes), sum(sizes))

    def close(self) -> None:
        """Let go of the files."""
        if self._files is not None:
            shutil.rmtree(self._files, ignore_errors=True)
            self._files = None


class Memory:
    """A store that forgets."""

    def __init__(self, clock: Clock | None = None) -> None:
        self.blobs = MemoryBlobs(clock or Clock())
        self._results: dict[str, tuple[str, Result, float]] = {}
        self._kinds: dict[str, str] = {}
        self._refs: dict[str, str] = {}
        self._kept: dict[str, set[str]] = {}

    def result(self, action: str) -> Result | None:
        """What came of an action, if all of it is still here."""
        checked(action)
        found = self._results.get(action)
        if not found or not all(map(self.blobs.has, found[1].outputs.values())):
            return None
        self._results[action] = (found[0], found[1], self.blobs.now())
        return found[1]

    def results(self, actions: Iterable[str]) -> dict[str, Result]:
        """What came of many actions. What is not there is left out."""
        return {action: found for action in actions if (found := self.result(action))}

    def record(
        self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] | None = None
    ) -> Result:
        """Remember what came of an action. Raises StoreError where an output is not in the store."""
        checked(action)
        for name, digest in outputs.items():
            if not self.blobs.has(digest):
                raise missing(name, digest)
        for digest in outputs.values():
            self._kinds.setdefault(digest, kind)
        result = Result(dict(outputs), dict(cost or {}))
        self._results[action] = (kind, result, self.blobs.now())
        return result

    def ref(self, name: str) -> str | None:
        """The digest a name points to."""
        return self._refs.get(named(name))

    def refs(self) -> Mapping[str, str]:
        """Every pointer by its name."""
        return dict(sorted(self._refs.items()))

    def point(self, name: str, digest: str | None) -> None:
        """Let a name point to a digest, or to nothing."""
        named(name)
        if digest is None:
            self._refs.pop(name, None)
        else:
            checked(digest)
            self._refs[name] = digest

    def keep(self, digest: str, why: str) -> None:
        """Never collect this blob, for a reason."""
        checked(digest)
        reason(why)
        self._kept.setdefault(digest, set()).add(why)

    def keep_all(self, digests: Iterable[str], why: str) -> None:
        """Never collect these blobs."""
        for digest in digests:
            self.keep(digest, why)

    def release(self, digest: str, why: str | None = None) -> None:
        """Take back one reason to keep a blob, or all."""
        checked(digest)
        reasons = self._kept.get(digest, set())
        reasons.intersection_update(set() if why is None else reasons - {why})
        if not reasons:
            self._kept.pop(digest, None)

    def kept(self) -> Mapping[str, frozenset[str]]:
        """Every kept blob with the reasons."""
        return {digest: frozenset(reasons) for digest, reasons in sorted(self._kept.items())}

    def collect(
        self, roots: Iterable[str], grace: float = GRACE, cap: int | None = None, *, dry: bool = False
    ) -> Collected:
        """Throw away what nobody needs, as the store in a folder does."""
        now = self.blobs.now()
        sizes = {digest: len(data) for digest, data in self.blobs.data.items()}
        gone, left = chosen(sizes, self.blobs.used, self._marked(roots), now, grace, cap)
        went = self.blobs.sum(gone)
        there = set(self.blobs.data) - set(gone)
        old = [a for a, (_, r, at) in self._results.items() if at <= now - grace and set(r.outputs.values()) - there]
        if not dry:
            for digest in gone:
                self.blobs.drop(digest)
                self._kinds.pop(digest, None)
            for action in old:
                del self._results[action]
        return Collected(went, 0 if dry else len(old), left, max(0, left.bytes - cap) if cap is not None else 0, dry)

    def verify(self) -> Verified:
        """Memory is taken at its word."""
        return Verified(self._all(), self._damages(), len(self._results))

    def status(self, roots: Iterable[str] = (), grace: float = GRACE) -> Status:
        """What is here."""
        kinds: dict[str, Size] = {}
        for digest, data in self.blobs.data.items():
            kind = self._kinds.get(digest, "")
            kinds[kind] = kinds.get(kind, Size()) + Size(1, len(data))
        free = self.collect(roots, grace, dry=True).gone
        return Status(
            self._all(),
            kinds,
            Size(),
            self.blobs.sum(self._kept),
            free,
            len(self._results),
            len(self._refs),
            self._damages(),
        )

    def close(self) -> None:
        """Let go of the files."""
        self.blobs.close()

    def _marked(self, roots: Iterable[str]) -> set[str]:
        marked = {*roots, *self._kept, *self._refs.values()}
        for root in list(marked):
            checked(root)
            if root in self._results:
                marked |= set(self._results[root][1].outputs.values())
        return marked

    def _damages(self) -> tuple[Damage, ...]:
        return tuple(Damage(digest, GONE, True) for digest in sorted(self._kept) if digest not in self.blobs.data)

    def _all(self) -> Size:
        return self.blobs.sum(self.blobs.data)
