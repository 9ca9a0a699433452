"""Steps that gather speed: whoever starts to run takes short quick steps, never a lunge."""

from fractions import Fraction

import numpy as np
import pytest

from ciotat.core.time import Seconds, Span
from ciotat.direction.plan import Move
from ciotat.stage.motion.gait import NEAR, Stance
from ciotat.stage.motion.route import route

LEG = 0.9


@pytest.mark.parametrize(("far", "length"), [(4, Fraction(17, 10)), (6, Fraction(11, 5)), (9, Fraction(16, 5))])
def test_nobody_lunges_into_a_run(far: int, length: Fraction) -> None:
    here, there = (0.0, 0.0, 0.0), (float(far), 0.0, 0.0)
    wait = Move("a", "stand", Span(Seconds(-1), Seconds(1)), here, here, 90.0)
    run = Move("a", "run", Span(Seconds(0), Seconds(length)), here, there, 90.0)
    made = route((wait, run), Stance(0.09, 0.15, 0.0, LEG))
    times = np.arange(0, 5, 1 / 120)
    path = made.at(times)
    steps = sorted((s for side in made.steps for s in side), key=lambda s: s.lift)
    for step in steps[:-2]:
        body = [float(np.interp(step.land, times, path[:, k])) for k in (0, 1)]
        assert np.hypot(step.x - body[0], step.z - body[1]) < NEAR * LEG + 0.06
    assert all(step.land - step.lift < 0.6 for step in steps)
