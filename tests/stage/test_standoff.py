"""Animals and people before them: nobody behind another, nothing at the lens, all that was asked for in the picture."""

from itertools import pairwise

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ciotat.core.space import facing
from ciotat.stage.camera import Framing, compose
from ciotat.stage.marks import Body
from ciotat.stage.passing import passing

from .sight import person, place, shot

ANNA, TOM = person("ANNA", 0.3, 0.0, 0.8), person("TOM", -0.6, 0.3, 0.8)


def wolf(id: str, x: float, z: float) -> Body:
    yaw = float(np.arctan2(-x, -z))
    feet = np.array([x, 0.0, z])
    return Body(id, "wolf", feet + facing(yaw) * 0.75 + np.array([0, 0.82, 0]), feet, yaw, 0.89, True, yaw)


def pack(far: float, bearing: float) -> list[Body]:
    turns = (bearing, bearing + 0.25, bearing - 0.25)
    return [wolf(f"W{k}", far * np.cos(t), far * np.sin(t)) for k, t in enumerate(turns)]


packs = st.builds(pack, st.floats(4.6, 12), st.sampled_from([0.75, np.pi - 0.75, -0.12, np.pi + 0.12]))


def seen(body: Body, framing: Framing) -> tuple[float, float, float]:
    return place(body.feet + np.array([0.0, 0.6 * body.height, 0.0]), framing.position, framing.target, framing.lens)


def composed(role: str, size: str, subjects: list[Body], everyone: list[Body], lens: float) -> Framing:
    asked = shot(role, size, tuple(b.id for b in subjects), lens)
    return compose(asked, {b.id: b for b in everyone}, inside=False)


@given(packs)
@settings(max_examples=30, deadline=None)
def test_all_of_a_pack_are_seen_from_before(wolves: list[Body]) -> None:
    framing = composed("master", "FS", wolves, [*wolves, ANNA, TOM], 60.0)
    for body in wolves:
        x, y, depth = seen(body, framing)
        assert depth > 1
        assert 0.02 <= x <= 0.98
        assert 0.05 <= y <= 0.95
        assert float(facing(body.yaw) @ (framing.position - body.feet)) > 0, "their faces, not their tails"
    assert min(float(np.hypot(*(p.feet - framing.position)[[0, 2]])) for p in (ANNA, TOM)) > 0.5


@given(packs)
@settings(max_examples=30, deadline=None)
def test_over_their_backs_the_people_are_seen(wolves: list[Body]) -> None:
    assume(np.hypot(*wolves[0].feet[[0, 2]]) < 10)
    framing = composed("over-shoulder", "WS", [ANNA, wolves[0], TOM, *wolves[1:]], [*wolves, ANNA, TOM], 35.0)
    for body in (ANNA, TOM):
        x, y, depth = seen(body, framing)
        assert 0.05 <= x <= 0.95
        assert 0.05 <= y <= 0.95
        assert depth > 3
    assert any(0 < seen(b, framing)[2] < seen(ANNA, framing)[2] and 0 < seen(b, framing)[0] < 1 for b in wolves)


@given(packs)
@settings(max_examples=30, deadline=None)
def test_both_sides_are_in_one_picture(wolves: list[Body]) -> None:
    assume(np.hypot(*wolves[0].feet[[0, 2]]) < 8)
    framing = composed("master", "WS", [ANNA, TOM, *wolves], [*wolves, ANNA, TOM], 35.0)
    places = [seen(body, framing) for body in (ANNA, TOM, *wolves)]
    assert all(0.03 <= x <= 0.97 and 0.05 <= y <= 0.95 and depth > 1 for x, y, depth in places)
    people, beasts = [x for x, _, _ in places[:2]], [x for x, _, _ in places[2:]]
    assert max(people) < min(beasts) or max(beasts) < min(people), "one side here, one side there"


def test_a_dog_at_ones_side_is_no_danger() -> None:
    beside = wolf("D", 0.9, 0.2)
    framing = composed("two-shot", "FS", [ANNA, beside], [ANNA, beside], 36.0)
    assert framing.position[2] >= 0.25


def test_faces_hands_and_the_whole_thing_are_seen_as_it_is_passed_on() -> None:
    near = person("TOM", -0.6, 0.0, np.pi / 2)
    lantern = Body("lantern", "prop", np.array([-0.3, 0.5, 0.0]), np.array([-0.3, 0.0, 0.0]), 0.0, 0.3, True, 0.0)
    framing = composed("insert", "CU", [lantern, near, ANNA], [lantern, near, ANNA], 82.0)
    middle = (near.feet + ANNA.feet) / 2 + np.array([0.0, 1.0, 0.0])
    x, y, _ = place(middle, framing.position, framing.target, framing.lens)
    assert 0.3 < x < 0.7
    assert 0.2 < y < 0.8
    for who in (near, ANNA):
        crown = who.feet + np.array([0.0, who.height, 0.0])
        assert 0.02 < place(crown, framing.position, framing.target, framing.lens)[1] < 0.25
    assert passing(lantern, [near]) is None


def test_it_grows_as_it_comes() -> None:
    sizes = []
    for far in (9.0, 7.0, 5.0):
        wolves = pack(far, 0.75)
        framing = composed("over-shoulder", "WS", [wolves[0], ANNA, TOM, *wolves[1:]], [*wolves, ANNA, TOM], 40.0)
        sizes.append(framing.lens / seen(wolves[0], framing)[2])
    assert all(a < b for a, b in pairwise(sizes))
