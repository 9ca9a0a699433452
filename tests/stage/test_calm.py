"""Bodies hold still where nobody could see them move, and nowhere else."""

import math
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from ciotat.stage.calm import Calm, slack
from ciotat.stage.people.pose import Pose
from ciotat.stage.people.skeleton import Skeleton
from ciotat.stage.world import View

VIEW = View((0.0, 1.0, 0.0), (0.0, 1.0, 5.0), 35.0, 3.0, 0.0)
BONES = Skeleton(("hip", "head"), np.array([-1, 0], np.int32), np.zeros((2, 3)), np.array([[0, 1, 0], [0, 2, 0]]))


def sliding(speed: float) -> Calm:
    """A body that slides by `speed` metres a second."""

    def pose(time: float) -> Pose:
        bones = np.tile(np.eye(3, 4, dtype=np.float32), (2, 1, 1))
        bones[:, 0, 3] = speed * time
        return Pose(bones, {"jawOpen": 0.5})

    return Calm(pose, BONES)


def test_what_is_far_or_blurred_may_be_further_off() -> None:
    near, far = slack(VIEW, (0.0, 0.0, 3.0)), slack(VIEW, (0.0, 0.0, 9.0))
    assert 0 < near < far < 0.01
    assert math.isclose(near, 20.25 / 1600 * (math.dist((0, 1, 0), (0, 0, 3)) - 0.6) / 35)
    wide_open = replace(VIEW, lens=85.0, stop=2.0)
    assert slack(wide_open, (0.0, 0.0, 9.0)) > 2 * slack(replace(wide_open, stop=0.0), (0.0, 0.0, 9.0))


@given(st.floats(0, 0.05), st.floats(0, 100), st.floats(0.001, 0.01))
def test_nobody_is_further_off_than_may_be(speed: float, time: float, most: float) -> None:
    calm = sliding(speed)
    shown, pose = calm.at(time, most)
    assert time - 0.2500001 - 1e-6 <= shown <= time
    assert abs(float(pose.bones[0, 0, 3]) - speed * time) <= most + 1e-5
    assert sliding(speed).at(time, most)[0] == shown, "whatever was asked before"


def test_the_calm_move_seldom_and_the_quick_always() -> None:
    frames = [n / 24 for n in range(24)]
    assert len({sliding(0.002).at(time, 0.001)[0] for time in frames}) == 4
    assert len({sliding(1.0).at(time, 0.001)[0] for time in frames}) == 24


def test_a_face_that_speaks_is_not_calm() -> None:
    def speaking(time: float) -> Pose:
        return Pose(np.tile(np.eye(3, 4, dtype=np.float32), (2, 1, 1)), {"jawOpen": 3 * time % 1})

    assert len({Calm(speaking, BONES).at(n / 24, 0.001)[0] for n in range(24)}) == 24
