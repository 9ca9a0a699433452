"""Things in the right hand: shown, hung, raised, aimed."""

from dataclasses import replace

import numpy as np
import pytest

from ciotat.core.time import seconds
from ciotat.direction.plan import Character
from ciotat.stage.marks import body, held
from ciotat.stage.motion.actor import Actor
from ciotat.stage.motion.carry import grip
from tests.stage.motion.body import actor, gaze, move


def hand(the: Actor, time: float, side: str = "r") -> np.ndarray:
    i = the.rig.bone[f"hand_{side}"]
    bone = the.at(time).bones[i].astype(np.float64)
    return bone[:, :3] @ the.rig.rest[i] + bone[:, 3]


def test_what_is_to_be_seen_is_held_where_the_camera_looks_for_it() -> None:
    stand = move("stand", 0, 4)
    the = actor(stand, holds="cup")
    here = body(Character("ANNA", "Anna", "human", "female", 35, {}, "en", 175), (stand,), seconds(2))
    assert here is not None
    mark = held(here, "letter")
    assert np.linalg.norm(hand(the, 2.0) - mark) < 0.2
    assert hand(the, 2.0, "l")[1] < 1.0
    read = actor(stand, gazes=(gaze("letter", 0, 4),), holds="letter")
    assert np.linalg.norm(hand(read, 2.0) - mark) < 0.2


def test_a_letter_that_nobody_reads_is_out_of_the_way_of_faces() -> None:
    assert 0.8 < hand(actor(move("stand", 0, 4), holds="letter"), 2.0)[1] < 1.05


def test_what_hangs_is_carried_low_and_a_light_is_raised_ahead() -> None:
    the = actor(move("stand", 0, 2), move("reach", 2, 5), holds="lantern")
    assert hand(the, 1.0)[1] < 0.95
    assert hand(the, 3.5)[1] > 1.25
    assert hand(the, 3.5)[2] > 0.3


def test_a_gun_is_aimed_at_who_is_struck() -> None:
    there = (0.5, 1.6, 4.0)
    the = actor(move("strike", 0, 3, target="TOM"), holds="pistol", where=lambda id, time: there)
    reach = hand(the, 1.5)
    assert reach[2] > 0.4
    assert reach[1] > 1.25


def test_reading_lifts_the_letter_and_bows_the_head() -> None:
    the = actor(move("stand", 0, 6), gazes=(gaze("letter", 2, 6),), holds="letter")
    head = the.rig.bone["head"]
    before, after = (float(the.at(t).bones[head, 1, 2]) for t in (1.0, 4.0))
    assert after < before - 0.15
    assert hand(the, 4.0)[1] > hand(the, 1.0)[1] + 0.03


@pytest.mark.parametrize(
    ("name", "hangs"), [("suitcase", True), ("马灯", True), ("book", False), ("", True), ("剑", True)]
)
def test_grips(name: str, hangs: bool) -> None:
    assert grip(name).hangs is hangs


def test_the_copy_of_a_prop_is_the_prop() -> None:
    assert grip("letter").owns("letter#2")
    assert not grip("").owns("")


def test_hands_full_wave_with_the_left() -> None:
    the = actor(move("wave", 0, 3), holds="book")
    assert hand(the, 1.5, "l")[1] > 1.4 > hand(the, 1.5)[1]


def test_a_lantern_once_raised_stays_up_from_move_to_move() -> None:
    raised = [replace(move("stand", 2.0 * k, 2.0 * k + 2.0), manner="raised") for k in range(3)]
    channels = grip("lantern").layer(np.array([1.2, 2.0, 3.0, 4.0]), [], raised, [])
    assert np.allclose(channels, channels[0])
    down = grip("lantern").layer(np.array([2.0]), [], [], [])
    assert not np.allclose(down[0], channels[0])


def test_a_fan_goes_to_and_fro() -> None:
    the = actor(move("stand", 0, 4), holds="fan")
    path = np.array([hand(the, 1.0 + k / 24) for k in range(24)])
    assert 0.03 < np.ptp(path, axis=0).max() < 0.2
    assert path[:, 1].mean() > 1.0
