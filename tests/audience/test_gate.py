"""Discovery, confirmation, minimums: what it takes to become the next release."""

import numpy as np
import pytest

from ciotat.audience.allocation import drawn, propensities, votes
from ciotat.audience.gate import Gate, Standing, passed
from ciotat.core.chance import chance
from ciotat.core.record import dump, load


def through(gate: Gate, means: list[float], viewers: int, name: str) -> tuple[int | None, int]:
    """The arm promoted and after how many viewers, two hundred a day."""
    draw, pi = chance("test gate", name), [1 / len(means)] * len(means)
    for t in range(viewers):
        arm = drawn(pi, draw)
        if promoted := gate.add(arm, float(draw.beta(2 * means[arm], 2 - 2 * means[arm])), pi, t / 200):
            return promoted, t + 1
    return None, viewers


def test_the_better_take_passes_once_the_minimums_are_met() -> None:
    assert through(Gate(3), [0.5, 0.5, 0.65], 6000, "better") == (2, 1401)


def test_a_gate_that_asks_for_fewer_opens_sooner() -> None:
    promoted, when = through(Gate(3, minimum=0, days=0), [0.5, 0.5, 0.65], 6000, "better")
    assert promoted == 2
    assert when < 700


def test_worthless_takes_stay_out() -> None:
    found = [through(Gate(4, minimum=0, days=0), [0.5] * 4, 800, f"null {k}")[0] for k in range(20)]
    assert found.count(None) >= 19


def test_confirmation_begins_anew_where_discovery_ends() -> None:
    gate, pi = Gate(2, d=0.0, minimum=0, days=0), (0.5, 0.5)
    stages = []
    for t in range(400):
        stages.append((gate.stage, gate.evidence(1)[1], gate.leader))
        if gate.add(t % 2, 0.9 if t % 2 else 0.4, pi, 0.0):
            break
    assert stages[0] == ("discovery", None, 0)
    begun = [fresh for stage, fresh, _ in stages if stage == "confirmation"]
    assert begun[0] == 1.0
    assert gate.promoted == 1 == gate.leader


def test_a_gate_goes_on_from_its_record() -> None:
    one, other, draw = Gate(3, minimum=50, days=1), Gate(3, minimum=50, days=1), chance("test standing")
    for t in range(600):
        arm = drawn([0.4, 0.3, 0.3], draw)
        y = min(1.0, float(draw.random() * 0.5 + 0.4 * (arm == 2)))
        assert one.add(arm, y, (0.4, 0.3, 0.3), t / 100) == other.add(arm, y, (0.4, 0.3, 0.3), t / 100)
        other = Gate.of(load(Standing, dump(other.state())))
    assert one.state() == other.state()
    assert one.promoted == 2


def test_shares_lean_to_the_better_arms_and_never_below_the_floor() -> None:
    draw = chance("test shares")
    pi = np.array([propensities([200] * 4, [100, 100, 100, 130], draw) for _ in range(50)])
    assert pi.min() >= 0.1 - 1e-12
    assert np.allclose(pi.sum(axis=1), 1)
    assert pi[:, 3].mean() > 0.3 > pi[:, :3].mean(axis=0).max()
    even = np.array([propensities([0] * 4, [0] * 4, draw) for _ in range(200)]).mean(axis=0)
    assert np.allclose(even, 0.25, atol=0.03)


def test_many_trials_vote_at_once() -> None:
    got = votes(np.full((500, 2), 50.0), np.tile([20.0, 30.0], (500, 1)), chance("test votes"))
    assert got.shape == (500, 2)
    assert np.allclose(got.mean(axis=0), 0.5, atol=0.02), "top-two of two is even"


def test_a_trial_of_one_is_none() -> None:
    with pytest.raises(ValueError, match="two arms"):
        propensities([3], [1.0], chance("test"))
    with pytest.raises(ValueError, match="challenger"):
        Gate(1)


def test_arms_are_drawn_as_often_as_their_share() -> None:
    draw = chance("test drawn")
    seen = np.bincount([drawn([0.2, 0.5, 0.3], draw) for _ in range(5000)], minlength=3) / 5000
    assert np.allclose(seen, [0.2, 0.5, 0.3], atol=0.03)


@pytest.mark.parametrize("count", [2, 4])
def test_many_at_once_are_each_alone(count: int) -> None:
    draw = chance("many gates", count)
    length, many = 900, 12
    pis = draw.dirichlet([4.0] * count, (length, many))
    arms = (draw.random((length, many, 1)) > pis.cumsum(axis=2)[..., :-1]).sum(axis=2)
    ys = np.clip(draw.random((length, many)) * 0.7 + 0.3 * (arms > 0) * np.linspace(0, 1, many), 0, 1)
    arm, when = passed(arms, ys, pis, 0.01, first=400)
    for n in range(many):
        gate, found = Gate(count, d=0.01, minimum=400, days=0.0), (0, 0)
        for t in range(length):
            won = gate.add(int(arms[t, n]), float(ys[t, n]), pis[t, n].tolist(), 0.0)
            if won:
                found = (won, t + 1)
                break
        assert (arm[n], when[n]) == found
    assert (arm > 0).any()
    assert (arm == 0).any()
