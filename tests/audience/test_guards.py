"""What stops a trial: each guard quiet where all is well, loud where it is not."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.audience.betting import Bet
from ciotat.audience.confidence import interval, mean
from ciotat.audience.guards import Fading, Mirror, Ratio, SampleRatio, completion, ebh, fading, looks
from ciotat.core.chance import chance
from ciotat.core.record import dump, load


def test_evidence_of_wrong_shares_is_fair() -> None:
    whole = 0.0
    pis = [(0.5, 0.3, 0.2), (0.2, 0.6, 0.2), (0.4, 0.4, 0.2), (0.3, 0.3, 0.4), (0.5, 0.3, 0.2)]
    for arms in itertools.product(range(3), repeat=5):
        guard, weight = SampleRatio(3), 1.0
        for arm, pi in zip(arms, pis, strict=True):
            guard.add(arm, pi)
            weight *= pi[arm]
        whole += weight * guard.e
    assert whole == pytest.approx(1, abs=1e-12)


def test_a_lost_arm_freezes_and_right_shares_do_not() -> None:
    draw = chance("test ratio")
    right, wrong = SampleRatio(2), SampleRatio(2)
    for _ in range(3000):
        right.add(int(draw.random() < 0.4), (0.6, 0.4))
        wrong.add(int(draw.random() < 0.3), (0.6, 0.4))
        assert not right.frozen
    assert wrong.frozen


def test_the_guard_goes_on_from_its_record() -> None:
    guard = SampleRatio(2)
    for k in range(30):
        guard.add(k % 3 % 2, (0.5, 0.5))
    again = SampleRatio.of(load(Ratio, dump(guard.state())))
    assert again.add(1, (0.5, 0.5)) == guard.add(1, (0.5, 0.5))


def test_the_mirror_goes_back_from_what_is_worse_only() -> None:
    draw = chance("test mirror")
    worse, same = Mirror(), Mirror()
    for _ in range(4000):
        old = int(draw.random() < 0.2)
        y = float(draw.random())
        worse.add(old, min(1.0, y * (1.0 if old else 0.8)), (0.8, 0.2))
        same.add(old, y, (0.8, 0.2))
    assert worse.roll_back
    assert not same.roll_back
    assert Mirror.of(load(Bet, dump(worse.state()))).e == worse.e


def test_an_interval_holds_the_truth_and_narrows() -> None:
    draw, missed, wide = chance("test interval"), 0, []
    for _ in range(15):
        arm = (draw.random(1500) < 0.5).astype(int)
        y = np.where(arm == 1, draw.beta(1.2, 0.8, 1500), draw.random(1500))
        found = interval(arm.tolist(), y.tolist(), [(0.5, 0.5)] * 1500)
        missed += not found.low <= 0.1 <= found.high
        wide.append(found.high - found.low)
        assert found.low <= found.middle <= found.high
    assert missed <= 1
    assert np.median(wide) < 0.12
    few = interval([0, 1], [0.2, 0.9], [(0.5, 0.5)] * 2)
    assert (few.low, few.high) == (-1.0, 1.0)
    assert interval([], [], []).n == 0


def test_a_mean_is_told_with_its_interval() -> None:
    draw = chance("test mean")
    for truth in (0.05, 0.5, 0.9):
        found = mean((draw.random(2000) < truth).astype(float).tolist())
        assert found.low <= truth <= found.high
        assert found.high - found.low < 0.12
    assert (mean([]).low, mean([]).high) == (0.0, 1.0)


def test_fewer_who_finish_are_seen() -> None:
    draw = chance("test completion")
    arm = (draw.random(3000) < 0.5).astype(int)
    ends = draw.random(3000) < np.where(arm == 1, 0.5, 0.7)
    same = draw.random(3000) < 0.7
    pis = [(0.5, 0.5)] * 3000
    assert completion(arm.tolist(), ends.tolist(), pis).harmed
    fair = completion(arm.tolist(), same.tolist(), pis)
    assert not fair.harmed
    gain = completion(arm.tolist(), (draw.random(3000) < np.where(arm == 1, 0.8, 0.6)).tolist(), pis)
    assert gain.safe


@given(st.lists(st.floats(0, 1e6), max_size=30))
def test_ebh_takes_the_largest_as_it_is_defined(evalues: list[float]) -> None:
    got, k = ebh(evalues, 0.1), len(evalues)
    ranked = sorted(evalues, reverse=True)
    best = max((j for j in range(1, k + 1) if j * ranked[j - 1] >= k / 0.1), default=0)
    assert len(got) == best
    assert sorted((evalues[j] for j in got), reverse=True) == ranked[:best]


@pytest.mark.slow
def test_ebh_is_that_of_ville() -> None:
    theirs = pytest.importorskip("ville.evalues")
    evalues = np.exp(chance("test ebh").normal(2, 3, 40))
    assert ebh(evalues.tolist(), 0.05) == np.flatnonzero(theirs.ebh(evalues, 0.05)).tolist()


def _fading(gains: list[float], name: str) -> Fading:
    draw = chance("fading", name)
    arms = draw.integers(0, 2, len(gains))
    mean = 0.5 + np.array(gains) * arms
    ys = draw.beta(6 * mean, 6 * (1 - mean))
    return fading(arms.tolist(), ys.tolist(), [(0.5, 0.5)] * len(gains))


def test_a_gain_that_falls_is_told_from_one_that_lasts() -> None:
    falls = [_fading([0.25 - 0.3 * t / 2000 for t in range(2000)], f"falls {n}").falling for n in range(20)]
    lasts = [_fading([0.1] * 2000, f"lasts {n}").falling for n in range(20)]
    assert all(falls)
    assert sum(lasts) < 10


def test_few_viewers_say_nothing_of_a_fall() -> None:
    assert _fading([0.1, 0.1, 0.1], "x") == Fading(0.0, 0.0, 0.0)
    assert (looks(1000), looks(50)) == (250, 50)
