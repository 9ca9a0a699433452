import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ciotat.stage.people.body import BODY, Body, body


@settings(max_examples=12, deadline=None)
@given(st.booleans(), st.floats(2, 90), st.floats(0.85, 1.98))
def test_height_is_what_was_asked(female: bool, years: float, height: float) -> None:
    shape = Body(female, years, height).shape()
    assert abs(np.ptp(shape[:BODY, 1]) - height) < 1e-6
    assert abs(shape[:BODY, 1].min()) < 1e-9


def test_the_skeleton_stands_in_the_body() -> None:
    skeleton = body(Body(True, 30, 1.68).shape())
    at = {name: skeleton.head[k] for k, name in enumerate(skeleton.names)}
    assert at["hand_l"][0] > 0.3 > at["hand_r"][0]
    assert at["pelvis"][1] < at["neck_01"][1] < at["head"][1] < 1.68
    parents = skeleton.parent
    assert all(parent < k for k, parent in enumerate(parents)), "parents come first"


def test_faces_differ() -> None:
    plain = Body(False, 40, 1.8).shape()
    other = Body(False, 40, 1.8, local={"nose/nose-hump-incr": 1.0}).shape()
    assert np.abs(plain - other).max() > 0.002
