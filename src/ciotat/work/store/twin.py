"""The store's twin far away: the same doors on objects of S3, of whatever is like it, or of a shared folder.

blobs/3f/3f9a…    the bytes         results/3f/3f9a…   what came of an action
used/3f/3f9a…     when last wanted  refs/…  kept/…     pointers; what is kept, a reason each
"""

import hashlib
import json
import shutil
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

from ciotat.core.digest import canonical
from ciotat.core.errors import StoreError
from ciotat.work.store.age import DAY
from ciotat.work.store.blobs import checked, hashed
from ciotat.work.store.collecting import GRACE, chosen
from ciotat.work.store.kept import reason
from ciotat.work.store.refs import named
from ciotat.work.store.remote import Bucket
from ciotat.work.store.results import CHANGED, GONE, Collected, Damage, Result, Size, Status, Verified, missing

__all__ = ["AT_ONCE", "Remote", "RemoteBlobs", "at_once", "place"]

T = TypeVar("T")
R = TypeVar("R")
AT_ONCE = 16
"""How many requests are on their way at once."""


class RemoteBlobs:
    """Blobs far away. What was read from there lies in files here until the store is closed."""

    def __init__(self, bucket: Bucket) -> None:
        self.bucket = bucket
        self.local = Path(mkdtemp(prefix="ciotat-"))
        weakref.finalize(self, shutil.rmtree, self.local, ignore_errors=True)

    def put(self, data: bytes) -> str:
        """Store `data` unless it is there already; gives its digest."""
        digest = hashlib.sha256(data).hexdigest()
        self._put(digest, data)
        return digest

    def take_in(self, path: Path) -> str:
        """Send a finished file; afterwards nothing is left at `path`."""
        digest = self.send(path)
        path.unlink()
        return digest

    def send(self, path: Path) -> str:
        """Send a finished file, and leave it where it is."""
        try:
            digest = hashed(path)
        except FileNotFoundError:
            raise StoreError(f"there is no file {path}", advice="check the name") from None
        except IsADirectoryError:
            raise StoreError(f"{path} is a folder", advice="name a file in it") from None
        self._put(digest, path)
        return digest

    def get(self, digest: str) -> bytes | None:
        """The bytes, or None where they are not there or are damaged."""
        checked(digest)
        data = self.bucket.get(place(digest))
        if data is not None and hashlib.sha256(data).hexdigest() != digest:
            self._damaged(digest)
            return None
        return data

    def file(self, digest: str) -> Path | None:
        """A local file with these bytes, to be read and never to be changed; None where they are not there."""
        checked(digest)
        path, half = self.local / digest, self.local / f"{digest}.half"
        if path.is_file():
            return path if self.has(digest) else None
        found = hashlib.sha256()
        try:
            with half.open("wb") as file:
                for piece in self.bucket.stream(place(digest)):
                    found.update(piece)
                    file.write(piece)
        except FileNotFoundError:
            return None
        except OSError as refused:
            advice = "check space and rights there"
            raise StoreError(f"cannot write {half}: {refused.strerror}", advice=advice) from refused
        if found.hexdigest() != digest:
            self._damaged(digest)
            return None
        half.replace(path)
        return path

    def has(self, digest: str) -> bool:
        """Whether the bytes are there."""
        return self.size(digest) is not None

    def size(self, digest: str) -> int | None:
        """How many bytes there are, or None."""
        checked(digest)
        found = self.bucket.head(place(digest))
        return found.size if found else None

    def seen(self) -> dict[str, tuple[int, float]]:
        """Every blob that is there: its size, and when it was last wanted by the clock there."""
        found = {object.name.rpartition("/")[2]: (object.size, object.written) for object in self.bucket.all("blobs")}
        for object in self.bucket.all("used"):
            digest = object.name.rpartition("/")[2]
            if digest in found:
                found[digest] = found[digest][0], max(found[digest][1], object.written)
        return found

    def want(self, digest: str) -> None:
        """Note that a blob which is there is still wanted."""
        self.bucket.write(place(digest, "used"), b"")

    def _put(self, digest: str, data: bytes | Path) -> None:
        if not self.bucket.put(place(digest), data):
            self.want(digest)
            if not self.has(digest):  # it was collected just before it was wanted
                self.bucket.put(place(digest), data)
        self.bucket.remove(place(digest, "damaged"))

    def _damaged(self, digest: str) -> None:
        self.bucket.rename(place(digest), place(digest, "damaged"))


class Remote:
    """A store far away."""

    def __init__(self, where: str | Bucket) -> None:
        """Open the store at an address, such as ``s3://bucket/film``. Raises StoreError, BackendMissing."""
        self.bucket = Bucket(where) if isinstance(where, str) else where
        self.blobs = RemoteBlobs(self.bucket)

    def result(self, action: str) -> Result | None:
        """What came of an action, if all of it is still there."""
        checked(action)
        found = _read(self.bucket.get(place(action, "results")), action)
        return found[1] if found and all(map(self.blobs.has, found[1].outputs.values())) else None

    def results(self, actions: Iterable[str]) -> dict[str, Result]:
        """What came of many actions. What is not there is left out."""
        wanted = list(actions)
        return {action: found for action, found in zip(wanted, at_once(self.result, wanted), strict=True) if found}

    def record(
        self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] | None = None
    ) -> Result:
        """Remember what came of an action. Raises StoreError where an output is not in the store."""
        checked(action)
        for name, digest in outputs.items():
            if not self.blobs.has(digest):
                raise missing(name, digest)
            self.blobs.want(digest)
        written = {"action": action, "kind": kind, "outputs": dict(outputs), "cost": dict(cost or {})}
        self.bucket.write(place(action, "results"), canonical(written))
        return Result(dict(outputs), dict(cost or {}))

    def ref(self, name: str) -> str | None:
        """The digest a name points to."""
        text = (self.bucket.get(f"refs/{named(name)}.ref") or b"").decode("ascii", "replace").strip()
        return text if len(text) == 64 else None

    def refs(self) -> Mapping[str, str]:
        """Every pointer by its name."""
        names = sorted(found.name.removeprefix("refs/").removesuffix(".ref") for found in self.bucket.all("refs"))
        return {name: digest for name in names if (digest := self.ref(name))}

    def point(self, name: str, digest: str | None) -> None:
        """Let a name point to a digest, which is then never collected; or to nothing."""
        place = f"refs/{named(name)}.ref"
        if digest is None:
            self.bucket.remove(place)
        else:
            checked(digest)
            self.bucket.write(place, f"{digest}\n".encode())

    def keep(self, digest: str, why: str) -> None:
        """Never collect this blob, for a reason."""
        checked(digest)
        self.bucket.write(_reason(digest, reason(why)), why.encode())

    def release(self, digest: str, why: str | None = None) -> None:
        """Take back one reason to keep a blob, or all."""
        checked(digest)
        all_of_them = (
            [found.name for found in self.bucket.all(f"kept/{digest}")] if why is None else [_reason(digest, why)]
        )
        for name in all_of_them:
            self.bucket.remove(name)

    def kept(self) -> Mapping[str, frozenset[str]]:
        """Every kept blob with the reasons why."""
        names = sorted(found.name for found in self.bucket.all("kept"))
        reasons: dict[str, set[str]] = {}
        for name, why in zip(names, at_once(self.bucket.get, names), strict=True):
            reasons.setdefault(name.split("/")[1], set()).add((why or b"").decode(errors="replace"))
        return {digest: frozenset(whys) for digest, whys in reasons.items()}

    def collect(
        self, roots: Iterable[str], grace: float = GRACE, cap: int | None = None, *, dry: bool = False
    ) -> Collected:
        """Throw away what nobody needs, as the store in a folder does; by the clock there, which must be near ours.
        Raises StoreError where it is not."""
        now = self._now()
        seen = self.blobs.seen()
        used = {digest: wanted for digest, (_, wanted) in seen.items()}
        sizes = {digest: size for digest, (size, _) in seen.items()}
        gone, left = chosen(sizes, used, self._marked(roots), now, grace, cap)
        there = sizes.keys() - gone
        old = [a for a, (_, r) in self._results(now - grace) if not there >= set(r.outputs.values())]
        if not dry:
            list(at_once(self.bucket.remove, [place(d, kind) for d in gone for kind in ("blobs", "used")]))
            list(at_once(self.bucket.remove, [place(action, "results") for action in old]))
        went = Size(len(gone), sum(sizes[digest] for digest in gone))
        return Collected(went, 0 if dry else len(old), left, max(0, left.bytes - cap) if cap is not None else 0, dry)

    def verify(self, tell: Callable[[int], None] = lambda count: None) -> Verified:
        """Read everything. What is damaged is put aside and said; `tell` hears how many blobs were read so far."""
        read = Size()
        digests = list(self.blobs.seen())
        for data in at_once(self.blobs.get, digests):
            read += Size(1, len(data)) if data is not None else Size(1, 0)
            tell(read.count)
        return Verified(read, self._damages(), sum(1 for _ in self.bucket.all("results")))

    def status(self, roots: Iterable[str] = (), grace: float = GRACE) -> Status:
        """What is there. Everything is listed for it."""
        seen = self.blobs.seen()
        used = {digest: wanted for digest, (_, wanted) in seen.items()}
        sizes = {digest: size for digest, (size, _) in seen.items()}
        kinds: dict[str, Size] = {}
        of = {digest: kind for _, (kind, r) in sorted(self._results(), reverse=True) for digest in r.outputs.values()}
        for digest, size in sizes.items():
            kinds[of.get(digest, "")] = kinds.get(of.get(digest, ""), Size()) + Size(1, size)
        kept = [digest for digest in self.kept() if digest in sizes]
        _, left = chosen(sizes, used, self._marked(roots), self._now(), grace, None)
        everything = sum(kinds.values(), Size())
        return Status(
            everything,
            kinds,
            everything,
            Size(len(kept), sum(sizes[digest] for digest in kept)),
            everything - left,
            sum(1 for _ in self.bucket.all("results")),
            len(self.refs()),
            self._damages(),
        )

    def close(self) -> None:
        """Let go of the files here."""
        shutil.rmtree(self.blobs.local, ignore_errors=True)

    def _results(self, before: float | None = None) -> Iterator[tuple[str, tuple[str, Result]]]:
        names = [f.name for f in self.bucket.all("results") if before is None or f.written <= before]
        for name, text in zip(names, at_once(self.bucket.get, names), strict=True):
            action = name.rpartition("/")[2]
            if found := _read(text, action):
                yield action, found

    def _marked(self, roots: Iterable[str]) -> set[str]:
        marked = {*roots, *self.kept(), *self.refs().values()}
        for found in at_once(self.bucket.get, [place(root, "results") for root in marked if checked(root)]):
            if result := _read(found):
                marked |= set(result[1].outputs.values())
        return marked

    def _damages(self) -> tuple[Damage, ...]:
        kept, there = self.kept(), self.blobs.seen().keys()
        found = {object.name.rpartition("/")[2]: CHANGED for object in self.bucket.all("damaged")}
        found |= {digest: GONE for digest in kept if digest not in there and digest not in found}
        return tuple(Damage(digest, what, digest in kept) for digest, what in sorted(found.items()))

    def _now(self) -> float:
        """What the clock there shows."""
        self.bucket.write("clock", b"")
        found = self.bucket.head("clock")
        if not found or abs(found.written - time.time()) > DAY:
            raise StoreError(f"the clock of {self.bucket.url} is more than a day off", advice="set the clocks right")
        return found.written


def place(digest: str, folder: str = "blobs") -> str:
    """The name of an object."""
    return f"{folder}/{digest[:2]}/{digest}"


def at_once(work: Callable[[T], R], many: Iterable[T]) -> Iterator[R]:
    """The same for many, several at a time, in their order."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from pool.map(work, many)


def _reason(digest: str, why: str) -> str:
    return f"kept/{digest}/{hashlib.sha256(why.encode()).hexdigest()[:16]}"


def _read(data: bytes | None, action: str = "") -> tuple[str, Result] | None:
    """A result as it was written, or nothing where it is damaged."""
    try:
        found = json.loads(data or b"")
        for digest in found["outputs"].values():
            checked(digest)
        return (found["kind"], Result(found["outputs"], found["cost"])) if action in ("", found["action"]) else None
    except (ValueError, KeyError, TypeError, AttributeError, StoreError):
        return None
