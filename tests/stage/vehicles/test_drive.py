from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ciotat.core.time import Span
from ciotat.direction.plan import Move
from ciotat.stage.vehicles.drive import Drive


def move(verb: str, start: float, length: float, a: float, b: float) -> Move:
    return Move("T", verb, Span(Fraction(start), Fraction(length)), (a, 0.0, -3.0), (b, 0.0, -3.0), 90.0)


def test_an_arrival_slows_down_to_rest_at_its_end() -> None:
    drive = Drive([move("arrive", 0, 8, -40, -2)])
    times = np.linspace(-2, 10, 200)
    speed = drive.velocities(times)[:, 0]
    assert np.all(np.diff(speed) < 1e-6)
    assert abs(drive.positions(np.array([8.0]))[0, 0] + 2) < 1e-9
    assert abs(speed[-1]) < 1e-9


def test_a_departure_begins_at_rest_and_rolls_on() -> None:
    drive = Drive([move("stand", 0, 2, 0, 0), move("depart", 2, 6, 0, 30)])
    assert abs(drive.distance(1.0)) < 1e-9
    assert abs(drive.distance(8.0) - 30.0) < 1e-9
    assert drive.distance(9.0) > 35.0


@given(st.floats(-5, 20), st.sampled_from(["arrive", "depart", "pass", "walk"]))
def test_time_runs_without_jumps(time: float, verb: str) -> None:
    drive = Drive([move(verb, 1, 5, -20, 5)])
    assert abs(drive.distance(time + 1e-3) - drive.distance(time)) < 0.05
