"""What people who wait do with their hands."""

from dataclasses import replace

import numpy as np
import pytest

from ciotat.direction.plan import Character
from ciotat.stage.motion.habits import HABITS, habit
from tests.stage.motion.body import actor, move

TOM = Character("CROWD 1", "Man", "human", "male", 40, {}, "en", crowd=True)


def test_only_those_who_wait_in_a_crowd_have_habits() -> None:
    assert habit(TOM) is not None
    assert habit(replace(TOM, crowd=False)) is None
    assert habit(replace(TOM, age=9)) is None


def test_a_crowd_does_not_do_one_thing() -> None:
    for sex in HABITS:
        rows = [habit(replace(TOM, id=f"CROWD {k}", sex=sex)) for k in range(12)]  # type: ignore[arg-type]
        assert len({row.tobytes() for row in rows if row is not None}) >= 3


@pytest.mark.parametrize(("verb", "far"), [("walk", 3), ("run", 6)])
def test_who_walks_swings_the_arms_again(verb: str, far: float) -> None:
    def hands(crowd: bool) -> np.ndarray:
        the = actor(move(verb, 0, 3, (0, 0, 0), (0, 0, far), 0), move("stand", 3, 6, (0, 0, far)), crowd=crowd)
        bones = [the.rig.bone["hand_l"], the.rig.bone["hand_r"]]
        return np.array([[the.at(t).bones[b, :, 3] for b in bones] for t in (1.4, 5.8)])

    alone, among = hands(False), hands(True)
    assert np.abs(alone[0] - among[0]).max() < 0.06
    assert np.abs(alone[1] - among[1]).max() > 0.15
