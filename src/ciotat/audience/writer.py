"""The one thread that writes: it takes whatever waits, commits it together, and only then says so.

Rows and jobs come from any thread; those from an event loop get its own kind of future, and all futures of one commit are
settled in one call. The queue is bounded: when it is full whoever comes is asked to come again (`Busy`).
"""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Any, Protocol, TypeVar

from ciotat.audience.checkpoint import Carrying
from ciotat.core.errors import StoreError

__all__ = ["Batch", "Busy", "Taker", "Writer"]

T = TypeVar("T")
GROUP = 4000
"""Rows that one commit takes at most."""
MANY, GATHER = 4, 0.008
"""How many that came together make it worth while to let more gather before the next commit, and for how many seconds: a commit
has a price of its own."""


class Busy(StoreError):  # noqa: N818 - reads as a sentence where it is caught
    """More comes in than can be written: what was not taken in may be sent again."""


class Batch(Protocol):
    """Something of which many are taken in together."""

    rows: list[Any]


class Taker(Protocol):
    """What is done with the batches of one commit, and what to forget when it failed."""

    def take(self, base: sqlite3.Connection, batches: list[Any]) -> None: ...

    def forget(self) -> None: ...


class _Asked:
    """A batch or a job that waits, and who is to be told."""

    __slots__ = ("batch", "failed", "future", "job", "loop", "result")

    def __init__(self, batch: Any, job: Any, loop: asyncio.AbstractEventLoop | None, future: Any) -> None:
        self.batch, self.job, self.loop, self.future = batch, job, loop, future
        self.result: Any = None
        self.failed: BaseException | None = None


class Writer:
    """Writes to `base`, batches by `taker`; `most` rows may wait. `carrying` is told of what was committed."""

    def __init__(
        self, base: sqlite3.Connection, taker: Taker, most: int = 40_000, carrying: Carrying | None = None
    ) -> None:
        self.base, self.taker, self.most, self._carrying = base, taker, most, carrying
        self.waiting = 0
        self._queue: SimpleQueue[_Asked | None] = SimpleQueue()
        self._count = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="evidence", daemon=True)
        self._thread.start()

    def put(self, batch: Batch) -> "asyncio.Future[None]":
        """Take a batch in, from an event loop. Raises Busy."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        self._ask(_Asked(batch, None, loop, future), len(batch.rows))
        return future

    def put_and_wait(self, batch: Batch) -> None:
        """Take a batch in, from any other thread, and wait until it is committed. Raises Busy."""
        future: Future[None] = Future()
        self._ask(_Asked(batch, None, None, future), len(batch.rows))
        future.result()

    def do(self, job: Callable[[sqlite3.Connection], T]) -> "Future[T]":
        """Have something else written, whole or not at all; told when it is committed. Raises Busy."""
        future: Future[T] = Future()
        self._ask(_Asked(None, job, None, future), 1)
        return future

    def close(self) -> None:
        """Write what waits, then end."""
        with self._count:
            if self._closed:
                return
            self._closed = True
            self._queue.put(None)
        self._thread.join()
        if self._carrying is not None:
            self._carrying.close()
        self.base.close()

    def _ask(self, asked: _Asked, rows: int) -> None:
        with self._count:
            if self._closed:
                raise Busy("the screening room closes", advice="come again in a moment")
            if self.waiting + rows > self.most:
                raise Busy("more comes in than can be written", advice="come again in a moment")
            self.waiting += rows
            self._queue.put(asked)

    def _run(self) -> None:
        ending = False
        while not ending:
            group, ending = self._group()
            if group:
                self._write(group)
                rows = sum(len(each.batch.rows) if each.batch else 1 for each in group)
                with self._count:
                    self.waiting -= rows
                _settle(group)
                if self._carrying is not None:
                    self._carrying.wrote(self.base, rows)
                if len(group) >= MANY:
                    time.sleep(GATHER)

    def _group(self) -> tuple[list[_Asked], bool]:
        """Whatever waits now, up to one commit's worth; whether it is the last."""
        group: list[_Asked] = []
        rows = 0
        next_one = self._queue.get()
        while next_one is not None:
            group.append(next_one)
            rows += len(next_one.batch.rows) if next_one.batch else 1
            if rows >= GROUP:
                return group, False
            try:
                next_one = self._queue.get_nowait()
            except Empty:
                return group, False
        return group, True

    def _write(self, group: list[_Asked]) -> None:
        batches = [each.batch for each in group if each.batch is not None]
        try:
            self.base.execute("BEGIN IMMEDIATE")
            if batches:
                self.taker.take(self.base, batches)
            for each in group:
                if each.job is not None:
                    self._job(each)
            self.base.execute("COMMIT")
        except BaseException as wrong:
            self._undo()
            for each in group:
                each.failed = each.failed or _said(wrong)

    def _job(self, each: _Asked) -> None:
        """One job: what it throws is its asker's, and leaves no trace."""
        self.base.execute("SAVEPOINT job")
        try:
            each.result = each.job(self.base)
        except Exception as wrong:
            each.failed = wrong
            self.base.execute("ROLLBACK TO job")
        self.base.execute("RELEASE job")

    def _undo(self) -> None:
        self.taker.forget()
        if self.base.in_transaction:
            self.base.execute("ROLLBACK")


def _said(wrong: BaseException) -> BaseException:
    if isinstance(wrong, sqlite3.Error):
        return StoreError(f"what viewers did cannot be kept: {wrong}", advice="check space and rights there")
    return wrong


def _settle(group: list[_Asked]) -> None:
    """Tell everybody: each loop once, threads one by one."""
    loops: dict[asyncio.AbstractEventLoop, list[_Asked]] = {}
    for each in group:
        if each.loop is not None:
            loops.setdefault(each.loop, []).append(each)
        elif each.failed is not None:
            each.future.set_exception(each.failed)
        else:
            each.future.set_result(each.result)
    for loop, theirs in loops.items():
        try:
            loop.call_soon_threadsafe(_settle_here, theirs)
        except RuntimeError:
            continue


def _settle_here(group: list[_Asked]) -> None:
    for each in group:
        if each.future.done():
            continue
        if each.failed is not None:
            each.future.set_exception(each.failed)
        else:
            each.future.set_result(None)
