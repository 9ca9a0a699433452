"""What every ledger does, whatever table it is written in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ciotat.work.jobs import Job, Needs
from tests.conform.ledgers import ROOM, TABLES, Processes, claimed, job, names


@pytest.fixture(params=TABLES)
def processes(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Processes]:
    """One table, for as many processes as a test wants."""
    opened = Processes(request.param, tmp_path)
    yield opened
    opened.close()


def test_a_job_is_asked_for_once_and_done_once(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a", cause="line 3 changed", payload={"shot": "é"}, gauge="draft.8 64x36", units=24)], "one")
    ledger.add([job("a")], "two")
    lease = claimed(ledger)
    assert lease.job == job("a", cause="line 3 changed", payload={"shot": "é"}, gauge="draft.8 64x36", units=24)
    assert lease.key == lease.job.action
    ledger.add([job("a")], "three")
    assert ledger.claim("w", ROOM) is None
    assert ledger.done(lease, {"picture": "p"}, {"cpu_seconds": 2.5})
    ledger.add([job("a")], "four")
    assert ledger.claim("w", ROOM) is None
    entry = ledger.entry(lease.id)
    assert entry is not None
    assert (entry.state, entry.outputs, entry.cost, entry.attempts) == (
        "done",
        {"picture": "p"},
        {"cpu_seconds": 2.5},
        1,
    )
    assert ledger.samples() == {"draft.8 64x36": [(24, {"cpu_seconds": 2.5})]}
    assert not ledger.done(lease, {}, {}), "a lease is good for one end"


def test_two_processes_see_one_table(processes: Processes) -> None:
    here, there = processes.ledger(), processes.ledger()
    here.add([job("a"), job("b")])
    first, second = claimed(here, "here"), claimed(there, "there")
    assert {first.job.kind, second.job.kind} == {"a", "b"}
    assert here.claim("here", ROOM) is there.claim("there", ROOM) is None
    assert there.done(second, {"x": "1"}, {})
    assert here.counts() == {"done": 1, "running": 1}


def test_jobs_come_by_priority_then_in_order(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a"), job("b"), job("c", priority=2), job("d")])
    ledger.hurry([job("d").id], 3)
    assert [claimed(ledger).job.kind for _ in range(4)] == ["d", "c", "a", "b"]


def test_who_is_waited_for_hurries_too(processes: Processes) -> None:
    ledger = processes.ledger()
    parent = job("parent")
    ledger.add([job("other"), parent, child := job("child", parent.id)])
    ledger.hurry([child.id], 1)
    assert claimed(ledger).job.kind == "parent"


def test_a_job_is_begun_only_where_it_fits(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("big", needs=Needs(2, 0, 9000)), job("gpu", needs=Needs(1, 0.5, 10)), job("small")])
    assert claimed(ledger, room=Needs(1, 0, 8000)).job.kind == "small"
    assert ledger.claim("w", Needs(1, 0.25, 8000)) is None
    assert claimed(ledger, room=Needs(1, 0.5, 8000)).job.kind == "gpu"
    assert claimed(ledger, room=Needs(2, 0, 9000)).job.kind == "big"


def test_children_wait_for_their_parents_and_read_what_they_gave(processes: Processes) -> None:
    ledger = processes.ledger()
    a, b = job("a"), job("b")
    child = job("child", a.id, f"{b.id}:sound")
    ledger.add([child, a, b])
    assert names(ledger, "waiting") == ["child"]
    for outputs in ({"picture": "1"}, {"sound": "2", "text": "3"}):
        assert ledger.done(claimed(ledger), outputs, {})
    lease = claimed(ledger)
    assert lease.job == child
    assert lease.inputs == {a.id: {"picture": "1"}, f"{b.id}:sound": {"sound": "2"}}
    assert lease.key == child.key([{"picture": "1"}, "2"]) != child.action


def test_equal_outputs_give_children_equal_keys(processes: Processes) -> None:
    ledger = processes.ledger()
    keys = []
    for draft, outputs in (("draft 1", {"p": "1"}), ("draft 2", {"p": "1"}), ("draft 3", {"p": "2"})):
        parent = job(draft)
        ledger.add([parent, job("child", parent.id)])
        ledger.done(claimed(ledger), outputs, {})
        keys.append((lease := claimed(ledger)).key)
        ledger.done(lease, {"c": "c"}, {})
    assert keys[0] == keys[1] != keys[2]


def test_what_has_one_key_is_made_once(processes: Processes) -> None:
    ledger = processes.ledger()
    one, two = job("one"), job("two")
    ledger.add([one, two, job("child", one.id, kind="first"), job("child", two.id, kind="second")])
    for _ in range(2):
        ledger.done(claimed(ledger), {"p": "same"}, {})
    lease = claimed(ledger)
    assert ledger.claim("w", ROOM) is None, "its twin waits"
    ledger.done(lease, {"c": "made"}, {})
    assert [entry.outputs for entry in ledger.entries("done")][2:] == [{"c": "made"}] * 2
    assert ledger.counts() == {"done": 4}


def test_a_missing_output_fails_the_child(processes: Processes) -> None:
    ledger = processes.ledger()
    parent = job("parent")
    ledger.add([parent, child := job("child", f"{parent.id}:sound")])
    ledger.done(claimed(ledger), {"picture": "1"}, {})
    entry = ledger.entry(child.id)
    assert entry is not None
    assert (entry.state, entry.error) == ("failed", "a parent gave no 'sound'")


def test_unknown_parents_are_refused_whole(processes: Processes) -> None:
    ledger = processes.ledger()
    with pytest.raises(ValueError, match="nobody has asked for"):
        ledger.add([job("fine"), job("child", job("nobody").id)])
    assert ledger.entries() == []


def test_failures_that_pass_are_tried_again_then_put_in_quarantine(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("bad"), job("good")])
    order = []
    for _ in range(4):
        lease = claimed(ledger)
        order.append(lease.job.kind)
        if lease.job.kind == "bad":
            state = ledger.failed(lease, "no memory", retry=True)
        else:
            ledger.done(lease, {}, {})
    assert order == ["bad", "good", "bad", "bad"], "who failed goes behind"
    assert state == "quarantined"
    assert ledger.claim("w", ROOM) is None
    ledger.add([job("bad")])
    assert claimed(ledger).attempt == 1, "asked for again, it begins anew"


def test_failures_for_good_block_what_waits(processes: Processes) -> None:
    ledger = processes.ledger()
    a = job("a")
    b = job("b", a.id)
    ledger.add([a, b, job("c", b.id), job("free")])
    assert ledger.failed(claimed(ledger), "a damaged clip") == "failed"
    assert ledger.counts() == {"failed": 1, "blocked": 2, "ready": 1}
    assert {entry.error for entry in ledger.entries("blocked")} == {"a damaged clip"}
    ledger.add([a, b, job("c", b.id)])
    assert ledger.counts() == {"ready": 2, "waiting": 2}


def test_a_job_that_is_given_back_was_never_begun(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a")])
    for _ in range(5):
        assert ledger.give_back(claimed(ledger)) == "ready"
    assert claimed(ledger).attempt == 1


def test_a_lost_lease_is_taken_over_and_its_end_is_not_heard(processes: Processes) -> None:
    here, there = processes.ledger(), processes.ledger()
    here.add([job("a")])
    lost = claimed(here, "here")
    assert there.claim("there", ROOM) is None
    processes.dead.add("here")
    lease = claimed(there, "there")
    assert (lease.attempt, lease.token) == (2, lost.token + 1)
    assert not here.beat(lost)
    assert not here.done(lost, {"late": "1"}, {})
    assert here.failed(lost, "late") == "running"
    assert here.give_back(lost) == "running"
    assert there.done(lease, {"right": "1"}, {})
    assert [entry.outputs for entry in here.entries()] == [{"right": "1"}]


def test_a_worker_nobody_can_ask_is_watched(processes: Processes) -> None:
    here, there = processes.ledger(), processes.ledger()
    here.add([job("a")])
    lease = claimed(here, "here")
    for _ in range(20):
        processes.clock.now += 9
        assert here.beat(lease)
        assert there.claim("there", ROOM) is None, "it lives"
    for _ in range(4):
        assert there.claim("there", ROOM) is None
        processes.clock.now += 10
    assert claimed(there, "there").attempt == 2


@pytest.mark.parametrize("jump", [1e9, -1e9])
def test_a_clock_that_jumps_takes_nothing_away_and_holds_nothing_up(processes: Processes, jump: float) -> None:
    here, there = processes.ledger(), processes.ledger()
    here.add([job("a")])
    lease = claimed(here, "here")
    assert there.claim("there", ROOM) is None
    processes.clock.now += jump
    assert here.claim("here", ROOM) is there.claim("there", ROOM) is None, "nobody was silent for long"
    assert here.beat(lease)
    for _ in range(5):
        assert here.claim("here", ROOM) is None, "what this process runs it never takes from itself"
        taken = there.claim("there", ROOM)
        processes.clock.now += 10
    assert taken is not None, "the lost one is found whatever the clock has done"


def test_quarantine_for_what_kills_its_workers(processes: Processes) -> None:
    processes.ledger().add([job("a")])
    for name in ("one", "two", "three"):
        claimed(processes.ledger(), name)
        processes.dead.add(name)
    ledger = processes.ledger()
    assert ledger.claim("four", ROOM) is None
    assert [(entry.state, entry.error) for entry in ledger.entries()] == [("quarantined", "its worker was lost")]


def test_whoever_starts_again_never_meets_quarantine(processes: Processes) -> None:
    for number in range(8):
        ledger = processes.ledger()
        ledger.add([job("a")])
        claimed(ledger, f"run {number}")
        processes.dead.add(f"run {number}")


def test_cancel_counts_who_asks(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a"), job("b")], "one")
    ledger.add([job("a")], "two")
    ledger.cancel([job("a").id, job("b").id], "one")
    assert names(ledger, "ready") == ["a"]
    ledger.leave("two")
    assert ledger.counts() == {"cancelled": 2}


def test_a_running_job_hears_that_it_is_cancelled(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a"), job("b")], "one")
    a, b = claimed(ledger), claimed(ledger)
    ledger.cancel([a.id, b.id], "one")
    assert not ledger.beat(a)
    assert ledger.give_back(a) == "cancelled"
    assert ledger.done(b, {"p": "1"}, {}), "what is done is done"
    ledger.add([job("a")], "one")
    assert claimed(ledger).job.kind == "a"


def test_asked_for_again_while_it_is_being_stopped(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a")], "one")
    lease = claimed(ledger)
    ledger.leave("one")
    ledger.add([job("a")], "two")
    assert ledger.give_back(lease) == "ready"
    assert claimed(ledger, asker="two").job.kind == "a"


def test_a_worker_may_serve_one_asker_only(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("theirs", priority=9)], "them")
    ledger.add([job("mine")], "me")
    assert claimed(ledger, asker="me").job.kind == "mine"
    assert ledger.claim("w", ROOM, "me") is None
    assert claimed(ledger).job.kind == "theirs"


def test_those_who_asked_and_died_want_nothing(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a"), job("b")], "gone")
    ledger.add([job("b")], "here")
    processes.dead.add("gone")
    ledger.tidy()
    assert (names(ledger, "cancelled"), names(ledger, "ready")) == (["a"], ["b"])


def test_again_makes_what_is_gone_and_weighs_what_hangs_on_it(processes: Processes) -> None:
    ledger = processes.ledger()
    a = job("a")
    b, free = job("b", a.id), job("free")
    ledger.add([a, b, free])
    for _ in range(3):
        ledger.done(claimed(ledger), {"p": "1"}, {})
    ledger.add([a, b, free], again=[a.id])
    assert ledger.counts() == {"ready": 1, "waiting": 1, "done": 1}
    ledger.done(claimed(ledger), {"p": "1"}, {})
    assert claimed(ledger).key == b.key([{"p": "1"}])


def test_a_parent_made_again_calls_back_children_that_were_ready(processes: Processes) -> None:
    ledger = processes.ledger()
    a = job("a")
    ledger.add([a, job("b", a.id)])
    ledger.done(claimed(ledger), {"p": "1"}, {})
    ledger.add([a], again=[a.id])
    assert claimed(ledger).job == a
    assert ledger.claim("w", ROOM) is None


def test_changes_are_told_since_the_last_look(processes: Processes) -> None:
    here, there = processes.ledger(), processes.ledger()
    here.add([job("a"), job("b")], "me")
    seen = max(entry.change for entry in there.entries())
    lease = claimed(here)
    here.beat(lease, 0.5)
    news = there.entries(asker="me", since=seen)
    assert [(entry.job.kind, entry.state, entry.progress) for entry in news] == [("a", "running", 0.5)]
    assert there.entries(since=news[0].change) == []


def test_refused_jobs_fail_and_running_ones_do_not(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a"), job("b")])
    lease = claimed(ledger)
    ledger.refuse(job("b").id, "needs 2 graphics cards, there are 0")
    ledger.refuse(lease.id, "no")
    assert (names(ledger, "failed"), names(ledger, "running")) == (["b"], ["a"])


def test_only_so_many_closed_rows_and_samples_are_kept(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ciotat.work.jobs.ledger.KEPT", 3)
    ledger = processes.ledger()
    ledger.add([job(f"{n}", gauge="g", units=n + 1) for n in range(6)], "me")
    for _ in range(5):
        ledger.done(claimed(ledger), {}, {"cpu_seconds": 1.0})
    ledger.add([job("asked for")], "other")
    ledger.leave("me")
    assert ledger.counts() == {"done": 2, "cancelled": 1, "ready": 1}
    for n in range(300):
        ledger.table.sample("many", n, {})
    assert [units for units, _ in ledger.samples()["many"]] == list(range(100, 300))


def test_an_action_needs_a_name_without_a_colon() -> None:
    for name in ("", "a:b"):
        with pytest.raises(ValueError, match="cannot name"):
            Job(name, "take")


def test_an_old_lease_is_not_the_new_one(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a")])
    old = claimed(ledger)
    ledger.give_back(old)
    new = claimed(ledger)
    assert not ledger.beat(old)
    assert not ledger.done(old, {"late": "1"}, {})
    assert ledger.beat(new)


def test_who_is_known_to_live_may_be_silent_for_ever(processes: Processes) -> None:
    here, there = processes.ledger(), processes.ledger(alive=lambda name: True)
    here.add([job("a")])
    claimed(here, "here")
    for _ in range(50):
        processes.clock.now += 10
        assert there.claim("there", ROOM) is None


def test_a_clock_that_goes_back_counts_for_nothing(processes: Processes) -> None:
    here, there = processes.ledger(), processes.ledger()
    here.add([job("a")])
    claimed(here, "here")
    assert there.claim("there", ROOM) is None
    processes.clock.now -= 1e9
    for _ in range(4):
        assert there.claim("there", ROOM) is None
        processes.clock.now += 10
    assert claimed(there, "there").attempt == 2


def test_what_was_cancelled_is_not_begun_again_by_losing_or_failing(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("lost"), job("failed")], "me")
    there = processes.ledger()
    claimed(there, "there")
    failing = claimed(ledger)
    ledger.leave("me")
    processes.dead.add("there")
    assert ledger.failed(failing, "no memory", retry=True) == "cancelled"
    assert ledger.claim("w", ROOM) is None
    assert ledger.counts() == {"cancelled": 2}


def test_priorities_go_down_too(processes: Processes) -> None:
    ledger = processes.ledger()
    ledger.add([job("a", priority=5), job("b")])
    ledger.hurry([job("a").id], -1)
    assert claimed(ledger).job.kind == "b"
