"""Killed at random moments, over and over: every job is done in the end, each has one result, none is lost.

``KILLS=200 pytest tests/work/jobs/test_killed.py`` kills more; ``bench/jobs.py`` always does.
"""

import json
import os
import random
import signal
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from ciotat.work.jobs import Executor, Job, Ledger, Needs, Presence, Turn
from ciotat.work.store import Store
from tests.conform.ledgers import job

KILLS = int(os.environ.get("KILLS", "50"))
SHOTS = 60


def jobs(round: int) -> list[Job]:
    """Shots, their posters, and a cut of all; some are new in every round."""
    shots = [job(f"shot {n} {round // 20 if n % 3 == 0 else 0}", kind="shot") for n in range(SHOTS)]
    posters = [job(f"poster of {shot.action}", f"{shot.id}:picture", kind="poster") for shot in shots]
    return [*shots, *posters, job("cut", *(shot.id for shot in shots), kind="cut")]


def run(folder: Path, round: int, began: int = -1) -> int:
    """What a process does: all jobs, noting each in a log when it begins and when it has given its outputs."""
    presence = Presence(folder / "workers")
    ledger = Ledger.at(folder, presence.alive)
    store = Store(folder)
    log = os.open(folder / "log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def work(turn: Turn) -> Mapping[str, str]:
        os.write(log, f"{turn.key} {os.getpid()}\n".encode())
        time.sleep(0.002)
        return {"picture": store.blobs.put(json.dumps([turn.job.action, dict(turn.inputs)]).encode())}

    def tell(event: object) -> None:
        if began >= 0:
            os.write(began, b"!")

    outcome = Executor(ledger, store, Needs(4), name=presence.name, beat=0.05).run(jobs(round), work, tell)
    os.close(log)
    for opened in (ledger, store, presence):
        opened.close()
    return 0 if len(outcome.results) == len(jobs(round)) else 1


def killed(folder: Path, round: int, chance: random.Random) -> None:
    """Run in a child of this process and kill it some time after its first job."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        try:
            os._exit(run(folder, round, write))
        finally:
            os._exit(9)
    os.close(write)
    os.read(read, 1)
    time.sleep(chance.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(read)


@pytest.mark.slow
def test_kills_lose_nothing(tmp_path: Path) -> None:
    chance = random.Random(4)
    for round in range(KILLS):
        killed(tmp_path, round, chance)
    assert run(tmp_path, KILLS) == 0
    store, ledger = Store(tmp_path), Ledger.at(tmp_path)
    last = {j.id: j for j in jobs(KILLS)}
    entries = {entry.id: entry for entry in ledger.entries()}
    assert {entries[id].state for id in last} == {"done"}
    others = {entry.state for entry in entries.values()}
    assert others <= {"done", "cancelled", "blocked", "quarantined"}, "nobody asks for them, so nobody began them anew"
    for id in last:
        result = store.result(entries[id].key)
        assert result is not None
        assert all(store.blobs.get(digest) is not None for digest in result.outputs.values())
    done = [line.split()[0] for line in (tmp_path / "log").read_text().splitlines()]
    assert len(done) > len(last), "some work was cut off"
    assert len(done) < len(last) * 3 + KILLS * 12, "and hardly any was done twice"
    ledger.close()
    store.close()
