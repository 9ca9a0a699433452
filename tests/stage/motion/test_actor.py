"""What must hold for every body at every instant."""

import itertools
import time as clock

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ciotat.core.chance import chance
from ciotat.direction.plan import Move
from ciotat.stage.motion.actor import Actor
from tests.stage.motion.body import actor, feeling, gaze, move, speech

VERBS = [
    "stand",
    "walk",
    "run",
    "sit",
    "rise",
    "lie",
    "kneel",
    "fall",
    "turn",
    "talk",
    "point",
    "reach",
    "give",
    "take",
    "wave",
    "shiver",
    "embrace",
    "push",
    "nod",
    "shake-head",
    "bow",
    "look-around",
    "cower",
    "strike",
]
FPS = 24


def joint(the: Actor, bones: np.ndarray, name: str, tail: bool = False) -> np.ndarray:
    i = the.rig.bone[name]
    rest = the.rig.tail[i] if tail else the.rig.rest[i]
    return bones[:, i, :, :3] @ rest + bones[:, i, :, 3]


def film(the: Actor, start: float, end: float, fps: int = FPS) -> tuple[np.ndarray, np.ndarray]:
    times = np.arange(start, end, 1 / fps)
    return times, np.stack([the.at(float(t)).bones.astype(np.float64) for t in times])


def sliding(the: Actor, start: float, end: float) -> float:
    """The furthest (metres) that a sole's point in contact strays while its foot is down."""
    times, bones = film(the, start, end, 40)
    worst = 0.0
    for side, steps in zip("lr", the.score.route.steps, strict=True):
        edges = [(-1e9, -1e9), *((s.lift, s.land) for s in steps), (1e9, 1e9)]
        heel = the.rig.rest[the.rig.bone[f"foot_{side}"]] * [1, 0, 1] - [0, 0, the.rig.heel]
        foot = bones[:, the.rig.bone[f"foot_{side}"]]
        heels = foot[:, :, :3] @ heel + foot[:, :, 3]
        balls = foot[:, :, :3] @ (heel + np.array([0, 0, the.rig.heel + the.rig.sole])) + foot[:, :, 3]
        for (_, land), (lift, _) in itertools.pairwise(edges):
            down = (times > land + 0.02) & (times < lift - 0.02)
            if down.sum() > 2:
                toe, back = balls[down], heels[down]
                spread = np.minimum(
                    np.abs(np.diff(toe[:, [0, 2]], axis=0)).max(1), np.abs(np.diff(back[:, [0, 2]], axis=0)).max(1)
                )
                worst = max(worst, float(spread.sum()))
    return worst


@pytest.mark.slow
@pytest.mark.parametrize("which", range(20))
def test_no_foot_slides_or_sinks_or_floats(which: int) -> None:
    dice = chance("walks", which)
    speed, length, way, yaw = dice.uniform(0.5, 4.0), dice.uniform(2.0, 3.0), *dice.uniform(-180, 180, 2)
    there = (speed * length * float(np.sin(np.radians(way))), 0.0, speed * length * float(np.cos(np.radians(way))))
    the = actor(move("walk" if speed < 2 else "run", 0, length, (0, 0, 0), there, yaw))
    assert sliding(the, -0.5, length + 0.5) < 0.005
    _, bones = film(the, -0.5, length + 0.5, 30)
    for side in "lr":
        ball = joint(the, bones, f"ball_{side}")[:, 1]
        assert ball.min() > the.rig.tail[the.rig.bone[f"foot_{side}"]][1] - 0.01


def test_a_walker_and_a_runner_keep_their_feet_planted() -> None:
    assert sliding(actor(move("walk", 0, 2, (0, 0, 0), (2, 0, 1), 90)), 0, 2.2) < 0.005
    assert sliding(actor(move("run", 0, 2, (0, 0, 0), (5, 0, 0), 0)), 0, 2.2) < 0.005


def test_the_foot_in_stance_stands_on_the_ground() -> None:
    the = actor(move("walk", 0, 4, (0, 0, 0), (5, 0, 0), 90))
    times, bones = film(the, 0, 4, 30)
    for side, steps in zip("lr", the.score.route.steps, strict=True):
        down = np.array([not any(s.lift < t < s.land for s in steps) for t in times])
        ankle = the.rig.at(f"foot_{side}") * [1, 0, 1]
        foot = bones[down][:, the.rig.bone[f"foot_{side}"]]
        heel, ball = (
            foot[:, 1, :3] @ (ankle + np.array([0, 0, z])) + foot[:, 1, 3] for z in (-the.rig.heel, the.rig.sole)
        )
        assert np.abs(np.minimum(heel, ball)).max() < 0.01


def angle(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    cosine = (np.einsum("tbij,tbij->tb", a, b) - 1) / 2
    return np.degrees(np.arccos(np.clip(cosine, -1, 1)))


@st.composite
def lists(draw: st.DrawFn) -> tuple[Move, ...]:
    """Random moves in a row, each from where the last one ended."""
    out, time, here = [], 0.0, (0.0, 0.0, 0.0)
    for _ in range(draw(st.integers(1, 5))):
        verb, length = draw(st.sampled_from(VERBS)), draw(st.floats(1.5, 4.0))
        there = here
        if verb in ("walk", "run"):
            there = (draw(st.floats(-2.5, 2.5)), 0.0, draw(st.floats(-1.5, 1.5)))
        out.append(move(verb, time, time + length, here, there, draw(st.floats(-180, 180)), target="TOM"))
        time, here = time + length + draw(st.sampled_from([0.0, 0.5])), there
    return tuple(out)


@pytest.mark.slow
@settings(max_examples=30, deadline=None, derandomize=True, phases=[Phase.generate])
@given(lists())
def test_nothing_jumps_and_nothing_breaks(moves: tuple[Move, ...]) -> None:
    the = actor(*moves, feelings=(feeling("fear"), feeling("joy", 1.5)), where=lambda id, time: (0.9, 1.6, 0.8))
    times, bones = film(the, -0.5, float(moves[-1].span.end) + 0.5)
    assert np.isfinite(bones).all()
    turns = bones[:, :, :, :3]
    assert np.allclose(turns @ turns.transpose(0, 1, 3, 2), np.eye(3), atol=1e-4)
    assert np.allclose(np.linalg.det(turns), 1, atol=1e-3)
    step = angle(turns[1:], turns[:-1])
    worst = np.unravel_index(step.argmax(), step.shape)
    assert step.max() < 70, f"{the.rig.names[worst[1]]} jumps {step.max():.0f} degrees at {times[worst[0]]:.2f} s"
    for upper, middle, end, sign in (("upperarm", "lowerarm", "hand", 1), ("thigh", "calf", "foot", -1)):
        for side in "lr":
            a, b, c = (joint(the, bones, f"{n}_{side}") for n in (upper, middle, end))
            hinge = turns[:, the.rig.bone[f"{upper}_{side}"]] @ (
                the.rig.fold["lr".index(side)] if sign > 0 else [-1, 0, 0]
            )
            bend = np.einsum("ti,ti->t", np.cross(b - a, c - b), hinge)
            assert bend.min() * sign > -1e-3 if sign > 0 else bend.max() < 1e-3


def test_a_pose_depends_on_its_time_alone() -> None:
    moves = move("walk", 0, 2, (0, 0, 0), (2, 0, 0), 90), move("talk", 2, 5, (2, 0, 0))
    look = (gaze("TOM", 0, 5),)
    first, second = (actor(*moves, where=lambda id, time: (3, 1.6, 1), gazes=look, mouth=speech(2.2)) for _ in range(2))
    for time in (3.1, 0.4, 4.9, -2.0, 1.7, 60.0):
        a, b = first.at(time), second.at(time)
        first.at(time + 1)
        assert a.bones.tobytes() == b.bones.tobytes() == first.at(time).bones.tobytes()
        assert a.face == b.face
        assert a.eyes == b.eyes


def test_bodies_end_where_the_plan_says() -> None:
    the = actor(move("walk", 0, 4, (0, 0, 0), (3, 0, -1), 20))
    assert np.allclose(the.root(4.3), (3, 0, -1), atol=0.02)
    assert np.degrees(the.yaw(4.5)) == pytest.approx(20, abs=2)
    assert the.head(4.5)[1] == pytest.approx(1.62, abs=0.06)


def test_sitting_brings_the_pelvis_over_the_seat() -> None:
    the = actor(move("sit", 0, 3, (1, 0, 0), yaw=90))
    pelvis = joint(the, the.at(3.0).bones[None].astype(np.float64), "pelvis")[0]
    assert pelvis[1] == pytest.approx(0.45 + the.rig.seat, abs=0.02)
    assert pelvis[0] == pytest.approx(1, abs=0.03)
    opened = actor(move("sit", -1, 3, (1, 0, 0), yaw=90))
    assert opened.head(-1.0)[1] == pytest.approx(the.head(3.2)[1], abs=0.03)


def test_eyes_meet_what_is_looked_at() -> None:
    there = (1.5, 1.4, 1.5)
    the = actor(move("stand", 0, 6), gazes=(gaze("TOM", 1, 6),), where=lambda id, time: there)
    pose = the.at(4.0)
    head = pose.bones[the.rig.bone["head"]].astype(np.float64)
    eye = head[:, :3] @ the.rig.eyes + head[:, 3]
    yaw, pitch = pose.eyes
    way = head[:, :3] @ [np.sin(yaw) * np.cos(pitch), np.sin(pitch), np.cos(yaw) * np.cos(pitch)]
    wanted = np.array(there) - eye
    assert np.degrees(np.arccos(way @ wanted / np.linalg.norm(wanted))) < 6
    assert abs(np.degrees(yaw)) < 30


def test_a_child_and_a_giant_walk_too() -> None:
    for scale in (0.6, 1.2):
        the = actor(move("walk", 0, 3, (0, 0, 0), (2.4, 0, 0), 90), move("sit", 3, 6, (2.4, 0, 0), yaw=0), scale=scale)
        _, bones = film(the, 0, 6, 8)
        assert np.isfinite(bones).all()


def test_no_moves_at_all_is_someone_standing() -> None:
    assert actor().at(1.0).bones.shape == (53, 3, 4)


@pytest.mark.slow
def test_a_pose_is_cheap() -> None:
    the = actor(
        move("talk", 0, 8), gazes=(gaze("TOM", 0, 8),), mouth=speech(0.5, 60), where=lambda id, time: (1, 1.6, 1)
    )
    start = clock.process_time()
    for k in range(200):
        the.at(k * 0.04)
    assert (clock.process_time() - start) / 200 < 0.004
