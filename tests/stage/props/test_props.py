"""Every prop is found by its words, stands on the floor and is the size of the real thing."""

import numpy as np
import pytest

from ciotat.stage.props import in_hand, prop, seat_height
from ciotat.stage.props.catalogue import HELD, WORDS, kind


@pytest.mark.parametrize("name", sorted(WORDS))
@pytest.mark.parametrize("era", ["modern", "1900", "ancient"])
def test_a_prop_stands_on_the_floor(name: str, era: str) -> None:
    made = prop(name, era, "a")
    points = np.concatenate([m.position for m in made])
    assert -0.1 < points[:, 1].min() < 0.95
    assert np.ptp(points, axis=0).max() < 6.0
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
