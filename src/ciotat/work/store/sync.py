"""Bringing blobs from one store to another: many at once, only what is missing, to be gone on with where it stopped."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ciotat.work.store.age import DAY
from ciotat.work.store.doors import AnyStore
from ciotat.work.store.results import Size
from ciotat.work.store.rows import SMALL
from ciotat.work.store.twin import RemoteBlobs, at_once

__all__ = ["Synced", "sync"]

_NONE = Size()
_FEW = 100


@dataclass(frozen=True)
class Synced:
    """What was brought over, what was there already, and what is not where it should have come from."""

    brought: Size = _NONE
    there: Size = _NONE
    missing: tuple[str, ...] = ()


def sync(
    source: AnyStore, target: AnyStore, digests: Iterable[str], tell: Callable[[Synced], None] = lambda so_far: None
) -> Synced:
    """Bring these blobs to `target`. Stopped or refused half-way, it is called again and brings the rest; `tell` hears
    after each blob how far it is. Raises StoreError where a store refuses."""
    wanted = list(dict.fromkeys(digests))
    lately = _lately(target, wanted)

    def bring(digest: str) -> tuple[str, int | None, bool]:
        if digest in lately:
            return digest, lately[digest], False
        size = target.blobs.size(digest)
        if size is None:
            size = _bring(source, target, digest)
            return digest, size, True
        if isinstance(target.blobs, RemoteBlobs):
            target.blobs.want(digest)
        return digest, size, False

    so_far = Synced()
    for digest, size, new in at_once(bring, wanted):
        if size is None:
            so_far = Synced(so_far.brought, so_far.there, (*so_far.missing, digest))
        elif new:
            so_far = Synced(so_far.brought + Size(1, size), so_far.there, so_far.missing)
        else:
            so_far = Synced(so_far.brought, so_far.there + Size(1, size), so_far.missing)
        tell(so_far)
    return so_far


def _lately(target: AnyStore, wanted: list[str]) -> dict[str, int]:
    """The sizes of what is far away and was wanted in the last day: known from a list, where one by one takes long."""
    if not isinstance(target.blobs, RemoteBlobs) or len(wanted) < _FEW:
        return {}
    seen = target.blobs.seen()
    newest = max((written for _, written in seen.values()), default=0.0)
    return {digest: size for digest, (size, written) in seen.items() if written > newest - DAY}


def _bring(source: AnyStore, target: AnyStore, digest: str) -> int | None:
    """Bring one blob; its size, or None where it is not there."""
    ours, theirs = source.blobs, target.blobs
    size = None if isinstance(ours, RemoteBlobs) else ours.size(digest)
    if size is not None and (size < SMALL or not isinstance(theirs, RemoteBlobs)):
        data = ours.get(digest)
        if data is not None:
            theirs.put(data)
        return None if data is None else len(data)
    path = ours.file(digest)
    if path is None:
        return None
    size = path.stat().st_size
    if isinstance(theirs, RemoteBlobs):
        theirs.send(path)
    else:
        theirs.take_in(path)  # a file that was only fetched for this
    return size
