"""All that is asked for is done, on all cores, within what the machine has, and nothing that was done before."""

import threading
import time
from collections.abc import Mapping

import pytest

from ciotat.core.digest import digest
from ciotat.core.errors import StoreError
from ciotat.work.cap import Budget, Cap
from ciotat.work.cost import Cost
from ciotat.work.jobs import AgainLater, Event, Executor, Job, Ledger, Needs, Turn, machine
from ciotat.work.store import Memory
from tests.conform.ledgers import ROOM, job


class Hand:
    """Work that gives the digest of what it read, and remembers what it was asked to do."""

    def __init__(self, store: Memory) -> None:
        self.store = store
        self.did: list[str] = []
        self.most = Needs(0)
        self.now = Needs(0)
        self.lock = threading.Lock()
        self.meet: threading.Barrier | None = None
        self.gives: dict[str, str] = {}

    def __call__(self, turn: Turn) -> Mapping[str, str]:
        with self.lock:
            self.did.append(turn.job.kind)
            self.now += turn.job.needs
            self.most = Needs(*(max(a, b) for a, b in zip(parts(self.most), parts(self.now), strict=True)))
        try:
            if self.meet is not None:
                self.meet.wait(10)
            text = self.gives.get(turn.job.kind, f"{turn.job.action} {sorted(map(str, turn.inputs.items()))}")
            return {"p": self.store.blobs.put(text.encode())}
        finally:
            with self.lock:
                self.now -= turn.job.needs


def parts(needs: Needs) -> tuple[float, float, int]:
    return needs.cpu, needs.gpu, needs.memory


@pytest.fixture
def hand(store: Memory) -> Hand:
    return Hand(store)


@pytest.fixture
def executor(ledger: Ledger, store: Memory) -> Executor:
    return Executor(ledger, store, ROOM, beat=0.05)


def test_everything_is_done_and_told(executor: Executor, hand: Hand, store: Memory) -> None:
    events: list[Event] = []
    jobs = [job("a"), job("b"), child := job("c", job("a").id, f"{job('b').id}:p")]
    outcome = executor.run(jobs, hand, events.append)
    assert sorted(hand.did[:2]) == ["a", "b"]
    assert hand.did[2:] == ["c"]
    assert set(outcome.results) == {j.id for j in jobs}
    assert [(e.what, e.done, e.total) for e in events if e.job == child] == [("started", 2, 3), ("done", 3, 3)]
    assert not outcome.stopped
    made = outcome.results[job("a").id]
    assert made == store.result(job("a").action)
    assert Cost.of(made.cost).wall_seconds > 0
    assert outcome.spent.wall_seconds >= Cost.of(made.cost).wall_seconds
    assert "watt_hours" in made.cost


def test_what_the_store_has_is_not_made(executor: Executor, hand: Hand) -> None:
    jobs = [job("a"), job("b", job("a").id)]
    first = executor.run(jobs, hand)
    again = executor.run(jobs, hand)
    assert hand.did == ["a", "b"]
    assert again.results == first.results
    assert again.kept == set(first.results)


def test_what_the_store_lost_is_made_again(executor: Executor, hand: Hand, store: Memory) -> None:
    jobs = [job("a"), job("b", job("a").id), job("free")]
    first = executor.run(jobs, hand)
    del store.blobs.data[first.results[job("a").id].outputs["p"]]
    assert executor.run(jobs, hand).results.keys() == first.results.keys()
    assert sorted(hand.did) == ["a", "a", "b", "free"], "what hangs on it was found again, since it came out the same"


def test_early_cut_off(executor: Executor, hand: Hand) -> None:
    """A parent whose recipe changed but whose output did not: none of its children is run; and the other way about."""

    def film(draft: str) -> list[Job]:
        plan = job(draft, kind="plan")
        sound = job("sound", f"{plan.id}:p")
        return [plan, sound, job("mix", sound.id), job("film", f"{sound.id}:p", plan.id)]

    hand.gives["plan"] = "a plan"
    executor.run(film("draft 1"), hand)
    hand.did.clear()
    assert executor.run(film("draft 2"), hand).kept == {j.id for j in film("draft 2")[1:]}
    assert hand.did == ["plan"]
    hand.did.clear()
    hand.gives |= {"plan": "another plan", "sound": "what it was"}
    executor.run(film("draft 3"), hand)
    assert hand.did[:2] == ["plan", "sound"]
    hand.gives["plan"] = "a third plan"
    hand.did.clear()
    executor.run(film("draft 4"), hand)
    assert sorted(hand.did) == ["film", "plan", "sound"], "mix reads only the sound, which came out as it was"


def test_cores_are_used_and_nothing_is_exceeded(executor: Executor, hand: Hand) -> None:
    hand.meet = threading.Barrier(4)
    assert not executor.run([job(f"{n}") for n in range(8)], hand).failed, "four at a time, or they never meet"
    hand.meet = None
    many = [job(f"n{n}", needs=Needs(1 + n % 3, n % 2, 3000 * (n % 3))) for n in range(40)]
    assert not executor.run(many, hand).failed
    assert all(most <= most_there for most, most_there in zip(parts(hand.most), parts(ROOM), strict=True))


def test_more_cores_than_there_are_means_all_of_them(executor: Executor, hand: Hand) -> None:
    hand.gives = {}
    outcome = executor.run([job("wide", needs=Needs(16)), *[job(f"{n}") for n in range(3)]], hand)
    assert len(outcome.results) == 4
    assert hand.most.cpu == 16


def test_what_can_never_run_here_is_said_at_once(executor: Executor, hand: Hand) -> None:
    bad = [job("gpu", needs=Needs(1, 2)), job("huge", needs=Needs(1, 0, 9000))]
    outcome = executor.run([*bad, job("after", bad[0].id), job("fine")], hand)
    assert hand.did == ["fine"]
    assert outcome.failed[bad[0].id] == "needs 2 graphics cards, there are 1"
    assert outcome.failed[bad[1].id] == "needs 9000 MB of memory, there are 8000"
    assert len(outcome.failed) == 3


def test_the_shot_under_the_cursor_comes_first(ledger: Ledger, store: Memory, hand: Hand) -> None:
    executor = Executor(ledger, store, Needs(1))
    jobs = [job(f"{n}") for n in range(6)]

    def tell(event: Event) -> None:
        if event.what == "started" and event.job.kind == "0":
            executor.hurry([jobs[4].id])

    executor.run(jobs, hand, tell)
    assert hand.did == ["0", "4", "1", "2", "3", "5"]


@pytest.mark.parametrize("wrong", [AgainLater("busy"), OSError("no space"), MemoryError()])
def test_what_may_pass_is_tried_again(executor: Executor, hand: Hand, wrong: Exception) -> None:
    tried = []

    def work(turn: Turn) -> Mapping[str, str]:
        tried.append(turn.lease.attempt)
        if len(tried) < 3:
            raise wrong
        return hand(turn)

    outcome = executor.run([job("a")], work)
    assert tried == [1, 2, 3]
    assert not outcome.failed
    assert not outcome.errors


def test_what_never_passes_ends_in_quarantine(executor: Executor) -> None:
    events: list[Event] = []

    def work(turn: Turn) -> Mapping[str, str]:
        raise AgainLater("the host does not answer")

    outcome = executor.run([job("a")], work, events.append)
    assert [e.what for e in events] == ["started", "again", "started", "again", "started", "failed"]
    assert outcome.failed == {job("a").id: "the host does not answer"}
    entry = executor.ledger.entry(job("a").id)
    assert entry is not None
    assert entry.state == "quarantined"


def test_errors_are_said_once_and_stop_what_hangs_on_them(executor: Executor, hand: Hand) -> None:
    def work(turn: Turn) -> Mapping[str, str]:
        if turn.job.kind == "bad":
            raise StoreError("a damaged clip", advice="bring it in again")
        return hand(turn)

    bad = job("bad")
    outcome = executor.run([bad, job("after", bad.id), job("fine")], work)
    assert outcome.failed[bad.id] == "a damaged clip; bring it in again"
    assert isinstance(outcome.errors[bad.id], StoreError)
    assert len(outcome.failed) == 2
    assert hand.did == ["fine"]
    assert len(executor.run([bad, job("after", bad.id)], hand).results) == 2, "asked for again, it is tried again"


def test_outputs_must_lie_in_the_store(executor: Executor) -> None:
    outcome = executor.run([job("a")], lambda turn: {"p": digest("nowhere")})
    assert "not in the store" in outcome.failed[job("a").id]


def test_stop_gives_back_what_runs(executor: Executor, hand: Hand, ledger: Ledger) -> None:
    stop, left = threading.Event(), []

    def work(turn: Turn) -> Mapping[str, str]:
        if turn.job.kind == "first":
            return hand(turn)
        stop.set()
        while not turn.stopped():
            time.sleep(0.001)
        left.append(turn.job.kind)
        raise RuntimeError("left off")

    jobs = [job("first", priority=1), *[job(f"{n}") for n in range(9)]]
    outcome = executor.run(jobs, work, stop=stop)
    assert outcome.stopped
    assert set(outcome.results) <= {job("first").id}
    assert not outcome.failed
    assert left
    assert ledger.entries("running") == []
    assert executor.run(jobs, hand).results.keys() == {j.id for j in jobs}


def test_an_interrupt_goes_through_and_loses_nothing(executor: Executor, hand: Hand, ledger: Ledger) -> None:
    def tell(event: Event) -> None:
        if event.done == 5:
            raise KeyboardInterrupt

    jobs = [job(f"{n}") for n in range(20)]
    with pytest.raises(KeyboardInterrupt):
        executor.run(jobs, hand, tell)
    assert ledger.entries("running") == []
    outcome = executor.run(jobs, hand)
    assert len(outcome.results) == 20
    assert len(outcome.kept) >= 5
    assert sorted(hand.did) == sorted(set(hand.did)), "nothing was done twice"


def test_cancel_while_it_runs(executor: Executor, hand: Hand) -> None:
    a = job("a")

    def work(turn: Turn) -> Mapping[str, str]:
        if turn.job.kind != "a":
            return hand(turn)
        executor.cancel([a.id])
        while not turn.stopped():
            time.sleep(0.001)
        raise RuntimeError("left off")

    outcome = executor.run([a, job("after", a.id), job("b")], work)
    assert outcome.cancelled == {a.id, job("after", a.id).id}
    assert set(outcome.results) == {job("b").id}
    assert not outcome.stopped


def test_progress_is_heard_here_and_seen_elsewhere(executor: Executor, hand: Hand, ledger: Ledger) -> None:
    heard: list[float] = []
    seen = threading.Event()

    def work(turn: Turn) -> Mapping[str, str]:
        turn.progress(1, 4)
        assert seen.wait(10)
        return hand(turn)

    def tell(event: Event) -> None:
        if event.what == "progress":
            heard.append(event.fraction)

    thread = threading.Thread(target=lambda: executor.run([job("a")], work, tell))
    thread.start()
    while not any(entry.progress == 0.25 for entry in ledger.entries("running")):
        time.sleep(0.005)
    seen.set()
    thread.join()
    assert heard == [0.25]


def test_two_executors_share_the_work(ledger: Ledger, store: Memory, hand: Hand) -> None:
    jobs = [job(f"{n}") for n in range(30)]
    jobs.append(job("last", *(j.id for j in jobs)))
    outcomes = []

    def go(name: str) -> None:
        outcomes.append(Executor(ledger, store, ROOM, name=name, beat=0.05).run(jobs, hand))

    threads = [threading.Thread(target=go, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(hand.did) == sorted(j.kind for j in jobs), "each job was done by one of them"
    assert [len(outcome.results) for outcome in outcomes] == [31, 31]


class Given:
    """A budget whose jobs cost what their gauge says."""

    def past(self, budget: Budget) -> Budget:
        budget.past.learn("two", 1, Cost(cpu_seconds=2 * 300, wall_seconds=0.001))
        return budget


def test_the_cap_is_kept(executor: Executor, hand: Hand) -> None:
    budget = Given().past(Budget(Cap.read("9 Wh")))
    jobs = [job(f"{n}", gauge="two", units=1) for n in range(5)]
    after = job("after", jobs[4].id, needs=Needs(1))
    outcome = executor.run([*jobs, after], hand, budget=budget)
    assert len(outcome.results) < 5
    assert {j.id for j in outcome.left_out} == {j.id for j in [*jobs, after]} - set(outcome.results)
    assert not outcome.failed
    assert not outcome.cancelled
    assert not outcome.stopped


def test_a_job_dearer_than_thought_is_stopped_at_the_cap(executor: Executor, hand: Hand) -> None:
    def work(turn: Turn) -> Mapping[str, str]:
        if turn.job.kind == "dear":
            turn.spent(gpu_seconds=1000)
            while not turn.stopped():
                time.sleep(0.001)
            raise RuntimeError("left off")
        return hand(turn)

    dear = job("dear", gauge="unknown", units=1)
    outcome = executor.run([dear], work, budget=Budget(Cap.read("10 Wh")))
    assert outcome.left_out == [dear]
    assert outcome.spent.gpu_seconds == 1000


def test_the_machine_tells_what_it_has() -> None:
    assert machine().cpu >= 1
    assert machine().memory > 100
