"""Everything a film is made of, by the digest of its bytes; and what came of every action, so that nothing is made twice.

A store lies in a film's folder (``Store(film / ".ciotat")``) or in memory (``Memory()``).
"""

from ciotat.work.store.age import Clock
from ciotat.work.store.blobs import Blobs
from ciotat.work.store.doors import AnyStore
from ciotat.work.store.memory import Memory
from ciotat.work.store.results import Collected, Damage, Result, Size, Status, Verified
from ciotat.work.store.store import Store
from ciotat.work.store.sync import Synced, sync
from ciotat.work.store.twin import Remote

__all__ = [
    "AnyStore",
    "Blobs",
    "Clock",
    "Collected",
    "Damage",
    "Memory",
    "Remote",
    "Result",
    "Size",
    "Status",
    "Store",
    "Synced",
    "Verified",
    "sync",
]
