"""The machine decides as it should: what is better goes up with its figures, what is not does not, and harm is put back."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ciotat.audience import automation
from ciotat.audience.deciding import Doors, Machine
from ciotat.audience.events import Evidence
from ciotat.audience.experiment import BACK, Experiment, Experiments
from ciotat.audience.ledger import Ledger
from ciotat.audience.sessions import Sessions
from ciotat.audience.timeline import Timeline
from ciotat.core.chance import chance
from ciotat.core.errors import FilmError
from tests.audience.test_events import FILM, Clock

SHOT = FILM.places[3]


def BETTER(arm: int, release: int) -> float:  # noqa: N802 - reads as a constant
    """The challenger, and the release that it becomes, holds viewers better."""
    return 0.8 if arm == 1 or release == 2 else 0.4


HARD = {"minimum_viewers": 200, "minimum_days": 1.0, "veto_hours": 0.0, "on": True}


class Stage:
    """A film with an audience that a test makes up."""

    def __init__(self, root: Path, clock: Clock) -> None:
        self.root, self.clock = root, clock
        self.shown, self.number, self.done = 1, 1, []
        self.locked: set[str] = set()
        self.open()

    def open(self) -> None:
        self.evidence = Evidence(self.root / "evidence.db", self.clock, flush=False)
        self.evidence.salt = "the same draws in every run"
        self.experiments = Experiments(self.root / "experiments")
        self.ledger = Ledger(self.root / "ledger.jsonl")
        doors = Doors(self.promote, self.put_back, lambda: self.shown, lambda shot: shot in self.locked)
        self.machine = Machine(self.evidence, self.experiments, self.ledger, doors)

    def promote(self, candidate: str, told: Mapping[str, str]) -> int:
        assert told["why"]
        self.number += 1
        self.shown = self.number
        self.done.append(candidate)
        return self.number

    def put_back(self, to: int, why: str) -> None:
        self.shown = to
        self.done.append(f"back to {to}")

    def begin(self, candidates: int = 1, id: str = "0" * 10, scene: str = SHOT.scene, **more: Any) -> Experiment:
        made = Experiment(
            id, "draft", SHOT.shot, scene, 1, "d" * 64, SHOT.at, tuple(f"{n}" * 64 for n in range(1, candidates + 1)),
            tuple({"en": f"cut {n}", "zh": f"剪辑 {n}"} for n in range(candidates + 1)), 30.0,
            made=int(self.clock.now * 1000), **more,
        )  # fmt: skip
        self.experiments.put(made)
        return self.machine.start(id)

    def watch(self, count: int, stay: Callable[[int, int], float], every: float = 300.0, fault: float = 0.0) -> None:
        """So many viewers, who watch of the thirty seconds the share that `stay(arm, release)` gives on average."""
        sessions = Sessions(self.evidence)
        current = self.shown
        for n in range(count):
            self.clock.now += every
            trials = [t for one in self.experiments.all() if (t := one.trial(current))]
            session = sessions.begin(f"{self.clock.now:032.0f}", current, trials, lambda release, candidates: FILM)
            arm = session.arms.get("0" * 10, 0)
            draw = chance("stay", self.clock.now)
            watched = min(1.0, max(0.0, stay(arm, session.release) + float(draw.normal(0, 0.25))))
            self.clock.now += 60
            events = [{"seq": 0, "kind": "section", "at": 0, "to": SHOT.at + 30 * watched}]
            if fault and arm == 1 and draw.random() < fault:
                events.append({"seq": 1, "kind": "stall", "at": SHOT.at})
            self.evidence.take_in_now(session.id, events)
            if n % 50 == 49:
                self.machine.step()
                current = self.shown
        self.clock.now += 3600
        self.machine.step()

    def one(self, id: str = "0" * 10) -> Experiment:
        return self.experiments.get(id)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    made = Stage(tmp_path, Clock())
    automation.changed(tmp_path, **HARD)
    yield made
    made.evidence.close()


def test_a_better_cut_goes_up_with_its_figures(stage: Stage) -> None:
    stage.begin()
    stage.watch(600, BETTER)
    one = stage.one()
    assert (one.state, one.winner, one.promoted, one.before, stage.shown) == ("holdback", 1, 2, 1, 2)
    assert "cut 1" in one.why["en"]
    assert "剪辑 1" in one.why["zh"]
    assert "viewers met the shot" in one.why["en"]
    assert [line["what"] for line in stage.ledger.lines()] == ["start", "decided", "promote"]


@pytest.mark.slow
def test_nothing_goes_up_by_itself_until_the_owner_says_so(stage: Stage) -> None:
    automation.changed(stage.root, on=False)
    stage.begin()
    stage.watch(600, BETTER)
    assert (stage.one().state, stage.one().winner, stage.done) == ("confirmation", 1, [])
    assert stage.machine.promote("0" * 10).state == "holdback"
    assert stage.shown == 2


@pytest.mark.slow
def test_the_owner_has_time_to_object(stage: Stage) -> None:
    automation.changed(stage.root, veto_hours=48.0)
    stage.begin()
    stage.watch(600, BETTER)
    stage.clock.now = stage.one().decided / 1000 + 47 * 3600
    stage.machine.step()
    assert stage.done == []
    stage.machine.stop("0" * 10, "vetoed")
    stage.clock.now += 10 * 86_400
    stage.machine.step()
    assert (stage.one().state, stage.done) == ("vetoed", [])


@pytest.mark.slow
def test_a_worthless_cut_stays_where_it_is(stage: Stage) -> None:
    stage.begin(candidates=3)
    stage.watch(300, lambda arm, release: 0.6)
    assert stage.one().state == "discovery"
    assert sum(stage.one().pi) == pytest.approx(1)
    assert min(stage.one().pi) >= 0.1 - 1e-9, "every cut stays measurable"


def test_neither_few_viewers_nor_few_days_decide(stage: Stage) -> None:
    automation.changed(stage.root, minimum_viewers=2000, minimum_days=0.0)
    stage.begin()
    stage.watch(300, lambda arm, release: 0.9 if arm == 1 else 0.2)
    assert stage.one().state == "confirmation"
    assert stage.done == []


@pytest.mark.slow
def test_harm_that_shows_later_is_put_back(stage: Stage) -> None:
    stage.begin()
    stage.watch(600, BETTER)
    assert stage.shown == 2
    stage.watch(600, lambda arm, release: 0.25 if release == 2 else 0.75)
    assert (stage.one().state, stage.shown) == ("rolled back", 1)
    assert "Release 1 is shown again" in stage.one().why["en"]
    assert stage.ledger.lines()[-1]["what"] == "roll back"


@pytest.mark.slow
def test_a_good_release_outlives_its_hold_back(stage: Stage) -> None:
    stage.begin()
    stage.watch(600, BETTER)
    stage.watch(150, BETTER)
    with stage.evidence.reading() as base:
        held = base.execute("SELECT avg(arm) FROM assignment WHERE experiment = ?", ("0" * 10 + BACK,)).fetchone()[0]
    assert 0.1 < held < 0.3
    stage.clock.now += 15 * 86_400
    stage.machine.step()
    assert (stage.one().state, stage.shown) == ("promoted", 2)


def test_a_broken_clip_freezes(stage: Stage) -> None:
    stage.begin()
    stage.watch(150, lambda arm, release: 0.6, fault=0.9)
    assert stage.one().state == "frozen"
    assert "broken clip" in stage.one().why["en"]
    with pytest.raises(FilmError):
        stage.machine.resume("0" * 10)


def test_locked_shots_are_never_touched(stage: Stage) -> None:
    stage.locked.add(SHOT.shot)
    with pytest.raises(FilmError):
        stage.begin()
    stage.locked.clear()
    stage.machine.start("0" * 10)
    stage.locked.add(SHOT.shot)
    stage.watch(600, BETTER)
    assert (stage.one().state, stage.done) == ("stopped", [])


def test_one_experiment_in_a_scene(stage: Stage) -> None:
    stage.begin()
    with pytest.raises(FilmError, match="this scene"):
        stage.begin(id="1" * 10)
    stage.begin(id="2" * 10, scene="another")


def test_a_promotion_lets_the_experiments_of_other_scenes_go_on(stage: Stage) -> None:
    stage.begin()
    stage.begin(id="2" * 10, scene="another")
    stage.watch(600, BETTER)
    assert stage.one().promoted == 2
    assert stage.one("2" * 10).state in ("discovery", "confirmation")


@pytest.mark.slow
def test_a_machine_that_was_killed_goes_on(stage: Stage) -> None:
    stage.begin()
    stage.watch(250, BETTER)
    before = stage.machine.running(stage.one())
    stage.evidence.close()
    stage.open()
    after = stage.machine.running(stage.one())
    assert [o.y for o in after.outcomes] == [o.y for o in before.outcomes]
    assert after.evidence(1) == before.evidence(1)
    stage.watch(250, BETTER)
    assert stage.one().state == "holdback"


def test_another_release_ends_what_stood_on_the_old_one(stage: Stage) -> None:
    stage.begin()
    stage.shown = 7
    stage.machine.step()
    assert stage.one().state == "stopped"


def test_outcomes_come_in_the_order_of_reach_and_not_before_their_time(stage: Stage) -> None:
    one = stage.begin()
    sessions = Sessions(stage.evidence)
    trials = [trial] if (trial := one.trial(1)) else []
    first, second = (sessions.begin(f"{n:032}", 1, trials, lambda r, c: FILM) for n in (1, 2))
    stage.clock.now += 60
    stage.evidence.take_in_now(first.id, [{"seq": 0, "kind": "section", "at": 0, "to": 31}])
    stage.clock.now += 60
    stage.evidence.take_in_now(second.id, [{"seq": 0, "kind": "section", "at": 0, "to": 60}])
    stage.evidence.take_in_now(first.id, [{"seq": 1, "kind": "section", "at": 31, "to": 45}])
    stage.machine.step()
    assert stage.machine.running(one).outcomes == []
    stage.clock.now += one.deadline / 1000 - 30
    stage.machine.step()
    assert [round(o.y, 3) for o in stage.machine.running(one).outcomes] == [0.5]
    stage.clock.now += 120
    stage.evidence.take_in_now(first.id, [{"seq": 2, "kind": "section", "at": 45, "to": 60}])
    stage.machine.step()
    assert [round(o.y, 3) for o in stage.machine.running(one).outcomes] == [0.5, 1.0], "what comes late does not count"


def test_draws_follow_their_chances(stage: Stage) -> None:
    one = stage.begin(candidates=2)
    stage.experiments.put(one, pi=(0.6, 0.3, 0.1))
    trials = [trial] if (trial := stage.one().trial(1)) else []
    for n in range(400):
        Sessions(stage.evidence).begin(f"{n:032}", 1, trials, lambda r, c: FILM)
    with stage.evidence.reading() as base:
        arms = [row[0] for row in base.execute("SELECT arm FROM assignment")]
    shares = np.bincount(arms, minlength=3) / len(arms)
    assert np.allclose(shares, (0.6, 0.3, 0.1), atol=0.08)


def test_a_viewer_keeps_their_arm_and_who_met_the_shot_is_not_drawn(stage: Stage) -> None:
    sessions = Sessions(stage.evidence)
    early = sessions.begin("e" * 32, 1, (), lambda r, c: FILM)
    stage.clock.now += 60
    stage.evidence.take_in_now(early.id, [{"seq": 0, "kind": "section", "at": 0, "to": 60}])
    one = stage.begin(candidates=3)
    trials = [trial] if (trial := one.trial(1)) else []
    assert sessions.begin("e" * 32, 1, trials, lambda r, c: FILM).arms == {}
    for n in range(10):
        arms = [sessions.begin(f"{n:032}", 1, trials, lambda r, c: FILM).arms for _ in range(3)]
        assert arms[0]
        assert arms[0] == arms[1] == arms[2]


def test_a_cut_that_cannot_be_shown_counts_for_nobody(stage: Stage) -> None:
    one = stage.begin()
    trials = [trial] if (trial := one.trial(1)) else []

    def cut(release: int, candidates: tuple[str, ...]) -> Timeline:
        if candidates:
            raise FilmError("it cannot be put onto this release")
        return FILM

    found = [Sessions(stage.evidence).begin(f"{n:032}", 1, trials, cut) for n in range(20)]
    assert {len(session.arms) for session in found} == {0, 1}
    assert all(session.candidates == () for session in found)
