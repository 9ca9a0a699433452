"""The camera at an instant: on its keys, without a jerk, at rest in the end."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.core.time import Seconds, seconds
from ciotat.direction.plan import Setting
from ciotat.stage.stage import CameraKey, Stage
from ciotat.stage.view import flicker, view

SETTING = Setting("void", "NOWHERE", True, "day", "clear", "summer", "modern")
LENGTH = seconds(4)
number = st.floats(-3, 3)


def staged(*keys: CameraKey, handheld: float = 0.0) -> Stage:
    return Stage("a shot", LENGTH, SETTING, (), (), keys, handheld, (), 0.0, 0.0, Seconds(0), Seconds(0))


def key(time: Seconds, x: float, y: float = 1.6, roll: float = 0.0) -> CameraKey:
    return CameraKey(time, (x, y, 3.0), (x / 2, 1.5, 0.0), 50.0, 3.0, 4.0, roll)


def row(stage: Stage, time: float) -> np.ndarray:
    seen = view(stage, time)
    return np.array([*seen.position, *seen.target, seen.lens, seen.focus])


@given(st.lists(st.tuples(number, st.floats(0.5, 3)), min_size=2, max_size=7))
@settings(max_examples=12, deadline=None)
def test_a_course_is_smooth_and_ends_at_rest(points: list[tuple[float, float]]) -> None:
    count = len(points) - 1
    stage = staged(*(key(LENGTH * i / count, x, y) for i, (x, y) in enumerate(points)))
    for k in stage.camera:
        assert np.allclose(view(stage, float(k.time)).position, k.position, atol=1e-9)
    times = np.linspace(0, float(LENGTH), 241)
    path = np.array([row(stage, t) for t in times])
    reach = 1e-9 + max(float(np.abs(np.subtract(a.position, b.position)).max()) for a, b in pairwise(stage.camera))
    assert np.abs(np.diff(path, axis=0)).max() <= 0.052 * count * 2 * reach, "no jump"
    assert np.abs(np.diff(path[:2], axis=0)).max() < 0.008 * count * count * reach
    assert np.abs(np.diff(path[-2:], axis=0)).max() < 0.008 * count * count * reach
    xs = [p[0] for p in points]
    assert min(xs) - 1e-9 <= path[:, 0].min()
    assert path[:, 0].max() <= max(xs) + 1e-9


def test_after_the_last_key_nothing_moves() -> None:
    stage = staged(key(Seconds(0), 0.0), key(LENGTH, 1.0))
    assert view(stage, 9.0) == view(stage, 4.0)
    assert view(stage, -1.0) == view(stage, 0.0)


def test_one_key_is_a_tripod_and_a_hand_sways() -> None:
    still = staged(key(Seconds(0), 0.3, roll=6.0))
    assert view(still, 0.0) == view(still, 3.7)
    assert view(still, 0.0).roll == np.radians(6.0)
    held = replace(still, handheld=1.0)
    path = np.array([view(held, t / 24).target for t in range(96)])
    assert 0.005 < np.ptp(path, axis=0).max() < 0.4
    assert np.abs(np.diff(path, axis=0)).max() < 0.05
    assert view(held, 1.0) == view(held, 1.0)
    assert view(held, 1.0) != view(replace(held, seed="another"), 1.0)


def test_a_flame_never_goes_out_nor_stands() -> None:
    depth = [flicker("lamp", t / 24) for t in range(240)]
    assert 0 <= min(depth) < max(depth) <= 1
    assert max(depth) - min(depth) > 0.2
