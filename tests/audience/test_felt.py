"""The felt curve near the truth, lag taken off, viewers' levels apart; and the moments that miss what was meant."""

from typing import Any

import numpy as np
import pytest

from ciotat.audience import staying, weak
from ciotat.audience.felt import Curve, felt
from ciotat.audience.guards import ebh
from ciotat.audience.lag import lag, lags
from ciotat.audience.spline import Basis
from ciotat.core.chance import chance

LENGTH = 300
SECONDS = np.arange(LENGTH + 1.0)


def truth(t: Any) -> Any:
    return 0.5 * np.sin(np.asarray(t) / 30)


def taps(name: str, viewers: int, late: float = 0.0, hurt: float = 0.0) -> tuple[Any, Any, Any]:
    """When, what, whose: one tap a viewer in 30 s; `hurt` lowers what is felt from 100 s to 130 s."""
    draw = chance("test felt", name)
    who = np.repeat(np.arange(viewers), 10)
    t = draw.uniform(0, LENGTH, len(who))
    y = truth(t) - hurt * ((t >= 100) & (t < 130)) + draw.normal(0, 0.2, viewers)[who] + draw.normal(0, 0.2, len(who))
    return t + late, y, who


def line(values: tuple[float | None, ...]) -> Any:
    return np.array(values, float)


def test_the_curve_is_near_the_truth_and_in_its_band() -> None:
    t, y, who = taps("near", 200)
    curve = felt(t, y, who, np.zeros(len(t)), LENGTH)
    assert curve is not None
    assert np.sqrt(np.mean((line(curve.mean) - truth(SECONDS)) ** 2)) < 0.03
    inside = (line(curve.low) <= truth(SECONDS)) & (truth(SECONDS) <= line(curve.high))
    assert inside.mean() > 0.85
    assert np.all(line(curve.band_low) <= line(curve.low))
    assert curve.spread == pytest.approx((0.2, 0.2), abs=0.03)


def test_lag_is_taken_off() -> None:
    t, y, who = taps("late", 300, late=4.0)
    wrong, right = (felt(t, y, who, np.full(len(t), off), LENGTH) for off in (0.0, 4.0))
    assert wrong is not None
    assert right is not None
    errors = [np.abs(line(c.mean)[20:280] - truth(SECONDS)[20:280]).mean() for c in (wrong, right)]
    assert errors[0] > 2.5 * errors[1]


def test_viewers_who_are_always_pleased_do_not_move_it() -> None:
    """Without the viewers' own levels, who taps when would be taken for what is felt when."""
    draw = chance("test levels")
    who = np.repeat(np.arange(60), 10)
    level = np.where(np.arange(60) < 30, 0.4, -0.4)[who]
    t = np.where((level > 0) & (draw.random(600) < 0.8), draw.uniform(0, 150, 600), draw.uniform(150, 300, 600))
    curve = felt(t, level + draw.normal(0, 0.05, 600), who, np.zeros(600), LENGTH)
    assert curve is not None
    seen = line(curve.mean)[~np.isnan(line(curve.mean))]
    assert np.ptp(seen) < 0.15


def test_below_twenty_viewers_nothing_is_shown() -> None:
    t, y, who = taps("few", 19)
    assert felt(t, y, who, np.zeros(len(t)), LENGTH) is None
    t, y, who = taps("some", 40)
    early = t < 150
    curve = felt(t[early], y[early], who[early], np.zeros(early.sum()), LENGTH)
    assert curve is not None
    assert curve.mean[100] is not None
    assert curve.mean[250] is None
    assert curve.n[250] == 0
    assert max(curve.n) <= 40


def test_the_order_of_taps_does_not_matter() -> None:
    t, y, who = taps("order", 30)
    turned = felt(t[::-1], y[::-1], who[::-1], np.zeros(len(t)), LENGTH)
    straight = felt(t, y, who, np.zeros(len(t)), LENGTH)
    assert turned is not None
    assert straight is not None
    assert np.allclose(line(turned.mean), line(straight.mean), atol=1e-9, equal_nan=True)


def test_viewer_levels_are_integrated_as_the_whole_covariance_says() -> None:
    """Woodbury against the covariance written out: the same coefficients for the variances that were chosen."""
    t, y, who = taps("woodbury", 25)
    curve = felt(t, y, who, np.zeros(len(t)), LENGTH)
    assert curve is not None
    tau, sigma = curve.spread
    b = Basis(LENGTH).matrix(t)
    cov = sigma**2 * np.eye(len(t)) + tau**2 * (who[:, None] == who[None, :])
    inner = np.linalg.inv(cov)
    rough = Basis(LENGTH).roughness()
    rows = Basis(LENGTH).matrix(SECONDS)
    far = []
    for smooth in np.geomspace(1e-3, 1e5, 25):
        beta = np.linalg.solve(b.T @ inner @ b + smooth / sigma**2 * rough, b.T @ inner @ y)
        far.append(float(np.nanmax(np.abs(rows @ beta - line(curve.mean)))))
    assert min(far) < 1e-6


def test_pieces_sum_to_one() -> None:
    rows = Basis(100).matrix(np.linspace(0, 100, 301))
    assert np.allclose(rows.sum(axis=1), 1)
    assert rows.min() >= 0


def test_lag_from_two_flashes() -> None:
    assert lag([(1.0, 2.5), (4.0, 5.7)]) == pytest.approx(1.6)
    assert lag([(1.0, 0.5), (4.0, 60.0)]) is None
    assert lag([]) is None
    assert lags({"a": 1.0}, ["a", "b"]) == {"a": 1.0, "b": 2.0}
    many = {str(k): 1.2 for k in range(20)}
    assert lags(many, ["new"]) == {"new": 1.2}


def test_a_scene_that_misses_is_found_and_no_other() -> None:
    t, y, who = taps("hurt", 100, hurt=0.5)
    curve = felt(t, y, who, np.zeros(len(t)), LENGTH)
    assert curve is not None
    found = weak.gaps(truth(SECONDS).tolist(), curve)
    assert found
    assert all(gap.start < 135 and gap.end > 95 for gap in found)
    assert all(0 < gap.low < gap.loss for gap in found)
    flat = felt(*taps("well", 100), np.zeros(1000), LENGTH)
    assert flat is not None
    assert weak.gaps(truth(SECONDS).tolist(), flat) == []
    assert weak.gaps([None] * 301, curve) == []


def test_a_start_that_is_felt_is_no_gap_though_the_curve_is_smooth() -> None:
    """Meant is a spike of three seconds, and all feel just that."""
    draw = chance("test spike")
    meant = np.where((SECONDS >= 150) & (SECONDS < 153), 0.9, 0.0)
    who = np.repeat(np.arange(800), 10)
    t = draw.uniform(0, LENGTH, len(who))
    y = meant[t.astype(int)] + draw.normal(0, 0.1, len(who))
    lags = np.zeros(len(t))
    raw, told = felt(t, y, who, lags, LENGTH), felt(t, y, who, lags, LENGTH, meant=meant)
    assert raw is not None
    assert told is not None
    assert weak.gaps(meant.tolist(), raw), "the curve cannot be so steep"
    assert weak.gaps(meant.tolist(), told) == []
    assert np.abs(line(told.meant or ()) - line(told.mean)).max() < 0.06
    missed = felt(t, y * 0 + draw.normal(0, 0.1, len(who)), who, lags, LENGTH, meant=np.sin(SECONDS / 30))
    assert missed is not None
    assert weak.gaps(np.sin(SECONDS / 30).tolist(), missed)


def test_hidden_seconds_have_no_gap() -> None:
    hidden: tuple[float | None, ...] = (None,) * 5
    assert weak.gaps([1.0] * 5, Curve(hidden, hidden, hidden, hidden, hidden, (0,) * 5, (0.1, 0.1))) == []


def test_the_bored_who_left_are_spoken_for() -> None:
    """Half of them dislike it, and those leave: the weighted curve falls back towards what all would have felt."""
    draw = chance("test staying")
    n = 2000
    taste = np.where(np.arange(n) % 2 == 0, 0.4, -0.4)
    leave = np.where((taste < 0) & (draw.random(n) < 0.75), draw.uniform(60, LENGTH, n), LENGTH)
    who = np.repeat(np.arange(n), 10)
    t = draw.uniform(0, LENGTH, len(who))
    kept = t < leave[who]
    t, who = t[kept], who[kept]
    y = taste[who] + draw.normal(0, 0.1, len(who))
    w = staying.weights(t, y, who, leave[who], LENGTH)
    late = t > 250
    plain, whole = np.average(y[late]), np.average(y[late], weights=w[late])
    assert plain > 0.1
    assert abs(whole) < 0.5 * plain
    assert 0.2 <= w.min() <= 1 <= w.max() <= 5
    assert np.all(staying.weights(t[:50], y[:50], who[:50], np.full(50, LENGTH), LENGTH) == 1)


def test_shots_where_people_leave_are_found() -> None:
    draw, left = chance("test exits"), 3000
    gone, there = [], []
    for shot in range(60):
        there.append(left)
        gone.append(int(draw.binomial(left, 0.03 if shot == 30 else 0.004)))
        left -= gone[-1]
    assert ebh(weak.exits(gone, there), 0.05) == [30]
    gone[30] = int(there[30] * 0.004)
    assert ebh(weak.exits(gone, there), 0.05) == []
    assert weak.lost(90, 3000, 0.004) == pytest.approx(0.0205, abs=1e-3)
    assert weak.lost(0, 0, 0.004) == 0.0


def test_a_long_shot_may_lose_more() -> None:
    gone, there = [4] * 10 + [40] + [4] * 10, [1000] * 21
    seconds = [3.0] * 10 + [30.0] + [3.0] * 10
    assert ebh(weak.exits(gone, there), 0.05) == [10]
    assert ebh(weak.exits(gone, there, seconds), 0.05) == []


def test_exits_of_nobody() -> None:
    assert weak.exits([], []) == []
    assert weak.exits([0], [0]) == [1.0]


def test_a_scene_is_decided_by_viewers_one_by_one() -> None:
    draw = chance("test scene")
    assert weak.scene((0.4 + draw.normal(0, 0.3, 300)).tolist()) > 20
    assert weak.scene((-0.4 + draw.normal(0, 0.3, 300)).tolist()) > 20
    assert weak.scene((0.05 + draw.normal(0, 0.3, 300)).tolist()) < 2
    assert weak.scene([]) == 1.0


def test_moments_are_ranked_by_what_it_is_worth_to_mend_them() -> None:
    moments = [weak.Moment("a", 0.1, 100, 0.5), weak.Moment("b", 0.3, 50, 0.5), weak.Moment("c", 0.3, 50, 0.0)]
    assert [m.id for m in weak.ranked(moments)] == ["b", "a", "c"]
