"""Getting on a coach: what bears the feet."""

from fractions import Fraction

import numpy as np

from ciotat.core.time import Span
from ciotat.direction.plan import Move
from ciotat.stage.motion.boarding import railed, underfoot
from ciotat.stage.motion.channels import INDEX


def test_a_doorway_has_a_footboard_and_a_floor_and_all_else_is_as_it_was() -> None:
    step = Move("A", "walk", Span(Fraction(0), Fraction(1)), (0.95, 0.0, -1.2), (0.95, 0.45, -2.0), 180.0)

    def ground(x: float, z: float) -> float:
        return 0.0 if z > -1.9 else -0.95

    under = underfoot(ground, (step,))
    assert under(0.95, -1.2) == 0.0
    assert 0.3 < under(0.95, -1.7) < 0.45
    assert under(0.95, -2.0) == 0.45
    assert under(2.4, -2.0) == -0.95
    assert underfoot(ground, ()) is ground


def test_whoever_stands_in_a_doorway_holds_the_rail() -> None:
    there = (0.95, 0.45, -2.0)
    stands = Move("A", "stand", Span(Fraction(0), Fraction(3)), there, there, -14.0, "", "aboard")
    waits = Move("A", "stand", Span(Fraction(0), Fraction(3)), (0.0, 0.0, 0.0), (0.0, 0.0, 0.0), 0.0)
    times = np.linspace(0, 3, 31)
    held = railed(times, (stands,))
    assert held is not None
    assert held[0, INDEX["held_l"]] == 0
    assert held[20, INDEX["held_l"]] > 0.9
    assert railed(times, (waits,)) is None
