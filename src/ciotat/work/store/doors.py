"""The doors every store has, wherever it lies."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from ciotat.work.store.blobs import Blobs
from ciotat.work.store.results import Collected, Result, Status, Verified

__all__ = ["AnyStore"]


class AnyStore(Protocol):
    """A store in a folder, in memory, or far away."""

    @property
    def blobs(self) -> Blobs: ...

    def result(self, action: str) -> Result | None: ...

    def record(
        self, action: str, kind: str, outputs: Mapping[str, str], cost: Mapping[str, float] | None = None
    ) -> Result: ...

    def ref(self, name: str) -> str | None: ...

    def refs(self) -> Mapping[str, str]: ...

    def point(self, name: str, digest: str | None) -> None: ...

    def keep(self, digest: str, why: str) -> None: ...

    def release(self, digest: str, why: str | None = None) -> None: ...

    def kept(self) -> Mapping[str, frozenset[str]]: ...

    def collect(
        self, roots: Iterable[str], grace: float = ..., cap: int | None = None, *, dry: bool = False
    ) -> Collected: ...

    def verify(self) -> Verified: ...

    def status(self, roots: Iterable[str] = ()) -> Status: ...

    def close(self) -> None: ...
