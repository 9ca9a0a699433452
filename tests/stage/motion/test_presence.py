"""What makes people present: they start, nod, open to the audience, sleep, and sit on what is there."""

import numpy as np

from ciotat.core.time import seconds
from ciotat.direction.plan import Emotion, Prop
from ciotat.stage.motion.actor import Actor
from ciotat.stage.stage import Feeling
from tests.stage.motion.body import actor, gaze, move


def facing(the: Actor, time: float) -> float:
    way = the.at(time).bones[the.rig.bone["head"], :, 2]
    return float(np.degrees(np.arctan2(way[0], way[2])))


def test_a_leap_of_arousal_makes_one_start_but_not_when_it_is_ones_own() -> None:
    feelings = (
        Feeling(seconds(0.0), Emotion(0.0, -0.2, "neutral")),
        Feeling(seconds(2.0), Emotion(-0.5, 0.6, "fear")),
    )
    assert actor(move("stand", 0, 5), feelings=feelings).score.starts
    assert not actor(move("strike", 1.8, 5), feelings=feelings).score.starts


def test_faces_stay_open_to_the_audience() -> None:
    the = actor(move("stand", 0, 5, yaw=60), gazes=(gaze("TOM", -1, 5),), where=lambda id, time: (2.0, 1.66, 0.0))
    assert 45 < facing(the, 3.0) < 75
    assert the.at(3.0).eyes[0] > 0.2


def test_a_head_turns_past_the_front() -> None:
    spots = {"A": (-2.0, 1.6, 0.4), "B": (2.0, 1.6, -1.4)}
    the = actor(
        move("stand", 0, 6, yaw=40),
        gazes=(gaze("A", -1, 2), gaze("B", 2, 6)),
        where=lambda id, time: spots.get(id),
    )
    yaws = [facing(the, t) for t in np.arange(1.5, 4.0, 0.1)]
    assert all(-60 < yaw < 130 for yaw in yaws)
    assert yaws[0] < 0 < yaws[-1]


def test_sleepers_shut_their_eyes() -> None:
    the = actor(move("lie", -1, 2, manner="asleep"), move("rise", 2, 5))
    assert the.at(1.0).face["eyeBlinkLeft"] > 0.95
    assert the.face.blink(4.9) < 1.0


def test_one_sits_on_the_seat_that_is_there() -> None:
    def pelvis(*props: Prop) -> float:
        the = actor(move("sit", -1, 4), props=props)
        i = the.rig.bone["pelvis"]
        bone = the.at(3.0).bones[i]
        return float((bone[:, :3] @ the.rig.rest[i] + bone[:, 3])[1])

    chair, log = Prop("chair", "chair", (0.0, 0.0, 0.0)), Prop("log", "log", (0.0, 0.0, 0.1))
    assert 0.07 < pelvis(chair) - pelvis(log) < 0.13
    assert pelvis() < 0.2
    assert pelvis(Prop("chair", "chair", (2.0, 0.0, 0.0))) < 0.2


def test_a_skirt_keeps_the_arms_off_the_body() -> None:
    def gap(look: dict[str, str]) -> float:
        the = actor(move("stand", 0, 3), look=look)
        i = the.rig.bone["hand_l"]
        bone = the.at(1.0).bones[i]
        return float((bone[:, :3] @ the.rig.rest[i] + bone[:, 3])[0])

    assert gap({"dress": "long blue dress"}) > gap({"top": "shirt", "bottom": "trousers"}) + 0.03
