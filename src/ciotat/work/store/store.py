"""The store in a film's folder: blobs, what came of every action, pointers, and what is kept."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import TracebackType

from ciotat.work.store.actions import recorded, served
from ciotat.work.store.age import Clock
from ciotat.work.store.blobs import checked
from ciotat.work.store.collecting import FRESH, GRACE, Collector
from ciotat.work.store.files import Files
from ciotat.work.store.folder import FolderBlobs
from ciotat.work.store.index import Index
from ciotat.work.store.kept import Kept, reason
from ciotat.work.store.refs import Refs
from ciotat.work.store.results import Collected, Result, Size, Status, Verified
from ciotat.work.store.rows import enter, use
from ciotat.work.store.verifying import damages, verify

__all__ = ["Store"]


class Store:
    """A store in the folder `root`. Threads and programs may share it."""

    def __init__(self, root: Path, clock: Clock | None = None) -> None:
        """Open the store, or make one. Raises StoreError where the folder cannot be written or is something else."""
        self.root = root
        self._files = Files(root)
        self._index = Index(root / "store.db", clock or Clock(), self._enter_found)
        self._kept = Kept(root / "kept")
        self._refs = Refs(root / "refs")
        self.blobs = FolderBlobs(self._files, self._index)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the index. Whoever asks the store again, opens it again."""
        self._index.close()

    def result(self, action: str) -> Result | None:
        """What came of an action, if all of it is still there."""
        return self.results([action]).get(action)

    def results(self, actions: Iterable[str]) -> dict[str, Result]:
        """What came of many actions: several times as quick as one by one. What is not there is left out."""
        return served(self._index, self.blobs, actions)

    def record(
        self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] | None = None
    ) -> Result:
        """Remember what came of an action. Raises StoreError where an output is not in the store."""
        return self.record_all([(action, kind, Result(dict(outputs), dict(cost or {})))])[0]

    def record_all(self, many: Iterable[tuple[str, str, Result]]) -> list[Result]:
        """Remember what came of many actions, all or nothing: each with its kind."""
        return recorded(self._index, self.blobs, many)

    def ref(self, name: str) -> str | None:
        """The digest a name points to."""
        return self._refs.get(name)

    def refs(self) -> Mapping[str, str]:
        """Every pointer by its name."""
        return self._refs.all()

    def point(self, name: str, digest: str | None) -> None:
        """Let a name point to a digest, which is then never collected; or to nothing."""

        def point(db: sqlite3.Connection, now: int) -> None:
            self._refs.point(name, digest)
            use(db, now, [checked(digest)] if digest else [])

        self._index.write(point, durable=True)

    def keep(self, digest: str, why: str) -> None:
        """Never collect this blob, for a reason such as ``take 3f9a`` or ``release 2``."""
        self.keep_all([digest], why)

    def keep_all(self, digests: Iterable[str], why: str) -> None:
        """Never collect these blobs. Each has a file of its own from now on, whatever happens to the index."""
        wanted = list(digests)
        raws = [checked(digest) for digest in wanted]

        def keep(db: sqlite3.Connection, now: int) -> None:
            self._kept.change("+", wanted, reason(why))
            use(db, now, raws)

        self._index.write(keep, durable=True)
        for digest in wanted:
            self.blobs.file(digest)

    def release(self, digest: str, why: str | None = None) -> None:
        """Take back one reason to keep a blob, or all."""
        checked(digest)
        self._index.write(lambda db, now: self._kept.change("-", [digest], why or ""))

    def kept(self) -> Mapping[str, frozenset[str]]:
        """Every kept blob with the reasons why."""
        return self._kept.all()

    def collect(
        self, roots: Iterable[str], grace: float = GRACE, cap: int | None = None, *, dry: bool = False
    ) -> Collected:
        """Throw away what is neither kept, nor pointed to, nor among the `roots` (digests of blobs or actions), and was
        not used for `grace` seconds of the store's own time. Where more than `cap` bytes are left, so is more of it,
        what was used longest ago first, but nothing of the last two days. `dry`: only say what would go. A grace of less
        than two hours may take what another program is about to need.
        """
        collector = Collector(self._files, self._index, self._needed(roots), dry)
        collector.sweep(grace)
        left = self._left(collector)
        if cap is not None and left.bytes > cap:
            collector.sweep(FRESH, collector.gone.bytes + left.bytes - cap)
            left = self._left(collector)
        results = collector.forget(grace)
        if not dry:
            collector.tidy(grace)
        over = 0 if cap is None else max(0, left.bytes - cap)
        return Collected(collector.gone, results, left, over, dry)

    def verify(self, tell: Callable[[int], None] = lambda count: None) -> Verified:
        """Read everything. What is damaged is set aside and said; `tell` hears how many blobs were read so far."""
        return verify(self.blobs, self.kept(), tell)

    def status(self, roots: Iterable[str] = (), grace: float = GRACE) -> Status:
        """What the store holds, and how much of it could be collected where these are the roots."""
        collector = Collector(self._files, self._index, self._needed(roots), dry=True)
        kinds: dict[str, Size] = {}
        files = Size()
        query = "SELECT kind, inside, count, bytes FROM tally WHERE count > 0 ORDER BY kind, inside"
        for kind, inside, count, size in self._index.rows(query):
            kinds[kind] = kinds.get(kind, Size()) + Size(count, size)
            files += Size() if inside else Size(count, size)
        kept = self.kept()
        return Status(
            sum(kinds.values(), Size()),
            kinds,
            files,
            collector.size_of(map(bytes.fromhex, kept)),
            collector.collectable(grace),
            self._index.rows("SELECT count(*) FROM action")[0][0],
            len(self.refs()),
            damages(self.blobs, kept),
            tuple(sorted(path.name for path in self.root.glob("damaged-*.db"))),
        )

    def _left(self, collector: Collector) -> Size:
        left = Size(*self._index.rows("SELECT coalesce(sum(count), 0), coalesce(sum(bytes), 0) FROM tally")[0])
        return left - collector.gone if collector.dry else left

    def _needed(self, roots: Iterable[str]) -> set[str]:
        return {*roots, *self.kept(), *self.refs().values()}

    def _enter_found(self, db: sqlite3.Connection, now: int) -> None:
        """Enter, in a new index, the files that lie in the store already; each is read when it is first asked for."""
        for digest, size in self._files.all():
            enter(db, now, digest, size, None)
