"""How quickly jobs are asked for, claimed, finished, listed and found again, at 10,000 of them; and what 200 kills do.

Run ``python bench/jobs.py [jobs] [kills]``.
"""

import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median

from ciotat.core.chance import chance
from ciotat.core.digest import digest
from ciotat.work.jobs import Executor, Job, Ledger, Needs, Presence, Turn
from ciotat.work.store import Memory, Store

ROOM = Needs(2)


def timed(what: str, work: Callable[[], object], count: int) -> object:
    """Do `work`, and print how long it took on the wall and on cores, and how many that is for each second of a core."""
    began, busy = time.perf_counter(), time.process_time()
    result = work()
    took, busy = time.perf_counter() - began, time.process_time() - busy
    print(f"{what:48} {took:8.3f} s, {busy:8.3f} s of a core {count / max(busy, 1e-9):12,.0f} for each")
    return result


def shots(count: int) -> list[Job]:
    """Shots as a build asks for them."""
    payload = {"shot": "0123456789", "scene": "fedcba9876543210", "size": [1280, 720]}
    return [Job(digest(n), "take", payload, "first time", gauge="draft.8 1280x720", units=84) for n in range(count)]


def table(count: int) -> None:
    """The ledger alone, on disk: `count` shots and a cut that waits for all of them."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, jobs = Ledger.at(Path(folder)), shots(count)
        jobs.append(Job(digest("cut"), "cut", parents=tuple(job.id for job in jobs)))
        timed(f"ask for {count:,} shots and their cut", lambda: ledger.add(jobs, "me"), count)
        timed("ask for them again", lambda: ledger.add(jobs, "you"), count)

        def work() -> None:
            while lease := ledger.claim("w", ROOM, "me"):
                ledger.done(lease, {"picture": digest(lease.key)}, {"cpu_seconds": 1.0})

        timed("claim and finish each", work, count)
        timed("list all", lambda: len(ledger.entries()), count)
        timed("count by state", ledger.counts, count)
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        print(f"{'on disk':48} {size / 1e6:8.1f} MB")
        ledger.close()


def whole(count: int) -> None:
    """The executor, with work that does nothing, in memory and on disk; then all of it again, found in the store."""
    with tempfile.TemporaryDirectory() as folder:
        for name, ledger, store in (
            ("memory", Ledger.memory(), Memory()),
            ("disk", Ledger.at(Path(folder)), Store(Path(folder))),
        ):
            empty = store.blobs.put(b"")

            def work(turn: Turn, empty: str = empty) -> Mapping[str, str]:
                return {"picture": empty}

            executor, jobs = Executor(ledger, store, ROOM), shots(count)
            timed(f"run {count:,} empty jobs ({name})", lambda e=executor, j=jobs, w=work: e.run(j, w), count)
            timed(f"find them made ({name})", lambda e=executor, j=jobs, w=work: e.run(j, w), count)
            ledger.close()
            store.close()


def child(folder: Path, count: int, says: int) -> None:
    """A process that runs `count` jobs and is killed at some moment."""
    presence = Presence(folder / "workers")
    store = Store(folder)

    def work(turn: Turn) -> Mapping[str, str]:
        time.sleep(0.002)
        return {"picture": store.blobs.put(turn.key.encode())}

    jobs = shots(count)
    jobs.append(Job(digest("cut"), "cut", parents=tuple(job.id for job in jobs)))
    executor = Executor(Ledger.at(folder, presence.alive), store, Needs(4), name=presence.name)
    outcome = executor.run(jobs, work, lambda event: os.write(says, event.what[:1].encode()) and None)
    os._exit(0 if len(outcome.results) == len(jobs) else 1)


def killed(kills: int) -> None:
    """Kill a process at random moments until all is done, and see what is there."""
    waits, count, random = [], kills * 6, chance("bench", "kills")
    with tempfile.TemporaryDirectory() as name:
        folder, ends = Path(name), 0
        for number in range(kills + 1):
            read, write = os.pipe()
            began = time.perf_counter()
            pid = os.fork()
            if not pid:
                child(folder, count, write)
            os.close(write)
            os.read(read, 1)
            waits.append(time.perf_counter() - began)
            if number < kills:
                time.sleep(float(random.uniform(0, 0.02)))
                os.kill(pid, signal.SIGKILL)
            else:
                while os.read(read, 4096):
                    pass
            ends = os.waitpid(pid, 0)[1]
            os.close(read)
        store, ledger = Store(folder), Ledger.at(folder)
        there = sum(store.result(entry.key) is not None for entry in ledger.entries("done"))
        print(
            f"{kills} kills of {count:,} jobs: last run {'whole' if ends == 0 else 'NOT WHOLE'}, "
            f"{there:,} results, states {ledger.counts()}, "
            f"first sign of work after {median(waits):.3f} s (median), {max(waits):.3f} s (most)"
        )


if __name__ == "__main__":
    numbers = [int(text) for text in sys.argv[1:]]
    table(numbers[0] if numbers else 10_000)
    whole(numbers[0] // 5 if numbers else 2_000)
    killed(numbers[1] if len(numbers) > 1 else 200)
