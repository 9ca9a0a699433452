"""Where bodies are when a shot is composed."""

import numpy as np
import pytest

from ciotat.core.time import Span, seconds
from ciotat.direction.plan import Character, Move
from ciotat.stage.marks import body


def someone(species: str) -> Character:
    return Character("X", "X", species, "female", 30, {}, "en")


@pytest.mark.parametrize(("species", "ahead"), [("wolf", 0.75), ("human", 0.0)])
def test_beasts_have_their_eyes_before_their_middle(species: str, ahead: float) -> None:
    move = Move("X", "stand", Span(seconds(0), seconds(2)), (1.0, 0.0, -1.0), (1.0, 0.0, -1.0), 90.0)
    found = body(someone(species), (move,), seconds(1))
    assert found is not None
    assert np.allclose((found.eyes - found.feet)[[0, 2]], (ahead, 0.0), atol=0.03)
