from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.time import Span
from ciotat.direction.plan import Move
from ciotat.stage.creatures.gait import steps
from ciotat.stage.creatures.path import Path
from ciotat.stage.creatures.posture import posture

REST = {
    "LF": np.array([0.1, 0.0, 0.4]),
    "RF": np.array([-0.1, 0.0, 0.4]),
    "LH": np.array([0.1, 0.0, -0.4]),
    "RH": np.array([-0.1, 0.0, -0.4]),
}


def path(verb: str, metres: float, seconds: int = 5) -> Path:
    return Path([Move("W", verb, Span(Fraction(0), Fraction(seconds)), (0.0, 0.0, 0.0), (metres, 0.0, 0.0), 90.0)])


@pytest.mark.parametrize(("verb", "metres"), [("walk", 5.0), ("trot", 12.0), ("run", 30.0)])
def test_planted_paws_do_not_slide(verb: str, metres: float) -> None:
    way = path(verb, metres)
    for time in np.arange(1.0, 4.0, 0.04):
        now, next_ = (steps(way, t, REST, 0.8, lambda x, z: 0.0) for t in (time, time + 0.01))
        for foot in REST:
            if now[foot].swing == 0 and next_[foot].swing == 0:
                assert np.linalg.norm(now[foot].place - next_[foot].place) < 1e-6


def test_a_walk_always_has_two_feet_down_and_a_run_flies() -> None:
    def down(verb: str, metres: float) -> list[int]:
        way = path(verb, metres)
        return [
            sum(s.swing == 0 for s in steps(way, t, REST, 0.8, lambda x, z: 0.0).values())
            for t in np.arange(1, 4, 0.02)
        ]

    assert min(down("walk", 5.0)) >= 2
    assert min(down("run", 30.0)) == 0


@given(st.floats(-1, 8), st.sampled_from(["walk", "trot", "run"]))
def test_feet_never_jump(time: float, verb: str) -> None:
    way = path(verb, 8.0)
    a, b = (steps(way, t, REST, 0.8, lambda x, z: 0.1 * x) for t in (time, time + 1e-3))
    for foot in REST:
        assert np.linalg.norm(a[foot].place - b[foot].place) < 0.05


def test_the_path_ends_where_it_was_sent() -> None:
    way = path("trot", 8.0)
    assert way.at(5.0)[0] == pytest.approx(8.0)
    assert way.at(99.0)[0] == pytest.approx(8.0)
    assert np.degrees(way.yaw(99.0)) == pytest.approx(90.0)


def test_postures_blend() -> None:
    moves = [
        Move("W", verb, Span(Fraction(2 * k), Fraction(2)), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0)
        for k, verb in enumerate(("stand", "snarl", "howl", "sit", "lie"))
    ]
    way = Path(moves)
    necks = np.array([posture(way, t).neck for t in np.arange(0, 10, 0.02)])
    assert np.abs(np.diff(necks)).max() < 4
    assert np.ptp(necks) > 50
