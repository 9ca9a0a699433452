"""Puffs as closed forms of time."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.stage.effects.plume import Plume, fixed


def stream(**more: object) -> Plume:
    return Plume(
        "test", rate=18, life=3.2, source=lambda t: np.stack([2 * t, np.zeros_like(t), np.zeros_like(t)], -1),
        push=fixed((0.0, 1.0, 0.0)), **more,  # type: ignore[arg-type]
    )  # fmt: skip


@given(st.floats(-20.0, 60.0), st.lists(st.floats(-20.0, 60.0), max_size=4))
@settings(max_examples=60)
def test_any_instant_can_be_asked_for_first(time: float, before: list[float]) -> None:
    alone, after = stream(), stream()
    for other in before:
        after.at(other)
    for name in ("position", "radius", "color", "streak"):
        assert np.array_equal(getattr(alone.at(time), name), getattr(after.at(time), name))


def test_a_steady_stream_keeps_about_rate_times_mean_life_puffs() -> None:
    counts = [len(stream().at(t / 7).position) for t in range(200)]
    assert abs(np.mean(counts) - 18 * 3.2 * 0.875) < 2
    assert np.ptp(counts) < 12


def test_puffs_are_born_between_start_and_stop_and_outlive_it() -> None:
    short = stream(start=2.0, stop=3.0)
    assert len(short.at(1.9).position) == 0
    assert len(short.at(2.9).position) > 10
    assert 0 < len(short.at(5.0).position) < len(short.at(3.0).position)
    assert len(short.at(3.0 + 3.2).position) == 0


def test_puffs_rise_grow_and_fade_from_where_their_source_was() -> None:
    puffs = stream(spread=0.0).at(10.0)
    old, young = 0, -1
    assert puffs.position[old, 0] < puffs.position[young, 0] - 4, "the source has gone on"
    assert puffs.position[old, 1] > puffs.position[young, 1] + 0.5
    assert puffs.radius[:5].mean() > 2 * puffs.radius[-5:].mean()
    assert puffs.color[old, 3] < puffs.color[len(puffs.color) * 2 // 3, 3]
