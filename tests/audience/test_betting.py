"""Capital that is a fair bet's: exact over every audience, one by one as all at once, and honest in long runs."""

import itertools
from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.audience.betting import Bet, Betting, advanced, begun, capital, needed, path
from ciotat.audience.confidence import scores
from ciotat.core.chance import chance
from ciotat.core.record import dump, load

viewers = st.lists(
    st.tuples(st.integers(0, 3), st.floats(0, 1), st.tuples(st.floats(0.05, 0.5), st.floats(0.05, 0.5))), max_size=60
)


def mean_capital(n: int, p: float, pi: float, d: float, better: float) -> float:
    """The mean of the capital over every audience of n who stay or not, the challenger better by so much."""
    rows = np.array(list(itertools.product(range(4), repeat=n))).T
    arm, y = rows // 2, (rows % 2).astype(float)
    rate = p + better * arm
    chances = np.where(arm == 1, pi, 1 - pi) * np.where(y == 1, rate, 1 - rate)
    logs = advanced(begun((rows.shape[1],)), arm == 0, arm == 1, y, 1 - pi, pi, d)[1]
    return float((chances.prod(axis=0) * np.exp(logs[-1])).sum())


@pytest.mark.parametrize(("p", "pi", "d"), [(0.3, 0.5, 0.0), (0.5, 0.2, 0.0), (0.5, 0.5, 0.05), (0.7, 0.4, -0.02)])
def test_a_fair_bet_earns_nothing_on_average(p: float, pi: float, d: float) -> None:
    assert mean_capital(6, p, pi, d, better=d) == pytest.approx(1, abs=1e-12)


def test_less_than_the_bar_loses_and_more_gains() -> None:
    assert mean_capital(6, 0.4, 0.5, 0.01, better=0.0) < 1 < mean_capital(6, 0.4, 0.5, 0.01, better=0.2)


def adaptive_mean(n: int) -> float:
    """The same where each viewer's probabilities hang on what was revealed before."""
    whole = 0.0
    for rows in itertools.product(range(4), repeat=n):
        bet, weight, seen = Betting(d=0.0), 1.0, 0.0
        for each in rows:
            arm, y = each // 2, float(each % 2)
            pi = 0.2 + 0.6 * (seen % 3) / 2
            weight *= (pi if arm else 1 - pi) * 0.5
            bet.add(arm, y, (1 - pi, pi))
            seen += 2 * arm + y
        whole += weight * bet.e
    return whole


def test_it_stays_fair_when_shares_follow_what_was_seen() -> None:
    assert adaptive_mean(5) == pytest.approx(1, abs=1e-12)


@given(viewers, st.sampled_from([0.0, 0.01, -0.02]))
@settings(max_examples=60, deadline=None)
def test_one_by_one_is_all_at_once(rows: list[tuple[int, float, tuple[float, float]]], d: float) -> None:
    bet = Betting(d=d)
    logs = []
    for arm, y, pi in rows:
        bet.add(arm, y, pi)
        logs.append(bet.log_e)
    whole = path([r[0] for r in rows], [r[1] for r in rows], [r[2] for r in rows], d)
    assert np.allclose(whole, logs, rtol=0, atol=1e-9)
    assert np.all(np.exp(whole) > 0), "nobody can lose all"


@given(viewers, st.integers(0, 60))
@settings(max_examples=40, deadline=None)
def test_it_goes_on_from_its_record(rows: list[tuple[int, float, tuple[float, float]]], cut: int) -> None:
    whole, part = Betting(), Betting()
    for row in rows:
        whole.add(*row)
    for row in rows[:cut]:
        part.add(*row)
    again = Betting.of(load(Bet, dump(part.state())))
    for row in rows[cut:]:
        again.add(*row)
    assert again.state() == whole.state()


def test_who_looks_after_every_viewer_is_seldom_fooled() -> None:
    draw, runs, bar = chance("test null"), 400, log(20)
    arm = draw.random((1000, runs)) < 0.5
    ys = draw.random((1000, runs))
    logs = advanced(begun((runs,)), ~arm, arm, ys, 0.5, 0.5, 0.0)[1]
    assert (logs.max(axis=0) >= bar).mean() <= 0.05
    split = np.where(arm, 1, -1)
    z = np.cumsum(split * (ys - 0.5), axis=0) / np.sqrt(np.arange(1, 1001) / 12)[:, None]
    assert (z[50:].max(axis=0) > 1.645).mean() > 0.2, "as who peeks at a mean is"


def test_a_better_take_is_found_soon() -> None:
    draw, runs = chance("test power"), 200
    arm = draw.random((1000, runs)) < 0.5
    ys = np.where(arm, draw.beta(1.2, 0.8, (1000, runs)), draw.random((1000, runs)))
    logs = advanced(begun((runs,)), ~arm, arm, ys, 0.5, 0.5, 0.0)[1]
    over = logs >= log(20)
    assert np.median(np.where(over.any(axis=0), over.argmax(axis=0), 9999)) <= 300
    assert needed(0.1) == pytest.approx(202, abs=2)


def test_what_is_no_outcome_is_refused() -> None:
    for y, pi in ((1.2, (0.5, 0.5)), (-0.1, (0.5, 0.5)), (0.5, (0.0, 1.0)), (float("nan"), (0.5, 0.5))):
        with pytest.raises(ValueError, match="outcome"):
            Betting().add(1, y, pi)


@pytest.mark.slow
def test_it_agrees_with_ville_on_the_same_bets() -> None:
    sequential = pytest.importorskip("ville.sequential")
    means = pytest.importorskip("ville.means")
    draw = chance("test oracle")
    arms = draw.integers(0, 2, 500)
    phi, _ = scores(arms.tolist(), draw.random(500).tolist(), [(0.5, 0.5)] * 500)
    theirs = sequential.BettingTest(0.0, bounds=(-2, 2), alternative="greater").fit(phi).log_e_values_
    i, _, before = means._PlugIn().step((phi + 2) / 4)
    stakes = np.minimum(means._plugin_lambda(i, before, 0.05), 1.0) / 4
    assert np.abs(capital(phi, stakes) - theirs).max() < 1e-9


def test_capital_is_what_it_says() -> None:
    bet = Betting(d=0.0)
    assert [bet.add(1, 1.0, (0.5, 0.5)), bet.add(0, 0.0, (0.5, 0.5))] == [1.0, pytest.approx(1.3125)]
    assert bet.e == pytest.approx(exp(bet.log_e))
    assert not bet.decided
