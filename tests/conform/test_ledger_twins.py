"""Whatever is done to a ledger, in whatever order and under whatever clock: both tables say the same, no job is lost,
and no process holds one twice."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.work.jobs import Job, Lease, Ledger, Needs
from tests.conform.ledgers import ROOM, TABLES, Processes, job

A, B, C = job("a"), job("b", priority=1), job("c", needs=Needs(3, 1, 7000))
D = job("d", A.id, f"{B.id}:p")
JOBS = (A, B, C, D, job("e", D.id, priority=2), job("e", C.id, kind="twin of e"), job("f"))
STEPS = st.tuples(
    st.sampled_from(
        ["add", "claim", "claim", "claim", "done", "done", "fail", "retry", "give back", "beat", "cancel", "leave", "hurry",
         "again", "kill", "tick", "jump"]
    ),
    st.integers(0, 2),
    st.integers(0, 40),
)  # fmt: skip


class Play:
    """Three processes at one table; each step says what came of it."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.processes = Processes(kind, folder)
        self.ledgers = [self.processes.ledger() for _ in range(3)]
        self.held: list[list[Lease]] = [[], [], []]
        self.lives = [0, 0, 0]

    def step(self, what: str, who: int, number: int) -> object:
        ledger, held, clock = self.ledgers[who], self.held[who], self.processes.clock
        some: list[Job] = [JOBS[n] for n in range(len(JOBS)) if n <= number % len(JOBS)]
        lease = held[number % len(held)] if held else None
        asker, worker = f"{who % 2}", f"{who}.{self.lives[who]}"
        if what == "add":
            return ledger.add(some, asker)
        if what == "again":
            return ledger.add(some, asker, [some[0].id])
        if what == "claim":
            got = ledger.claim(worker, ROOM, None if number % 3 else asker)
            assert got is None or got.id not in {other.id for other in held}, "nobody holds a job twice"
            held += [got] if got else []
            return got
        if what in ("cancel", "leave", "hurry"):
            return self.change(what, ledger, asker, some, number)
        if what == "kill":
            self.processes.dead.add(worker)
            self.lives[who] += 1
            self.held[who] = []
            self.ledgers[who] = self.processes.ledger()
        if what in ("tick", "jump"):
            clock.now += 9 if what == "tick" else (number - 20) * 1e6
        return self.end(what, ledger, lease, held, number) if lease else None

    def change(self, what: str, ledger: Ledger, asker: str, some: list[Job], number: int) -> None:
        if what == "cancel":
            ledger.cancel([some[-1].id], asker)
        elif what == "leave":
            ledger.leave(asker)
        else:
            ledger.hurry([some[-1].id], number % 4)

    def end(self, what: str, ledger: Ledger, lease: Lease, held: list[Lease], number: int) -> object:
        if what == "beat":
            return ledger.beat(lease, number / 40)
        if what in ("done", "fail", "retry", "give back"):
            held.remove(lease)
            if what == "done":
                return ledger.done(lease, {"p": f"{number % 2}"}, {"cpu_seconds": 1.0})
            return ledger.give_back(lease) if what == "give back" else ledger.failed(lease, "no", what == "retry")
        return None

    def finish(self) -> None:
        """All processes die; one more does all there is."""
        self.processes.dead |= {f"{who}.{life}" for who in range(3) for life in range(self.lives[who] + 1)}
        ledger = self.processes.ledger()
        ledger.add(JOBS, "last")
        while lease := ledger.claim("last", ROOM):
            assert ledger.done(lease, {"p": "0"}, {})
        assert ledger.counts() == {"done": len(JOBS)}, "no job is lost"


@given(st.lists(STEPS, max_size=60))
@settings(max_examples=30)
def test_both_tables_say_the_same_and_nothing_is_lost(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        plays = [Play(kind, Path(folder)) for kind in TABLES]
        for step in steps:
            said = [play.step(*step) for play in plays]
            assert said[0] == said[1], step
            rows = [sorted(play.ledgers[0].entries(), key=lambda entry: entry.id) for play in plays]
            assert rows[0] == rows[1], step
            busy = [entry.key for entry in rows[0] if entry.state == "running"]
            assert len(busy) == len(set(busy)), "no key is made twice at once"
            assert plays[0].ledgers[0].counts() == plays[1].ledgers[0].counts()
        for play in plays:
            play.finish()
            play.processes.close()
