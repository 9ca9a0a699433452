"""Every prop is found by its words, stands on the floor and is the size of the real thing."""

import numpy as np
import pytest

from ciotat.stage.props import in_hand, prop, seat_height
from ciotat.stage.props.catalogue import HELD, WORDS, kind
from ciotat.stage.props.parts import assembled

BUILDINGS = {"airliner", "bungalow", "canopy", "day tower", "pavilion", "terminal", "tower"}


@pytest.mark.parametrize("name", sorted(WORDS))
@pytest.mark.parametrize("era", ["modern", "1900", "ancient"])
def test_a_prop_stands_on_the_floor(name: str, era: str) -> None:
    made = prop(name, era, "a")
    points = np.concatenate([m.position for m in made])
    assert -0.1 < points[:, 1].min() < 0.95
    assert np.ptp(points, axis=0).max() < (
        30.0 if name in BUILDINGS else 9.5 if name in ("chalk line", "stand", "wing", "yard wall") else 6.0
    )
    assert sum(len(m.index) for m in made) < 12_000
    assert all(np.isfinite(m.normal).all() for m in made)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("an old OIL LAMP", "lamp"),
        ("行李箱", "suitcase"),
        ("a red umbrella", "umbrella"),
        ("手枪", "pistol"),
        ("love letters", "letter"),
        ("the thing", "parcel"),
        ("书桌", "desk"),
        ("书", "book"),
        ("wooden chairs", "chair"),
    ],
)
def test_names_are_understood(name: str, what: str) -> None:
    assert kind(name) == what


def test_hands_hold_small_things() -> None:
    assert in_hand("letter")
    assert in_hand("灯笼")
    assert not in_hand("table")
    assert not in_hand("床")
    assert set(WORDS) >= HELD


def test_seats_have_a_height() -> None:
    assert seat_height("armchair") == pytest.approx(0.45)
    assert seat_height("bed") > 0.4


def test_chance_belongs_to_the_piece() -> None:
    one, two, other = (prop("bouquet", "1900", s) for s in ("a", "a", "b"))
    assert all(np.array_equal(m.position, n.position) for m, n in zip(one, two, strict=True))
    assert not all(
        m.position.shape == n.position.shape and np.array_equal(m.position, n.position)
        for m, n in zip(one, other, strict=False)
    )


def test_a_line_that_is_no_part_is_refused_with_its_words() -> None:
    with pytest.raises(ValueError, match="box nowhere"):
        assembled("box nowhere 1 1 1 @ 0 0 0")
    with pytest.raises(ValueError, match="box oak"):
        assembled("box oak 1 1 @ 0 0 0")


def test_parts_are_mirrored_and_repeated() -> None:
    one = assembled("box oak 0.1 1 0.1 @ 0.5 0 0")
    four = assembled("box oak 0.1 1 0.1 @ 0.5 0 0 mirror x2 0 0 1")
    assert len(one) == 1
    assert len(four) == 4
    assert sorted(round(float(m.position[:, 0].mean()), 3) for m in four) == [-0.5, -0.5, 0.5, 0.5]
