"""What work has cost, what it will cost, and that no more is spent than is allowed."""

import time
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.errors import CiotatError
from ciotat.work.cap import Budget, Cap
from ciotat.work.cost import Cost, Meter, Rates
from ciotat.work.estimate import Estimate, Gauge, Past

HD = Gauge("draft.8", (1280, 720))


@dataclass(frozen=True)
class Shot:
    """What a budget needs to know."""

    id: str
    units: float = 100
    gauge: str = str(HD)


def past(*seconds: float, gauge: Gauge = HD) -> Past:
    """Shots of a hundred frames that took so many seconds."""
    learned = Past()
    for each in seconds:
        learned.learn(str(gauge), 100, Cost(each, 0, each))
    return learned


def test_energy_carbon_and_price() -> None:
    cost = Cost(cpu_seconds=3600, gpu_seconds=1800, wall_seconds=4000, hosted_seconds=10)
    rates = Rates(price_per_kwh=0.5, price_per_second=0.02)
    assert cost.watt_hours(rates) == 12 + 100
    assert cost.co2_grams(rates) == pytest.approx(112 * 0.475)
    assert cost.price(rates) == pytest.approx(0.112 * 0.5 + 0.2)
    assert Cost(3600).watt_hours(Rates(watts_per_core=5)) == 5


def test_costs_add_up_and_survive_a_table() -> None:
    cost = Cost(1.5, 0, 2.25) + Cost(1, 2, 3, 4)
    assert cost == Cost(2.5, 2, 5.25, 4)
    assert cost * 2 == Cost(5, 4, 10.5, 8)
    assert Cost.of(cost.table()) == Cost.of(cost.table(Rates())) == cost
    assert Cost(3600).table(Rates()) == {"cpu_seconds": 3600, "watt_hours": 12, "co2_grams": 5.7}


def test_the_meter_counts_the_core_not_the_waiting() -> None:
    meter = Meter()
    time.sleep(0.02)
    cost = meter.end(gpu_seconds=3.0)
    assert cost.cpu_seconds < 0.02 <= cost.wall_seconds
    assert cost.gpu_seconds == 3


def test_rates_are_read_and_refused_in_a_sentence() -> None:
    table = {"watts-per-core": 5, "grid": 51.28, "price-per-kwh": 0.25, "currency": "EUR", "somebody's own": True}
    assert Rates.read(table) == Rates(watts_per_core=5.0, grid=51.28, price_per_kwh=0.25, currency="EUR")
    assert Rates.read({}) == Rates()
    for wrong in (-1, "5", True, float("nan"), 1e9, [1]):
        with pytest.raises(CiotatError, match="watts-per-core"):
            Rates.read({"watts-per-core": wrong})
    with pytest.raises(CiotatError, match="no currency"):
        Rates.read({"currency": 5})


@pytest.mark.parametrize(
    ("text", "cap"),
    [
        ("90s", Cap("seconds", 90)),
        ("10m", Cap("seconds", 600)),
        (" 1.5 h ", Cap("seconds", 5400)),
        ("50 Wh", Cap("watt_hours", 50)),
        ("0,5kWh", Cap("watt_hours", 500)),
        ("2 EUR", Cap("price", 2, "EUR")),
        ("¥5", Cap("price", 5, "¥")),
        ("3元", Cap("price", 3, "元")),
    ],
)
def test_caps_are_read(text: str, cap: Cap) -> None:
    assert Cap.read(text) == cap


@pytest.mark.parametrize("text", ["", "10", "ten minutes", "-5m", "5 m 3", "1e9 s", "€5 EUR", "nan Wh", "5;rm"])
def test_what_is_no_cap_is_refused(text: str) -> None:
    with pytest.raises(CiotatError, match="is not a cap"):
        Cap.read(text)


def test_gauges_are_read_as_they_are_written() -> None:
    assert Gauge.read(str(HD)) == HD
    assert (HD.name, HD.pixels) == ("draft", 921600)
    assert Gauge.read("mixing") is None


def test_the_like_of_it_is_the_measure() -> None:
    estimate = past(40, 50, 60).estimate(HD, 200)
    assert estimate.likely == Cost(100, 0, 100)
    assert estimate.low.wall_seconds < 80 < 120 < estimate.high.wall_seconds
    assert estimate.guessed == 0
    assert estimate.seconds(2) == estimate.seconds(1), "one job is done by one"


def test_another_size_then_another_version_then_a_guess() -> None:
    here = past(50).estimate(HD, 100)
    smaller = past(50).estimate(Gauge("draft.8", (640, 360)), 100)
    newer = past(50).estimate(Gauge("draft.9", (640, 360)), 100)
    nobody = past(50).estimate(Gauge("cycles.1", (640, 360)), 100)
    assert smaller.likely == newer.likely == here.likely * 0.25
    spread = [e.high.wall_seconds / e.low.wall_seconds for e in (here, smaller, newer, nobody)]
    assert spread == sorted(spread), "the less is known, the wider the range"
    assert [e.guessed for e in (here, smaller, newer, nobody)] == [0, 0, 0, 1]
    assert past(50).estimate("mixing", 1) == Estimate(jobs=1, guessed=1)


@given(st.lists(st.floats(0.5, 2), min_size=1, max_size=40), st.floats(0.5, 2))
def test_ranges_hold_what_is_likely_and_most_of_what_was(factors: list[float], one: float) -> None:
    estimate = past(*(10 * f for f in factors)).estimate(HD, 100)
    low, likely, high = (c.wall_seconds for c in (estimate.low, estimate.likely, estimate.high))
    assert low <= likely <= high
    inside = sum(low <= 10 * f <= high for f in factors)
    assert inside >= 0.85 * len(factors)


def test_estimates_of_many_shots_add_up() -> None:
    learned = past(40, 60)
    whole = learned.estimates([(str(HD), 100), (str(HD), 50), ("mixing", 1)])
    assert whole.likely == learned.estimate(HD, 150).likely
    assert (whole.jobs, whole.guessed) == (3, 1)
    assert whole.seconds(2)[1] == whole.likely.wall_seconds / 2


def test_what_would_go_over_is_not_begun() -> None:
    budget = Budget(Cap.read("1 Wh"), past=past(100, 100, 100, 100))
    shots = [Shot(f"{n}") for n in range(6)]
    high = budget.past.estimate(HD, 100).high.watt_hours(Rates())
    begun = [shot for shot in shots if budget.begins(shot)]
    assert len(begun) == int(1 / high) == 2
    for shot in begun:
        budget.ends(shot, Cost(100, 0, 100))
    more = 0
    while budget.begins(shot := Shot(f"more {more}")):
        budget.ends(shot, Cost(100, 0, 100))
        more += 1
    assert budget.spent.watt_hours(Rates()) <= 1
    assert budget.left() < high
    assert not budget.over(Cost())
    assert budget.over(Cost(400))


def test_time_is_not_used_up_twice_by_what_is_done_side_by_side() -> None:
    now = [0.0]
    budget = Budget(Cap.read("200s"), past=past(100), cores=4, clock=lambda: now[0])
    shots = [Shot(f"{n}") for n in range(8)]
    assert all(budget.begins(shot) for shot in shots[:4])
    now[0] = 100.0
    assert not budget.begins(shots[5]), "at worst it takes 200 s"
    assert not budget.over(Cost())
    now[0] = 200.0
    assert budget.over(Cost())


@given(st.lists(st.floats(1, 30), max_size=30), st.floats(0.01, 1))
def test_whatever_jobs_cost_within_their_range_the_cap_is_kept(seconds: list[float], cap: float) -> None:
    budget = Budget(Cap("watt_hours", cap), past=past(*[10.0] * 20))
    for number, each in enumerate(seconds):
        shot = Shot(f"{number}")
        high = budget.past.estimate(HD, 100).high.cpu_seconds
        if budget.begins(shot):
            budget.ends(shot, Cost(min(each, high), 0, min(each, high)))
    assert budget.spent.watt_hours(Rates()) <= cap


def test_a_dry_run_says_what_fits() -> None:
    shots = [Shot(f"{n}") for n in range(10)]
    begun, left = Budget(Cap.read("10m"), past=past(100), cores=2).fits(shots)
    assert begun + left == shots
    assert 6 <= len(begun) <= 10
    assert Budget(Cap.read("150s"), past=past(100)).fits(shots) == ([], shots)


def test_a_price_needs_a_price() -> None:
    with pytest.raises(CiotatError, match="no price is known"):
        Budget(Cap.read("2 EUR"))
    with pytest.raises(CiotatError, match="prices in CNY"):
        Budget(Cap.read("2 EUR"), Rates(price_per_kwh=0.5, currency="CNY"))
    budget = Budget(Cap.read("1 EUR"), Rates(price_per_second=0.1, currency="eur"))
    shot = Shot("hosted", gauge="hosted")
    assert budget.begins(shot)
    assert budget.over(Cost(hosted_seconds=10))
    budget.ends(shot, Cost(hosted_seconds=9))
    assert budget.left() == pytest.approx(0.1)
