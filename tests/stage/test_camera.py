"""The camera stands where it may, and composes: headroom, look room, both of two people."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ciotat.core.time import seconds
from ciotat.direction.camera import lens_for
from ciotat.direction.style import named
from ciotat.stage.camera import Framing, compose, keys
from ciotat.stage.marks import Body, held

from .sight import person, place, shot

STYLE = named("classical")
ANGLES = st.sampled_from(["eye", "low", "high", "dutch"])
NEAR = ("FS", "MFS", "MS", "MCU", "CU", "ECU")
across, along = st.floats(-2.4, 2.4), st.floats(-1.4, 0.9)
turn, tall = st.floats(-np.pi, np.pi), st.floats(1.0, 1.95)


def somebody(id: str) -> st.SearchStrategy[Body]:
    return st.builds(lambda x, z, yaw, height: person(id, x, z, yaw, height), across, along, turn, tall)


def apart(*people: Body) -> None:
    """Nobody stands inside somebody else."""
    assume(all(np.hypot(*(a.feet - b.feet)[[0, 2]]) > 0.6 for a, b in pairwise(people)))


def seen(who: Body, framing: Framing) -> tuple[float, float, float]:
    return place(who.eyes, framing.position, framing.target, framing.lens)


def allowed(framing: Framing) -> bool:
    x, y, z = framing.position
    return bool(abs(x) <= 2.9 and z >= 0.25 and y > 0)


@given(somebody("A"), somebody("B"), st.sampled_from(NEAR), ANGLES)
@settings(max_examples=40, deadline=None)
def test_one_person_is_well_inside_the_picture(a: Body, b: Body, size: str, angle: str) -> None:
    apart(a, b)
    framing = compose(shot("single", size, ("A",), lens_for(size, STYLE), angle=angle), {"A": a, "B": b}, inside=True)
    x, y, depth = seen(a, framing)
    assert allowed(framing)
    assert depth > 0.3
    assert 0.1 <= x <= 0.9
    assert 0.12 <= y <= 0.9
    if size in ("MCU", "CU"):
        assert y <= 0.5


@given(somebody("A"), st.sampled_from(("MS", "MCU", "CU")))
@settings(max_examples=40, deadline=None)
def test_there_is_room_to_look_into(a: Body, size: str) -> None:
    framing = compose(shot("single", size, ("A",), lens_for(size, STYLE)), {"A": a}, inside=True)
    x, _, _ = seen(a, framing)
    gaze = a.eyes + 0.3 * np.array([np.sin(a.look), 0, np.cos(a.look)])
    towards = place(gaze, framing.position, framing.target, framing.lens)[0] - x
    assume(abs(towards) > 0.03)
    assert (x - 0.5) * towards <= 0.005, "who looks right stands left"


@given(somebody("A"), somebody("B"))
@settings(max_examples=40, deadline=None)
def test_two_people_are_both_in_a_two_shot(a: Body, b: Body) -> None:
    apart(a, b)
    framing = compose(shot("two-shot", "MS", ("A", "B"), lens_for("MS", STYLE)), {"A": a, "B": b}, inside=True)
    assert allowed(framing)
    for who in (a, b):
        x, y, depth = seen(who, framing)
        assert depth > 0.3
        assert 0.03 <= x <= 0.97
        assert 0.05 <= y <= 0.9


@given(st.floats(-0.3, 0.6), st.floats(0.9, 2.4), st.floats(-0.25, 0.25), st.floats(1.4, 1.95), st.booleans())
@settings(max_examples=40, deadline=None)
def test_over_a_shoulder_one_sees_both(z: float, far: float, slant: float, height: float, left: bool) -> None:
    side = -1.0 if left else 1.0
    a = person("A", side * far / 2, z, -side * np.pi / 2, height)
    b = person("B", -side * far / 2, float(np.clip(z + slant, -1.4, 0.9)), side * np.pi / 2)
    wanted = shot("over-shoulder", "MCU", ("A", "B"), lens_for("MCU", STYLE))
    framing = compose(wanted, {"A": a, "B": b}, inside=True)
    x, y, depth = seen(a, framing)
    assert allowed(framing)
    assert 0.1 <= x <= 0.9
    assert 0.12 <= y <= 0.5
    near, _, before = seen(b, framing)
    assert 0 < before < depth
    assert -0.25 <= near <= 1.25, "the shoulder holds an edge"
    assert (x - 0.5) * (near - 0.5) < 0 or abs(near - x) > 0.25


def framing(x: float, distance: float = 2.0) -> Framing:
    return Framing(np.array([x, 1.6, distance]), np.array([x, 1.5, 0.0]), 50.0, distance)


@pytest.mark.parametrize("camera", ["locked", "handheld", "pan", "push", "pull", "track"])
@given(st.lists(st.floats(-2, 2), min_size=2, max_size=8), st.integers(1, 40))
@settings(max_examples=20, deadline=None)
def test_keys_lie_at_growing_times(camera: str, path: list[float], halves: int) -> None:
    length = seconds(halves) / 2
    course = [(length * i / (len(path) - 1), framing(x)) for i, x in enumerate(path)]
    made = keys(shot("single", "MS", ("A",), 50, camera=camera, amount=0.7), course, 2.8)
    assert made[0].time == 0
    assert all(a.time < b.time for a, b in pairwise(made))
    assert made[-1].time in (0, length)
    if camera in ("locked", "handheld", "pan"):
        assert len({key.position for key in made}) == 1, "a tripod stands"


@given(st.floats(0, 1), st.floats(1.0, 5.0))
def test_a_push_comes_nearer_and_a_pull_goes_away(amount: float, distance: float) -> None:
    course = [(seconds(t), framing(0.5, distance)) for t in (0, 4)]
    far = {}
    for camera in ("push", "pull"):
        made = keys(shot("single", "CU", ("A",), 85, camera=camera, amount=amount), course, 2.0)
        far[camera] = [float(np.linalg.norm(np.subtract(k.position, k.target))) for k in made]
    assert far["push"][-1] < 0.97 * far["push"][0]
    assert far["pull"] == far["push"][::-1]


def test_a_dutch_angle_leans() -> None:
    made = keys(
        shot("single", "MS", ("A",), 50, angle="dutch"), [(seconds(0), framing(0)), (seconds(4), framing(0))], 2
    )
    assert made[0].roll != 0


def sliver(other: Body, framing: Framing) -> bool:
    """Whether a shoulder of somebody near shows at the edge of the picture, and little more."""
    x, _, depth = seen(other, framing)
    half = 0.32 * framing.lens / depth / 36 if depth > 0.3 else 0.0
    shown = min(x + half, 1.0) - max(x - half, 0.0)
    return 0.0 < shown < 0.7 * half and depth < 1.4 * framing.focus


@pytest.mark.parametrize("size", ["MCU", "CU"])
def test_nobody_shows_only_a_shoulder(size: str) -> None:
    alone = person("A", 0.0, -0.4, 0.5)
    others = [person("B", x, z, -0.5) for x in np.arange(-2.0, 2.1, 0.25) for z in (-0.8, -0.4, 0.1) if abs(x) > 0.7]
    wanted = shot("single", size, ("A",), lens_for(size, STYLE))  # type: ignore[arg-type]
    cut = [other for other in others if sliver(other, compose(wanted, {"A": alone, "B": other}, inside=False))]
    assert len(cut) <= 3, [other.feet for other in cut]


@given(st.lists(st.tuples(across, along), min_size=1, max_size=6), st.sampled_from(["EWS", "WS"]))
@settings(max_examples=40, deadline=None)
def test_nobody_hides_what_comes_down_the_line(waiting: list[tuple[float, float]], size: str) -> None:
    people = [person(f"WAITING {k}", x, z, 0.0) for k, (x, z) in enumerate(waiting)]
    feet = np.array([-60.0, 0.0, -3.2])
    train = Body("TRAIN", "train", feet + np.array([0.0, 1.9, 0.0]), feet, 0.0, 4.0, True, 0.0)
    present = {body.id: body for body in (train, *people)}
    framing = compose(shot("establishing", size, ("TRAIN",), 24.0), present, False)
    line = train.eyes - framing.position
    for body in people:
        share = float((body.feet - framing.position)[0] / line[0])
        there = framing.position + line * share
        hidden = 0 < share < 1 and abs(there[2] - body.feet[2]) < 0.3 and there[1] < body.height
        assert not hidden


@pytest.mark.parametrize("far", [1.0, 1.35, 2.1])
@pytest.mark.parametrize("size", ["MS", "MCU", "CU"])
def test_the_shoulder_fills_a_fifth_to_a_third_and_hides_no_face(far: float, size: str) -> None:
    a, b = person("A", far / 2, 0.0, -np.pi / 2), person("B", -far / 2, 0.0, np.pi / 2)
    wanted = shot("over-shoulder", size, ("A", "B"), lens_for(size, STYLE))  # type: ignore[arg-type]
    framing = compose(wanted, {"A": a, "B": b}, inside=False)
    x, _, _ = seen(a, framing)
    near, _, before = seen(b, framing)
    half = 0.2 * framing.lens / before / 36
    shown = min(near + half, 1.0) - max(near - half, 0.0)
    assert 0.16 <= shown <= 0.42, "shoulder and head"
    assert abs(x - near) > half * 0.8, "the face is free"


def test_one_who_speaks_alone_in_the_picture_is_alone_in_it() -> None:
    a, b = person("A", -0.68, 0.0, 1.17), person("B", 0.68, 0.0, -1.17)
    for who, other in ((a, b), (b, a)):
        for size in ("MCU", "CU"):
            wanted = shot("single", size, (who.id,), lens_for(size, STYLE))  # type: ignore[arg-type]
            framing = compose(wanted, {"A": a, "B": b}, inside=False)
            x, _, depth = seen(other, framing)
            half = 0.37 * framing.lens / depth / 36
            assert x + half < 0.02 or x - half > 0.98


def test_an_insert_shows_hands_from_above_and_no_body() -> None:
    who = person("A", 0.5, 0.0, -1.0)
    point = held(who, "letter")
    letter = Body("letter", "prop", point, point * [1, 0, 1], who.yaw, 0.3, True, who.yaw)
    framing = compose(shot("insert", "CU", ("letter", "A"), 82.0), {"A": who, "letter": letter}, inside=False)
    x, y, depth = seen(letter, framing)
    assert 0.2 < x < 0.8
    assert 0.15 < y < 0.7
    assert depth * 20.25 / framing.lens < 0.35
    assert framing.position[1] > letter.eyes[1] + 0.3
    _, chest, _ = place(
        who.feet + np.array([0.0, 0.78 * who.height, 0.0]), framing.position, framing.target, framing.lens
    )
    assert not 0.05 < chest < 0.95


@pytest.mark.parametrize("size", ["EWS", "WS", "FS", "MFS", "MS"])
def test_a_train_whose_engine_has_rolled_past_is_seen_with_the_people(size: str) -> None:
    feet = np.array([18.22, 0.0, -3.2])
    train = Body("TRAIN", "train", feet + np.array([0.0, 1.9, 0.0]), feet, 1.57, 4.0, True, 1.57)
    who = person("A", 0.5, 0.0, 0.3)
    wanted = shot("master", size, ("TRAIN", "A"), lens_for(size, STYLE), angle="low")  # type: ignore[arg-type]
    framing = compose(wanted, {"TRAIN": train, "A": who}, inside=False)
    x, y, depth = seen(who, framing)
    assert 0.1 < x < 0.9
    assert 0.1 < y < 0.8
    assert depth < 9


def test_the_second_look_at_a_letter_is_its_readers_too_and_closer() -> None:
    who = person("A", 0.5, 0.0, -1.0)
    point = held(who, "letter")
    letter = Body("letter", "prop", point, point * [1, 0, 1], who.yaw, 0.3, True, who.yaw)
    first, second = (
        compose(shot("insert", size, ("letter", "A"), 82.0), {"A": who, "letter": letter}, inside=False)  # type: ignore[arg-type]
        for size in ("CU", "ECU")
    )
    for framing in (first, second):
        assert (framing.target - framing.position)[[0, 2]] @ (point - who.feet)[[0, 2]] > 0, "from the reader's side"
    assert second.lens / second.focus > 1.2 * first.lens / first.focus
