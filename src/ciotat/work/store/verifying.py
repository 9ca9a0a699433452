"""Reading everything in a store, and saying what of it is not what it was."""

import hashlib
import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor

from ciotat.work.store.folder import FolderBlobs
from ciotat.work.store.results import CHANGED, GONE, Damage, Size, Verified
from ciotat.work.store.rows import grouped

__all__ = ["damages", "verify"]

_AT_ONCE = 256


def verify(blobs: FolderBlobs, kept: Mapping[str, frozenset[str]], tell: Callable[[int], None]) -> Verified:
    """Read every blob; set aside what is damaged; enter files that the index does not know. `tell` hears how many
    blobs were read."""
    blobs.index.mend()
    broken: list[str] = []
    read = _inside(blobs, broken, tell)
    with ThreadPoolExecutor(min(8, os.cpu_count() or 2)) as pool:
        last = 0
        rows = "SELECT id, digest, size FROM blob WHERE NOT inside AND id > ? ORDER BY id LIMIT ?"
        while found := blobs.index.rows(rows, last, _AT_ONCE):
            last = found[-1][0]
            names = [digest.hex() for _, digest, _ in found]
            broken += [name for name, whole in zip(names, pool.map(blobs.check, names), strict=True) if not whole]
            read = Size(read.count + len(found), read.bytes + sum(size for *_, size in found))
            tell(read.count)
    for name, size in blobs.files.all():
        if not blobs.index.rows("SELECT 1 FROM blob WHERE digest = ?", bytes.fromhex(name)):
            read = Size(read.count + 1, read.bytes + size)
            if not blobs.check(name):
                broken.append(name)
    results = blobs.index.rows("SELECT count(*) FROM action")[0][0]
    damaged = damages(blobs, kept)
    unread = [Damage(name, GONE, name in kept) for name in broken if name not in {d.digest for d in damaged}]
    return Verified(read, (*damaged, *unread), results)


def damages(blobs: FolderBlobs, kept: Mapping[str, frozenset[str]]) -> tuple[Damage, ...]:
    """What was found damaged and was not made again since, and what is kept and not there."""
    found = {raw.hex(): CHANGED for (raw,) in blobs.index.rows("SELECT digest FROM damaged")}
    here: set[str] = set()
    for few in grouped(kept, _AT_ONCE):
        query = f"SELECT digest FROM blob WHERE digest IN ({','.join('?' * len(few))})"
        here |= {raw.hex() for (raw,) in blobs.index.rows(query, *map(bytes.fromhex, few))}
    found |= {digest: GONE for digest in kept if digest not in here and digest not in found}
    return tuple(Damage(digest, what, digest in kept) for digest, what in sorted(found.items()))


def _inside(blobs: FolderBlobs, broken: list[str], tell: Callable[[int], None]) -> Size:
    """Read the small blobs in the index."""
    read, last = Size(), 0
    rows = """SELECT id, digest, data FROM blob LEFT JOIN small USING(id) WHERE inside AND id > ? ORDER BY id LIMIT ?"""
    while found := blobs.index.rows(rows, last, _AT_ONCE):
        last = found[-1][0]
        for _, raw, data in found:
            if not isinstance(data, bytes) or hashlib.sha256(data).digest() != raw:
                broken += [] if blobs.check(raw.hex()) else [raw.hex()]
        size = sum(len(data) for *_, data in found if isinstance(data, bytes))
        read = Size(read.count + len(found), read.bytes + size)
        tell(read.count)
    return read
