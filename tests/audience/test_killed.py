"""A process that is killed while it writes loses nothing that it answered for, and doubles nothing when all is sent again."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ciotat.audience.events import Evidence
from ciotat.audience.folding import unpacked
from ciotat.core.chance import chance

ROOT = Path(__file__).resolve().parents[2]
WRITER = """
import sys
from pathlib import Path
sys.path[:0] = [sys.argv[2], sys.argv[2] + "/src"]
from ciotat.audience.events import Evidence
from ciotat.audience.sessions import Sessions
from tests.audience.test_events import FILM, Clock
clock = Clock()
evidence = Evidence(Path(sys.argv[1]), clock)
sessions = [Sessions(evidence).begin(f"{n:032}", 1, (), lambda release, cut: FILM).id for n in range(8)]
print(" ".join(sessions), flush=True)
for n in range(100_000):
    clock.now += 2
    at = (n // 8) % 100
    evidence.take_in_now(sessions[n % 8], [{"seq": n // 8, "kind": "section", "at": at, "to": at + 1}])
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("run", range(3))
def test_nothing_that_was_answered_is_lost(tmp_path: Path, run: int) -> None:
    path = tmp_path / "evidence.db"
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(ROOT)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert writer.stdout is not None
    sessions = writer.stdout.readline().split()
    wanted, answered = int(chance("killed", run).integers(5, 120)), -1
    for line in writer.stdout:
        answered = int(line)
        if answered >= wanted:
            break
    os.kill(writer.pid, signal.SIGKILL)
    answered = max([answered, *(int(line) for line in writer.stdout if line.endswith("\n"))])
    writer.stdout.close()
    writer.wait()
    evidence = Evidence(path, lambda: 1_800_100_000.0)
    with evidence.reading() as base:
        number = dict(base.execute("SELECT id, number FROM session").fetchall())
        there = base.execute("SELECT session, seq FROM event").fetchall()
    assert {(number[sessions[n % 8]], n // 8) for n in range(answered + 1)} <= set(there)
    for session in sessions:
        evidence.take_in_now(
            session, [{"seq": n, "kind": "section", "at": n % 100, "to": n % 100 + 1} for n in range(20)]
        )
    with evidence.reading() as base:
        there = base.execute("SELECT session, seq FROM event").fetchall()
        for session, seen in base.execute("SELECT session, seen FROM watch").fetchall():
            told = base.execute("SELECT at FROM event WHERE session = ?", (session,)).fetchall()
            assert unpacked(seen) == sorted({at // 1000 for (at,) in told}), "what was folded is what was kept"
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert len(there) == len(set(there))
    evidence.close()
