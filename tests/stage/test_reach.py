"""Who cannot be seen, not even by a shadow, is told apart from who can."""

from math import cos, sin

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.stage.reach import Sight
from ciotat.stage.world import Lamp, View
from tests.stage.sight import place

AHEAD = View((0.0, 1.6, 5.0), (0.0, 1.6, 0.0), 36.0, 5.0, 0.0)
LOW_SUN = Lamp("sun", (3.0, 3.0, 3.0), direction=(-1.0, -0.2, 0.0))
number = st.floats(-12, 12)


def test_who_stands_behind_the_camera_is_not_seen() -> None:
    assert not Sight(AHEAD, ()).shows((0.0, 1.0, 9.0), 1.0)
    assert Sight(AHEAD, ()).shows((0.0, 1.0, 5.5), 1.0), "a shoulder beside the lens is"


def test_a_shadow_reaches_into_the_picture() -> None:
    beside = (12.0, 1.0, 0.0)
    assert not Sight(AHEAD, ()).shows(beside, 0.5)
    assert Sight(AHEAD, (LOW_SUN,)).shows(beside, 0.5)


@given(st.tuples(number, st.floats(0, 3), number), st.tuples(number, st.floats(0, 3), number), st.floats(18, 120))
@settings(max_examples=100, deadline=None)
def test_whoever_is_in_the_picture_is_seen(
    eye: tuple[float, float, float], there: tuple[float, float, float], lens: float
) -> None:
    target = (eye[0] + 0.5, 1.6, eye[2] - 4.0)
    with np.errstate(all="ignore"):
        x, y, depth = place(there, eye, target, lens)
    if depth > 0.1 and 0 <= x <= 1 and 0 <= y <= 1:
        assert Sight(View(eye, target, lens, 3.0, 0.0), ()).shows(there, 0.01)


@given(st.floats(-0.6, 0.6), st.floats(0.6, 1.4))
@settings(max_examples=40, deadline=None)
def test_a_tilted_camera_sees_what_it_sees(roll: float, high: float) -> None:
    """Something at the left edge of a level picture leaves it or not as the camera rolls; what stays is seen."""
    view = View((0.0, 1.6, 5.0), (0.0, 1.6, 0.0), 36.0, 5.0, 0.0, roll)
    x, y = -2.3, high * 1.6 - 1.6
    across = x * cos(roll) + y * sin(roll), x * cos(roll) - y * sin(roll)
    if max(map(abs, across)) < 2.4:
        assert Sight(view, ()).shows((x, 1.6 + y, 0.0), 0.01)
